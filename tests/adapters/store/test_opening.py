"""Opening, locking, reading beside a running Vigie, and backing up."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from adapters.store import schema
from adapters.store.engine import BUSY_TIMEOUT_MS
from adapters.store.opening import backup, migrate, open_store, read_store
from adapters.store.unit_of_work import SqlUnitOfWork
from bot.errors import SettingsError, StoreError


def pragma(store: SqlUnitOfWork, name: str) -> object:
    with store._engine.begin() as connection:
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


def problem_of(error: pytest.ExceptionInfo[SettingsError]) -> str:
    """The one line an operator reads."""
    [line] = error.value.problems
    assert "\n" not in line
    return line


def test_a_missing_folder_is_made(tmp_path: Path) -> None:
    open_store(tmp_path / "new" / "folder" / "vigie.db").close()
    assert (tmp_path / "new" / "folder" / "vigie.db").is_file()


@pytest.mark.parametrize("as_address", [False, True])
def test_a_database_is_named_by_its_file_or_its_address(database: Path, as_address: bool) -> None:
    store = open_store(f"sqlite:///{database}" if as_address else str(database))
    store.run_now(lambda s: s.set_note("a", "b"))
    store.close()
    assert read_store(database).run_now(lambda s: s.note("a")) == "b"


@pytest.mark.parametrize("address", ["postgresql://u:secret@h/vigie", "sqlite://", "nonsense://x", "://"])
def test_an_address_we_cannot_use_is_refused_in_one_line(address: str) -> None:
    with pytest.raises(SettingsError) as error:
        open_store(address)
    assert "secret" not in problem_of(error)


def test_a_commit_survives_a_power_cut_and_readers_never_block(store: SqlUnitOfWork) -> None:
    found = {name: pragma(store, name) for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")}
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": BUSY_TIMEOUT_MS}


def test_a_transaction_takes_the_write_lock_as_it_begins(store: SqlUnitOfWork, database: Path) -> None:
    with store._engine.begin(), closing(sqlite3.connect(database, timeout=0)) as other:
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        assert other.execute("SELECT count(*) FROM notes").fetchone() == (0,)


class TestLock:
    def test_a_second_start_is_refused_in_one_line(self, store: SqlUnitOfWork, database: Path) -> None:
        with pytest.raises(SettingsError) as error:
            open_store(database)
        assert f"process {os.getpid()}" in problem_of(error)

    def test_a_second_start_in_another_process_is_refused(self, store: SqlUnitOfWork, database: Path) -> None:
        code = f"from adapters.store.opening import migrate; from pathlib import Path; migrate(Path({str(database)!r}))"
        second = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
        assert second.returncode != 0
        assert "in use by another Vigie" in second.stderr

    def test_after_a_stop_the_next_one_starts(self, database: Path) -> None:
        for _ in range(2):
            open_store(database).close()

    def test_a_start_that_failed_leaves_no_lock(self, database: Path) -> None:
        stamp(database, "9999")
        with pytest.raises(SettingsError):
            open_store(database)
        stamp(database, schema.LATEST)
        open_store(database).close()


class TestMigrations:
    def test_an_empty_file_is_brought_up_to_date(self, tmp_path: Path) -> None:
        assert migrate(tmp_path / "vigie.db") is True
        assert migrate(tmp_path / "vigie.db") is False

    @pytest.mark.parametrize("opening", [open_store, migrate, read_store])
    def test_a_newer_database_is_refused_in_one_line(self, database: Path, opening: object) -> None:
        stamp(database, "9999")
        assert callable(opening)
        with pytest.raises(SettingsError) as error:
            opening(database)
        assert "newer Vigie" in problem_of(error)

    def test_a_refused_database_is_left_as_it_was(self, database: Path) -> None:
        stamp(database, "9999")
        before = database.read_bytes()
        with pytest.raises(SettingsError):
            open_store(database)
        assert database.read_bytes()[100:] == before[100:]  # the header counts openings


class TestReading:
    def test_readers_see_what_was_committed_and_cannot_write(self, store: SqlUnitOfWork, database: Path) -> None:
        reader = read_store(database)
        store.run_now(lambda s: s.set_note("a", "b"))
        assert reader.run_now(lambda s: s.note("a")) == "b"
        with pytest.raises(StoreError, match="cannot be written"):
            reader.run_now(lambda s: s.set_note("a", "c"))
        reader.close()
        assert store.run_now(lambda s: s.note("a")) == "b"

    def test_a_reader_does_not_wait_for_the_writer(self, store: SqlUnitOfWork, database: Path) -> None:
        reader = read_store(database)
        with store._engine.begin() as writing:
            writing.exec_driver_sql("INSERT INTO notes VALUES ('a', 'half way')")
            assert reader.run_now(lambda s: s.note("a")) is None
        reader.close()

    def test_there_is_nothing_to_read_before_the_first_start(self, tmp_path: Path) -> None:
        with pytest.raises(SettingsError) as error:
            read_store(tmp_path / "vigie.db")
        assert "start Vigie first" in problem_of(error)
        assert list(tmp_path.iterdir()) == []

    def test_a_database_without_tables_asks_to_be_migrated(self, tmp_path: Path) -> None:
        (tmp_path / "vigie.db").touch()
        with pytest.raises(SettingsError) as error:
            read_store(tmp_path / "vigie.db")
        assert "vigie migrate" in problem_of(error)


class TestBackup:
    def test_a_backup_taken_while_running_opens_as_a_database(self, store: SqlUnitOfWork, database: Path) -> None:
        store.run_now(lambda s: s.set_note("a", "b"))
        copy = database.with_name("copy.db")
        backup(database, copy)
        restored = open_store(copy)
        assert restored.run_now(lambda s: s.note("a")) == "b"
        restored.close()

    def test_a_backup_is_one_file(self, store: SqlUnitOfWork, database: Path, tmp_path: Path) -> None:
        (tmp_path / "backups").mkdir()
        backup(database, tmp_path / "backups" / "monday.db")
        assert [path.name for path in (tmp_path / "backups").iterdir()] == ["monday.db"]

    def test_a_backup_never_replaces_a_file(self, store: SqlUnitOfWork, database: Path, tmp_path: Path) -> None:
        (tmp_path / "precious.db").write_text("mine")
        with pytest.raises(SettingsError) as error:
            backup(database, tmp_path / "precious.db")
        assert "exists already" in problem_of(error)
        assert (tmp_path / "precious.db").read_text() == "mine"

    @pytest.mark.parametrize("missing", ["source", "target folder"])
    def test_a_backup_that_cannot_be_made_says_why(self, database: Path, tmp_path: Path, missing: str) -> None:
        source = tmp_path / "none.db" if missing == "source" else database
        with pytest.raises(SettingsError) as error:
            backup(source, tmp_path / "nowhere" / "copy.db")
        assert "none.db" in problem_of(error) if missing == "source" else "copy.db" in problem_of(error)


class TestBadFolders:
    def test_a_folder_that_cannot_be_made(self, tmp_path: Path) -> None:
        (tmp_path / "data").write_text("a file where the folder should be")
        with pytest.raises(SettingsError) as error:
            open_store(tmp_path / "data" / "vigie.db")
        assert "cannot be made" in problem_of(error)

    def test_a_lock_that_cannot_be_written(self, tmp_path: Path) -> None:
        (tmp_path / "vigie.db.lock").mkdir()
        with pytest.raises(SettingsError) as error:
            open_store(tmp_path / "vigie.db")
        assert f"user {os.getuid()}" in problem_of(error)

    @pytest.mark.skipif(os.getuid() == 0, reason="root writes everywhere")
    def test_a_folder_without_permission_names_the_remedy(self, tmp_path: Path) -> None:
        tmp_path.chmod(0o500)
        with pytest.raises(SettingsError) as error:
            open_store(tmp_path / "vigie.db")
        tmp_path.chmod(0o700)
        assert "chown" in problem_of(error)

    def test_a_file_that_is_no_database(self, tmp_path: Path) -> None:
        (tmp_path / "vigie.db").write_text("this is a letter, not a database " * 100)
        with pytest.raises(SettingsError) as error:
            open_store(tmp_path / "vigie.db")
        assert "no database" in problem_of(error)

    def test_a_database_that_is_a_folder(self, tmp_path: Path) -> None:
        (tmp_path / "vigie.db").mkdir()
        with pytest.raises(SettingsError) as error:
            open_store(tmp_path / "vigie.db")
        assert "cannot be opened" in problem_of(error)


def stamp(database: Path, revision: str) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))
