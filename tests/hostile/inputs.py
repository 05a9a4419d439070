"""Texts that no newsroom writes: the shapes that make parsers slow, deep or wrong. Each is a function of its length."""

from __future__ import annotations

from collections.abc import Callable


def _filled(unit: str) -> Callable[[int], str]:
    return lambda length: (unit * (length // len(unit) + 1))[:length]


def _numbered(template: str) -> Callable[[int], str]:
    def text(length: int) -> str:
        parts = []
        size = number = 0
        while size < length:
            number += 1
            parts.append(template.format(n=number, d=number % 28 + 1, y=1900 + number % 150, w=_word(number)))
            size += len(parts[-1])
        return "".join(parts)[:length]

    return text


def _word(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number, 26)
        letters += "abcdefghijklmnopqrstuvwxyz"[rest]
    return letters.capitalize()


def _nested(opening: str, closing: str) -> Callable[[int], str]:
    return lambda length: opening * (length // 2) + closing * (length - length // 2)


INPUTS: dict[str, Callable[[int], str]] = {
    "one word": _filled("a"),
    "no full stop": _filled("the council said that the plan was late and "),
    "no spaces": _filled("council,leader.said;"),
    "white space": _filled(" \t\u00a0"),
    "new lines": _filled("\n"),
    "blank paragraphs": _filled("a\n\n"),
    "straight quotes": _filled('"'),
    "open quotes": _filled("“a "),
    "alternate quotes": _filled("“a” ‘b’ "),
    "apostrophes": _filled("a's 'b' "),
    "nested brackets": _nested("(", ")"),
    "open brackets": _filled("(a "),
    "capitalised words": _filled("Camford Marsh Hale "),
    "new names": _numbered("{w} {w}son "),
    "new names that speak": _numbered("{w} {w}son said he was late. "),
    "capitals": _filled("COUNCIL LEADER ADA MARSH "),
    "digits": _filled("1234567890"),
    "digits in groups": _filled("123,456,"),
    "decimal points": _filled("1.2."),
    "pounds": _filled("£1million and "),
    "percentages": _filled("1% of 2% of "),
    "number words": _filled("one hundred and twenty "),
    "zero width": _filled("a\u200bb\u200c\u200d\ufeff "),
    "right to left": _filled("\u202eMarsh\u202c \u200f"),
    "combining marks": _filled("e\u0301\u0302\u0303"),
    "control characters": _filled("\x01\x1b[31m\x07"),
    "emoji": _filled("\U0001f468\u200d\U0001f469\u200d\U0001f467 "),
    "lone surrogate": _filled("a\ud800 "),
    "commas": _filled("leader, chair, Mr, "),
    "of the": _filled("leader of the "),
    "of the, one long title": _filled("of the council "),
    "titles": _filled("Sir "),
    "Coun": _filled("Coun. "),
    "chief": _filled("former deputy chief executive "),
    "title and names": _filled("leader Ada Marsh, "),
    "who is": _filled("Ada Marsh, who is leader, "),
    "and": _filled("Ada Marsh and "),
    "pronouns": _filled("He said she is leader. "),
    "dates": _numbered("{d} March {y}, "),
    "dates and weekdays": _numbered("on Tuesday (March {d}) "),
    "last": _filled("last month's last week's "),
    "from until": _filled("from 2019 until "),
    "between": _filled("between May and "),
    "months": _filled("May March "),
    "ordinals": _filled("first second third inspection "),
    "inspections": _numbered("The third inspection took place in March {y}. "),
    "rated": _filled("rated good and inadequate "),
    "hyphens": _filled("ex-deputy-"),
    "dashes": _filled("– a — "),
    "dots": _filled("."),
    "initials": _filled("A. B. "),
    "ellipses": _filled("… . . . "),
    "slashes": _filled("1/2/3/"),
    "mail and links": _filled("https://a.example/b?c=d a@b.example "),
    "html": _filled("<b><a href='x'>&amp;"),
    "percent signs": _filled("%s %n {0} {x} $HOME "),
    "headings": _filled("# A\n## B\n"),
    "lists": _filled("- a: b\n"),
    "questions": _filled("Why? Who? "),
    "said": _filled("he said, she said, "),
    "said quotes": _filled("“It is late,” said Ada Marsh. "),
    "negations": _filled("not never no "),
}
