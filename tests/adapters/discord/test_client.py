"""DiscordClient against the stand-in: commands, buttons, outages, removals."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from adapters.chats.discord.chat import DiscordChat
from adapters.chats.discord.client import DiscordClient, Setup, introduce
from bot.commands.command import Command, catalogue
from bot.commands.request import Place, Request
from bot.errors import TokenRefused, TryLater
from bot.messages.card import Card
from bot.subscriptions.room import Room
from tests.adapters.discord.cards import ALERT
from tests.standins.discord import faults
from tests.standins.discord.server import DiscordStandIn

CATALOGUE = catalogue(("en", "fr"))

CHANNEL = Room("discord", "10")
ANSWER = Card("Subscribed", blocks=ALERT.blocks)
FRENCH = {"The latest stories": "Les dernières affaires", "Which stories": "Quelles affaires", "Everything": "Tout"}


class Desk:
    """Answers every request the same way and remembers it."""

    def __init__(self, card: Card | None = ANSWER) -> None:
        self.card = card
        self.requests: list[Request] = []
        self.gone: list[Room] = []
        self.room_left = asyncio.Event()

    async def answer(self, request: Request) -> Card | None:
        self.requests.append(request)
        return self.card

    async def room_gone(self, room: Room) -> None:
        self.gone.append(room)
        self.room_left.set()


def setup(platform: DiscordStandIn, desk: Desk, **changes: Any) -> Setup:
    plain = Setup(
        CATALOGUE,
        desk.answer,
        room_gone=desk.room_gone,
        rest_url=platform.rest_url,
        gateway_url=platform.gateway_url,
        first_wait_s=0.0,
    )
    return replace(plain, **changes)


@asynccontextmanager
async def online(platform: DiscordStandIn, desk: Desk, **changes: Any) -> AsyncIterator[DiscordClient]:
    """A client that is connected, and hangs up at the end."""
    platform.gateway.ready.clear()
    client = DiscordClient(setup(platform, desk, **changes))
    running = asyncio.create_task(client.start(platform.token))
    await platform.gateway.ready.wait()
    await client.client.wait_until_ready()
    try:
        yield client
    finally:
        await client.stop()
        await running


@pytest.fixture
def desk() -> Desk:
    return Desk()


async def test_the_catalogue_becomes_the_menu(discord_platform: DiscordStandIn, desk: Desk) -> None:
    async with online(discord_platform, desk, aliases={"sub", "health"}):
        registered = {command["name"]: command for command in discord_platform.interactions.commands}

    assert set(registered) == {command.name for command in CATALOGUE} | {"sub", "health"}
    subscribe = registered["subscribe"]
    assert [choice["value"] for choice in subscribe["options"][0]["choices"]] == ["everything", "france", "over_100m"]
    assert subscribe["default_member_permissions"] == "16"
    assert subscribe["contexts"] == [0, 1]
    assert registered["help"]["default_member_permissions"] is None
    [number, query] = registered["recent"]["options"]
    assert (number["type"], number["max_value"], number["required"], query["type"]) == (4, 20, False, 3)
    assert registered["why"]["options"][0]["required"]


async def test_the_menu_speaks_french_to_the_french(discord_platform: DiscordStandIn, desk: Desk) -> None:
    def translate(msgid: str, language: str) -> str:
        return FRENCH.get(msgid, msgid) if language == "fr" else msgid

    async with online(discord_platform, desk, translate=translate):
        registered = {command["name"]: command for command in discord_platform.interactions.commands}

    assert registered["recent"]["description"] == "The latest stories"
    assert registered["recent"]["description_localizations"] == {"fr": "Les dernières affaires"}
    assert not registered["recent"]["name_localizations"]
    assert registered["subscribe"]["options"][0]["choices"][0]["name_localizations"] == {"fr": "Tout"}


async def test_an_unchanged_catalogue_is_not_registered_again(discord_platform: DiscordStandIn, desk: Desk) -> None:
    def translate(msgid: str, language: str) -> str:
        return FRENCH.get(msgid, msgid) if language == "fr" else msgid

    for _ in range(2):
        async with online(discord_platform, desk, translate=translate):
            pass
    assert discord_platform.interactions.writes == 1

    async with online(discord_platform, desk, catalogue=(*CATALOGUE, Command("more", "Something new"))):
        pass
    assert discord_platform.interactions.writes == 2


async def test_a_command_becomes_a_request_and_its_card_the_answer(desk: Desk) -> None:
    platform = await DiscordStandIn(guild_locale="fr").start()
    async with online(platform, desk):
        asked = await platform.slash(10, 55, "recent", {"n": 3, "query": "Amazon"}, manages=True)
        message = await asked.answer()

    [request] = desk.requests
    options = {"n": "3", "query": "Amazon"}
    assert request == Request(CHANNEL, "55", "recent", "", options, "fr", Place.GROUP, manages=True)
    assert "Subscribed" in message.text
    assert not message.ephemeral
    assert platform.channels[10].shown == [message]
    await platform.stop()
    assert platform.complaints == []


@pytest.mark.parametrize(
    ("channel", "person", "expected"),
    [
        pytest.param(10, {}, {"manages": False, "place": Place.GROUP, "locale": "en-US"}, id="reader-of-a-server"),
        pytest.param(11, {"manages": True}, {"manages": True, "place": Place.GROUP}, id="manager-in-a-thread"),
        pytest.param(20, {"locale": "fr"}, {"manages": True, "place": Place.PRIVATE, "locale": "fr"}, id="direct"),
    ],
)
async def test_who_asks_where_is_read_from_the_platform(
    discord_platform: DiscordStandIn, desk: Desk, channel: int, person: dict[str, Any], expected: dict[str, Any]
) -> None:
    async with online(discord_platform, desk):
        await (await discord_platform.slash(channel, 55, "help", **person)).answer()

    [request] = desk.requests
    assert request.room == Room("discord", str(channel))
    assert {name: getattr(request, name) for name in expected} == expected


async def test_a_press_is_answered_to_its_presser_alone(discord_platform: DiscordStandIn, desk: Desk) -> None:
    async with online(discord_platform, desk) as client:
        await DiscordChat(client.client).send(CHANNEL, ALERT, key="1")
        [alert] = discord_platform.channels[10].shown
        answer = await (await discord_platform.press(alert, "7|why 128", 55)).answer()

    [request] = desk.requests
    assert (request.command, request.text, request.button) == ("why", "128", True)
    assert answer.ephemeral
    assert discord_platform.channels[10].shown == [alert]


async def test_buttons_of_an_earlier_life_still_work(discord_platform: DiscordStandIn, desk: Desk) -> None:
    async with online(discord_platform, Desk()) as client:
        await DiscordChat(client.client).send(CHANNEL, ALERT, key="1")
    [alert] = discord_platform.channels[10].shown

    async with online(discord_platform, desk):
        await (await discord_platform.press(alert, "7|sources 128", 55)).answer()

    assert [request.command for request in desk.requests] == ["sources"]


async def test_a_button_that_is_none_of_ours_is_quietly_acknowledged(
    discord_platform: DiscordStandIn, desk: Desk
) -> None:
    button = {"type": 2, "style": 2, "label": "old", "custom_id": "persistent_view:old"}
    old = discord_platform.write(10, discord_platform.bot_id, "from another program")
    old.versions[0]["components"] = [{"type": 1, "components": [button]}]
    async with online(discord_platform, desk):
        pressed = await discord_platform.press(old, "persistent_view:old", 55)
        await pressed.acknowledged.wait()

    assert pressed.deferred
    assert pressed.message is None
    assert desk.requests == []


@pytest.mark.parametrize("button", [False, True], ids=["command", "press"])
async def test_an_answer_that_takes_longer_is_waited_for_visibly(
    discord_platform: DiscordStandIn, desk: Desk, button: bool
) -> None:
    ready = asyncio.Event()

    async def slow(_: Request) -> Card:
        await ready.wait()
        return ANSWER

    async with online(discord_platform, desk, answer=slow, defer_after_s=0.0) as client:
        if button:
            await DiscordChat(client.client).send(CHANNEL, ALERT, key="1")
            asked = await discord_platform.press(discord_platform.channels[10].shown[0], "7|why 128", 55)
        else:
            asked = await discord_platform.slash(10, 55, "status")
        await asked.acknowledged.wait()
        assert asked.deferred
        assert asked.message is None
        ready.set()
        message = await asked.answer()

    assert "Subscribed" in message.text
    assert message.ephemeral is button


async def test_a_late_answer_costs_itself_and_nothing_else(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    clock = [datetime(2024, 5, 12, 16, tzinfo=UTC)]
    platform = await DiscordStandIn(clock=lambda: clock[0]).start()
    shown = asyncio.Event()

    async def late(request: Request) -> Card:
        if request.command == "status":
            clock[0] += timedelta(seconds=4)
            shown.set()
        return ANSWER

    async with online(platform, desk, answer=late):
        asked = await platform.slash(10, 55, "status")
        await shown.wait()
        await (await platform.slash(10, 55, "help")).answer()

    assert asked.callback is None
    assert "an answer was not shown" in caplog.text
    await platform.stop()


@pytest.mark.parametrize("deferred", [False, True])
async def test_no_card_ends_the_waiting_without_a_word(discord_platform: DiscordStandIn, deferred: bool) -> None:
    async with online(discord_platform, Desk(card=None), defer_after_s=0.0 if deferred else 5.0):
        asked = await discord_platform.slash(10, 55, "status")
        await asked.settled.wait()

    assert asked.withdrawn
    assert discord_platform.channels[10].shown == []


async def test_a_failing_command_leaves_the_bot_alive(
    discord_platform: DiscordStandIn, desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    async def failing(request: Request) -> Card:
        if request.command == "status":
            raise ZeroDivisionError
        return ANSWER

    async with online(discord_platform, desk, answer=failing):
        await (await discord_platform.slash(10, 55, "status")).settled.wait()
        await (await discord_platform.slash(10, 55, "help")).answer()

    assert "a command failed" in caplog.text


async def test_a_refused_answer_comes_as_plain_words(discord_platform: DiscordStandIn, desk: Desk) -> None:
    discord_platform.fail_next(faults.CALLBACK, faults.error(400, 50035))
    async with online(discord_platform, desk):
        message = await (await discord_platform.slash(10, 55, "help")).answer()

    assert message.content.startswith("Subscribed")


async def test_a_removed_channel_thread_or_server_is_reported(discord_platform: DiscordStandIn, desk: Desk) -> None:
    async def left(rooms: int) -> None:
        while len(desk.gone) < rooms:
            desk.room_left.clear()
            await desk.room_left.wait()

    async with online(discord_platform, desk):
        await discord_platform.remove_channel(11)
        await left(1)
        await discord_platform.kick()
        await left(2)

    assert desk.gone == [Room("discord", "11"), CHANNEL]


class TestTheGateway:
    async def test_only_harmless_intents_are_asked_for(self, discord_platform: DiscordStandIn, desk: Desk) -> None:
        async with online(discord_platform, desk) as client:
            assert client.ready
        assert not client.ready
        assert [identity["intents"] for identity in discord_platform.gateway.identified] == [1]

    @pytest.mark.parametrize(
        "disturb",
        [
            pytest.param(lambda gateway: gateway.break_connections(4000), id="connection-broken"),
            pytest.param(lambda gateway: gateway.say(7), id="asked-to-reconnect"),
            pytest.param(lambda gateway: gateway.say(9, True), id="session-invalid-but-resumable"),
        ],
    )
    async def test_a_command_given_during_a_break_is_answered_after_it(
        self, discord_platform: DiscordStandIn, desk: Desk, disturb: Callable[[Any], Any]
    ) -> None:
        gateway = discord_platform.gateway
        async with online(discord_platform, desk):
            await gateway.ready.wait()
            await disturb(gateway)
            asked = await discord_platform.slash(10, 55, "help")
            await asked.answer()

        assert gateway.resumed
        assert len(gateway.identified) == 1
        assert len(desk.requests) == 1

    async def test_a_session_that_is_over_is_begun_anew(self, discord_platform: DiscordStandIn, desk: Desk) -> None:
        async def at_once(_: int | None, *, initial: bool) -> None:
            """Instead of the five seconds that discord.py leaves between two sessions."""

        gateway = discord_platform.gateway
        async with online(discord_platform, desk) as client:
            client.client.before_identify_hook = at_once  # type: ignore[method-assign]
            gateway.forget_sessions()
            gateway.ready.clear()
            await gateway.break_connections(4009)
            await gateway.ready.wait()
            await (await discord_platform.slash(10, 55, "help")).answer()

        assert len(gateway.identified) == 2

    async def test_a_heartbeat_is_answered(self, discord_platform: DiscordStandIn, desk: Desk) -> None:
        async with online(discord_platform, desk):
            before = discord_platform.gateway.heartbeats
            await discord_platform.gateway.say(1)
            await (await discord_platform.slash(10, 55, "help")).answer()
        assert discord_platform.gateway.heartbeats > before

    async def test_forbidden_intents_are_the_operator_s_business(
        self, discord_platform: DiscordStandIn, desk: Desk
    ) -> None:
        discord_platform.gateway.allowed_intents = 0
        with pytest.raises(TokenRefused, match="developer portal"):
            await DiscordClient(setup(discord_platform, desk)).start(discord_platform.token)

    async def test_a_token_revoked_while_running_stops_the_chat(
        self, discord_platform: DiscordStandIn, desk: Desk
    ) -> None:
        client = DiscordClient(setup(discord_platform, desk))
        running = asyncio.create_task(client.start(discord_platform.token))
        await discord_platform.gateway.ready.wait()
        await discord_platform.gateway.break_connections(4004)
        with pytest.raises(TokenRefused, match="refuses the token"):
            await running


class TestTheStart:
    @pytest.mark.parametrize("token", ["wrong", "", " ", "two\nlines", "é", "a\x00b"])
    async def test_a_wrong_token_is_the_operator_s_business(
        self, discord_platform: DiscordStandIn, desk: Desk, token: str
    ) -> None:
        with pytest.raises(TokenRefused) as caught:
            await DiscordClient(setup(discord_platform, desk)).start(token)
        assert "\n" not in str(caught.value)
        assert token.strip() == "" or token not in str(caught.value)

    @pytest.mark.parametrize(
        ("fault", "wait_s"),
        [
            pytest.param(faults.down(503), 0.0, id="server-error"),
            pytest.param(faults.Dropped(), 0.0, id="connection-broken"),
            pytest.param(faults.error(400, 0), 0.0, id="nonsense"),
            pytest.param(faults.rate_limited(31), 31.0, id="asked-to-wait"),
        ],
    )
    async def test_an_unreachable_platform_is_tried_again(
        self,
        discord_platform: DiscordStandIn,
        desk: Desk,
        fault: faults.Fault,
        wait_s: float,
        caplog: pytest.LogCaptureFixture,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        waits: list[float] = []
        sleep = asyncio.sleep

        async def at_once(wait_s: float) -> None:
            waits.append(wait_s)
            await sleep(0)

        monkeypatch.setattr("adapters.chats.discord.client.asyncio.sleep", at_once)
        for _ in range(3):
            discord_platform.fail_next(faults.ME, fault)
        async with online(discord_platform, desk):
            await (await discord_platform.slash(10, 55, "help")).answer()

        told = [record for record in caplog.records if "unreachable" in record.getMessage()]
        assert len(told) == 1
        assert told[0].exc_info is None
        assert wait_s in waits

    async def test_nobody_listening_is_no_crash(self, desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
        platform = await DiscordStandIn().start()
        await platform.stop()
        client = DiscordClient(setup(platform, desk))
        running = asyncio.create_task(client.start(platform.token))
        while "unreachable" not in caplog.text:  # noqa: ASYNC110 - a log line sets no event
            await asyncio.sleep(0)

        await platform.start()
        await platform.gateway.ready.wait()

        await client.stop()
        await running
        await platform.stop()

    async def test_an_outage_later_on_is_one_line_and_the_end_does_not_wait_for_it(
        self, desk: Desk, caplog: pytest.LogCaptureFixture
    ) -> None:
        platform = await DiscordStandIn().start()
        async with online(platform, desk):
            await platform.stop()
            while "unreachable" not in caplog.text:  # noqa: ASYNC110 - a log line sets no event
                await asyncio.sleep(0)

        [told] = [record for record in caplog.records if "unreachable" in record.getMessage()]
        assert told.levelno == logging.WARNING
        assert told.exc_info is None
        assert "Traceback" not in caplog.text

    async def test_refused_commands_do_not_keep_the_bot_away(
        self, discord_platform: DiscordStandIn, desk: Desk, caplog: pytest.LogCaptureFixture
    ) -> None:
        discord_platform.fail_next(faults.COMMANDS, faults.error(400, 50035))
        async with online(discord_platform, desk) as client:
            assert client.ready
        assert "discord refuses the commands" in caplog.text

    async def test_no_token_no_interaction_secret_and_no_chat_text_is_logged(
        self, discord_platform: DiscordStandIn, desk: Desk, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.DEBUG)
        async with online(discord_platform, desk):
            await (await discord_platform.slash(10, 55, "recent", {"query": "my-secret-wish"})).answer()
            await discord_platform.gateway.break_connections(4000)
            await discord_platform.gateway.ready.wait()

        logged = caplog.text + "".join(str(record.__dict__) for record in caplog.records)
        assert discord_platform.token not in logged
        assert "interaction-secret" not in logged
        assert "my-secret-wish" not in logged


class TestIntroducing:
    async def test_the_invitation_asks_for_exactly_what_is_needed(self, discord_platform: DiscordStandIn) -> None:
        me = await introduce(discord_platform.token, discord_platform.rest_url)

        assert me.name == "vigie"
        assert "client_id=900" in me.invitation
        assert "scope=bot+applications.commands" in me.invitation
        granted = (1 << 10) | (1 << 11) | (1 << 14) | (1 << 16) | (1 << 38)
        assert f"permissions={granted}" in me.invitation

    async def test_a_wrong_token_has_no_introduction(self, discord_platform: DiscordStandIn) -> None:
        with pytest.raises(TokenRefused):
            await introduce("wrong", discord_platform.rest_url)

    async def test_an_unreachable_platform_is_said_to_be_so(self) -> None:
        platform = await DiscordStandIn().start()
        await platform.stop()
        with pytest.raises(TryLater):
            await introduce(platform.token, platform.rest_url)

    async def test_a_connected_client_knows_itself(self, discord_platform: DiscordStandIn, desk: Desk) -> None:
        with pytest.raises(TryLater):
            DiscordClient(setup(discord_platform, desk)).me()
        async with online(discord_platform, desk) as client:
            assert client.me().name == "vigie"
