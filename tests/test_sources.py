"""The registry of this project, `sources/`: it loads without a problem, and says who was what on which day.

The tables are spot checks, each a line that a reporter could have written: the title as copy has it, a day, and who
held it then. "-" means that the registry is sure of nobody.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factcheck.intervals import parse_edtf
from factcheck.text.offices import role_key

if TYPE_CHECKING:
    from factcheck.records import Event, Holder, Post
    from factcheck.registry import Registry

SOURCES = Path(__file__).parent.parent / "sources"

DEPARTMENT = "Herefordshire Council children's services"


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Registry:
    from factcheck.registry import open_registry

    return open_registry([SOURCES], cache=tmp_path_factory.mktemp("cache"))


def holds(holder: Holder, day: str) -> bool:
    """Whether the registry is sure that a person was in post on a day."""
    at = parse_edtf(day)
    if holder.seen is not None:
        return holder.seen.contains(at)
    return holder.period.holds(at) is True


def posts_called(registry: Registry, title: str) -> list[Post]:
    key = role_key(title)
    return registry.posts_called([key]).get(key, [])


HOLDERS = """
leader of Herefordshire Council             2013-05-23  John Jarvis
leader of Herefordshire Council             2013-05-25  Tony Johnson
leader of Herefordshire Council             2018-03-08  Tony Johnson
leader of Herefordshire Council             2018-03-10  Jonathan Lester
leader of Herefordshire Council             2019-04-30  Jonathan Lester
leader of Herefordshire Council             2019-06-01  David Hitchiner
leader of Herefordshire Council             2023-03-02  David Hitchiner
leader of Herefordshire Council             2023-05-18  David Hitchiner
leader of Herefordshire Council             2023-05-19  David Hitchiner, Jonathan Lester
leader of Herefordshire Council             2023-05-20  Jonathan Lester
Herefordshire Council leader                2024-03-13  Jonathan Lester
leader of Herefordshire Council             2026-01-12  Jonathan Lester
deputy leader of Herefordshire Council      2022-04-01  Liz Harvey
deputy leader of Herefordshire Council      2024-04-01  -
chairman of Herefordshire Council           2017-06-01  Brian Wilcox
chair of Herefordshire Council              2022-10-01  Sebastian Bowen
chair of Herefordshire Council              2024-03-08  Roger Phillips
vice-chair of Herefordshire Council         2022-10-01  Kema Guthrie
vice-chair of Herefordshire Council         2025-06-01  Stef Simmons
cabinet member for children's services      2022-09-30  Diana Toynbee
cabinet member for children and young people  2024-03-13  Ivan Powell
chief executive of Herefordshire Council    2016-01-01  Alistair Neill
chief executive of Herefordshire Council    2021-04-20  Claire Ward
chief executive of Herefordshire Council    2023-03-02  Paul Walker
chief executive of Herefordshire Council    2026-05-01  -
Liberal Democrat group leader               2021-06-01  Terry James
leader of the Liberal Democrat councillors  2024-03-13  Terry James
Lib Dem group leader                        2020-01-01  -
Conservative group leader                   2013-06-01  -
Green group leader                          2022-01-15  Ellie Chowns
councillor for College ward                 2023-04-30  -
councillor for College ward                 2024-03-13  Ben Proctor
councillor for Three Crosses ward           2018-03-09  Jonathan Lester

director of children's services             2018-12-01  Chris Baird
director of children's services             2021-10-01  Darryl Freeman
director of children's services             2023-03-02  Darryl Freeman
corporate director for children and young people  2023-11-01  Darryl Freeman
corporate director for children and young people  2024-03-27  Darryl Freeman
corporate director for children and young people  2024-05-01  -
corporate director of children and young people   2024-12-19  Tina Russell
children's services commissioner            2022-09-20  -
children's services commissioner            2022-09-21  Eleanor Brazil
children's commissioner                     2024-03-21  Eleanor Brazil
children's services commissioner            2025-03-01  Deborah McMillan
improvement adviser                         2021-05-17  -
improvement advisor                         2023-03-02  Gladys Rhodes White
improvement adviser                         2024-04-30  -
chair of the Improvement Board              2023-01-01  Gladys Rhodes White

Prime Minister                              2010-05-10  Gordon Brown
Prime Minister                              2015-01-01  David Cameron
Prime Minister                              2019-07-01  Theresa May
Prime Minister                              2022-09-05  Boris Johnson
PM                                          2022-10-01  Liz Truss
Prime Minister                              2024-03-20  Rishi Sunak
Prime Minister                              2024-08-01  Keir Starmer
Education Secretary                         2012-01-01  Michael Gove
Secretary of State for Education            2017-06-01  Justine Greening
Secretary of State for Education            2023-03-01  Gillian Keegan
Education Secretary                         2024-07-06  Bridget Phillipson
children's minister                         2023-03-01  Claire Coutinho
minister for children and families          2024-03-13  David Johnston
minister for children and families          2024-07-06  -
DfE permanent secretary                     2018-01-01  Jonathan Slater
DfE permanent secretary                     2020-10-01  Susan Acland-Hood
Department for Education permanent secretary  2024-03-13  Susan Acland-Hood

