"""What makes an item the same item tomorrow: canonical addresses, keys, fingerprints, and the flood guard.

An entry carries up to three keys, most reliable first, and is known if any of them is known:

    u:<host>:<hash>  its canonical address, over all feeds
    g:<feed>:<hash>  its guid within the feed; where that names nothing, its address
    t:<feed>:<hash>  its folded title and its path (no path: its day; no day either: its summary) within the feed

A key that could swallow real news is left out: an address that items of one body share under different titles, or
that leads to a front page; a guid that two items share, that is shorter than four characters (a position in the
list, not a name), or that is a front page. The host stands in the first key in clear, so that a store may keep one
publisher's keys side by side. The path in the third key holds no host, so a publisher that
moves (other host, therefore other addresses and guids) announces nothing twice, while two articles with one title on
one day stay two. Two items of one body with the same third key are the same item.
"""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from urllib.parse import SplitResult, quote, unquote, urlsplit

from bot.feeds.entry import Entry, Item
from bot.feeds.feed import Feed, FeedState

KEY_BYTES = 10  # 80 bits: a collision among ten million keys has odds of 1 in 10**10
SHORTEST_GUID = 4

FLOOD_ITEMS = 20  # fewer new items than this are never a flood
FLOOD_SHARE = 0.8
FLOOD_GAP = timedelta(hours=2)  # a feed that was silent for longer may really have so much to tell

# What most addresses look like: nothing in it to fold or to take away, and a tenth of the cost of taking it apart.
_PLAIN_URL = re.compile(r"https?://([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)((?:/[!\"$&->@-~]*)?)")  # no ? # % nor space
_TRACKER = re.compile(r"(?:utm_[a-z_]+|at_[a-z_]+|xtor)(?:=|$)", re.IGNORECASE)
_TEXT_DIRECTIVE = re.compile(r"(?::|%3A)~(?::|%3A)text=.*$", re.IGNORECASE | re.DOTALL)
_ESCAPE = re.compile(r"%([0-9a-fA-F]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
_DEFAULT_PORTS = {"http": 80, "https": 443}
_NO_WORD = re.compile(r"[\W_]+")


class Influx(StrEnum):
    """What so many unknown items in one poll mean."""

    FIRST_POLL = "first_poll"  # the feed is only learned (but for `announce_first`)
    NORMAL = "normal"
    FLOOD = "flood"  # identities were rewritten: learn all, let through only what was published since the last answer


def influx(state: FeedState, entries: int, unknown: int, now: datetime) -> Influx:
    """FLOOD if at least FLOOD_SHARE and FLOOD_ITEMS of a regularly answered feed's entries look new at once."""
    if not state.learned:
        return Influx.FIRST_POLL
    recently = state.last_ok_at is not None and now - state.last_ok_at <= FLOOD_GAP
    many = unknown >= FLOOD_ITEMS and unknown >= FLOOD_SHARE * entries
    return Influx.FLOOD if many and recently else Influx.NORMAL


def canonical_url(url: str) -> str | None:
    """The address all spellings of `url` share, always https; None if it is no http(s) address.

    Tracking (`xtor`, `utm_*`, `at_*`, `:~:text`) is gone from query and fragment, also percent-encoded; every other
    fragment is kept. The scheme is folded: publishers move to https without telling. For comparing, not for opening.
    """
    if plain := _PLAIN_URL.fullmatch(url):
        return f"https://{plain[1]}{plain[2] or '/'}"
    parts = _split(url)
    if parts is None:
        return None
    host = (parts.hostname or "").rstrip(".")
    port = "" if parts.port in (None, _DEFAULT_PORTS[parts.scheme]) else f":{parts.port}"
    host = f"[{host}]" if ":" in host else host
    query, fragment = _untracked(parts.query), _untracked(parts.fragment)
    tail = (f"?{query}" if query else "") + (f"#{fragment}" if fragment else "")
    return f"https://{host}{port}{_escapes(parts.path) or '/'}{_escapes(tail)}"


def untracked_url(url: str) -> str:
    """`url` as it is opened and shown: the same address without its tracking."""
    if _PLAIN_URL.fullmatch(url) or (parts := _split(url)) is None:
        return url
    return parts._replace(query=_untracked(parts.query), fragment=_untracked(parts.fragment)).geturl()


def fold_title(title: str) -> str:
    """Lower case, compatibility forms and accents resolved, single spaces between words."""
    folded = title.casefold()
    if not folded.isascii():
        folded = "".join(map(_unaccented, folded))
    return _NO_WORD.sub(" ", folded).strip()


@lru_cache(maxsize=4096)
def _unaccented(character: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c))


