"""How much sooner a feed is asked while it may answer an open question: pure arithmetic on its state."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.feeds.cadence import JITTER
from bot.feeds.feed import Feed, FeedState

SHORTEST_PACE_S = 120  # nobody's server is asked more often, however hot the question
SHARE_OF_AGE = 1 / 200  # an answer is late by half a percent of the time it took: 90 s after 5 h, 5 min after 17 h
MOST_FOLLOWED = 8  # feeds at once: at 120 s each they make four requests a minute


@dataclass(frozen=True, slots=True)
class Pursuit:
    """Why a feed is asked more often, and how often: the stories that wait for its word, the hottest first."""

    pace_s: int
    stories: tuple[int, ...]


def open_stories(followed: Mapping[str, Pursuit]) -> tuple[int, ...]:
    """The stories that these feeds may answer, each once, latest number first."""
    return tuple(sorted({number for pursuit in followed.values() for number in pursuit.stories}, reverse=True))


def pace_s(told_at: datetime, now: datetime) -> int:
    """Seconds between two polls for a question last told at `told_at`: longer as it grows older, never under 120."""
    return max(SHORTEST_PACE_S, int((now - told_at).total_seconds() * SHARE_OF_AGE))


def at_pace(feed: Feed, pursuit: Pursuit | None) -> Feed:
    """The feed as it is polled now: no slower for being followed than the operator wants it."""
    if pursuit is None or pursuit.pace_s >= feed.poll_every_s:
        return feed
    return replace(feed, poll_every_s=pursuit.pace_s)


def hastened(state: FeedState, feed: Feed, jitter: float) -> FeedState:
    """The state brought forward to the pace of `feed`, which is followed: never sooner than the server allows.

    A feed that fails keeps its back-off, and one that is due soon enough is left alone, so that asking for this
    again and again changes nothing.
    """
    if state.last_ok_at is None or state.problem is not None:
        return state
    longest = timedelta(seconds=feed.poll_every_s * (1 + JITTER))
    if state.due_at <= state.last_ok_at + longest:
        return state
    wanted = state.last_ok_at + timedelta(seconds=feed.poll_every_s * (1 + JITTER * jitter))
    return replace(state, due_at=min(state.due_at, max(wanted, state.not_before or wanted)))


def eased(state: FeedState, feed: Feed, jitter: float) -> FeedState:
    """The state back at the feed's own rhythm, once nobody waits for its word any more."""
    if state.last_ok_at is None or state.problem is not None:
        return state
    usual = state.last_ok_at + timedelta(seconds=feed.poll_every_s * (1 + JITTER * jitter))
    return replace(state, due_at=max(state.due_at, usual))
