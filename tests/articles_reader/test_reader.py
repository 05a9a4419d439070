"""Reading articles: bytes in, an article or one clear line out."""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.articles import expand, read_article
from factcheck.articles import reader as module
from factcheck.records import Article, CannotCheck

TODAY = date(2026, 1, 2)


def read(folder: Path, data: bytes, published: date | None = None) -> Article:
    path = folder / "draft.md"
    path.write_bytes(data)
    return read_article(str(path), published, TODAY)


@pytest.mark.parametrize(
    ("data", "text", "notice"),
    [
        ("Coun Siân Łuk said £2m".encode(), "Coun Siân Łuk said £2m", ""),
        (b"\xef\xbb\xbfAda", "Ada", ""),
        ("Ada £".encode("utf-16"), "Ada £", ""),
        (b"\xfe\xff\x00A\x00d", "Ad", ""),
        (b"Ada\r\nBen\r\n", "Ada\r\nBen\r\n", ""),
        (b"one\nAda \x93left\x94 for \xa32m", "one\nAda “left” for £2m", "line 2 is not UTF-8"),
    ],
)
def test_encodings(tmp_path: Path, data: bytes, text: str, notice: str) -> None:
    article = read(tmp_path, data, TODAY)
    assert article.text == text
    assert article.body.of(article.text) == text
    assert notice in "".join(article.notices)
    assert bool(article.notices) == bool(notice)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"Ada\0Marsh", "not text but a binary file"),
        (b"\xff\xfeA\0\0\0", "not text but a binary file"),
        (b"\xff\xfeA\0B", "begins as UTF-16-LE and then is not"),
        (b"\xef\xbb\xbfA\xff", "begins as UTF-8 and then is not"),
        (b"one\ntwo \x81", "line 2 is neither UTF-8 nor Windows text (cp1252)"),
        (b"PK\x03\x04rest", "a Word or other zipped document"),
        (b"%PDF-1.7 rest", "not plain text but a PDF"),
        (b"---\ndate: 31 September 2024\n---\nAda", ":2:7: '31 September 2024' is not a date: there is no such day"),
        (b"---\r\ntitle: x\r\ndate: soon\r\n---\r\nAda", ":3:7: 'soon' is not a date: write 2024-03-21"),
        (b"---\ndate: 2024-01-01\ndate: 2024-01-02\n---\n", ":3:1: the front matter gives date twice"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, data: bytes, message: str) -> None:
    with pytest.raises(CannotCheck) as error:
        read(tmp_path, data)
    (line,) = error.value.lines
    assert line.startswith(str(tmp_path / "draft.md"))
    assert message in line


@pytest.mark.parametrize("path", ["none.txt", "a\0b", ".", "\udcff.txt", "x" * 5000])
def test_no_such_file(path: str) -> None:
    with pytest.raises(CannotCheck):
        read_article(path)


@pytest.mark.parametrize("size", [module.LARGEST, module.LARGEST + 1])
def test_size(tmp_path: Path, size: int) -> None:
    path = tmp_path / "big.txt"
    with open(path, "wb") as file:
        file.write(b"a\n")
        file.truncate(size)  # sparse, so the rest is zeros
    with pytest.raises(CannotCheck, match="larger than 20 MB" if size > module.LARGEST else "binary"):
        read_article(str(path))


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="no endless file here")
def test_an_endless_file_ends() -> None:
    with pytest.raises(CannotCheck, match="larger than 20 MB"):
        read_article("/dev/zero")


@pytest.mark.parametrize(
    ("front", "day", "title"),
    [
        ("date: 2024-03-21", date(2024, 3, 21), None),
        ("date: 2024-03-21T09:30:00Z", date(2024, 3, 21), None),
        ('Date: "21 March 2024"  # as printed', date(2024, 3, 21), None),
        ("date: 21st Sept. 2024", date(2024, 9, 21), None),
        ("date: March 21, 2024", date(2024, 3, 21), None),
        ("date: Thurs 21 March 2024", date(2024, 3, 21), None),
        ("date: 03/04/2024", date(2024, 4, 3), None),
        ("date: ~\ntitle:", None, None),
        ("# a note\ntitle: Row: the council", None, "Row: the council"),
        ("title: 'Ada''s row' # draft", None, "Ada's row"),
        ('title: "The \\"row\\""', None, 'The "row"'),
        ("title: >\n  Row over\n  the mill\ntags: [a]\ndate: 2024-03-21", date(2024, 3, 21), "Row over the mill"),
        ("author:\n  date: 1999-01-01", None, None),
        ("", None, None),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_front_matter(tmp_path: Path, front: str, day: date | None, title: str | None, newline: str) -> None:
    text = f"---\n{front}\n---\nAda said.\n".replace("\n", newline)
    article = read(tmp_path, text.encode())
    assert article.text == text
    assert article.body.of(text) == f"Ada said.{newline}"
    assert article.title == title
    assert (article.published, article.published_by) == ((day, "article") if day else (TODAY, "today"))
    assert ("no publication date" in "".join(article.notices)) == (day is None)


@pytest.mark.parametrize(
    "text", ["---\nAda spoke.\n---\nThen left.\n", "---\ndate: 2024-03-21\nAda", "Ada\n---\na: b\n---\n"]
)
def test_a_rule_is_not_front_matter(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text.encode()).body.start == 0


def test_the_option_wins_over_the_front_matter(tmp_path: Path) -> None:
    article = read(tmp_path, b"---\ndate: 2024-03-21\n---\nAda\n", date(2020, 2, 2))
    assert (article.published, article.published_by, article.notices) == (date(2020, 2, 2), "option", ())


def test_a_weekday_that_is_not_the_days(tmp_path: Path) -> None:
    with pytest.raises(CannotCheck, match="21 March 2024 is a Thursday"):
        read(tmp_path, b"---\ndate: Friday 21 March 2024\n---\n")


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Ada\n")))
    assert read_article("-", TODAY).path == "<stdin>"


def test_folders(tmp_path: Path) -> None:
    for name in ("b.txt", "a/deep/c.MD", "a/x.jpg", "a/sources/documents/no.txt", ".git/no.txt", ".hidden.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    inside = [str(tmp_path / "b.txt"), str(tmp_path / "a/deep/c.MD")]
    assert expand([str(tmp_path), inside[0], "-", "none.txt"]) == [*inside, "-", "none.txt"]
    (tmp_path / "empty").mkdir()
    with pytest.raises(CannotCheck, match="no article in this folder"):
        expand([str(tmp_path / "empty")])


@given(st.text())
def test_line_and_column_count_what_the_file_holds(text: str) -> None:
    article = Article("x", text, TODAY)
    for offset in range(len(text) + 1):
        line, column = article.line_column(offset)
        assert sum(len(one) + 1 for one in text.split("\n")[: line - 1]) + column - 1 == offset


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.txt"
    path.write_bytes(data)
    with suppress(CannotCheck):
        article = read_article(str(path), None, TODAY)
        assert article.body.end == len(article.text)
