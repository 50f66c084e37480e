"""What the database's errors mean: nothing was kept, and one line says why and what helps."""

import sqlite3

from sqlalchemy.exc import DBAPIError

from bot.errors import StoreError

# By SQLite's primary result code (the low byte): no error text is read.
_MEANINGS = {
    sqlite3.SQLITE_FULL: "the disk is full: free some space, Vigie goes on by itself",
    sqlite3.SQLITE_BUSY: "the database is locked by another program: close it, Vigie goes on by itself",
    sqlite3.SQLITE_LOCKED: "the database is locked by another program: close it, Vigie goes on by itself",
    sqlite3.SQLITE_READONLY: "the database cannot be written: give Vigie's user write permission on its folder",
    sqlite3.SQLITE_IOERR: "the disk failed to read or write: check the volume that holds the data folder",
    sqlite3.SQLITE_CANTOPEN: "the database cannot be opened: check that the data folder exists and is writable",
    sqlite3.SQLITE_CORRUPT: "the database is damaged: stop Vigie and put a backup in its place",
    sqlite3.SQLITE_NOTADB: "the file is no database: stop Vigie and put a backup in its place",
}


def meaning(error: DBAPIError) -> str | None:
    """One line on what happened and what helps; None if the error is a mistake of ours rather than the machine's."""
    return meaning_of_sqlite(error.orig) if isinstance(error.orig, sqlite3.Error) else None


def meaning_of_sqlite(error: sqlite3.Error) -> str | None:
    """The same for an error that comes from SQLite directly."""
    code = getattr(error, "sqlite_errorcode", None)
    return _MEANINGS.get(code & 0xFF) if code is not None else None


def translated(error: DBAPIError) -> StoreError | None:
    """The error a use case survives, or None as above."""
    line = meaning(error)
    return StoreError(line) if line else None
