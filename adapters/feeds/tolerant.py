"""The tolerant path: feedparser, after the repairs it does not make itself."""

import contextlib
import html.entities
import io
import re
from typing import Any
from xml.parsers import expat

import feedparser

from adapters.feeds.quick import RawFeed, read_quickly

MOST_ITEMS = 500  # of each end of a list that is longer than twice this; the newest are chosen later

_ROOT = re.compile(rb"<(?:[a-zA-Z][\w.-]*:)?(?:rss|feed|rdf|channel)[\s>]", re.IGNORECASE)
_DECLARATION = re.compile(rb"<\?xml[^>]{0,200}\?>")
_WIDE = (b"\xfe\xff", b"\xff\xfe", b"\x00<", b"<\x00")  # UTF-16 and UTF-32: no byte-wise repair
_CONTROLS = bytes(range(0x09)) + b"\x0b\x0c" + bytes(range(0x0E, 0x20))
_CDATA_OR_AMPERSAND = re.compile(
    rb"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};|)", re.DOTALL
)
_ITEM_START = re.compile(rb"<(?:item|entry)[\s>]", re.IGNORECASE)
_ITEM_END = re.compile(rb"</(?:item|entry)\s*>", re.IGNORECASE)
# Stops at the next tag of its kind: scanning on to an end that never comes would take quadratic time.
_CAPTION = re.compile(rb"<media:(description|title|text)\b[^<>]*+>(?:[^<]++|<(?!/?media:))*+</media:\1\s*+>")
_XML_NAMES = {b"amp;", b"lt;", b"gt;", b"quot;", b"apos;"}


def read_tolerantly(body: bytes, *, well_formed: bool) -> RawFeed | None:
    """The feed in `body`, repaired if it is ill-formed; None if it is none."""
    wide = body.startswith(_WIDE)
    partial = False
    if not wide:
        body, partial = _completed(_thinned(_without_prologue(body)))
        body = _CAPTION.sub(b"", body)  # feedparser takes the caption of a picture for the text of the article
    if not (well_formed or wide):
        body = _escaped(body.translate(None, _CONTROLS))
        with contextlib.suppress(expat.ExpatError):
            if (mended := read_quickly(body)) is not None:
                return mended._replace(partial=partial)
    found = feedparser.parse(io.BytesIO(body), sanitize_html=False, resolve_relative_uris=False)
    if not found.get("version") and not found.entries:  # an empty body leaves no version at all
        return None
    link = str(found.feed.get("link") or "")
    return RawFeed(
        items=[_raw(entry) for entry in found.entries],
        language=found.feed.get("language"),
        base=link if link.startswith(("http://", "https://")) else None,
        partial=partial,
    )


def _without_prologue(body: bytes) -> bytes:
    """`body` from its root on, behind its XML declaration: blank lines, server warnings and document types go.

    Without a document type nothing can declare an entity, expand one, or name a file to read.
    """
    root = _ROOT.search(body)
    if root is None:
        return body
    declaration = _DECLARATION.search(body, 0, root.start())
    return (declaration[0] if declaration else b"") + body[root.start() :]


def _thinned(body: bytes) -> bytes:
    """`body` without the middle of an endless list: both ends are kept, as the newest items may be at either."""
    ends = [match.end() for match in _ITEM_END.finditer(body)]
    if len(ends) <= 2 * MOST_ITEMS:
        return body
    return body[: ends[MOST_ITEMS - 1]] + body[ends[-MOST_ITEMS - 1] :]


def _completed(body: bytes) -> tuple[bytes, bool]:
    """`body`, closed behind its last complete item if its end is missing; and whether it was."""
    root = _ROOT.search(body, 0, 300)
    name = root[0][1:-1] if root else b""
    if root is None or body.rfind(b"</" + name) >= 0:
        return body, False
    ends = [match.end() for match in _ITEM_END.finditer(body)]
    # What follows is half an item: its title may end within a figure.
    cut = ends[-1] if ends else (first.start() if (first := _ITEM_START.search(body)) else len(body))
    return body[:cut] + (b"</channel></rss>" if name.lower() == b"rss" else b"</" + name + b">"), True


def _escaped(body: bytes) -> bytes:
    """`body` with every `&` that begins no reference escaped, and HTML's names as numbers; CDATA is left alone."""
    return _CDATA_OR_AMPERSAND.sub(_one_reference, body)


def _one_reference(match: re.Match[bytes]) -> bytes:
    name = match[1]
    if name is None or name in _XML_NAMES:  # CDATA, or one of the five names XML has
        return match[0]
    if name.startswith(b"#"):
        number = int(name[2:-1], 16) if name[1:2] in b"xX" else int(name[1:-1])
        allowed = number in (9, 10, 13) or 0x20 <= number <= 0xD7FF or 0xE000 <= number <= 0xFFFD
        return match[0] if allowed or 0x10000 <= number <= 0x10FFFF else b""
    character = html.entities.html5.get(name.decode("ascii"))
    return "".join(f"&#{ord(c)};" for c in character).encode("ascii") if character else b"&amp;" + name


def _raw(entry: Any) -> dict[str, str]:
    """The fields of feedparser's entry under our names; empty ones are left out."""
    contents = [content.get("value") or "" for content in entry.get("content", ())]
    source = entry.get("source") or {}
    fields = {
        "title": entry.get("title"),
        "summary": entry.get("summary"),
        "content": max(contents, key=len, default=""),
        "link": entry.get("link"),
        "original": entry.get("feedburner_origlink"),
        "guid": entry.get("id"),
        "published": entry.get("published"),
        "updated": dict.get(entry, "updated"),  # feedparser's own `get` would answer the publication date
        "source": source.get("title") if hasattr(source, "get") else None,
        "contributor": _contributor(entry),
        "language": entry.get("dc_language") or entry.get("language"),
        "published_parsed": _stamp(entry.get("published_parsed")),
        "updated_parsed": _stamp(dict.get(entry, "updated_parsed")),
    }
    return {name: value for name, value in fields.items() if isinstance(value, str) and value}


def _contributor(entry: Any) -> str | None:
    names = [person.get("name") for person in entry.get("contributors", ()) if person.get("name")]
    return names[0] if names else None


def _stamp(parsed: Any) -> str | None:
    """Feedparser's own reading of a date, for the spellings only it knows (Greek, Hungarian, Korean)."""
    return "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z".format(*parsed[:6]) if parsed else None
