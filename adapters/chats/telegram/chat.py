"""Telegram as a chat: sends a card, edits it, and says in the core's words what went wrong."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from telegram import ReplyParameters
from telegram.error import BadRequest
from telegram.ext import ExtBot

from adapters.chats.telegram.errors import is_unchanged, translated
from adapters.chats.telegram.limiter import ANSWER
from adapters.chats.telegram.markup import Message, render
from bot.errors import MessageGone, TryLater
from bot.messages.card import Card
from bot.subscriptions.room import Room

GENERAL_TOPIC = "1"  # Telegram refuses the number of a forum's first topic: it is the forum without a topic


@dataclass(frozen=True, slots=True)
class TelegramChat:
    """Chat. Needs a bot that somebody else connects and closes."""

    bot: ExtBot[Any] = field(repr=False)  # its own repr shows the token

    async def send(self, room: Room, card: Card, *, key: str, reply_to: str | None = None, silent: bool = False) -> str:
        """The id of the new message. `key` is of no use: Telegram cannot recognise a message sent twice."""
        return await self._sent(room, card, reply_to=reply_to, silent=silent)

    async def answer(self, room: Room, card: Card, *, to: str | None) -> str:
        """The id of the answer to somebody who is waiting for it: it goes before all alerts."""
        return await self._sent(room, card, reply_to=to, rate=ANSWER)

    async def edit(self, room: Room, message_id: str, card: Card) -> None:
        """Shows `card` in place of what the message showed."""
        if not message_id.isdecimal():
            raise MessageGone(f"telegram has no message {message_id!r}")
        message = self._drawn(room, card)
        with translated():
            try:
                await self.bot.edit_message_text(
                    message.text,
                    room.chat,
                    int(message_id),
                    entities=message.entities,
                    reply_markup=message.buttons,
                    link_preview_options=message.preview,
                )
            except BadRequest as error:
                if not is_unchanged(error):
                    raise

    def link(self, room: Room, message_id: str) -> str | None:
        """The address of a message of a supergroup or channel; only its members can open it. Other chats have none."""
        inner = room.chat.removeprefix("-100")
        if inner == room.chat or not inner.isdecimal() or not message_id.isdecimal():
            return None
        return "/".join(filter(None, ("https://t.me/c", inner, room.topic, message_id)))

    async def find(self, room: Room, post: str, since: datetime) -> str | None:
        """None, always: bots cannot read the history of a chat."""
        return None

    async def _sent(
        self, room: Room, card: Card, *, reply_to: str | None, silent: bool = False, rate: str | None = None
    ) -> str:
        message = self._drawn(room, card)
        with translated():
            sent = await self.bot.send_message(
                room.chat,
                message.text,
                entities=message.entities,
                reply_markup=message.buttons,
                link_preview_options=message.preview,
                message_thread_id=_thread(room),
                reply_parameters=_reply(reply_to),
                disable_notification=silent,
                rate_limit_args=rate,
            )
        return str(sent.message_id)

    def _drawn(self, room: Room, card: Card) -> Message:
        try:
            name = self.bot.username
        except RuntimeError as error:  # the library's word for a bot that never reached Telegram
            raise TryLater("telegram is not connected") from error
        return render(card, bot_name=name, private=not room.chat.startswith(("-", "@")))


def _thread(room: Room) -> int | None:
    return int(room.topic) if room.topic and room.topic != GENERAL_TOPIC else None


def _reply(to: str | None) -> ReplyParameters | None:
    return ReplyParameters(int(to), allow_sending_without_reply=True) if to else None
