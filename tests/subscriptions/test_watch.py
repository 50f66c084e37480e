"""When a watch ends, and how."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.stories.story import Status, Story
from bot.subscriptions.room import Room
from bot.subscriptions.watch import End, Until, Watch, by_default, ended, nothing_to_wait_for
from tests.fakes.claims import AMAZON_SUNDAY

NOW = datetime(2024, 5, 12, tzinfo=UTC)


def stands(status: Status) -> Story:
    return replace(AMAZON_SUNDAY, verdict=replace(AMAZON_SUNDAY.verdict, status=status))


def watch(until: Until, seen: Status) -> Watch:
    return Watch(128, Room("telegram", "11"), "11", until, seen, NOW)


@pytest.mark.parametrize(
    ("until", "seen", "now", "how"),
    [
        ("confirmed", "announced", "confirmed", End.AS_ASKED),
        ("confirmed", "announced", "denied", End.OTHERWISE),
        ("confirmed", "announced", "cancelled", End.OTHERWISE),
        ("confirmed", "rumoured", "announced", None),
        ("confirmed", "announced", "announced", None),
        ("confirmed", "denied", "denied", None),
        ("confirmed", "denied", "confirmed", End.AS_ASKED),
        ("denied", "confirmed", "denied", End.AS_ASKED),
        ("denied", "confirmed", "cancelled", End.OTHERWISE),
        ("denied", "rumoured", "confirmed", None),
        ("any", "rumoured", "reported", End.AS_ASKED),
        ("any", "confirmed", "announced", End.AS_ASKED),
        ("any", "confirmed", "confirmed", None),
    ],
)
def test_what_ends_a_watch(until: str, seen: str, now: str, how: End | None) -> None:
    assert ended(watch(Until(until), Status(seen)), stands(Status(now))) is how


@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize("until", list(Until))
def test_nothing_ends_a_watch_before_the_status_is_another_one(until: Until, status: Status) -> None:
    assert ended(watch(until, status), stands(status)) is None


def test_what_has_happened_already_is_not_waited_for() -> None:
    assert nothing_to_wait_for(Until.CONFIRMED, stands(Status.CONFIRMED))
    assert nothing_to_wait_for(Until.DENIED, stands(Status.DENIED))
    assert not nothing_to_wait_for(Until.CONFIRMED, stands(Status.DENIED)), "it may be confirmed after all"
    assert not nothing_to_wait_for(Until.ANY, stands(Status.CONFIRMED))


def test_without_a_choice_it_waits_for_a_party_s_word_and_then_for_any_change() -> None:
    assert by_default(stands(Status.RUMOURED)) is Until.CONFIRMED
    assert by_default(stands(Status.ANNOUNCED)) is Until.CONFIRMED
    assert by_default(stands(Status.CONFIRMED)) is Until.ANY
