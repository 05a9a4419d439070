"""Reading documents: each format, and everything that can be wrong with a file."""

from __future__ import annotations

import importlib.util
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.documents.library import sentences
from factcheck.documents.reader import read_document
from factcheck.formats import extracted
from factcheck.formats.extracted import Piece
from factcheck.formats.process import reflow
from factcheck.records import CannotCheck

TEXT = "The bridge opened on 3 May."


def pdf(text: str) -> bytes:
    """A PDF of one page, as small as one can be."""
    stream = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode("latin-1")
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    whole, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(whole))
        whole += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = len(whole)
    whole += b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return whole + b"trailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % table


def docx(folder: Path, *paragraphs: str) -> bytes:
    library = pytest.importorskip("docx")
    document = library.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    table = document.add_table(1, 2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Cost", "£3m"
    document.save(folder / "made.docx")
    return (folder / "made.docx").read_bytes()


def read(folder: Path, name: str, content: bytes) -> list[tuple[str, str]]:
    path = folder / name
    path.write_bytes(content)
    return list(sentences(read_document(str(path)).pieces))


def test_text_by_line(tmp_path: Path) -> None:
    found = read(tmp_path, "minutes.txt", b"Minutes.\r\n\r\nThe bridge opened. It cost \xc2\xa33m.\r\n")
    assert found == [("Minutes.", "line 1"), ("The bridge opened.", "line 3"), ("It cost £3m.", "line 3")]


def test_markdown_without_its_marks(tmp_path: Path) -> None:
    path = tmp_path / "release.md"
    path.write_text(
        "---\ntitle: New bridge\ndate: 2024-05-03\n---\n# Bridge\n\nThe **bridge** in [Brill](https://x.org).\n"
    )
    document = read_document(str(path))
    assert (document.title, document.published) == ("New bridge", "2024-05-03")
    assert list(sentences(document.pieces)) == [("Bridge", "line 5"), ("The bridge in Brill.", "line 7")]


def test_html_without_its_furniture(tmp_path: Path) -> None:
    pytest.importorskip("selectolax")
    page = (
        "<!doctype html><title>New bridge</title><meta property='article:published_time' content='2024-05-03T09:00'>"
        "<nav><a>Home</a></nav><script>var a = 1;</script><main><h1>Bridge</h1><p>The <b>bridge</b> opened.</p>"
        "<ul><li>It cost &pound;3m.</li></ul></main><footer>Contact us.</footer>"
    )
    path = tmp_path / "page.html"
    path.write_text(page, encoding="utf-8")
    document = read_document(str(path))
    assert (document.title, document.published) == ("New bridge", "2024-05-03")
    found = ["Bridge", "The bridge opened.", "It cost £3m."]
    assert [text for text, _ in sentences(document.pieces)] == found


def test_word_with_its_tables(tmp_path: Path) -> None:
    found = read(tmp_path, "letter.docx", docx(tmp_path, "Dear Ada,", TEXT))
    assert (TEXT, "paragraph 2") in found
    assert [text for text, _ in found][-2:] == ["Cost", "£3m"]


def test_pdf_by_page(tmp_path: Path) -> None:
    pytest.importorskip("pypdf")
    assert read(tmp_path, "report.pdf", pdf(TEXT)) == [(TEXT, "page 1")]


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        (["The council said the new school", "would open in September of this", "year. It has cost £3m."],
         ["The council said the new school would open in September of this year. It has cost £3m."]),
        (["Improvements have been made to the govern-", "ance of the service since the visit in May", "2024."],
         ["Improvements have been made to the governance of the service since the visit in May 2024."]),
        (["Findings", "The inspectors found that the practice of", "social workers was good."],
         ["Findings", "The inspectors found that the practice of social workers was good."]),
        (["", "1. The first of the many things to be said", "2. The second of the many things to be said"],
         ["1. The first of the many things to be said", "2. The second of the many things to be said"]),
    ],
)  # fmt: skip
def test_lines_of_a_page_are_joined_to_paragraphs(lines: list[str], paragraphs: list[str]) -> None:
    assert reflow("\n".join(lines)).split("\n") == paragraphs


# ------------------------------------------------------------------------------------------- what can be wrong


def encrypted_pdf(folder: Path) -> bytes:
    import pypdf

    (folder / "plain.pdf").write_bytes(pdf(TEXT))
    writer = pypdf.PdfWriter(clone_from=folder / "plain.pdf")
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(folder / "locked.pdf")
    return (folder / "locked.pdf").read_bytes()


def zip_bomb(folder: Path) -> bytes:
    docx(folder, TEXT)
    with zipfile.ZipFile(folder / "made.docx") as made, zipfile.ZipFile(folder / "bomb.docx", "w", 8) as bomb:
        for part in made.infolist():
            bomb.writestr(part, made.read(part))
        bomb.writestr("word/more.xml", b" " * 80_000_000)
    return (folder / "bomb.docx").read_bytes()


