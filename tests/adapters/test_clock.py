"""The system's clock and the ticker, on the real scheduler."""

import asyncio
import logging
from datetime import UTC, datetime, timedelta

import pytest

from adapters.clock import SystemClock, Ticker
from tests.fakes.clock import FakeClock

SOON_S = 0.01
NEVER_S = 3600.0


class Turns:
    """A job that counts its runs, and waits in each until it is let go on."""

    def __init__(self, *, waits: bool = False) -> None:
        self.begun = asyncio.Semaphore(0)
        self.ended = 0
        self.side_by_side = 0
        self.most_side_by_side = 0
        self.go_on = asyncio.Event()
        if not waits:
            self.go_on.set()

    async def __call__(self) -> None:
        self.side_by_side += 1
        self.most_side_by_side = max(self.most_side_by_side, self.side_by_side)
        self.begun.release()
        try:
            await self.go_on.wait()
            self.ended += 1
        finally:
            self.side_by_side -= 1

    async def happen(self, times: int = 1) -> None:
        for _ in range(times):
            await self.begun.acquire()


def test_the_system_s_clock_is_aware_and_in_utc() -> None:
    before = datetime.now(UTC)
    now = SystemClock().now()
    assert now.tzinfo is UTC
    assert before <= now <= before + timedelta(minutes=1)


def test_the_fake_clock_moves_when_told() -> None:
    clock = FakeClock(datetime(2025, 2, 10, 13, tzinfo=UTC))
    assert clock.forward(seconds=90) == clock.now() == datetime(2025, 2, 10, 13, 1, 30, tzinfo=UTC)


async def test_a_job_runs_at_once_and_again() -> None:
    ticker, turns = Ticker(), Turns()
    ticker.every(SOON_S, turns, "often")
    ticker.start()
    await turns.happen(3)
    assert await ticker.drain(1.0)


async def test_a_job_runs_at_once_however_long_its_interval() -> None:
    ticker, turns = Ticker(), Turns()
    ticker.every(NEVER_S, turns, "rarely", jitter_s=60)
    ticker.start()
    await turns.happen()
    assert await ticker.drain(1.0)
    assert turns.ended == 1


async def test_a_job_never_overlaps_itself() -> None:
    ticker, slow, quick = Ticker(), Turns(waits=True), Turns()
    ticker.every(SOON_S, slow, "slow")
    ticker.every(SOON_S, quick, "quick")
    ticker.start()
    await slow.happen()
    await quick.happen(5)
    slow.go_on.set()
    await slow.happen(2)
    assert await ticker.drain(1.0)
    assert slow.most_side_by_side == 1


async def test_a_job_that_raises_runs_again_and_is_named_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    ticker, runs = Ticker(), asyncio.Semaphore(0)

    async def fails() -> None:
        runs.release()
        raise RuntimeError("a mistake of ours")

    ticker.every(SOON_S, fails, "fails")
    with caplog.at_level(logging.ERROR):
        ticker.start()
        for _ in range(2):
            await runs.acquire()
        await ticker.drain(1.0)
    assert {(r.message, getattr(r, "job", None)) for r in caplog.records} == {("job failed", "fails")}


async def test_draining_lets_the_job_in_flight_finish() -> None:
    ticker, turns = Ticker(), Turns(waits=True)
    ticker.every(SOON_S, turns, "slow")
    ticker.start()
    await turns.happen()
    draining = asyncio.create_task(ticker.drain(60.0))
    await asyncio.sleep(0)
    assert not draining.done()
    turns.go_on.set()
    assert await draining is True
    assert turns.ended == 1


async def test_a_job_that_will_not_finish_is_cancelled() -> None:
    ticker, turns = Ticker(), Turns(waits=True)
    ticker.every(SOON_S, turns, "stuck")
    ticker.start()
    await turns.happen()
    assert await ticker.drain(0.0) is False
    assert (turns.ended, turns.side_by_side) == (0, 0)


async def test_nothing_begins_while_draining() -> None:
    ticker, slow, other = Ticker(), Turns(waits=True), Turns()
    ticker.every(SOON_S, slow, "slow")
    ticker.every(SOON_S, other, "other")
    ticker.start()
    await slow.happen()
    draining = asyncio.create_task(ticker.drain(60.0))
    await asyncio.sleep(0)
    ended = other.ended
    loop = asyncio.get_running_loop()
    passed: asyncio.Future[None] = loop.create_future()
    loop.call_later(5 * SOON_S, passed.set_result, None)
    await passed
    assert other.ended == ended
    slow.go_on.set()
    assert await draining


async def test_a_ticker_that_never_started_drains() -> None:
    assert await Ticker().drain(1.0)


async def test_lag_is_nothing_when_jobs_run_and_grows_while_one_hangs() -> None:
    ticker, stuck, quick = Ticker(), Turns(waits=True), Turns()
    assert ticker.lag_s() == 0.0
    ticker.every(NEVER_S, quick, "rarely")
    ticker.start()
    await quick.happen()
    assert ticker.lag_s() == 0.0
    await ticker.drain(1.0)

    ticker, quick = Ticker(), Turns()
    ticker.every(SOON_S, stuck, "stuck")
    ticker.every(SOON_S, quick, "quick")
    ticker.start()
    await stuck.happen()
    await quick.happen(5)
    assert ticker.lag_s() > SOON_S
    await ticker.drain(0.0)
