"""The three pages of a running house: what makes it unready, and what a taken port costs."""

import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from typing import Any

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families

from adapters.clock import Ticker
from bot.errors import StoreError
from bot.usecases.asked import Access
from config.chats import Chats
from config.knowledge import Knowledge, load_knowledge
from config.pages import pages
from config.settings import Settings
from config.wiring import House, Plan, build
from tests.fakes.chat import FakeChat
from tests.fakes.clock import FakeClock
from tests.fakes.feeds import FakeFeedReader
from tests.fakes.store import FakeUnitOfWork


class FullDisk(FakeUnitOfWork):
    """A store that takes and gives nothing."""

    async def run(self, work: Any) -> Any:
        raise StoreError("the disk is full: free some space, Vigie goes on by itself")


class Late(Ticker):
    """A scheduler that hangs."""

    def lag_s(self) -> float:
        return 90.4


@cache
def knowledge() -> Knowledge:
    return load_knowledge(None)


def house_on(uow: FakeUnitOfWork) -> House:
    access = Access({})
    plan = Plan(knowledge(), (), uow, FakeFeedReader(), FakeClock(), {"fake": FakeChat()}, access, {})
    return build(plan)


@asynccontextmanager
async def served(
    caplog: pytest.LogCaptureFixture, uow: FakeUnitOfWork, chats: Chats, ticker: Ticker
) -> AsyncIterator[str]:
    """The address of the pages."""
    caplog.set_level("INFO")
    async with pages(house_on(uow), chats, ticker, Settings(web={"port": 0})):  # type: ignore[arg-type]
        [told] = [record for record in caplog.records if record.message == "pages served"]
        yield f"http://127.0.0.1:{told.__dict__['port']}"


async def asked(address: str, path: str) -> tuple[int, Any]:
    async with aiohttp.ClientSession() as http, http.get(address + path) as answer:
        return answer.status, await (answer.json() if answer.content_type == "application/json" else answer.text())


@pytest.mark.parametrize(
    ("uow", "ready", "ticker", "part", "why"),
    [
        pytest.param(FullDisk, True, Ticker, "database", "the disk is full", id="database"),
        pytest.param(FakeUnitOfWork, True, Late, "scheduler", "90 s behind", id="scheduler"),
        pytest.param(FakeUnitOfWork, False, Ticker, "fake", "not connected", id="chat"),
    ],
)
async def test_whatever_does_not_work_is_named_on_readyz_and_the_process_still_lives(
    caplog: pytest.LogCaptureFixture, uow: type[FakeUnitOfWork], ready: bool, ticker: type[Ticker], part: str, why: str
) -> None:
    async with served(caplog, uow(), Chats(ready={"fake": lambda: ready}), ticker()) as address:
        status, found = await asked(address, "/readyz")
        assert (await asked(address, "/healthz"))[0] == 200

    assert status == 503
    assert found["ready"] is False
    assert why in found["checks"].pop(part)
    assert set(found["checks"].values()) == {"ok"}


async def test_the_counters_can_be_read_while_the_database_fails(caplog: pytest.LogCaptureFixture) -> None:
    async with served(caplog, FullDisk(), Chats(), Ticker()) as address:
        status, text = await asked(address, "/metrics")

    assert status == 200
    assert {family.name for family in text_string_to_metric_families(text)} == {
        "vigie_scheduler_lag_s",
        "vigie_followed",
    }


async def test_a_refused_token_is_told_on_readyz(caplog: pytest.LogCaptureFixture) -> None:
    chats = Chats(by_platform={"fake": FakeChat(), "other": FakeChat()}, ready={"fake": lambda: True})
    chats.refuse("other", "the token is wrong: take a new one")
    async with served(caplog, FakeUnitOfWork(), chats, Ticker()) as address:
        status, found = await asked(address, "/readyz")

    assert (status, found["checks"]["other"]) == (503, "the token is wrong: take a new one")


async def test_a_port_that_is_taken_costs_the_pages_and_says_what_to_do(caplog: pytest.LogCaptureFixture) -> None:
    entered = False
    with socket.create_server(("127.0.0.1", 0)) as taken:
        settings = Settings(web={"port": taken.getsockname()[1]})  # type: ignore[arg-type] - as a file gives it
        async with pages(house_on(FakeUnitOfWork()), Chats(), Ticker(), settings):
            entered = True

    assert entered
    assert [record.message for record in caplog.records] == ["no pages: set VIGIE_WEB__PORT to a free port"]


def test_the_last_refused_token_leaves_nobody_to_speak() -> None:
    chats = Chats(by_platform={"a": FakeChat(), "b": FakeChat()})
    chats.refuse("a", "wrong")
    assert not chats.silenced.is_set()
    chats.refuse("b", "wrong too")
    assert chats.silenced.is_set()


async def test_waiting_for_the_chats_ends_when_the_time_is_up() -> None:
    chats = Chats(ready={"never": lambda: False})
    await chats.connected(within_s=0.0)

    assert chats.faults == {"never": "not connected"}
