"""Reads HTML, Word and PDF documents in a process of their own, with a limit on its memory and time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.util import find_spec

from ..records import CannotCheck
from .reader import EXTRA, DocumentText, Piece

# The library of each format, as it is imported and as it is called.
LIBRARIES = {"html": ("selectolax", "selectolax"), "docx": ("docx", "python-docx"), "pdf": ("pypdf", "pypdf")}


def read_built(path: str, shown: str, kind: str, patience: float) -> DocumentText:
    """The text of a document of the format `kind`. Raises CannotCheck as `read_document` says."""
    module, library = LIBRARIES[kind]
    if find_spec(module) is None:
        raise CannotCheck(f"{shown}: to read {kind} documents, install {library}: pip install '{EXTRA}'")
    place = os.pathsep.join(part for part in sys.path if part)
    command = [sys.executable, "-m", "factcheck.documents.extract", kind, os.path.abspath(path)]
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=patience,
            env={**os.environ, "PYTHONPATH": place},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise CannotCheck(f"{shown}: could not be read within {patience:g} seconds") from None
    except OSError as error:
        raise CannotCheck(f"{shown}: cannot be read: {(error.strerror or str(error)).lower()}") from None
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        reason = "it needs too much memory" if b"MemoryError" in done.stderr else "it is damaged"
        raise CannotCheck(f"{shown}: cannot be read: {reason}") from None
    if "problem" in answer:
        raise CannotCheck(f"{shown}: {answer['problem']}")
    pieces = tuple(Piece(text, first, unit) for text, first, unit in answer["pieces"])
    return DocumentText(pieces, answer["title"], answer["published"])
