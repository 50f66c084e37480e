"""The trace outside the database: left while Vigie runs, compared when it starts."""

from datetime import UTC, datetime
from pathlib import Path

from adapters.store.trace import Trace, leave_trace, trace_of
from bot.ports import UnitOfWork
from bot.usecases import catch_up


async def notice_restored(uow: UnitOfWork, database: Path) -> None:
    """Sees to it if this database is a copy that was put back. By the machine's own clock, as the trace."""
    if left := trace_of(database):
        await catch_up.catch_up(uow, left.at, left.last_number, datetime.now(UTC))
    await say_whole(uow, database)


async def say_whole(uow: UnitOfWork, database: Path) -> None:
    """Leaves the present moment in the database, and then beside it."""
    now = datetime.now(UTC)
    leave_trace(database, Trace(now, await catch_up.leave_trace(uow, now)))
