"""The same drafts, with true and with false claims, before this program and before others that check claims.

    python benchmarks/peers.py --peers PYTHON [--number 400] [--facts FILE]

PYTHON is that of a virtual environment of its own with `onus`, `groundrails` and `claimproofkit`; those that are not
there are left out. The drafts are written from a registry (`tests/generator`); the peers are given the same facts as
one sentence each, in the words in which the drafts are written, since they read evidence and no registry. `onus` runs
without a model, `groundrails` with its lexical layers, for neither model may be had without a network.

"Caught" is a false claim that the tool contradicts or finds unsupported, "called right" one that it supports. A tool
that finds nothing supported catches everything: read the two halves of the table together.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from corpus import ROOT

sys.path.insert(0, str(ROOT / "tests"))

from generator import World, outcome, read_world, write

from factcheck.intervals import parse_edtf, say
from factcheck.registry import open_registry

# Each reads {"evidence": [...], "drafts": [...]} and prints one of "right", "wrong", "unsupported", "silent" for each.
_PEERS = {
    "onus --no-llm": """
import json, pathlib, sys, tempfile
from onus import evidence, settings
from onus.engine import check
given = json.load(open(sys.argv[1], encoding="utf-8"))
known = evidence.load(texts=given["evidence"])
verdicts = []
with tempfile.TemporaryDirectory() as folder:
    path = pathlib.Path(folder, "draft.txt")
    chosen = settings.load(None, start=path.parent)
    chosen.llm = False
    for draft in given["drafts"]:
        path.write_text(draft, encoding="utf-8")
        result = check(path, known, chosen)
        verdicts.append("unsupported" if result.sorted() else "right" if result.claims else "silent")
print(json.dumps(verdicts))
""",
    "groundrails, lexical": """
import contextlib, io, json, re, sys, tempfile
import groundrails
given = json.load(open(sys.argv[1], encoding="utf-8"))
verdicts = []
with tempfile.TemporaryDirectory() as home, contextlib.redirect_stdout(io.StringIO()):
    groundrails.init(models="none", wordnet=False, home=home)
    known = {"facts": "\\n\\n".join(given["evidence"])}
    for draft in given["drafts"]:
        found = [groundrails.ground(s, known, semantic=False) for s in draft.splitlines() if s.strip()]
        wrong = any(str(m.match_type) == "contradicted" for m in found)
        verdicts.append("wrong" if wrong else "right" if all(m.grounded for m in found) else "unsupported")
print(json.dumps(verdicts))
""",
    "claimproofkit": """
import json, sys
from claimproofkit import APPROVED_STATUSES, ClaimVerifier, EvidencePassage, SourceType, SupportStatus
given = json.load(open(sys.argv[1], encoding="utf-8"))
known = [EvidencePassage(id=str(n), source="registry", source_type=SourceType.EVIDENCE, text=text)
         for n, text in enumerate(given["evidence"])]
verdicts = []
for draft in given["drafts"]:
    found = [verdict.status for verdict in ClaimVerifier().verify_document(draft, known).verdicts]
    verdicts.append("silent" if not found else "wrong" if SupportStatus.CONTRADICTED in found
                    else "right" if all(status in APPROVED_STATUSES for status in found) else "unsupported")
print(json.dumps(verdicts))
""",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers")
    parser.add_argument("--number", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--facts", type=Path, nargs="*", default=[ROOT / "tests" / "facts" / "camford.yaml"])
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "facts"
        folder.mkdir()
        for path in arguments.facts:
            shutil.copy(path, folder)
        world = read_world(folder)
        drafts = list(write(world, arguments.seed, arguments.number))
        registry = open_registry([folder], cache=Path(scratch) / "cache")
        names = {"conflict": "wrong", "match": "right", "silent": "unsupported"}
        verdicts = {"factcheck": [names[outcome(draft, registry)[0]] for draft in drafts]}
        given = Path(scratch) / "given.json"
        given.write_text(json.dumps({"evidence": sentences(world), "drafts": [d.text for d in drafts]}), "utf-8")
        for name, script in _PEERS.items() if arguments.peers else ():
            done = subprocess.run(
                [arguments.peers, "-c", script, str(given)], capture_output=True, text=True, cwd=scratch
            )
            if done.returncode:
                print(f"{name}: cannot be run: {done.stderr.strip().splitlines()[-1]}", file=sys.stderr)
            else:
                verdicts[name] = json.loads(done.stdout.strip().splitlines()[-1])
    true, false = (sum(d.true is kind for d in drafts) for kind in (True, False))
    print(f"{true} drafts with a true claim, {false} with a false one; {len(sentences(world))} facts")
    print(f"{'':22}{'of the true ones':^38}{'of the false ones':^38}")
    print(f"{'':22}" + 2 * f"{'right':>9}{'unsupp.':>9}{'wrong':>9}{'silent':>9}  ")
    for name, found in verdicts.items():
        cells = ""
        for kind, whole in ((True, true), (False, false)):
            counts = Counter(verdict for verdict, draft in zip(found, drafts, strict=True) if draft.true is kind)
            cells += "".join(
                f"{100 * counts[verdict] / whole:8.1f}%" for verdict in ("right", "unsupported", "wrong", "silent")
            )
            cells += "  "
        print(f"{name:22}{cells}")


def sentences(world: World) -> list[str]:
    """The registry's facts, a sentence each."""
    said = []
    for post in world.records["posts"]:
        for holder in post.get("holders", ()):
            said.append(f"{holder['person']} {_when(holder)} {post['label']}{_dates(holder)}.")
    for person in world.records["people"]:
        for party in person.get("parties", ()):
            said.append(f"{person['name']} {_when(party)} {party['party']}{_dates(party)}.")
        for honour in person.get("honorifics", ()):
            if "prefix" in honour:
                said.append(f"{person['name']} {_when(honour)} {honour['prefix']} {person['name']}{_dates(honour)}.")
    for event in world.records["events"]:
        date = event.get("date") or event.get("held")
        if date:
            said.append(f"The {event['name']} of {event.get('of', '')} took place on {say(parse_edtf(str(date)))}.")
    for figure in world.records["figures"]:
        said.append(f"The {figure['property']} of {figure['subject']} was {figure['value']}.")
    for rating in world.records["ratings"]:
        when = rating.get("published") or rating.get("inspected")
        said.append(
            f"{rating['subject']} was rated {rating['grade']} by {rating['issuer']} in {say(parse_edtf(str(when)))}."
        )
    return said


def _when(fact: dict[str, object]) -> str:
    return "was" if "until" in fact else "has been" if "from" in fact else "is"


def _dates(fact: dict[str, object]) -> str:
    start, end = (say(parse_edtf(str(fact[key]))) if key in fact else "" for key in ("from", "until"))
    if start and end:
        return f" from {start} until {end}"
    return f" since {start}" if start else f" until {end}" if end else ""


if __name__ == "__main__":
    main()
