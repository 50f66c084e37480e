"""DiscordChat on the contract's stage: the real discord.py, logged in to the stand-in."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial

import discord

from adapters.chats.discord.chat import DiscordChat
from adapters.chats.discord.client import point_at, quiet_library
from bot.errors import (
    ChatError,
    MaybeSent,
    MessageGone,
    Refused,
    RoomClosed,
    RoomGone,
    TokenRefused,
    TryLater,
)
from bot.subscriptions.room import Room
from tests.contract.stage import Stage
from tests.standins.discord import faults
from tests.standins.discord.server import DiscordStandIn

EITHER: dict[type[ChatError], faults.Fault] = {
    TryLater: faults.rate_limited(31),
    MaybeSent: faults.Lost(),
    Refused: faults.error(400, 50035),
    RoomClosed: faults.error(400, 50083),
    RoomGone: faults.error(403, 50013),
    TokenRefused: faults.error(401, 0),
}


@asynccontextmanager
async def discord_stage() -> AsyncIterator[Stage]:
    platform = await DiscordStandIn().start()
    before = discord.http.Route.BASE, discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY
    quiet_library()
    point_at(platform.rest_url, platform.gateway_url)
    client = discord.Client(intents=discord.Intents.none(), max_ratelimit_timeout=30)
    try:
        await client.login(platform.token)
        yield Stage(
            DiscordChat(client),
            Room("discord", "10"),
            lambda: [message.text for message in platform.channels[10].shown],
            _provoking(platform, faults.CREATE, EITHER),
            _provoking(platform, faults.EDIT, EITHER | {MessageGone: faults.error(404, 10008)}),
            secret=platform.token,
        )
    finally:
        await client.close()
        await platform.stop()
        discord.http.Route.BASE, discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = before
    assert platform.complaints == []


def _provoking(
    platform: DiscordStandIn, route: str, known: dict[type[ChatError], faults.Fault]
) -> dict[type[ChatError], Callable[[], None]]:
    return {kind: partial(platform.fail_next, route, fault) for kind, fault in known.items()}
