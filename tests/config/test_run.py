"""`vigie run` as a process: platforms that come late, feeds that are none, one round and out."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from aiohttp.test_utils import unused_port

from bot.feeds.feed import Feed
from config.demo import Published, rss
from tests.adapters.feeds.feed_server import feed_server, reply
from tests.installation import far_ends
from tests.installation.folder import install, outbox, subscribe
from tests.installation.program import ran, running

TITLE = "Amazon to invest over €1.2bn in AI data centres in France, Élysée says"
PAGE = b"<!doctype html><html><head><title>News</title></head><body><p>Welcome.</p></body></html>"


@asynccontextmanager
async def three_feeds(data: Path) -> AsyncIterator[None]:
    """A feed with a story, a page in HTML, and a server that is not there."""
    item = Published("own", datetime.now(UTC), TITLE, "The presidency named the sum on Sunday.")
    async with feed_server() as server:
        addresses = {
            "own": server.on("/own", reply(rss("own", [item]))),
            "page": server.on("/page", reply(PAGE, content_type="text/html")),
            "dead": f"http://127.0.0.1:{unused_port()}/feed",
        }
        install(data, [Feed(id_, url, id_, language="en", private=True) for id_, url in addresses.items()])
        yield


async def test_one_round_tells_what_is_there_and_names_what_is_no_feed(tmp_path: Path) -> None:
    async with three_feeds(tmp_path / "data"):
        code, out, err = await ran(tmp_path, "run", "--once", feeds__announce_first="all")

    assert code == 0
    assert "Announced by the Élysée" in out
    assert "Amazon: more than €1.2bn in France" in out
    failed = [line for line in err.splitlines() if '"feed failed"' in line]
    assert len(failed) == 2
    assert any('"page"' in line and '"not_a_feed"' in line for line in failed)
    assert any('"dead"' in line and '"unreachable"' in line for line in failed)
    assert "Traceback" not in out + err
    assert outbox(tmp_path / "data") == {"done": 1}
    assert '"last_number": 1' in (tmp_path / "data" / "vigie.db.trace").read_text("utf-8")


async def test_one_round_reaches_both_platforms(tmp_path: Path) -> None:
    async with three_feeds(tmp_path / "data"), far_ends.telegram() as telegram, far_ends.discord() as discord:
        subscribe(tmp_path / "data", telegram.room, discord.room)
        settings = telegram.settings | discord.settings | {"feeds__announce_first": "all"}
        code, out, err = await ran(tmp_path, "run", "--once", **settings)

    assert code == 0, out + err
    assert [len(far_end.shown()) for far_end in (telegram, discord)] == [1, 1]
    assert telegram.breaches + discord.breaches == []


async def test_platforms_that_are_away_cost_a_line_and_get_their_messages_once_they_are_back(tmp_path: Path) -> None:
    ports = unused_port(), unused_port()
    async with far_ends.telegram(ports[0]) as telegram, far_ends.discord(ports[1]) as discord:
        pass  # their addresses are known, and nobody is there
    async with AsyncExitStack() as later, three_feeds(tmp_path / "data"):
        subscribe(tmp_path / "data", telegram.room, discord.room)
        settings = telegram.settings | discord.settings | {"feeds__announce_first": "all"}
        program = await later.enter_async_context(running(tmp_path, **settings))
        await program.until("telegram waits for its line")
        await program.until("discord is unreachable, trying again")
        for room in (telegram.room, discord.room):
            await program.until("delivery", room=str(room), state="pending")

        back = await later.enter_async_context(far_ends.telegram(ports[0]))
        again = await later.enter_async_context(far_ends.discord(ports[1]))
        for room in (telegram.room, discord.room):
            await program.until("delivery", room=str(room), state="done")
        program.terminate()
        assert await program.ended() == 0

    assert [len(far_end.shown()) for far_end in (back, again)] == [1, 1]
    assert "Traceback" not in program.said
    assert not any(far_end.token in program.said for far_end in (telegram, discord))
