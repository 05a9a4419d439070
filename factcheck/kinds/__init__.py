"""The kinds of claim. A kind is a module with `KIND`, `read(draft, registry)` and `judge(claim, case)`; a new one is
added to this list.
"""

from __future__ import annotations

from . import date, event, figure, name, quote, rating, role, statement

KINDS = (name, role, event, date, figure, rating, quote, statement)
