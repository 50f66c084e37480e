"""What a feed server's answer means: waits, validators, challenge pages. Pure functions of headers and bytes."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from bot.feeds.feed import Validators

LONGEST_WAIT_S = 24 * 3600.0
LONGEST_VALIDATOR = 8_000  # bytes; servers refuse longer header lines

_MAX_AGE = re.compile(r"(?:^|[\s,])max-age\s*=\s*\"?(\d{1,18})", re.IGNORECASE)
_ILLEGAL = re.compile(rb"[\x00-\x08\x0a-\x1f\x7f]")
_FEED_ROOT = re.compile(rb"<(?:[a-z][\w.-]*:)?(?:rss|feed|rdf)[\s>]", re.IGNORECASE)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|title|script)[\s>]", re.IGNORECASE)
_TITLE = re.compile(rb"<title[^>]{0,200}>([^<]{0,300})", re.IGNORECASE)
_WALL_TITLE = re.compile(
    rb"just a moment|attention required|access denied|un instant|are you (?:a )?(?:human|robot)|you are (?:a )?human"
    rb"|not a robot|captcha|ddos|security check|pardon our interruption|request unsuccessful|been blocked"
    rb"|request blocked|403 forbidden|acc\xc3\xa8s (?:refus|interdit)|checking your browser",
    re.IGNORECASE,
)
_WALL = re.compile(
    rb"cf-chl|_cf_chl_opt|captcha-delivery\.com|_incapsula_resource|px-captcha|awswafintegration|sgcaptcha"
    rb"|strictement personnel|strictly personal",
    re.IGNORECASE,
)
_LOOKED_AT = 256 * 1024  # bytes


def validators_of(headers: Iterable[tuple[bytes, bytes]]) -> Validators:
    """ETag and Last-Modified exactly as they were sent, the last of each; empty ones are none."""
    found = {name.lower(): value for name, value in headers}
    return Validators(found.get(b"etag") or None, found.get(b"last-modified") or None)


def sendable(validator: bytes | None) -> str | None:
    """`validator` as a header value that leaves as the same bytes; None if it cannot.

    Header values leave as UTF-8, so bytes that are not UTF-8 cannot be sent back unchanged, and changed ones would
    only pretend to be a validator: such a feed is asked without one.
    """
    if not validator or len(validator) > LONGEST_VALIDATOR or _ILLEGAL.search(validator):
        return None
    try:
        return validator.decode("utf-8")
    except UnicodeDecodeError:
        return None


def retry_after_s(value: str | None, now: datetime) -> float | None:
    """The wait of a Retry-After header, 0 to 24 h; None if there is none or it makes no sense."""
    value = (value or "").strip()
    if value.isascii() and value.isdigit():
        return min(float(value[:18]), LONGEST_WAIT_S)
    at = _http_date(value)
    if at is None or at < now:
        return None
    return min((at - now).total_seconds(), LONGEST_WAIT_S)


def max_age_s(cache_control: str | None, age: str | None) -> float | None:
    """What is left of Cache-Control's max-age, 0 to 24 h; None if none is given."""
    match = _MAX_AGE.search(cache_control or "")
    if match is None:
        return None
    age = (age or "").strip()
    passed = float(age[:18]) if age.isascii() and age.isdigit() else 0.0
    return min(max(float(match[1]) - passed, 0.0), LONGEST_WAIT_S)


def server_time(date: str | None, fallback: datetime) -> datetime:
    """The server's own clock, by which its dates are meant; `fallback` if it gives none."""
    return _http_date(date or "") or fallback


def is_page(body: bytes) -> bool:
    """True if this is an HTML page and not a feed, whatever its content type says."""
    head = body[:_LOOKED_AT]
    return _FEED_ROOT.search(head) is None and _HTML.search(head) is not None


def is_wall(page: bytes) -> bool:
    """True if an HTML page is a challenge or a legal notice put in place of the feed."""
    title = _TITLE.search(page[:_LOOKED_AT])
    return bool((title and _WALL_TITLE.search(title[1])) or _WALL.search(page[:_LOOKED_AT]))


def _http_date(value: str) -> datetime | None:
    try:
        at = parsedate_to_datetime(value)
        return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
