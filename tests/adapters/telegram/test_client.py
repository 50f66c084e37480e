"""The client, with the real library against the stand-in: what people type, press and do."""

import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest

from adapters.chats.telegram.client import TelegramClient
from adapters.chats.telegram.hearing import Hooks
from bot.commands.request import Place, Request
from bot.errors import TokenRefused, TryLater
from bot.messages.card import Button, Card, Line, Run
from bot.subscriptions.room import Room
from tests.adapters.telegram.cards import ALERT
from tests.adapters.telegram.stage import connected, telegram
from tests.standins.telegram.faults import Break, Refusal, bad
from tests.standins.telegram.server import TOKEN, TelegramStandIn
from tests.standins.telegram.world import Speaker, StandInMessage

ANN, BEA = 11, 12  # Bea manages the rooms
FORUM, CHANNEL, SMALL_GROUP = -1001, -1002, -77


@dataclass
class Desk:
    """Whoever answers: notes each request, and echoes it or says what it is told to."""

    says: Callable[[Request], Card | None] = lambda request: Card(f"{request.command} {request.text}".strip())
    asked: list[Request] = field(default_factory=list)
    moved: list[tuple[Room, str]] = field(default_factory=list)
    gone: list[tuple[Room, str]] = field(default_factory=list)

    async def answer(self, request: Request) -> Card | None:
        self.asked.append(request)
        return self.says(request)

    async def note_move(self, room: Room, new_chat: str) -> None:
        self.moved.append((room, new_chat))

    async def note_loss(self, room: Room, why: str) -> None:
        self.gone.append((room, why))

    @property
    def hooks(self) -> Hooks:
        return Hooks(self.answer, self.note_move, self.note_loss)


@dataclass
class Scene:
    far_end: TelegramStandIn
    client: TelegramClient
    desk: Desk

    async def said(self, chat_id: int, user: int, text: str, *, answers: int = 1, **how: object) -> StandInMessage:
        """The latest answer, after somebody typed this."""
        have = len(self.far_end.room(chat_id).messages)
        await self.far_end.type(chat_id, user, text, **how)  # type: ignore[arg-type]
        await self.far_end.until(lambda: len(self.far_end.room(chat_id).messages) >= have + answers)
        return self.far_end.room(chat_id).messages[-1]

    async def ignored(self, chat_id: int, user: int, text: str, **how: object) -> None:
        """Somebody types this, and is passed over: what they type next is the first thing anybody hears."""
        before = len(self.desk.asked)
        await self.far_end.type(chat_id, user, text, **how)  # type: ignore[arg-type]
        await self.said(ANN, ANN, "/next")
        assert [request.command for request in self.desk.asked[before:]] == ["next"]


@asynccontextmanager
async def running(far_end: TelegramStandIn, base_url: str, desk: Desk) -> AsyncIterator[TelegramClient]:
    client = TelegramClient(TOKEN, desk.hooks, base_url=base_url)
    await client.start()
    try:
        yield client
    finally:
        await client.stop()


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    desk = Desk()
    async with telegram() as (far_end, base_url), running(far_end, base_url, desk) as client:
        far_end.room(CHANNEL, "channel")
        far_end.room(FORUM).topics.add(45)
        for room in (FORUM, CHANNEL, SMALL_GROUP):
            far_end.room(room).admins.add(BEA)
        yield Scene(far_end, client, desk)


# what people type


async def test_a_command_is_answered_with_a_reply(scene: Scene) -> None:
    answer = await scene.said(ANN, ANN, "/recent 5 amazon")
    assert (answer.text, answer.reply_to) == ("recent 5 amazon", 1)


async def test_a_request_says_who_asks_what_where(scene: Scene) -> None:
    await scene.said(ANN, ANN, "/recent 5 amazon", language="fr")
    assert scene.desk.asked == [
        Request(Room("telegram", "11"), "11", "recent", "5 amazon", locale="fr", place=Place.PRIVATE, manages=True)
    ]


@pytest.mark.parametrize(
    ("text", "command", "rest"),
    [
        pytest.param("/why 128", "why", "128", id="plain"),
        pytest.param("/why@vigie_bot 128", "why", "128", id="with-our-name"),
        pytest.param("/WHY@Vigie_Bot   128 ", "WHY", "128", id="any-case"),
        pytest.param("/why_128", "why", "128", id="tapped"),
        pytest.param("/start", "start", "", id="first-visit"),
        pytest.param("/start why_128", "why", "128", id="deep-link"),
        pytest.param("/recent\n5", "recent", "5", id="over-two-lines"),
        pytest.param("/nonsense", "nonsense", "", id="unknown-is-not-for-us-to-judge"),
    ],
)
async def test_a_command_can_be_written_in_several_ways(scene: Scene, text: str, command: str, rest: str) -> None:
    await scene.said(ANN, ANN, text)
    assert [(request.command, request.text) for request in scene.desk.asked] == [(command, rest)]


