"""ArticleReader over HTTP: robots.txt, a budget per host, the guards of feeds, and extraction in a child process."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import aiohttp
from yarl import URL

from adapters.feeds.answers import is_wall, retry_after_s
from adapters.feeds.article_text import Extracted
from adapters.feeds.exchange import (
    MOST_REDIRECTS,
    REDIRECTS,
    REFUSALS,
    bare_address,
    feed_error,
    next_address,
    read_up_to,
)
from adapters.feeds.robots_book import RobotsBook
from adapters.feeds.turns import Pause, Turns
from adapters.feeds.worker_pool import GaveUp, WorkerPool
from bot.errors import FeedError, FeedProblem
from bot.feeds.article import Article, ArticleProblem, Unread
from bot.feeds.courtesy import Manners
from bot.feeds.entry import Entry
from bot.ports import Clock

MOST_BYTES = 5 * 1024 * 1024  # decompressed
AT_ONCE = 2  # pages under way, over all hosts
DEADLINE_S = 20.0  # of one request
LONGEST_WAIT_S = 120.0  # for a host's turn
REST_S = 3600.0  # after a refusal, or when asked to wait without being told how long

_PAGES = {"text/html", "application/xhtml+xml"}
_ASKED_TO_WAIT = {429, 503}


@dataclass(frozen=True, slots=True)
class Policy:
    """How articles are read. `off_limits(outlet, url)`: True if the publisher's terms forbid it."""

    user_agent: str
    off_limits: Callable[[str, str], bool]
    manners: Manners
    deadline_s: float = DEADLINE_S
    longest_wait_s: float = LONGEST_WAIT_S
    pause: Pause = asyncio.sleep


class _Declined(Exception):
    """The way ends here; never leaves this module."""

    def __init__(self, problem: ArticleProblem, why: str = "") -> None:
        super().__init__(why)
        self.unread = Unread(problem, why)


class HttpArticleReader:
    """ArticleReader. `extractor` runs `adapters.feeds.article_worker`."""

    def __init__(self, session: aiohttp.ClientSession, extractor: WorkerPool, clock: Clock, policy: Policy) -> None:
        self._session = session
        self._extractor = extractor
        self._policy = policy
        self._headers = {"User-Agent": policy.user_agent, "Accept": "text/html, application/xhtml+xml;q=0.9"}
        self._robots = RobotsBook(session, clock, policy.user_agent)
        self._turns = Turns(clock, policy.manners, policy.longest_wait_s, policy.pause)
        self._places = asyncio.Semaphore(AT_ONCE)

    async def read(self, entry: Entry) -> Article | Unread:
        """The article, or why not; no reason holds an address or a credential."""
        try:
            page, charset = await self._page(entry)
            return Article(await self._text(page, charset))
        except _Declined as declined:
            return declined.unread
        except FeedError as error:
            return _unread(error)
        except (TimeoutError, aiohttp.ClientError, OSError, ValueError) as error:
            return _unread(feed_error(error, self._policy.deadline_s))

    async def _page(self, entry: Entry) -> tuple[bytes, str]:
        """The page at the end of the redirects, with its charset; every hop needs its host's permission."""
        url, outlet, visited = _address(entry), entry.outlet, ""
        for _ in range(MOST_REDIRECTS + 1):
            await self._permit(outlet, url, visited)
            async with (
                self._places,
                asyncio.timeout(self._policy.deadline_s),
                self._session.get(url, headers=self._headers, allow_redirects=False) as response,
            ):
                if response.status not in REDIRECTS:
                    return await self._body(url, response)
                response.close()
            outlet, visited = "", _host(url)
            url = next_address(url, response.headers.get("Location"))
        raise _Declined(ArticleProblem.NO_ANSWER, "redirects in a circle, or too often")

    async def _permit(self, outlet: str, url: URL, visited: str) -> None:
        """Returns when this address may be asked for. Raises _Declined."""
        if self._policy.off_limits(outlet, str(url)):
            raise _Declined(ArticleProblem.OFF_LIMITS)
        try:
            robots = await self._robots.of(url)
        except FeedError as error:
            if error.problem is FeedProblem.FORBIDDEN_ADDRESS:
                raise
            raise _Declined(ArticleProblem.NO_ANSWER, f"its robots.txt could not be read: {error}") from error
        if not robots.allows(url.raw_path_qs):
            raise _Declined(ArticleProblem.ROBOTS)
        if _host(url) != visited and (problem := await self._turns.take(_host(url), robots.crawl_delay_s)):
            raise _Declined(problem)

    async def _body(self, url: URL, response: aiohttp.ClientResponse) -> tuple[bytes, str]:
        """The bytes of an HTML page that nobody reserves. Raises _Declined."""
        self._accept(url, response)
        page, cut = await read_up_to(response, MOST_BYTES)
        if cut:
            raise _Declined(ArticleProblem.TOO_LARGE, f"more than {MOST_BYTES // 1024} KiB")
        if is_wall(page):
            self._turns.rest(_host(url), REST_S)
            raise _Declined(ArticleProblem.REFUSED, "a challenge or a notice in place of the article")
        return page, response.charset or ""

    def _accept(self, url: URL, response: aiohttp.ClientResponse) -> None:
        """What status and headers say. Raises _Declined, after closing, for everything but a page that may be read."""
        status, problem = response.status, None
        if status in REFUSALS or status in _ASKED_TO_WAIT:
            asked_s = retry_after_s(response.headers.get("Retry-After"), datetime.now(UTC))
            self._turns.rest(_host(url), REST_S if asked_s is None else asked_s)
            problem = ArticleProblem.REFUSED if status in REFUSALS else ArticleProblem.RESTING
        elif status not in (200, 203):
            problem = ArticleProblem.NO_ANSWER
        elif response.content_type not in _PAGES:
            problem = ArticleProblem.NOT_A_PAGE
        elif response.headers.get("tdm-reservation", "").strip() == "1":
            problem = ArticleProblem.RESERVED
        if problem is not None:
            response.close()
            raise _Declined(problem, f"answered {status}")

    async def _text(self, page: bytes, charset: str) -> str:
        try:
            extracted: Extracted = await self._extractor.ask(page, charset)
        except GaveUp as error:
            raise _Declined(ArticleProblem.UNREADABLE, str(error)) from error
        if extracted["problem"] is not None:
            raise _Declined(ArticleProblem(extracted["problem"]))
        return extracted["text"]


def _address(entry: Entry) -> URL:
    """Where the entry leads, without credentials: those in a link are none of an article's host's business."""
    try:
        return bare_address(entry.url)[0]
    except FeedError as error:
        raise _Declined(ArticleProblem.NO_ADDRESS) from error


def _host(url: URL) -> str:
    """Whose budget an address counts for: with and without www is one host."""
    return (url.host or "").removeprefix("www.")


def _unread(error: FeedError) -> Unread:
    if error.problem is FeedProblem.FORBIDDEN_ADDRESS:
        return Unread(ArticleProblem.FORBIDDEN_ADDRESS, "not a public address")
    return Unread(ArticleProblem.NO_ANSWER, str(error))
