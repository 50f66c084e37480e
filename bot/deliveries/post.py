"""A post: one story in one room."""

from dataclasses import dataclass

from bot.subscriptions.room import Room

UNKNOWN_REVISION = 0  # shown: nobody knows which state of the story, or one of another story


@dataclass(frozen=True, slots=True)
class Post:
    """What a room was told of a story and what it ought to show. `id` is 0 until it is stored.

    With a `shown_revision` but without a `message_id` its message is lost: deleted, or left behind by a move.
    """

    id: int
    story_id: int
    room: Room
    wanted_revision: int
    shown_revision: int | None = None  # None until the message is there
    message_id: str | None = None
    format: str = "rich"  # an edit keeps the format of the message it edits ("rich", "plain", "embed")
    corrected_only: bool = False  # unsubscribed or filtered out since: silent edits only
    locale: str = "en"  # of the room when it was last told: a correction after /unsubscribe keeps it
    zone: str = "Europe/Paris"
