"""Slash commands and button presses as readers give them, and the answers the bot has three seconds for."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from aiohttp import web

from tests.standins.discord.answers import DiscordError, check
from tests.standins.discord.world import EPHEMERAL, Channel, Json, Message, message_json, user_json

if TYPE_CHECKING:
    from tests.standins.discord.server import DiscordStandIn

FIRST_ANSWER_WITHIN = timedelta(seconds=3)
TOKEN_LIVES = timedelta(minutes=15)
MANAGE_CHANNELS = 1 << 4
SEND_AND_VIEW = (1 << 10) | (1 << 11)
_OPTION_TYPES: dict[type, int] = {str: 3, int: 4, bool: 5}


@dataclass(eq=False)
class Interaction:
    """One command or press, and what the bot made of it."""

    id: int
    token: str
    channel: Channel
    at: datetime
    callback: Json | None = None
    message: Message | None = None  # what the reader sees, ephemeral or not
    withdrawn: bool = False
    acknowledged: asyncio.Event = field(default_factory=asyncio.Event)
    settled: asyncio.Event = field(default_factory=asyncio.Event)  # a text is shown, or the waiting was taken away

    @property
    def deferred(self) -> bool:
        return self.callback is not None and self.callback["type"] in (5, 6)

    async def answer(self) -> Message:
        """The message the reader gets, once it is there."""
        await self.settled.wait()
        assert self.message is not None, "the bot withdrew its answer"
        return self.message


class Interactions:
    """The registered commands, and every interaction that happened."""

    def __init__(self, house: "DiscordStandIn") -> None:
        self._house = house
        self.commands: list[Json] = []
        self.all: dict[str, Interaction] = {}
        self.writes = 0

    def command(
        self, channel: Channel, user: int, name: str, options: dict[str, Any], **person: Any
    ) -> tuple[Interaction, Json]:
        """The interaction and its gateway event; an unregistered command cannot be typed."""
        known = {command["name"]: command for command in self.commands}
        assert name in known, f"/{name} is not registered; registered: {sorted(known)}"
        offered = {option["name"]: option for option in known[name].get("options") or []}
        chosen = []
        for option, value in options.items():
            assert option in offered, f"/{name} has no option {option}"
            assert offered[option]["type"] == _OPTION_TYPES[type(value)], f"/{name} {option}: wrong type"
            chosen.append({"name": option, "type": offered[option]["type"], "value": value})
        data = {"id": known[name]["id"], "name": name, "type": 1, "options": chosen}
        return self._happened(channel, user, 2, data, **person)

    def press(self, message: Message, custom_id: str, user: int, **person: Any) -> tuple[Interaction, Json]:
        """The interaction and its gateway event; only a button that is shown can be pressed."""
        shown = [button.get("custom_id") for button in message.buttons]
        assert custom_id in shown, f"no such button; shown: {shown}"
        channel = self._house.channels[message.channel_id]
        interaction, event = self._happened(channel, user, 3, {"component_type": 2, "custom_id": custom_id}, **person)
        event["message"] = message_json(message, channel.guild_id, bot_id=self._house.bot_id)
        return interaction, event

    def _happened(
        self, channel: Channel, user: int, kind: int, data: Json, *, locale: str = "en-US", manages: bool = False
    ) -> tuple[Interaction, Json]:
        house = self._house
        number = house.new_id()
        interaction = Interaction(number, f"interaction-secret-{number}", channel, house.clock())
        self.all[interaction.token] = interaction
        event: Json = {
            "id": str(number),
            "application_id": str(house.application_id),
            "type": kind,
            "data": data,
            "channel_id": str(channel.id),
            "channel": channel.as_json(),
            "token": interaction.token,
            "version": 1,
            "locale": locale,
            "app_permissions": str(SEND_AND_VIEW),
            "entitlements": [],
            "attachment_size_limit": 10_485_760,
            "authorizing_integration_owners": {"0": str(channel.guild_id or 0)},
            "context": 1 if channel.guild_id is None else 0,
        }
        if channel.guild_id is None:
            return interaction, event | {"user": user_json(user)}
        return interaction, event | self._in_server(channel.guild_id, user, manages)

    def _in_server(self, guild: int, user: int, manages: bool) -> Json:
        permissions = SEND_AND_VIEW | (MANAGE_CHANNELS if manages else 0)
        member = {"user": user_json(user), "roles": [], "joined_at": "2024-01-01T00:00:00+00:00", "deaf": False}
        member |= {"mute": False, "flags": 0, "permissions": str(permissions)}
        locale = self._house.guild_locale
        partial = {"id": str(guild), "locale": locale, "features": []}
        return {"guild_id": str(guild), "guild_locale": locale, "member": member, "guild": partial}

    # the routes

    async def registered(self, request: web.Request, _: Any) -> tuple[int, Any]:
        if request.query.get("with_localizations") == "true":
            return 200, self.commands
        return 200, [_without_localizations(command) for command in self.commands]

    async def register(self, _: web.Request, body: list[Json]) -> tuple[int, Any]:
        names = [command["name"] for command in body]
        if len(names) > 100 or len(names) != len(set(names)):
            raise DiscordError(400, 50035, "Invalid Form Body", {"name": "Application command names must be unique"})
        self.writes += 1
        self.commands = [self._as_kept(command) for command in body]
        return 200, self.commands

    def _as_kept(self, command: Json) -> Json:
        permissions = command.get("default_member_permissions")
        full = {"type": 1, "name_localizations": None, "description_localizations": None, "nsfw": False}
        full |= {key: value for key, value in command.items() if value not in ([], None)}
        full["default_member_permissions"] = None if permissions is None else str(permissions)
        full |= {"id": str(self._house.new_id()), "version": str(self._house.new_id())}
        return full | {"application_id": str(self._house.application_id)}

    async def callback(self, request: web.Request, body: Json) -> tuple[int, Any]:
        interaction = self.all.get(request.match_info["interaction_token"])
        if interaction is None or self._house.clock() - interaction.at > FIRST_ANSWER_WITHIN:
            raise DiscordError(404, 10062, "Unknown interaction")
        if interaction.callback is not None:
            raise DiscordError(400, 40060, "Interaction has already been acknowledged.")
        if body["type"] == 4:
            self._show(interaction, body.get("data") or {})
        interaction.callback = body
        interaction.acknowledged.set()
        if body["type"] == 6:
            interaction.settled.set()
        if request.query.get("with_response", "").lower() not in ("true", "1"):
            return 204, None
        return 200, self._callback_object(interaction, body)

    def _callback_object(self, interaction: Interaction, body: Json) -> Json:
        deferred = {"response_message_loading": True} if body["type"] == 5 else {}
        flags = int((body.get("data") or {}).get("flags") or 0)
        basic = {"id": str(interaction.id), "type": 2, "response_message_ephemeral": bool(flags & EPHEMERAL)}
        answer: Json = {"interaction": basic | deferred}
        if interaction.message is not None:
            answer["interaction"]["response_message_id"] = str(interaction.message.id)
            answer["resource"] = {"type": body["type"], "message": self._json(interaction)}
        return answer

    def _show(self, interaction: Interaction, body: Json) -> None:
        if int(body.get("flags") or 0) & EPHEMERAL:  # only the asking person sees it: it stands in no channel
            check(body)
            house = self._house
            shown = {part: body.get(part) for part in ("content", "embeds", "components", "flags")}
            interaction.message = Message(house.new_id(), interaction.channel.id, house.bot_id, house.clock(), [shown])
        else:
            interaction.message = self._house.rest.new_message(interaction.channel, body)
        interaction.settled.set()

    def _living(self, request: web.Request) -> Interaction:
        interaction = self.all.get(request.match_info["webhook_token"])
        if interaction is None or self._house.clock() - interaction.at > TOKEN_LIVES:
            raise DiscordError(401, 50027, "Invalid Webhook Token")
        if interaction.callback is None or interaction.withdrawn:
            raise DiscordError(404, 10015, "Unknown Webhook")
        return interaction

    async def edit_original(self, request: web.Request, body: Json) -> tuple[int, Any]:
        interaction = self._living(request)
        if interaction.message is None:
            assert interaction.callback is not None
            deferred = int((interaction.callback.get("data") or {}).get("flags") or 0)
            self._show(interaction, body | {"flags": int(body.get("flags") or 0) | deferred})
        else:
            self._house.rest.change(interaction.message, body)
        return 200, self._json(interaction)

    async def follow_up(self, request: web.Request, body: Json) -> tuple[int, Any]:
        interaction = self._living(request)
        self._show(interaction, body)
        return 200, self._json(interaction)

    async def original(self, request: web.Request, _: Any) -> tuple[int, Any]:
        interaction = self._living(request)
        if interaction.message is None:
            raise DiscordError(404, 10008, "Unknown Message")
        return 200, self._json(interaction)

    async def delete_original(self, request: web.Request, _: Any) -> tuple[int, Any]:
        interaction = self._living(request)
        interaction.withdrawn = True
        if interaction.message is not None:
            interaction.message.deleted = True
        interaction.settled.set()
        return 204, None

    def _json(self, interaction: Interaction) -> Json:
        assert interaction.message is not None
        return message_json(interaction.message, interaction.channel.guild_id, bot_id=self._house.bot_id)


def _without_localizations(thing: Any) -> Any:
    if isinstance(thing, list):
        return [_without_localizations(one) for one in thing]
    if isinstance(thing, dict):
        return {key: _without_localizations(one) for key, one in thing.items() if not key.endswith("_localizations")}
    return thing
