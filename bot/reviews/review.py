"""A review: one reader's word that something is wrong with a story. It changes no story by itself."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.subscriptions.room import Room

MOST_A_DAY = 20  # of one reader: more would bury the owner
A_DAY = timedelta(days=1)
WORDS_CHARS = 500


class Wrong(StrEnum):
    """What a reader says is wrong."""

    STATUS = "wrong"
    MERGE = "merge"  # it belongs to another story
    SPLIT = "split"  # it is two stories
    OFF_TOPIC = "offtopic"  # it is not about money going into AI


class State(StrEnum):
    """Whether the owner has looked at it."""

    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Review:
    """One reader's word on one story; `id` is 0 until it is stored."""

    story_id: int
    what: Wrong
    room: Room  # where it was said
    user: str  # the platform's id of the reader
    at: datetime
    words: str = ""  # hostile text, as typed
    state: State = State.OPEN
    id: int = 0


@dataclass(frozen=True, slots=True)
class Sought:
    """Which reviews are looked for: those that fit every part that is given."""

    id: int | None = None
    story_id: int | None = None
    by: tuple[str, str] | None = None  # platform and user
    since: datetime | None = None
    state: State | None = None
    limit: int | None = None


def received(new: Review, standing: Review | None, today: int) -> Review | None:
    """The review as it is to be stored: in place of the one this reader has open on the story, if there is one.

    None if this reader has said enough for a day: `today` counts the reviews of the last 24 hours.
    """
    words = new.words[:WORDS_CHARS]
    if standing is not None:
        return replace(new, id=standing.id, words=words or standing.words)
    return replace(new, words=words) if today < MOST_A_DAY else None