def entity_bomb(folder: Path) -> bytes:
    docx(folder, TEXT)
    laughs = b"<!DOCTYPE d [<!ENTITY a '" + b"ha" * 500 + b"'>"
    for one, two in zip(b"abcdefgh", b"bcdefghi", strict=True):
        laughs += b"<!ENTITY %c '%s'>" % (two, b"&%c;" % one * 50)
    word = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    laughs += b"]><w:document xmlns:w='%s'><w:body><w:p><w:r><w:t>&i;</w:t></w:r></w:p></w:body></w:document>" % word
    with zipfile.ZipFile(folder / "made.docx") as made, zipfile.ZipFile(folder / "bomb.docx", "w", 8) as bomb:
        for part in made.infolist():
            bomb.writestr(part, laughs if part.filename == "word/document.xml" else made.read(part))
    return (folder / "bomb.docx").read_bytes()


WRONG: list[tuple[str, str, Callable[[Path], bytes], str]] = [
    ("a scan", "scan.pdf", lambda folder: pdf(""), "no text in this document: a scan has to be read by OCR"),
    ("a damaged pdf", "report.pdf", lambda folder: b"%PDF-1.4\n garbage", "not a PDF, or it is damaged"),
    ("a pdf cut short", "report.pdf", lambda folder: pdf(TEXT)[:120], "not a PDF, or it is damaged"),
    ("a pdf with a password", "report.pdf", encrypted_pdf, "encrypted: save it without a password"),
    ("a docx that is none", "letter.docx", lambda folder: b"hello", "not a Word document, or it is damaged"),
    ("a docx cut short", "letter.docx", lambda folder: docx(folder, TEXT)[:5000], "not a Word document"),
    (
        "an old or encrypted Word file",
        "letter.docx",
        lambda folder: b"\xd0\xcf\x11\xe0rest",
        "encrypted or an old Word",
    ),
    ("a docx that swells", "letter.docx", zip_bomb, "swells to more than is sensible"),
    ("an entity bomb", "letter.docx", entity_bomb, ""),
    ("an empty text", "notes.txt", lambda folder: b" \n ", "no text in this document"),
    ("binary", "notes.txt", lambda folder: b"a\0b", "not text but a binary file"),
    (
        "an unknown format",
        "notes.rtf",
        lambda folder: b"text",
        "documents are .txt, .md, .html, .docx, .odt, .pdf files",
    ),
    ("an empty page", "page.html", lambda folder: b"<html></html>", "no text in this document"),
]


@pytest.mark.parametrize(("name", "content", "message"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_what_cannot_be_read_is_one_clear_line(
    tmp_path: Path, name: str, content: Callable[[Path], bytes], message: str
) -> None:
    for module in ("pypdf", "docx", "selectolax"):
        pytest.importorskip(module)
    path = tmp_path / name
    path.write_bytes(content(tmp_path))
    began = time.monotonic()
    with pytest.raises(CannotCheck) as caught:
        read_document(str(path))
    (line,) = caught.value.lines
    assert line.startswith(f"{path}: ")
    assert message in line
    assert time.monotonic() - began < 60


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    for path, message in ((tmp_path / "none.txt", "there is no such file"), (tmp_path, "this is none of them")):
        with pytest.raises(CannotCheck, match=message):
            read_document(str(path))


def test_a_missing_library_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda module: None)
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf(TEXT))
    with pytest.raises(CannotCheck, match=r"install pypdf: pip install 'factcheck-newsdesk\[documents\]'"):
        read_document(str(path))


def test_a_document_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    pytest.importorskip("pypdf")
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf(TEXT))
    with pytest.raises(CannotCheck, match="could not be read within"):
        read_document(str(path), patience=0.01)


def test_too_much_text_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extracted, "LONGEST_TEXT", 1_000_000)
    monkeypatch.setattr(extracted, "LARGEST_FILE", 2_000_000)
    path = tmp_path / "long.txt"
    path.write_text("word " * 300_000)
    with pytest.raises(CannotCheck, match="more than 1 million characters of text"):
        read_document(str(path))
    path.write_text("word " * 500_000)
    with pytest.raises(CannotCheck, match="larger than 2 MB"):
        read_document(str(path))


def test_a_page_nested_without_end_is_refused_at_once(tmp_path: Path) -> None:
    pytest.importorskip("selectolax")
    path = tmp_path / "deep.html"
    path.write_text("<div>" * 200_000 + TEXT + "<b>" * 200_000 + "end.")
    began = time.monotonic()
    with pytest.raises(CannotCheck, match="nested deeper than those of any page"):
        read_document(str(path))
    assert time.monotonic() - began < 30


def test_a_sentence_without_an_end_is_cut_between_words() -> None:
    pieces = [text for text, _ in sentences([Piece("word " * 5_000)])]
    assert len(pieces) > 20
    assert all(len(text) <= 1_000 and text.startswith("word") and text.endswith("word") for text in pieces)
    assert sum(text.count("word") for text in pieces) == 5_000


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_the_reader_has_a_limit_of_memory() -> None:
    assert extracted.MEMORY <= 4_000_000_000
