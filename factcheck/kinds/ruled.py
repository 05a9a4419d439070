"""Where rulings decide: a claim that an editor has ruled on gets that verdict, with who decided, when and why."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from ..intervals import Interval
from ..mentions import read_draft
from ..records import Article, Claim, Evidence, Finding, Ruling, Span, Verdict
from ..registry import Registry
from ..registry.rulings import key, same_things, same_words
from ..structs import Struct, replace
from .case import Case
from .meaning import Meaning, meaning

Pair = tuple[Claim, Finding]

# What the calendar says is nobody's to confirm otherwise.
CALENDAR = frozenset({"date/weekday", "date/impossible"})
_VERDICTS = {"confirmed": Verdict.MATCH, "wrong": Verdict.CONFLICT}
_VERBS = {"confirmed": "confirmed this", "wrong": "found this wrong", "accepted": "accepted this"}


class Ruled(Struct, frozen=True):
    """The findings of an article after its rulings; `accepted` are those that a ruling has silenced, each with it."""

    findings: tuple[Finding, ...]
    accepted: tuple[tuple[Finding, Ruling], ...] = ()


def rule(pairs: Sequence[Pair], case: Case) -> Ruled:
    """Puts the verdict of a ruling in the place of a finding's, where one counts for its claim.

    A ruling counts for the claim that it was made on: one of the same kind with the same parts about the same people
    and things (`registry.rulings`), until its date and in its article if it has these. One about the present counts
    for no earlier article. Of several the one for this article goes first, then the latest; two of one day that differ
    decide nothing, and the finding names both. A fact that began after the ruling was made outweighs it.
    """
    docket = _Docket(pairs, case)
    findings, accepted = [], []
    for claim, finding in pairs:
        rulings = docket.on(claim, finding)
        if len({ruling.ruling for ruling in rulings}) > 1:
            findings.append(_undecided(finding, rulings))
            continue
        settled = finding.verdict == Verdict.MATCH and rulings and rulings[0].ruling != "wrong"
        if not rulings or settled or (finding.code in CALENDAR and rulings[0].ruling == "confirmed"):
            findings.append(finding)
        elif _outlived(rulings[0], finding):
            findings.append(replace(finding, evidence=(*finding.evidence, _evidence(rulings[0]))))
        elif rulings[0].ruling == "accepted":
            accepted.append((finding, rulings[0]))
        else:
            findings.append(_decided(finding, rulings[0]))
    return Ruled(tuple(findings), tuple(accepted))


def read_claims(text: str, published: Interval, registry: Registry) -> tuple[list[Claim], Case]:
    """The claims of all kinds in a sentence or two that stand alone, read as of a date."""
    from . import KINDS

    draft = read_draft(Article("", text, published.end, body=Span(0, len(text))), registry)
    claims = sorted((claim for kind in KINDS for claim in kind.read(draft, registry)), key=lambda claim: claim.span)
    return claims, Case(draft, registry, claims)


class _Docket:
    """The rulings that bear on one article, looked up at once."""

    def __init__(self, pairs: Sequence[Pair], case: Case) -> None:
        self._case = case
        self._meanings: dict[int, tuple[Meaning, str]] = {}
        for claim, _ in pairs:
            found = meaning(claim, case)
            if found:
                self._meanings[id(claim)] = found, key(claim.kind, found.parts)
        self._by_key: dict[str, list[tuple[Ruling, dict[str, Sequence[str]]]]] = {}
        for ruling in case.registry.rulings_on({one for _, one in self._meanings.values()}):
            parts: dict[str, Sequence[str]] = dict(ruling.means)
            self._by_key.setdefault(key(ruling.kind, parts), []).append((ruling, parts))
        self._in_words = case.registry.rulings_in_words({token.lower for token in case.draft.tokens})
        for ruling in self._in_words:
            self._read(ruling)

    def _read(self, ruling: Ruling) -> None:
        """Files a ruling that has only words under what they say, if they make one claim of its kind."""
        claims, alone = read_claims(ruling.claim, ruling.on, self._case.registry)
        claims = [claim for claim in claims if claim.kind == ruling.kind]
        if ruling.kind == "statement":
            claims = [claim for claim in claims if getattr(claim.content, "unit", None) is None]
        found = meaning(claims[0], alone) if len(claims) == 1 else None
        if found and found.general:
            parts: dict[str, Sequence[str]] = dict(found.parts)
            self._by_key.setdefault(key(ruling.kind, parts), []).append((ruling, parts))

    def on(self, claim: Claim, finding: Finding) -> list[Ruling]:
        """The rulings that decide a claim: those of the first rank among all that count for it."""
        found = [ruling for ruling in self._candidates(claim, finding) if self._in_force(ruling)]
        if not found:
            return []
        first = max(map(_rank, found))
        return [ruling for ruling in found if _rank(ruling) == first]

    def _candidates(self, claim: Claim, finding: Finding) -> Iterable[Ruling]:
        mine = self._meanings.get(id(claim))
        if mine:
            found, own_key = mine
            for ruling, parts in self._by_key.get(own_key, ()):
                told = found.general or bool(ruling.article)
                if told and same_things(claim.kind, found.parts, parts) and not self._earlier(parts):
                    yield ruling
        for ruling in self._in_words:
            # In its own article the words as they stand are enough.
            if ruling.article and ruling.kind == claim.kind and same_words(ruling.claim, finding.text):
                yield ruling

    def _earlier(self, parts: dict[str, Sequence[str]]) -> bool:
        """Whether this article is from before the time that a ruling speaks of; its parts are dates in EDTF."""
        return any(self._case.draft.article.published.isoformat() < since for since in parts.get("since", ()))

    def _in_force(self, ruling: Ruling) -> bool:
        article = self._case.draft.article
        if ruling.until and ruling.until.end < article.published:
            return False
        return not ruling.article or _is_article(article.path, ruling.article)


def _is_article(path: str, named: str) -> bool:
    """Whether a ruling's `article` is the article at a path: the end of its whole path, folder by folder."""
    whole = os.path.abspath(path).replace(os.sep, "/").split("/")
    ends = [part for part in named.replace("\\", "/").split("/") if part not in ("", ".")]
    return whole[len(whole) - len(ends) :] == ends


