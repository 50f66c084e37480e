"""A subscription: what one room wants to be told."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from bot.subscriptions.room import Room


class State(StrEnum):
    """Whether messages go out."""

    ACTIVE = "active"
    PAUSED = "paused"  # the topic or thread is closed
    DISABLED = "disabled"  # the room is gone


class Replies(StrEnum):
    """What a room lets ring beside first alerts. What was too firm is taken back aloud in any case."""

    ALL = "all"  # as CHANGES; and what is a change to the card alone: the press takes a rumour up, a deal is closed
    CHANGES = "changes"  # a status, and a figure, jobs or a condition that is settled
    OUTCOME = "outcome"  # a party has spoken
    NONE = "none"  # messages change in silence


@dataclass(frozen=True, slots=True)
class Wish:
    """Which stories: all of them, those of one country, those from a sum upwards."""

    country: str | None = None  # ISO 3166 alpha-2
    at_least_eur: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Subscription:
    """One room's subscription. `locale` is the code of a language; `zone` an IANA name."""

    room: Room
    since: datetime
    locale: str = "en"
    zone: str = "Europe/Paris"
    wish: Wish = field(default_factory=Wish)
    state: State = State.ACTIVE
    reason: str | None = None  # why it is not active
    replies: Replies = Replies.CHANGES
