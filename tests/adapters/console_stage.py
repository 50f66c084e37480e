"""The terminal on the stage of the chat contract: a sheet of paper that may tear."""

import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from rich.console import Console

from adapters.chats.console import ConsoleChat
from bot.errors import TryLater
from bot.subscriptions.room import Room
from tests.contract.stage import Stage


class Paper(io.StringIO):
    """What a terminal writes on, until it tears."""

    torn = False

    def write(self, text: str, /) -> int:
        if self.torn:
            raise BrokenPipeError(32, "Broken pipe")
        return super().write(text)


@asynccontextmanager
async def console_stage() -> AsyncIterator[Stage]:
    paper = Paper()
    chat = ConsoleChat(Console(file=paper, force_terminal=True, width=80))

    def tear() -> None:
        paper.torn = True

    def texts() -> list[str]:
        return [card.plain for card in chat._shown.values()]

    yield Stage(chat, Room("console", "1"), texts, {TryLater: tear}, {TryLater: tear})
