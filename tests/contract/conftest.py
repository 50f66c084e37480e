"""Every store that the suites run against: the fake, and SQLite in a file."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from adapters.store.opening import open_store
from adapters.store.unit_of_work import SqlUnitOfWork
from bot.ports import UnitOfWork
from tests.contract.stores import Deliveries
from tests.fakes.store import FakeUnitOfWork


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "empty.db"
    open_store(path).close()
    return path


@pytest.fixture(params=["fake", "sqlite"])
def uow(request: pytest.FixtureRequest, empty_database: Path, tmp_path: Path) -> Iterator[UnitOfWork]:
    if request.param == "fake":
        yield FakeUnitOfWork()
        return
    shutil.copy(empty_database, tmp_path / "vigie.db")
    opened: SqlUnitOfWork = open_store(tmp_path / "vigie.db")
    yield opened
    opened.close()


@pytest.fixture
def on(uow: UnitOfWork) -> Deliveries:
    return Deliveries(uow)
