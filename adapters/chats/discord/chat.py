"""Discord as a chat: cards go out, edits stay in place, a lost message is found by its buttons."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

import discord

from adapters.chats.discord.calling import NOBODY, allowed
from adapters.chats.discord.failures import NO_HISTORY_FOR_REPLY, must_stay_layout, translated
from adapters.chats.discord.markup import Form, Markup, form_of, render, words_as_layout
from adapters.chats.discord.presses import read
from adapters.chats.discord.shown import shows
from bot.errors import MessageGone, RoomGone, TryLater
from bot.messages.card import Card
from bot.subscriptions.room import Room

ATTEMPT_S = 90.0  # discord.py repeats by itself for up to 25 s, and waits up to 30 s where it is asked to
CLOCKS_DIFFER_BY = timedelta(minutes=1)  # ours and Discord's, at most
HISTORY_MESSAGES = 500  # how many of a busy room's messages `find` reads at most
MAX_NONCE = 25


class DiscordChat:
    """Chat. Needs a client that DiscordClient logs in; a thread is a room like any other."""

    def __init__(self, client: discord.Client, form: Form = Form.LAYOUT, attempt_s: float = ATTEMPT_S) -> None:
        self._client = client
        self._form = form
        self._attempt_s = attempt_s

    async def send(self, room: Room, card: Card, *, key: str, reply_to: str | None = None, silent: bool = False) -> str:
        """The id of the new message. `key` becomes the nonce: the same key within minutes gives the first message."""
        channel = self._channel(room)
        form = form_of(card, self._form)
        markup = render(card, form)
        options: dict[str, Any] = {"nonce": key[:MAX_NONCE], "silent": silent, "allowed_mentions": allowed(card)}
        options |= parts(markup)
        if reply_to is not None:
            options["reference"] = _reference(reply_to, channel.id)
        async with self._attempt():
            try:
                sent = await channel.send(**options)
            except discord.HTTPException as error:
                if error.code != NO_HISTORY_FOR_REPLY:
                    raise
                sent = await channel.send(**options | {"reference": None})  # replies are worded to stand alone
        if not shows(sent, markup):  # the first attempt had arrived, and the story moved since
            await self.edit(room, str(sent.id), card)
        return str(sent.id)

    async def edit(self, room: Room, message_id: str, card: Card) -> None:
        """Shows the card in the message's place, in the form it was born with if Discord insists on it."""
        message = self._channel(room).get_partial_message(_snowflake(message_id, MessageGone))
        form = form_of(card, self._form)
        async with self._attempt():
            try:
                await message.edit(allowed_mentions=NOBODY, **_in_place(render(card, form), form))
            except discord.HTTPException as error:
                if not must_stay_layout(error):
                    raise
                await message.edit(allowed_mentions=NOBODY, **_as_layout(card, form))

    def link(self, room: Room, message_id: str) -> str | None:
        """The address of a message in a channel that is known; only those who see the channel can open it."""
        channel = self._client.get_channel(int(room.chat)) if room.chat.isdecimal() else None
        if channel is None or not message_id.isdecimal():
            return None
        guild = getattr(channel, "guild", None)
        return f"https://discord.com/channels/{guild.id if guild else '@me'}/{room.chat}/{message_id}"

    async def find(self, room: Room, post: str, since: datetime) -> str | None:
        """Our own message whose buttons carry this post; None too where the history may not be read."""
        channel = self._channel(room)
        user = self._client.user
        async with self._attempt():
            try:
                async for message in channel.history(
                    after=since - CLOCKS_DIFFER_BY, limit=HISTORY_MESSAGES, oldest_first=True
                ):
                    if user and message.author.id == user.id and post in _posts(message.components):
                        return str(message.id)
            except discord.Forbidden:
                return None
        return None

    async def private_room(self, user: str) -> Room:
        """The direct conversation with this person, opened if there is none yet."""
        self._connected()
        async with self._attempt():
            channel = await self._client.create_dm(discord.Object(_snowflake(user, RoomGone)))
        return Room("discord", str(channel.id))

    def _channel(self, room: Room) -> discord.PartialMessageable:
        self._connected()
        return self._client.get_partial_messageable(_snowflake(room.chat, RoomGone))

    def _connected(self) -> None:
        if self._client.user is None or self._client.is_closed():
            raise TryLater("discord is not connected yet")

    @asynccontextmanager
    async def _attempt(self) -> AsyncIterator[None]:
        """One bounded attempt; its errors leave as ours."""
        with translated():
            try:
                async with asyncio.timeout(self._attempt_s):
                    yield
            except TimeoutError:
                # discord.py holds every request back while it waits out a global limit, and cancelling that wait
                # would hold them back for ever.
                self._client.http._global_over.set()
                raise


def parts(markup: Markup) -> dict[str, Any]:
    """The arguments for discord.py. A stopped view is sent all the same, but not kept: presses come by their id."""
    parts: dict[str, Any] = {}
    if markup.view is not None:
        markup.view.stop()
        parts["view"] = markup.view
    if markup.content is not None:
        parts |= {"content": markup.content}
    if markup.embed is not None:
        parts |= {"embed": markup.embed}
    return parts


def _in_place(markup: Markup, form: Form) -> dict[str, Any]:
    """The arguments of an edit. A layout shows itself alone; the older forms must name what they no longer show."""
    nothing: dict[str, Any] = {} if form is Form.LAYOUT else {"content": None, "embed": None, "view": None}
    return nothing | parts(markup)


def _as_layout(card: Card, form: Form) -> dict[str, Any]:
    """Components V2 in place of anything: content and embeds of an older form are emptied."""
    markup = words_as_layout(card) if form is Form.WORDS else render(card, Form.LAYOUT)
    return parts(markup) | {"content": None, "embeds": []}


def _reference(message_id: str, channel_id: int) -> discord.MessageReference:
    answered = _snowflake(message_id, MessageGone)
    return discord.MessageReference(message_id=answered, channel_id=channel_id, fail_if_not_exists=False)


def _snowflake(text: str, otherwise: type[MessageGone] | type[RoomGone]) -> int:
    if text.isascii() and text.isdecimal() and len(text) <= 20:
        return int(text)
    raise otherwise("discord has no such id")


def _posts(components: list[Any]) -> Iterator[str]:
    """The posts that the buttons among these components carry."""
    for component in components:
        name = getattr(component, "custom_id", None)
        if name and (press := read(name)) and press.post:
            yield press.post
        yield from _posts(getattr(component, "children", []))
