"""The base of the nouns: `msgspec.Struct`, whose objects are made in C, immutable ones too.

msgspec looks for `typing_extensions` first, which another program may have installed, and which loads `inspect` and
`ast`: an eighth of a check's start (2026-11). Failing that it takes the same names from `typing`, which has had them
since Python 3.11. So that module is out of sight while msgspec is loaded.
"""

from __future__ import annotations

import sys
from typing import Any

_modules: dict[str, Any] = sys.modules
_hidden = "typing_extensions" not in _modules
if _hidden:
    _modules["typing_extensions"] = None
try:
    from msgspec import Struct, field
    from msgspec.structs import replace
finally:
    if _hidden:
        del _modules["typing_extensions"]

__all__ = ["Struct", "field", "replace"]
