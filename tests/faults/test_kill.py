"""The whole program, killed and stopped in the middle of its work: nothing is lost, next to nothing is said twice."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from aiohttp.test_utils import unused_port

from bot.feeds.feed import Feed
from config.demo import Published, rss
from tests.adapters.feeds.feed_server import Asked, FeedServer, feed_server, reply
from tests.installation import far_ends
from tests.installation.far_ends import FarEnd, Hold
from tests.installation.folder import install, outbox, subscribe
from tests.installation.program import running

TITLE = "Amazon to invest over €1.2bn in AI data centres in France, Élysée says"
MAKERS = {"telegram": far_ends.telegram, "discord": far_ends.discord}
SOON_S = 10.0  # a container is killed when it has not stopped by then

MakeFarEnd = Callable[..., AbstractAsyncContextManager[FarEnd]]


@asynccontextmanager
async def story_in_a_feed(folder: Path, far_end: FarEnd) -> AsyncIterator[FeedServer]:
    """A room is subscribed, and a feed holds one story nobody has read yet."""
    async with feed_server() as server:
        item = Published("france24-en", datetime.now(UTC), TITLE, "The presidency named the sum on Sunday.")
        url = server.on("/feed.xml", reply(rss(item.feed, [item])))
        install(folder / "data", [Feed("own", url, "France 24", language="en", private=True)])
        subscribe(folder / "data", far_end.room)
        yield server


def settings_of(far_end: FarEnd) -> dict[str, str]:
    return far_end.settings | {"feeds__announce_first": "all"}


@pytest.mark.parametrize(
    ("platform", "hold", "messages"),
    [
        pytest.param("telegram", Hold.BEFORE, 1, id="telegram-request-lost"),
        pytest.param("telegram", Hold.AFTER, 2, id="telegram-answer-lost"),  # nobody can know: better twice than never
        pytest.param("discord", Hold.BEFORE, 1, id="discord-request-lost"),
        pytest.param("discord", Hold.AFTER, 1, id="discord-answer-lost"),  # the nonce tells Discord that it has it
    ],
)
async def test_a_kill_in_the_middle_of_a_delivery(tmp_path: Path, platform: str, hold: Hold, messages: int) -> None:
    async with MAKERS[platform]() as far_end, story_in_a_feed(tmp_path, far_end):
        far_end.gate.hold = hold
        async with running(tmp_path, **settings_of(far_end)) as first:
            await far_end.gate.arrived.wait()
            first.kill()
            assert await first.ended() == -9
        assert outbox(tmp_path / "data") == {"sending": 1}

        async with running(tmp_path, **settings_of(far_end)) as second:
            await second.until("delivery", do="create", state="done")

    assert len(far_end.shown()) == messages
    assert all("Amazon" in text for text in far_end.shown())
    assert outbox(tmp_path / "data") == {"done": 1}
    assert far_end.breaches == []
    assert far_end.token not in first.said + second.said


async def test_a_kill_between_a_story_and_its_first_message(tmp_path: Path) -> None:
    port = unused_port()
    async with far_ends.telegram(port) as far_end:
        pass  # nobody listens there any more
    async with story_in_a_feed(tmp_path, far_end):
        async with running(tmp_path, **settings_of(far_end)) as first:
            await first.until("delivery", reason="try_later")
            first.kill()
            await first.ended()
        assert outbox(tmp_path / "data") == {"pending": 1}

        async with far_ends.telegram(port) as back, running(tmp_path, **settings_of(far_end)) as second:
            await second.until("delivery", do="create", state="done")
            assert len(back.shown()) == 1


async def test_a_stop_in_the_middle_of_a_delivery_comes_soon_and_loses_nothing(tmp_path: Path) -> None:
    async with far_ends.telegram() as far_end, story_in_a_feed(tmp_path, far_end):
        far_end.gate.hold = Hold.BEFORE
        async with running(tmp_path, **settings_of(far_end)) as first:
            await far_end.gate.arrived.wait()
            first.terminate()
            assert await first.ended(within_s=SOON_S) == 0

    left = outbox(tmp_path / "data")
    assert sum(left.values()) == 1
    assert left.keys() <= {"pending", "sending", "unknown"}  # whatever it is, the next start takes it up
    assert far_end.shown() == []
    assert "Traceback" not in first.said


async def test_a_stop_while_a_feed_keeps_its_reader_waiting_comes_soon(tmp_path: Path) -> None:
    async with far_ends.discord() as far_end, story_in_a_feed(tmp_path, far_end) as server:
        arrived, never = far_end.gate.arrived, far_end.gate.opened

        async def hang(_: Asked, __: object) -> None:
            arrived.set()
            await never.wait()

        server.on("/feed.xml", hang)
        async with running(tmp_path, **settings_of(far_end)) as program:
            await arrived.wait()
            program.terminate()
            assert await program.ended(within_s=SOON_S) == 0
    assert "Traceback" not in program.said


async def test_a_stop_while_the_platform_keeps_the_start_waiting_comes_soon(tmp_path: Path) -> None:
    arrived, never = asyncio.Event(), asyncio.Event()

    async def hang(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        arrived.set()
        await never.wait()
        writer.close()

    install(tmp_path / "data", [])
    async with await asyncio.start_server(hang, "127.0.0.1", 0) as server:
        address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/bot"
        settings = {"telegram__token": "4242:stand-in-token-that-opens-nothing", "telegram__api_url": address}
        async with running(tmp_path, **settings) as program:
            await arrived.wait()
            program.terminate()
            assert await program.ended(within_s=SOON_S) == 0
        never.set()
    assert "Traceback" not in program.said
