"""A request: a command as it came from a platform, before anybody judged it."""

from dataclasses import dataclass, field
from enum import StrEnum

from bot.subscriptions.room import Room


class Place(StrEnum):
    """Where a command was given."""

    PRIVATE = "private"
    GROUP = "group"
    CHANNEL = "channel"
    TERMINAL = "terminal"


@dataclass(frozen=True, slots=True)
class Request:
    """Who asks what, where. Either `text` (Telegram, buttons) or `options` (Discord) holds the arguments."""

    room: Room
    user: str  # the platform's id of the person; the channel's own id for a channel post
    command: str  # as typed, without the slash: a name or an alias
    text: str = ""
    options: dict[str, str] = field(default_factory=dict)
    locale: str | None = None  # what the platform says of the person (Discord: the server), any BCP 47 tag
    place: Place = Place.PRIVATE
    manages: bool = False  # the person may change this room: an admin, Manage Channels, or a private chat
    button: bool = False  # the request is a press on a button of ours
