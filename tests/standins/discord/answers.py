"""Answers on their way out: errors as Discord words them, headers as it sets them."""

import json
from typing import Any

from aiohttp import web

from tests.standins.discord import limits
from tests.standins.discord.world import Json


class DiscordError(Exception):
    """An error body on its way out."""

    def __init__(self, status: int, code: int, message: str, errors: dict[str, str] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.body: Json = {"message": message, "code": code}
        if errors:
            self.body["errors"] = {
                key: {"_errors": [{"code": _error_code(why), "message": why}]} for key, why in errors.items()
            }


def _error_code(why: str) -> str:
    return "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2" if "COMPONENTS_V2" in why else "BASE_TYPE_BAD"


def check(body: Json) -> None:
    """Raises what Discord answers to a message it will not take."""
    if limits.is_empty(body):
        raise DiscordError(400, 50006, "Cannot send an empty message")
    if wrong := limits.complaints(body):
        raise DiscordError(400, 50035, "Invalid Form Body", wrong)


def broken(request: web.Request) -> web.StreamResponse:
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)


def response(status: int, body: Any, headers: dict[str, str]) -> web.Response:
    """Exactly application/json, as discord.py compares it; a page of the proxy is text."""
    quota = {"X-RateLimit-Limit": "1000", "X-RateLimit-Remaining": "999", "X-RateLimit-Reset-After": "1.0"}
    quota |= {"X-RateLimit-Reset": "4102444800.0"}
    if body is None:
        return web.Response(status=status, headers=quota | headers)
    if isinstance(body, str):
        return web.Response(status=status, text=body, content_type="text/html", headers=headers)
    payload = json.dumps(body).encode()
    return web.Response(status=status, body=payload, headers=quota | headers | {"Content-Type": "application/json"})
