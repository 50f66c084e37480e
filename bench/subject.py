"""Vigie itself, told when to poll: real reader, parser, store and lexicons; only the clock is moved forward."""

import asyncio
import sys
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

from adapters.store.opening import open_store
from bench.child import Answer, serve_lines
from bench.news import language_of
from bot.feeds.feed import Feed
from bot.ports import FeedReader, UnitOfWork
from bot.usecases.asked import Access
from config.knowledge import load_knowledge
from config.logs import set_up
from config.run import TICK_S, feed_reader
from config.settings import Settings
from config.wiring import House, Plan, build

UNTIL_ALL_ARE_DUE = timedelta(minutes=20)  # twice the interval: no jitter keeps a feed back


class MovedClock:
    """Clock. The machine's, and the time it was moved forward by."""

    def __init__(self) -> None:
        self._ahead = timedelta(0)

    def now(self) -> datetime:
        return datetime.now(UTC) + self._ahead

    def forward(self, by: timedelta) -> None:
        self._ahead += by


class Subject:
    """One house, polled turn by turn."""

    def __init__(self, house: House, clock: MovedClock) -> None:
        self._house = house
        self._clock = clock

    async def turn(self) -> Answer:
        """Polls every feed once, ticking as a running Vigie does, until all is stored: what was counted meanwhile."""
        before, began = Counter(self._house.tally.counts), time.monotonic()
        self._clock.forward(UNTIL_ALL_ARE_DUE)
        polled = 0
        while polled < len(self._house.desk.feeds):
            await self._house.poller.tick()
            ticked = time.monotonic()
            while polled < len(self._house.desk.feeds) and time.monotonic() < ticked + TICK_S:
                await asyncio.sleep(TICK_S / 50)
                polled = sum(self._since(before)["polls"].values())
        await self._house.poller.settle()
        return {"wall_s": time.monotonic() - began, **self._since(before)}

    def _since(self, before: Counter[tuple[str, str]]) -> dict[str, dict[str, int]]:
        found: dict[str, dict[str, int]] = {"polls": {}, "entries": {}, "readings": {}, "claims": {}}
        for (name, label), count in (Counter(self._house.tally.counts) - before).items():
            found.setdefault(name, {})[str(label)] = count
        return found


def plan(feeds: tuple[Feed, ...], uow: UnitOfWork, reader: FeedReader, clock: MovedClock) -> Plan:
    """A house that reads everything and speaks to nobody."""
    return Plan(
        knowledge=load_knowledge(None),
        feeds=feeds,
        uow=uow,
        reader=reader,
        clock=clock,
        chats={},
        access=Access({}),
        owner_rooms={},
        announce_first="all",
    )


async def main(address: str, count: int, folder: Path) -> None:
    """Takes a turn whenever asked."""
    set_up("info", "json", ())
    clock, uow = MovedClock(), open_store(folder / "vigie.db")
    feeds = tuple(
        Feed(f"feed-{number}", f"{address}/{number}.xml", f"Feed {number}", language=language_of(number), private=True)
        for number in range(count)
    )
    await uow.run(lambda store: store.register_feeds([feed.id for feed in feeds], clock.now()))
    async with feed_reader(Settings()) as reader:
        subject = Subject(build(plan(feeds, uow, reader, clock)), clock)
        await serve_lines({}, subject.turn)
    uow.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])))
