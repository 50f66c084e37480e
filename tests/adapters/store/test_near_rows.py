"""The SQL search finds all that a report could join: placing it among these is placing it among all."""

import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from adapters.store import near_rows, story_rows
from adapters.store.engine import database_url, writing_engine
from bot.claims.claim import Kind, Voice
from bot.claims.money import Qualifier
from bot.stories.filing import file
from bot.stories.grouping import place_all
from bot.stories.nearness import clues
from bot.stories.profile import Background
from bot.stories.sketch import sketch_of
from bot.stories.story import Report, Story, age
from bot.text.folding import name_key
from tests.fakes.claims import SUNDAY, claim, evidence, money, report, story
from tests.fakes.placing import home

GROUP = {"nebula cloud": "Nébula", "nebula": "Nébula", "tramontane": "Nébula"}
WITHIN = {"dunkerque": frozenset({"nord"}), "nord": frozenset[str](), "mulhouse": frozenset[str]()}
BACKGROUND = Background(group_of=lambda name: GROUP.get(name_key(name), name), within=WITHIN)

NAMES = ["Nébula", "Tramontane", "Nébula Cloud", "Corvex", "Corvex Labs", "Corvex Robotics", "Le Phare", "Phare"]


def families(names: Iterable[str]) -> frozenset[str]:
    """The names and, if one is of Nébula's group, the whole group."""
    known = frozenset(names)
    return known | GROUP.keys() if known & GROUP.keys() else known


@pytest.fixture(scope="module")
def engine(empty_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    made = writing_engine(database_url(Path(shutil.copy(empty_database, tmp_path_factory.mktemp("near") / "vigie.db"))))
    yield made
    made.dispose()


_SUMS = st.builds(
    money,
    st.sampled_from(["2e9", "2e9", "2.1e9", "2.9e9", "2e6", "3.3e11", "5e8"]),
    st.sampled_from(["EUR", "EUR", "EUR", "USD", "JPY", "THB", None]),
    st.sampled_from([Qualifier.EXACT, Qualifier.AT_LEAST, Qualifier.UP_TO]),
)
_FACTS = {
    "kind": st.sampled_from([*Kind, Kind.CAPEX, Kind.FUNDING_ROUND]),
    "investors": st.lists(st.sampled_from(NAMES[:5]), max_size=2, unique=True).map(tuple),
    "recipients": st.lists(st.sampled_from(NAMES[4:]), max_size=1, unique=True).map(tuple),
    "amounts": st.lists(_SUMS, max_size=2).map(tuple),
    "countries": st.sampled_from([("FR",), ("FR",), ("DE",), ()]),
    "places": st.sampled_from([(), (), ("Dunkerque",), ("Nord",), ("Mulhouse",)]),
    "event": st.sampled_from([None, None, "Sommet de Lille 2024"]),
    "series": st.sampled_from([None, None, None, "B"]),
}


def reported(draw: st.DrawFn, key: str, facts: Mapping[str, object]) -> Report:
    """The report of an entry on any day of a year, and more often of a month."""
    days = draw(st.integers(0, 30) | st.integers(0, 200))
    at = SUNDAY + timedelta(days=days, hours=draw(st.integers(0, 23)))
    said = draw(
        st.sampled_from([evidence("Nébula", Voice.PARTY, at=at, outlet=key), evidence(None, Voice.OUTLET, at=at)])
    )
    title, language = draw(st.sampled_from(["Un plan", *NAMES[4:]])), draw(st.sampled_from(["fr", "en"]))
    return report(claim(said, **facts), at=at, entry_key=key, title=title, language=language)


@st.composite
def newsrooms(draw: st.DrawFn) -> tuple[list[Report], Report]:
    """Reports that are known, and one more, which all tell of one deal but for a fact or two."""
    deal = {name: draw(values) for name, values in _FACTS.items()}

    def some_of_it(key: str) -> Report:
        otherwise = draw(st.sets(st.sampled_from(sorted(_FACTS)), max_size=3))
        return reported(draw, key, deal | {name: draw(_FACTS[name]) for name in sorted(otherwise)})

    return [some_of_it(f"e{number}") for number in range(draw(st.integers(1, 4)))], some_of_it("newcomer")


def told(known: Sequence[Report]) -> list[Story]:
    """The stories that these reports tell, in the order of publication."""
    stories: dict[int, Story] = {}
    for each in sorted(known, key=age):
        before = home(each, list(stories.values()), BACKGROUND)
        number = before.id if before else len(stories) + 1
        stories[number] = replace(file(before, each, each.at), id=number)
    return list(stories.values())


@settings(max_examples=500, deadline=None)
@given(newsrooms())
def test_placing_among_the_stories_near_is_placing_among_all(engine: Engine, both: tuple[list[Report], Report]) -> None:
    known, newcomer = both
    with engine.connect() as connection, connection.begin() as transaction:
        stories = [story_rows.add(connection, story) for story in told(known)]
        open_to = near_rows.open_to(connection, clues([newcomer], BACKGROUND, families))
        transaction.rollback()

    [among_all] = place_all([newcomer], list(map(sketch_of, stories)), BACKGROUND)
    [among_these] = place_all([newcomer], open_to, BACKGROUND)
    assert among_these.story == among_all.story


def test_a_crowd_around_one_party_is_not_read_for_what_concerns_another_deal(engine: Engine) -> None:
    crowd = [
        report(claim(evidence(), countries=("DE",), amounts=(money(f"{number}e7"),)), at=SUNDAY)
        for number in range(1, 90)
    ]
    newcomer = report(claim(evidence(), countries=("FR",), amounts=(money("4e9"),)), at=SUNDAY + timedelta(days=1))
    with engine.connect() as connection, connection.begin() as transaction:
        told_before = story_rows.add(connection, story(report(newcomer.claim)))
        for each in crowd:
            story_rows.add(connection, story(each))
        found = near_rows.near(connection, clues([newcomer], BACKGROUND, families))
        transaction.rollback()

    assert [each.id for each in found] == [told_before.id]


def test_a_party_that_left_a_story_finds_it_no_more(engine: Engine) -> None:
    sought = clues([report()], BACKGROUND, families)
    with engine.connect() as connection, connection.begin() as transaction:
        added = story_rows.add(connection, story(report()))
        before = near_rows.near(connection, sought)
        story_rows.save(connection, replace(added, reports=(report(claim(evidence(), investors=("Corvex",))),)))
        after = near_rows.near(connection, sought)
        transaction.rollback()

    assert (before, after) == ([sketch_of(added)], [])


def test_an_old_story_is_found_for_a_late_follow_up(engine: Engine) -> None:
    late = report(at=SUNDAY + timedelta(days=400))
    with engine.connect() as connection, connection.begin() as transaction:
        added = story_rows.add(connection, story(report()))
        sought = clues([late], BACKGROUND, families)
        found = (near_rows.near(connection, sought), near_rows.open_to(connection, sought))
        transaction.rollback()

    assert found == ([sketch_of(added)], [])
