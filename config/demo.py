"""The demonstration: the Amazon weekend of May 2024, served on loopback and told by a clock that runs fast."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape
from zoneinfo import ZoneInfo

from aiohttp import web
from rich.console import Console

from adapters.chats.console import ConsoleChat
from adapters.clock import Ticker
from adapters.store.opening import open_store
from bot.commands.request import Place, Request
from bot.feeds.feed import Feed, Role
from bot.ports import Clock
from bot.subscriptions.subscription import Subscription
from bot.usecases.asked import Access
from config.chats import TERMINAL
from config.knowledge import Knowledge, load_knowledge
from config.logs import set_up
from config.overlay import SHIPPED, read_toml
from config.run import feed_reader
from config.settings import Settings
from config.wiring import House, Plan, build

WEEKEND = SHIPPED / "weekend.toml"
STARTS = datetime(2024, 5, 12, 4, 0, tzinfo=UTC)  # Sunday, 6:00 in Paris
ENDS = datetime(2024, 5, 13, 21, 30, tzinfo=UTC)
SPEED = 2880  # two days in a minute
POLL_EVERY_S = 900  # a quarter of an hour of the weekend: a third of a second here
TICK_S = 0.25
PARIS = ZoneInfo("Europe/Paris")

INTRODUCTION = (
    "\n[bold]The Amazon weekend, May 2024.[/] {feeds} feeds with {entries} entries are served on this machine and "
    "polled as they appear. Each deal is told in one message that changes when the evidence does. It takes about a "
    "minute.\n"
)
WATCHED_AT = datetime(2024, 5, 12, 18, 0, tzinfo=UTC)  # Sunday, 20:00 in Paris: a reader wants Amazon's own word
ASKED = (
    "timeline 1",
    "sources 1",
    "event Choose France",
    "unconfirmed",
)  # once the weekend is over, as anybody could ask
NEXT = """
What to do next:
  [bold]./run start[/]                        watch the real feeds on this terminal
  [bold]./run vigie explain "a headline"[/]   see why a headline is a story, or is not
  [bold]README.md[/]                          Telegram or Discord: one token, one command
"""


@dataclass(frozen=True, slots=True)
class Published:
    """One entry of the weekend, and the moment it appears in its feed."""

    feed: str
    at: datetime
    title: str
    summary: str
    page: str | None = None  # names an article that is rewritten: its versions share one address

    @property
    def link(self) -> str:
        """An address of its own, under a name that is reserved for examples."""
        return f"https://{self.feed}.example/{self.page or sha256(self.title.encode()).hexdigest()[:12]}"


class FastClock:
    """Clock. Starts at `start` and runs `speed` times as fast as the wall's."""

    def __init__(self, start: datetime, speed: float) -> None:
        self._start, self._speed, self._zero = start, speed, time.monotonic()

    def now(self) -> datetime:
        """The demonstration's present moment."""
        return self._start + timedelta(seconds=(time.monotonic() - self._zero) * self._speed)


def weekend(path: Path = WEEKEND) -> tuple[tuple[Feed, ...], tuple[Published, ...]]:
    """The feeds (still without an address) and everything they publish, oldest first."""
    content = read_toml(path)
    feeds = tuple(
        Feed(**{**row, "role": Role(row.get("role", "media"))}, url="", poll_every_s=POLL_EVERY_S, private=True)
        for row in content["feed"]
    )
    entries = tuple(sorted((Published(**row) for row in content["entry"]), key=lambda entry: entry.at))
    return feeds, entries


@asynccontextmanager
async def serving(entries: Sequence[Published], clock: Clock) -> AsyncIterator[str]:
    """Serves every feed at `/<feed id>.xml` as it stood at the clock's present moment; gives the base address."""

    async def feed(request: web.Request) -> web.Response:
        name = request.match_info["feed"]
        body = rss(name, standing(entry for entry in entries if entry.feed == name and entry.at <= clock.now()))
        etag = f'"{sha256(body).hexdigest()[:16]}"'
        if request.headers.get("If-None-Match") == etag:
            return web.Response(status=304, headers={"ETag": etag})
        return web.Response(body=body, content_type="application/rss+xml", headers={"ETag": etag})

    app = web.Application()
    app.router.add_get("/{feed}.xml", feed)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    try:
        await site.start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


