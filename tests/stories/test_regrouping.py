"""Filing reports in whatever order they are read: the same stories in the end, as an online method can."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.claims.claim import Kind, Stance, Voice
from bot.stories.profile import Background
from bot.stories.regrouping import Filed, settle_among
from bot.stories.revision import Reason, compare
from bot.stories.story import Report, Status, Story
from tests.fakes.claims import SUNDAY, claim, evidence, money, report

NOW = SUNDAY + timedelta(days=30)
WITHIN = {"dunkerque": frozenset({"nord"}), "nord": frozenset[str](), "mulhouse": frozenset[str]()}
BACKGROUND = Background(within=WITHIN)


class Shelf:
    """Stories in memory; `read` files the reports of one entry."""

    def __init__(self) -> None:
        self.stories: dict[int, Story] = {}

    @property
    def living(self) -> list[Story]:
        return [story for story in self.stories.values() if story.merged_into is None]

    def read(self, *reports: Report, now: datetime = NOW) -> tuple[Filed, ...]:
        numbered = []
        for filed in settle_among(reports, self.living, BACKGROUND, now):
            number = filed.before.id if filed.before else 1 + len(self.stories)
            numbered.append(replace(filed, after=replace(filed.after, id=number)))
            self.stories[number] = numbered[-1].after
        return tuple(numbered)

    @property
    def partition(self) -> set[tuple[frozenset[tuple[str, str]], Status]]:
        return {(frozenset((r.entry_key, r.title) for r in s.reports), s.verdict.status) for s in self.living}


def told(key: str, hours: int, figure: str | None = "2e9", status: Status = Status.REPORTED, **facts: object) -> Report:
    """One entry's report: Hypérion's money, so many hours after the first."""
    at = SUNDAY + timedelta(hours=hours)
    voice, stance, speaker = {
        Status.RUMOURED: (Voice.ANONYMOUS, Stance.PROJECTS, None),
        Status.REPORTED: (Voice.OUTLET, Stance.AFFIRMS, None),
        Status.CONFIRMED: (Voice.PARTY, Stance.AFFIRMS, "Hypérion"),
    }[status]
    said = evidence(speaker, voice, stance, at=at, outlet=f"outlet of {key}")
    amounts = () if figure is None else (money(figure),)
    whole = claim(said, **{"investors": ("Hypérion",), "amounts": amounts, **facts})
    return report(whole, at=at, entry_key=key, title=f"{key}: Hypérion", outlet=f"outlet of {key}")


def read_in(order: Sequence[Report]) -> Shelf:
    shelf = Shelf()
    for each in order:
        shelf.read(each)
    return shelf


FIRST = told("a", 0, places=("Dunkerque",))
LATER = told("c", 48, figure=None, places=("Nord",))


def test_a_report_younger_than_all_is_simply_placed() -> None:
    shelf = read_in([FIRST])

    [filed] = shelf.read(LATER)

    assert (filed.before and filed.before.id, len(filed.after.reports)) == (1, 2)
    assert "same_place=dunkerque" in filed.because


BRIDGE = told("b", 24, "2e9", places=("Dunkerque",), countries=("FR",))
APART = (
    told("a", 0, "2e9", places=(), countries=("FR",)),
    told("c", 15 * 24, None, places=("Dunkerque",), countries=("FR",)),
)


def test_a_report_read_late_may_show_that_two_stories_are_one() -> None:
    apart = read_in([APART[0], APART[1]])
    assert len(apart.living) == 2

    filed = apart.read(BRIDGE)

    assert apart.partition == read_in([APART[0], BRIDGE, APART[1]]).partition
    assert [(each.before and each.before.id, each.after.merged_into) for each in filed] == [(1, None), (2, 1)]


def test_what_merged_says_so_and_rings_nobody() -> None:
    shelf = read_in(APART)
    before = dict(shelf.stories)
    shelf.read(BRIDGE)

    change = compare(before[2], shelf.stories[2])

    assert (change.visible, change.worth_a_ping, change.reason) == (True, False, Reason.MERGED)
    assert (shelf.stories[2].reports, shelf.stories[2].revision) == ((), 2)


def test_the_survivor_is_as_old_as_the_older_of_the_two() -> None:
    shelf = Shelf()
    shelf.read(APART[1], now=NOW)
    shelf.read(APART[0], now=NOW + timedelta(hours=1))
    shelf.read(BRIDGE, now=NOW + timedelta(hours=2))

    [story] = shelf.living
    assert (story.id, story.opened_at) == (1, NOW)


SERIES_C = told("x", 0, None, kind=Kind.FUNDING_ROUND, recipients=("Nébula",), investors=(), series="C")
NO_SERIES = told("y", 1, None, kind=Kind.FUNDING_ROUND, recipients=("Nébula",), investors=())
SERIES_B = told("z", 2, None, kind=Kind.FUNDING_ROUND, recipients=("Nébula",), investors=(), series="B")


def test_a_report_read_late_may_show_that_one_story_is_two() -> None:
    shelf = read_in([NO_SERIES, SERIES_B])
    assert len(shelf.living) == 1

    filed = shelf.read(SERIES_C)

    assert shelf.partition == read_in([SERIES_C, NO_SERIES, SERIES_B]).partition
    assert [each.before and each.before.id for each in filed] == [1, None]
    assert NO_SERIES.title in {r.title for r in shelf.stories[1].reports}  # it goes on with its first evidence


def test_a_story_that_a_person_put_together_is_not_taken_apart() -> None:
    shelf = read_in([NO_SERIES, SERIES_B])
    shelf.stories[1] = replace(shelf.stories[1], by_hand=True)

    shelf.read(SERIES_C)

    assert {len(story.reports) for story in shelf.living} == {1, 2}
    assert len(shelf.stories[1].reports) == 2


def test_stories_that_a_person_took_apart_stay_apart() -> None:
    shelf = read_in(APART)
    shelf.stories = {number: replace(story, by_hand=True) for number, story in shelf.stories.items()}

    shelf.read(BRIDGE)

    assert {story.merged_into for story in shelf.stories.values()} == {None}
    assert sum(len(story.reports) for story in shelf.living) == 3


def test_an_entry_that_was_rewritten_stays_where_readers_saw_it() -> None:
    shelf = read_in([FIRST, LATER])

    shelf.read(replace(FIRST, claim=replace(FIRST.claim, amounts=(money("3e9"),))))

    [story] = shelf.living
    assert (len(story.reports), story.fixed) == (2, True)


@pytest.mark.parametrize("late", [0, 1, 2, 3])
def test_a_list_of_two_deals_feeds_both_stories_in_any_order(late: int) -> None:
    here = told("a", 0, places=("Dunkerque",))
    there = told("b", 1, "1e9", places=("Mulhouse",))
    both = (replace(here, entry_key="list", at=here.at + timedelta(hours=2)), replace(there, entry_key="list"))
    shelf = Shelf()
    entries = [(here,), (there,), both]
    for entry in (*entries[late:], *entries[:late]):
        shelf.read(*entry)

    assert [len(story.reports) for story in shelf.living] == [2, 2]


_FACTS = st.fixed_dictionaries(
    {
        "places": st.sampled_from([(), ("Dunkerque",), ("Nord",), ("Mulhouse",)]),
        "countries": st.sampled_from([(), ("FR",), ("FR",), ("DE",)]),
        "investors": st.sampled_from([("Hypérion",), ("Hypérion",), ("Altavia",), ("Hypérion", "Altavia", "Corvex")]),
        "kind": st.sampled_from([Kind.CAPEX, Kind.CAPEX, Kind.FUNDING_ROUND, Kind.FUND]),
        "recipients": st.sampled_from([(), (), ("Nébula",), ("Lumen",)]),
        "series": st.sampled_from([None, None, None, "B", "C"]),
    }
)


@st.composite
def newsrooms(draw: st.DrawFn) -> tuple[list[Report], list[Report]]:
    """Some reports of some deals, and the same in another order."""
    figures = st.sampled_from([None, "2e9", "2.1e9", "3e9", "2e6", "5e8"])
    statuses = st.sampled_from([Status.RUMOURED, Status.REPORTED, Status.CONFIRMED])
    reports = [
        told(f"e{number}", draw(st.integers(0, 24 * 40)), draw(figures), draw(statuses), **draw(_FACTS))
        for number in range(draw(st.integers(2, 7)))
    ]
    return reports, draw(st.permutations(reports))


@settings(max_examples=300, deadline=None)
@given(newsrooms())
def test_the_order_in_which_reports_are_read_does_not_matter(both: tuple[list[Report], list[Report]]) -> None:
    one, other = both
    assert read_in(one).partition == read_in(other).partition


@settings(max_examples=100, deadline=None)
@given(newsrooms())
def test_no_report_is_lost_or_told_twice(both: tuple[list[Report], list[Report]]) -> None:
    _, order = both
    held = [each.entry_key for story in read_in(order).living for each in story.reports]
    assert sorted(held) == sorted(each.entry_key for each in order)
