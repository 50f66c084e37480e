"""Hostile documents and servers before a running house: it stands, and the good feed beside them is not held up."""

import asyncio
import logging
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from config.demo import Published, rss
from tests.adapters.feeds.feed_server import Asked, Responder, reply
from tests.installation.house import polled, posted, served_house

HOSTILE = Path(__file__).parents[2].parent / "shared" / "data" / "feeds" / "hostile"
NOW = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)
STORY = Published(
    "good", NOW, "Amazon to invest over €1.2bn in AI data centres in France, Élysée says", "It was said on Sunday."
)
GOOD: Mapping[str, Responder] = {"good": reply(rss("good", [STORY]))}


@pytest.mark.shared
@pytest.mark.skipif(not HOSTILE.exists(), reason="needs the hostile feeds in ../shared/data")
async def test_every_hostile_document_is_read_or_named_and_nothing_falls_over(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    bodies = {path.name: reply(path.read_bytes()) for path in sorted(HOSTILE.iterdir())}
    async with served_house(tmp_path, bodies | GOOD, NOW) as house:
        for _ in range(2):  # as first seen, and once learned
            await polled(house)
            house.plan.clock.forward(seconds=86_400)  # type: ignore[attr-defined] - a fake clock
        states = await house.plan.uow.run(lambda store: store.feed_states())
        shown = await posted(house)

    assert len(bodies) > 30
    assert all(state.last_ok_at or state.problem for state in states)
    assert {state.feed_id for state in states if state.problem} == {
        "cloudflare_challenge.html",
        "empty.xml",
        "html_not_feed.html",
        "only_spaces.xml",
    }
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR] == []
    assert "good" in {report.outlet for story in shown for report in story.reports}
    assert "\x1b]" not in capsys.readouterr().out  # no document steers the operator's terminal


async def test_a_server_that_never_answers_holds_nobody_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = asyncio.Event()

    async def never(_: Asked, __: object) -> None:
        asked.set()
        await asyncio.Event().wait()

    async with served_house(tmp_path, {"stuck": never} | GOOD, NOW) as house:
        await house.poller.tick()
        await asked.wait()
        while not await posted(house):
            await house.deliverer.settle()
            await asyncio.sleep(0)
        still_stuck = ("polls", "read") in house.tally.counts and ("polls", "timeout") not in house.tally.counts
        await house.poller.stop()

    assert still_stuck
    assert "Amazon" in capsys.readouterr().out


def loud_items(count: int) -> bytes:
    """Relevant items whose titles look like a mention, markup, a command and a link."""
    title = "@everyone <b>/subscribe</b> [x](https://evil.example) Amazon to invest €%dm in AI, Élysée says"
    return rss("flood", [Published("flood", NOW, title % (100 + number), "") for number in range(count)])


async def test_a_flood_of_relevant_items_is_told_without_falling_over(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    async with served_house(tmp_path, {"flood": reply(loud_items(60))} | GOOD, NOW) as house:
        await polled(house)
        shown = await posted(house)

    assert "good" in {report.outlet for story in shown for report in story.reports}
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR] == []