def standing(entries: Iterable[Published]) -> Sequence[Published]:
    """The articles in their latest version, each under the date of its first."""
    pages: dict[str, Published] = {}
    for entry in entries:
        first = pages.get(entry.link, entry)
        pages[entry.link] = replace(entry, at=first.at)
    return tuple(pages.values())


def rss(feed: str, entries: Sequence[Published]) -> bytes:
    """An RSS 2.0 document, newest entry first."""
    items = "".join(
        f"<item><title>{escape(entry.title)}</title><link>{entry.link}</link><guid>{entry.link}</guid>"
        f"<pubDate>{format_datetime(entry.at)}</pubDate><description>{escape(entry.summary)}</description></item>"
        for entry in reversed(entries)
    )
    document = f'<rss version="2.0"><channel><title>{escape(feed)}</title><link>https://{feed}.example/</link>'
    return f'<?xml version="1.0" encoding="UTF-8"?>{document}{items}</channel></rss>'.encode()


async def run_demo(console: Console) -> None:
    """Shows the weekend on this terminal and ends with what to do next."""
    set_up("error", "text", ())
    knowledge, clock = load_knowledge(None), FastClock(STARTS, SPEED)
    feeds, entries = weekend()
    console.print(INTRODUCTION.format(feeds=len(feeds), entries=len(entries)), highlight=False)
    with TemporaryDirectory(prefix="vigie-demo-") as folder:
        async with serving(entries, clock) as address:
            served = tuple(replace(feed, url=f"{address}/{feed.id}.xml") for feed in feeds)
            async with _house(knowledge, served, clock, Path(folder), console) as house:
                await _tell(house, console)
                await _ask(house, console, *ASKED)
                silent = house.tally.counts["readings", "silent"]
                console.print(f"\n{silent} ordinary items were read and stayed silent.", highlight=False)
    console.print(NEXT, highlight=False)


@asynccontextmanager
async def _house(
    knowledge: Knowledge, feeds: Sequence[Feed], clock: Clock, folder: Path, console: Console
) -> AsyncIterator[House]:
    """A house on real HTTP and a real store, that speaks to this terminal."""
    uow = open_store(folder / "vigie.db")
    terminal = Subscription(TERMINAL, clock.now(), "en")
    await uow.run(lambda store: store.register_feeds([feed.id for feed in feeds], clock.now()))
    await uow.run(lambda store: store.save_subscription(terminal))
    async with feed_reader(Settings()) as reader:
        plan = Plan(
            knowledge=knowledge,
            feeds=tuple(feeds),
            uow=uow,
            reader=reader,
            clock=clock,
            chats={TERMINAL.platform: ConsoleChat(console)},
            access=Access({}),
            owner_rooms={},
        )
        yield build(plan)
    uow.close()


async def _tell(house: House, console: Console) -> None:
    """Ticks in real time until the weekend is over and everything is delivered."""
    clock, ticker, watches = house.plan.clock, Ticker(), False
    ticker.every(TICK_S, house.poller.tick, "poll feeds")
    delivering = asyncio.create_task(house.deliverer.run(TICK_S))
    ticker.start()
    try:
        with console.status("") as status:
            while clock.now() < ENDS:
                status.update(f"{clock.now().astimezone(PARIS):%A %d %B %Y, %H:%M} in Paris, {SPEED} times as fast")
                if not watches and clock.now() >= WATCHED_AT:
                    watches = True
                    await _ask(house, console, "watch 1")
                await asyncio.sleep(TICK_S)
    finally:
        await ticker.drain(TICK_S * 10)
        await house.poller.settle()
        delivering.cancel()
        await house.deliverer.settle()


async def _ask(house: House, console: Console, *questions: str) -> None:
    """What a reader might ask, with the answers."""
    for asked in questions:
        console.print(f"\n[bold]/{asked}[/]", highlight=False)
        command, _, text = asked.partition(" ")
        request = Request(TERMINAL, "reader", command, text, locale="en", place=Place.TERMINAL)
        if card := await house.answer(request):
            await house.plan.chats[TERMINAL.platform].send(TERMINAL, card, key=asked)
