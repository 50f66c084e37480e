"""Bytes to items: the pure part of reading a feed, run in the worker.

The answer is plain data (a dict of JSON types), so that the worker needs no types of ours and stays small.
"""

import re
from datetime import datetime
from typing import TypedDict
from urllib.parse import urljoin, urlsplit
from xml.parsers import expat

from adapters.feeds.dates import moment
from adapters.feeds.json_feed import read_json
from adapters.feeds.quick import RawFeed, TooComplex, read_quickly
from bot.text.plain_text import bare, line, plain

MOST_ITEMS = 500
MOST_CHARS = {"title": 500, "summary": 5_000, "content": 40_000, "link": 4_096, "guid": 1_000, "source": 200}

Row = tuple[str, str, str, str | None, str | None, float | None, float | None, str | None, str | None]
"""The fields of an Item in its order, times as seconds since 1970."""

_PLAIN_LINK = re.compile(r"https?://[A-Za-z0-9][A-Za-z0-9.-]*(?:[/?#][!-~]*)?")  # needs no taking apart
_LANGUAGE = re.compile(r"[a-z]{2,3}")


class Parsed(TypedDict):
    """What a body held. `problem` is a FeedProblem's word, or None."""

    rows: list[Row]
    language: str | None
    partial: bool
    problem: str | None


def parse(body: bytes, url: str) -> Parsed:
    """The items of `body`, which came from `url`, at most MOST_ITEMS, the newest if there are more."""
    try:
        raw = _read(body)
    except TooComplex:
        return Parsed(rows=[], language=None, partial=False, problem="unparsable")
    if raw is None:
        return Parsed(rows=[], language=None, partial=False, problem="not_a_feed")
    base = raw.base or url
    rows = _newest([_row(item, base) for item in raw.items])
    return Parsed(rows=rows, language=_language(raw.language), partial=raw.partial, problem=None)


def _read(body: bytes) -> RawFeed | None:
    body = body.lstrip()
    if body.startswith((b"{", b"\xef\xbb\xbf{")):
        return read_json(body)
    well_formed = True
    try:
        raw = read_quickly(body)
    except expat.ExpatError:
        raw, well_formed = None, False
    if raw is None:
        # Imported when first needed: it costs 12 MB, and most workers never meet a feed that is not plain.
        from adapters.feeds.tolerant import read_tolerantly

        raw = read_tolerantly(body, well_formed=well_formed)
    return raw


def _row(item: dict[str, str], base: str) -> Row:
    return (
        line(item.get("title", ""), MOST_CHARS["title"]),
        plain(item.get("summary") or item.get("content", ""), MOST_CHARS["summary"]),
        plain(item.get("content", ""), MOST_CHARS["content"]),
        _link(item.get("original"), base) or _link(item.get("link"), base),
        _guid(item.get("guid")),
        _stamp(item.get("published"), item.get("published_parsed")),
        _stamp(item.get("updated"), item.get("updated_parsed")),
        line(item.get("source") or item.get("contributor") or "", MOST_CHARS["source"]) or None,
        _language(item.get("language")),
    )


def _link(link: str | None, base: str) -> str | None:
    """An absolute http(s) address; anything else, and what is too long to be one, is dropped."""
    link = bare(link or "")
    if not link or len(link) > MOST_CHARS["link"]:
        return None
    if _PLAIN_LINK.fullmatch(link):
        return link
    try:
        absolute = link if link.startswith(("https://", "http://")) else urljoin(base, link)
        parts = urlsplit(absolute)
    except ValueError:
        return None
    return absolute if parts.scheme in ("http", "https") and parts.hostname else None


def _guid(guid: str | None) -> str | None:
    """The identifier; one of unreasonable length by its hash, so that it still names one item only."""
    guid = bare(guid or "")
    if len(guid) > MOST_CHARS["guid"]:
        import hashlib  # rarely needed, and OpenSSL costs a worker 4 MB

        return "sha256:" + hashlib.sha256(guid.encode("utf-8", "surrogatepass")).hexdigest()
    return guid or None


def _stamp(written: str | None, parsed: str | None) -> float | None:
    at: datetime | None = moment(written) if written else None
    if at is None and parsed:
        at = moment(parsed)
    return at.timestamp() if at else None


def _language(language: str | None) -> str | None:
    """ISO 639 code of `fr-FR`, `fr_fr`, `FR`."""
    match = _LANGUAGE.match((language or "").strip().lower())
    return match[0] if match else None


def _newest(rows: list[Row]) -> list[Row]:
    """The rows in their order, without the oldest beyond the cap; an undated one counts as old."""
    if len(rows) <= MOST_ITEMS:
        return rows
    by_age = sorted(range(len(rows)), key=lambda i: rows[i][5] or rows[i][6] or 0.0, reverse=True)
    return [rows[i] for i in sorted(by_age[:MOST_ITEMS])]
