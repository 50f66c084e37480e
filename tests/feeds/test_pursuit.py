"""How much sooner a feed is asked while a question is open."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import FeedError, FeedProblem
from bot.feeds.cadence import JITTER, LONGEST_WAIT_S, after_failure, after_poll
from bot.feeds.feed import Feed, FeedState, Validators
from bot.feeds.poll import Poll
from bot.feeds.pursuit import SHORTEST_PACE_S, Pursuit, at_pace, eased, hastened, pace_s

NOW = datetime(2024, 5, 12, 16, 0, tzinfo=UTC)
FEED = Feed("amazon", "https://amazon.example/feed", "Amazon", poll_every_s=1800)
HOT = Pursuit(SHORTEST_PACE_S, (128,))
ANSWER = Poll(Validators())
ANSWERED = after_poll(FeedState("amazon", NOW), FEED, ANSWER, NOW, 0.0)

jitters = st.floats(0, 1)
seconds = st.integers(0, 30 * 86_400)


def due_s(state: FeedState) -> float:
    return (state.due_at - NOW).total_seconds()


@pytest.mark.parametrize(
    ("age", "expected_s"),
    [
        pytest.param(timedelta(0), 120, id="just-told"),
        pytest.param(timedelta(hours=6), 120, id="hours"),
        pytest.param(timedelta(hours=15, minutes=20), 276, id="the-amazon-weekend"),
        pytest.param(timedelta(days=7), 3024, id="slower-than-any-newsroom-of-ours"),
        pytest.param(timedelta(days=-1), 120, id="dated-tomorrow"),
    ],
)
def test_the_older_the_question_the_longer_the_wait(age: timedelta, expected_s: int) -> None:
    assert pace_s(NOW - age, NOW) == expected_s


@given(seconds, st.integers(60, 90_000))
def test_a_followed_feed_is_never_polled_more_slowly_than_it_was(age_s: int, every_s: int) -> None:
    feed = replace(FEED, poll_every_s=every_s)
    paced = at_pace(feed, Pursuit(pace_s(NOW - timedelta(seconds=age_s), NOW), (1,)))
    assert min(every_s, SHORTEST_PACE_S) <= paced.poll_every_s <= every_s


def test_a_feed_that_nobody_follows_keeps_its_rhythm() -> None:
    assert at_pace(FEED, None) is FEED


def test_a_followed_feed_is_brought_forward_from_its_last_answer() -> None:
    assert due_s(hastened(ANSWERED, at_pace(FEED, HOT), 0.5)) == 126


@given(seconds, jitters, jitters)
def test_the_server_s_not_before_holds_against_every_haste(asked_s: int, jitter: float, other: float) -> None:
    poll = replace(ANSWER, not_before_s=float(asked_s))
    state = hastened(after_poll(ANSWERED, FEED, poll, NOW, jitter), at_pace(FEED, HOT), other)
    assert due_s(state) >= min(asked_s, LONGEST_WAIT_S)


@given(st.sampled_from([p for p in FeedProblem if p is not FeedProblem.GONE]), jitters, jitters)
def test_a_failing_feed_keeps_its_back_off(problem: FeedProblem, jitter: float, other: float) -> None:
    failed = after_failure(ANSWERED, FEED, FeedError(problem, "x", 40.0), NOW, jitter)
    assert hastened(failed, at_pace(FEED, HOT), other) == failed
    assert eased(failed, FEED, other) == failed


@given(st.integers(0, 100_000), st.integers(60, 3600), st.lists(jitters, min_size=1, max_size=5))
def test_asking_for_haste_again_changes_nothing(due: int, every_s: int, again: list[float]) -> None:
    feed = replace(FEED, poll_every_s=every_s)
    state = replace(ANSWERED, due_at=NOW + timedelta(seconds=due))
    once = hastened(state, feed, again[0])
    assert once.due_at <= state.due_at
    assert all(hastened(once, feed, jitter) == once for jitter in again)


def test_a_feed_that_was_never_polled_is_left_to_its_first_poll() -> None:
    new = FeedState("amazon", NOW + timedelta(hours=3))
    assert hastened(new, at_pace(FEED, HOT), 0.0) == eased(new, FEED, 0.0) == new


def test_a_feed_that_is_let_go_waits_out_its_own_interval() -> None:
    hot = hastened(ANSWERED, at_pace(FEED, HOT), 0.0)
    assert (due_s(hot), due_s(eased(hot, FEED, 0.0))) == (120, 1800)
    assert due_s(eased(replace(hot, due_at=NOW + timedelta(days=1)), FEED, 1.0)) == 86_400


@given(st.lists(st.tuples(st.integers(1, 90), st.booleans(), jitters), max_size=200))
def test_no_feed_is_asked_twice_within_two_minutes_however_it_is_followed(
    looks: list[tuple[int, bool, float]],
) -> None:
    """Looks and ticks in any rhythm, the question opening and closing at will."""
    state, now, polled, before = ANSWERED, NOW, [NOW], False
    for wait_s, followed, jitter in looks:
        now += timedelta(seconds=wait_s)
        feed = at_pace(FEED, HOT if followed else None)
        if followed:
            state = hastened(state, feed, jitter)
        elif before:
            state = eased(state, FEED, jitter)
        before = followed
        if state.due_at <= now:
            polled.append(now)
            state = after_poll(state, feed, ANSWER, now, jitter)
    gaps = [(later - sooner).total_seconds() for sooner, later in pairwise(polled)]
    assert all(gap >= SHORTEST_PACE_S for gap in gaps)
    assert len(polled) - 1 <= (now - NOW).total_seconds() / SHORTEST_PACE_S
    assert due_s(state) <= (now - NOW).total_seconds() + FEED.poll_every_s * (1 + JITTER)
