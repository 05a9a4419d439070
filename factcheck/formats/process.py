"""The process that reads one HTML, Word, OpenDocument or PDF file: `python -m factcheck.formats.process KIND PATH`.

It writes one JSON object: `pieces` (each a text, its first page or paragraph, and which of these), `title`, `published`
and `saved`; or `problem`, in words for the user. What it cannot foresee ends it, and the process that waits for it says
so.
"""

from __future__ import annotations

import json
import os
import re
import sys
import zipfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import Any

from ..files import reason_of
from .extracted import LONGEST_TEXT, MEMORY

# What a docx may swell to: its XML is held as a tree of ten times its size, pictures are only read past.
_LARGEST_XML = 60_000_000
_LARGEST_UNPACKED = 600_000_000
_MOST_PARTS = 20_000

_BLOCKS = frozenset(
    """
    address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure h1 h2
    h3 h4 h5 h6 header hr legend li main ol option p pre section summary table tbody td tfoot th thead title tr ul
    """.split()
)
# What a page has besides its text, and what its writer has taken out of it.
_FURNITURE = "script style noscript template svg nav form iframe footer button select del".split()
# Tags that pages leave open, and how deep the others may go; real pages stay under 100.
_LEFT_OPEN = frozenset(
    "p li br img hr meta link input td tr th dt dd option source wbr area col embed thead tbody".split()
)
_MOST_NESTED = 2_000
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,20})")
# A text whose block is further up than this is laid out by a machine; it is taken as part of the text before.
_DEEPEST = 40
_CHARSET = re.compile(rb"charset=[\"']?\s*([A-Za-z0-9_-]{1,40})", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# Where a page gives its date: Open Graph (ogp.me, "article"), schema.org and its JSON form (schema.org/datePublished).
_DATED = (
    ("meta[property='article:published_time']", "content"),
    ("meta[itemprop='datePublished']", "content"),
    ("time[itemprop='datePublished']", "datetime"),
)
# Characters of the line with a byline's date ("By Jo Pell, Local Democracy Reporter, Thursday 21 March 2024, 6am"); a
# date in a longer one is that of something in the story. And so many dates are looked at.
_LONGEST_BYLINE = 120
_MOST_TIMES = 20
_LINKED = re.compile(r'"datePublished"\s*:\s*"(\d{4}-\d\d-\d\d)')
_SPACE = re.compile(r"\s+")
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARKS = {_WORD + "tab": "\t", _WORD + "br": "\n", _WORD + "cr": "\n", _WORD + "noBreakHyphen": "-"}
# What a document holds a second time, a text box for old programs and text where it stood before it was moved; and the
# form of a paragraph, which has tabs of its own.
_NOT_WORDS = (
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    _WORD + "moveFrom",
    _WORD + "pPr",
)
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_DUBLIN = "{http://purl.org/dc/elements/1.1/}"
_OPEN_MARKS = {_TEXT + "tab": "\t", _TEXT + "line-break": "\n"}
_ASIDE = (_TEXT + "tracked-changes", _TEXT + "note", _OFFICE + "annotation", _OFFICE + "forms")
# The template of python-docx, with which other programs write Word files, was saved at this moment, and so they say.
_TEMPLATE = datetime(2013, 12, 23, 23, 15)
_LINE_HYPHEN = re.compile(r"(?<=[a-z])[-\u2010]$")
_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_STARTS_NEW = re.compile(r"[•▪◦‣–—*-]\s|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]\s")


class _Problem(Exception):
    """Why a file cannot be read, in words for the user."""


def read_html(path: str) -> dict[str, Any]:
    """The text of a page without its navigation, a paragraph a line; its title, and the date that it gives itself."""
    from selectolax.lexbor import LexborHTMLParser

    with open(path, "rb") as file:
        text = _decoded(file.read())
    if _depth(text) > _MOST_NESTED:
        raise _Problem("its tags are nested deeper than those of any page")
    tree = LexborHTMLParser(text)
    head = tree.css_first("title")
    title = _SPACE.sub(" ", head.text()).strip() if head else ""
    published = _published(tree)
    for name in _FURNITURE:
        for node in tree.css(name):
            node.decompose()
    mains = tree.css("main") or tree.css("article")
    root = mains[0] if len(mains) == 1 else tree.body
    lines: list[str] = []
    if root and not root.css_first("h1"):
        # Often the headline stands in the header above; one that leads to the front page is the name of the site.
        outside = [one for one in tree.css("h1") if not one.css_first("a[href='/']")]
        lines += [_SPACE.sub(" ", one.text()).strip() for one in outside[:1]]
    part: list[str] = []
    block = None
    length = 0
    for node in root.traverse(include_text=True) if root else ():
        if node.tag != "-text":
            if node.tag in _BLOCKS:
                block = None
            continue
        text = node.text_content or ""
        length += len(text)
        own = _block_of(node)
        if own != block and part:
            lines.append(_SPACE.sub(" ", "".join(part)).strip())
            part = []
        block = own
        part.append(text)
        if length > LONGEST_TEXT:
            break
    lines.append(_SPACE.sub(" ", "".join(part)).strip())
    text = "\n".join(line for line in lines if line)
    return {"pieces": [(text, 1, "paragraph")], "title": title, "published": published, "saved": ""}


def _published(tree: Any) -> str:
    """The day of publication, as a page says it to search engines and readers of feeds, else the day of its byline."""
    for query, attribute in _DATED:
        node = tree.css_first(query)
        day = _DAY.match((node.attributes.get(attribute) or "") if node else "")
        if day:
            return day.group()
    for node in tree.css("script[type='application/ld+json']"):
        linked = _LINKED.search(node.text(deep=True))
        if linked:
            return linked.group(1)
    for node in tree.css("time[datetime]")[:_MOST_TIMES]:
        day = _DAY.match(node.attributes.get("datetime") or "")
        if day and len(_around(node).text()) <= _LONGEST_BYLINE:
            return day.group()
    return ""


def _around(node: Any) -> Any:
    """The block that a node stands in."""
    for _ in range(_DEEPEST):
        if node.tag in _BLOCKS or node.parent is None:
            break
        node = node.parent
    return node


def _depth(page: str) -> int:
    """How deeply tags that have to be closed are nested: the parser's time grows with the square of it."""
    depth = deepest = 0
    for found in _TAG.finditer(page):
        if found.group(2).lower() not in _LEFT_OPEN:
            depth = max(0, depth - 1) if found.group(1) else depth + 1
            deepest = max(deepest, depth)
    return deepest


def _block_of(node: Any) -> int:
    """What tells the block that a text stands in from the next block."""
    for _ in range(_DEEPEST):
        node = node.parent
        if node is None:
            return 0
        if node.tag in _BLOCKS:
            return int(node.mem_id)
    return 0


def _decoded(data: bytes) -> str:
    """A page as text: by its byte order mark, as UTF-8, else as the charset that it gives, else as Windows text."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    with suppress(UnicodeDecodeError):
        return data.decode("utf-8-sig")
    found = _CHARSET.search(data, 0, 4096)
    with suppress(LookupError, UnicodeDecodeError):
        if found:
            return data.decode(found.group(1).decode("ascii"))
    return data.decode("cp1252", "replace")


def read_docx(path: str) -> dict[str, Any]:
    """The paragraphs of a Word document that hold text, those in tables and text boxes too, without deleted text.

    Its properties tell when it was last saved, and no more of its date.
    """
    with open(path, "rb") as file:
        if file.read(4) == b"\xd0\xcf\x11\xe0":
            raise _Problem("this is an encrypted or an old Word document: save it as .docx without a password")
    _look_into(path, "a Word document")
    import docx

    try:
        document = docx.Document(path)
    except MemoryError:
        raise
    except Exception:
        raise _Problem("this is not a Word document, or it is damaged") from None
    lines: list[list[str]] = []
    _read_word(document.element.body, [], lines)
    title = saved = ""
    # python-docx makes up properties for a document that has none.
    if any(one.reltype.endswith("/core-properties") for one in document.part.package.rels.values()):
        with suppress(ValueError):
            title = document.core_properties.title or ""
            moment = document.core_properties.modified
            saved = moment.date().isoformat() if moment and moment.replace(tzinfo=None) != _TEMPLATE else ""
    return {"pieces": [(_joined(lines), 1, "paragraph")], "title": title, "published": "", "saved": saved}


def _look_into(path: str, called: str) -> None:
    """Raises _Problem when a packed document is none, or would swell beyond all measure."""
    try:
        with zipfile.ZipFile(path) as packed:
            parts = packed.infolist()
    except zipfile.BadZipFile:
        raise _Problem(f"this is not {called}, or it is damaged") from None
    xml = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
    if xml > _LARGEST_XML or sum(part.file_size for part in parts) > _LARGEST_UNPACKED or len(parts) > _MOST_PARTS:
        raise _Problem("this document swells to more than is sensible when it is unpacked")


def _joined(lines: list[list[str]]) -> str:
    """The paragraphs with text in them, a line each."""
    return "\n".join(line for part in lines for line in "".join(part).split("\n") if line.strip())


def _read_word(node: Any, part: list[str], lines: list[list[str]]) -> None:
    """Adds the text below a node of a Word document to `part`, and each paragraph below it to `lines`.

    The paragraphs of a text box stand inside another paragraph, and come after it. A line break ends a paragraph here,
    as it does for the reader's eye.
    """
    for child in node:
        if child.tag == _WORD + "t":
            part.append((child.text or "").replace("\n", " "))
        elif child.tag in _MARKS:
            part.append(_MARKS[child.tag])
        elif child.tag == _WORD + "p":
            lines.append([])
            _read_word(child, lines[-1], lines)
        elif child.tag not in _NOT_WORDS:
            _read_word(child, part, lines)


def read_odt(path: str) -> dict[str, Any]:
    """The paragraphs of an OpenDocument text that hold text, without deleted text, comments and notes.

    OpenDocument 1.3, part 3, is the authority for what its elements are. No library is needed: the standard library's
    parser fetches nothing and limits what entities may swell to.
    """
    from xml.etree import ElementTree

    damaged = _Problem("this is not an OpenDocument text, or it is damaged")
    _look_into(path, "an OpenDocument text")
    try:
        with zipfile.ZipFile(path) as packed:
            names = packed.namelist()
            if "META-INF/manifest.xml" in names and b"encryption-data" in packed.read("META-INF/manifest.xml"):
                raise _Problem("this document is encrypted: save it without a password")
            body = ElementTree.fromstring(packed.read("content.xml")).find(f"{_OFFICE}body/{_OFFICE}text")
            about = ElementTree.fromstring(packed.read("meta.xml")) if "meta.xml" in names else None
    except (KeyError, ValueError, ElementTree.ParseError, zipfile.BadZipFile, zlib.error):
        raise damaged from None
    if body is None:
        raise damaged
    lines: list[list[str]] = []
    _read_open(body, [], lines)
    title = saved = ""
    if about is not None:
        title = about.findtext(f".//{_DUBLIN}title") or ""
        day = _DAY.match(about.findtext(f".//{_DUBLIN}date") or "")
        saved = day.group() if day else ""
    return {"pieces": [(_joined(lines), 1, "paragraph")], "title": title, "published": "", "saved": saved}


def _read_open(node: Any, part: list[str], lines: list[list[str]]) -> None:
    """Adds the text below a node of an OpenDocument to `part`, and each paragraph below it to `lines`."""
    part.append(_SPACE.sub(" ", node.text or ""))
    for child in node:
        if child.tag in (_TEXT + "p", _TEXT + "h"):
            lines.append([])
            _read_open(child, lines[-1], lines)
        elif child.tag == _TEXT + "s":
            part.append(" ")
        elif child.tag in _OPEN_MARKS:
            part.append(_OPEN_MARKS[child.tag])
        elif child.tag not in _ASIDE:
            _read_open(child, part, lines)
        part.append(_SPACE.sub(" ", child.tail or ""))


def read_pdf(path: str) -> dict[str, Any]:
    """The text of a PDF by page, with the lines of a paragraph joined."""
    import logging

    import pypdf
    from pypdf.errors import DependencyError

    logging.disable(logging.CRITICAL)
    locked = _Problem("this PDF is encrypted: save it without a password")
    try:
        reader = pypdf.PdfReader(path)
        if reader.is_encrypted and not reader.decrypt(""):
            raise locked
        pieces: list[tuple[str, int, str]] = []
        length = 0
        for number, page in enumerate(reader.pages, 1):
            text = reflow(page.extract_text())
            length += len(text)
            pieces.append((text, number, "page"))
            if length > LONGEST_TEXT:
                break
    except (DependencyError, NotImplementedError):
        raise locked from None
    except (_Problem, MemoryError):
        raise
    except Exception:
        raise _Problem("this is not a PDF, or it is damaged") from None
    saved = ""
    with suppress(Exception):  # the properties of many PDFs are not what they should be
        about = reader.metadata
        moment = about and (about.modification_date or about.creation_date)
        saved = moment.date().isoformat() if moment else ""
    return {"pieces": pieces, "title": "", "published": "", "saved": saved}


def reflow(text: str) -> str:
    """A page's lines as paragraphs: a line goes on in the next unless it ends a sentence or is short for the page.

    A word divided at the end of its line is put together again.
    """
    lines = [line.strip() for line in text.splitlines()]
    lengths = sorted(len(line) for line in lines if line)
    usual = lengths[len(lengths) * 3 // 4] if lengths else 0
    paragraphs: list[str] = []
    goes_on = False
    for line in lines:
        if not line:
            goes_on = False
            continue
        if not goes_on or _STARTS_NEW.match(line):
            paragraphs.append(line)
        elif _LINE_HYPHEN.search(paragraphs[-1][-2:]) and line[0].islower():
            paragraphs[-1] = paragraphs[-1][:-1] + line
        else:
            paragraphs[-1] += " " + line
        ends = _SENTENCE_END.search(line[-4:]) is not None and len(line) < usual * 0.9
        goes_on = not ends and len(line) >= usual * 0.6
    return "\n".join(paragraphs)


READERS: dict[str, Callable[[str], dict[str, Any]]] = {
    "html": read_html,
    "docx": read_docx,
    "odt": read_odt,
    "pdf": read_pdf,
}


def main(kind: str, path: str) -> int:
    """Reads the document at `path` and writes what it holds; the exit status is 0 when there is an answer."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        answer = READERS[kind](path)
    except _Problem as problem:
        answer = {"problem": str(problem)}
    except OSError as error:
        answer = {"problem": f"cannot be read: {reason_of(error)}"}
    os.write(1, b"")  # a closed pipe ends this here
    with os.fdopen(os.dup(1), "w", encoding="utf-8", errors="replace") as out:
        json.dump(answer, out)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1], sys.argv[2]))
