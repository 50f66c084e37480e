"""`/healthz`, `/readyz` and `/metrics` of a running house: what they ask it."""

import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, suppress

from adapters.clock import Ticker
from bot.errors import VigieError
from bot.feeds.pursuit import open_stories
from bot.ports import UnitOfWork
from config.chats import Chats
from config.settings import Settings
from config.wiring import House

log = logging.getLogger(__name__)

MOST_LAG_S = 60.0


@asynccontextmanager
async def pages(house: House, chats: Chats, ticker: Ticker, settings: Settings) -> AsyncIterator[None]:
    """`/healthz`, `/readyz`, `/metrics`. A port that is taken costs the pages, not the program."""
    from adapters.web.app import application, served

    async def checks() -> Mapping[str, str | None]:
        lag_s = ticker.lag_s()
        return {"database": await _fault_of(house.plan.uow), **chats.faults} | {
            "scheduler": None if lag_s < MOST_LAG_S else f"{lag_s:.0f} s behind"
        }

    async def gauges() -> Mapping[tuple[str, str], float]:
        counts: Mapping[str, int] = {}
        with suppress(VigieError):  # the counters are worth reading most when the database fails
            counts = await house.plan.uow.run(lambda store: store.outbox_counts())
        followed = house.follower.followed
        return {("outbox", state): count for state, count in counts.items()} | {
            ("scheduler_lag_s", ""): ticker.lag_s(),
            ("followed", "feeds"): len(followed),
            ("followed", "stories"): len(open_stories(followed)),
        }

    app = application(checks, lambda: house.tally.counts, gauges)
    async with AsyncExitStack() as closing:
        try:
            port = await closing.enter_async_context(served(app, settings.web.host, settings.web.port))
        except OSError as error:
            log.error("no pages: set VIGIE_WEB__PORT to a free port", extra={"why": error.strerror})
        else:
            log.info("pages served", extra={"host": settings.web.host, "port": port})
        yield


async def _fault_of(uow: UnitOfWork) -> str | None:
    try:
        await uow.run(lambda store: store.note("alive_at"))
    except VigieError as error:
        return str(error)
    return None