def _rank(ruling: Ruling) -> tuple[bool, str]:
    return bool(ruling.article), ruling.on.end.isoformat()


def _outlived(ruling: Ruling, finding: Finding) -> bool:
    """Whether a fact against the ruling began only after it was made: the ruling knew nothing of it."""
    starts = [one.period.starts for one in finding.evidence if one.period.starts]
    against = finding.verdict == (Verdict.MATCH if ruling.ruling == "wrong" else Verdict.CONFLICT)
    return against and any(start.start > ruling.on.end for start in starts)


def _decided(finding: Finding, ruling: Ruling) -> Finding:
    return replace(
        finding,
        verdict=_VERDICTS[ruling.ruling],
        code=f"{finding.kind}/ruled-{ruling.ruling}",
        message=f"{says(ruling)}.",
        suggestion=None,
        evidence=(_evidence(ruling),),
    )


def _undecided(finding: Finding, rulings: Sequence[Ruling]) -> Finding:
    words = "; ".join(says(ruling) for ruling in rulings)
    return replace(
        finding,
        verdict=Verdict.UNSUPPORTED,
        code=f"{finding.kind}/ruled-twice",
        message=f"Two rulings of one day differ: {words}.",
        suggestion=None,
        evidence=tuple(map(_evidence, rulings)),
    )


def says(ruling: Ruling) -> str:
    """Who decided what, when and why: "Jo Pell confirmed this on 21 March 2024: minutes, page 3"."""
    because = ruling.because or "; ".join(source.title or source.url for source in ruling.sources)
    return f"{ruling.by} {_VERBS[ruling.ruling]} on {ruling.on}" + (f": {because.rstrip('.')}" if because else "")


def _evidence(ruling: Ruling) -> Evidence:
    source = ruling.sources[0] if ruling.sources else None
    return Evidence(
        f"Ruling of {ruling.by}, {ruling.on}: “{ruling.claim}” is {ruling.ruling}", ruling.where, source=source
    )


def silenced(ruled: Ruled) -> list[str]:
    """What the reader of a report is told of the findings that are not in it."""
    return [
        f"“{' '.join(finding.text.split())}”: {says(ruling)} ({ruling.where})" for finding, ruling in ruled.accepted
    ]
