"""The chats of this installation, from its settings: imported only where a token is set, since each costs memory."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field

from bot.commands.command import Who, catalogue
from bot.commands.request import Request
from bot.errors import TokenRefused
from bot.messages.answers import edited_heading
from bot.messages.card import Card
from bot.messages.wording import Wordings
from bot.ports import Chat
from bot.subscriptions.room import Room
from bot.usecases.tell_owner import FindRoom
from config.settings import Settings

log = logging.getLogger(__name__)

TERMINAL = Room("console", "terminal")
NOT_YET = "not connected"
LOOK_EVERY_S = 0.05
SHORT_NAMES = frozenset({"sub", "health"})  # the aliases that are slash commands of their own on Discord


@dataclass(frozen=True, slots=True)
class Hearing:
    """Whom the chats tell what happens."""

    answer: Callable[[Request], Awaitable[Card | None]]
    moved: Callable[[Room, str], Awaitable[None]]
    gone: Callable[[Room, str], Awaitable[None]]


@dataclass(slots=True)
class Chats:
    """The open chats. `ready` says by platform whether its line is up, `refused` which tokens were not accepted."""

    by_platform: dict[str, Chat] = field(default_factory=dict)
    owner_rooms: dict[str, FindRoom] = field(default_factory=dict)
    ready: dict[str, Callable[[], bool]] = field(default_factory=dict)
    starts: dict[str, Callable[[], Awaitable[None]]] = field(default_factory=dict)
    stops: list[Callable[[], Awaitable[None]]] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    silenced: asyncio.Event = field(default_factory=asyncio.Event)  # every token was refused

    @property
    def faults(self) -> dict[str, str | None]:
        """What is wrong with each chat; None: its line is up."""
        lines = {platform: None if ready() else NOT_YET for platform, ready in self.ready.items()}
        return {**lines, **self.refused}

    async def connected(self, within_s: float) -> None:
        """Waits until every chat is up or refused, and no longer than that."""
        with suppress(TimeoutError):
            async with asyncio.timeout(within_s):
                while any(self.faults[platform] == NOT_YET for platform in self.ready):  # noqa: ASYNC110 - no event tells
                    await asyncio.sleep(LOOK_EVERY_S)

    def refuse(self, platform: str, why: str) -> None:
        """Goes on without this chat."""
        self.refused[platform] = why
        if self.by_platform.keys() <= self.refused.keys():
            self.silenced.set()
        else:
            log.error("chat switched off", extra={"platform": platform, "why": why})

    async def start(self) -> None:
        """Connects everything. A refused token is one line in the log; the other chats go on."""
        await asyncio.gather(*(self._start(platform, start) for platform, start in self.starts.items()))

    async def stop(self) -> None:
        """Hears nothing more."""
        await asyncio.gather(*(stop() for stop in self.stops), return_exceptions=True)

    async def _start(self, platform: str, start: Callable[[], Awaitable[None]]) -> None:
        try:
            await start()
        except TokenRefused as error:
            self.refuse(platform, str(error))


def open_chats(settings: Settings, wordings: Wordings, hearing: Hearing) -> Chats:
    """The chats whose tokens are set; the terminal if there are none."""
    chats = Chats()
    if settings.discord.token:
        _open_discord(chats, settings, wordings, hearing)
    if settings.telegram.token:
        try:
            _open_telegram(chats, settings, wordings, hearing)
        except TokenRefused as error:  # not even its form is right
            chats.refuse("telegram", str(error))
    if not chats.by_platform and not chats.refused:
        _open_console(chats, wordings, settings.language)
    return chats


def _open_console(chats: Chats, wordings: Wordings, language: str) -> None:
    from rich.console import Console

    from adapters.chats.console import ConsoleChat

    edited = edited_heading(wordings.of(language))
    chats.by_platform["console"] = ConsoleChat(Console(), edited=edited)


def _open_telegram(chats: Chats, settings: Settings, wordings: Wordings, hearing: Hearing) -> None:
    from adapters.chats.telegram.client import TelegramClient
    from adapters.chats.telegram.hearing import Hooks

    assert settings.telegram.token  # noqa: S101 - asked by the caller
    hooks = Hooks(hearing.answer, hearing.moved, hearing.gone, settings.owner.get("telegram"))
    client = TelegramClient(settings.telegram.token.get_secret_value(), hooks, base_url=settings.telegram.api_url)

    async def start() -> None:
        await client.set_menu(menus(wordings))
        await client.start()

    chats.by_platform["telegram"] = client.chat
    chats.ready["telegram"] = lambda: client.ready
    chats.starts["telegram"] = start
    chats.stops.append(client.stop)
    if owner := settings.owner.get("telegram"):
        chats.owner_rooms["telegram"] = lambda: _same(Room("telegram", owner))


def _open_discord(chats: Chats, settings: Settings, wordings: Wordings, hearing: Hearing) -> None:
    from adapters.chats.discord.chat import DiscordChat
    from adapters.chats.discord.client import DiscordClient, Setup
    from adapters.chats.discord.markup import Form

    assert settings.discord.token  # noqa: S101 - asked by the caller
    token = settings.discord.token.get_secret_value()
    form = Form.EMBED if settings.discord.look == "embeds" else Form.LAYOUT
    client = DiscordClient(
        Setup(
            catalogue=catalogue(wordings.translations),
            answer=hearing.answer,
            translate=lambda msgid, locale: wordings.of(locale).text(msgid),
            aliases=SHORT_NAMES,
            room_gone=lambda room: hearing.gone(room, "removed"),
            form=form,
            rest_url=settings.discord.rest_url,
            gateway_url=settings.discord.gateway_url,
        )
    )
    chat = DiscordChat(client.client, form)
    running: list[asyncio.Task[None]] = []

    async def start() -> None:
        running.append(asyncio.create_task(chats._start("discord", lambda: client.start(token))))

    chats.by_platform["discord"] = chat
    chats.ready["discord"] = lambda: client.ready
    chats.starts["discord"] = start
    chats.stops.append(client.stop)
    if owner := settings.owner.get("discord"):
        chats.owner_rooms["discord"] = lambda: chat.private_room(owner)


def menus(wordings: Wordings) -> dict[str, list[tuple[str, str]]]:
    """The menu of every language by its code; English under "", for whoever speaks none of them."""
    own = (code for code in wordings.translations if code != "en" and len(code) == 2)  # Telegram takes ISO 639-1 alone
    return {"": menu(wordings, "en"), **{code: menu(wordings, code) for code in own}}


def menu(wordings: Wordings, language: str) -> list[tuple[str, str]]:
    """Every command but the owner's, which everybody would be offered, with its description in this language."""
    wording = wordings.of(language)
    offered = (command for command in catalogue(wordings.translations) if command.who is not Who.OWNER)
    return [(command.name, wording.text(command.description)) for command in offered]


async def _same(room: Room) -> Room:
    return room
