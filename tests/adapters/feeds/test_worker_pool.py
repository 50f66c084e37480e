"""Parsing in child processes that may be killed at any moment."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from adapters.feeds.parser_pool import ParserPool
from adapters.feeds.worker_pool import RETIRE_AFTER_BYTES
from bot.errors import FeedError, FeedProblem
from tests.adapters.feeds.feed_server import rss

URL = "https://news.example/rss"


@pytest.fixture
async def pool() -> AsyncIterator[ParserPool]:
    running = ParserPool(deadline_s=15.0)
    yield running
    await running.close()


def pids(pool: ParserPool) -> set[int]:
    return {worker.pid for worker in pool.workers._alive if worker.returncode is None}


async def test_one_worker_parses_one_body_after_another(pool) -> None:
    first = await pool.parse(rss("One"), URL)
    before = pids(pool)
    polls = await asyncio.gather(*(pool.parse(rss(f"T{n}"), URL) for n in range(5)))
    assert first.items[0].title == "One"
    assert first.items[0].published is not None
    assert [poll.items[0].title for poll in polls] == ["T0", "T1", "T2", "T3", "T4"]
    assert pids(pool) == before


async def test_a_body_past_its_deadline_costs_only_itself() -> None:
    pool = ParserPool(deadline_s=0.001)  # no process even starts so fast
    try:
        with pytest.raises(FeedError) as caught:
            await pool.parse(rss("Late"), URL)
        assert caught.value.problem is FeedProblem.UNPARSABLE
        late = {worker.pid for worker in pool.workers._alive}
        pool.workers._deadline_s = 15.0
        assert (await pool.parse(rss("Two"), URL)).items[0].title == "Two"
        assert pids(pool).isdisjoint(late)
    finally:
        await pool.close()


async def test_a_killed_worker_is_replaced(pool) -> None:
    await pool.parse(rss("One"), URL)
    (worker,) = pool.workers._alive
    worker.kill()
    await worker.wait()
    assert len((await pool.parse(rss("Two"), URL)).items) == 1
    assert worker.pid not in pids(pool)


async def test_a_cancelled_parse_leaves_no_answer_behind(pool) -> None:
    await pool.parse(rss("One"), URL)
    task = asyncio.create_task(pool.parse(rss("Cancelled"), URL))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert (await pool.parse(rss("Two"), URL)).items[0].title == "Two"


async def test_a_large_body_retires_its_worker(pool) -> None:
    await pool.parse(rss("One"), URL)
    before = pids(pool)
    await pool.parse(rss("One", extra="<!--" + "x" * RETIRE_AFTER_BYTES + "-->"), URL)
    await pool.parse(rss("Two"), URL)
    assert pids(pool).isdisjoint(before)


async def test_no_more_children_than_asked_for() -> None:
    pool = ParserPool(workers=2)
    await asyncio.gather(*(pool.parse(rss("One"), URL) for _ in range(8)))
    assert len(pids(pool)) == 2
    await pool.close()
    assert pids(pool) == set()


async def test_what_is_no_feed_is_a_feed_error(pool) -> None:
    with pytest.raises(FeedError) as caught:
        await pool.parse(b"<html></html>", URL)
    assert caught.value.problem is FeedProblem.NOT_A_FEED


async def test_the_child_sees_nothing_of_our_environment(pool, monkeypatch) -> None:
    monkeypatch.setenv("VIGIE_TELEGRAM__TOKEN", "123:secret")
    await pool.parse(rss("One"), URL)
    (pid,) = pids(pool)
    with open(f"/proc/{pid}/environ", "rb") as environment:  # noqa: ASYNC230, PTH123 - a kernel file
        assert b"secret" not in environment.read()
