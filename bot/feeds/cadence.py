"""When a feed is polled next, and how it is doing: pure arithmetic on its state."""

import math
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.errors import FeedError, FeedProblem
from bot.feeds.feed import Feed, FeedState, Role
from bot.feeds.poll import Poll

LONGEST_WAIT_S = 24 * 3600.0
BLOCKED_WAIT_S = 2 * 3600.0  # the first wait after a refusal: asking often only prolongs a block
JITTER = 0.1  # of the wait, always added, never taken away: a server's "not before" stays one

# Without anything new for so long a feed is quiet, then stale. Newsrooms of companies and ministries rest for weeks.
QUIET_AFTER = {Role.MEDIA: timedelta(days=2), Role.WIRE: timedelta(days=2)}
QUIET_ELSE = timedelta(days=30)
STALE_AFTER = {Role.MEDIA: timedelta(days=14), Role.WIRE: timedelta(days=14)}
STALE_ELSE = timedelta(days=90)


class FeedHealth(StrEnum):
    """How a feed is doing, in one word for `/status` and `feeds check`."""

    OFF = "off"  # switched off in the configuration; `Feed.reason` says why
    NEW = "new"  # not polled yet
    OK = "ok"
    QUIET = "quiet"  # answers, nothing new for longer than its kind usually rests
    STALE = "stale"  # answers, and looks abandoned: empty, or nothing new for weeks
    WAITING = "waiting"  # the server asked to come back later
    BLOCKED = "blocked"  # refused from this address; retried slowly
    NOT_A_FEED = "not_a_feed"  # something else is at this address
    FAILING = "failing"  # unreachable, too slow, too large, broken: retried with growing waits
    GONE = "gone"  # 410: no longer polled


# What an operator should look at; a feed that waits or rests needs nobody.
TROUBLED = frozenset({FeedHealth.STALE, FeedHealth.BLOCKED, FeedHealth.NOT_A_FEED, FeedHealth.FAILING, FeedHealth.GONE})

_HEALTH = {
    FeedProblem.ASKED_TO_WAIT: FeedHealth.WAITING,
    FeedProblem.BLOCKED: FeedHealth.BLOCKED,
    FeedProblem.NOT_A_FEED: FeedHealth.NOT_A_FEED,
    FeedProblem.GONE: FeedHealth.GONE,
}


def after_poll(state: FeedState, feed: Feed, poll: Poll, now: datetime, jitter: float) -> FeedState:
    """The state after an answer: due after the feed's interval, or later if the server's `not_before_s` says so.

    Args:
        state: the state before.
        feed: its configuration.
        poll: what the answer brought.
        now: the time of the answer (aware).
        jitter: 0..1, spreads feeds that share a rhythm.
    """
    asked_s = _clamped(poll.not_before_s)
    return replace(
        state,
        due_at=_due(now, max(float(feed.poll_every_s), asked_s), jitter),
        validators=poll.validators,
        body_hash=poll.body_hash if poll.unchanged is None else state.body_hash,
        learned=True,
        failures=0,
        problem=None,
        problem_text=None,
        last_ok_at=now,
        last_new_at=_last_new(state, poll, now),
        stopped=False,
        not_before=now + timedelta(seconds=asked_s) if asked_s else None,
    )


def after_failure(state: FeedState, feed: Feed, error: FeedError, now: datetime, jitter: float) -> FeedState:
    """The state after a failed poll: tried again ever more slowly, at least once a day, unless the feed is gone.

    A server that asks to wait has not failed: the count of failures stays. Arguments as in `after_poll`.
    """
    waits = error.problem is FeedProblem.ASKED_TO_WAIT
    failures = state.failures if waits else state.failures + 1
    due_at = _due(now, max(_back_off_s(feed, error.problem, failures), _clamped(error.after_s)), jitter)
    return replace(
        state,
        due_at=due_at,
        failures=failures,
        problem=error.problem,
        problem_text=str(error),
        stopped=error.problem is FeedProblem.GONE,
        not_before=due_at,
    )


def health(state: FeedState, feed: Feed, now: datetime) -> FeedHealth:
    """The one word that matters most to the operator."""
    if not feed.enabled:
        return FeedHealth.OFF
    if state.stopped:
        return FeedHealth.GONE
    if state.problem is not None:
        return _HEALTH.get(state.problem, FeedHealth.FAILING)
    if state.last_ok_at is None:
        return FeedHealth.NEW
    rest = now - state.last_new_at if state.last_new_at else timedelta.max
    if rest > STALE_AFTER.get(feed.role, STALE_ELSE):
        return FeedHealth.STALE
    return FeedHealth.QUIET if rest > QUIET_AFTER.get(feed.role, QUIET_ELSE) else FeedHealth.OK


def _back_off_s(feed: Feed, problem: FeedProblem, failures: int) -> float:
    """The interval doubled per failure after the first, capped at a day (or the interval, if that is longer).

    A server that asks to wait is given twice the interval, however often it has asked.
    """
    interval_s = float(feed.poll_every_s)
    first_s = max(interval_s, BLOCKED_WAIT_S) if problem is FeedProblem.BLOCKED else interval_s
    doublings = 1 if problem is FeedProblem.ASKED_TO_WAIT else min(max(failures - 1, 0), 32)
    return max(min(first_s * 2.0**doublings, LONGEST_WAIT_S), interval_s)


def _clamped(wait_s: float | None) -> float:
    """A server's wait as 0 to 24 h in whole seconds; nonsense (negative, not a number) is no wait at all."""
    if wait_s is None or math.isnan(wait_s) or wait_s < 0:
        return 0.0
    return float(math.ceil(min(wait_s, LONGEST_WAIT_S)))


def _due(now: datetime, wait_s: float, jitter: float) -> datetime:
    """`wait_s` from now plus its share of jitter, which never leads past the longest wait."""
    longest_s = max(wait_s, LONGEST_WAIT_S)
    return now + timedelta(seconds=min(wait_s * (1 + JITTER * min(max(jitter, 0.0), 1.0)), longest_s))


def _last_new(state: FeedState, poll: Poll, now: datetime) -> datetime | None:
    """The newest date the feed itself gave, never in the future; an undated feed is new when it is first read."""
    dates = [at for item in poll.items if (at := item.published or item.updated)]
    if dates:
        newest = min(max(dates), now)
        return max(newest, state.last_new_at) if state.last_new_at else newest
    return now if poll.items and not state.learned else state.last_new_at