def fingerprint(item: Item) -> str:
    """Changes when the words or figures of title or summary change, not when their spacing does."""
    words = f"{item.title}\n{item.summary}"
    if not words.isascii():
        words = unicodedata.normalize("NFKC", words)
    return _hash(" ".join(words.split()))


def entries_of(feed: Feed, items: Iterable[Item], now: datetime) -> tuple[Entry, ...]:
    """The entries of one body in its order, each item once; items with neither title nor link are dropped."""
    marks: dict[str, _Mark] = {}
    for item in items:
        if item.title or item.link:
            mark = _mark(item)
            marks.setdefault(mark.third, mark)  # a second one is the same item again
    once = tuple(marks.values())
    shared_urls = _shared(m.url for m in once)
    shared_guids = _shared(m.guid for m in once)
    return tuple(_entry(feed, mark, shared_urls, shared_guids, now) for mark in once)


@dataclass(frozen=True, slots=True)
class _Mark:
    """An item with what it could be known by; None: not usable."""

    item: Item
    url: str | None
    guid: str | None
    third: str


def _mark(item: Item) -> _Mark:
    url = _article_url(item.link)
    guid = url if item.guid in (None, "", item.link) else _usable_guid(item.guid) or url
    title = fold_title(item.title)
    if url is not None:
        third = f"{title}\n{url.split('/', 3)[3]}"
    elif item.published is not None:
        third = f"{title}\n{item.published:%Y-%m-%d}\n{item.link or ''}"
    else:
        third = f"{title}\n{fold_title(item.summary)}\n{item.link or ''}"
    return _Mark(item, url, guid, third)


def _article_url(url: str | None) -> str | None:
    """The canonical address, unless it leads to a front page, which names no article."""
    canonical = canonical_url(url) if url else None
    return None if canonical is None or (canonical.count("/") == 3 and canonical.endswith("/")) else canonical


def _usable_guid(guid: str | None) -> str | None:
    """The guid, as a canonical address where it is one (http became https); None if it names nothing."""
    guid = (guid or "").strip()
    if len(guid) < SHORTEST_GUID:
        return None
    return _article_url(guid) if canonical_url(guid) else guid


def _entry(feed: Feed, mark: _Mark, shared_urls: set[str], shared_guids: set[str], now: datetime) -> Entry:
    item = mark.item
    keys = []
    url = mark.url if mark.url not in shared_urls else None
    guid = mark.guid if mark.guid not in shared_guids else url
    if url is not None:
        keys.append(f"u:{url.split('/', 3)[2]}:{_hash(url)}")
    if guid is not None:
        keys.append(f"g:{feed.id}:{_hash(guid)}")
    keys.append(f"t:{feed.id}:{_hash(mark.third)}")
    return Entry(
        keys=tuple(keys),
        fingerprint=fingerprint(item),
        feed_id=feed.id,
        outlet=feed.outlet,
        role=feed.role,
        url=untracked_url(item.link) if item.link else "",
        title=item.title,
        summary=item.summary,
        first_seen=now,
        published=item.published or item.updated,
        body=item.content or None,
        language=item.language or feed.language,
        organisation=feed.organisation,
        source=item.source,
    )


def _shared(values: Iterable[str | None]) -> set[str]:
    return {value for value, count in Counter(values).items() if value is not None and count > 1}


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=KEY_BYTES).hexdigest()


def _split(url: str) -> SplitResult | None:
    """The parts of an http(s) address with a host and a sane port, else None."""
    try:
        parts = urlsplit(url.strip())
        sane = (
            parts.scheme in _DEFAULT_PORTS
            and bool((parts.hostname or "").rstrip("."))
            and (parts.port is None or parts.port > 0)
        )
    except ValueError:
        return None
    return parts if sane else None


def _untracked(query: str) -> str:
    """A query or fragment without its tracking parts; `#section` has no `=` and stays."""
    if not query:
        return query
    kept = _TEXT_DIRECTIVE.sub("", query).split("&")
    return "&".join(part for part in kept if not _TRACKER.match(unquote(part)))


def _escapes(text: str) -> str:
    """Percent-escapes in one spelling: unreserved characters bare, hex digits in capitals, all else escaped."""
    if " " in text or not (text.isascii() and text.isprintable()):
        text = quote(text, safe=_PUNCTUATION, errors="surrogatepass")
    return _ESCAPE.sub(_one_escape, text) if "%" in text else text


def _one_escape(match: re.Match[str]) -> str:
    character = chr(int(match[1], 16))
    return character if character in _UNRESERVED else match[0].upper()


def newest(entries: Sequence[Entry]) -> datetime | None:
    """When the newest of these was published (or first seen); None of none."""
    return max((entry.at for entry in entries), default=None)
