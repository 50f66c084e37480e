"""A start on a database that is older than the trace beside it, and on one that is not."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from adapters.store.opening import open_store
from adapters.store.trace import Trace, leave_trace, trace_of
from adapters.store.unit_of_work import SqlUnitOfWork
from bot.usecases import catch_up
from config.traces import notice_restored, say_whole


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "vigie.db"


@pytest.fixture
async def uow(database: Path) -> AsyncIterator[SqlUnitOfWork]:
    opened = open_store(database)
    yield opened
    opened.close()


async def forgotten(uow: SqlUnitOfWork) -> datetime | None:
    return await uow.run(catch_up.forgotten_until)


async def test_a_first_start_leaves_a_trace_and_has_forgotten_nothing(uow: SqlUnitOfWork, database: Path) -> None:
    await notice_restored(uow, database)

    assert trace_of(database) is not None
    assert await forgotten(uow) is None


async def test_a_start_after_a_pause_has_forgotten_nothing(uow: SqlUnitOfWork, database: Path) -> None:
    stopped = datetime.now(UTC) - timedelta(days=7)
    await catch_up.leave_trace(uow, stopped)
    leave_trace(database, Trace(stopped, 0))
    await notice_restored(uow, database)

    assert await forgotten(uow) is None


async def test_a_copy_of_last_week_has_forgotten_until_the_trace_was_left(uow: SqlUnitOfWork, database: Path) -> None:
    left = datetime.now(UTC) - timedelta(hours=1)
    await catch_up.leave_trace(uow, left - timedelta(days=7))
    leave_trace(database, Trace(left, 41))
    await notice_restored(uow, database)
    await notice_restored(uow, database)  # the next start knows

    assert await forgotten(uow) == left
    assert await uow.run(lambda store: store.numbered_up_to()) == 41
    trace = trace_of(database)
    assert trace is not None
    assert (trace.at > left, trace.last_number) == (True, 41)


async def test_a_database_that_knows_of_no_trace_has_forgotten_all_of_it(uow: SqlUnitOfWork, database: Path) -> None:
    left = datetime.now(UTC) - timedelta(hours=1)
    leave_trace(database, Trace(left, 41))
    await notice_restored(uow, database)

    assert await forgotten(uow) == left


async def test_a_copy_of_a_minute_ago_is_not_worth_a_silence(uow: SqlUnitOfWork, database: Path) -> None:
    await say_whole(uow, database)
    now = datetime.now(UTC)
    leave_trace(database, Trace(now + timedelta(minutes=1), 0))
    await notice_restored(uow, database)

    assert await forgotten(uow) is None
