"""The stand-in's queue of updates, with Telegram's manners: one poller at a time, confirmed by the offset."""

import asyncio
from itertools import count
from typing import Any

from tests.standins.telegram.faults import Refusal
from tests.standins.telegram.world import Json

CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


class Updates:
    """Updates that wait to be fetched."""

    def __init__(self) -> None:
        self._ids = count(1000)
        self._queue: list[Json] = []
        self._came = asyncio.Condition()
        self._poller = 0
        self.polls = 0

    async def add(self, kind: str, body: Json) -> None:
        async with self._came:
            self._queue.append({"update_id": next(self._ids), kind: body})
            self._came.notify_all()

    @property
    def waiting(self) -> list[Json]:
        """What nobody has confirmed yet."""
        return list(self._queue)

    async def fetch(self, params: dict[str, Any]) -> list[Json]:
        """What came, within `timeout` seconds. Raises a 409 when another poller comes along."""
        self.polls += 1
        self._poller += 1
        me = self._poller
        async with self._came:
            self._came.notify_all()  # whoever polled before is sent away
            self._queue = [update for update in self._queue if update["update_id"] >= params.get("offset", 0)]
            try:
                async with asyncio.timeout(params.get("timeout", 0)):
                    await self._came.wait_for(lambda: me != self._poller or self._wanted(params))
            except TimeoutError:
                pass
            if me != self._poller:
                raise Refusal(409, CONFLICT)
            return self._wanted(params)

    async def wake(self) -> None:
        """Sends every poller home."""
        self._poller += 1
        async with self._came:
            self._came.notify_all()

    def _wanted(self, params: dict[str, Any]) -> list[Json]:
        kinds = params.get("allowed_updates")
        return [u for u in self._queue if not kinds or u.keys() & set(kinds)][: params.get("limit", 100)]
