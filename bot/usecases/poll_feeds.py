"""Polls the feeds that are due, each on its own, and hands on what they brought."""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.errors import FeedError, StoreError
from bot.feeds.cadence import after_failure, after_poll
from bot.feeds.entry import Entry
from bot.feeds.feed import Feed, FeedState
from bot.feeds.poll import Poll
from bot.ports import Clock, FeedReader, Store, UnitOfWork
from bot.usecases.tally import Tally

log = logging.getLogger(__name__)

BATCH = 1000  # feeds queued and states written at once
AFTER_OUR_OWN_FAULT = timedelta(minutes=1)  # the store failed, not the feed: its state stays, only the hour moves
NOT_CONFIGURED = timedelta(days=1)  # a feed that left the configuration is looked at once a day

Ingest = Callable[[Feed, FeedState, Poll], Awaitable[Sequence[Entry]]]  # what is to be remembered with the state


def unhurried(feed: Feed) -> Feed:
    """The feed at its own rhythm: nobody waits for its word."""
    return feed


@dataclass(frozen=True, slots=True)
class Polling:
    """What polling needs.

    `jitter` gives a number from 0 to 1; `at_once` bounds the requests under way; `paced` is the feed with the
    interval at which it is polled now.
    """

    feeds: Mapping[str, Feed]
    reader: FeedReader
    uow: UnitOfWork
    clock: Clock
    ingest: Ingest
    jitter: Callable[[], float]
    tally: Tally
    at_once: int = 16
    paced: Callable[[Feed], Feed] = unhurried


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What a poll leaves to be written: the feed's next state, and the entries it has now seen."""

    state: FeedState
    seen: Sequence[Entry] = ()

    def lean(self) -> "_Outcome":
        """The same without texts, which nobody needs to remember: it may have to wait for as long as a disk is full."""
        return replace(self, seen=tuple(replace(entry, summary="", body=None) for entry in self.seen))


class Poller:
    """Keeps polls under way: a slow feed never holds up another, and no feed is asked twice at once."""

    def __init__(self, polling: Polling) -> None:
        self._with = polling
        self._waiting: deque[tuple[Feed, FeedState]] = deque()
        self._lanes: set[asyncio.Task[None]] = set()  # at most `at_once`: a task of its own costs more than a 304
        self._busy: set[str] = set()  # waiting, under way, or not yet written
        self._outcomes: list[_Outcome] = []

    async def tick(self) -> None:
        """Writes what the last polls left, and starts a poll of every feed that is due."""
        await self._write()
        now, most = self._with.clock.now(), BATCH + len(self._busy)
        for state in await self._with.uow.run(lambda store: store.due_feeds(now, most)):
            if state.feed_id in self._busy:
                continue
            if feed := self._with.feeds.get(state.feed_id):
                self._busy.add(feed.id)
                self._waiting.append((feed, state))
            else:
                self._outcomes.append(_Outcome(replace(state, due_at=now + NOT_CONFIGURED)))
        for _ in range(min(len(self._waiting), self._with.at_once - len(self._lanes))):
            self._lanes.add(asyncio.create_task(self._lane()))

    async def settle(self) -> None:
        """Waits until every poll under way has ended and is written."""
        while self._lanes:
            await asyncio.gather(*self._lanes)
            await self._write()
        await self._write()

    async def stop(self) -> None:
        """Ends the polls under way: their feeds are still due at the next start."""
        self._waiting.clear()
        for lane in self._lanes:
            lane.cancel()
        await asyncio.gather(*self._lanes, return_exceptions=True)
        self._lanes.clear()
        self._busy.clear()
        await self._write()

    async def _write(self) -> None:
        """Writes the outcomes so far as one batch; what the store would not take is tried again at the next tick.

        Entries and states commit together: a body is "the one of last time" only if all of it was remembered.
        """
        written = tuple(self._outcomes)
        if written:
            try:
                await self._with.uow.run(lambda store: _save(store, written))
            except StoreError:
                self._outcomes[: len(written)] = [outcome.lean() for outcome in written]
                raise
        del self._outcomes[: len(written)]
        for outcome in written:
            self._busy.discard(outcome.state.feed_id)

    async def _lane(self) -> None:
        """Polls one waiting feed after the other until none is left."""
        try:
            while self._waiting:
                await self._poll(*self._waiting.popleft())
        finally:
            if lane := asyncio.current_task():
                self._lanes.discard(lane)  # at once, so that a tick between never counts a lane that has ended

    async def _poll(self, feed: Feed, state: FeedState) -> None:
        try:
            outcome = await self._outcome(feed, state)
        except Exception:
            log.exception("poll not recorded", extra={"feed": feed.id})
            outcome = _Outcome(replace(state, due_at=self._with.clock.now() + AFTER_OUR_OWN_FAULT))
        self._outcomes.append(outcome)

    async def _outcome(self, feed: Feed, state: FeedState) -> _Outcome:
        try:
            poll = await self._with.reader.read(feed, state)
        except FeedError as error:
            self._with.tally.add("polls", error.problem)
            if state.problem is not error.problem:  # once per change, not once per poll
                log.warning("feed failed", extra={"feed": feed.id, "problem": error.problem, "why": str(error)})
            return _Outcome(after_failure(state, feed, error, self._with.clock.now(), self._with.jitter()))
        self._with.tally.add("polls", poll.unchanged or "read")
        if state.problem is not None:
            log.info("feed answers again", extra={"feed": feed.id})
        seen = () if poll.unchanged else await self._with.ingest(feed, state, poll)
        paced = self._with.paced(feed)  # a failure backs off from the feed's own interval, followed or not
        return _Outcome(after_poll(state, paced, poll, self._with.clock.now(), self._with.jitter()), seen)


def _save(store: Store, outcomes: Sequence[_Outcome]) -> None:
    store.remember([entry for outcome in outcomes for entry in outcome.seen])
    store.save_feed_states([outcome.state for outcome in outcomes])
