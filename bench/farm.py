"""The feed farm: as many feeds as wanted on loopback, in a process of its own that nobody's bill includes."""

import asyncio
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256

from aiohttp import web

from bench.child import Answer, serve_lines
from bench.news import deal_of, items_of, one_more, rss

ITEMS = 30


class Phase(StrEnum):
    """What the farm answers."""

    FIRST = "first poll"  # 200 with validators
    NOT_MODIFIED = "304"  # validators are honoured
    SAME_BYTES = "same bytes, no validators"  # 200 with the body of before
    ONE_NEW = "one new item in each"  # 200, the newest item is new and the oldest gone


class Farm:
    """Feeds by number, and the moment each was first seen with its latest news."""

    def __init__(self, feeds: int) -> None:
        now = datetime.now(UTC)
        self._items = {feed: items_of(feed, ITEMS, now) for feed in range(feeds)}
        self._first = {feed: rss(feed, items) for feed, items in self._items.items()}
        self._later = {feed: rss(feed, [one_more(feed, now), *items[:-1]]) for feed, items in self._items.items()}
        self._phase = Phase.FIRST
        self._waiting: set[int] = set()  # feeds whose news nobody has fetched yet
        self._served: dict[int, float] = {}

    async def answer(self, request: web.Request) -> web.Response:
        """The feed with this number, as the phase wants it."""
        feed = int(request.match_info["feed"])
        body = self._later[feed] if self._phase is Phase.ONE_NEW else self._first[feed]
        if self._phase is Phase.SAME_BYTES:
            return web.Response(body=body, content_type="application/rss+xml")
        tags = {"ETag": f'"{sha256(body).hexdigest()[:20]}"', "Last-Modified": "Mon, 02 Nov 2026 09:00:00 GMT"}
        if request.headers.get("If-None-Match") == tags["ETag"]:
            return web.Response(status=304, headers=tags)
        if feed in self._waiting:
            self._waiting.discard(feed)
            self._served[feed] = time.monotonic()
        return web.Response(body=body, content_type="application/rss+xml", headers=tags)

    async def obey(self, phase: str = "", publish: int | None = None, served: int | None = None) -> Answer:
        """Enters a phase; publishes a deal in a feed; says when (on the machine's monotonic clock) it was fetched."""
        if phase:
            self._phase = Phase(phase)
        if publish is not None:
            now = datetime.now(UTC)
            news = replace(one_more(publish, now), title=deal_of(publish))
            self._first[publish] = rss(publish, [news, *self._items[publish]])
            self._waiting.add(publish)
        return {"served_s": self._served.get(served) if served is not None else None}


async def main(feeds: int) -> None:
    """Serves until nobody asks any more."""
    farm, app = Farm(feeds), web.Application()
    app.router.add_get("/{feed}.xml", farm.answer)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    await serve_lines({"address": f"http://127.0.0.1:{runner.addresses[0][1]}"}, farm.obey)
    await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
