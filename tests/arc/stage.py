"""The Amazon weekend on its stage: feeds over HTTP, the whole house, and both platforms at the far end."""

from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from adapters.chats.telegram import client
from adapters.chats.telegram.limiter import Pacer
from config.demo import STARTS, serving, weekend
from config.knowledge import load_knowledge
from config.run import Running, opened
from config.settings import Settings
from tests.fakes.clock import FakeClock
from tests.installation.folder import install
from tests.standins.discord.faults import CREATE
from tests.standins.discord.server import DiscordStandIn
from tests.standins.discord.world import Channel, Message, text_of
from tests.standins.telegram.server import TOKEN, TelegramStandIn
from tests.standins.telegram.world import StandInMessage

READER, CHANNEL = 11, -1002  # on Telegram: a person in private, and a channel
SALON, THREAD, MANAGER = 10, 11, 55  # on Discord: a channel of a French server, and a thread in it
GROUP, QUIET, WATCHER = -77, 12, 21  # a group and a channel that subscribed to nothing, and a person in both
ROOMS = {"telegram": {"fr": READER, "en": CHANNEL}, "discord": {"fr": SALON, "en": THREAD}}
SUNDAY = tuple(datetime(2024, 5, 12, hour, tzinfo=UTC) for hour in (10, 14, 16, 17, 18, 19, 20, 22))
WATCHED = SUNDAY[4]  # by then somebody watches the story
MONDAY = tuple(datetime(2024, 5, 13, hour, tzinfo=UTC) for hour in (5, 7, 8, 9, 13, 16, 20))
PARIS = ZoneInfo("Europe/Paris")
GATHERED = timedelta(minutes=10)  # by then the edits that were gathered are due


@dataclass(frozen=True)
class Shown:
    """One message, and all it ever showed."""

    id: int
    versions: tuple[str, ...]
    pings: bool
    answers: int | None = None  # the message beneath which it stands
    buttons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Told:
    """The far end when the weekend is over: every room by platform and language."""

    rooms: dict[str, list[Shown]]
    transcripts: dict[str, str]  # what changed in each room, step by step, as a person can read it
    counts: dict[tuple[str, str], int]
    breaches: list[str]
    sent_on_telegram: int
    sent_on_discord: int


@dataclass
class Weekend:
    """The house while the weekend passes."""

    running: Running
    clock: FakeClock
    telegram: TelegramStandIn
    discord: DiscordStandIn
    _steps: dict[str, list[str]] = field(default_factory=dict)
    _seen: dict[tuple[str, int], int] = field(default_factory=dict)  # how many versions of a message were noted

    async def subscribe_everybody(self) -> None:
        """People ask for everything, in two rooms of each platform: one French, one English. They are told so."""
        await self.pass_until(STARTS + GATHERED)
        await self._typed(READER, "/subscribe", language="fr")
        await self._typed(CHANNEL, "/subscribe")
        for channel in (SALON, THREAD):
            await (await self.discord.slash(channel, MANAGER, "subscribe", manages=True)).answer()
        asked = await self.discord.slash(THREAD, MANAGER, "language", {"language": "en"}, manages=True)
        await asked.answer()
        for room in self.telegram.rooms.values():
            room.messages.clear()
        for channel in self.discord.channels.values():
            channel.messages.clear()
        self.telegram.calls.clear()
        self.discord.rest.calls.clear()

    async def pass_by(self) -> None:
        """Sunday and Monday, in a few steps: whoever looks seldom still sees everything."""
        for moment in (*SUNDAY, *MONDAY):
            await self.pass_until(moment)
            await self.pass_until(moment + GATHERED)
            if moment == WATCHED:
                await self.somebody_watches()
            self._note(moment)

    async def somebody_watches(self) -> None:
        """On each platform, somebody asks for Amazon's word where nobody subscribed."""
        await self._typed(GROUP, "/watch 1 until confirmed", WATCHER)
        await (await self.discord.slash(QUIET, WATCHER, "watch", {"id": 1})).answer()

    async def pass_until(self, moment: datetime) -> None:
        """It is `moment` at once; whatever is due by then is polled, filed and delivered."""
        self.clock.forward(seconds=(moment - self.clock.now()).total_seconds())
        await self.running.house.poller.tick()
        await self.running.house.poller.settle()
        await self.running.house.deliverer.settle()

    def rooms(self) -> dict[str, list[Shown]]:
        """What every room shows now, by platform and language."""
        chats, channels = ({**ROOMS[name], "watcher": room} for name, room in (("telegram", GROUP), ("discord", QUIET)))
        telegram = {name: self.telegram.room(room).messages for name, room in chats.items()}
        discord = {name: self.discord.channels[room].shown for name, room in channels.items()}
        return {f"telegram {name}": [_from_telegram(one) for one in room] for name, room in telegram.items()} | {
            f"discord {name}": [_from_discord(one) for one in room] for name, room in discord.items()
        }

    def told(self) -> "Told":
        """What every room saw."""
        return Told(
            self.rooms(),
            {room: "\n".join(steps) for room, steps in self._steps.items()},
            dict(self.running.house.tally.counts),
            [*self.telegram.breaches, *self.discord.complaints],
            self.telegram.count("sendMessage"),
            len(self.discord.calls(CREATE)),
        )

    def _note(self, moment: datetime) -> None:
        for room, messages in self.rooms().items():
            numbers = {message.id: place for place, message in enumerate(messages, start=1)}
            changes = [text for each in messages for text in self._changes(room, each, numbers)]
            if changes:
                heading = f"===== {moment.astimezone(PARIS):%A %H:%M} ====="
                self._steps.setdefault(room, []).extend([heading, "", *changes])

    def _changes(self, room: str, message: Shown, numbers: Mapping[int, int]) -> Iterator[str]:
        known = self._seen.get((room, message.id), 0)
        self._seen[room, message.id] = len(message.versions)
        for place, text in list(enumerate(message.versions))[known:]:
            what = "is edited" if place else "rings" if message.pings else "is silent"
            beneath = f", beneath {numbers[message.answers]}" if message.answers in numbers and not place else ""
            buttons = "".join(f"[{label}] " for label in message.buttons).strip()
            yield f"--- message {numbers[message.id]} {what}{beneath} ---\n{text}\n{buttons}".rstrip() + "\n"

    async def _typed(self, room: int, text: str, person: int = READER, **how: str) -> None:
        have = len(self.telegram.room(room).messages)
        await self.telegram.type(room, person, text, **how)
        await self.telegram.until(lambda: len(self.telegram.room(room).messages) > have)


