"""The real client library against the stand-in, ready for a test."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from adapters.chats.telegram.client import TelegramClient
from adapters.chats.telegram.hearing import Hooks
from bot.commands.request import Request
from bot.errors import MaybeSent, MessageGone, Refused, RoomClosed, RoomGone, RoomMoved, TokenRefused, TryLater
from bot.messages.card import Card
from bot.subscriptions.room import Room
from tests.contract.stage import Provoke, Stage
from tests.standins.telegram.faults import Break, Refusal, bad, flood, migrated
from tests.standins.telegram.server import TOKEN, TelegramStandIn

GROUP = -100500
ROOM = Room("telegram", str(GROUP))


async def silence(_: Request) -> Card | None:
    return None


@asynccontextmanager
async def telegram() -> AsyncIterator[tuple[TelegramStandIn, str]]:
    """A stand-in that listens, and its address. At the end, nobody may have breached the Bot API."""
    far_end = TelegramStandIn()
    far_end.room(GROUP)
    base_url = await far_end.start()
    try:
        yield far_end, base_url
    finally:
        await far_end.stop()
    assert far_end.breaches == []


@asynccontextmanager
async def connected(far_end: TelegramStandIn, base_url: str) -> AsyncIterator[TelegramClient]:
    """A client that may send, and does not poll."""
    client = TelegramClient(TOKEN, Hooks(silence), base_url=base_url)
    await client.connect()
    try:
        yield client
    finally:
        await client.stop()


@asynccontextmanager
async def telegram_stage() -> AsyncIterator[Stage]:
    async with telegram() as (far_end, base_url), connected(far_end, base_url) as client:
        yield Stage(
            client.chat,
            ROOM,
            lambda: [message.text for message in far_end.rooms[GROUP].messages],
            _provocations(far_end, "sendMessage"),
            _provocations(far_end, "editMessageText"),
            secret=TOKEN,
        )


def _provocations(far_end: TelegramStandIn, method: str) -> dict[type[Exception], Provoke]:
    faults = {
        TryLater: flood(7),
        MaybeSent: Break.LOST,
        Refused: bad("can't parse entities: wrong"),
        RoomClosed: bad("TOPIC_CLOSED"),
        RoomGone: Refusal(403, "Forbidden: bot was kicked from the supergroup chat"),
        RoomMoved: migrated(-1001),
        MessageGone: bad("message to edit not found"),
        TokenRefused: Refusal(401, "Unauthorized"),
    }
    return {error: partial(far_end.fail_next, method, fault) for error, fault in faults.items()}
