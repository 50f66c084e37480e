"""Pacing: people before alerts, and nobody waits for somebody else's flood."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from telegram.error import RetryAfter

from adapters.chats.telegram.errors import wait_s
from adapters.chats.telegram.limiter import AHEAD, ANSWER, LONGEST_WAIT_S, Pacer, steady


class Time:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.s = 1000.0

    def now(self) -> datetime:
        return datetime.fromtimestamp(self.s, UTC)

    async def sleep(self, for_s: float) -> None:
        self.s += for_s


class Line:
    """A pacer, and when each call got through."""

    def __init__(self) -> None:
        self.time = Time()
        self.pacer = Pacer(self.time.now, self.time.sleep)
        self.sent: list[tuple[str, float]] = []

    async def call(
        self, chat: str, *, endpoint: str = "sendMessage", answer: bool = False, error: Exception | None = None
    ) -> float:
        """How long the call had to wait, in seconds."""
        begin = self.time.s

        async def callback() -> bool:
            if error:
                raise error
            self.sent.append((chat, self.time.s))
            return True

        await self._process(callback, endpoint, {"chat_id": chat}, ANSWER if answer else None)
        return self.time.s - begin

    async def _process(
        self, callback: Callable[..., Any], endpoint: str, data: dict[str, Any], args: str | None
    ) -> None:
        await self.pacer.process_request(callback, (), {}, endpoint, data, args)


async def test_a_first_alert_never_waits() -> None:
    assert await Line().call("1") == 0


async def test_a_person_s_chat_gets_about_one_message_a_second() -> None:
    line = Line()
    waits = [await line.call("1") for _ in range(6)]
    assert waits == [0, 0, 0, *[pytest.approx(1)] * 3]


async def test_a_group_never_gets_more_than_twenty_in_a_minute() -> None:
    line = Line()
    for _ in range(40):
        await line.call("-100")
    for _, at in line.sent:
        assert sum(at <= other < at + 60 for _, other in line.sent) <= 20


async def test_answers_run_ahead_by_a_few_and_no_more() -> None:
    line = Line()
    while await line.call("-100") == 0:
        continue
    waits = [await line.call("-100", answer=True) for _ in range(AHEAD + 1)]
    assert waits[:AHEAD] == [0] * AHEAD
    assert waits[AHEAD] > 0


async def test_an_answer_overtakes_a_broadcast() -> None:
    line = Line()
    chats = iter(range(1, 1000))
    while await line.call(str(next(chats))) == 0:
        continue
    assert await line.call("1000", answer=True) == 0


async def test_one_chat_s_flood_halts_that_chat_alone() -> None:
    line = Line()
    with pytest.raises(RetryAfter):
        await line.call("1", error=RetryAfter(60))
    with pytest.raises(RetryAfter) as caught:
        await line.call("1")
    assert wait_s(caught.value) == pytest.approx(60)
    assert await line.call("2") == 0
    line.time.s += 60
    assert await line.call("1") == 0


async def test_a_short_wait_is_waited_and_a_long_one_is_told() -> None:
    line = Line()
    with pytest.raises(RetryAfter):
        await line.call("1", error=RetryAfter(3))
    assert await line.call("1") == pytest.approx(3)
    with pytest.raises(RetryAfter):
        await line.call("1", error=RetryAfter(6))
    with pytest.raises(RetryAfter):
        await line.call("1", answer=True)


async def test_edits_are_paced_and_looking_up_a_member_is_not() -> None:
    line = Line()
    waits = [await line.call("-100", endpoint="getChatMember") for _ in range(50)]
    assert waits == [0] * 50
    edits = [await line.call("-100", endpoint="editMessageText") for _ in range(9)]
    assert edits[-1] > 0


async def test_a_year_of_chats_does_not_fill_the_memory() -> None:
    line = Line()
    for chat in range(1, 5000):
        await line.call(str(chat))
    assert len(line.pacer._by_chat) < 2100


def test_the_clock_behind_it_never_jumps_back() -> None:
    first, second = steady(), steady()
    assert first <= second


def test_no_wait_outlives_a_lease() -> None:
    assert LONGEST_WAIT_S <= 10
