"""When a story was settled, whatever the order in which it was read and whatever became of it since."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.claims.claim import Fact, Stance, Voice
from bot.stories.filing import file, held, opened, ruled, withdraw
from bot.stories.settled import confirmed_after, confirmed_at, first_report_at, settled
from bot.stories.story import Report, Ruling, Status, Story
from tests.fakes.claims import AMAZON_MONDAY, AMAZON_SUNDAY, MONDAY, SUNDAY, claim, evidence, report, story

DAY = timedelta(days=1)


def hours(count: float) -> datetime:
    return SUNDAY + timedelta(hours=count)


def flat(at: datetime = SUNDAY, outlet: str = "RFI") -> Report:
    return report(at=at, outlet=outlet)


def party(at: datetime, stance: Stance = Stance.AFFIRMS, **of: object) -> Report:
    return report(claim(evidence("Amazon", stance=stance, at=at, **of)), at=at, outlet="Amazon")  # type: ignore[arg-type]


LEAK, RELEASE = flat(), party(hours(9))


def test_the_weekend_took_fifteen_hours_and_twenty_minutes() -> None:
    assert confirmed_after(AMAZON_MONDAY) == MONDAY - SUNDAY
    assert settled(AMAZON_MONDAY) == (Status.CONFIRMED, MONDAY)
    assert (confirmed_after(AMAZON_SUNDAY), settled(AMAZON_SUNDAY)) == (None, None)


@pytest.mark.parametrize("order", [*permutations([LEAK, flat(hours(2)), RELEASE, party(hours(30))])])
def test_the_order_of_reading_changes_no_time(order: tuple[Report, ...]) -> None:
    told: Story | None = None
    for late, each in enumerate(order):
        told = file(told, each, hours(100 + late))
    assert told is not None
    assert confirmed_after(told) == timedelta(hours=9)


def test_stories_that_merge_have_waited_since_the_older_one_was_told() -> None:
    young = story(RELEASE, flat(hours(5)))
    old = story(LEAK)
    assert confirmed_after(young) == timedelta(hours=4)
    assert confirmed_after(held(young, (*young.reports, *old.reports), hours(40))) == timedelta(hours=9)
    assert confirmed_after(held(old, (*young.reports, *old.reports), hours(40))) == timedelta(hours=9)


def test_a_story_that_is_split_keeps_the_times_of_what_it_holds() -> None:
    both = story(LEAK, flat(hours(5)), RELEASE)
    assert confirmed_after(opened([flat(hours(5)), RELEASE], hours(50))) == timedelta(hours=4)
    assert confirmed_after(both) == timedelta(hours=9)


def test_an_older_report_that_is_found_later_was_waiting_all_the_same() -> None:
    late = file(story(LEAK, RELEASE), flat(SUNDAY - DAY), hours(70))
    assert (first_report_at(late), confirmed_after(late)) == (SUNDAY - DAY, timedelta(hours=33))


def test_nobody_waited_for_a_report_that_was_withdrawn() -> None:
    told = withdraw(story(LEAK, flat(hours(5)), RELEASE), LEAK.entry_key, hours(20))
    assert (first_report_at(told), confirmed_after(told)) == (hours(5), timedelta(hours=4))


def test_a_confirmation_that_was_withdrawn_confirmed_nothing() -> None:
    told = withdraw(story(LEAK, RELEASE), RELEASE.entry_key, hours(20))
    assert (confirmed_at(told), confirmed_after(told), settled(told)) == (None, None, None)
    again = file(told, party(hours(30)), hours(30))
    assert confirmed_after(again) == timedelta(hours=30)


def test_what_was_told_by_its_own_party_first_never_waited() -> None:
    assert confirmed_after(story(party(SUNDAY), flat(hours(1)))) is None
    assert settled(story(party(SUNDAY), flat(hours(1)))) == (Status.CONFIRMED, SUNDAY)


@pytest.mark.parametrize(
    "no_confirmation",
    [
        pytest.param({"about": Fact.AMOUNT, "said": (Fact.AMOUNT,)}, id="of-a-figure"),
        pytest.param({"firmly": False}, id="hedged"),
        pytest.param({"voice": Voice.OFFICIAL}, id="of-a-minister"),
        pytest.param({"voice": Voice.THIRD_PARTY}, id="of-a-landlord"),
    ],
)
def test_only_a_party_that_affirms_the_deal_confirms_it(no_confirmation: dict[str, object]) -> None:
    early = party(hours(2), **no_confirmation)
    assert confirmed_after(story(LEAK, early, RELEASE)) == timedelta(hours=9)
    assert settled(story(LEAK, early)) is None


def test_words_that_an_outlet_added_later_count_from_then() -> None:
    rewritten = replace(party(SUNDAY), entry_key=LEAK.entry_key)
    told = file(story(LEAK), rewritten, hours(6))
    assert confirmed_after(told) == timedelta(hours=6)


def test_a_deal_that_is_called_off_after_its_confirmation_was_confirmed() -> None:
    assert settled(story(LEAK, RELEASE, party(hours(50), Stance.CANCELS))) == (Status.CONFIRMED, hours(9))
    assert settled(story(LEAK, party(hours(50), Stance.CANCELS))) == (Status.CANCELLED, hours(50))


def test_a_denial_settles_until_the_party_says_otherwise() -> None:
    denied = story(LEAK, party(hours(3), Stance.DENIES))
    assert settled(denied) == (Status.DENIED, hours(3))
    assert settled(file(denied, RELEASE, hours(9))) == (Status.CONFIRMED, hours(9))
    assert settled(file(file(denied, RELEASE, hours(9)), party(hours(12), Stance.DENIES), hours(12))) == (
        Status.DENIED,
        hours(3),
    )


def test_what_only_the_press_calls_off_is_open() -> None:
    off = report(claim(evidence(None, Voice.OUTLET, Stance.CANCELS, at=hours(4), quoted_by=None)), at=hours(4))
    assert story(LEAK, off).verdict.status is Status.CANCELLED
    assert settled(story(LEAK, off)) is None


def test_a_status_set_by_hand_settles_nothing() -> None:
    by_hand = ruled(story(LEAK), Ruling(Status.CONFIRMED, hours(1)), hours(1))
    assert by_hand.verdict.status is Status.CONFIRMED
    assert (settled(by_hand), confirmed_after(by_hand)) == (None, None)
    assert settled(ruled(story(LEAK, RELEASE), Ruling(Status.RUMOURED, hours(10)), hours(10))) == (
        Status.CONFIRMED,
        hours(9),
    )


@given(st.lists(st.tuples(st.integers(0, 200), st.sampled_from(["flat", "party", "no"])), min_size=1, max_size=6))
def test_a_wait_is_never_negative_and_ends_with_a_party_s_word(told: list[tuple[int, str]]) -> None:
    made = {"flat": flat, "party": party, "no": lambda at: party(at, Stance.NO_COMMENT)}
    whole = story(*(made[what](hours(at)) for at, what in told))
    spoken = [at for at, what in told if what == "party"]
    waited = min(spoken) - min(at for at, _ in told) if spoken else 0
    assert confirmed_after(whole) == (timedelta(hours=waited) if waited else None)
