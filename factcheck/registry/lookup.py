"""The registry as the rest of the program sees it: asked in batches, by key, so that cost follows the article."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property, lru_cache, partial
from operator import itemgetter
from typing import TYPE_CHECKING

from ..records import (
    Document,
    Event,
    Figure,
    Known,
    Organisation,
    Person,
    Place,
    Post,
    Problem,
    Quote,
    Rating,
    Ruling,
    Scheme,
    Source,
    Statement,
)
from ..text.normalise import name_key, stands_in
from . import build, names
from .keys import TYPES, wordings
from .names import MOST_ALIKE, as_list
from .spaces import Filed, Spaces, most_shared, sharing
from .store import Store

if TYPE_CHECKING:
    from datetime import date
    from typing import Any

# Events, figures and the like for one question: more cannot be about one sentence.
_MOST_FACTS = 200
# Of the records that share one word so many are looked at: a word in more ("council") says little, and the rarer words
# of the same record find it. Two thousand rows of an index are read in half a millisecond.
_MOST_SHARING = 2_000
# The other names of so many names are kept: an article asks four times for those of the things that it names.
_MOST_OTHERS = 10_000
# Rulings in words only are read like an article, at half a millisecond each.
_MOST_IN_WORDS = 30

_SECTION = {kind: section for section, kind in TYPES.items()}


class Registry:
    """Verified facts, looked up by key. Every method takes all the keys of an article, or of a sentence, at once.

    Where one thing of the registry names another (a post its organisation, a holder their post, an event what it
    was of), the nouns hold the id of that other thing, or the text as written when the registry does not declare it.
    An id is the `id` of the file, else the thing's name.
    """

    def __init__(self, db: sqlite3.Connection, folders: Sequence[str] = ()) -> None:
        """`db` is an index that is up to date; `folders` are shown before the paths of its files."""
        self._db = db
        self._store = Store(db, folders)
        self._things: dict[str, dict[str, tuple[int, Any] | None]] = {}
        self._schemes: list[Scheme] | None = None
        self._undeclared: frozenset[str] | None = None
        self._spaces = Spaces(db)
        # A third of a story's names that nobody holds are asked for again in it ("Camford City Council" of a registry
        # without it), and most in the next story; each question costs two or three queries.
        self._near = lru_cache(maxsize=4096)(partial(names.near, db))
        self._others: dict[str, set[str]] = {}
        self._named: dict[str, list[Known]] = {}

    # ---------------------------------------------------------------------------------------------- names

    def find_names(self, keys: Collection[str]) -> dict[str, list[Known]]:
        """What the name keys (`name_key`) name; keys that name nothing are left out.

        Of more than 100 things with one name only so many are given; a `short` name of more than 100 ("the council")
        names nothing by itself.
        """
        if not self._few_keys:
            return names.find(self._db, keys)
        known = self._few_keys.known(keys)
        missing = known - self._named.keys()
        if missing:
            self._named.update(names.find(self._db, missing))
        return {key: self._named[key] for key in known if key in self._named}

    def beginnings_of_names(self, starts: Collection[str]) -> set[str]:
        """Those of the strings with which the key of some name begins: what spares looking up all that follows one."""
        return self._few_keys.beginnings(starts) if self._few_keys else names.beginnings(self._db, starts)

    @cached_property
    def _few_keys(self) -> names.Keys | None:
        return names.few_keys(self._db)

    def surnames(self, keys: Collection[str]) -> dict[str, list[str]]:
        """The ids of the people who bear each surname (as a name key), of more than 100 so many."""
        return names.by_surname(self._db, keys)

    def near_names(self, key: str, type: str) -> list[Known]:
        """Names of a type ("person", "organisation" or "place") that `key` may be a misspelling of, likeliest first.

        At most 50, and candidates only: that two names are alike proves nothing. A name of one word is like names of
        one word; of two, both must be the same or nearly so; of three or more, all but one.
        """
        return list(self._near(key, type))

    # --------------------------------------------------------------------------------------------- things

    def people(self, ids: Collection[str]) -> dict[str, Person]:
        return self._by_id("people", ids)

    def organisations(self, ids: Collection[str]) -> dict[str, Organisation]:
        return self._by_id("organisations", ids)

    def places(self, ids: Collection[str]) -> dict[str, Place]:
        return self._by_id("places", ids)

    def posts(self, ids: Collection[str]) -> dict[str, Post]:
        return self._by_id("posts", ids)

    def sources(self, ids: Collection[str]) -> dict[str, Source]:
        return self._store.sources(ids)

    # ---------------------------------------------------------------------------------------------- posts

    def posts_held_by(self, person_ids: Collection[str]) -> dict[str, list[Post]]:
        """The posts that each person holds or held, whole, with their other holders."""
        found: dict[str, list[Post]] = {}
        wanted = set(person_ids)
        for post in self._filed("held by", self._keys_of("person", wanted)):
            for person in dict.fromkeys(holder.person for holder in post.holders):
                if person in wanted:
                    found.setdefault(person, []).append(post)
        return found

    def posts_called(self, role_keys: Collection[str]) -> dict[str, list[Post]]:
        """The posts whose title has the key (`role_key`), with or without the names of their organisation and area.

        A title that more than 100 posts share ("leader" in a registry of all councils) is left out: its post is found
        through its organisation or its holder.
        """
        filed = self._spaces.filed("role")
        if filed is None:
            rows = self._db.execute(
                "SELECT entry.key, entry.record FROM json_each(?) AS wanted CROSS JOIN entry ON entry.rowid IN "
                "(SELECT rowid FROM entry WHERE space = 'role' AND key = wanted.value LIMIT ?) ORDER BY entry.record",
                (as_list(role_keys), MOST_ALIKE + 1),
            )
            filed = Filed(rows)
        numbers = {key: filed[key] for key in filed.keys() & role_keys if len(filed[key]) <= MOST_ALIKE}
        posts = self._store.numbered([number for found in numbers.values() for number in found])
        return {key: _distinct(posts[number] for number in found) for key, found in numbers.items()}

    def posts_of(self, organisation_ids: Collection[str]) -> dict[str, list[Post]]:
        """The posts in each organisation."""
        found: dict[str, list[Post]] = {}
        wanted = set(organisation_ids)
        for post in self._filed("post of", self._keys_of("organisation", wanted)):
            if post.organisation in wanted:
                found.setdefault(post.organisation, []).append(post)
        return found

    # ---------------------------------------------------------------------------------------------- facts

    def events_about(self, words: Collection[str], things: Collection[str]) -> list[Event]:
        """Events that share a content word with `words` and concern one of `things` (name keys or ids), or name none.

        Most shared words first. `words` may be as they stand in the article: "inspectors" finds an "inspection".
        """
        stems = self._spaces.stems("event", words)
        if not stems:
            return []
        things = self._other_keys(things)
        of, of_nothing, events = map(self._spaces.filed, ("event of", "event of nothing", "event"))
        if of is not None and of_nothing is not None and events is not None:
            about = sharing(of, things).keys() | sharing(of_nothing, stems).keys()
            shared = sharing(events, stems)
            for record in shared.keys() - about:
                del shared[record]
            return self._nouns(most_shared(shared, 1, _MOST_FACTS))
        # From the things to the words: "election" may be in a hundred thousand events, a council in a hundred.
        numbers = self._db.execute(
            "WITH about (number) AS (SELECT entry.record FROM json_each(:things) AS thing CROSS JOIN entry "
            "ON entry.space = 'event of' AND entry.key = thing.value UNION SELECT entry.record FROM json_each(:words) "
            "AS word CROSS JOIN entry ON entry.rowid IN (SELECT rowid FROM entry WHERE space = 'event of nothing' "
            "AND key = word.value LIMIT :share)) "
            "SELECT entry.record FROM about CROSS JOIN entry ON entry.record = about.number AND entry.space = 'event' "
            "AND entry.key IN (SELECT value FROM json_each(:words)) "
            "GROUP BY entry.record ORDER BY count(*) DESC, entry.record LIMIT :most",
            {"things": as_list(things), "words": as_list(stems), "share": _MOST_SHARING,
             "most": _MOST_FACTS},
        ).fetchall()  # fmt: skip
        return self._nouns(number for (number,) in numbers)

    def event_heads(self, words: Collection[str]) -> set[str]:
        """Those of the words that are the head noun of an event's name: "derailment", "ballot"."""
        filed = self._spaces.filed("event head")
        if filed is not None:
            return filed.keys() & words
        rows = self._db.execute(
            "SELECT value FROM json_each(?) AS wanted "
            "WHERE EXISTS (SELECT 1 FROM entry WHERE space = 'event head' AND key = wanted.value)",
            (as_list(words),),
        )
        return {word for (word,) in rows}

    def figures_about(self, things: Collection[str]) -> list[Figure]:
        """Figures whose subject is one of `things` (name keys or ids)."""
        return self._filed_about("figures", things)

    def subjects_in(self, text: str) -> set[str]:
        """The name keys of the subjects of figures that stand in a text and are declared as no thing."""
        if self._undeclared is None:
            self._undeclared = self._spaces.undeclared("figures")
        if not self._undeclared:
            return set()
        words = name_key(text)
        able = (
            subject for subject in self._undeclared if all(len(word) < 3 or word in words for word in subject.split())
        )
        return {
            subject
            for subject in able
            if any(stands_in(" ".join(wording), words) for wording in wordings(subject.split()))
        }

    def ratings_of(self, things: Collection[str]) -> list[Rating]:
        """Ratings of `things` (name keys or ids)."""
        return self._filed_about("ratings", things)

    def schemes(self) -> list[Scheme]:
        """All rating schemes; a registry has a few."""
        if self._schemes is None:
            self._schemes = self._all("schemes")
        return self._schemes

    def quotes_of(self, person_ids: Collection[str]) -> dict[str, list[Quote]]:
        """What each person is held to have said."""
        found: dict[str, list[Quote]] = {}
        for quote in self._filed_about("quotes", person_ids):
            if quote.speaker in person_ids:
                found.setdefault(quote.speaker, []).append(quote)
        return found

    def statements_filed(self, words: Collection[str], least: int = 1) -> Filed:
        """The numbers of statements under each of their content words: of all where they are few, else of those that
        share `least` or more content words with `words`.
        """
        filed = self._spaces.filed("statements")
        if filed is not None:
            return filed
        numbers = self._sharing_words("statements", words, _MOST_FACTS, least)
        return Filed(
            self._db.execute(
                "SELECT entry.key, entry.record FROM json_each(?) AS wanted CROSS JOIN entry "
                "ON entry.record = wanted.value AND entry.space = 'statements' ORDER BY entry.record",
                (as_list(numbers),),
            )
        )

    def statements(self, numbers: Collection[int]) -> dict[int, Statement]:
        """Statements by their numbers."""
        return self._store.numbered(numbers)

    def documents(self) -> list[Document]:
        """All documents that `documents:` names; their paths can be opened from the working folder."""
        return self._all("documents")

    # -------------------------------------------------------------------------------------------- rulings

    @cached_property
    def has_rulings(self) -> bool:
        return self._db.execute("SELECT 1 FROM record WHERE section = 'rulings' LIMIT 1").fetchone() is not None

    def rulings_on(self, keys: Collection[str]) -> list[Ruling]:
        """Rulings on claims with one of the keys (`rulings.key`); who and what they name is still to be compared."""
        return self._filed("ruling", keys)

    def rulings_in_words(self, words: Collection[str]) -> list[Ruling]:
        """Rulings that give their claim in words only and share content words with `words`, most shared first."""
        return self._nouns(self._sharing_words("ruling in words", words, _MOST_IN_WORDS))

    def rulings(self) -> list[Ruling]:
        """All rulings, in the order of the files."""
        return self._all("rulings")

    # ------------------------------------------------------------------------------------------- the whole

    @property
    def is_empty(self) -> bool:
        return self._db.execute("SELECT 1 FROM record LIMIT 1").fetchone() is None

    def counts(self) -> dict[str, int]:
        """How many records each section holds."""
        return dict(self._db.execute("SELECT section, count(*) FROM record GROUP BY section ORDER BY section"))

    def joined(self) -> dict[str, int]:
        """How many imported records of each section are joined to others."""
        return dict(
            self._db.execute(
                "SELECT record.section, count(*) FROM joined JOIN record ON record.id = joined.record "
                "GROUP BY record.section ORDER BY record.section"
            )
        )

    def problems(self) -> list[Problem]:
        """All that is wrong in the files, in the order of paths and lines; a registry with problems is not used."""
        rows = self._db.execute(
            "SELECT DISTINCT file.folder, file.path, problem.line, problem.column, problem.message FROM problem "
            "JOIN file ON file.id = problem.file ORDER BY file.folder, file.path, problem.line, problem.column"
        )
        return [
            Problem(self._store.path(folder, path), line, column, message)
            for folder, path, line, column, message in rows
        ]

    def warnings(self, today: date, every: bool = False) -> list[Problem]:
        """What is worth a look in files without problems; `every` lists what is otherwise counted."""
        from .warnings import find

        return find(self, self._db, self._store.path, today, every)

    def unjoined_posts(self, numbers: Sequence[int]) -> list[Post]:
        """Posts by their records' numbers, each as its own file has it."""
        rows = {number: row for (number, _), row in self._store.rows("record.id = wanted.value", numbers)}
        links = self._store.links(row.data for row in rows.values())
        return [build.post(rows[number], links) for number in numbers]

    def close(self) -> None:
        self._db.close()

    # ---------------------------------------------------------------------------------------------- inside

    def _by_id(self, section: str, ids: Collection[str]) -> dict[str, Any]:
        """The things with these ids, in the order of the files; what was asked before is not looked up again."""
        known = self._things.setdefault(section, {})
        missing = {one for one in ids if one not in known}
        if missing:
            known.update(dict.fromkeys(missing))
            condition = f"record.section = '{section}' AND record.key = wanted.value"
            for number, noun in self._store.nouns_of(
                self._store.rows(condition, {name_key(one) for one in missing})
            ).items():
                if noun.id in missing:
                    known[noun.id] = known[noun.id] or (number, noun)
        found = [entry for one in set(ids) if (entry := known[one])]
        found.sort(key=itemgetter(0))
        return {noun.id: noun for _, noun in found}

    def _filed(self, space: str, keys: Collection[str]) -> list[Any]:
        """The nouns filed under any of the keys, in the order of the files."""
        keys = self._spaces.used(space, keys)
        if not keys:
            return []
        rows = self._db.execute(
            "SELECT DISTINCT entry.record FROM json_each(?) AS wanted CROSS JOIN entry ON entry.space = ? "
            "AND entry.key = wanted.value ORDER BY entry.record",
            (as_list(keys), space),
        ).fetchall()
        return _distinct(self._store.numbered([number for (number,) in rows]).values())

    def _filed_about(self, space: str, things: Collection[str]) -> list[Any]:
        """The nouns filed under any name of the things."""
        return self._filed(space, self._other_keys(things)) if self._spaces.holds(space) else []

    def _sharing_words(self, space: str, words: Collection[str], most: int, least: int = 1) -> list[int]:
        """The records of a space that share `least` or more content words with `words`, most shared first."""
        stems = self._spaces.stems(space, words)
        if not stems:
            return []
        filed = self._spaces.filed(space)
        if filed is not None:
            return most_shared(sharing(filed, stems), least, most)
        numbers = self._db.execute(
            "SELECT entry.record FROM json_each(?) AS word CROSS JOIN entry ON entry.rowid IN (SELECT rowid FROM entry "
            "WHERE space = ? AND key = word.value LIMIT ?) "
            "GROUP BY entry.record HAVING count(*) >= ? ORDER BY count(*) DESC, entry.record LIMIT ?",
            (as_list(stems), space, _MOST_SHARING, least, most),
        )
        return [number for (number,) in numbers]

    def _nouns(self, numbers: Iterable[int]) -> list[Any]:
        """The nouns of records by their numbers, in the order given."""
        return list(self._store.numbered(numbers).values())

    def _all(self, section: str) -> list[Any]:
        return list(self._store.nouns_of(self._store.rows("record.section = wanted.value", [section])).values())

    def _keys_of(self, kind: str, ids: Collection[str]) -> set[str]:
        """All keys by which the registry's files may name the things with these ids."""
        keys = {name_key(one) for one in ids}
        rows = self._db.execute(
            "SELECT name.key FROM json_each(?) AS wanted CROSS JOIN record ON record.section = ? "
            "AND record.key = wanted.value JOIN name ON name.record = record.id WHERE name.form <> 'mistaken'",
            (as_list(keys), _SECTION[kind]),
        )
        return keys.union((key for (key,) in rows), self._joined_keys(keys))

    def _joined_keys(self, keys: Collection[str]) -> set[str]:
        """The ids and names, as keys, of the imported records that are joined to those with these keys."""
        if not self._store.has_joins():
            return set()
        rows = self._db.execute(
            "WITH more (number) AS (SELECT joined.record FROM json_each(?) AS wanted CROSS JOIN record "
            "ON record.section IN ('people', 'organisations') AND record.key = wanted.value "
            "JOIN joined ON joined.root = record.id) SELECT key FROM more JOIN record ON record.id = more.number "
            "UNION SELECT name.key FROM more JOIN name ON name.record = more.number AND name.form <> 'mistaken'",
            (as_list(keys),),
        )
        return {key for (key,) in rows}

    def _other_keys(self, things: Collection[str]) -> set[str]:
        """The keys of `things`, with the other names of each that the registry knows by that name or id."""
        keys = {name_key(thing) for thing in things}
        if len(self._others) > _MOST_OTHERS:
            self._others.clear()
        missing = keys - self._others.keys()
        if missing:
            self._find_others(missing)
        keys = keys.union(*(self._others[key] for key in keys))
        return keys | self._joined_keys(keys)

    def _find_others(self, keys: set[str]) -> None:
        self._others.update((key, set()) for key in keys)
        sections = ", ".join(f"'{section}'" for section in TYPES)
        rows = self._db.execute(
            "WITH named (wanted, number) AS (SELECT wanted.value, name.record FROM json_each(:keys) AS wanted "
            "CROSS JOIN name ON name.key = wanted.value AND name.form IN ('name', 'other') UNION SELECT wanted.value, "
            f"record.id FROM json_each(:keys) AS wanted CROSS JOIN record ON record.section IN ({sections}) "
            "AND record.key = wanted.value) SELECT named.wanted, name.key FROM named JOIN name "
            "ON name.record = named.number AND name.form IN ('name', 'other') UNION SELECT named.wanted, record.key "
            "FROM named JOIN record ON record.id = named.number",
            {"keys": as_list(keys)},
        )
        for wanted, key in rows:
            self._others[wanted].add(key)


def _distinct(nouns: Iterable[Any]) -> list[Any]:
    """Each noun once: several rows of the index may be one thing."""
    return list({id(noun): noun for noun in nouns}.values())
