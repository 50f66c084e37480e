"""JSON Feed, versions 1 and 1.1."""

import json
from typing import Any

from adapters.feeds.quick import RawFeed


def read_json(body: bytes) -> RawFeed | None:
    """The feed in `body`; None if it is other JSON, or none at all."""
    try:
        document = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(document, dict) or "jsonfeed.org/version" not in str(document.get("version", "")):
        return None
    items = document.get("items")
    home = document.get("home_page_url") or document.get("feed_url")
    return RawFeed(
        items=[_raw(item) for item in items if isinstance(item, dict)] if isinstance(items, list) else [],
        language=_text(document.get("language")),
        base=_text(home),
    )


def _raw(item: dict[str, Any]) -> dict[str, str]:
    content = item.get("content_html") or item.get("content_text")
    fields = {
        "title": item.get("title"),
        "summary": item.get("summary") or (None if item.get("title") else content),
        "content": content,
        "link": item.get("url") or item.get("external_url"),
        "guid": item.get("id"),
        "published": item.get("date_published"),
        "updated": item.get("date_modified"),
        "language": item.get("language"),
    }
    return {name: text for name, value in fields.items() if (text := _text(value))}


def _text(value: object) -> str | None:
    """Strings as they are; numbers (an id may be one) as written."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else None
