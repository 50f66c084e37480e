"""A running client against the stand-in, and somebody who answers."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from adapters.chats.telegram.client import TelegramClient
from adapters.chats.telegram.hearing import Hooks
from bot.commands.request import Request
from bot.messages.card import Card
from bot.subscriptions.room import Room
from tests.adapters.telegram.stage import telegram
from tests.standins.telegram.server import TOKEN, TelegramStandIn
from tests.standins.telegram.world import StandInMessage

ANN, BEA = 11, 12  # Bea manages the rooms
FORUM, CHANNEL, SMALL_GROUP = -1001, -1002, -77


@dataclass
class Desk:
    """Whoever answers: notes each request, and echoes it or says what it is told to."""

    says: Callable[[Request], Card | None] = lambda request: Card(f"{request.command} {request.text}".strip())
    asked: list[Request] = field(default_factory=list)
    moved: list[tuple[Room, str]] = field(default_factory=list)
    gone: list[tuple[Room, str]] = field(default_factory=list)
    owner: str | None = None

    async def answer(self, request: Request) -> Card | None:
        self.asked.append(request)
        return self.says(request)

    async def note_move(self, room: Room, new_chat: str) -> None:
        self.moved.append((room, new_chat))

    async def note_loss(self, room: Room, why: str) -> None:
        self.gone.append((room, why))

    @property
    def hooks(self) -> Hooks:
        return Hooks(self.answer, self.note_move, self.note_loss, self.owner)


@dataclass
class Scene:
    far_end: TelegramStandIn
    client: TelegramClient
    desk: Desk

    async def said(self, chat_id: int, user: int, text: str, *, answers: int = 1, **how: object) -> StandInMessage:
        """The latest answer, after somebody typed this."""
        have = len(self.far_end.room(chat_id).messages)
        await self.far_end.type(chat_id, user, text, **how)  # type: ignore[arg-type]
        await self.far_end.until(lambda: len(self.far_end.room(chat_id).messages) >= have + answers)
        return self.far_end.room(chat_id).messages[-1]

    async def ignored(self, chat_id: int, user: int, text: str, **how: object) -> None:
        """Somebody types this, and is passed over: what they type next is the first thing anybody hears."""
        before = len(self.desk.asked)
        await self.far_end.type(chat_id, user, text, **how)  # type: ignore[arg-type]
        await self.said(ANN, ANN, "/next")
        assert [request.command for request in self.desk.asked[before:]] == ["next"]


@asynccontextmanager
async def running(far_end: TelegramStandIn, base_url: str, desk: Desk) -> AsyncIterator[TelegramClient]:
    client = TelegramClient(TOKEN, desk.hooks, base_url=base_url)
    await client.start()
    try:
        yield client
    finally:
        await client.stop()


@asynccontextmanager
async def acted(owner: int | None = None) -> AsyncIterator[Scene]:
    desk = Desk(owner=str(owner) if owner else None)
    async with telegram() as (far_end, base_url), running(far_end, base_url, desk) as client:
        far_end.room(CHANNEL, "channel")
        far_end.room(FORUM).topics.add(45)
        for room in (FORUM, CHANNEL, SMALL_GROUP):
            far_end.room(room).admins.add(BEA)
        yield Scene(far_end, client, desk)
