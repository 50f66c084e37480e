"""What people type, press and do on Telegram, heard by the real library from the stand-in."""

from collections.abc import AsyncIterator

import pytest

from bot.commands.request import Place, Request
from bot.messages.card import Button, Card, Line, Run
from bot.subscriptions.room import Room
from tests.adapters.telegram.cards import ALERT
from tests.adapters.telegram.scene import ANN, BEA, CHANNEL, FORUM, SMALL_GROUP, Scene, acted
from tests.standins.telegram.faults import bad
from tests.standins.telegram.world import Speaker


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    async with acted() as running_scene:
        yield running_scene


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
        pytest.param("/why_128", "why_128", "", id="tapped"),
        pytest.param("/start", "start", "", id="first-visit"),
        pytest.param("/start why_128", "start", "why_128", id="deep-link"),
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


async def test_a_channel_s_post_is_not_heard_again_in_its_discussion_group(scene: Scene) -> None:
    await scene.ignored(SMALL_GROUP, BEA, "/subscribe", speaker=Speaker.FORWARD)


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


# who stands behind what a room says in its own name


@pytest.mark.parametrize(
    ("owner", "user"),
    [
        pytest.param(BEA, str(BEA), id="the-owner-administers-the-channel"),
        pytest.param(ANN, str(CHANNEL), id="the-owner-does-not"),
        pytest.param(None, str(CHANNEL), id="there-is-no-owner"),
    ],
)
async def test_a_channel_speaks_for_the_owner_who_administers_it(owner: int | None, user: str) -> None:
    async with acted(owner) as scene:
        await scene.said(CHANNEL, BEA, "/subscribe")

        assert [request.user for request in scene.desk.asked] == [user]
