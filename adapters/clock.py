"""The system's clock, and the ticks that make things happen."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler

log = logging.getLogger(__name__)


class SystemClock:
    """Clock. The machine's time."""

    def now(self) -> datetime:
        """The present moment, aware UTC."""
        return datetime.now(UTC)


@dataclass(slots=True)
class _Job:
    """When a job last began, on the event loop's clock, and how long until it should begin again."""

    every_s: float
    began: float


class Ticker:
    """Runs jobs at intervals of real time on the running event loop; when something is due the store knows, not this.

    A job never overlaps itself, and after a pause of the whole machine it runs once, not once per missed tick.
    A job that raises is logged and runs again at its next tick.
    """

    def __init__(self) -> None:
        # Skipping a tick while the job still runs is what we ask for: not worth APScheduler's warning each time.
        logging.getLogger("apscheduler").setLevel(logging.ERROR)
        self._scheduler = AsyncIOScheduler(timezone=UTC)  # asked for the machine's zone, a slim image has none
        self._jobs: dict[str, _Job] = {}
        self._in_flight: set[asyncio.Task[object]] = set()
        self._draining = False

    def every(
        self, seconds: float, job: Callable[[], Awaitable[None]], name: str, *, jitter_s: float | None = None
    ) -> None:
        """Has `job` run as soon as the ticker starts and every `seconds` from then on, give or take `jitter_s`."""

        async def tick() -> None:
            await self._run(name, job)

        self._jobs[name] = _Job(seconds + (jitter_s or 0.0), 0.0)
        self._scheduler.add_job(
            tick,
            "interval",
            seconds=seconds,
            jitter=jitter_s,
            id=name,
            next_run_time=datetime.now(UTC),
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,  # the default drops a tick that comes more than a second late
        )

    def start(self) -> None:
        """Begins to tick."""
        now = asyncio.get_running_loop().time()
        for job in self._jobs.values():
            job.began = now
        self._scheduler.start()

    def lag_s(self) -> float:
        """Seconds by which the latest job is behind its interval: 0 when all is well, growing while one hangs."""
        now = asyncio.get_running_loop().time()
        return max([0.0, *(now - job.began - job.every_s for job in self._jobs.values())])

    async def drain(self, timeout_s: float) -> bool:
        """Ticks no more and lets the jobs in flight finish; True if all did within `timeout_s`.

        Those that did not are cancelled. APScheduler's own shutdown would cancel all of them at once.
        """
        self._draining = True
        if self._scheduler.running:
            self._scheduler.pause()
        waited_for = set(self._in_flight)
        late = (await asyncio.wait(waited_for, timeout=timeout_s))[1] if waited_for else set()
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
            await asyncio.sleep(0)  # it stops at the loop's next turn
        return not late

    async def _run(self, name: str, job: Callable[[], Awaitable[None]]) -> None:
        task = asyncio.current_task()
        if self._draining or task is None:
            return
        self._jobs[name].began = asyncio.get_running_loop().time()
        self._in_flight.add(task)
        try:
            await job()
        except Exception:
            log.exception("job failed", extra={"job": name})
        finally:
            self._in_flight.discard(task)
