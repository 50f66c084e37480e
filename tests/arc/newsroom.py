"""Feeds polled in any order, real reading, the use cases, one room: what the room shows when all has been read."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from bot.claims.claim import Reading
from bot.feeds.entry import Entry, Item
from bot.feeds.feed import Feed, FeedState, Validators
from bot.feeds.poll import Poll
from bot.ports import UnitOfWork
from bot.subscriptions.room import Room
from bot.subscriptions.subscription import Subscription
from bot.usecases.announce import Terms, announce
from bot.usecases.deliver import Deliverer, Delivery
from bot.usecases.ingest_entries import Ingestion, ingest_entries
from bot.usecases.tally import Tally
from config.knowledge import Knowledge
from tests.fakes.chat import FakeChat
from tests.fakes.clock import FakeClock
from tests.fakes.house import WORDINGS
from tests.fakes.store import FakeUnitOfWork

ROOM = Room("fake", "1")
_NUMBER = re.compile(r"#\d+")  # given in the order of reading, and shown: the one thing that may differ


@dataclass(frozen=True)
class End:
    """What stands when all has been read: stories as their entries and status, messages as texts, lines of mergers."""

    stories: frozenset[tuple[frozenset[str], str]]
    messages: tuple[str, ...]
    merged: int

    @property
    def titles(self) -> frozenset[str]:
        """The titles of everything that told a story."""
        return frozenset(title for titles, _ in self.stories for title in titles)


@dataclass
class Newsroom:
    """One life of the program. `readings` are kept over all lives: the same words read the same."""

    knowledge: Knowledge
    readings: dict[str, Reading]
    clock: FakeClock
    uow: UnitOfWork = field(default_factory=FakeUnitOfWork)
    chat: FakeChat = field(default_factory=FakeChat)

    def __post_init__(self) -> None:
        tally = Tally()
        delivery = Delivery({"fake": self.chat}, self.uow, self.clock, WORDINGS, "w", tally, _nothing_lost)
        self.deliverer = Deliverer(delivery)
        self._plan = Ingestion(
            self.uow,
            self.clock,
            self._read,
            partial(announce, terms=Terms(edit_after_s=0.0)),
            self.deliverer.wake,
            tally,
            background=self.knowledge.background,
            families=self.knowledge.families,
        )

    async def poll(self, feed: Feed, items: Sequence[Item]) -> None:
        """The feed holds these items now."""
        state = FeedState(feed.id, self.clock.now(), learned=True)
        silent = await ingest_entries(self._plan, feed, state, Poll(Validators(), items=tuple(items)))
        await self.uow.run(lambda store: store.remember(silent))

    async def end(self) -> End:
        """Everything is delivered."""
        await self.deliverer.settle()
        living = await self.uow.run(lambda store: store.recent_stories(10_000))
        shown = [_NUMBER.sub("#", card.plain) for card in self.chat.shown[ROOM]]
        merged = [text for text in shown if text.startswith("Same story as")]
        return End(
            frozenset((frozenset(r.title for r in s.reports), s.verdict.status.value) for s in living),
            tuple(sorted(text for text in shown if text not in merged)),
            len(merged),
        )

    def _read(self, entry: Entry) -> Reading:
        key = "\n".join((entry.outlet, entry.title, entry.summary))
        if key not in self.readings:
            self.readings[key] = self.knowledge.read(entry)
        return self.readings[key]


async def _nothing_lost(room: Room, reason: str) -> None:
    raise AssertionError(f"{room} was lost: {reason}")


async def read_in(
    room: Callable[[], Newsroom], polls: Iterable[tuple[datetime, Feed]], items: Mapping[str, Sequence[Item]]
) -> End:
    """These polls in this order; a feed holds what was published by then."""
    newsroom = room()
    subscription = Subscription(ROOM, newsroom.clock.now(), "en")
    await newsroom.uow.run(lambda store: store.save_subscription(subscription))
    for moment, feed in polls:
        newsroom.clock.forward(seconds=max(0.0, (moment - newsroom.clock.now()).total_seconds()))
        published = [item for item in items[feed.id] if item.published is None or item.published <= moment]
        await newsroom.poll(feed, published)
        await newsroom.deliverer.settle()
    return await newsroom.end()
