"""Reads what happens on Telegram as requests, without knowing one command by name."""

import re
from dataclasses import dataclass

from telegram import CallbackQuery, Chat, ChatMember, Message, Update

from bot.commands.request import Place, Request
from bot.subscriptions.room import Room

PLATFORM = "telegram"

_TYPED = re.compile(r"/([A-Za-z0-9_]{1,64})(?:@([A-Za-z0-9_]+))?(?:\s+(.*))?", re.DOTALL)
_GONE = frozenset({ChatMember.BANNED, ChatMember.LEFT})


@dataclass(frozen=True, slots=True)
class Asked:
    """A request, and what is needed to answer it where it was made."""

    request: Request
    reply_to: str | None
    must_check: bool = False  # whether the person manages the room is still to be asked
    press: str | None = None  # the id of the button's press, which waits for an answer of its own


def typed(message: Message, bot_name: str) -> Asked | None:
    """The command in this message; None if there is none, or if it is meant for another bot."""
    match = _TYPED.fullmatch((message.text or "").strip())
    # the discussion group of a channel gets a copy of each of the channel's messages
    if match is None or message.is_automatic_forward or (match[2] and match[2].casefold() != bot_name.casefold()):
        return None
    sender = message.sender_chat or message.from_user
    request = Request(
        room=room_of(message),
        user=str(sender.id if sender else message.chat_id),
        command=match[1],
        text=(match[3] or "").strip(),
        locale=(message.from_user and message.from_user.language_code) or None,
        place=_place(message.chat),
        manages=message.chat.type in (Chat.PRIVATE, Chat.CHANNEL) or _speaks_as_the_group(message),
    )
    return Asked(request, str(message.message_id), must_check=not request.manages and message.sender_chat is None)


def pressed(query: CallbackQuery) -> Asked | None:
    """The command behind this button; None for a button that carries none."""
    if not query.data or query.message is None:
        return None
    command, _, text = query.data.partition(" ")
    chat = query.message.chat
    request = Request(
        room=room_of(query.message) if isinstance(query.message, Message) else Room(PLATFORM, str(chat.id)),
        user=str(query.from_user.id),
        command=command,
        text=text,
        locale=query.from_user.language_code or None,
        place=_place(chat),
        manages=chat.type == Chat.PRIVATE,
        button=True,
    )
    return Asked(request, str(query.message.message_id), must_check=not request.manages, press=query.id)


def room_of(message: Message) -> Room:
    """Where the message stands: its chat, and its topic in a forum."""
    topic = message.message_thread_id if message.is_topic_message else None
    return Room(PLATFORM, str(message.chat_id), str(topic) if topic else None)


def moved(message: Message) -> tuple[Room, str] | None:
    """The old room and its new id, if this message says that a group became a supergroup."""
    if message.migrate_to_chat_id:
        return Room(PLATFORM, str(message.chat_id)), str(message.migrate_to_chat_id)
    if message.migrate_from_chat_id:
        return Room(PLATFORM, str(message.migrate_from_chat_id)), str(message.chat_id)
    return None


def gone(update: Update) -> tuple[Room, str] | None:
    """The room that nobody can be reached in any more, and why; None if we are still in it."""
    change = update.my_chat_member
    if change is None or change.new_chat_member.status not in _GONE:
        return None
    why = "the person blocked the bot" if change.chat.type == Chat.PRIVATE else "the bot was removed"
    return Room(PLATFORM, str(change.chat.id)), why


def _speaks_as_the_group(message: Message) -> bool:
    """True for an anonymous admin."""
    return message.sender_chat is not None and message.sender_chat.id == message.chat_id


def _place(chat: Chat) -> Place:
    return {Chat.PRIVATE: Place.PRIVATE, Chat.CHANNEL: Place.CHANNEL}.get(chat.type, Place.GROUP)
