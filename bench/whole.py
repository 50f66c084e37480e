"""The whole program as operators run it, both chats on loopback: its memory at rest, and how fast news arrives."""

import asyncio
import sys
import time
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from adapters.store.engine import database_url, writing_engine
from adapters.store.unit_of_work import SqlUnitOfWork
from bench.child import Child, clean_environment, cpu_s, pss_mb
from bench.news import language_of
from bot.feeds.feed import FeedState
from bot.ports import Store
from config.feeds import load_feeds
from config.run import DATABASE
from tests.standins.discord.server import DiscordStandIn
from tests.standins.telegram.server import TelegramStandIn

MOST_PSS_MB = 160.0
MOST_LATENCY_S = 1.0
OWNER = 7
ALERTS = 5
PATIENCE_S = 120.0
REST_S = 2.0
IDLE_CPU_S = 0.1  # spent within REST_S by a program at rest


@dataclass(frozen=True, slots=True)
class Whole:
    """What was measured: memory with everything loaded, and the wait of each alert."""

    pss_mb: float
    latencies_s: tuple[float, ...]

    @property
    def latency_s(self) -> float:
        return median(self.latencies_s)


@dataclass(frozen=True, slots=True)
class Stage:
    """Both platforms, the feeds, and a Vigie between them."""

    telegram: TelegramStandIn
    discord: DiscordStandIn
    farm: Child
    vigie: Process
    store: SqlUnitOfWork


async def measure(feeds: int) -> Whole:
    """Starts everything, lets it read all feeds once, and has a few of them publish a deal."""
    with TemporaryDirectory(prefix="vigie-bench-") as name:
        folder = Path(name)
        with Child("farm", str(feeds), folder=folder) as farm:
            _write_feeds(folder, farm.hello["address"], feeds)
            async with _running(folder, farm) as stage:
                await _until(lambda: _all_read(stage, feeds), "every feed to be read")
                await _rest(stage.vigie.pid)
                memory = pss_mb(stage.vigie.pid)
                await _subscribe(stage)
                return Whole(memory, tuple([await _latency(stage, number) for number in range(min(ALERTS, feeds))]))


def _write_feeds(folder: Path, address: str, feeds: int) -> None:
    """The farm's feeds and nobody else's."""
    (folder / "config").mkdir()
    off = [f'[[feed]]\nid = "{feed.id}"\nenabled = false\n' for feed in load_feeds()]
    farm = [
        f'[[feed]]\nid = "feed-{number}"\nurl = "{address}/{number}.xml"\noutlet = "Feed {number}"\n'
        f'language = "{language_of(number)}"\nprivate = true\n'
        for number in range(feeds)
    ]
    (folder / "config" / "feeds.toml").write_text("\n".join(off + farm))


@asynccontextmanager
async def _running(folder: Path, farm: Child) -> AsyncIterator[Stage]:
    telegram, discord = TelegramStandIn(), await DiscordStandIn().start()
    environment = clean_environment(
        VIGIE_DATA=str(folder),
        VIGIE_OWNER=f"telegram:{OWNER}",
        VIGIE_TELEGRAM__TOKEN=telegram.token,
        VIGIE_TELEGRAM__API_URL=await telegram.start(),
        VIGIE_DISCORD__TOKEN=discord.token,
        VIGIE_DISCORD__REST_URL=discord.rest_url,
        VIGIE_DISCORD__GATEWAY_URL=discord.gateway_url,
        VIGIE_WEB__PORT="0",
    )
    with (folder / "vigie.err").open("wb") as log:
        vigie = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", cwd=folder, env=environment, stderr=log
        )
    engine = writing_engine(database_url(folder / DATABASE))
    try:
        await _until(lambda: discord.gateway.ready.is_set() and telegram.count("getUpdates") > 0, "both chats")
        yield Stage(telegram, discord, farm, vigie, SqlUnitOfWork(engine))
    finally:
        if vigie.returncode is None:
            vigie.terminate()
        await vigie.wait()
        engine.dispose()
        await telegram.stop()
        await discord.stop()


def _all_read(stage: Stage, feeds: int) -> bool:
    return sum(state.learned for state in stage.store.run_now(lambda store: store.feed_states())) == feeds


async def _rest(pid: int) -> None:
    """Waits until the program does nothing but tick."""
    before = cpu_s(pid)
    while True:
        await asyncio.sleep(REST_S)
        if (now := cpu_s(pid)) - before < IDLE_CPU_S:
            return
        before = now


async def _subscribe(stage: Stage) -> None:
    await stage.telegram.type(OWNER, OWNER, "/subscribe")
    await _until(lambda: bool(stage.telegram.room(OWNER).messages), "an answer to /subscribe")


async def _latency(stage: Stage, feed: int) -> float:
    """Seconds from the feed's answer that holds a new deal to the message about it."""
    messages = stage.telegram.room(OWNER).messages
    before = len(messages)
    stage.farm.ask(publish=feed)
    stage.store.run_now(lambda store: _make_due(store, f"feed-{feed}"))
    await _until(lambda: len(messages) > before, "the message about a deal")
    arrived = time.monotonic()
    return arrived - float(stage.farm.ask(served=feed)["served_s"])


def _make_due(store: Store, feed_id: str) -> None:
    """Moves the feed's hour forward, beside the running program: its next tick sees it."""
    state: FeedState = next(state for state in store.feed_states() if state.feed_id == feed_id)
    store.save_feed_states([replace(state, due_at=datetime.now(UTC))])


async def _until(true: Callable[[], bool], what: str) -> None:
    """Comes back as soon as `true()`. Raises RuntimeError if that takes too long."""
    try:
        async with asyncio.timeout(PATIENCE_S):
            while not true():  # noqa: ASYNC110 - what it asks about happens in other processes
                await asyncio.sleep(0.01)
    except TimeoutError:
        raise RuntimeError(f"waited {PATIENCE_S:g} s in vain for {what}") from None
