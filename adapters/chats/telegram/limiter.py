"""Paces calls to Telegram: answers to people before alerts, and a chat that must wait holds up no other."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from telegram._utils.types import JSONDict
from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from adapters.chats.telegram.errors import wait_s
from bot.deliveries.pacing import TELEGRAM, TELEGRAM_GROUP, Budget, Pace

ANSWER = "answer"  # the rate_limit_args of a call somebody is waiting for
AHEAD = 3  # so many answers may leave where an alert would have to wait
PRIVATE = Pace(
    1.0, burst=3
)  # the short bursts that Telegram tolerates; alerts keep to one a second before they come here
LONGEST_WAIT_S = 5.0  # whoever would wait longer is told to come back: a lease must not run out in here
MANY_CHATS = 2_000

_PACED = frozenset({"sendMessage", "editMessageText"})


def steady() -> datetime:
    """A clock that never jumps. Only its differences mean anything."""
    return datetime.fromtimestamp(time.monotonic(), UTC)


class Pacer(BaseRateLimiter[str]):
    """Holds a call until its turn comes. Never repeats one: that is decided elsewhere."""

    def __init__(
        self,
        now: Callable[[], datetime] = steady,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._now = now
        self._sleep = sleep
        self._overall = Budget(TELEGRAM)
        self._by_chat: dict[str, Budget] = {}
        self._halted: dict[str, datetime] = {}

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
            self._halted[chat] = self._now() + timedelta(seconds=wait_s(error))
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
        now = self._now()
        ahead = AHEAD if answer else 0
        budgets = (self._overall, self._of(chat))
        waits = [_widened(budget, ahead).wait_s(now) for budget in budgets]
        return max((self._halted.get(chat, now) - now).total_seconds(), *waits)

    def _spend(self, chat: str) -> None:
        now = self._now()
        if len(self._by_chat) > MANY_CHATS:
            self._by_chat = {
                c: budget for c, budget in self._by_chat.items() if budget.free_at and budget.free_at > now
            }
            self._halted = {c: until for c, until in self._halted.items() if until > now}
        self._overall = self._overall.spend(now)
        self._by_chat[chat] = self._of(chat).spend(now)

    def _of(self, chat: str) -> Budget:
        return self._by_chat.get(chat) or Budget(TELEGRAM_GROUP if chat.startswith("-") else PRIVATE)


def _widened(budget: Budget, ahead: int) -> Budget:
    return replace(budget, pace=replace(budget.pace, burst=budget.pace.burst + ahead))
