"""`DiscordStandIn`: start it, point discord.py at its two addresses, and play the readers."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from aiohttp import web
from aiohttp.test_utils import unused_port

from tests.standins.discord.faults import Fault
from tests.standins.discord.gateway import Gateway
from tests.standins.discord.interactions import Interaction, Interactions
from tests.standins.discord.rest import Rest
from tests.standins.discord.world import Channel, Json, Message, Snowflakes, guild_json

TOKEN = "MTAwMA.stand-in.not-a-secret-but-must-never-be-printed"


def _now() -> datetime:
    return datetime.now(UTC)


class DiscordStandIn:
    """A Discord of one server (id 1, channel 10, thread 11) and one direct conversation (channel 20).

    `complaints` collects what the specification has against requests and answers: assert that it is empty.
    """

    bot_id = 900
    application_id = 900

    def __init__(
        self, *, token: str = TOKEN, clock: Callable[[], datetime] = _now, guild_locale: str = "en-US"
    ) -> None:
        self.token = token
        self.clock = clock
        self.guild_locale = guild_locale
        self.new_id = Snowflakes(clock)
        self.guild_ids = [1]
        thread = Channel(11, name="ai", type=11)
        self.channels = {one.id: one for one in (Channel(10), thread, Channel(20, guild_id=None, type=1))}
        self.complaints: list[str] = []
        self.interactions = Interactions(self)
        self.rest = Rest(self)
        self.gateway = Gateway(self)
        self._runner: web.AppRunner | None = None
        self._port = 0

    @property
    def rest_url(self) -> str:
        return f"http://127.0.0.1:{self._port}/api/v10"

    @property
    def gateway_url(self) -> str:
        return f"ws://127.0.0.1:{self._port}/gateway/"

    async def start(self, port: int | None = None) -> "DiscordStandIn":
        """Listens; with the port of an earlier life it comes back at the same address."""
        app = web.Application()
        self.rest.add_routes(app)
        app.router.add_get("/gateway/", self.gateway.handle)
        self._runner = web.AppRunner(app, shutdown_timeout=1.0, access_log=None)
        await self._runner.setup()
        self._port = port or self._port or unused_port()
        await web.TCPSite(self._runner, "127.0.0.1", self._port).start()
        self.rest.gone.clear()
        return self

    async def stop(self) -> None:
        """Hangs up on everybody and stops listening; the world stays as it is."""
        self.rest.gone.set()
        await self.gateway.break_connections(1001)
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    def direct(self, user: int) -> Channel:
        """The direct conversation with this person (channel 20: person 55)."""
        known = [one for one in self.channels.values() if one.guild_id is None and one.recipient == user]
        channel = known[0] if known else Channel(self.new_id(), guild_id=None, type=1, recipient=user)
        self.channels[channel.id] = channel
        return channel

    # what readers do

    async def slash(
        self, channel: int, user: int, name: str, options: dict[str, Any] | None = None, **person: Any
    ) -> Interaction:
        """Somebody types a registered command. `person`: `locale`, `manages` (has Manage Channels)."""
        interaction, event = self.interactions.command(self.channels[channel], user, name, options or {}, **person)
        await self.gateway.tell("INTERACTION_CREATE", event)
        return interaction

    async def press(self, message: Message, custom_id: str, user: int, **person: Any) -> Interaction:
        """Somebody presses a button that is shown."""
        interaction, event = self.interactions.press(message, custom_id, user, **person)
        await self.gateway.tell("INTERACTION_CREATE", event)
        return interaction

    def write(self, channel: int, user: int, content: str) -> Message:
        """Somebody else's message, straight into the channel."""
        message = Message(self.new_id(), channel, user, self.clock(), [{"content": content, "flags": 0}])
        self.channels[channel].messages.append(message)
        return message

    async def remove_channel(self, channel: int) -> None:
        """Deletes a channel or thread and tells the gateway."""
        gone = self.channels[channel]
        gone.deleted = True
        await self.gateway.tell("THREAD_DELETE" if gone.type == 11 else "CHANNEL_DELETE", gone.as_json())

    async def kick(self, guild: int = 1) -> None:
        """Removes the bot from a server."""
        for channel in self._of(guild):
            channel.may_view = False
        await self.gateway.tell("GUILD_DELETE", {"id": str(guild), "unavailable": False})

    # what goes wrong

    def fail_next(self, route: str, fault: Fault, at: int = 1) -> None:
        """The fault strikes at the n-th call of the route from now on (routes and faults: faults.py)."""
        self.rest.faults.append((route, at, fault))

    def calls(self, route: str) -> list[Any]:
        """The bodies that arrived on this route, oldest first."""
        return [call.body for call in self.rest.calls if call.route == route]

    def guild_json(self, guild: int) -> Json:
        """The server as GUILD_CREATE shows it."""
        return guild_json(guild, [one for one in self._of(guild) if not one.deleted], self.bot_id, self.guild_locale)

    def _of(self, guild: int) -> list[Channel]:
        return [one for one in self.channels.values() if one.guild_id == guild]
