"""Opening a database: for the one process that writes, for commands that only read, and to copy it."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL, Engine
from sqlalchemy.exc import DBAPIError

from adapters.store import schema, story_rows
from adapters.store.engine import database_file, database_url, reading_engine, writing_engine
from adapters.store.faults import meaning, meaning_of_sqlite
from adapters.store.lock import Lock
from adapters.store.unit_of_work import SqlUnitOfWork
from bot.errors import SettingsError


def open_store(where: str | Path) -> SqlUnitOfWork:
    """The store of the one process that writes: locked, brought up to date, ready.

    `where` is a file or its address (sqlite:///file); a missing folder is made. Raises SettingsError: the folder
    cannot be written, another Vigie holds the database, or it is newer than the program, or damaged.
    """
    engine, lock, _ = _prepared(database_url(where))
    return SqlUnitOfWork(engine, lock)


def migrate(where: str | Path) -> bool:
    """True if the database was brought up to date, False if it was so already. Raises as `open_store` does."""
    engine, lock, changed = _prepared(database_url(where))
    engine.dispose()
    lock.release()
    return changed


def read_store(where: str | Path) -> SqlUnitOfWork:
    """A store that cannot write, beside a running Vigie or without one.

    Raises SettingsError if there is no database yet, or it is of another version.
    """
    url = database_url(where)
    if not database_file(url).is_file():
        raise SettingsError(f"there is no database at {database_file(url)} yet: start Vigie first")
    engine = reading_engine(url)
    try:
        with engine.begin() as connection:
            schema.refuse_older(schema.revision_of(connection))
    except (DBAPIError, SettingsError) as error:
        engine.dispose()
        raise _refusal(url, error) from error
    return SqlUnitOfWork(engine)


def backup(where: str | Path, target: Path) -> None:
    """Copies the database to `target` while Vigie may go on writing; `target` appears only once it is complete.

    Raises SettingsError if there is nothing to copy, `target` exists, or it cannot be written.
    """
    source = database_file(database_url(where))
    if not source.is_file():
        raise SettingsError(f"there is no database at {source} to back up")
    if target.exists():
        raise SettingsError(f"{target} exists already: name a new file for the backup")
    unfinished = target.with_name(target.name + ".unfinished")
    try:
        unfinished.unlink(missing_ok=True)
        with closing(sqlite3.connect(source)) as database, closing(sqlite3.connect(unfinished)) as copy:
            database.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file that needs no other beside it
        unfinished.rename(target)
    except (sqlite3.Error, OSError) as error:
        unfinished.unlink(missing_ok=True)
        cause = meaning_of_sqlite(error) if isinstance(error, sqlite3.Error) else error.strerror
        raise SettingsError(f"the backup {target} could not be written: {cause or error}") from error


def _prepared(url: URL) -> tuple[Engine, Lock, bool]:
    """The engine and the lock of a database that is up to date, and whether it had to be changed for that."""
    file = database_file(url)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(
            f"the data folder {file.parent} cannot be made ({error.strerror}): make it, or name another one"
        ) from error
    lock = Lock(file)
    engine = writing_engine(url)
    try:
        with engine.begin() as connection:
            if changed := schema.upgrade(connection):
                story_rows.file_all_anew(connection)
    except (DBAPIError, SettingsError) as error:
        engine.dispose()
        lock.release()
        raise _refusal(url, error) from error
    return engine, lock, changed


def _refusal(url: URL, error: DBAPIError | SettingsError) -> SettingsError:
    if isinstance(error, SettingsError):
        return error
    return SettingsError(f"{database_file(url)}: {meaning(error) or error}")
