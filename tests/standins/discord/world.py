"""What exists on the stand-in's Discord: channels, messages with every edit, and what goes wrong in them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

Json = dict[str, Any]
EPOCH_MS = 1_420_070_400_000
COMPONENTS_V2 = 1 << 15
EPHEMERAL = 1 << 6
SUPPRESS_NOTIFICATIONS = 1 << 12


class Snowflakes:
    """Ids that carry their time, as Discord's do."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._count = 0

    def __call__(self) -> int:
        self._count += 1
        return ((int(self._clock().timestamp() * 1000) - EPOCH_MS) << 22) + (self._count & 0x3FFFFF)


@dataclass
class Message:
    """A message with everything it ever showed: `versions[-1]` is what it shows now."""

    id: int
    channel_id: int
    author_id: int
    at: datetime
    versions: list[Json]
    nonce: str | None = None
    reply_to: int | None = None
    deleted: bool = False

    @property
    def body(self) -> Json:
        """Content, embeds, components and flags as they are shown now."""
        return self.versions[-1]

    @property
    def content(self) -> str:
        return str(self.body.get("content") or "")

    @property
    def flags(self) -> int:
        return int(self.body.get("flags") or 0)

    @property
    def silent(self) -> bool:
        return bool(self.flags & SUPPRESS_NOTIFICATIONS)

    @property
    def ephemeral(self) -> bool:
        return bool(self.flags & EPHEMERAL)

    @property
    def text(self) -> str:
        """All raw text of the present version: content, embeds, text displays."""
        return text_of(self.body)

    @property
    def buttons(self) -> list[Json]:
        """The buttons of the present version, in reading order."""
        return [part for part in walk(self.body.get("components") or []) if part["type"] == 2]


@dataclass
class Channel:
    """A channel, thread or direct conversation. The switches are what a test turns to make things go wrong."""

    id: int
    guild_id: int | None = 1
    name: str = "news"
    type: int = 0  # 1: direct messages, 11: public thread
    messages: list[Message] = field(default_factory=list)
    deleted: bool = False
    recipient: int = 55  # of a direct conversation
    may_view: bool = True
    may_send: bool = True
    may_read_history: bool = True
    closed: bool = False  # an archived and locked thread

    @property
    def shown(self) -> list[Message]:
        """The messages a reader sees."""
        return [message for message in self.messages if not message.deleted]

    def message(self, message_id: int) -> Message | None:
        return next((message for message in self.shown if message.id == message_id), None)

    def as_json(self) -> Json:
        if self.guild_id is None:
            return {"id": str(self.id), "type": 1, "flags": 0, "recipients": [user_json(self.recipient)]}
        base: Json = {"id": str(self.id), "type": self.type, "flags": 0, "guild_id": str(self.guild_id)}
        if self.type == 11:
            stamp = datetime(2024, 1, 1, tzinfo=UTC).isoformat()
            archive = {"archived": self.closed, "locked": self.closed, "archive_timestamp": stamp}
            thread = {"owner_id": "900", "message_count": 0, "member_count": 1, "total_message_sent": 0}
            metadata = archive | {"auto_archive_duration": 1440, "create_timestamp": stamp, "invitable": True}
            return base | thread | {"name": self.name, "parent_id": "10", "thread_metadata": metadata}
        return base | {"name": self.name, "position": 0, "permission_overwrites": [], "parent_id": None, "nsfw": False}


def walk(components: list[Json]) -> list[Json]:
    """Every component, containers before what they hold."""
    found = []
    for component in components:
        found.append(component)
        found += walk(component.get("components") or [])
        if "accessory" in component:
            found.append(component["accessory"])
    return found


def text_of(body: Mapping[str, Any]) -> str:
    parts = [body.get("content") or ""]
    for embed in body.get("embeds") or []:
        footer = (embed.get("footer") or {}).get("text")
        fields = [word for one in embed.get("fields") or [] for word in (one["name"], one["value"])]
        parts += [embed.get("title") or "", embed.get("description") or "", *fields, footer or ""]
    parts += [part["content"] for part in walk(body.get("components") or []) if part["type"] == 10]
    return "\n".join(filter(None, parts))


