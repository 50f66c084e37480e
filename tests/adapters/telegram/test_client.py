"""The line to Telegram: wrong tokens, lost connections, second instances, starts and stops."""

import asyncio
import logging
from collections.abc import AsyncIterator

import pytest

from adapters.chats.telegram.client import AT_ONCE, TelegramClient
from adapters.chats.telegram.hearing import MOST_WAITING, Hooks
from bot.commands.request import Request
from bot.errors import TokenRefused, TryLater
from bot.messages.card import Card
from bot.subscriptions.room import Room
from tests.adapters.telegram.scene import ANN, BEA, Desk, Scene, acted, running
from tests.adapters.telegram.stage import connected, telegram
from tests.standins.telegram.faults import Break, Refusal, bad
from tests.standins.telegram.server import TOKEN, TelegramStandIn


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    async with acted() as running_scene:
        yield running_scene


async def test_the_menu_is_offered_in_each_language(scene: Scene) -> None:
    await scene.far_end.until(lambda: scene.client.ready and scene.far_end.count("getUpdates") > 0)
    await scene.client.set_menu({"": [("why", "Why this status")], "fr": [("why", "Pourquoi ce statut")]})
    assert scene.far_end.menus == {"": [("why", "Why this status")], "fr": [("why", "Pourquoi ce statut")]}


async def test_a_menu_known_before_the_start_is_offered_after_it() -> None:
    async with telegram() as (far_end, base_url):
        client = TelegramClient(TOKEN, Desk().hooks, base_url=base_url)
        await client.set_menu({"": [("why", "Why this status")]})
        assert far_end.calls == []
        await client.start()
        await far_end.until(lambda: far_end.menus == {"": [("why", "Why this status")]})
        await client.stop()


async def test_a_refused_menu_does_not_keep_the_bot_from_answering() -> None:
    async with telegram() as (far_end, base_url):
        far_end.fail_next("setMyCommands", bad("BOT_COMMAND_INVALID"))
        client = TelegramClient(TOKEN, Desk().hooks, base_url=base_url)
        await client.set_menu({"": [("why", "Why this status")]})
        await client.start()
        await far_end.type(ANN, ANN, "/why 1")
        await far_end.until(lambda: bool(far_end.room(ANN).messages))
        await client.stop()


async def test_people_find_the_bot_by_its_link() -> None:
    async with telegram() as (_far_end, base_url):
        client = TelegramClient(TOKEN, Desk().hooks, base_url=base_url)
        me = await client.connect()
        await client.stop()
    assert (me.name, me.link) == ("@vigie_bot", "https://t.me/vigie_bot")


@pytest.mark.parametrize("token", ["", "no token", "4242:wrong\n", "4242:wr/ong"])
def test_a_token_of_the_wrong_form_is_refused_before_anything_is_asked(token: str) -> None:
    with pytest.raises(TokenRefused, match="@BotFather"):
        TelegramClient(token, Desk().hooks)


