"""The demonstration: the Amazon weekend of May 2024, served on loopback and told by a clock that runs fast."""

import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from hashlib import sha256
from pathlib import Path
from xml.sax.saxutils import escape

from aiohttp import web

from bot.feeds.feed import Feed, Role
from bot.ports import Clock
from config.overlay import SHIPPED, read_toml

WEEKEND = SHIPPED / "weekend.toml"
STARTS = datetime(2024, 5, 12, 4, 0, tzinfo=UTC)  # Sunday, 6:00 in Paris
ENDS = datetime(2024, 5, 13, 21, 30, tzinfo=UTC)
SPEED = 2880  # two days in a minute
POLL_EVERY_S = 900  # a quarter of an hour of the weekend: a third of a second here


@dataclass(frozen=True, slots=True)
class Published:
    """One entry of the weekend, and the moment it appears in its feed."""

    feed: str
    at: datetime
    title: str
    summary: str

    @property
    def link(self) -> str:
        """An address of its own, under a name that is reserved for examples."""
        return f"https://{self.feed}.example/{sha256(self.title.encode()).hexdigest()[:12]}"


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
        body = rss(name, [entry for entry in entries if entry.feed == name and entry.at <= clock.now()])
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


def rss(feed: str, entries: Sequence[Published]) -> bytes:
    """An RSS 2.0 document, newest entry first."""
    items = "".join(
        f"<item><title>{escape(entry.title)}</title><link>{entry.link}</link><guid>{entry.link}</guid>"
        f"<pubDate>{format_datetime(entry.at)}</pubDate><description>{escape(entry.summary)}</description></item>"
        for entry in reversed(entries)
    )
    document = f'<rss version="2.0"><channel><title>{escape(feed)}</title><link>https://{feed}.example/</link>'
    return f'<?xml version="1.0" encoding="UTF-8"?>{document}{items}</channel></rss>'.encode()
