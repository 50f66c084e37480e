"""A stand-in for Discord, and discord.py pointed at it for the length of one test."""

from collections.abc import AsyncIterator, Iterator

import discord
import pytest

from tests.standins.discord.server import DiscordStandIn


@pytest.fixture(autouse=True)
def _addresses_restored() -> Iterator[None]:
    """discord.py keeps its addresses in class attributes: what a test sets must not outlive it."""
    rest, gateway = discord.http.Route.BASE, discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY
    yield
    discord.http.Route.BASE, discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = rest, gateway


@pytest.fixture
async def discord_platform() -> AsyncIterator[DiscordStandIn]:
    """A running stand-in; afterwards nothing may have broken Discord's own specification."""
    platform = await DiscordStandIn().start()
    yield platform
    await platform.stop()
    assert platform.complaints == []
