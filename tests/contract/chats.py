"""Every chat that keeps the contract of `Chat`: add one line per platform."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial

from bot.errors import (
    ChatError,
    MaybeSent,
    MessageGone,
    Refused,
    RoomClosed,
    RoomGone,
    RoomMoved,
    TokenRefused,
    TryLater,
)
from bot.subscriptions.room import Room
from tests.adapters.console_stage import console_stage
from tests.adapters.discord.stage import discord_stage
from tests.adapters.telegram.stage import telegram_stage
from tests.contract.stage import Stage
from tests.fakes.chat import FakeChat

EVERY_ERROR = (TryLater, MaybeSent, Refused, RoomClosed, RoomGone, RoomMoved, MessageGone, TokenRefused)


@asynccontextmanager
async def fake_stage() -> AsyncIterator[Stage]:
    chat, room = FakeChat(), Room("fake", "1")

    def meet(kind: type[ChatError]) -> None:
        chat.fails = RoomMoved("moved", "2") if kind is RoomMoved else kind("no")

    provoke = {kind: partial(meet, kind) for kind in EVERY_ERROR}
    yield Stage(chat, room, lambda: [card.plain for card in chat.shown[room]], provoke, provoke)


CHATS: dict[str, Callable[[], AbstractAsyncContextManager[Stage]]] = {
    "fake": fake_stage,
    "telegram": telegram_stage,
    "discord": discord_stage,
    "console": console_stage,
}
