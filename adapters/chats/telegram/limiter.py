"""Paces calls to Telegram: answers to people before alerts, and a chat that must wait holds up no other."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from telegram._utils.types import JSONDict
from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from adapters.chats.telegram.errors import wait_s

ANSWER = "answer"  # the rate_limit_args of a call somebody is waiting for
_PACED = frozenset({"sendMessage", "editMessageText"})
LONGEST_WAIT_S = 5.0  # whoever would wait longer is told to come back: a lease must not run out in here
MANY_CHATS = 2_000


@dataclass(frozen=True, slots=True)
class Budget:
    """`burst` calls at once, then one every `every_s` seconds; `kept` of the burst are for answers alone."""

    every_s: float
    burst: int
    kept: int

    def wait_s(self, spent_until: float, now: float, *, answer: bool) -> float:
        """The seconds until one more call fits, by the generic cell rate algorithm."""
        ahead = self.burst - 1 - (0 if answer else self.kept)
        return max(0.0, spent_until - ahead * self.every_s - now)


OVERALL = Budget(every_s=1 / 30, burst=30, kept=10)
PRIVATE = Budget(every_s=1.0, burst=4, kept=2)
GROUP = Budget(every_s=4.0, burst=5, kept=2)  # never more than 20 in any minute: 5 + 60 / 4


@dataclass(slots=True)
class _Spending:
    """Until when each budget is spent, and which chats Telegram asked to leave alone."""

    overall: float = 0.0
    by_chat: dict[str, float] = field(default_factory=dict)
    halted: dict[str, float] = field(default_factory=dict)


class Pacer(BaseRateLimiter[str]):
    """Holds a call until its turn comes. Never repeats one: that is decided elsewhere."""

    def __init__(
        self,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._now = now
        self._sleep = sleep
        self._spent = _Spending()

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, bool | JSONDict | list[JSONDict]]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: str | None,
    ) -> bool | JSONDict | list[JSONDict]:
        """The answer to the call, made in its turn. Raises RetryAfter at once if that turn is too far off."""
        if endpoint not in _PACED:
            return await callback(*args, **kwargs)
        chat = str(data["chat_id"])
        await self._turn(chat, answer=rate_limit_args == ANSWER)
        try:
            return await callback(*args, **kwargs)
        except RetryAfter as error:
            self._spent.halted[chat] = self._now() + wait_s(error)
            raise

    async def _turn(self, chat: str, *, answer: bool) -> None:
        waited = 0.0
        while wait := self._wait_s(chat, answer=answer):
            waited += wait
            if waited > LONGEST_WAIT_S:
                raise RetryAfter(timedelta(seconds=wait))
            await self._sleep(wait)
        self._spend(chat)

    def _wait_s(self, chat: str, *, answer: bool) -> float:
        now, spent = self._now(), self._spent
        return max(
            spent.halted.get(chat, now) - now,
            OVERALL.wait_s(spent.overall, now, answer=answer),
            _budget(chat).wait_s(spent.by_chat.get(chat, now), now, answer=answer),
        )

    def _spend(self, chat: str) -> None:
        now, spent = self._now(), self._spent
        if len(spent.by_chat) > MANY_CHATS:
            spent.by_chat = {chat: until for chat, until in spent.by_chat.items() if until > now}
            spent.halted = {chat: until for chat, until in spent.halted.items() if until > now}
        spent.overall = max(spent.overall, now) + OVERALL.every_s
        spent.by_chat[chat] = max(spent.by_chat.get(chat, now), now) + _budget(chat).every_s


def _budget(chat: str) -> Budget:
    return GROUP if chat.startswith("-") else PRIVATE
