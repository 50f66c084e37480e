"""How fast messages may leave."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.deliveries.pacing import (
    DISCORD,
    TELEGRAM,
    TELEGRAM_CHAT,
    TELEGRAM_GROUP,
    Budget,
    Budgets,
    Pace,
    within,
)
from bot.subscriptions.room import Room

NOW = datetime(2024, 5, 13, 9, 12, tzinfo=UTC)
ALICE = Room("telegram", "111")
GROUP = Room("telegram", "-100123")

# Pauses between two requests: mostly none, sometimes long enough to refill everything.
pauses = st.lists(st.floats(0, 0.2) | st.floats(0, 90) | st.just(0.0), min_size=1, max_size=120)


def departures(pace: Pace, pauses: list[float]) -> list[datetime]:
    """When messages leave if each is sent as soon as it may."""
    budget, now, left = Budget(pace), NOW, []
    for pause in pauses:
        now += timedelta(seconds=pause)
        now += timedelta(seconds=budget.wait_s(now))
        budget = budget.spend(now)
        left.append(now)
    return left


@pytest.mark.parametrize(
    ("pace", "limit", "window_s"),
    [
        pytest.param(TELEGRAM, 30, 1.0, id="telegram"),
        pytest.param(TELEGRAM_CHAT, 1, 1.0, id="telegram-chat"),
        pytest.param(TELEGRAM_GROUP, 20, 60.0, id="telegram-group"),
        pytest.param(DISCORD, 50, 1.0, id="discord"),
    ],
)
@given(pauses=pauses)
def test_no_window_ever_holds_more_than_the_limit(pace: Pace, limit: int, window_s: float, pauses: list[float]) -> None:
    left = departures(pace, pauses)
    window = timedelta(seconds=window_s)
    for start in left:
        assert sum(start <= moment < start + window for moment in left) <= limit


@given(st.integers(1, 20), st.floats(0.01, 60), pauses)
def test_after_the_wait_nothing_more_has_to_be_waited_for(burst: int, every_s: float, pauses: list[float]) -> None:
    budget, now = Budget(Pace(every_s, burst)), NOW
    for pause in pauses:
        now += timedelta(seconds=pause)
        later = now + timedelta(seconds=budget.wait_s(now))
        assert budget.wait_s(later) <= 1e-6
        budget = budget.spend(later)


@given(st.integers(1, 20), st.floats(0.01, 60))
def test_after_a_rest_a_burst_leaves_at_once_and_not_one_more(burst: int, every_s: float) -> None:
    budget = Budget(Pace(every_s, burst))
    for _ in range(burst):
        assert budget.wait_s(NOW) == 0.0
        budget = budget.spend(NOW)
    assert budget.wait_s(NOW) == pytest.approx(every_s, abs=1e-4)


@given(st.integers(1, 20), st.floats(0.01, 60), st.integers(0, 40), st.floats(0, 4000))
def test_the_platform_s_own_wait_is_kept_whatever_was_spent(
    burst: int, every_s: float, spent: int, after_s: float
) -> None:
    budget = Budget(Pace(every_s, burst))
    for _ in range(spent):
        budget = budget.spend(NOW)
    before_s = budget.wait_s(NOW)
    assert budget.rest(NOW, after_s).wait_s(NOW) >= max(after_s, before_s) - 1e-4


@pytest.mark.parametrize(("every_s", "burst"), [(0.0, 1), (-1.0, 1), (1.0, 0)])
def test_a_pace_that_is_none_is_refused(every_s: float, burst: int) -> None:
    with pytest.raises(ValueError, match="no pace"):
        Pace(every_s, burst)


def test_a_window_is_kept_by_refilling_what_the_burst_leaves() -> None:
    assert within(20, 60.0, burst=5) == Pace(4.0, 5)


def test_one_chat_waits_a_second_while_another_goes_on() -> None:
    budgets = Budgets().spend(ALICE, NOW)
    assert budgets.wait_s(ALICE, NOW) == pytest.approx(1.0)
    assert budgets.wait_s(GROUP, NOW) == 0.0


def test_a_group_holds_its_breath_after_a_burst() -> None:
    budgets, now = Budgets(), NOW
    for _ in range(7):
        now += timedelta(seconds=budgets.wait_s(GROUP, now))
        budgets = budgets.spend(GROUP, now)
    assert budgets.wait_s(GROUP, now) > 1.0


def test_the_topics_of_a_chat_share_its_pace() -> None:
    budgets = Budgets().spend(Room("telegram", "-100123", "45"), NOW)
    assert budgets.wait_s(Room("telegram", "-100123", "46"), NOW) == pytest.approx(1.0)


def test_a_chat_told_to_wait_waits_alone() -> None:
    for room, other in ((ALICE, GROUP), (Room("discord", "1"), Room("discord", "2"))):
        budgets = Budgets().rest(room, NOW, 90)
        assert budgets.wait_s(room, NOW) == pytest.approx(90.0)
        assert budgets.wait_s(other, NOW) == 0.0


def test_a_platform_without_a_limit_waits_for_nothing() -> None:
    budgets = Budgets()
    for _ in range(100):
        budgets = budgets.spend(Room("console", "here"), NOW)
    assert budgets == Budgets()


def test_chats_that_have_rested_are_forgotten() -> None:
    budgets = Budgets()
    for number in range(50):
        budgets = budgets.spend(Room("telegram", str(number)), NOW + timedelta(minutes=number))
    assert len(budgets.by_name) == 2
