"""Drafts that are not plain text: what of the file is the story, its date, and where its words stand."""

from __future__ import annotations

import io
import os
import time
import zipfile
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from factcheck.articles import expand, read_article
from factcheck.formats import extracted
from factcheck.mentions import read_draft
from factcheck.records import Article, CannotCheck
from factcheck.registry import open_registry

TODAY = date(2026, 1, 2)
SAVED = datetime(2024, 3, 20, 17, 30)


def word(*paragraphs: str, title: str = "", saved: datetime | None = SAVED) -> Any:
    """A Word document, as python-docx holds it."""
    document = pytest.importorskip("docx").Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if saved:
        document.core_properties.modified = saved
    document.core_properties.title = title
    return document


def read_word(folder: Path, document: Any, published: date | None = None) -> Article:
    document.save(folder / "story.docx")
    return read_article(str(folder / "story.docx"), published, TODAY)


def read_page(folder: Path, page: str, published: date | None = None) -> Article:
    pytest.importorskip("selectolax")
    (folder / "story.html").write_text(page, encoding="utf-8")
    return read_article(str(folder / "story.html"), published, TODAY)


def test_the_paragraphs_of_a_word_document_are_lines(tmp_path: Path) -> None:
    document = word("New bridge opens", "", "It cost £3m.", "Ada Marsh cut\nthe ribbon.", title="Bridge")
    article = read_word(tmp_path, document)
    assert article.extracted
    assert article.title == "Bridge"
    assert article.text == "New bridge opens\nIt cost £3m.\nAda Marsh cut\nthe ribbon."
    assert article.body.of(article.text) == article.text
    at = article.text.index("£3m")
    assert article.line_column(at) == (2, 9)
    assert article.part(at) == "paragraph 2"
    assert article.where(at) == f"{tmp_path / 'story.docx'}, paragraph 2"


def test_what_word_holds_twice_is_read_once(tmp_path: Path) -> None:
    """A text box is stored for new and for old programs, and moved text where it was and where it is."""
    from docx.oxml import parse_xml

    document = word("Before it.")
    namespaces = (
        'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"'
    )
    box = "<w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p></w:txbxContent>"
    document.element.body.insert(
        1,
        parse_xml(
            f"<w:p {namespaces}><w:r><w:t>Round </w:t></w:r><w:r><mc:AlternateContent>"
            f'<mc:Choice Requires="wps">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>'
            "</mc:AlternateContent></w:r><w:r><w:t>it.</w:t></w:r></w:p>"
        ),
    )
    document.element.body.insert(
        2,
        parse_xml(
            f'<w:p {namespaces}><w:moveFrom w:id="1" w:author="a"><w:r><w:t>Moved.</w:t></w:r></w:moveFrom>'
            '<w:del w:id="2" w:author="a"><w:r><w:delText>Deleted.</w:delText></w:r></w:del>'
            '<w:moveTo w:id="3" w:author="a"><w:r><w:t>Moved.</w:t></w:r></w:moveTo></w:p>'
        ),
    )
    assert read_word(tmp_path, document).text == "Before it.\nRound it.\nIn the box.\nMoved."


def test_short_paragraphs_are_not_the_lines_of_one(tmp_path: Path) -> None:
    """In a text file these two would be one paragraph whose lines were broken at the same width."""
    lines = ("Camford council sells the old corn exchange to the", "university for £3million after a long row with us.")
    draft = read_draft(read_word(tmp_path, word(*lines)), open_registry([]))
    assert [sentence.span.of(draft.text) for sentence in draft.sentences] == list(lines)


@pytest.mark.parametrize(
    ("saved", "option", "day", "by", "notice"),
    [
        (
            SAVED,
            None,
            date(2024, 3, 20),
            "saved",
            "the day on which the file was last saved, 20 March 2024: use --date",
        ),
        (SAVED, date(2024, 3, 21), date(2024, 3, 21), "option", ""),
        # What python-docx writes when nobody sets the properties says nothing of the story.
        (None, None, TODAY, "today", "read as of today, 2 January 2026: use --date"),
    ],
)
def test_the_date_of_a_word_document(
    tmp_path: Path, saved: datetime | None, option: date | None, day: date, by: str, notice: str
) -> None:
    article = read_word(tmp_path, word("Ada Marsh spoke.", saved=saved), option)
    assert (article.published, article.published_by) == (day, by)
    assert notice in "".join(article.notices)
    assert bool(article.notices) == bool(notice)


