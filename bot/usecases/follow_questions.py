"""Follows the open questions: the feeds that may answer one are asked sooner, until it is answered or grows old."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.feeds.feed import Feed
from bot.feeds.pursuit import Pursuit, at_pace, eased, hastened
from bot.ports import Clock, Store, UnitOfWork
from bot.stories.open_question import FOLLOWED_FOR, Newsroom, open_question, pursuits

log = logging.getLogger(__name__)

MOST_QUESTIONS = 300  # the latest told are looked at: far more than eight feeds can follow


@dataclass(frozen=True, slots=True)
class Following:
    """What following needs. `jitter` gives a number from 0 to 1; `newsrooms` are those that are polled at all."""

    uow: UnitOfWork
    clock: Clock
    newsrooms: Sequence[Newsroom]
    group_of: Callable[[str], str]
    jitter: Callable[[], float]


class Follower:
    """Knows which feeds are followed. It remembers nothing of its own: after a restart the stories tell it again."""

    def __init__(self, plan: Following) -> None:
        self.plan = plan
        self._followed: Mapping[str, Pursuit] = {}

    @property
    def followed(self) -> Mapping[str, Pursuit]:
        """The feeds that are followed now, by id."""
        return self._followed

    async def look(self) -> None:
        """Looks which questions are open, and brings the next poll of whoever may answer forward."""
        now, before = self.plan.clock.now(), self._followed
        self._followed = await self.plan.uow.run(lambda store: self._look(store, before, now))
        for feed_id in self._followed.keys() - before.keys():
            log.info("feed followed", extra={"feed": feed_id, "stories": self._followed[feed_id].stories})
        for feed_id in before.keys() - self._followed.keys():
            log.info("feed followed no more", extra={"feed": feed_id})

    def paced(self, feed: Feed) -> Feed:
        """The feed with the interval at which it is polled now."""
        return at_pace(feed, self._followed.get(feed.id))

    def _look(self, store: Store, before: Mapping[str, Pursuit], now: datetime) -> Mapping[str, Pursuit]:
        plan = self.plan
        waiting = store.stories_waiting(now - FOLLOWED_FOR, MOST_QUESTIONS)
        questions = [asked for story in waiting if (asked := open_question(story, now, plan.group_of))]
        followed = pursuits(questions, plan.newsrooms, now)
        if not followed and not before:
            return followed
        feeds = {newsroom.feed.id: newsroom.feed for newsroom in plan.newsrooms}
        states = [state for state in store.feed_states() if state.feed_id in feeds]
        paced = [
            hastened(state, at_pace(feeds[state.feed_id], followed[state.feed_id]), plan.jitter())
            if state.feed_id in followed
            else eased(state, feeds[state.feed_id], plan.jitter())
            if state.feed_id in before
            else state
            for state in states
        ]
        store.save_feed_states(new for new, old in zip(paced, states, strict=True) if new != old)
        return followed