async def test_a_wrong_token_stops_the_start_with_one_clear_line(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with telegram() as (_far_end, base_url):
        client = TelegramClient("4242:wrong-token", Desk().hooks, base_url=base_url)
        with pytest.raises(TokenRefused, match="@BotFather") as caught:
            await client.start()
        await client.stop()
    assert "\n" not in str(caught.value)
    assert "wrong-token" not in caplog.text + str(caught.value.__cause__)


async def test_an_unreachable_telegram_is_tried_until_it_is_there(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.INFO)
    monkeypatch.setattr("adapters.chats.telegram.client.FIRST_WAIT_S", 0.05)
    far_end = TelegramStandIn()
    base_url = await far_end.start()
    await far_end.stop()  # the address is known, and nobody is there
    desk = Desk()
    async with running(far_end, base_url, desk) as client:
        assert "unreachable" in client.state
        with pytest.raises(TryLater):
            await client.chat.send(Room("telegram", "11"), Card("T"), key="1")
        port = int(base_url.rsplit(":", 1)[1].removesuffix("/bot"))
        await far_end.start(port)
        await far_end.type(ANN, ANN, "/hello")
        await far_end.until(lambda: bool(far_end.room(ANN).messages))
        assert client.ready
    await far_end.stop()
    changes = [record.state for record in caplog.records if record.message == "telegram line changed"]
    assert changes[0].startswith("unreachable")
    assert changes[-1] == "connected"
    assert TOKEN not in caplog.text


@pytest.mark.parametrize("method", ["getMe", "deleteWebhook"])
async def test_a_token_refused_only_after_the_start_is_said_as_clearly(
    method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.chats.telegram.client.FIRST_WAIT_S", 0.01)
    async with telegram() as (far_end, base_url):
        far_end.fail_next("getMe", Break.DROPPED)
        far_end.fail_next(method, Refusal(401, "Unauthorized"), at=2 if method == "getMe" else 1)
        async with running(far_end, base_url, Desk()) as client:
            await far_end.until(lambda: "@BotFather" in client.state)
            assert not client.ready


async def test_a_second_instance_is_named_as_the_cause(scene: Scene) -> None:
    await scene.said(ANN, ANN, "/first")
    base_url = str(scene.client.chat.bot.base_url).removesuffix(TOKEN)
    async with running(scene.far_end, base_url, Desk()) as second:
        await scene.far_end.until(lambda: "another program" in scene.client.state + second.state)


async def test_one_room_s_flood_of_commands_does_not_hold_up_another() -> None:
    opened = asyncio.Event()
    asked: list[str] = []

    async def slowly(request: Request) -> Card | None:
        asked.append(request.user)
        if request.user == str(ANN):
            await opened.wait()
            return None
        return Card("at once")

    async with telegram() as (far_end, base_url):
        client = TelegramClient(TOKEN, Hooks(slowly), base_url=base_url)
        await client.start()
        for number in range(AT_ONCE + 10):
            await far_end.type(ANN, ANN, f"/flood {number}")
        await far_end.type(BEA, BEA, "/next")
        await far_end.until(lambda: bool(far_end.room(BEA).messages))
        opened.set()
        await far_end.until(lambda: asked.count(str(ANN)) == MOST_WAITING)
        await client.stop()


async def test_a_handler_that_hangs_does_not_hold_up_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("adapters.chats.telegram.client.STOP_S", 0.1)
    began = asyncio.Event()

    async def hang(_: Request) -> Card | None:
        began.set()
        await asyncio.Event().wait()
        return None

    async with telegram() as (far_end, base_url):
        client = TelegramClient(TOKEN, Hooks(hang), base_url=base_url)
        await client.start()
        await far_end.type(ANN, ANN, "/hang")
        await began.wait()
        await client.stop()


async def test_a_token_revoked_at_night_is_said_once_and_ends_cleanly(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    scene.far_end.fail_next("getUpdates", Refusal(401, "Unauthorized"))
    await scene.far_end.type(ANN, ANN, "/wake")
    await scene.far_end.until(lambda: "@BotFather" in scene.client.state)
    assert not scene.client.ready


async def test_a_poll_that_breaks_off_loses_no_command(scene: Scene) -> None:
    scene.far_end.fail_next("getUpdates", Break.LOST)
    await scene.far_end.type(ANN, ANN, "/first")
    await scene.said(ANN, ANN, "/second", answers=2)
    assert [request.command for request in scene.desk.asked] == ["first", "second"]


async def test_stopping_twice_and_stopping_early_do_no_harm() -> None:
    async with telegram() as (far_end, base_url):
        client = TelegramClient(TOKEN, Desk().hooks, base_url=base_url)
        await client.stop()
        async with connected(far_end, base_url) as other:
            await other.stop()


async def test_commands_typed_before_the_start_are_answered_after_it() -> None:
    desk = Desk()
    async with telegram() as (far_end, base_url):
        await far_end.type(ANN, ANN, "/early")
        async with running(far_end, base_url, desk):
            await far_end.until(lambda: bool(far_end.room(ANN).messages))
        assert far_end._updates.waiting == [], "confirmed, so that a restart does not answer it again"
    assert [request.command for request in desk.asked] == ["early"]
