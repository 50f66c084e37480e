"""The REST half: routes, faults, checks against the specification, errors as Discord words them."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from aiohttp import web

from tests.standins.discord.answers import DiscordError, broken, check, response
from tests.standins.discord.conformity import specification
from tests.standins.discord.faults import Answers, Dropped, Fault, Lost, Silent
from tests.standins.discord.world import (
    COMPONENTS_V2,
    Channel,
    Json,
    Message,
    application_json,
    message_json,
    user_json,
)

if TYPE_CHECKING:
    from tests.standins.discord.server import DiscordStandIn

NONCE_REMEMBERED = timedelta(minutes=5)
Handler = Callable[[web.Request, Any], Awaitable[tuple[int, Any]]]
_OPEN_ROUTES = ("/interactions/", "/webhooks/")  # their token is in the path


@dataclass(frozen=True)
class Call:
    """One request that arrived."""

    route: str
    path: str
    body: Any
    headers: dict[str, str]
    query: dict[str, str] = field(default_factory=dict)


class Rest:
    """Answers requests about the world of the stand-in it belongs to."""

    def __init__(self, house: "DiscordStandIn") -> None:
        self._house = house
        self.calls: list[Call] = []
        self.faults: list[tuple[str, int, Fault]] = []
        self._nonces: dict[tuple[int, str], tuple[datetime, Message]] = {}
        self.gone = asyncio.Event()

    def add_routes(self, app: web.Application) -> None:
        """Mounts every route under /api/v10."""
        for (method, path), handler in self._routes().items():
            app.router.add_route(method, f"/api/v10{path}", self._wrapped(method, path, handler))

    def _routes(self) -> dict[tuple[str, str], Handler]:
        house, message = self._house, "/channels/{channel_id}/messages/{message_id}"
        talk = house.interactions
        commands = "/applications/{application_id}/commands"
        original = "/webhooks/{webhook_id}/{webhook_token}/messages/@original"
        return {
            ("GET", "/gateway"): self._gateway,
            ("GET", "/gateway/bot"): self._gateway_bot,
            ("GET", "/users/@me"): self._me,
            ("GET", "/oauth2/applications/@me"): self._application,
            ("POST", "/users/@me/channels"): self._open_direct,
            ("GET", "/channels/{channel_id}"): self._channel,
            ("GET", "/channels/{channel_id}/messages"): self._history,
            ("POST", "/channels/{channel_id}/messages"): self._create,
            ("GET", message): self._message,
            ("PATCH", message): self._edit,
            ("DELETE", message): self._delete,
            ("GET", commands): talk.registered,
            ("PUT", commands): talk.register,
            ("POST", "/interactions/{interaction_id}/{interaction_token}/callback"): talk.callback,
            ("POST", "/webhooks/{webhook_id}/{webhook_token}"): talk.follow_up,
            ("GET", original): talk.original,
            ("PATCH", original): talk.edit_original,
            ("DELETE", original): talk.delete_original,
        }

    def _wrapped(
        self, method: str, path: str, handler: Handler
    ) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        async def handle(request: web.Request) -> web.StreamResponse:
            raw = await request.read()
            body = json.loads(raw) if raw else None
            self.calls.append(Call(f"{method} {path}", request.path, body, dict(request.headers), dict(request.query)))
            fault = self._fault(f"{method} {path}")
            if isinstance(fault, Answers):
                return response(fault.status, fault.body, fault.headers)
            if isinstance(fault, Dropped):
                return broken(request)
            status, answer = await self._answered(request, method, path, body, handler)
            if isinstance(fault, Lost):
                return broken(request)
            if isinstance(fault, Silent):
                await self.gone.wait()
            return response(status, answer, {})

        return handle

    async def _answered(
        self, request: web.Request, method: str, path: str, body: Any, handler: Handler
    ) -> tuple[int, Any]:
        spec = specification()
        try:
            if not path.startswith(_OPEN_ROUTES) and request.headers.get("Authorization") != f"Bot {self._house.token}":
                raise DiscordError(401, 0, "401: Unauthorized")
            if spec is not None:
                self._house.complaints += spec.request(method, path, body)
            status, answer = await handler(request, body)
        except DiscordError as error:
            status, answer = error.status, error.body
        if spec is not None:
            self._house.complaints += spec.answer(method, path, status, answer)
        return status, answer

    def _fault(self, route: str) -> Fault | None:
        for index, (wanted, at, fault) in enumerate(self.faults):
            if wanted == route:
                if at > 1:
                    self.faults[index] = (wanted, at - 1, fault)
                    return None
                del self.faults[index]
                return fault
        return None

    # the routes

    async def _gateway(self, _: web.Request, __: Any) -> tuple[int, Any]:
        return 200, {"url": self._house.gateway_url}

    async def _gateway_bot(self, _: web.Request, __: Any) -> tuple[int, Any]:
        limit = {"total": 1000, "remaining": 999, "reset_after": 14_400_000, "max_concurrency": 1}
        return 200, {"url": self._house.gateway_url, "session_start_limit": limit, "shards": 1}

    async def _me(self, _: web.Request, __: Any) -> tuple[int, Any]:
        return 200, user_json(self._house.bot_id, bot=True) | {"mfa_enabled": False, "locale": "en-US"}

    async def _application(self, _: web.Request, __: Any) -> tuple[int, Any]:
        return 200, application_json(self._house.application_id)

    async def _channel(self, request: web.Request, _: Any) -> tuple[int, Any]:
        return 200, self._visible(request).as_json()

    async def _open_direct(self, _: web.Request, body: Json) -> tuple[int, Any]:
        return 200, self._house.direct(int(body["recipient_id"])).as_json()

    async def _create(self, request: web.Request, body: Json) -> tuple[int, Any]:
        channel = self._visible(request)
        if channel.closed:
            raise DiscordError(400, 50083, "Thread is archived")
        if not channel.may_send:
            code = 50007 if channel.guild_id is None else 50013
            raise DiscordError(403, code, "Missing Permissions")
        nonce = body.get("nonce")
        if nonce is not None and len(str(nonce)) > 25:
            raise DiscordError(400, 50035, "Invalid Form Body", {"nonce": "Must be 25 or fewer in length."})
        if body.get("enforce_nonce") and (first := self._sent_before(channel, str(nonce))):
            return 200, self._json(first)
        message = self.new_message(channel, body, self._reference(channel, body))
        message.nonce = None if nonce is None else str(nonce)
        self._nonces[channel.id, str(nonce)] = (self._house.clock(), message)
        return 200, self._json(message)

    def new_message(self, channel: Channel, body: Json, reply_to: int | None = None) -> Message:
        """The message, accepted and shown; raises DiscordError if it breaks a limit."""
        check(body)
        house = self._house
        shown = {part: body.get(part) for part in ("content", "embeds", "components", "flags")}
        message = Message(house.new_id(), channel.id, house.bot_id, house.clock(), [shown], reply_to=reply_to)
        channel.messages.append(message)
        return message

    def change(self, message: Message, body: Json) -> None:
        """Edits as a PATCH does: what is not named stays. The V2 flag can be set and never taken back."""
        changed = {part: body[part] for part in ("content", "embeds", "components") if part in body}
        flags = message.flags | (int(body.get("flags") or 0) & COMPONENTS_V2)
        after = message.body | changed | {"flags": flags, "edited_at": self._house.clock()}
        check(after)
        message.versions.append(after)

    async def _message(self, request: web.Request, _: Any) -> tuple[int, Any]:
        return 200, self._json(self._found(request))

    async def _edit(self, request: web.Request, body: Json) -> tuple[int, Any]:
        channel, message = self._visible(request), self._found(request)
        if channel.closed:
            raise DiscordError(400, 50083, "Thread is archived")
        if message.author_id != self._house.bot_id:
            raise DiscordError(403, 50005, "Cannot edit a message authored by another user")
        self.change(message, body)
        return 200, self._json(message)

    async def _delete(self, request: web.Request, _: Any) -> tuple[int, Any]:
        self._found(request).deleted = True
        return 204, None

    async def _history(self, request: web.Request, _: Any) -> tuple[int, Any]:
        channel = self._visible(request)
        if not channel.may_read_history:
            return 200, []
        limit, after = int(request.query.get("limit", 50)), int(request.query.get("after", 0))
        before = int(request.query.get("before", 1 << 63))
        found = sorted((m for m in channel.shown if after < m.id < before), key=lambda m: m.id)
        page = found[:limit] if "after" in request.query else found[-limit:]
        return 200, [self._json(message) for message in reversed(page)]

    # what they share

    def _visible(self, request: web.Request) -> Channel:
        channel = self._house.channels.get(int(request.match_info["channel_id"]))
        if channel is None or channel.deleted:
            raise DiscordError(404, 10003, "Unknown Channel")
        if not channel.may_view:
            raise DiscordError(403, 50001, "Missing Access")
        return channel

    def _found(self, request: web.Request) -> Message:
        message = self._visible(request).message(int(request.match_info["message_id"]))
        if message is None:
            raise DiscordError(404, 10008, "Unknown Message")
        return message

    def _sent_before(self, channel: Channel, nonce: str) -> Message | None:
        at, message = self._nonces.get((channel.id, nonce), (None, None))
        if at is None or message is None or self._house.clock() - at > NONCE_REMEMBERED:
            return None
        if message.deleted:
            raise DiscordError(404, 10008, "Unknown Message")
        return message

    def _reference(self, channel: Channel, body: Json) -> int | None:
        reference = body.get("message_reference")
        if not reference:
            return None
        if not channel.may_read_history:
            raise DiscordError(403, 160002, "Cannot reply without permission to read message history")
        wanted = int(reference["message_id"])
        if channel.message(wanted) is not None:
            return wanted
        if reference.get("fail_if_not_exists", True):
            raise DiscordError(400, 50035, "Invalid Form Body", {"message_reference": "Unknown message"})
        return None

    def _json(self, message: Message) -> Json:
        channel = self._house.channels[message.channel_id]
        return message_json(message, channel.guild_id, bot_id=self._house.bot_id)
