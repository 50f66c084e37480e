"""Transactions on a real file: killed, full, locked, cancelled, closed."""

import asyncio
import json
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from adapters.store import engine
from adapters.store.opening import open_store
from adapters.store.unit_of_work import SqlUnitOfWork
from bot.deliveries.post import Post
from bot.errors import StoreError
from bot.feeds.feed import FeedState
from bot.ports import Store
from bot.stories.story import Status, Story, Verdict
from bot.subscriptions.room import Room

NOW = datetime(2024, 5, 12, 16, 4, tzinfo=UTC)
STORY = Story(0, NOW, NOW, 1, Verdict(Status.RUMOURED), ())

KILLED_IN_THE_MIDDLE = """
import os, signal, sys
from pathlib import Path
from adapters.store.opening import open_store

store = open_store(Path(sys.argv[1]))
store.run_now(lambda s: s.set_note("committed", "yes"))

def work(s):
    s.set_note("committed", "overwritten")
    s.set_note("half way", "yes")
    # Large enough to have left the page cache for the WAL before the commit.
    for number in range(300):
        s.set_note(f"note {number}", "x" * 20_000)
    os.kill(os.getpid(), signal.SIGKILL)

store.run_now(work)
"""


def test_a_process_killed_in_a_transaction_leaves_what_was_committed(database: Path) -> None:
    killed = subprocess.run([sys.executable, "-c", KILLED_IN_THE_MIDDLE, str(database)], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert database.with_name("vigie.db-wal").stat().st_size > 1_000_000, "the transaction had reached the disk"
    store = open_store(database)
    assert store.run_now(lambda s: (s.note("committed"), s.note("half way"))) == ("yes", None)
    store.close()
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


async def test_work_runs_one_at_a_time_on_one_thread_of_its_own(store: SqlUnitOfWork) -> None:
    def which(_: Store) -> int:
        return threading.get_ident()

    threads = set(await asyncio.gather(*(store.run(which) for _ in range(20))))
    assert len(threads) == 1
    assert threading.get_ident() not in threads


async def test_what_has_begun_is_finished_even_if_nobody_waits_any_more(store: SqlUnitOfWork) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def work(s: Store) -> None:
        begun.set()
        go_on.wait()
        s.set_note("finished", "yes")

    waiting = asyncio.create_task(store.run(work))
    await asyncio.to_thread(begun.wait)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    go_on.set()
    assert await store.run(lambda s: s.note("finished")) == "yes"


async def test_a_closed_store_says_so(store: SqlUnitOfWork) -> None:
    store.close()
    with pytest.raises(StoreError, match="closed"):
        await store.run(lambda s: None)


async def test_a_full_disk_keeps_nothing_and_everything_goes_on_once_there_is_space(store: SqlUnitOfWork) -> None:
    def fill(s: Store) -> None:
        s.set_note("small", "yes")
        s.set_note("large", "x" * 2_000_000)

    limited(store, 60)
    with pytest.raises(StoreError, match="disk is full"):
        await store.run(fill)
    assert await store.run(lambda s: s.note("small")) is None
    limited(store, 1_000_000)
    await store.run(fill)
    assert await store.run(lambda s: s.note("small")) == "yes"


async def test_a_database_locked_by_a_stranger_is_tried_again_later(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "_PRAGMAS", ("PRAGMA busy_timeout = 1",))
    store = open_store(database)
    with closing(sqlite3.connect(database)) as stranger:
        stranger.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="locked by another program"):
            await store.run(lambda s: s.set_note("a", "b"))
        stranger.rollback()
    await store.run(lambda s: s.set_note("a", "b"))
    store.close()


def test_a_damaged_database_is_named_as_such(store: SqlUnitOfWork, database: Path) -> None:
    store.run_now(lambda s: s.save_feed_states([FeedState(f"feed {n}", NOW) for n in range(2_000)]))
    store.close()
    body = bytearray(database.read_bytes())
    body[4096:] = b"\xff" * (len(body) - 4096)
    database.write_bytes(body)
    opened = SqlUnitOfWork(engine.writing_engine(engine.database_url(database)))
    with pytest.raises(StoreError, match="put a backup in its place"):
        opened.run_now(lambda s: s.feed_states())
    opened.close()


async def test_a_mistake_of_ours_is_not_called_a_fault_of_the_disk(store: SqlUnitOfWork) -> None:
    with pytest.raises(IntegrityError):
        await store.run(lambda s: s.save_post(Post(0, 77, Room("console", "a"), 1)))


async def test_a_naive_time_is_refused(store: SqlUnitOfWork) -> None:
    naive = FeedState("a", datetime(2024, 5, 12))  # noqa: DTZ001
    with pytest.raises(Exception, match="aware times only"):
        await store.run(lambda s: s.save_feed_states([naive]))


async def test_a_time_of_another_zone_is_the_same_moment_in_utc(store: SqlUnitOfWork) -> None:
    paris = NOW.astimezone(timezone(timedelta(hours=2)))
    await store.run(lambda s: s.save_feed_states([FeedState("a", paris)]))
    [state] = await store.run(lambda s: s.feed_states())
    assert (state.due_at, state.due_at.tzinfo) == (NOW, UTC)
    assert len(await store.run(lambda s: s.due_feeds(NOW, 9))) == 1


async def test_each_revision_a_story_showed_is_kept(store: SqlUnitOfWork, database: Path) -> None:
    added = await store.run(lambda s: s.add_story(STORY))
    later = NOW + timedelta(hours=15)
    confirmed = replace(added, revision=2, changed_at=later, verdict=Verdict(Status.CONFIRMED, ("Amazon",)))
    for _ in range(2):  # saved again without a visible change: one revision still
        await store.run(lambda s: s.save_story(confirmed))
    with closing(sqlite3.connect(database)) as connection:
        rows = connection.execute("SELECT number, at, status, verdict FROM revisions ORDER BY number").fetchall()
    assert [(number, status) for number, _, status, _ in rows] == [(1, "rumoured"), (2, "confirmed")]
    assert rows[1][1].startswith("2024-05-13 07:04")
    assert json.loads(rows[1][3])["by"] == ["Amazon"]


async def test_a_story_s_number_is_never_given_twice(store: SqlUnitOfWork, database: Path) -> None:
    await store.run(lambda s: s.add_story(STORY))
    last = await store.run(lambda s: s.add_story(STORY))
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("DELETE FROM revisions")
        connection.execute("DELETE FROM stories WHERE id = ?", (last.id,))
    assert (await store.run(lambda s: s.add_story(STORY))).id == last.id + 1


def limited(store: SqlUnitOfWork, pages: int) -> None:
    """A disk with room for so many pages of the database."""
    with store._engine.begin() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
