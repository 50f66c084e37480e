"""One interaction after another: read as a request, answered within three seconds or visibly waited for."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import discord

from adapters.chats.discord.chat import parts
from adapters.chats.discord.failures import translated
from adapters.chats.discord.markup import Form, form_of, render
from adapters.chats.discord.presses import read
from bot.commands.request import Place, Request
from bot.errors import ChatError, Refused
from bot.messages.card import Card
from bot.subscriptions.room import Room

NOBODY = discord.AllowedMentions.none()
WAIT_BEFORE_DEFERRING_S = 1.5  # of the three seconds Discord gives

Answer = Callable[[Request], Awaitable[Card | None]]
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Conversation:
    """Asks `answer`, and shows its card: to everybody after a command, to the presser alone after a button."""

    answer: Answer
    form: Form = Form.LAYOUT
    defer_after_s: float = WAIT_BEFORE_DEFERRING_S

    async def command(self, interaction: discord.Interaction[Any], name: str, options: Mapping[str, str]) -> None:
        """A slash command with its options."""
        await self._respond(interaction, replace(request_of(interaction, name), options=dict(options)))

    async def press(self, interaction: discord.Interaction[Any]) -> None:
        """A press on one of our buttons, of this life of the program or an earlier one."""
        data: Mapping[str, Any] = interaction.data or {}
        press = read(str(data.get("custom_id", "")))
        if press is None:
            await self._shown(interaction, interaction.response.defer())
            return
        request = request_of(interaction, press.command)
        await self._respond(interaction, replace(request, text=press.text, button=True))

    async def _respond(self, interaction: discord.Interaction[Any], request: Request) -> None:
        thinking = asyncio.ensure_future(self.answer(request))
        await asyncio.wait({thinking}, timeout=self.defer_after_s)
        if not thinking.done():
            waiting = interaction.response.defer(ephemeral=request.button, thinking=True)
            await self._shown(interaction, waiting)
        try:
            card = await thinking
        except Exception as error:
            log.exception("a command failed", extra={"command": request.command, "error": type(error).__name__})
            card = None
        if card is None:
            await self._shown(interaction, _nothing(interaction))
        elif await self._shown(interaction, self._show(interaction, card, request)) is Refused:
            await self._shown(interaction, self._show(interaction, replace(card, rich=False), request))

    async def _show(self, interaction: discord.Interaction[Any], card: Card, request: Request) -> None:
        shown = parts(render(card, form_of(card, self.form)))
        if interaction.response.is_done():
            await interaction.edit_original_response(allowed_mentions=NOBODY, **shown)
        else:
            await interaction.response.send_message(ephemeral=request.button, allowed_mentions=NOBODY, **shown)

    async def _shown(self, interaction: discord.Interaction[Any], step: Awaitable[Any]) -> type[ChatError] | None:
        """Takes a step; its failure costs this answer and nothing else. The kind of the failure, or None."""
        try:
            with translated():
                await step
        except ChatError as error:
            facts = {"error": type(error).__name__, "reason": str(error), "channel": interaction.channel_id}
            log.warning("an answer was not shown", extra=facts)
            return type(error)
        except discord.InteractionResponded:
            log.warning("an answer came twice", extra={"channel": interaction.channel_id})
        return None


async def _nothing(interaction: discord.Interaction[Any]) -> None:
    """Ends the waiting without a word."""
    if not interaction.response.is_done():
        await interaction.response.defer(ephemeral=True)
    if interaction.response.type is not discord.InteractionResponseType.deferred_message_update:
        await interaction.delete_original_response()


def request_of(interaction: discord.Interaction[Any], command: str) -> Request:
    """The request without its arguments. The language is the server's; of a direct conversation, the person's."""
    private = interaction.guild_id is None
    return Request(
        room=Room("discord", str(interaction.channel_id)),
        user=str(interaction.user.id),
        command=command,
        locale=str((interaction.guild_locale or interaction.locale).value),
        place=Place.PRIVATE if private else Place.GROUP,
        manages=private or interaction.permissions.manage_channels,
    )
