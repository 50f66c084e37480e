"""Discord's gateway: logs in, registers the commands, hands every request to one function, survives outages."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import discord
import yarl
from discord import app_commands

from adapters.chats.discord import menu
from adapters.chats.discord.conversation import WAIT_BEFORE_DEFERRING_S, Answer, Conversation
from adapters.chats.discord.failures import NOT_LET_IN, translated
from adapters.chats.discord.markup import Form
from adapters.chats.discord.quiet import quiet_library
from bot.commands.command import Command
from bot.errors import ChatError, Refused, RoomGone, TokenRefused, TryLater
from bot.subscriptions.room import Room

MAX_RATELIMIT_WAIT_S = 30.0  # the least discord.py accepts; a longer wait is the outbox's business
LOGIN_S = 30.0
FIRST_WAIT_S = 5.0
LONGEST_WAIT_S = 300.0
NEEDED = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    embed_links=True,
    read_message_history=True,
)
_FATAL_CLOSES = {
    4004: NOT_LET_IN,
    4010: "discord refuses the shard",
    4011: "the bot is in so many servers that discord asks for shards",
    4012: "discord no longer speaks this version of its gateway",
    4013: "discord does not know the intents asked for",
    4014: "an intent is not allowed: switch it on for this bot in discord's developer portal",
}

log = logging.getLogger(__name__)


async def _nobody_asked(_: Room) -> None:
    """A room is gone and nobody wants to know."""


def _same_words(msgid: str, _: str) -> str:
    return msgid


@dataclass(frozen=True, slots=True)
class Me:
    """Who the bot is, and the link that adds it to a server."""

    name: str
    invitation: str


@dataclass(frozen=True, slots=True)
class Setup:
    """What the client is made of.

    `aliases` are the second names that get a slash command of their own. `room_gone` hears of removed channels and
    servers. The two addresses are Discord's own unless given.
    """

    catalogue: Sequence[Command]
    answer: Answer
    translate: menu.Translate = _same_words
    aliases: Collection[str] = ()
    room_gone: Callable[[Room], Awaitable[None]] = _nobody_asked
    form: Form = Form.LAYOUT
    rest_url: str | None = None
    gateway_url: str | None = None
    defer_after_s: float = field(default=WAIT_BEFORE_DEFERRING_S)
    first_wait_s: float = field(default=FIRST_WAIT_S)


class DiscordClient:
    """The bot's presence on Discord. `client` is what DiscordChat sends with, before and after the login."""

    def __init__(self, setup: Setup) -> None:
        quiet_library()
        point_at(setup.rest_url, setup.gateway_url)
        self._setup = setup
        self._told_unreachable = False
        self._stopped = asyncio.Event()
        self.client = discord.Client(
            intents=discord.Intents(guilds=True),  # not privileged: tells of removed channels and servers
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            guild_ready_timeout=0.0,  # nothing waits for the list of servers
            max_messages=None,
            max_ratelimit_timeout=MAX_RATELIMIT_WAIT_S,
        )
        self._conversation = Conversation(setup.answer, setup.form, setup.defer_after_s)
        self._tree: app_commands.CommandTree[Any] = app_commands.CommandTree(self.client)
        menu.fill(self._tree, setup.catalogue, setup.aliases, self._conversation.command)
        self._listen()

    @property
    def ready(self) -> bool:
        """True while the gateway answers."""
        return self.client.is_ready() and not self.client.is_closed()

    async def start(self, token: str) -> None:
        """Runs until `stop`. Raises TokenRefused where only the operator can help; waits out everything else."""
        running = asyncio.ensure_future(self._run(token))
        stopped = asyncio.ensure_future(self._stopped.wait())
        try:
            await asyncio.wait({running, stopped}, return_when=asyncio.FIRST_COMPLETED)
            if running.done():
                await running
        finally:
            for task in (running, stopped):  # discord.py may be waiting minutes for its next try
                task.cancel()
            await asyncio.gather(running, stopped, return_exceptions=True)
            await self.stop()

    async def stop(self) -> None:
        """Hangs up, and lets `start` return. Stopping twice is no error."""
        self._stopped.set()
        await self.client.close()

    async def _run(self, token: str) -> None:
        await self._tree.set_translator(menu.Words(self._setup.translate))
        await self._login(token)
        await self._connect()

    def me(self) -> Me:
        """Who the bot is; only after the login."""
        return _introduced(self.client)

    async def _login(self, token: str) -> None:
        """Logs in and registers the commands, however long Discord stays away."""
        wait_s = self._setup.first_wait_s
        while True:
            try:
                await _logged_in(self.client, token)
                return await self._register()
            except TokenRefused:
                raise
            except ChatError as error:
                asked_s = error.after_s if isinstance(error, TryLater) else None
                self._tell_unreachable(error)
                await forget_session(self.client)
                await asyncio.sleep(max(wait_s, asked_s or 0.0))
                wait_s = min(wait_s * 2, LONGEST_WAIT_S)

    async def _register(self) -> None:
        """Makes the commands known. Commands that Discord refuses cost the commands, not the bot."""
        try:
            with translated():
                written = await menu.sync(self._tree)
        except (Refused, RoomGone) as error:
            log.error("discord refuses the commands", extra={"reason": " ".join(str(error.__cause__).split())})
        else:
            log.info("connected to discord", extra={"commands_written": written})

    def _tell_unreachable(self, error: ChatError) -> None:
        if not self._told_unreachable:  # once: it is tried again for as long as it takes
            log.warning("discord is unreachable, trying again", extra={"reason": str(error)})
        self._told_unreachable = True

    async def _connect(self) -> None:
        try:
            await self.client.connect()
        except discord.PrivilegedIntentsRequired as error:
            raise TokenRefused(_FATAL_CLOSES[4014]) from error
        except discord.ConnectionClosed as error:
            raise TokenRefused(_FATAL_CLOSES.get(error.code, f"discord closed with {error.code}")) from error

    def _listen(self) -> None:
        """Subscribes to the events; discord.py goes by the functions' names."""

        @self._tree.error
        async def on_command_error(interaction: discord.Interaction[Any], error: app_commands.AppCommandError) -> None:
            log.error("a slash command was not understood", extra={"reason": str(error)})

        @self.client.event
        async def on_interaction(interaction: discord.Interaction[Any]) -> None:
            if interaction.type is discord.InteractionType.component:
                await self._conversation.press(interaction)

        @self.client.event
        async def on_guild_channel_delete(channel: discord.abc.GuildChannel) -> None:
            await self._gone([channel.id])

        @self.client.event
        async def on_raw_thread_delete(thread: discord.RawThreadDeleteEvent) -> None:
            await self._gone([thread.thread_id])

        @self.client.event
        async def on_guild_remove(guild: discord.Guild) -> None:
            await self._gone(place.id for place in (*guild.channels, *guild.threads))

        @self.client.event
        async def on_error(event: str, *_: Any) -> None:
            log.exception("a discord event failed", extra={"event_name": event})

    async def _gone(self, channel_ids: Iterable[int]) -> None:
        for channel_id in channel_ids:
            await self._setup.room_gone(Room("discord", str(channel_id)))


