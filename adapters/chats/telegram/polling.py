"""Watches the long poll, to say once that Telegram went away and once that it is back."""

import logging
from enum import StrEnum
from http import HTTPStatus
from typing import Any

from telegram.error import TelegramError
from telegram.request import HTTPXRequest

log = logging.getLogger(__name__)


class Line(StrEnum):
    """How the line to Telegram is, in words for the operator."""

    CONNECTING = "not connected yet"
    UP = "connected"
    UNREACHABLE = "unreachable: check the network, or the address of the Bot API; trying again"
    TAKEN = "another program polls with this token: stop it, or take a token of its own; trying again"
    REFUSED = "the token was refused: copy it again from @BotFather, then start again"


_BY_STATUS = {
    HTTPStatus.OK: Line.UP,
    HTTPStatus.CONFLICT: Line.TAKEN,
    HTTPStatus.UNAUTHORIZED: Line.REFUSED,
    HTTPStatus.NOT_FOUND: Line.REFUSED,
}


class Watch:
    """The state of the line. Logs each change once, however often it is confirmed."""

    def __init__(self) -> None:
        self.line = Line.CONNECTING

    def now(self, line: Line) -> None:
        """Notes the state; says so if it changed."""
        if line is self.line:
            return
        self.line = line
        level = {Line.UP: logging.INFO, Line.REFUSED: logging.ERROR}.get(line, logging.WARNING)
        log.log(level, "telegram line changed", extra={"state": str(line)})


class WatchedRequest(HTTPXRequest):
    """The library's connection for getUpdates, with a watch on it."""

    def __init__(self, watch: Watch, **settings: Any) -> None:
        super().__init__(**settings)
        self._watch = watch

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """The answer to one poll, noted by the watch."""
        try:
            status, body = await super().do_request(*args, **kwargs)
        except TelegramError:
            self._watch.now(Line.UNREACHABLE)
            raise
        self._watch.now(_BY_STATUS.get(HTTPStatus(status), Line.UNREACHABLE))
        return status, body
