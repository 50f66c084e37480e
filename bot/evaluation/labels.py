"""Labelled rows: what a person says that a text holds."""

from dataclasses import dataclass
from decimal import Decimal

from bot.claims.claim import Kind
from bot.claims.money import Qualifier
from bot.stories.story import Status


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum in whole units of its currency, by its two ends; None is an open end, both None a sum without number."""

    low: Decimal | None
    high: Decimal | None
    currency: str | None
    qualifier: Qualifier = Qualifier.EXACT
    either: bool = False  # the text settles no currency, and any answer about it is right


@dataclass(frozen=True, slots=True)
class Facts:
    """What a relevant item says of its deal; a field that is None was not labelled."""

    amounts: tuple[Sum, ...] | None  # the main one first; empty: the text names none
    investors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    kind: Kind | None = None
    recycled: bool | None = None
    jobs: int | None = None
    jobs_labelled: bool = False  # True: None means that the text promises no jobs


@dataclass(frozen=True, slots=True)
class Item:
    """A labelled news item."""

    id: str
    language: str  # "" where the row names none
    title: str
    summary: str
    positive: bool
    ambiguous: bool = False  # either answer is right: does not count for detection
    trap: str | None = None  # what tempts a reader to take a negative for a story
    status: Status | None = None
    status_also: tuple[Status, ...] = ()  # other answers that are right too
    speaker: str | None = None
    facts: Facts | None = None
    story: str | None = None  # the same word: the same deal
    paraphrase: str | None = None  # the same word: the same news in other words
    pair: str | None = None  # two rows of the same word are filed beside each other and beside nothing else


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and the sums that stand in it."""

    id: str
    language: str
    text: str
    sums: tuple[Sum, ...]


@dataclass(frozen=True, slots=True)
class Ordinary:
    """An item of an ordinary day, no story unless it is `known` to be one."""

    id: str
    language: str
    title: str
    summary: str
    known: bool


Labelled = Item | Sentence | Ordinary
