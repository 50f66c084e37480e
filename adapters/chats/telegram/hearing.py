"""Answers what people type and press on Telegram, in the room where they did."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from typing import Any
from weakref import WeakValueDictionary

from telegram import Update
from telegram.error import TelegramError

from adapters.chats.telegram.chat import TelegramChat
from adapters.chats.telegram.members import Members
from adapters.chats.telegram.neutral import clean, cut
from adapters.chats.telegram.updates import Asked, gone, moved, pressed, typed
from bot.commands.request import Place, Request
from bot.errors import ChatError, Refused
from bot.messages.card import Card
from bot.subscriptions.room import Room

MOST_WAITING = 8  # requests of one room at a time: whoever types faster than that is not heard
POP_UP_UNITS = 200  # Telegram's limit for the answer to a press

log = logging.getLogger(__name__)


async def _ignore(room: Room, fact: str) -> None:
    """What happens to a room nobody asked about."""


@dataclass(frozen=True, slots=True)
class Hooks:
    """Whom to tell what happens: requests to be answered, rooms that got a new id, rooms that are gone (and why)."""

    answer: Callable[[Request], Awaitable[Card | None]]
    moved: Callable[[Room, str], Awaitable[None]] = _ignore
    gone: Callable[[Room, str], Awaitable[None]] = _ignore
    owner: str | None = None  # who runs this: stands behind what a chat they administer says in its own name


@dataclass(slots=True, weakref_slot=True)
class _Turn:
    """Whose turn it is in one room."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    waiting: int = 0


class Hearing:
    """Takes updates one by one; those of one room in the order in which they came."""

    def __init__(self, chat: TelegramChat, hooks: Hooks) -> None:
        self._chat = chat
        self._hooks = hooks
        self._members = Members(chat.bot)
        self._turns: WeakValueDictionary[Room, _Turn] = WeakValueDictionary()

    async def command(self, update: Update, _: Any) -> None:
        """A message somebody wrote, or a post in a channel."""
        message = update.effective_message
        asked = typed(message, self._chat.bot.username) if message else None
        if asked:
            await self._in_turn(asked, self._reply)

    async def press(self, update: Update, _: Any) -> None:
        """A press on a button. The answer stands in the room; in a channel, which is everybody's, it pops up."""
        query = update.callback_query
        asked = pressed(query) if query else None
        if query and asked is None:
            await self._settle(query.id)
        if asked is None:
            return
        if asked.request.place is Place.CHANNEL:
            await self._in_turn(asked, self._pop_up)
            return
        await self._settle(asked.press)
        await self._in_turn(asked, self._reply)

    async def service(self, update: Update, _: Any) -> None:
        """Telegram's word that a group became a supergroup."""
        message = update.effective_message
        change = moved(message) if message else None
        if change:
            await self._hooks.moved(*change)

    async def membership(self, update: Update, _: Any) -> None:
        """Somebody added, blocked or removed the bot."""
        loss = gone(update)
        if loss:
            await self._hooks.gone(*loss)

    async def _in_turn(self, asked: Asked, show: Callable[[Asked, Card | None], Awaitable[None]]) -> None:
        turn = self._turns.setdefault(asked.request.room, _Turn())
        if turn.waiting >= MOST_WAITING:  # one room's flood must not take the places of all others
            log.info("request not heard", extra={"room": str(asked.request.room), "reason": "too many at once"})
            return
        turn.waiting += 1
        try:
            async with turn.lock:
                await self._answer(asked, show)
        finally:
            turn.waiting -= 1

    async def _answer(self, asked: Asked, show: Callable[[Asked, Card | None], Awaitable[None]]) -> None:
        request = asked.request
        if asked.must_check:
            request = replace(request, manages=await self._members.manages(request.room.chat, request.user))
        if request.user == request.room.chat and await self._is_the_owners(request.room):
            request = replace(request, user=self._hooks.owner or request.user)
        try:
            await show(asked, await self._hooks.answer(request))
        except ChatError as error:
            log.warning("answer not delivered", extra={"room": str(request.room), "reason": str(error)})

    async def _is_the_owners(self, room: Room) -> bool:
        """True if the owner administers this chat: in a channel, or as anonymous admin, the chat itself speaks."""
        return self._hooks.owner is not None and await self._members.manages(room.chat, self._hooks.owner)

    async def _reply(self, asked: Asked, card: Card | None) -> None:
        if card is None:
            return
        try:
            await self._chat.answer(asked.request.room, card, to=asked.reply_to)
        except Refused:  # nobody stands behind an answer to try it again
            await self._chat.answer(asked.request.room, replace(card, rich=False), to=asked.reply_to)

    async def _pop_up(self, asked: Asked, card: Card | None) -> None:
        await self._settle(asked.press, cut(" ".join(clean(card.plain).split()), POP_UP_UNITS) if card else None)

    async def _settle(self, press: str | None, text: str | None = None) -> None:
        """Ends the waiting sign on the button. One that is too old to be answered is left alone."""
        try:
            await self._chat.bot.answer_callback_query(press or "", text=text, show_alert=bool(text))
        except TelegramError as error:
            log.info("press not answered", extra={"reason": error.message})
