"""A chat in memory: what each room shows, and the next error on demand."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.errors import ChatError, MessageGone
from bot.messages.card import Card
from bot.subscriptions.room import Room


@dataclass(slots=True)
class FakeChat:
    """Chat. The next call raises `fails` and forgets it; with `delivers_anyway` the message is there all the same."""

    fails: ChatError | None = None
    delivers_anyway: bool = False
    calls: list[tuple[str, Room]] = field(default_factory=list)  # "send", "reply" or "edit", in order
    silent: list[str] = field(default_factory=list)  # ids of messages that rang nobody
    versions: dict[str, list[Card]] = field(default_factory=dict)  # by message id, everything it ever showed
    _where: dict[str, tuple[Room, str | None]] = field(default_factory=dict)

    @property
    def shown(self) -> Mapping[Room, list[Card]]:
        """What each room's messages show now, without replies, oldest first."""
        rooms: defaultdict[Room, list[Card]] = defaultdict(list)
        for message_id, (room, reply_to) in self._where.items():
            if reply_to is None:
                rooms[room].append(self.versions[message_id][-1])
        return rooms

    @property
    def replies(self) -> Mapping[Room, list[str]]:
        """The text of each room's replies, oldest first."""
        rooms: defaultdict[Room, list[str]] = defaultdict(list)
        for message_id, (room, reply_to) in self._where.items():
            if reply_to is not None:
                rooms[room].append(self.versions[message_id][-1].plain)
        return rooms

    async def send(self, room: Room, card: Card, *, key: str, reply_to: str | None = None, silent: bool = False) -> str:
        self.calls.append(("reply" if reply_to else "send", room))
        error, self.fails = self.fails, None
        if error and not self.delivers_anyway:
            raise error
        message_id = str(len(self.versions) + 1)
        self.versions[message_id] = [card]
        self._where[message_id] = (room, reply_to)
        if silent:
            self.silent.append(message_id)
        if error:
            raise error
        return message_id

    async def edit(self, room: Room, message_id: str, card: Card) -> None:
        self.calls.append(("edit", room))
        error, self.fails = self.fails, None
        if error:
            raise error
        if self._where.get(message_id, (None, None))[0] != room:
            raise MessageGone("no such message")
        self.versions[message_id].append(card)

    def link(self, room: Room, message_id: str) -> str | None:
        return f"https://chat.example/{room.chat}/{message_id}"

    async def find(self, room: Room, post: str, since: datetime) -> str | None:
        found = [m for m, (where, _) in self._where.items() if where == room and self.versions[m][-1].post == post]
        return found[-1] if found else None
