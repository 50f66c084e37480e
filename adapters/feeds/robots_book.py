"""The robots.txt of every host whose articles we read, asked for once a day with the same guards as everything."""

import asyncio
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import aiohttp
from yarl import URL

from adapters.feeds.exchange import arrived, feed_error, read_up_to
from adapters.feeds.robots import MOST_BYTES, Robots, parse_robots
from bot.errors import FeedError, FeedProblem
from bot.ports import Clock

KEPT_FOR = timedelta(hours=24)
ASKED_AGAIN_AFTER = timedelta(minutes=30)  # a server that could not answer is left alone for so long
MOST_HOSTS = 500
DEADLINE_S = 10.0


@dataclass
class _Page:
    """What is known of one origin; `asking` keeps two articles from asking for it at once."""

    asking: asyncio.Lock = field(default_factory=asyncio.Lock)
    until: datetime | None = None
    robots: Robots = field(default_factory=Robots)
    error: FeedError | None = None


class RobotsBook:
    """What each origin allows. `user_agent` is sent, and its first word is the name rules are looked up by."""

    def __init__(
        self, session: aiohttp.ClientSession, clock: Clock, user_agent: str, deadline_s: float = DEADLINE_S
    ) -> None:
        self._session = session
        self._clock = clock
        self._headers = {"User-Agent": user_agent, "Accept": "text/plain, */*;q=0.5"}
        self._product = user_agent.partition("/")[0]
        self._deadline_s = deadline_s
        self._pages: OrderedDict[URL, _Page] = OrderedDict()

    async def of(self, url: URL) -> Robots:
        """The rules of this address's origin; a 4xx means none. Raises FeedError: not known now, so nothing is
        allowed now (RFC 9309: a server's fault, or no answer, forbids everything).
        """
        page = self._page(url.origin())
        async with page.asking:
            if page.until is None or page.until <= self._clock.now():
                await self._ask(url.origin(), page)
        if page.error is not None:
            raise page.error
        return page.robots

    def _page(self, origin: URL) -> _Page:
        page = self._pages.setdefault(origin, _Page())
        self._pages.move_to_end(origin)
        if len(self._pages) > MOST_HOSTS:
            self._pages.popitem(last=False)
        return page

    async def _ask(self, origin: URL, page: _Page) -> None:
        try:
            async with asyncio.timeout(self._deadline_s):
                page.robots, page.error = await self._fetched(origin), None
        except FeedError as error:
            page.error = error
        except (TimeoutError, aiohttp.ClientError, OSError, ValueError) as error:
            page.error = feed_error(error, self._deadline_s)
        page.until = self._clock.now() + (ASKED_AGAIN_AFTER if page.error else KEPT_FOR)

    async def _fetched(self, origin: URL) -> Robots:
        answer = await arrived(self._session, str(origin / "robots.txt"), self._headers)
        async with answer.response as response:
            if response.status in (200, 203):
                body, _ = await read_up_to(response, MOST_BYTES)
                return parse_robots(body, self._product)
            response.close()
            if 400 <= response.status < 500 and response.status != 429:
                return Robots()
        raise FeedError(FeedProblem.SERVER, f"{origin.host} answered {response.status}")
