"""What the stand-in remembers: rooms, their messages, and everything a message ever showed."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

Json = dict[str, Any]


class Speaker(StrEnum):
    """In whose name a line is typed."""

    PERSON = "person"
    GROUP = "group"  # an anonymous admin
    CHANNEL = "channel"  # a person speaking as some channel of theirs
    FORWARD = "forward"  # Telegram itself, which copies a channel's posts into its discussion group


@dataclass(frozen=True, slots=True)
class Version:
    """What a message showed at one time."""

    text: str
    entities: tuple[Json, ...]
    buttons: tuple[tuple[Json, ...], ...]
    preview: Json
    detected: tuple[tuple[str, str], ...]  # what Telegram found in the text by itself: type and words


@dataclass(slots=True)
class StandInMessage:
    """A message of the bot's, with its history."""

    id: int
    chat_id: int
    versions: list[Version]
    thread: int | None = None
    reply_to: int | None = None
    silent: bool = False
    deleted: bool = False

    @property
    def now(self) -> Version:
        return self.versions[-1]

    @property
    def text(self) -> str:
        return self.now.text

    def button(self, label: str) -> Json:
        """The button with this label, as Telegram's JSON."""
        return next(button for row in self.now.buttons for button in row if button["text"] == label)


@dataclass(slots=True)
class StandInRoom:
    """A chat as Telegram knows it. `writable` is False where the bot may read and not write."""

    id: int
    type: str
    messages: list[StandInMessage] = field(default_factory=list)  # the bot's own, in order
    admins: set[int] = field(default_factory=set)
    topics: set[int] = field(default_factory=set)
    closed: set[int] = field(default_factory=set)
    left: bool = False
    writable: bool = True
    moved_to: int | None = None

    def find(self, message_id: int) -> StandInMessage | None:
        return next((m for m in self.messages if m.id == message_id and not m.deleted), None)

    @property
    def json(self) -> Json:
        names = {"first_name": f"Person {self.id}"} if self.type == "private" else {"title": f"Room {self.id}"}
        return {"id": self.id, "type": self.type, **names, **({"is_forum": True} if self.topics else {})}


def type_of(chat_id: int) -> str:
    """The kind of chat that numbers like this have."""
    if chat_id > 0:
        return "private"
    return "supergroup" if str(chat_id).startswith("-100") else "group"


def person(user: int, language: str = "en") -> Json:
    return {"id": user, "is_bot": False, "first_name": f"Person {user}", "language_code": language}
