"""Whose turn it is: hosts side by side, callers one behind the other, and a memory that does not grow."""

import asyncio

import pytest

from adapters.feeds import turns
from adapters.feeds.turns import MOST_HOSTS, Turns
from bot.feeds.article import ArticleProblem
from bot.feeds.courtesy import Manners
from tests.fakes.clock import FakeClock


class Line:
    """Turns whose waits are only written down: nobody's time passes while somebody waits."""

    def __init__(self, manners: Manners, longest_wait_s: float = 120.0) -> None:
        self.clock = FakeClock()
        self.waits_s: list[float] = []
        self.turns = Turns(self.clock, manners, longest_wait_s, self._pause)

    async def _pause(self, seconds: float) -> None:
        self.waits_s.append(seconds)


async def test_callers_of_one_host_queue_one_behind_the_other() -> None:
    line = Line(Manners(per_hour=10, gap_s=30.0))

    await asyncio.gather(*(line.turns.take("a.example", None) for _ in range(4)))

    assert line.waits_s == [30.0, 60.0, 90.0]


async def test_whoever_would_wait_too_long_is_told_so_and_costs_no_visit() -> None:
    line = Line(Manners(per_hour=10, gap_s=30.0), longest_wait_s=30.0)
    for _ in range(2):
        await line.turns.take("a.example", None)

    assert [await line.turns.take("a.example", None) for _ in range(3)] == [ArticleProblem.BUDGET] * 3
    line.clock.forward(seconds=60)
    assert await line.turns.take("a.example", None) is None


async def test_one_host_s_budget_is_nobody_else_s() -> None:
    line = Line(Manners(per_hour=1, gap_s=0.0))

    assert [await line.turns.take(host, None) for host in ("a.example", "b.example", "a.example")] == [
        None,
        None,
        ArticleProblem.BUDGET,
    ]


async def test_a_rest_is_called_a_rest() -> None:
    line = Line(Manners())
    line.turns.rest("a.example", 3600.0)

    assert await line.turns.take("a.example", None) is ArticleProblem.RESTING
    assert await line.turns.take("b.example", None) is None


async def test_the_hosts_that_were_not_asked_for_longest_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    assert MOST_HOSTS >= 100
    monkeypatch.setattr(turns, "MOST_HOSTS", 3)
    line = Line(Manners(per_hour=1, gap_s=0.0))
    for number in range(10):
        await line.turns.take(f"{number}.example", None)

    assert len(line.turns._visits) == 3
    assert await line.turns.take("9.example", None) is ArticleProblem.BUDGET
