"""A stage: one chat, ready to send, with a way to provoke each error it knows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from bot.errors import ChatError
from bot.ports import Chat
from bot.subscriptions.room import Room

Provoke = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Stage:
    """A chat and a room in which it may write, against a far end of our own."""

    chat: Chat
    room: Room
    texts: Callable[[], list[str]]  # what the room shows now, one text per message, oldest first
    send_fails: Mapping[type[ChatError], Provoke]  # makes the next send meet this error
    edit_fails: Mapping[type[ChatError], Provoke] = field(default_factory=dict)
    secret: str | None = None  # the token, which nobody may ever see
