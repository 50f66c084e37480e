"""A database file per test, copied from one that was migrated once."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from adapters.store.opening import open_store
from adapters.store.unit_of_work import SqlUnitOfWork


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "empty.db"
    open_store(path).close()
    return path


@pytest.fixture
def database(empty_database: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(empty_database, tmp_path / "vigie.db"))


@pytest.fixture
def store(database: Path) -> Iterator[SqlUnitOfWork]:
    opened = open_store(database)
    yield opened
    opened.close()
