"""A stand-in for Telegram's Bot API on loopback."""

import asyncio
import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from aiohttp import web

from tests.standins.telegram.faults import Break, Fault, Refusal, Script
from tests.standins.telegram.methods import Methods
from tests.standins.telegram.people import People
from tests.standins.telegram.spec import answer_faults, request_faults
from tests.standins.telegram.updates import Updates
from tests.standins.telegram.world import Speaker, StandInMessage, StandInRoom

TOKEN = "4242:stand-in-token-that-opens-nothing"
_TEXTS = frozenset({"text", "callback_query_id", "language_code", "url"})  # parameters that are never JSON


class TelegramStandIn:
    """Telegram, as far as a bot can see it. Start it, give its address to a client, then type, press and look."""

    def __init__(self, token: str = TOKEN) -> None:
        self.token = token
        self.rooms: dict[int, StandInRoom] = {}
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.breaches: list[str] = []  # of the Bot API's specification, by the client or by the stand-in
        self._updates = Updates()
        self._methods = Methods(self.rooms, self._updates)
        self._people = People(self._methods)
        self._script = Script()
        self._runner: web.AppRunner | None = None

    # the far end of the wire

    async def start(self, port: int = 0) -> str:
        """Listens on loopback. The base address to give to a client."""
        app = web.Application()
        app.router.add_route("*", "/bot{token}/{method}", self._handle)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1, access_log=None)  # its lines hold the token
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port)
        await site.start()
        return f"http://127.0.0.1:{self._runner.addresses[0][1]}/bot"

    async def stop(self) -> None:
        """Stops listening; what was said is kept."""
        await self._updates.wake()
        if self._runner:
            await self._runner.cleanup()

    # what people do

    def room(self, chat_id: int, kind: str | None = None) -> StandInRoom:
        """The room with this number, made on first mention. `kind`: "channel" for a channel."""
        return self._people.room(chat_id, kind)

    async def type(
        self,
        chat_id: int,
        user: int,
        text: str,
        *,
        topic: int | None = None,
        speaker: Speaker = Speaker.PERSON,
        **how: str,
    ) -> int:
        """Somebody writes a line. `how`: `language`, and `kind="edited_message"`. The id of their message."""
        return await self._people.type(chat_id, user, text, topic=topic, speaker=speaker, **how)

    async def press(self, message: StandInMessage, label: str, user: int = 1, *, language: str = "en") -> str:
        """Somebody presses a button of a message. The id of the press, for `pop_ups`."""
        return await self._people.press(message, label, user, language=language)

    async def leave(self, chat_id: int) -> None:
        """The bot is removed, or blocked."""
        await self._people.leave(chat_id)

    async def upgrade(self, chat_id: int) -> int:
        """A group becomes a supergroup. Its new id."""
        return await self._people.upgrade(chat_id)

    # what tests ask for

    def fail_next(self, method: str, fault: Fault, at: int = 1) -> None:
        """The `at`-th call of this method from now on meets this fault."""
        self._script.add(method, fault, at)

    @property
    def menus(self) -> dict[str, list[tuple[str, str]]]:
        """The commands offered, by language."""
        return self._methods.menus

    @property
    def pop_ups(self) -> dict[str, str | None]:
        """What each answered press showed; None: nothing."""
        return self._methods.pop_ups

    def count(self, method: str) -> int:
        """How often a method was called."""
        return sum(called == method for called, _ in self.calls)

    async def until(self, true: Callable[[], bool], within_s: float = 10.0) -> None:
        """Comes back once `true()`. What it asks may happen in the client, after the last call is answered."""
        async with asyncio.timeout(within_s):
            while not true():  # noqa: ASYNC110 - what it asks about has no event to wait for
                await asyncio.sleep(0.005)

    # the wire

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        if request.match_info["token"] != self.token:
            return _json(Refusal(401, "Unauthorized"))
        params = {name: _decoded(name, str(value)) for name, value in (await request.post()).items()}
        self.calls.append((method, params))
        self.breaches += request_faults(method, params)
        fault = self._script.next(method)
        try:
            return await self._performed(request, method, params, fault)
        except Refusal as refusal:
            return _json(refusal)

    async def _performed(
        self, request: web.Request, method: str, params: dict[str, Any], fault: Fault | None
    ) -> web.StreamResponse:
        match fault:
            case Refusal():
                raise fault
            case Break.DROPPED:
                return _cut_off(request)
            case Break.GATEWAY:
                return web.Response(status=502, text="<html><h1>502 Bad Gateway</h1></html>", content_type="text/html")
        result = await self._methods.named(method)(params)
        self.breaches += answer_faults(method, result)
        match fault:
            case Break.LOST:
                return _cut_off(request)
            case Break.GARBAGE:
                return web.Response(text="<html>welcome to this hotel's network</html>")
        return web.json_response({"ok": True, "result": result})


def _decoded(name: str, value: str) -> Any:
    """Parameters travel as a form; everything but plain text is JSON in it."""
    if name in _TEXTS:
        return value
    with suppress(ValueError):
        return json.loads(value)
    return value


def _json(refusal: Refusal) -> web.Response:
    return web.json_response(refusal.json, status=refusal.code)


def _cut_off(request: web.Request) -> web.StreamResponse:
    assert request.transport is not None
    request.transport.abort()
    return web.Response()
