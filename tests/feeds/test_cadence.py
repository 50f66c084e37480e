"""When a feed is polled next, and how it is doing."""

import math
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.errors import FeedError, FeedProblem
from bot.feeds.cadence import BLOCKED_WAIT_S, LONGEST_WAIT_S, FeedHealth, after_failure, after_poll, health
from bot.feeds.entry import Item
from bot.feeds.feed import Feed, FeedState, Role, Validators
from bot.feeds.poll import Poll, Unchanged

NOW = datetime(2024, 5, 12, 16, 0, tzinfo=UTC)
FEED = Feed(id="f", url="https://news.example/rss", outlet="News", poll_every_s=600)
NEW = FeedState("f", NOW)
ANSWER = Poll(Validators(b'"1"'), items=(Item("One", published=NOW - timedelta(hours=1)),), body_hash=b"h")

jitters = st.floats(0, 1)
intervals = st.integers(60, 200_000)
problems = st.sampled_from([p for p in FeedProblem if p is not FeedProblem.GONE])
waits = st.one_of(st.none(), st.floats(allow_nan=True, allow_infinity=True), st.floats(-10, 10**9))


def wait_s(state: FeedState) -> float:
    return (state.due_at - NOW).total_seconds()


@given(intervals, waits, jitters)
def test_a_server_s_wish_never_shortens_the_interval_nor_outlasts_a_day(every_s, not_before_s, jitter) -> None:
    feed = replace(FEED, poll_every_s=every_s)
    waited = wait_s(after_poll(NEW, feed, replace(ANSWER, not_before_s=not_before_s), NOW, jitter))
    assert every_s <= waited <= max(every_s, LONGEST_WAIT_S)
    if not_before_s is not None and 0 <= not_before_s <= LONGEST_WAIT_S:
        assert waited >= not_before_s


@given(intervals, st.integers(0, 10_000), problems, waits, jitters)
def test_a_failing_feed_is_tried_again_within_a_day_forever(every_s, failures, problem, after_s, jitter) -> None:
    feed = replace(FEED, poll_every_s=every_s)
    state = after_failure(replace(NEW, failures=failures), feed, FeedError(problem, "x", after_s), NOW, jitter)
    assert not state.stopped
    assert every_s <= wait_s(state) <= max(every_s, LONGEST_WAIT_S)


@given(st.integers(0, 100), problems, jitters)
def test_each_failure_waits_at_least_as_long_as_the_one_before(failures, problem, jitter) -> None:
    assume(problem is not FeedProblem.ASKED_TO_WAIT)
    sooner = after_failure(replace(NEW, failures=failures), FEED, FeedError(problem, "x"), NOW, jitter)
    later = after_failure(sooner, FEED, FeedError(problem, "x"), NOW, jitter)
    assert wait_s(later) >= wait_s(sooner)
    assert later.failures == failures + 2


def test_the_back_off_doubles_from_the_feed_s_own_interval() -> None:
    state, waits_s = NEW, []
    for _ in range(10):
        state = after_failure(state, FEED, FeedError(FeedProblem.SERVER, "500"), NOW, 0.0)
        waits_s.append(wait_s(state))
    assert waits_s == [600, 1200, 2400, 4800, 9600, 19200, 38400, 76800, LONGEST_WAIT_S, LONGEST_WAIT_S]


@given(problems, st.integers(1, 500), jitters)
def test_one_answer_undoes_every_failure(problem, failures, jitter) -> None:
    failed = replace(NEW, failures=failures, problem=problem, problem_text="x", stopped=True)
    state = after_poll(failed, FEED, ANSWER, NOW, jitter)
    assert (state.failures, state.problem, state.problem_text, state.stopped) == (0, None, None, False)
    assert (state.learned, state.last_ok_at, state.validators, state.body_hash) == (True, NOW, Validators(b'"1"'), b"h")


def test_jitter_spreads_feeds_that_share_a_rhythm() -> None:
    assert {wait_s(after_poll(NEW, FEED, ANSWER, NOW, jitter)) for jitter in (0.0, 0.5, 1.0)} == {600, 630, 660}


@pytest.mark.parametrize("unchanged", list(Unchanged))
def test_an_unchanged_answer_keeps_the_hash_of_the_body(unchanged: Unchanged) -> None:
    before = replace(NEW, body_hash=b"before", learned=True, last_new_at=NOW)
    poll = Poll(Validators(), unchanged, body_hash=None)
    assert after_poll(before, FEED, poll, NOW, 0.0).body_hash == b"before"


def test_gone_stops_the_feed_until_it_answers_again() -> None:
    gone = after_failure(NEW, FEED, FeedError(FeedProblem.GONE, "410"), NOW, 0.0)
    assert gone.stopped
    assert not after_poll(gone, FEED, ANSWER, NOW, 0.0).stopped