@asynccontextmanager
async def amazon_weekend(data: Path) -> AsyncIterator[Weekend]:
    """Everything up, nobody subscribed yet, on Sunday at six in the morning."""
    clock, telegram = FakeClock(STARTS), TelegramStandIn()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(client, "Pacer", partial(Pacer, clock.now, partial(_sleep, clock)))
        async with _on_stage(data, clock, telegram) as weekend_:
            yield weekend_


async def _sleep(clock: FakeClock, seconds: float) -> None:
    """The waits that Telegram's budgets ask for pass on the clock of the weekend."""
    clock.forward(seconds=seconds)


@asynccontextmanager
async def _on_stage(data: Path, clock: FakeClock, telegram: TelegramStandIn) -> AsyncIterator[Weekend]:
    telegram.room(CHANNEL, "channel").admins.add(READER)
    discord = await DiscordStandIn(clock=clock.now, guild_locale="fr").start()
    discord.channels[QUIET] = Channel(QUIET, name="quiet")
    api_url = await telegram.start()
    feeds, entries = weekend()
    try:
        async with serving(entries, clock) as address:
            install(data, [replace(feed, url=f"{address}/{feed.id}.xml") for feed in feeds])
            async with opened(_settings(data, api_url, discord), load_knowledge(data / "config"), clock) as running:
                await running.chats.start()
                await telegram.until(_both_ready(running))
                yield Weekend(running, clock, telegram, discord)
    finally:
        await discord.stop()
        await telegram.stop()


def _settings(data: Path, api_url: str, discord: DiscordStandIn) -> Settings:
    return Settings(
        data=data,
        access="open",
        telegram={"token": TOKEN, "api_url": api_url},  # type: ignore[arg-type] - as the environment gives it
        discord={"token": discord.token, "rest_url": discord.rest_url, "gateway_url": discord.gateway_url},  # type: ignore[arg-type]
    )


def _both_ready(running: Running) -> Callable[[], bool]:
    return lambda: len(running.chats.ready) == 2 and all(ready() for ready in running.chats.ready.values())


def _from_telegram(message: StandInMessage) -> Shown:
    return Shown(
        message.id,
        tuple(plain(version.text) for version in message.versions),
        not message.silent,
        message.reply_to,
        tuple(button["text"] for row in message.now.buttons for button in row),
    )


def _from_discord(message: Message) -> Shown:
    return Shown(
        message.id,
        tuple(plain(text_of(version)) for version in message.versions),
        not message.silent,
        message.reply_to,
        tuple(button["label"] for button in message.buttons),
    )


def plain(text: str) -> str:
    """`text` with ordinary spaces: which of the narrow ones stands where is proved beside the messages themselves."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")
