"""Tells who manages a room, remembering the answer for a minute."""

import time
from collections.abc import Callable
from typing import Any

from telegram import ChatMember
from telegram.error import TelegramError
from telegram.ext import ExtBot

KEPT_S = 60.0
MANY = 2_000

_MANAGERS = frozenset({ChatMember.OWNER, ChatMember.ADMINISTRATOR})


class Members:
    """Asks Telegram who is an admin. What cannot be found out counts as no."""

    def __init__(self, bot: ExtBot[Any], now: Callable[[], float] = time.monotonic) -> None:
        self._bot = bot
        self._now = now
        self._known: dict[tuple[str, str], tuple[bool, float]] = {}

    async def manages(self, chat: str, user: str) -> bool:
        """Whether this person may change this chat's subscription."""
        known, until = self._known.get((chat, user), (False, 0.0))
        if self._now() < until:
            return known
        try:
            member = await self._bot.get_chat_member(chat, int(user))
        except TelegramError:
            return False
        if len(self._known) >= MANY:
            self._known.clear()
        self._known[chat, user] = (member.status in _MANAGERS, self._now() + KEPT_S)
        return member.status in _MANAGERS
