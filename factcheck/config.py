"""What a newsroom sets once: `[tool.factcheck]` in pyproject.toml, or factcheck.toml, above its articles.

    sources = ["sources"]       # folders of the registry, from the file's own folder
    claims = "claims"
    fail_on = "unsupported"     # conflict, unsupported or never
    format = "terminal"

Both files are looked for in the article's folder and upwards; the first that has settings counts, and in one folder
factcheck.toml goes first. Without settings, `sources/` beside or above the article, then beside or above the working
folder, is the registry, and `claims/` beside that, or beside the article, the record of rulings.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import islice

from .files import reason_of
from .records import CannotCheck, Problem
from .reports import FORMATS
from .structs import Struct

FAIL_ON = ("conflict", "unsupported", "never")

# A folder called “sources” far above an article may be anything, so it is not searched without end for YAML.
_MOST_FOLDERS = 100
_REGISTRY_SUFFIXES = (".yaml", ".yml", ".jsonl")


class Settings(Struct, frozen=True):
    """What the configuration gives; paths as they can be opened from the working folder. `where` is its file."""

    sources: tuple[str, ...] | None = None
    claims: str | None = None
    fail_on: str | None = None
    format: str | None = None
    where: str = ""


def find_settings(folder: str) -> Settings:
    """The settings that hold for an article in `folder`; empty ones when no file above gives any.

    Raises CannotCheck, one line for each problem as `path:line:column: message`, when a file cannot be read, is not
    TOML, or says something that is no setting.
    """
    for parent in upwards(folder):
        for name in ("factcheck.toml", "pyproject.toml"):
            path = os.path.join(parent, name)
            if os.path.isfile(path):
                settings = _read(path, whole=name == "factcheck.toml")
                if settings is not None:
                    return settings
    return Settings()


def find_folder(name: str, start: str) -> str | None:
    """The nearest folder called `name` in or above `start` that holds a file of a registry, else None."""
    for parent in upwards(start):
        path = os.path.join(parent, name)
        if os.path.isdir(path) and _holds_registry(path):
            return path
    return None


def find_claims(sources: tuple[str, ...], start: str) -> str | None:
    """The folder `claims` that holds rulings, beside the sources or else in `start`; None when there is none.

    It is not looked for further up: any folder may be called so.
    """
    for folder in (*(os.path.dirname(os.path.normpath(folder)) for folder in sources), start):
        path = os.path.join(folder, "claims")
        if os.path.isdir(path) and _holds_registry(path):
            return path
    return None


def upwards(folder: str) -> Iterator[str]:
    """The folder and those above it: below the working folder as written from there ("" for itself), else absolute."""
    working = os.getcwd()
    here = os.path.abspath(folder or ".")
    while True:
        if here == working:
            yield ""
        else:
            yield here.removeprefix(working + os.sep) if here.startswith(working + os.sep) else here
        above = os.path.dirname(here)
        if above == here:
            return
        here = above


def _holds_registry(folder: str) -> bool:
    folders = islice(os.walk(folder), _MOST_FOLDERS)
    return any(name.endswith(_REGISTRY_SUFFIXES) for _, _, names in folders for name in names)


def _read(path: str, whole: bool) -> Settings | None:
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError as error:
        raise CannotCheck(f"{path}: cannot be read: {reason_of(error)}") from None
    if not whole and b"factcheck" not in data:
        return None

    import tomllib  # takes longer to load than to see that a file is not for us

    try:
        text = data.decode("utf-8")
        content = tomllib.loads(text)
    except UnicodeDecodeError:
        raise CannotCheck(f"{path}: not UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise CannotCheck(_toml_problem(path, str(error))) from None
    table = content if whole else content.get("tool", {}).get("factcheck")
    if table is None:
        return None
    return _settings(path, text, table)


def _toml_problem(path: str, message: str) -> str:
    import re

    place = re.search(r" \(at line (\d+), column (\d+)\)$", message)
    if not place:
        return f"{path}: not TOML: {message}"
    return str(Problem(path, int(place[1]), int(place[2]), f"not TOML: {message[: place.start()].lower()}"))


def _settings(path: str, text: str, table: object) -> Settings:
    problems: list[str] = []
    folder = os.path.dirname(path)

    def problem(key: str, message: str) -> None:
        line, column = _find_key(text, key)
        problems.append(str(Problem(path, line, column, message)))

    if not isinstance(table, dict):
        problem("factcheck", "factcheck is a table of settings")
        table = {}
    sources: tuple[str, ...] | None = None
    texts: dict[str, str] = {}
    for key, value in table.items():
        if key == "sources":
            values = [value] if isinstance(value, str) else value
            if isinstance(values, list) and values and all(isinstance(item, str) for item in values):
                sources = tuple(os.path.join(folder, item) for item in values)
            else:
                problem(key, "sources is a list of folders")
        elif key not in ("claims", "fail_on", "format"):
            problem(key, f"there is no setting {key!r}: there are sources, claims, fail_on and format")
        elif not isinstance(value, str):
            problem(key, f"{key} is text in quotes, not {value!r}")
        else:
            allowed = {"fail_on": FAIL_ON, "format": tuple(FORMATS)}.get(key)
            if allowed and value not in allowed:
                problem(key, f"{key} is {one_of(allowed)}, not {value!r}")
            texts[key] = value
    if problems:
        raise CannotCheck(*problems)
    claims = os.path.join(folder, texts["claims"]) if "claims" in texts else None
    return Settings(sources, claims, texts.get("fail_on"), texts.get("format"), path)


def _find_key(text: str, key: str) -> tuple[int, int]:
    """Where a key stands, for a message. tomllib does not say, so the first line that begins with it is taken."""
    for number, line in enumerate(text.splitlines(), 1):
        bare = line.lstrip(" \t[\"'")
        if bare.removeprefix("tool.factcheck").lstrip(".").startswith(key) or bare.startswith(key):
            return number, len(line) - len(line.lstrip()) + 1
    return 1, 1


def one_of(words: tuple[str, ...]) -> str:
    """ "a, b or c"."""
    return f"{', '.join(words[:-1])} or {words[-1]}"