MP for North Herefordshire                  2009-12-31  -
North Herefordshire MP                      2024-03-13  Bill Wiggin
North Herefordshire MP                      2024-07-05  Ellie Chowns
MP for Leominster                           2005-01-01  Bill Wiggin
MP for Leominster                           2011-01-01  -
MP for Hereford                             2005-01-01  Paul Keetch
Hereford and South Herefordshire MP         2024-07-05  Jesse Norman
MP for Wantage                              2024-03-13  David Johnston
"""


def _rows(table: str) -> list[tuple[str, ...]]:
    return [tuple(cell.strip() for cell in line.split("  ") if cell.strip()) for line in table.splitlines() if line]


@pytest.mark.parametrize(("title", "day", "names"), _rows(HOLDERS))
def test_who_held_a_post_on_a_day(sources: Registry, title: str, day: str, names: str) -> None:
    posts = posts_called(sources, title)
    assert posts, f"no post is called {title!r}"
    people = {holder.person for post in posts for holder in post.holders if holds(holder, day)}
    assert people == (set() if names == "-" else set(names.split(", ")))


# Part of the event's name, the aspect of the date, the date.
EVENTS = """
inspection of July 2022           held         2022-07-18/2022-07-29
inspection of July 2022           reported     2022-09-21
inspection of November 2025       held         2025-11-10/2025-11-21
inspection of November 2025       reported     2026-01-12
first monitoring visit            held         2023-03-29/2023-03-30
second monitoring visit           held         2023-06-28/2023-06-29
third monitoring visit            held         2023-09-26/2023-09-27
fourth monitoring visit           held         2024-02-21/2024-02-22
fourth monitoring visit           reported     2024-03-27
fifth monitoring visit            held         2024-10-22/2024-10-23
sixth monitoring visit            held         2025-02-18/2025-02-19
seventh monitoring visit          held         2025-06-17/2025-06-18
EWHC 749                          held         2021-03-26
EWHC 749                          reported     2021-04-16
improvement notice                held         2021-05-18
statutory direction               held         2022-09-21
ministerial decision of March     held         2023-03-01
first commissioner's report       reported     2023-03-01
second commissioner's report      reported     2023-12-13
Panorama                          held         2022-05-16
"""


@pytest.mark.parametrize(("name", "aspect", "date"), _rows(EVENTS))
def test_when_an_event_took_place(sources: Registry, name: str, aspect: str, date: str) -> None:
    events = [event for event in about_the_department(sources, name) if name in event.name]
    assert len(events) == 1, [event.name for event in events]
    assert [one.interval for one in events[0].dates if one.aspect == aspect] == [parse_edtf(date)]


def about_the_department(registry: Registry, words: str) -> list[Event]:
    return registry.events_about(words.split(), [DEPARTMENT])


def test_the_monitoring_visits_are_counted_from_one_in_the_order_of_their_dates(sources: Registry) -> None:
    visits = [event for event in about_the_department(sources, "monitoring visit") if event.ordinal]
    visits.sort(key=lambda event: event.dates[0].interval)
    assert [event.ordinal for event in visits] == [1, 2, 3, 4, 5, 6, 7]


# When the inspectors came, what was graded (- for the whole), the grade.
RATINGS = """
2012-09                  child protection      inadequate
2014-04/2014-05          -                     requires improvement
2014-04/2014-05          adoption              good
2018-06                  -                     requires improvement
2018-06                  leadership            inadequate
2022-07-18/2022-07-29    -                     inadequate
2025-11-10/2025-11-21    -                     good
2025-11-10/2025-11-21    leadership            outstanding
"""


@pytest.mark.parametrize(("inspected", "aspect", "grade"), _rows(RATINGS))
def test_how_the_department_was_graded(sources: Registry, inspected: str, aspect: str, grade: str) -> None:
    ratings = sources.ratings_of([DEPARTMENT])
    wanted = (parse_edtf(inspected), aspect.strip("-"))
    assert [rating.grade for rating in ratings if (rating.inspected, rating.aspect) == wanted] == [grade]


# Whose figure, words of it, its value.
FIGURES = """
Herefordshire Council children's services    cost of improving              nearly £22m
Herefordshire Council children's services    time given to show             six months
Herefordshire Council children's services    partnership with Leeds         two years
North Herefordshire                          majority as a share            11.7%
Herefordshire                                cost of a child in care        £79,354
"""


@pytest.mark.parametrize(("subject", "words", "value"), _rows(FIGURES))
def test_what_a_figure_is(sources: Registry, subject: str, words: str, value: str) -> None:
    figures = [figure for figure in sources.figures_about([subject]) if words in figure.property]
    assert [" ".join(filter(None, (figure.qualifier, figure.value))) for figure in figures] == [value]


def test_a_title_comes_with_its_date(sources: Registry) -> None:
    (knighthood,) = sources.people(["Bill Wiggin"])["Bill Wiggin"].honorifics
    assert knighthood.text == "Sir"
    assert knighthood.period.holds(parse_edtf("2024-03-13"))
    assert not knighthood.period.holds(parse_edtf("2021-06-01"))


def test_every_source_has_an_address_and_a_publisher(sources: Registry) -> None:
    import yaml

    listed = yaml.safe_load((SOURCES / "sources.yaml").read_text(encoding="utf-8"))["sources"]
    known = sources.sources(list(listed))
    assert len(known) == len(listed)
    assert not [one.id for one in known.values() if not (one.url and one.title and one.publisher)]


def test_other_names_do_not_hide_a_person(sources: Registry) -> None:
    """Two offices of one name for short stay two: nobody is contradicted by the holder of the other."""
    assert len(posts_called(sources, "children's commissioner")) == 2
    assert len(posts_called(sources, "Lib Dem leader")) == 2