def test_a_refusal_is_retried_slowly_from_the_start() -> None:
    assert wait_s(after_failure(NEW, FEED, FeedError(FeedProblem.BLOCKED, "403"), NOW, 0.0)) == BLOCKED_WAIT_S


def test_a_server_that_asks_to_wait_has_not_failed() -> None:
    state = after_failure(NEW, FEED, FeedError(FeedProblem.ASKED_TO_WAIT, "429", 3600.0), NOW, 0.0)
    assert (state.failures, wait_s(state), state.stopped) == (0, 3600.0, False)


def test_the_server_s_not_before_is_kept_apart_from_when_the_feed_is_due() -> None:
    state = after_poll(NEW, FEED, replace(ANSWER, not_before_s=300.0), NOW, 1.0)
    assert (wait_s(state), state.not_before) == (660, NOW + timedelta(seconds=300))
    assert after_poll(state, FEED, ANSWER, NOW, 1.0).not_before is None


@given(st.integers(0, 10), problems, waits, jitters)
def test_a_back_off_is_a_not_before_too(failures, problem, after_s, jitter) -> None:
    state = after_failure(replace(NEW, failures=failures), FEED, FeedError(problem, "x", after_s), NOW, jitter)
    assert state.not_before == state.due_at


@pytest.mark.parametrize("after_s", [-5.0, math.nan, None], ids=["negative", "nan", "none"])
def test_a_wait_that_makes_no_sense_is_none(after_s: float | None) -> None:
    state = after_failure(NEW, FEED, FeedError(FeedProblem.SERVER, "500", after_s), NOW, 0.0)
    assert wait_s(state) == 600


@pytest.mark.parametrize(
    ("before", "items", "expected"),
    [
        pytest.param(NEW, ANSWER.items, NOW - timedelta(hours=1), id="the-newest-date-of-the-feed"),
        pytest.param(NEW, (Item("x", published=NOW + timedelta(days=9)),), NOW, id="never-in-the-future"),
        pytest.param(NEW, (Item("x"),), NOW, id="undated-when-first-read"),
        pytest.param(NEW, (), None, id="empty"),
        pytest.param(
            replace(NEW, learned=True, last_new_at=NOW - timedelta(minutes=5)),
            ANSWER.items,
            NOW - timedelta(minutes=5),
            id="never-backwards",
        ),
    ],
)
def test_the_last_news_is_dated_by_the_feed(before: FeedState, items: tuple[Item, ...], expected: datetime) -> None:
    assert after_poll(before, FEED, replace(ANSWER, items=items), NOW, 0.0).last_new_at == expected


OK = replace(NEW, learned=True, last_ok_at=NOW, last_new_at=NOW - timedelta(hours=3))
OFFICIAL = replace(FEED, role=Role.OFFICIAL)


@pytest.mark.parametrize(
    ("state", "feed", "expected"),
    [
        pytest.param(OK, FEED, FeedHealth.OK, id="ok"),
        pytest.param(NEW, FEED, FeedHealth.NEW, id="not-polled-yet"),
        pytest.param(OK, replace(FEED, enabled=False), FeedHealth.OFF, id="switched-off"),
        pytest.param(replace(OK, stopped=True, problem=FeedProblem.GONE), FEED, FeedHealth.GONE, id="gone"),
        pytest.param(replace(OK, problem=FeedProblem.BLOCKED), FEED, FeedHealth.BLOCKED, id="blocked"),
        pytest.param(replace(OK, problem=FeedProblem.NOT_A_FEED), FEED, FeedHealth.NOT_A_FEED, id="not-a-feed"),
        pytest.param(replace(OK, problem=FeedProblem.ASKED_TO_WAIT), FEED, FeedHealth.WAITING, id="waiting"),
        pytest.param(replace(NEW, problem=FeedProblem.TOO_SLOW), FEED, FeedHealth.FAILING, id="failing"),
        pytest.param(replace(OK, last_new_at=NOW - timedelta(days=3)), FEED, FeedHealth.QUIET, id="quiet-newspaper"),
        pytest.param(replace(OK, last_new_at=NOW - timedelta(days=3)), OFFICIAL, FeedHealth.OK, id="resting-ministry"),
        pytest.param(replace(OK, last_new_at=NOW - timedelta(days=91)), OFFICIAL, FeedHealth.STALE, id="frozen"),
        pytest.param(replace(OK, last_new_at=None), FEED, FeedHealth.STALE, id="valid-but-empty"),
    ],
)
def test_health_is_one_word(state: FeedState, feed: Feed, expected: FeedHealth) -> None:
    assert health(state, feed, NOW) is expected