def test_front_matter_in_a_word_document_wins_over_its_properties(tmp_path: Path) -> None:
    article = read_word(tmp_path, word("---", "date: 2024-03-21", "---", "Ada Marsh spoke."))
    assert (article.published, article.published_by, article.notices) == (date(2024, 3, 21), "article", ())
    assert article.body.of(article.text) == "Ada Marsh spoke."


FAIR = (
    '<p>The fair was last held on <time datetime="2019-05-01">1 May 2019</time>, when the whole town came to see '
    "the new bridge and nobody thought that it would be five years until the next.</p>"
)
PAGE = "<html><head><title>x</title>{head}</head><body>{body}<p>Ada Marsh spoke.</p></body></html>"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<meta property="article:published_time" content="2024-03-21T06:00:00Z">', '<time datetime="2020-01-01">'),
        ('<meta itemprop="datePublished" content="2024-03-21">', ""),
        ("", '<time itemprop="datePublished" datetime="2024-03-21T06:00">Thursday</time>'),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "dateModified": "2024-04-01", '
            '"datePublished": "2024-03-21T06:00:00+00:00"}</script>',
            "",
        ),
        ("", '<time datetime="2024-03-21">Thursday</time>'),
        ("", '<p>By Jo Pell <time datetime="2024-03-21T10:00">Thursday</time></p><time datetime="2024-03-22">'),
        ("", FAIR + '<p><span><time datetime="2024-03-21">Thursday</time></span></p>'),
    ],
)
def test_the_date_of_a_page(tmp_path: Path, head: str, body: str) -> None:
    article = read_page(tmp_path, PAGE.format(head=head, body=body))
    assert (article.published, article.published_by, article.notices) == (date(2024, 3, 21), "article", ())


def test_a_date_in_the_story_is_not_the_storys(tmp_path: Path) -> None:
    article = read_page(tmp_path, PAGE.format(head="", body=FAIR))
    assert (article.published, article.published_by) == (TODAY, "today")


def test_deleted_words_of_a_page_are_not_read(tmp_path: Path) -> None:
    page = "<p>It cost <del>£2m</del><ins>£3m</ins>.<!-- £4m --></p>"
    assert read_page(tmp_path, page, TODAY).text == "It cost £3m."


def test_a_page_with_a_date_that_is_none_is_read_as_of_today(tmp_path: Path) -> None:
    article = read_page(tmp_path, PAGE.format(head="", body='<time datetime="2024-02-31">'))
    assert (article.published, article.published_by) == (TODAY, "today")


@pytest.mark.parametrize(
    "page",
    [
        "<header><h1>Bridge opens</h1></header><main><p>It cost £3m.</p></main>",
        "<main><h1>Bridge opens</h1><p>It cost £3m.</p></main>",
        "<h1>Bridge opens</h1><p>It cost £3m.",
        "<h1>Bridge <em>opens</em></h1>It cost &pound;3m.",
        "<article><h1>Bridge opens</h1><p>It cost £3m.</p></article><nav><h1>More</h1></nav>",
        "<header><h1>Camford Mercury</h1></header><main><h1>Bridge opens</h1><p>It cost £3m.</p></main>",
        "<header><h1><a href='/'>Mercury</a></h1></header><h1>Bridge opens</h1><main><p>It cost £3m.</p></main>",
    ],
)
def test_the_headline_of_a_page_is_its_first_line(tmp_path: Path, page: str) -> None:
    assert read_page(tmp_path, page, TODAY).text == "Bridge opens\nIt cost £3m."


