"""Puts together the spells in which people held one post, as sets of data give them in pieces."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from ...intervals import Period
from .common import Data, read_date

DAY = timedelta(days=1)
# Parliament is dissolved 25 working days before the poll (Dissolution and Calling of Parliament Act 2022, schedule).
# Stories go on calling somebody who is re-elected the member, and lists have no seat for those weeks.
DISSOLUTION = timedelta(days=60)


def joined(holders: list[Data], gap: timedelta = DAY) -> list[Data]:
    """Holders in the order of their spells; those of one person, status and party are one unless a `gap` parts them.

    Whoever is reappointed on the next day has held the post all along. A spell without a start began before all others.
    """
    found: list[Data] = []
    latest: dict[tuple[str, str, str], Data] = {}
    for holder in sorted(holders, key=_order):
        key = (holder["person"], holder.get("status", ""), holder.get("party", ""))
        before = latest.get(key)
        if before is not None and _touch(before, holder, gap):
            if before.get("until") and (not holder.get("until") or _end(holder) > _end(before)):
                before["until"] = holder.get("until", "")
            if holder.get("note") and holder["note"] not in before.get("note", ""):
                before["note"] = "; ".join(filter(None, (before.get("note", ""), holder["note"])))
            continue
        latest[key] = holder = dict(holder)
        found.append(holder)
    return found


def _order(holder: Data) -> tuple[date, date, str]:
    return _start(holder), _end(holder), holder["person"]


def _start(holder: Data) -> date:
    return read_date(holder["from"]).start if holder.get("from") else date.min


def _end(holder: Data) -> date:
    return read_date(holder["until"]).end if holder.get("until") else date.max


def _touch(before: Data, after: Data, gap: timedelta) -> bool:
    end = _end(before)
    return end == date.max or _start(after) - end <= gap


def one_at_a_time(holders: list[Data]) -> bool:
    """Whether no two people certainly held the post on one day, handovers and those who stood in left aside."""
    periods = [
        Period(*(read_date(one[end]) if one.get(end) else None for end in ("from", "until")))
        for one in sorted(holders, key=_order)
        if not one.get("status")
    ]
    if any(one.starts is None for one in periods[1:]):
        return False
    latest = periods[:1]
    for one, after in pairwise(periods):
        if latest[0].overlaps(after) or one.overlaps(after):
            return False
        if _last(after) > _last(latest[0]):
            latest = [after]
    return True


def _last(period: Period) -> date:
    return period.ends.end if period.ends else date.max
