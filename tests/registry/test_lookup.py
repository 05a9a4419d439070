"""What the registry gives for the keys of an article."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.intervals import Period, parse_edtf
from factcheck.records import Name
from factcheck.registry import Registry, names, open_registry, spaces
from factcheck.text.offices import role_key

TOWN = Path(__file__).with_name("town")


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Registry]:
    registry = open_registry([TOWN], cache=tmp_path_factory.mktemp("cache"))
    yield registry
    registry.close()


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("ada marsh", [("person", "Ada Marsh", "name")]),
        ("sir ben hale", [("person", "Sir Ben Hale", "name")]),
        ("ben hale", [("person", "Sir Ben Hale", "name")]),
        ("bennie hale", [("person", "Sir Ben Hale", "other")]),
        ("lucja o'neil", [("person", "Łucja O’Neil", "name")]),
        ("cy dunn", [("person", "cy-farmer", "name"), ("person", "cy-teacher", "name")]),
        ("camford council", [("organisation", "Camford Borough Council", "other")]),
        ("council", [("organisation", "Camford Borough Council", "short")]),
        ("canford borough council", [("organisation", "Camford Borough Council", "mistaken")]),
        ("camford", [("place", "Camford", "name")]),
        ("canford", [("place", "Camford", "mistaken")]),
        ("nobody", []),
        ("'; DROP TABLE name", []),
    ],
)
def test_find_names(town: Registry, key: str, expected: list[tuple[str, str, str]]) -> None:
    found = town.find_names([key]).get(key, [])
    assert [(known.type, known.id, known.form) for known in found] == expected


def test_names_carry_their_time(town: Registry) -> None:
    (known,) = town.find_names(["ben oakes"])["ben oakes"]
    assert known.name == Name("Ben Oakes", Period(parse_edtf("1990"), parse_edtf("2001-06")))


def test_surnames(town: Registry) -> None:
    assert town.surnames(["hale", "oakes", "meer", "van der meer", "lester-price", "dunn", "ada"]) == {
        "hale": ["Sir Ben Hale"],
        "oakes": ["Sir Ben Hale"],
        "meer": ["Ursula van der Meer"],
        "van der meer": ["Ursula van der Meer"],
        "lester-price": ["Jonathan Lester-Price"],
        "dunn": ["cy-farmer", "cy-teacher"],
    }


@pytest.mark.parametrize(
    ("key", "type", "first"),
    [
        ("ada march", "person", "Ada Marsh"),
        ("ada marsh", "person", "Ada Marsh"),
        ("bhen hale", "person", "Ben Hale"),
        ("jonathon lester price", "person", "Jonathan Lester-Price"),
        ("ursula van de meer", "person", "Ursula van der Meer"),
        ("camfrod borough council", "organisation", "Camford Borough Council"),
        ("department of water", "organisation", "Department for Water"),
        ("camfford", "place", "Camford"),
        ("ada", "person", None),
        ("marsh", "organisation", None),
        ("", "person", None),
        ("x" * 100_000, "person", None),
        ("x " * 100_000, "person", None),
    ],
)
def test_near_names(town: Registry, key: str, type: str, first: str | None) -> None:
    found = town.near_names(key, type)
    assert (found[0].name.text if found else None) == first
    assert len(found) <= 50


def test_people(town: Registry) -> None:
    people = town.people(["Ada Marsh", "cy-teacher", "Cy Dunn", "nobody"])
    assert set(people) == {"Ada Marsh", "cy-teacher"}
    ada = people["Ada Marsh"]
    (party,) = ada.parties
    assert (party.to, str(party.period)) == ("Green Party", "since 2010")
    assert [source.id for source in party.sources] == ["ct-2023", "minutes"]
    assert party.where == f"{TOWN}/facts.yaml:13".replace(f"{Path.cwd()}/", "")
    assert ada.homes[0].to == "Old Camford"
    assert str(people["cy-teacher"].died) == "2020"
    (honorific,) = town.people(["Sir Ben Hale"])["Sir Ben Hale"].honorifics
    assert (honorific.text, honorific.suffix, str(honorific.period)) == ("Sir", False, "since 1 January 2022")


def test_organisations_and_places(town: Registry) -> None:
    found = town.organisations(["Camford Borough Council", "Department for Lakes and Rivers"])
    council, lakes = found["Camford Borough Council"], found["Department for Lakes and Rivers"]
    assert (council.short, council.mistaken, council.area) == (
        ("the council",),
        ("Canford Borough Council",),
        "Camford",
    )
    assert (lakes.successor, str(lakes.period)) == ("Department for Water", "from 2001 until 2010")
    assert town.places(["Old Camford"])["Old Camford"].within == "Camford"


def test_sources(town: Registry) -> None:
    minutes = town.sources(["minutes"])["minutes"]
    assert (minutes.publisher, minutes.licence, minutes.attribution) == ("Camford Borough Council", "OGL", "Crown")


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("leader of Camford Borough Council", True),
        ("leader", True),
        ("council leader", True),
        ("leader of the administration", True),
        ("MP for Camford", True),
        ("Camford MP", True),
        ("MP", True),
        ("deputy leader", False),
    ],
)
def test_posts_called(town: Registry, title: str, found: bool) -> None:
    assert bool(town.posts_called([role_key(title)])) is found


def test_posts(town: Registry) -> None:
    held = town.posts_held_by(["Sir Ben Hale", "Ada Marsh", "cy-teacher"])
    assert {person: [post.label for post in posts] for person, posts in held.items()} == {
        "Sir Ben Hale": ["leader of Camford Borough Council", "Member of Parliament for Camford"],
        "Ada Marsh": ["leader of Camford Borough Council"],
    }
    leader, member = held["Sir Ben Hale"]
    assert (leader.organisation, leader.seats) == ("Camford Borough Council", 1)
    assert [(holder.person, holder.status, holder.party) for holder in leader.holders] == [
        ("Sir Ben Hale", "", ""),
        ("Ada Marsh", "", "Green"),
        ("cy-farmer", "acting", ""),
    ]
    assert (str(member.holders[0].seen), member.area) == ("2015", "Camford")
    assert str(member.vacant[0].period) == "from 2016 until 2017"
    assert town.posts_of(["Camford Borough Council", "Green Party"]) == {"Camford Borough Council": [leader]}
    assert town.posts([leader.id]) == {leader.id: leader}


@pytest.mark.parametrize(
    ("words", "things", "names"),
    [
        (["visited"], ["camford council"], ["monitoring visit"]),
        (["visits"], ["camford borough council"], ["monitoring visit"]),
        (["monitored"], ["old camford"], ["monitoring visit"]),
        (["visit"], ["inspectorate of schools"], ["monitoring visit"]),
        (["visit"], ["elsewhere"], []),
        (["the"], ["camford council"], []),
        (["floods"], [], ["Great Flood"]),
        (["Floods"], [], ["Great Flood"]),  # as it stands in the article
        (["the FLOOD"], [], ["Great Flood"]),
        (["flood-hit"], [], ["Great Flood"]),
        (["flóod"], [], ["Great Flood"]),
        (["great", "flood", "visit"], ["camford"], ["Great Flood"]),
    ],
)
def test_events_about(town: Registry, words: list[str], things: list[str], names: list[str]) -> None:
    assert [event.name for event in town.events_about(words, things)] == names


def test_an_event(town: Registry) -> None:
    (event,) = town.events_about(["visit"], ["camford council"])
    assert (event.of, event.by, event.place) == (
        ("Camford Borough Council",),
        ("Inspectorate of Schools",),
        "Old Camford",
    )
    assert [(date.aspect, str(date.interval)) for date in event.dates] == [
        ("held", "26 to 27 September 2023"),
        ("reported", "November 2023"),
    ]
    assert (event.ordinal, event.series) == (3, "school monitoring visits")


def test_figures_ratings_quotes_statements_documents(town: Registry) -> None:
    (figure,) = town.figures_about(["camford borough council"])
    assert (figure.subject, figure.value, figure.qualifier) == ("Camford Borough Council", "£22m", "nearly")
    (rating,) = town.ratings_of(["camford council"])
    assert (rating.issuer, rating.grade, str(rating.superseded)) == ("Inspectorate of Schools", "poor", "2024")
    (scheme,) = town.schemes()
    assert (scheme.grades, scheme.aliases) == (("outstanding", "good", "poor"), (("failing", "poor"),))
    assert [quote.text for quote in town.quotes_of(["Ada Marsh"])["Ada Marsh"]] == ["We will not sell."]
    numbers = town.statements_filed(["bridges"])["bridg"]
    assert [statement.text for statement in town.statements(numbers).values()] == ["The bridge was closed."]
    (document,) = town.documents()
    assert Path(document.path).read_text(encoding="utf-8") == "Close the bridge.\n"


def test_a_large_space_gives_what_a_small_one_does(
    town: Registry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spaces, "_MOST_ENTRIES", 0)
    monkeypatch.setattr(names, "_MOST_KEYS", 0)
    large = open_registry([TOWN], cache=tmp_path)
    words = "the third visit and an election closed every bridge in camford".split()
    for things in (["camford council"], ["camford"], []):
        assert [e.name for e in large.events_about(words, things)] == [e.name for e in town.events_about(words, things)]
    for keys in (["camford", "camf", "ada marsh", "zed"], []):
        assert large.beginnings_of_names(keys) == town.beginnings_of_names(keys)
        assert large.find_names(keys) == town.find_names(keys)
    filed, found = large.statements_filed(words), town.statements_filed(words)
    assert filed
    assert all(list(found[key]) == list(numbers) for key, numbers in filed.items())
    assert large.statements_filed(words, 3) == {}
    large.close()


def test_counts(town: Registry) -> None:
    assert town.counts()["people"] == 7
    assert not town.is_empty


def test_no_folders_is_an_empty_registry() -> None:
    registry = open_registry([])
    assert registry.is_empty
    assert registry.find_names(["ada marsh"]) == {}
    assert registry.near_names("ada marsh", "person") == []
    assert registry.events_about(["visit"], ["camford"]) == []
    assert registry.schemes() == []


def test_a_name_that_too_many_bear_is_cut_short(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    rows = [f'{{"organisations": {{"name": "Town {i} Council", "short": "the council"}}}}' for i in range(150)]
    rows += [f'{{"posts": {{"label": "mayor", "organisation": "Town {i} Council"}}}}' for i in range(150)]
    rows.append('{"organisations": {"name": "The Council"}}')
    (tmp_path / "sources" / "bulk.jsonl").write_text("\n".join(rows), encoding="utf-8")
    registry = open_registry([tmp_path / "sources"], cache=tmp_path / "cache")
    assert [known.id for known in registry.find_names(["council"])["council"]] == ["The Council"]
    assert registry.posts_called(["mayor"]) == {}
    assert len(registry.posts_of(["Town 7 Council"])["Town 7 Council"]) == 1
    registry.close()