async def test_another_bot_s_command_is_left_alone(scene: Scene) -> None:
    await scene.ignored(SMALL_GROUP, ANN, "/why@other_bot 128")


async def test_an_edited_message_does_not_run_again(scene: Scene) -> None:
    await scene.ignored(ANN, ANN, "/subscribe", kind="edited_message")


async def test_small_talk_is_left_alone(scene: Scene) -> None:
    await scene.ignored(ANN, ANN, "hello, what does /why do?")


async def test_a_forum_topic_is_a_room_of_its_own(scene: Scene) -> None:
    answer = await scene.said(FORUM, ANN, "/status", topic=45)
    assert answer.thread == 45
    assert scene.desk.asked[0].room == Room("telegram", str(FORUM), "45")


@pytest.mark.parametrize(
    ("chat_id", "user", "speaker", "manages", "place"),
    [
        pytest.param(ANN, ANN, Speaker.PERSON, True, Place.PRIVATE, id="oneself"),
        pytest.param(SMALL_GROUP, ANN, Speaker.PERSON, False, Place.GROUP, id="a-member"),
        pytest.param(SMALL_GROUP, BEA, Speaker.PERSON, True, Place.GROUP, id="an-admin"),
        pytest.param(SMALL_GROUP, BEA, Speaker.GROUP, True, Place.GROUP, id="an-anonymous-admin"),
        pytest.param(SMALL_GROUP, ANN, Speaker.CHANNEL, False, Place.GROUP, id="somebody-s-channel"),
        pytest.param(CHANNEL, BEA, Speaker.PERSON, True, Place.CHANNEL, id="a-channel-post"),
    ],
)
async def test_who_manages_a_room(
    scene: Scene, chat_id: int, user: int, speaker: Speaker, manages: bool, place: Place
) -> None:
    await scene.said(chat_id, user, "/subscribe", speaker=speaker)
    assert [(request.manages, request.place) for request in scene.desk.asked] == [(manages, place)]


async def test_an_admin_is_looked_up_once_a_minute(scene: Scene) -> None:
    for _ in range(3):
        await scene.said(SMALL_GROUP, BEA, "/subscribe")
    assert scene.far_end.count("getChatMember") == 1


async def test_whoever_cannot_be_looked_up_does_not_manage(scene: Scene) -> None:
    scene.far_end.fail_next("getChatMember", bad("CHAT_ADMIN_REQUIRED"))
    await scene.said(SMALL_GROUP, BEA, "/subscribe")
    assert not scene.desk.asked[0].manages


async def test_a_room_s_commands_are_answered_in_their_order(scene: Scene) -> None:
    for number in range(4):
        await scene.far_end.type(ANN, ANN, f"/echo {number}")
    await scene.far_end.until(lambda: len(scene.far_end.room(ANN).messages) == 4)
    assert [message.text for message in scene.far_end.room(ANN).messages] == [f"echo {n}" for n in range(4)]


async def test_nothing_is_said_where_there_is_nothing_to_say(scene: Scene) -> None:
    scene.desk.says = lambda request: None if request.command == "hush" else Card("yes")
    await scene.far_end.type(ANN, ANN, "/hush")
    assert (await scene.said(ANN, ANN, "/speak")).text == "yes"
    assert len(scene.far_end.room(ANN).messages) == 1


async def test_a_refused_answer_is_sent_once_more_without_markup(scene: Scene) -> None:
    scene.desk.says = lambda _: Card("Title", (Line((Run("link", url="https://a.example/x"),)),))
    scene.far_end.fail_next("sendMessage", bad("can't parse entities: wrong"))
    answer = await scene.said(ANN, ANN, "/why 1")
    assert (answer.text, answer.now.entities) == ("Title\nlink", ())


async def test_an_answer_nobody_foresaw_to_fail_harms_no_other(scene: Scene) -> None:
    def fail(request: Request) -> Card:
        if request.command == "boom":
            raise ZeroDivisionError
        return Card("fine")

    scene.desk.says = fail
    await scene.far_end.type(ANN, ANN, "/boom")
    assert (await scene.said(ANN, ANN, "/next")).text == "fine"