async def introduce(token: str, rest_url: str | None = None) -> Me:
    """Who the token belongs to, without going online. Raises TokenRefused, TryLater or another ChatError."""
    quiet_library()
    point_at(rest_url, None)
    client = discord.Client(intents=discord.Intents.none(), max_ratelimit_timeout=MAX_RATELIMIT_WAIT_S)
    try:
        await _logged_in(client, token)
        return _introduced(client)
    finally:
        await client.close()


def point_at(rest_url: str | None, gateway_url: str | None) -> None:
    """Sends discord.py to other addresses; it knows only one of each per process."""
    if rest_url is not None:
        discord.http.Route.BASE = rest_url
    if gateway_url is not None:
        discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway_url)


async def _logged_in(client: discord.Client, token: str) -> None:
    with translated():
        try:
            async with asyncio.timeout(LOGIN_S):
                await client.login(token)
        except ValueError as error:  # a line break in a header
            raise TokenRefused(NOT_LET_IN) from error


async def forget_session(client: discord.Client) -> None:
    """Closes the session of a failed login: discord.py opens a new one at the next, and would leave this one open."""
    await client.http.close()
    client.http.connector = discord.utils.MISSING


def _introduced(client: discord.Client) -> Me:
    if client.user is None or client.application_id is None:
        raise TryLater("discord is not connected yet")
    scopes = ("bot", "applications.commands")
    return Me(client.user.name, discord.utils.oauth_url(client.application_id, permissions=NEEDED, scopes=scopes))