def test_a_headline_among_the_furniture_is_the_sites(tmp_path: Path) -> None:
    page = "<nav><h1>Camford Mercury</h1></nav><main><p>It cost £3m.</p></main>"
    assert read_page(tmp_path, page, TODAY).text == "It cost £3m."


def test_a_caption_is_a_line_of_its_own(tmp_path: Path) -> None:
    page = "<p>It opened.<figure><img alt='x'><figcaption>The bridge in May</figcaption></figure><p>It cost £3m."
    assert read_page(tmp_path, page, TODAY).text == "It opened.\nThe bridge in May\nIt cost £3m."


def test_the_pages_of_a_pdf(tmp_path: Path) -> None:
    pypdf = pytest.importorskip("pypdf")
    from documents.test_reader import pdf

    writer = pypdf.PdfWriter()
    for number, text in enumerate(("The bridge opened.", "", "It cost 3m.")):
        (tmp_path / f"{number}.pdf").write_bytes(pdf(text))
        writer.append(str(tmp_path / f"{number}.pdf"))
    writer.add_metadata({"/ModDate": "D:20240320173000Z"})
    writer.write(tmp_path / "story.pdf")
    article = read_article(str(tmp_path / "story.pdf"), None, TODAY)
    assert article.text == "The bridge opened.\n\nIt cost 3m."
    assert [article.part(article.text.index(word)) for word in ("The", "opened.", "It", "3m.")] == [
        "page 1", "page 1", "page 3", "page 3"
    ]  # fmt: skip
    assert (article.published, article.published_by) == (date(2024, 3, 20), "saved")


