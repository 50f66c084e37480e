"""The gateway half: hello, identify, ready, heartbeats, resume, invalid sessions and close codes."""

import asyncio
import json
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aiohttp import WSMsgType, web

from tests.standins.discord.world import Json, user_json

if TYPE_CHECKING:
    from tests.standins.discord.server import DiscordStandIn

GUILDS = 1 << 0
PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15)
PAYLOAD_BYTES = 4096
EVENTS_PER_MINUTE = 120
BAD_TOKEN, TOO_FAST, BAD_INTENTS, UNDECODABLE = 4004, 4008, 4014, 4002


@dataclass
class Session:
    """What a client may resume: every event it was sent, by number."""

    id: str
    intents: int
    events: list[Json] = field(default_factory=list)
    wire: "Wire | None" = None
    resumable: bool = True


class Wire:
    """One socket, compressed the way the client asked for."""

    def __init__(self, socket: web.WebSocketResponse, compress: str | None) -> None:
        self.socket = socket
        self._zlib = zlib.compressobj() if compress == "zlib-stream" else None

    async def send(self, payload: Json) -> None:
        if self.socket.closed:
            return
        text = json.dumps(payload)
        if self._zlib is None:
            await self.socket.send_str(text)
        else:
            await self.socket.send_bytes(self._zlib.compress(text.encode()) + self._zlib.flush(zlib.Z_SYNC_FLUSH))


class Gateway:
    """Holds the sessions; tests make it talk and misbehave."""

    def __init__(self, house: "DiscordStandIn") -> None:
        self._house = house
        self.sessions: dict[str, Session] = {}
        self.wires: list[Wire] = []
        self.identified: list[Json] = []
        self.resumed: list[Json] = []
        self.heartbeats = 0
        self.connections = 0
        self.allowed_intents = ~PRIVILEGED
        self.ready = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()

    async def handle(self, request: web.Request) -> web.WebSocketResponse:
        """One connection, from hello to its close."""
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        wire = Wire(socket, request.query.get("compress"))
        self.wires.append(wire)
        self.connections += 1
        await wire.send({"op": 10, "d": {"heartbeat_interval": 41_250}, "s": None, "t": None})
        received = 0
        async for frame in socket:
            if frame.type is not WSMsgType.TEXT:
                break
            received += 1
            if received > EVENTS_PER_MINUTE:
                await socket.close(code=TOO_FAST)
            elif len(frame.data.encode()) > PAYLOAD_BYTES:
                await socket.close(code=UNDECODABLE)
            else:
                await self._received(wire, json.loads(frame.data))
        self.wires.remove(wire)
        return socket

    async def _received(self, wire: Wire, message: Json) -> None:
        if message["op"] == 1:
            self.heartbeats += 1
            await wire.send({"op": 11, "d": None, "s": None, "t": None})
        elif message["op"] == 2:
            await self._identify(wire, message["d"])
        elif message["op"] == 6:
            await self._resume(wire, message["d"])

    async def _identify(self, wire: Wire, data: Json) -> None:
        self.identified.append(data | {"token": "<hidden>"})
        if data["token"] != self._house.token:
            await wire.socket.close(code=BAD_TOKEN, message=b"Authentication failed.")
        elif data["intents"] & ~self.allowed_intents:
            await wire.socket.close(code=BAD_INTENTS, message=b"Disallowed intent(s).")
        else:
            session = Session(f"session{len(self.sessions) + 1}", data["intents"], wire=wire)
            self.sessions[session.id] = session
            await self._dispatch(session, "READY", self._ready_event(session))
            if session.intents & GUILDS:
                for guild in self._house.guild_ids:
                    await self._dispatch(session, "GUILD_CREATE", self._house.guild_json(guild))
            self.ready.set()

    def _ready_event(self, session: Session) -> Json:
        return {
            "v": 10,
            "user": user_json(self._house.bot_id, bot=True),
            "guilds": [{"id": str(guild), "unavailable": True} for guild in self._house.guild_ids],
            "session_id": session.id,
            "resume_gateway_url": self._house.gateway_url,
            "application": {"id": str(self._house.application_id), "flags": 0},
        }

    async def _resume(self, wire: Wire, data: Json) -> None:
        self.resumed.append(data | {"token": "<hidden>"})
        session = self.sessions.get(data["session_id"])
        if session is None or not session.resumable:
            await wire.send({"op": 9, "d": False, "s": None, "t": None})
            return
        session.wire = wire
        for event in session.events:
            if event["s"] > data["seq"]:
                await wire.send(event)
        await self._dispatch(session, "RESUMED", {})
        self.ready.set()

    async def _dispatch(self, session: Session, name: str, data: Any) -> None:
        event = {"op": 0, "t": name, "s": len(session.events) + 1, "d": data}
        session.events.append(event)
        if session.wire is not None:
            await session.wire.send(event)

    # what tests do

    async def tell(self, name: str, data: Json) -> None:
        """Dispatches an event to every session whose intents cover it, connected or not."""
        for session in self.sessions.values():
            if name.startswith(("GUILD_", "CHANNEL_", "THREAD_")) and not session.intents & GUILDS:
                continue
            await self._dispatch(session, name, data)

    async def break_connections(self, code: int = 4000) -> None:
        """Closes every socket with this code; sessions stay resumable."""
        self.ready.clear()
        for wire in list(self.wires):
            await wire.socket.close(code=code)

    async def say(self, op: int, data: Any = None) -> None:
        """Sends a bare opcode: 1 asks for a heartbeat, 7 to reconnect, 9 calls the session invalid."""
        if op in (7, 9):
            self.ready.clear()
        for wire in list(self.wires):
            await wire.send({"op": op, "d": data, "s": None, "t": None})

    def forget_sessions(self) -> None:
        """From now on no session can be resumed."""
        for session in self.sessions.values():
            session.resumable, session.wire = False, None
