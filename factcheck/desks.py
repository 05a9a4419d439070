"""For each article its settings, registry and documents, and the check of one article against them."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from .config import Settings, find_claims, find_folder, find_settings
from .records import Article, CannotCheck, Report
from .structs import replace

if TYPE_CHECKING:
    from .documents.library import Library
    from .progress import IndexBar
    from .registry import Registry

_ITSELF = (
    "there are no facts to check with (--sources, configuration, or a folder “sources” near the article): "
    "the article is checked against itself only"
)


class Desks:
    """The settings and the registry for each article, looked for once per folder and opened once per registry.

    `sources`, `claims` and `given` are the options of the command; `notice` is told what the user should know; `bar` is
    drawn while an index is made.
    """

    def __init__(
        self,
        sources: Sequence[str],
        claims: str | None,
        given: Sequence[str] = (),
        *,
        notice: Callable[[str], None],
        bar: IndexBar | None = None,
    ) -> None:
        self._sources = tuple(sources)
        self._given = tuple(given)
        self._libraries: dict[int, Library | None] = {}
        self._claims = claims
        self._notice = notice
        self._bar = bar
        self._settings: dict[str, Settings] = {}
        self._registries: dict[tuple[tuple[str, ...], str | None], Registry] = {}

    def settings(self, path: str) -> Settings:
        folder = _folder(path)
        if folder not in self._settings:
            self._settings[folder] = find_settings(folder)
        return self._settings[folder]

    def sources(self, path: str) -> tuple[str, ...]:
        """The folders of facts for the article at `path`; none when there are none."""
        folders = self._sources or self.settings(path).sources
        if folders is None:
            found = find_folder("sources", _folder(path)) or find_folder("sources", ".")
            folders = (found,) if found else ()
        return folders

    def registry(self, path: str) -> Registry:
        """The registry for the article at `path`."""
        folders = self.sources(path)
        claims = self._claims or self.settings(path).claims or find_claims(folders, _folder(path))
        if (folders, claims) not in self._registries:
            self._registries[folders, claims] = self._open(folders, claims)
        return self._registries[folders, claims]

    def library(self, registry: Registry) -> Library | None:
        """The documents of a registry, and those given with this check; None when there are none."""
        if id(registry) not in self._libraries:
            documents = registry.documents()
            library = None
            if documents or self._given:
                from .documents.shelf import open_library

                library = open_library(documents, self._given, notice=self._notice)
            self._libraries[id(registry)] = library
        return self._libraries[id(registry)]

    def check(self, path: str, article: Article) -> Report:
        """What is found in the article that was named as `path`."""
        from .check import check

        registry = self.registry(path)
        library = self.library(registry)
        report = check(article, registry, library)
        if registry.is_empty and library is None:
            report = replace(report, notices=(*report.notices, _ITSELF))
        return report

    def _open(self, folders: Sequence[str], claims: str | None) -> Registry:
        from .registry import open_registry

        if claims and not os.path.isdir(claims):
            raise CannotCheck(f"{claims}: there is no such folder")
        try:
            progress = self._bar.draw if self._bar else None
            return open_registry(folders, claims, notice=self._notice, progress=progress)
        finally:
            if self._bar:
                self._bar.erase()


def _folder(path: str) -> str:
    return "." if path == "-" else os.path.dirname(path) or "."
