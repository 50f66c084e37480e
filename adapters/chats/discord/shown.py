"""Whether a message shows a card: a repeated nonce brings back the first message, with what it said then."""

from collections.abc import Iterable, Iterator
from typing import Any

import discord
from discord import ui

from adapters.chats.discord.markup import Markup


def shows(message: discord.Message, markup: Markup) -> bool:
    """True if the message says what the markup says; blanks and signs do not count, Discord may tidy them."""
    return _folded(_in_message(message)) == _folded(_in_markup(markup))


def _in_message(message: discord.Message) -> Iterator[str | None]:
    yield message.content
    for embed in message.embeds:
        yield from (embed.title, embed.description)
    yield from _displayed(message.components)


def _in_markup(markup: Markup) -> Iterator[str | None]:
    yield markup.content
    if markup.embed is not None:
        yield from (markup.embed.title, markup.embed.description)
    if markup.view is not None:
        yield from (item.content for item in markup.view.walk_children() if isinstance(item, ui.TextDisplay))


def _displayed(components: Iterable[Any]) -> Iterator[str]:
    for component in components:
        if isinstance(component, discord.TextDisplay):
            yield component.content
        yield from _displayed(getattr(component, "children", []))


def _folded(texts: Iterable[str | None]) -> str:
    return "".join(char for text in texts for char in text or "" if char.isalnum())
