"""Engines: how a database is reached, and how SQLite is made to keep what it was told."""

import sqlite3
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry

from bot.errors import SettingsError

# How long SQLite itself waits for somebody else's lock: readers never block, so it is a backup tool or a shell.
BUSY_TIMEOUT_MS = 5_000

_PRAGMAS = (
    f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}",
    "PRAGMA foreign_keys = ON",
)
_WRITING = (
    "PRAGMA journal_mode = WAL",  # readers and the writer never wait for one another
    "PRAGMA synchronous = FULL",  # a commit survives a power cut; NORMAL may lose the last ones
)
_READING = ("PRAGMA query_only = ON",)


def database_url(where: str | Path) -> URL:
    """The address of a database: a file of SQLite, unless `where` is an address itself."""
    if isinstance(where, Path) or "://" not in where:
        return URL.create("sqlite", database=str(where))
    try:
        url = make_url(where)
    except ArgumentError as error:
        raise SettingsError("the database address cannot be read: give a file name, or sqlite:///file") from error
    if url.get_backend_name() != "sqlite" or not url.database:
        raise SettingsError(f"{url.get_backend_name()} is no database this version can use: give a file for SQLite")
    return url


def database_file(url: URL) -> Path:
    """The file behind a database's address."""
    return Path(url.database or "")


def writing_engine(url: URL) -> Engine:
    """An engine whose every transaction takes the write lock as it begins."""
    return _engine(url, (*_PRAGMAS, *_WRITING), "BEGIN IMMEDIATE")


def reading_engine(url: URL) -> Engine:
    """An engine that cannot write. It does open the file for writing: WAL needs its index beside the database."""
    return _engine(url, (*_PRAGMAS, *_READING), "BEGIN")


def _engine(url: URL, pragmas: tuple[str, ...], begin: str) -> Engine:
    # None: the driver leaves BEGIN to us. It would begin late and deferred, and an upgrade to writing can fail.
    engine = create_engine(url, connect_args={"isolation_level": None, "check_same_thread": False})

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, entry: ConnectionPoolEntry) -> None:
        for pragma in pragmas:
            connection.execute(pragma)

    @event.listens_for(engine, "begin")
    def begin_transaction(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
