"""Transactions, one at a time, on a thread of the store's own."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from adapters.store.faults import translated
from adapters.store.lock import Lock
from adapters.store.sql_store import SqlStore
from bot.errors import StoreError
from bot.ports import Store

T = TypeVar("T")


class SqlUnitOfWork:
    """UnitOfWork. Made by `adapters.store.opening`; closes what it was given: the engine, and a lock if it has one."""

    def __init__(self, engine: Engine, lock: Lock | None = None) -> None:
        self._engine = engine
        self._lock = lock
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")

    async def run(self, work: Callable[[Store], T]) -> T:
        """What `work` returned, committed; if it raises, nothing of it happened.

        Work that has begun is finished even if whoever waits for it is cancelled. Raises StoreError when the
        database cannot take it (disk full, locked, unwritable): keep what was to be recorded, and try again.
        """
        loop = asyncio.get_running_loop()
        try:
            waiting = loop.run_in_executor(self._thread, self.run_now, work)
        except RuntimeError as error:
            raise StoreError("the store is closed: Vigie is stopping") from error
        return await waiting

    def run_now(self, work: Callable[[Store], T]) -> T:
        """The same without an event loop, on the calling thread: for commands that do nothing else."""
        try:
            with self._engine.begin() as connection:
                return work(SqlStore(connection))
        except DBAPIError as error:
            if (known := translated(error)) is None:
                raise
            raise known from error

    def close(self) -> None:
        """Finishes what was asked for, then lets go of the database. Closing twice is no error."""
        self._thread.shutdown(wait=True)
        self._engine.dispose()
        if self._lock:
            self._lock.release()
