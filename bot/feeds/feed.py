"""A feed: where it is, whose words it carries, and how it is doing."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.errors import FeedProblem


class Role(StrEnum):
    """Whose words a feed carries."""

    MEDIA = "media"
    COMPANY = "company"  # a newsroom: its words are that company's, and confirm only where it is a party
    OFFICIAL = "official"  # government, EU, public body
    WIRE = "wire"  # press releases: the words of the company that issued each one


@dataclass(frozen=True, slots=True)
class Feed:
    """One configured feed. `id` is the name people type; it survives a change of address."""

    id: str
    url: str
    outlet: str  # the name a card prints
    role: Role = Role.MEDIA
    language: str | None = None  # ISO 639-1; None: guessed from the words
    organisation: str | None = None  # whose newsroom or office this is (an id of organisations.toml)
    poll_every_s: int = 600
    enabled: bool = True
    reason: str | None = None  # why it is switched off, shown to the operator
    terms: str | None = None  # what the publisher says about reuse
    private: bool = False  # the operator's own feed: a private address is allowed
    origin: str = "shipped"  # the file it came from


@dataclass(frozen=True, slots=True)
class Validators:
    """What the server gave to ask "changed since?", byte for byte; None where it gave none."""

    etag: bytes | None = None
    last_modified: bytes | None = None


@dataclass(frozen=True, slots=True)
class FeedState:
    """What is remembered of a feed between two polls."""

    feed_id: str
    due_at: datetime
    validators: Validators = field(default_factory=Validators)
    body_hash: bytes | None = None  # SHA-256 of the last body that parsed
    learned: bool = False  # True once a first poll has been read
    failures: int = 0  # in a row
    problem: FeedProblem | None = None  # of the latest poll; None: it answered
    problem_text: str | None = None
    last_ok_at: datetime | None = None  # a feed (or a 304) was answered
    last_new_at: datetime | None = None  # an unknown entry was seen
    stopped: bool = False  # 410 Gone
    not_before: datetime | None = None  # the server's word, or our own back-off: never asked sooner, whatever happens
