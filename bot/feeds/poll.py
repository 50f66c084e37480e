"""What one poll of a feed brought."""

from dataclasses import dataclass
from enum import StrEnum

from bot.feeds.entry import Item
from bot.feeds.feed import Validators


class Unchanged(StrEnum):
    """Why there was nothing to parse."""

    NOT_MODIFIED = "not_modified"  # 304
    SAME_BYTES = "same_bytes"  # 200 with the body of last time


@dataclass(frozen=True, slots=True)
class Poll:
    """An answered poll: its items, or why there was nothing to read."""

    validators: Validators
    unchanged: Unchanged | None = None
    items: tuple[Item, ...] = ()
    body_hash: bytes | None = None
    not_before_s: float | None = None  # Cache-Control max-age or Retry-After: no poll sooner
    moved_to: str | None = None  # where a permanent redirect led
    partial: bool = False  # a truncated document: the complete items were kept
    language: str | None = None
