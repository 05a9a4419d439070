"""Measures the check against documents: benchmarks/documents.py FILE.jsonl

Each line is a pair of summaries: `article`, `reference_summary` (supported by it), `edited_summary` (the same with one
human-made error) and `error_type`, as in BUMP (Ma and others 2023, "BUMP: a benchmark of unfaithful minimal pairs").
The article is the document, each summary in turn the draft. The articles carry no date, and nothing in a pair may
depend on one: both are read as of the same day, 1 June 2015.

Prints, of the supported summaries, how many have a conflict (each different one counts once); of the edited ones, by
type of error, how many have a conflict anywhere and at the edit, how many are called a match at the edit, and in how
many the edited summary comes out worse than its supported twin: more conflicts, else more unsupported claims. The edit
is what differs between the two, word by word.

    --true FILE     count the conflicts on true copy, too: the texts of FILE (JSON lines with `text` or `article`)
                    against every other of their own sentences, and against the reports before and after them
    --conflicts     list the conflicts on supported summaries
    --missed TYPE   list the edited summaries of a type ("entity") without a conflict
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path

from factcheck.check import check
from factcheck.documents.library import Library
from factcheck.documents.shelf import open_library
from factcheck.records import Article, Finding, Report, Span, Verdict
from factcheck.registry import Registry, open_registry
from factcheck.text.sentences import split_sentences

DAY = date(2015, 6, 1)
_WORD = re.compile(r"\w+(?:['’-]\w+)*|\S")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--true", type=Path, action="append", default=[])
    parser.add_argument("--conflicts", action="store_true")
    parser.add_argument("--missed", default="")
    options = parser.parse_args(arguments)
    try:
        pairs = rows_of(options.file)
        stories = {path.name: list(dict.fromkeys(map(text_of, rows_of(path)))) for path in options.true}
    except OSError as error:
        print(f"{options.file}: {(error.strerror or str(error)).lower()}", file=sys.stderr)
        return 2
    except ValueError as error:
        print(f"{options.file}: not a file of JSON lines: {error}", file=sys.stderr)
        return 2
    measure(pairs, options.conflicts, options.missed)
    for name, texts in stories.items():
        measure_true(name, texts, options.conflicts)
    return 0


def rows_of(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def text_of(row: dict[str, str]) -> str:
    return row.get("text") or row["article"]


def measure(pairs: Sequence[dict[str, str]], conflicts: bool, missed: str) -> None:
    registry = open_registry([])
    supported: dict[tuple[str, str], Report] = {}
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    began = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        for pair in pairs:
            library = document(pair["article"], folder)
            key = (pair["article"], pair["reference_summary"])
            reference = draft(pair["reference_summary"], registry, library)
            supported[key] = reference
            edited = draft(pair["edited_summary"], registry, library)
            edits = list(changed(pair["reference_summary"], pair["edited_summary"]))
            for kind in (pair["error_type"], "All"):
                tally(counts[kind], reference, edited, edits)
            if missed and missed.lower() in pair["error_type"].lower() and not edited.count(Verdict.CONFLICT):
                marks = ", ".join(span.of(pair["edited_summary"]) for span in edits)
                print(f"{pair.get('id', '')} {pair['error_type']}: [{marks}] {pair['edited_summary']}")
    seconds = time.process_time() - began
    wrong = [report for report in supported.values() if report.count(Verdict.CONFLICT)]
    if conflicts:
        for report in wrong:
            for finding in report.findings:
                if finding.verdict is Verdict.CONFLICT:
                    print(f"{finding.code} {finding.text!r}: {finding.message}")
    print(f"supported summaries with a conflict  {share(len(wrong), len(supported))} of {len(supported)}")
    print(f"{'edited':32} {'pairs':>5} {'conflict':>9} {'at edit':>8} {'no match':>9} {'worse':>7}")
    for kind in sorted(counts, key=lambda name: (name == "All", name)):
        row = counts[kind]
        cells = (share(row[name], row["pairs"]) for name in ("conflict", "at edit", "no match", "worse"))
        print("{:32} {:5} {:>9} {:>8} {:>9} {:>7}".format(kind, row["pairs"], *cells))
    two = {name: sum(counts[k][name] for k in counts if "Circumstance" in k or "Entity" in k) for name in counts["All"]}
    cells = (share(two[name], two["pairs"]) for name in ("conflict", "at edit", "no match", "worse"))
    print("{:32} {:5} {:>9} {:>8} {:>9} {:>7}".format("Circumstance and Entity", two["pairs"], *cells))
    print(f"{1000 * seconds / max(1, len(pairs)):.0f} ms of processor time a pair")


def measure_true(name: str, texts: Sequence[str], conflicts: bool) -> None:
    """A story and half of its own sentences cannot contradict each other, and reports on other events should not."""
    registry = open_registry([])
    halves, others = set(), set()
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(texts):
            sentences = [text[one.span.start : one.span.end] for one in split_sentences(text, Span(0, len(text)))]
            story = "\n\n".join(sentences)
            for first in (0, 1):
                library = document("\n\n".join(sentences[first::2]), folder)
                halves |= {(number, first, *one) for one in refuted(draft(story, registry, library))}
            for step in (-2, -1, 1, 2):
                library = document(texts[(number + step) % len(texts)], folder)
                others |= {(number, step, *one) for one in refuted(draft(text, registry, library))}
    print(f"{name}: {len(texts)} true stories")
    print(f"  against every other of their own sentences  {len(halves):4} conflicts in {2 * len(texts)} checks")
    print(f"  against reports on other events             {len(others):4} conflicts in {4 * len(texts)} checks")
    if conflicts:
        for _, _, code, words, message in sorted(halves | others):
            print(f"{code} {words!r}: {message}")


def refuted(report: Report) -> set[tuple[str, str, str]]:
    """The conflicts with the document; those of a story with itself are not counted."""
    return {
        (finding.code, finding.text, finding.message)
        for finding in report.findings
        if finding.verdict is Verdict.CONFLICT and finding.kind == "statement" and "article.txt" in finding.message
    }


def document(text: str, folder: str) -> Library:
    path = os.path.join(folder, "article.txt")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return open_library(given=[path])


def draft(text: str, registry: Registry, library: Library) -> Report:
    return check(Article("summary", text, DAY, body=Span(0, len(text))), registry, library)


def changed(before: str, after: str) -> Iterator[Span]:
    """The stretches of `after` that differ from `before`; where words were only taken out, the words around."""
    left, right = list(_WORD.finditer(before)), list(_WORD.finditer(after))
    matcher = SequenceMatcher(None, [m.group() for m in left], [m.group() for m in right], autojunk=False)
    for what, _, _, first, last in matcher.get_opcodes():
        if what != "equal" and right:
            start, end = (first, last) if last > first else (max(0, first - 1), min(len(right), first + 1))
            yield Span(right[start].start(), right[end - 1].end())


def tally(row: dict[str, int], reference: Report, edited: Report, edits: Sequence[Span]) -> None:
    at_edit = [f for f in edited.findings if any(f.span.overlaps(edit) for edit in edits)]
    row["pairs"] += 1
    row["conflict"] += edited.count(Verdict.CONFLICT) > 0
    row["at edit"] += any(f.verdict is Verdict.CONFLICT for f in at_edit)
    row["no match"] += not any(f.verdict is Verdict.MATCH for f in at_edit)
    row["worse"] += badness(edited.findings) > badness(reference.findings)


def badness(findings: Sequence[Finding]) -> tuple[int, int]:
    verdicts = [finding.verdict for finding in findings]
    return verdicts.count(Verdict.CONFLICT), verdicts.count(Verdict.UNSUPPORTED)


def share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else "-"


if __name__ == "__main__":
    sys.exit(main())