def user_json(user_id: int, *, bot: bool = False) -> Json:
    empty = {"avatar": None, "discriminator": "0", "public_flags": 0, "flags": 0, "primary_guild": None}
    name = "vigie" if bot else f"reader{user_id}"
    return empty | {"id": str(user_id), "username": name, "global_name": name, "bot": bot}


def application_json(application_id: int) -> Json:
    """The bot's application as its owner sees it."""
    nothing = ("icon", "type", "interactions_endpoint_url", "role_connections_verification_url", "team")
    counts = ("approximate_guild_count", "approximate_user_install_count", "approximate_user_authorization_count")
    lists: Json = {"redirect_uris": [], "eligible_oauth2_scopes": []}
    return (
        dict.fromkeys(nothing)
        | dict.fromkeys(counts, 1)
        | lists
        | {
            "id": str(application_id),
            "name": "Vigie",
            "description": "",
            "verify_key": "0" * 64,
            "flags": 0,
            "flags_new": "0",
            "owner": user_json(901),
            "bot_public": True,
            "bot_require_code_grant": False,
            "explicit_content_filter": 0,
        }
    )


def message_json(message: Message, guild_id: int | None, *, bot_id: int) -> Json:
    """The message as the REST interface returns it."""
    body = message.body
    shown = {"content": message.content, "embeds": [{"type": "rich"} | one for one in body.get("embeds") or []]}
    edited = body.get("edited_at")
    answer: Json = shown | {
        "id": str(message.id),
        "channel_id": str(message.channel_id),
        "author": user_json(message.author_id, bot=message.author_id == bot_id),
        "timestamp": message.at.isoformat(),
        "edited_timestamp": edited.isoformat() if edited else None,
        "flags": message.flags,
        "components": numbered(body.get("components") or []),
        "type": 19 if message.reply_to else 0,
        "tts": False,
        "pinned": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
    }
    if message.nonce is not None:
        answer["nonce"] = message.nonce
    if message.reply_to is not None:
        reference = {"type": 0, "channel_id": str(message.channel_id), "message_id": str(message.reply_to)}
        answer["message_reference"] = reference | ({"guild_id": str(guild_id)} if guild_id else {})
    return answer


def numbered(components: list[Json]) -> list[Json]:
    """The components as Discord gives them back: every one with an id, defaults spelled out."""
    counter = iter(range(1, 1000))
    defaults = {17: {"accent_color": None, "spoiler": False}, 14: {"spacing": 1, "divider": True}}

    def one(component: Json) -> Json:
        full = defaults.get(component["type"], {}) | {
            key: value for key, value in component.items() if value is not None
        }
        full |= {"id": next(counter)}
        if component["type"] == 17:
            full.setdefault("accent_color", None)
        if "components" in component:
            full["components"] = [one(inner) for inner in component["components"]]
        return full

    return [one(component) for component in components]


def guild_json(guild_id: int, channels: list[Channel], bot_id: int, locale: str) -> Json:
    """A server with these channels, as the gateway shows it."""
    lists = ("emojis", "features", "presences", "voice_states", "stickers", "stage_instances", "soundboard_sounds")
    levels = ("afk_timeout", "verification_level", "default_message_notifications", "explicit_content_filter")
    more = ("mfa_level", "system_channel_flags", "premium_tier", "nsfw_level")
    everyone = {"id": str(guild_id), "name": "@everyone", "color": 0, "colors": {"primary_color": 0}, "hoist": False}
    everyone |= {"position": 0, "permissions": "0", "managed": False, "mentionable": False, "flags": 0}
    me = {"user": user_json(bot_id, bot=True), "roles": [], "deaf": False, "mute": False, "flags": 0}
    guild: Json = {name: [] for name in (*lists, "guild_scheduled_events")} | dict.fromkeys((*levels, *more), 0)
    return guild | {
        "id": str(guild_id),
        "name": "The newsroom",
        "owner_id": "901",
        "preferred_locale": locale,
        "premium_progress_bar_enabled": False,
        "roles": [everyone],
        "members": [me | {"joined_at": "2024-01-01T00:00:00+00:00"}],
        "member_count": 2,
        "large": False,
        "channels": [one.as_json() for one in channels if one.type != 11],
        "threads": [one.as_json() for one in channels if one.type == 11],
    }