@pytest.mark.parametrize("name", ["story.docx", "story.HTML", "story.pdf"])
def test_a_missing_library_names_the_extra(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import importlib.util

    monkeypatch.setattr(importlib.util, "find_spec", lambda module: None)
    (tmp_path / name).write_text("Ada Marsh spoke.")
    with pytest.raises(CannotCheck, match=r"install [a-z-]+: pip install 'factcheck-newsdesk\[documents\]'"):
        read_article(str(tmp_path / name))


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("story.docx", b"", "not a Word document, or it is damaged"),
        ("story.docx", b"\xd0\xcf\x11\xe0rest", "an encrypted or an old Word document"),
        ("story.pdf", b"%PDF-1.4 cut", "not a PDF, or it is damaged"),
        ("story.html", b"<p></p>", "there is no text in this document"),
        ("story.txt", b"PK\x03\x04rest", "a file that ends in .docx"),
        ("story.doc", b"\xd0\xcf\x11\xe0rest", "an old Word document: save it as .docx"),
        ("story.rtf", b"{\\rtf1 Ada}", "an RTF document: save it as .docx"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    for module in ("pypdf", "docx", "selectolax"):
        pytest.importorskip(module)
    (tmp_path / name).write_bytes(data)
    with pytest.raises(CannotCheck) as error:
        read_article(str(tmp_path / name))
    (line,) = error.value.lines
    assert line.startswith(f"{tmp_path / name}: ")
    assert message in line


@pytest.mark.parametrize("path", ["none.docx", "none.html", "a\0b.pdf", "\udcff.docx"])
def test_no_such_file(path: str) -> None:
    with pytest.raises(CannotCheck, match="there is no such file"):
        read_article(path)


def test_more_text_than_a_draft_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.articles.reader.LARGEST", 1_000_000)
    with pytest.raises(CannotCheck, match="more than 1 million characters, which is no draft"):
        read_page(tmp_path, "<p>" + "word " * 300_000)


def test_folders(tmp_path: Path) -> None:
    """Drafts are read in a folder, but no PDF and not the file by which Word marks a document as open."""
    for name in ("a.docx", "b.html", "c.HTM", "d.txt", "~$a.docx", ".e.docx", "proof.pdf", "f.doc"):
        (tmp_path / name).write_text("x")
    assert [os.path.basename(path) for path in expand([str(tmp_path)])] == ["a.docx", "b.html", "c.HTM", "d.txt"]
    assert expand([str(tmp_path / "proof.pdf")]) == [str(tmp_path / "proof.pdf")]


def test_the_endings_are_those_of_the_extractor() -> None:
    from factcheck.articles.reader import EXTRACTED

    assert set(EXTRACTED) == set(extracted.FORMATS)


def opendocument(body: str, meta: str = "", manifest: str = "") -> bytes:
    """An OpenDocument text of so much XML."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "draw", "table")
    )
    spaces += ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        packed.writestr("META-INF/manifest.xml", f"<manifest>{manifest}</manifest>")
        content = f"<office:body><office:text>{body}</office:text></office:body>"
        packed.writestr("content.xml", f"<office:document-content {spaces}>{content}</office:document-content>")
        about = f"<office:meta>{meta}</office:meta>"
        packed.writestr("meta.xml", f"<office:document-meta {spaces}>{about}</office:document-meta>")
    return whole.getvalue()


def test_an_opendocument_text(tmp_path: Path) -> None:
    body = (
        "<text:tracked-changes><text:deletion><text:p>Deleted.</text:p></text:deletion></text:tracked-changes>"
        "<text:h>New bridge<text:s text:c='2'/>opens</text:h><text:p/><text:p>It cost\n <text:span>£3m</text:span>"
        "<office:annotation><dc:date>2020</dc:date><text:p>Sure?</text:p></office:annotation>, Ada"
        "<text:tab/>Marsh<text:note><text:note-body><text:p>A note.</text:p></text:note-body></text:note> said."
        "<text:line-break/>More.</text:p><table:table><table:table-row><table:table-cell><text:p>Cell</text:p>"
        "</table:table-cell></table:table-row></table:table>"
    )
    meta = "<dc:title>Bridge</dc:title><dc:date>2024-03-20T17:30:00</dc:date>"
    (tmp_path / "story.odt").write_bytes(opendocument(body, meta))
    article = read_article(str(tmp_path / "story.odt"), None, TODAY)
    assert article.text == "New bridge opens\nIt cost £3m, Ada\tMarsh said.\nMore.\nCell"
    assert (article.title, article.published, article.published_by) == ("Bridge", date(2024, 3, 20), "saved")
    assert article.part(article.text.index("£3m")) == "paragraph 2"


LAUGHS = '<!DOCTYPE d [<!ENTITY a "' + "ha" * 500 + '">'
LAUGHS += "".join(f'<!ENTITY {two} "{f"&{one};" * 50}">' for one, two in pairwise("abcdefgh")) + "]>"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "not an OpenDocument text, or it is damaged"),
        (opendocument("<text:p>Ada.</text:p>")[:300], "not an OpenDocument text, or it is damaged"),
        (opendocument("<text:p>Ada.</text:h>"), "not an OpenDocument text, or it is damaged"),
        (opendocument("<text:p/>"), "there is no text in this document"),
        (opendocument("Ada", manifest="<encryption-data/>"), "encrypted: save it without a password"),
        (opendocument("<text:p>" + "a" * 80_000_000 + "</text:p>"), "swells to more than is sensible"),
        (opendocument("<text:section>" * 100_000 + "</text:section>" * 100_000), "it is damaged"),
    ],
    ids=["empty", "cut short", "no XML", "no text", "encrypted", "large", "deep"],
)
def test_an_opendocument_text_that_cannot_be_read(tmp_path: Path, data: bytes, message: str) -> None:
    (tmp_path / "story.odt").write_bytes(data)
    with pytest.raises(CannotCheck) as error:
        read_article(str(tmp_path / "story.odt"))
    (line,) = error.value.lines
    assert line.startswith(f"{tmp_path / 'story.odt'}: ")
    assert message in line


def test_entities_do_not_swell(tmp_path: Path) -> None:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("content.xml", f"{LAUGHS}<d>&h;</d>")
    (tmp_path / "story.odt").write_bytes(whole.getvalue())
    began = time.monotonic()
    with pytest.raises(CannotCheck, match=r"damaged|memory"):
        read_article(str(tmp_path / "story.odt"))
    assert time.monotonic() - began < 60
