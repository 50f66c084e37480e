"""Both platforms, where the sending of a message can be held up: the moment in which a process is killed."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Any, TypeVar

from aiohttp import web

from bot.subscriptions.room import Room
from tests.standins.discord.rest import Rest
from tests.standins.discord.server import DiscordStandIn
from tests.standins.telegram.server import TOKEN, TelegramStandIn

T = TypeVar("T")

GROUP, CHANNEL = -100500, 10


class Hold(StrEnum):
    """Where a request to send is held up."""

    BEFORE = "before"  # it arrived, and will never be carried out
    AFTER = "after"  # it was carried out, and its answer does not leave


class Gate:
    """Holds up the next request to send, once it is told to."""

    def __init__(self) -> None:
        self.hold: Hold | None = None
        self.arrived = asyncio.Event()
        self.opened = asyncio.Event()

    async def through(self, perform: Callable[[], Awaitable[T]]) -> T:
        """What `perform` gives, at once or when the gate opens."""
        hold, self.hold = self.hold, None
        answer = None if hold is Hold.BEFORE else await perform()
        if hold is not None:
            self.arrived.set()
            await self.opened.wait()
        if answer is None:
            raise web.HTTPServiceUnavailable
        return answer


@dataclass
class FarEnd:
    """One platform: how to reach it, and what its room shows."""

    gate: Gate
    room: Room
    settings: dict[str, str]
    token: str
    shown: Callable[[], list[str]]
    breaches: list[str]


class _HoldingTelegram(TelegramStandIn):
    def __init__(self, gate: Gate) -> None:
        super().__init__()
        self._gate = gate

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        perform = partial(super()._handle, request)
        return await (self._gate.through(perform) if request.match_info["method"] == "sendMessage" else perform())


class _HoldingRest(Rest):
    gate: Gate

    async def _create(self, request: web.Request, body: Any) -> tuple[int, Any]:
        return await self.gate.through(partial(super()._create, request, body))


@asynccontextmanager
async def telegram(port: int = 0) -> AsyncIterator[FarEnd]:
    """Telegram with one group in which the bot is."""
    gate = Gate()
    platform = _HoldingTelegram(gate)
    group = platform.room(GROUP)
    address = await platform.start(port)
    settings = {"telegram__token": TOKEN, "telegram__api_url": address}
    room = Room("telegram", str(GROUP))
    try:
        yield FarEnd(gate, room, settings, TOKEN, lambda: [m.text for m in group.messages], platform.breaches)
    finally:
        gate.opened.set()
        await platform.stop()


@asynccontextmanager
async def discord(port: int = 0) -> AsyncIterator[FarEnd]:
    """Discord with one channel in which the bot is."""
    platform = DiscordStandIn()
    rest = _HoldingRest(platform)
    rest.gate = gate = Gate()
    platform.rest = rest
    await platform.start(port or None)
    channel = platform.channels[CHANNEL]
    settings = {
        "discord__token": platform.token,
        "discord__rest_url": platform.rest_url,
        "discord__gateway_url": platform.gateway_url,
    }
    room = Room("discord", str(CHANNEL))
    try:
        yield FarEnd(gate, room, settings, platform.token, lambda: [m.text for m in channel.shown], platform.complaints)
    finally:
        gate.opened.set()
        await platform.stop()
