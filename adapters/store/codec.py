"""Stories, verdicts and wishes as JSON text, decimals as strings; rooms and keys as columns hold them."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache, lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

from bot.stories.sketch import Sketch
from bot.stories.story import Story, Verdict
from bot.subscriptions.room import Room
from bot.subscriptions.subscription import Wish

if TYPE_CHECKING:
    from pydantic import TypeAdapter


def story_to_json(story: Story) -> str:
    """The whole aggregate but its number, which its row holds."""
    return _stories().dump_json(replace(story, id=0)).decode()


@lru_cache(maxsize=32)  # what changed is told to one room after the other
def story_from_json(body: str, number: int) -> Story:
    """The aggregate under its number."""
    return replace(_stories().validate_json(body), id=number)


def sketch_to_json(sketch: Sketch) -> str:
    """What placing has to know of a story, its number included."""
    return _sketches().dump_json(sketch).decode()


@lru_cache(maxsize=512)  # each new report is held against the same few stories of its parties
def sketch_from_json(text: str) -> Sketch:
    """What placing has to know of a story."""
    return _sketches().validate_json(text)


def verdict_to_json(verdict: Verdict) -> str:
    """What a revision in the history says."""
    return _verdicts().dump_json(verdict).decode()


def wish_to_json(wish: Wish) -> str:
    """What a room asked for."""
    return _wishes().dump_json(wish).decode()


def wish_from_json(text: str) -> Wish:
    """What a room asked for."""
    return _wishes().validate_json(text)


def key_hash(key: str) -> bytes:
    """The 16 bytes that stand for an entry's key.

    Keys that begin alike (up to the last colon: one feed's) stand side by side, so that a poll touches few pages of
    the longest table: measured, a third of the pages written.
    """
    head, _, tail = key.rpartition(":")
    return _shelf(head) + blake2b(tail.encode("utf-8", "surrogatepass"), digest_size=12).digest()


def room_columns(room: Room) -> dict[str, str]:
    """The three columns that hold a room."""
    return {"platform": room.platform, "chat": room.chat, "topic": room.topic or ""}


def room_from(row: Mapping[str, str]) -> Room:
    """The room of a row's three columns."""
    return Room(row["platform"], row["chat"], row["topic"] or None)


@lru_cache(maxsize=4_096)
def _shelf(head: str) -> bytes:
    return blake2b(head.encode("utf-8", "surrogatepass"), digest_size=4).digest()


# Building an adapter costs tens of milliseconds: only for those that are used, and once.
@cache
def _stories() -> "TypeAdapter[Story]":
    from pydantic import TypeAdapter

    return TypeAdapter(Story)


@cache
def _sketches() -> "TypeAdapter[Sketch]":
    from pydantic import TypeAdapter

    return TypeAdapter(Sketch)


@cache
def _verdicts() -> "TypeAdapter[Verdict]":
    from pydantic import TypeAdapter

    return TypeAdapter(Verdict)


@cache
def _wishes() -> "TypeAdapter[Wish]":
    from pydantic import TypeAdapter

    return TypeAdapter(Wish)
