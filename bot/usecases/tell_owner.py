"""Tells the owner what needs a person: on every platform where one is named, and in the log in any case."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from bot.errors import ChatError
from bot.messages.card import Card
from bot.messages.wording import Wording, Wordings
from bot.ports import Chat
from bot.subscriptions.room import Room

log = logging.getLogger(__name__)

FindRoom = Callable[[], Awaitable[Room]]  # a private chat may have to be opened first


@dataclass(frozen=True, slots=True)
class Owner:
    """Where the owner can be reached, by platform, and in which language."""

    rooms: Mapping[str, FindRoom]
    chats: Mapping[str, Chat]
    wordings: Wordings
    locale: str = "en"


async def tell_owner(owner: Owner, key: str, draw: Callable[[Wording], Card]) -> None:
    """One notice, drawn in the owner's words. `key` tells it from others sent within minutes."""
    card = draw(owner.wordings.of(owner.locale))
    log.warning("notice to the owner", extra={"notice": card.plain})
    for platform, find_room in owner.rooms.items():
        try:
            await owner.chats[platform].send(await find_room(), card, key=key)
        except ChatError as error:
            log.warning("owner not reached", extra={"platform": platform, "why": str(error)})
