"""One conditional GET with its redirects: every hop guarded, every failure in our own words."""

from base64 import b64encode
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

import aiohttp
from yarl import URL

from adapters.feeds.address_guard import ForbiddenAddress
from adapters.feeds.answers import retry_after_s, sendable, server_time
from bot.errors import FeedError, FeedProblem
from bot.feeds.feed import Validators

MOST_REDIRECTS = 5

_READABLE = {200, 203, 304}
_PERMANENT = {301, 308}
REDIRECTS = {301, 302, 303, 307, 308}
REFUSALS = {401, 402, 403, 407, 451}


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer at the end of the redirects; `moved_to` is where the permanent ones led."""

    response: aiohttp.ClientResponse
    url: URL  # without credentials
    moved_to: str | None = None


def conditions(validators: Validators) -> dict[str, str]:
    """The headers that ask "changed since?", with the server's own bytes."""
    pairs = (("If-None-Match", sendable(validators.etag)), ("If-Modified-Since", sendable(validators.last_modified)))
    return {name: value for name, value in pairs if value is not None}


async def answered(session: aiohttp.ClientSession, address: str, headers: dict[str, str]) -> Answer:
    """The 200 or 304 this address leads to, its body unread: the caller closes it. Raises FeedError for all others."""
    return _accepted(await arrived(session, address, headers))


async def arrived(session: aiohttp.ClientSession, address: str, headers: dict[str, str]) -> Answer:
    """The answer behind the redirects, of any status, its body unread: the caller closes it."""
    url, credentials = bare_address(address)
    response = await session.get(url, headers=headers | credentials, allow_redirects=False)
    if response.status in REDIRECTS:
        return await _followed(session, Answer(response, url), headers, credentials)
    return Answer(response, url)


async def read_up_to(response: aiohttp.ClientResponse, most_bytes: int) -> tuple[bytes, bool]:
    """The decompressed body, and True if it was cut: it is counted while it comes in, whatever its headers say."""
    body = bytearray()
    async for chunk in response.content.iter_any():
        body += chunk
        if len(body) > most_bytes:
            return bytes(body[:most_bytes]), True
    return bytes(body), False


async def _followed(
    session: aiohttp.ClientSession, answer: Answer, headers: dict[str, str], credentials: dict[str, str]
) -> Answer:
    """The answer behind the redirects; credentials go to the origin they belong to and to nobody else."""
    first, seen, permanent = answer.url, {answer.url}, True
    while answer.response.status in REDIRECTS:
        answer.response.close()
        url = next_address(answer.url, answer.response.headers.get("Location"))
        if url in seen or len(seen) > MOST_REDIRECTS:
            raise FeedError(FeedProblem.REDIRECTS, f"{first.host} redirects in a circle, or too often")
        seen.add(url)
        permanent = permanent and answer.response.status in _PERMANENT
        own = credentials if url.origin() == first.origin() else {}
        response = await session.get(url, headers=headers | own, allow_redirects=False)
        answer = Answer(response, url, str(url) if permanent else answer.moved_to)
    return answer


def feed_error(error: Exception, deadline_s: float) -> FeedError:
    """The library's error, in our words. Its own text holds no credentials: they never reached it in an address."""
    match error:
        case TimeoutError():
            return FeedError(FeedProblem.TOO_SLOW, f"not answered in full within {deadline_s:g} s")
        case aiohttp.ClientConnectorCertificateError():
            return FeedError(FeedProblem.UNREACHABLE, f"the certificate of {error.host} is not valid")
        case aiohttp.ClientConnectorSSLError():
            return FeedError(FeedProblem.UNREACHABLE, f"{error.host} speaks no usable TLS")
        case aiohttp.ClientConnectorDNSError():
            return FeedError(FeedProblem.UNREACHABLE, f"the name {error.host} is not found")
        case aiohttp.ClientConnectorError():
            return _unconnected(error)
        case aiohttp.ClientPayloadError():
            return FeedError(FeedProblem.UNREACHABLE, "the answer broke off, or its compression is damaged")
        case ValueError():
            return FeedError(FeedProblem.UNREACHABLE, "the address cannot be asked")
    return FeedError(FeedProblem.UNREACHABLE, "the connection broke, or the answer is no HTTP")


def _unconnected(error: aiohttp.ClientConnectorError) -> FeedError:
    if isinstance(error.os_error, ForbiddenAddress):
        return FeedError(
            FeedProblem.FORBIDDEN_ADDRESS,
            f"{error.host} is not a public address; if it is your own feed, set private = true",
        )
    return FeedError(FeedProblem.UNREACHABLE, f"no connection to {error.host}")


@lru_cache(maxsize=4096)  # taking an address apart costs as much as the rest of an unchanged poll
def bare_address(address: str) -> tuple[URL, dict[str, str]]:
    """The address without its credentials, and the header that carries them."""
    try:
        url = URL(address)
        sane = url.scheme in ("http", "https") and bool(url.host)
    except ValueError:
        sane = False
    if not sane:
        # No cause and no address in the text: either may hold a password.
        raise FeedError(FeedProblem.FORBIDDEN_ADDRESS, "a feed's address begins with http:// or https://") from None
    bare = url.with_user(None).with_fragment(None)
    if not (url.user or url.password):
        return bare, {}
    pair = f"{url.user or ''}:{url.password or ''}".encode()
    return bare, {"Authorization": f"Basic {b64encode(pair).decode('ascii')}"}


def next_address(url: URL, location: str | None) -> URL:
    """Where a redirect leads. Raises FeedError for nowhere, for other schemes, and for https to http."""
    try:
        target = url.join(URL(location or "")).with_user(None).with_fragment(None)
    except ValueError:
        target = None
    if not location or target is None or target.scheme not in ("http", "https") or not target.host:
        raise FeedError(FeedProblem.REDIRECTS, f"{url.host} redirects to no address a feed can have")
    if url.scheme == "https" and target.scheme == "http":
        raise FeedError(FeedProblem.REDIRECTS, f"{url.host} redirects from https to http")
    return target


def _accepted(answer: Answer) -> Answer:
    """The answer, if it is 200 or 304. Raises FeedError, and closes it, if it is not."""
    status, headers = answer.response.status, answer.response.headers
    if status in _READABLE:
        return answer
    answer.response.close()
    now = datetime.now(UTC)
    after_s = retry_after_s(headers.get("Retry-After"), server_time(headers.get("Date"), now))
    text = f"{answer.url.host} answered {status}"
    if status == 410:
        raise FeedError(FeedProblem.GONE, f"{text}: the feed is gone for good")
    if status == 429 or (status == 503 and after_s is not None):
        raise FeedError(FeedProblem.ASKED_TO_WAIT, f"{text}: asked to come back later", after_s)
    if status in REFUSALS:
        raise FeedError(FeedProblem.BLOCKED, f"{text}: refused from here", after_s)
    raise FeedError(FeedProblem.SERVER, text, after_s)
