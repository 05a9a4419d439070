"""Copy for the benchmarks: the stories that the tests keep, and articles of a given length made of their paragraphs."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CLEAN = ROOT / "tests" / "articles" / "clean"


def paragraphs() -> list[str]:
    """The paragraphs of all stories under tests/articles/clean."""
    found = []
    for path in sorted(CLEAN.rglob("*")):
        if path.suffix in (".txt", ".md"):
            text = path.read_text("utf-8")
            if text.startswith("---"):
                text = text.split("---", 2)[2]
            found.extend(line.strip() for line in text.splitlines() if line.strip())
    return found


def articles(number: int, words: int = 450) -> list[str]:
    """`number` articles of about so many words: stretches of the stories, each beginning where the last one ended."""
    source = cycle(paragraphs())
    made = []
    for _ in range(number):
        lines: list[str] = []
        count = 0
        while count < words:
            lines.append(next(source))
            count += len(lines[-1].split())
        made.append("\n\n".join(lines))
    return made


def text_of(characters: int) -> str:
    """One text of that many characters."""
    source = cycle(paragraphs())
    parts = []
    size = 0
    while size < characters:
        parts.append(next(source))
        size += len(parts[-1]) + 1
    return "\n".join(parts)[:characters]
