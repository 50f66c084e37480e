"""An entry: one item of a feed, and what makes it the same item tomorrow."""

from dataclasses import dataclass
from datetime import datetime

from bot.feeds.feed import Role


@dataclass(frozen=True, slots=True)
class Item:
    """What a parser found, cut to size and free of markup and control characters, otherwise untouched."""

    title: str
    summary: str = ""
    content: str = ""  # the full text, where the feed carries it
    link: str | None = None  # absolute, http or https only
    guid: str | None = None
    published: datetime | None = None  # aware UTC
    updated: datetime | None = None
    source: str | None = None  # RSS <source>, Atom source title, or the author's organisation
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """An item with its identity and the feed it came through: what `extract` reads."""

    keys: tuple[str, ...]  # identity, most reliable first; known if any of them is known
    fingerprint: str  # changes when title or summary are rewritten
    feed_id: str
    outlet: str
    role: Role
    url: str
    title: str
    summary: str
    first_seen: datetime
    published: datetime | None = None
    body: str | None = None
    language: str | None = None
    organisation: str | None = None  # whose newsroom it was read in
    source: str | None = None  # the issuer or original medium, where the feed names one

    @property
    def at(self) -> datetime:
        """When it was published, never later than first seen."""
        return min(self.published, self.first_seen) if self.published else self.first_seen
