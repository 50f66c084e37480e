"""FeedReader over HTTP: one conditional GET per poll, capped, with a deadline, parsed only if its bytes changed."""

import asyncio
import hashlib
from dataclasses import dataclass, replace
from typing import Self

import aiohttp

from adapters.feeds.address_guard import guarded_socket
from adapters.feeds.answers import is_page, is_wall, max_age_s, validators_of
from adapters.feeds.exchange import Answer, answered, conditions, feed_error
from adapters.feeds.parser_pool import Parser
from bot.errors import FeedError, FeedProblem
from bot.feeds.feed import Feed, FeedState, Validators
from bot.feeds.poll import Poll, Unchanged

MOST_BYTES = 5 * 1024 * 1024  # decompressed
SMALL_BYTES = 512 * 1024  # a body beyond this takes one of the few places for large ones
LARGE_AT_ONCE = 4
REQUESTS_AT_ONCE = 20  # so bodies hold at most 20 x 0.5 + 4 x 5 MiB at any moment
REQUESTS_PER_HOST = 6  # of a stranger's
DEADLINE_S = 30.0  # of the whole exchange, redirects included
HEADER_BYTES = 16 * 1024  # of one header line: some validators are long

_ACCEPT = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"


@dataclass(frozen=True, slots=True)
class FeedSessions:
    """Two ways out: to public addresses only, and to any, for feeds the operator marked private.

    Two, because a kept-alive connection of the second must never serve a request of the first.
    """

    public: aiohttp.ClientSession
    private: aiohttp.ClientSession

    async def close(self) -> None:
        """Closes both."""
        await self.public.close()
        await self.private.close()


def feed_sessions(connections: int = REQUESTS_AT_ONCE) -> FeedSessions:
    """New sessions; to be called inside the running event loop."""
    return FeedSessions(
        public=_session(
            aiohttp.TCPConnector(limit=connections, limit_per_host=REQUESTS_PER_HOST, socket_factory=guarded_socket)
        ),
        private=_session(aiohttp.TCPConnector(limit=connections)),  # the operator's own servers
    )


def _session(connector: aiohttp.TCPConnector) -> aiohttp.ClientSession:
    return aiohttp.ClientSession(
        connector=connector,
        cookie_jar=aiohttp.DummyCookieJar(),  # nobody follows us from poll to poll
        timeout=aiohttp.ClientTimeout(),  # ours is around the whole exchange
        max_line_size=HEADER_BYTES,
        max_field_size=HEADER_BYTES,
    )


class HttpFeedReader:
    """FeedReader. `user_agent` names the program and how to reach who runs it; it is sent as it is."""

    def __init__(
        self,
        session: FeedSessions,
        parser: Parser,
        *,
        user_agent: str,
        deadline_s: float = DEADLINE_S,
        most_bytes: int = MOST_BYTES,
        requests_at_once: int = REQUESTS_AT_ONCE,
    ) -> None:
        self._sessions = session
        self._parser = parser
        self._headers = {"User-Agent": user_agent, "Accept": _ACCEPT}
        self._deadline_s = deadline_s
        self._most_bytes = most_bytes
        self._requests = asyncio.Semaphore(requests_at_once)
        self._large = asyncio.Semaphore(LARGE_AT_ONCE)

    async def read(self, feed: Feed, state: FeedState) -> Poll:
        """One poll. Raises FeedError, and nothing else; none of its texts holds a credential of the address."""
        asked = conditions(state.validators)
        async with self._requests:
            try:
                return await self._exchange(feed, state, asked)
            except FeedError as error:
                # Some servers send a body along with a 304, which the client cannot read as HTTP. Asked without
                # conditions they answer the feed, and its hash says whether it changed.
                if not (asked and isinstance(error.__cause__, aiohttp.ClientResponseError)):
                    raise
            return await self._exchange(feed, state, {})

    async def _exchange(self, feed: Feed, state: FeedState, asked: dict[str, str]) -> Poll:
        session = self._sessions.private if feed.private else self._sessions.public
        async with _Place(self._large) as place:  # kept until the body is parsed and gone
            try:
                async with asyncio.timeout(self._deadline_s):
                    answer = await answered(session, feed.url, self._headers | asked)
                    async with answer.response:
                        poll = _poll(answer, state.validators, conditional=bool(asked))
                        if poll.unchanged:
                            return poll
                        body = await self._body(answer.response, place)
            except (TimeoutError, aiohttp.ClientError, OSError, ValueError) as error:
                raise feed_error(error, self._deadline_s) from error
            poll = replace(poll, body_hash=hashlib.sha256(body).digest())
            if state.learned and poll.body_hash == state.body_hash:
                return replace(poll, unchanged=Unchanged.SAME_BYTES)
            return await self._parsed(body, answer, poll)

    async def _body(self, response: aiohttp.ClientResponse, place: "_Place") -> bytes:
        """The decompressed body, counted while it comes in: what the server says of its length proves nothing."""
        body = bytearray()
        async for chunk in response.content.iter_any():
            body += chunk
            if len(body) > self._most_bytes:
                raise FeedError(FeedProblem.TOO_LARGE, f"more than {self._most_bytes // 1024} KiB")
            if len(body) > SMALL_BYTES:
                await place.taken()
        return bytes(body)

    async def _parsed(self, body: bytes, answer: Answer, poll: Poll) -> Poll:
        if not body.strip():
            raise FeedError(FeedProblem.NOT_A_FEED, f"{answer.url.host} answered an empty page")
        if is_page(body):
            if is_wall(body):
                raise FeedError(FeedProblem.BLOCKED, f"{answer.url.host} answered a challenge page instead of the feed")
            raise FeedError(FeedProblem.NOT_A_FEED, f"{answer.url.host} answered a web page instead of a feed")
        parsed = await self._parser.parse(body, str(answer.url))
        # A document that lost its end is asked for again without validators: a 304 would keep it for good.
        validators = Validators() if parsed.partial else poll.validators
        return replace(
            poll, items=parsed.items, partial=parsed.partial, language=parsed.language, validators=validators
        )


class _Place:
    """One of the few places for large bodies, taken when a body turns out to be one."""

    def __init__(self, places: asyncio.Semaphore) -> None:
        self._places = places
        self._held = False

    async def taken(self) -> None:
        """Waits for a place, once."""
        if not self._held:
            await self._places.acquire()
            self._held = True

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._held:
            self._places.release()


def _poll(answer: Answer, before: Validators, *, conditional: bool) -> Poll:
    """What the headers say: new validators, the wait, the move; and whether that is all."""
    response = answer.response
    given = validators_of(response.raw_headers)
    unchanged = None
    if response.status == 304:
        if not conditional:
            raise FeedError(FeedProblem.SERVER, f"{answer.url.host} answered 304 to an unconditional request")
        unchanged = Unchanged.NOT_MODIFIED  # what it does not repeat still holds
        given = Validators(given.etag or before.etag, given.last_modified or before.last_modified)
    return Poll(
        validators=given,
        unchanged=unchanged,
        not_before_s=max_age_s(response.headers.get("Cache-Control"), response.headers.get("Age")),
        moved_to=answer.moved_to,
    )