async def test_a_room_that_cannot_be_answered_harms_no_other(scene: Scene, caplog: pytest.LogCaptureFixture) -> None:
    scene.far_end.room(SMALL_GROUP).writable = False
    await scene.far_end.type(SMALL_GROUP, ANN, "/status")
    await scene.said(ANN, ANN, "/status")
    await scene.far_end.until(lambda: scene.far_end.count("sendMessage") == 2)
    assert scene.far_end.room(SMALL_GROUP).messages == []


# what people press


async def test_a_button_in_a_private_chat_is_answered_beneath_the_message(scene: Scene) -> None:
    scene.desk.says = lambda request: Card(f"because {request.text}") if request.button else ALERT
    alert = await scene.said(ANN, ANN, "/story 128")
    await scene.far_end.press(alert, "Why?", ANN)
    await scene.far_end.until(lambda: len(scene.far_end.room(ANN).messages) == 2)
    answer = scene.far_end.room(ANN).messages[1]
    assert (answer.text, answer.reply_to) == ("because 128", alert.id)
    assert scene.far_end.pop_ups == {"press1": None}


async def test_a_button_in_a_channel_pops_its_answer_up(scene: Scene) -> None:
    scene.desk.says = lambda request: (
        Card("é" * 300) if request.button else Card("T", (), (Button("More", action="more"),))
    )
    message = await scene.said(CHANNEL, BEA, "/start")
    press = await scene.far_end.press(message, "More", ANN)
    await scene.far_end.until(lambda: press in scene.far_end.pop_ups)
    assert scene.far_end.pop_ups[press] == "é" * 199 + "…"
    assert [r.manages for r in scene.desk.asked if r.button] == [False]
    assert len(scene.far_end.room(CHANNEL).messages) == 1


async def test_a_press_in_a_group_asks_whether_the_person_manages_it(scene: Scene) -> None:
    scene.desk.says = lambda request: Card("T", (), (Button("France", action="subscribe FR"),))
    message = await scene.said(SMALL_GROUP, ANN, "/start")
    for user in (ANN, BEA):
        await scene.far_end.press(message, "France", user)
    await scene.far_end.until(lambda: len(scene.far_end.room(SMALL_GROUP).messages) == 3)
    presses = {r.user: (r.command, r.text, r.manages) for r in scene.desk.asked if r.button}
    assert presses == {"11": ("subscribe", "FR", False), "12": ("subscribe", "FR", True)}


async def test_a_press_that_waited_too_long_is_still_answered_in_the_room(scene: Scene) -> None:
    scene.desk.says = lambda request: Card("T", (), (Button("Go", action="go"),))
    message = await scene.said(ANN, ANN, "/start")
    scene.far_end.fail_next("answerCallbackQuery", bad("query is too old and response timeout expired"))
    await scene.far_end.press(message, "Go", ANN)
    await scene.far_end.until(lambda: len(scene.far_end.room(ANN).messages) == 2)


# what happens to rooms


async def test_an_upgraded_group_is_reported_with_both_ids(scene: Scene) -> None:
    new = await scene.far_end.upgrade(SMALL_GROUP)
    await scene.far_end.until(lambda: len(scene.desk.moved) == 2)
    assert set(scene.desk.moved) == {(Room("telegram", str(SMALL_GROUP)), str(new))}


@pytest.mark.parametrize("chat_id", [ANN, SMALL_GROUP], ids=["blocked", "removed"])
async def test_a_lost_room_is_reported(scene: Scene, chat_id: int) -> None:
    await scene.far_end.leave(chat_id)
    await scene.said(BEA, BEA, "/next")
    await scene.far_end.until(lambda: bool(scene.desk.gone))
    assert [room for room, _ in scene.desk.gone] == [Room("telegram", str(chat_id))]


# the line itself


async def test_the_menu_is_offered_in_each_language(scene: Scene) -> None:
    await scene.far_end.until(lambda: scene.client.ready and scene.far_end.count("getUpdates") > 0)
    await scene.client.set_menu({"": [("why", "Why this status")], "fr": [("why", "Pourquoi ce statut")]})
    assert scene.far_end.menus == {"": [("why", "Why this status")], "fr": [("why", "Pourquoi ce statut")]}


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


async def test_a_second_instance_is_named_as_the_cause(scene: Scene) -> None:
    scene.far_end.fail_next("getUpdates", Refusal(409, "Conflict: terminated by other getUpdates request"))
    await scene.far_end.type(ANN, ANN, "/wake")
    await scene.far_end.until(lambda: "another program" in scene.client.state)


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
