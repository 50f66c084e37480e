"""One conditional GET with its redirects: every hop guarded, every failure in our own words."""

from base64 import b64encode
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

import aiohttp
from yarl import URL

from adapters.feeds.address_guard import ForbiddenAddress
from adapters.feeds.answers import retry_after_s, sendable, server_time
from bot.errors import FeedError, FeedProblem
from bot.feeds.feed import Validators

MOST_REDIRECTS = 5

_PERMANENT = {301, 308}
_REDIRECTS = {301, 302, 303, 307, 308}
_REFUSALS = {401, 402, 403, 407, 451}


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


@asynccontextmanager
async def answered(session: aiohttp.ClientSession, address: str, headers: dict[str, str]) -> AsyncIterator[Answer]:
    """The 200 or 304 this address leads to. Raises FeedError for every other answer."""
    url, credentials = _address(address)
    first, seen, moved_to, permanent = url, {url}, None, True
    while True:
        own = credentials if url.origin() == first.origin() else {}  # nobody else's business
        async with session.get(url, headers=headers | own, allow_redirects=False) as response:
            if response.status not in _REDIRECTS:
                _refuse(response, url)
                yield Answer(response, url, moved_to)
                return
            url = _next(url, response.headers.get("Location"))
            permanent = permanent and response.status in _PERMANENT
            moved_to = str(url) if permanent else moved_to
        if url in seen or len(seen) > MOST_REDIRECTS:
            raise FeedError(FeedProblem.REDIRECTS, f"{first.host} redirects in a circle, or too often")
        seen.add(url)


@contextmanager
def translated(deadline_s: float) -> Iterator[None]:
    """The library's errors, in ours. Addresses in the chained cause hold no credentials: they never reached it."""
    try:
        yield
    except TimeoutError as error:
        raise FeedError(FeedProblem.TOO_SLOW, f"not answered in full within {deadline_s:g} s") from error
    except aiohttp.ClientConnectorCertificateError as error:
        raise FeedError(FeedProblem.UNREACHABLE, f"the certificate of {error.host} is not valid") from error
    except aiohttp.ClientConnectorSSLError as error:
        raise FeedError(FeedProblem.UNREACHABLE, f"{error.host} speaks no usable TLS") from error
    except aiohttp.ClientConnectorDNSError as error:
        raise FeedError(FeedProblem.UNREACHABLE, f"the name {error.host} is not found") from error
    except aiohttp.ClientConnectorError as error:
        raise _unconnected(error) from error
    except aiohttp.ClientPayloadError as error:
        raise FeedError(FeedProblem.UNREACHABLE, "the answer broke off, or its compression is damaged") from error
    except (aiohttp.ClientError, OSError) as error:
        raise FeedError(FeedProblem.UNREACHABLE, "the connection broke, or the answer is no HTTP") from error
    except ValueError as error:
        raise FeedError(FeedProblem.UNREACHABLE, "the address cannot be asked") from error


def _unconnected(error: aiohttp.ClientConnectorError) -> FeedError:
    if isinstance(error.os_error, ForbiddenAddress):
        return FeedError(
            FeedProblem.FORBIDDEN_ADDRESS,
            f"{error.host} is not a public address; if it is your own feed, set private = true",
        )
    return FeedError(FeedProblem.UNREACHABLE, f"no connection to {error.host}")


def _address(address: str) -> tuple[URL, dict[str, str]]:
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


def _next(url: URL, location: str | None) -> URL:
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


def _refuse(response: aiohttp.ClientResponse, url: URL) -> None:
    """Raises FeedError unless the answer is 200 or 304."""
    status, headers = response.status, response.headers
    if status in (200, 203, 304):
        return
    now = datetime.now(UTC)
    after_s = retry_after_s(headers.get("Retry-After"), server_time(headers.get("Date"), now))
    text = f"{url.host} answered {status}"
    if status == 410:
        raise FeedError(FeedProblem.GONE, f"{text}: the feed is gone for good")
    if status == 429 or (status == 503 and after_s is not None):
        raise FeedError(FeedProblem.ASKED_TO_WAIT, f"{text}: asked to come back later", after_s)
    if status in _REFUSALS:
        raise FeedError(FeedProblem.BLOCKED, f"{text}: refused from here", after_s)
    raise FeedError(FeedProblem.SERVER, text, after_s)
