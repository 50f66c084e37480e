"""A chat that fails as it is told to: before the message is there, after it, or by taking the whole attempt down."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.errors import ChatError, MessageGone, RoomMoved
from bot.messages.card import Card
from bot.ports import Clock
from bot.subscriptions.room import Room

NONCE_REMEMBERED = timedelta(seconds=120)


class Killed(Exception):
    """The attempt ends here, and nobody hears of it."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """What one call meets. `arrives`: what was asked is done all the same. `meanwhile` happens before the answer."""

    error: ChatError | Killed | None
    arrives: bool = False
    meanwhile: Callable[[], object] | None = None


@dataclass(slots=True)
class Shown:
    """One message on the screen: everything it ever showed, and when."""

    room: Room
    key: str
    reply_to: str | None
    cards: list[tuple[Card, datetime]]


@dataclass(slots=True)
class ShakyChat:
    """Chat. Each call meets the next of `troubles`; those on Discord know their own nonces and find their messages."""

    clock: Clock
    troubles: list[Trouble] = field(default_factory=list)
    messages: dict[str, Shown] = field(default_factory=dict)  # by id; a deleted one is not there
    ambiguous: set[str] = field(default_factory=set)  # keys of messages that arrived unheard
    called: list[tuple[str, str]] = field(default_factory=list)  # person and key of messages that called somebody
    _sent: int = 0

    def delete(self, message_id: str) -> None:
        """Somebody removes the message."""
        del self.messages[message_id]

    def leave(self, left: Room) -> None:
        """The chat moves: nobody sees what stands in the old one any more."""
        here = ((number, each.room) for number, each in self.messages.items())
        behind = [number for number, room in here if (room.platform, room.chat) == (left.platform, left.chat)]
        for number in behind:
            self.delete(number)

    async def send(self, room: Room, card: Card, *, key: str, reply_to: str | None = None, silent: bool = False) -> str:
        trouble = self.troubles.pop(0) if self.troubles else Trouble(None)
        if trouble.error and not trouble.arrives:
            self._fails(trouble, room, reply_to)
            raise trouble.error
        message_id = self._again(room, card, key) or self._new(Shown(room, key, reply_to, [(card, self.clock.now())]))
        self._happens(trouble)
        if trouble.error:
            self.ambiguous.add(key)
            raise trouble.error
        return message_id

    async def edit(self, room: Room, message_id: str, card: Card) -> None:
        trouble = self.troubles.pop(0) if self.troubles else Trouble(None)
        if trouble.error and not trouble.arrives:
            self._fails(trouble, room, message_id)
            raise trouble.error
        message = self.messages.get(message_id)
        if message is None or message.room != room:
            raise MessageGone("no such message")
        message.cards.append((card, self.clock.now()))
        self._happens(trouble)
        if trouble.error:
            raise trouble.error

    def link(self, room: Room, message_id: str) -> str | None:
        return f"https://chat.example/{room.chat}/{message_id}"

    async def find(self, room: Room, post: str, since: datetime) -> str | None:
        found = (number for number, each in self.messages.items() if each.room == room and each.cards[-1][0].buttons)
        return next((number for number in found if self.messages[number].cards[-1][0].post == post), None)

    def _again(self, room: Room, card: Card, key: str) -> str | None:
        """The message that was sent with this key a moment ago, showing the new card."""
        for message_id, each in self.messages.items():
            fresh = self.clock.now() - each.cards[0][1] <= NONCE_REMEMBERED
            if room.platform == "discord" and (each.room, each.key) == (room, key) and fresh:
                each.cards.append((card, self.clock.now()))
                return message_id
        return None

    def _new(self, message: Shown) -> str:
        self._sent += 1
        if person := message.cards[0][0].calls:
            self.called.append((person, message.key))
        self.messages[str(self._sent)] = message
        return str(self._sent)

    def _fails(self, trouble: Trouble, room: Room, message_id: str | None) -> None:
        """It tells the truth: the message is gone, the room moved."""
        if isinstance(trouble.error, MessageGone):
            self.messages.pop(message_id or "", None)
        if isinstance(trouble.error, RoomMoved):
            self.leave(room)
        self._happens(trouble)

    @staticmethod
    def _happens(trouble: Trouble) -> None:
        if trouble.meanwhile:
            trouble.meanwhile()
