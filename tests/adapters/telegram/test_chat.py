"""What Telegram alone does with a card: topics, replies, previews, lost answers, floods."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace

import pytest

from adapters.chats.telegram.chat import TelegramChat
from bot.errors import ChatError, MaybeSent, MessageGone, RoomClosed, RoomGone, RoomMoved, TryLater
from bot.messages.card import Card, Line, Run
from bot.subscriptions.room import Room
from tests.adapters.telegram.cards import ALERT, long_card
from tests.adapters.telegram.stage import GROUP, ROOM, connected, telegram
from tests.standins.telegram.faults import Break, flood
from tests.standins.telegram.server import TelegramStandIn
from tests.standins.telegram.spec import ABSENT, api
from tests.standins.telegram.world import StandInMessage

FORUM = -1001
CARD = Card("Title")


@dataclass
class Scene:
    far_end: TelegramStandIn
    chat: TelegramChat

    @property
    def messages(self) -> list[StandInMessage]:
        return self.far_end.rooms[GROUP].messages


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    async with telegram() as (far_end, base_url), connected(far_end, base_url) as client:
        far_end.room(FORUM).topics.add(45)
        yield Scene(far_end, client.chat)


async def test_an_alert_triggers_nothing_and_shows_its_parts(scene: Scene) -> None:
    await scene.chat.send(ROOM, ALERT, key="1")
    shown = scene.messages[0].now
    assert shown.detected == ()
    assert [entity["type"] for entity in shown.entities][:3] == ["bold", "bold", "blockquote"]


async def test_an_edit_brings_buttons_and_preview_along(scene: Scene) -> None:
    message = await scene.chat.send(ROOM, ALERT, key="1")
    await scene.chat.edit(ROOM, message, replace(ALERT, title="✅ Confirmed by Amazon"))
    before, after = scene.messages[0].versions
    assert (after.buttons, after.preview) == (before.buttons, before.preview)
    assert before.buttons
    assert after.preview == {"url": ALERT.preview, "prefer_small_media": True}


async def test_a_card_without_preview_shows_none_after_an_edit_either(scene: Scene) -> None:
    message = await scene.chat.send(ROOM, CARD, key="1")
    await scene.chat.edit(ROOM, message, Card("Other"))
    assert [version.preview for version in scene.messages[0].versions] == [{"is_disabled": True}] * 2


async def test_a_reply_goes_out_even_if_its_message_is_gone(scene: Scene) -> None:
    await scene.chat.send(ROOM, CARD, key="1", reply_to="7", silent=True)
    assert (scene.messages[0].reply_to, scene.messages[0].silent) == (7, True)
    assert scene.far_end.calls[-1][1]["reply_parameters"]["allow_sending_without_reply"] is True


async def test_a_topic_gets_its_message(scene: Scene) -> None:
    await scene.chat.send(Room("telegram", str(FORUM), "45"), CARD, key="1")
    assert scene.far_end.rooms[FORUM].messages[0].thread == 45


async def test_the_general_topic_is_the_forum_itself(scene: Scene) -> None:
    await scene.chat.send(Room("telegram", str(FORUM), "1"), CARD, key="1")
    assert scene.far_end.rooms[FORUM].messages[0].thread is None


async def test_a_closed_topic_closes_that_room_alone(scene: Scene) -> None:
    scene.far_end.rooms[FORUM].closed.add(45)
    with pytest.raises(RoomClosed):
        await scene.chat.send(Room("telegram", str(FORUM), "45"), CARD, key="1")
    await scene.chat.send(Room("telegram", str(FORUM)), CARD, key="2")


@pytest.mark.parametrize("chat_id", ["-100999", "@nobody", "nonsense"])
async def test_a_room_that_is_not_there_is_gone(scene: Scene, chat_id: str) -> None:
    with pytest.raises(RoomGone):
        await scene.chat.send(Room("telegram", chat_id), CARD, key="1")


async def test_a_room_without_the_right_to_write_is_gone(scene: Scene) -> None:
    scene.far_end.rooms[GROUP].writable = False
    with pytest.raises(RoomGone):
        await scene.chat.send(ROOM, CARD, key="1")


async def test_an_upgraded_group_names_its_new_id(scene: Scene) -> None:
    new = await scene.far_end.upgrade(GROUP)
    with pytest.raises(RoomMoved) as caught:
        await scene.chat.send(ROOM, CARD, key="1")
    assert caught.value.new_id == str(new)


@pytest.mark.parametrize("message_id", ["999", "not-a-number", ""])
async def test_a_message_that_is_not_there_cannot_be_edited(scene: Scene, message_id: str) -> None:
    with pytest.raises(MessageGone):
        await scene.chat.edit(ROOM, message_id, CARD)


@pytest.mark.parametrize(
    ("fault", "there"),
    [
        pytest.param(Break.LOST, True, id="answer-lost"),
        pytest.param(Break.GARBAGE, True, id="answer-unreadable"),
        pytest.param(Break.DROPPED, False, id="request-dropped"),
        pytest.param(Break.GATEWAY, False, id="bad-gateway"),
    ],
)
async def test_without_an_answer_nobody_knows_whether_it_was_sent(scene: Scene, fault: Break, there: bool) -> None:
    scene.far_end.fail_next("sendMessage", fault)
    with pytest.raises(MaybeSent):
        await scene.chat.send(ROOM, CARD, key="1")
    assert bool(scene.messages) is there


async def test_a_telegram_that_is_not_there_surely_got_nothing(scene: Scene) -> None:
    await scene.far_end.stop()
    with pytest.raises(TryLater):
        await scene.chat.send(ROOM, CARD, key="1")


async def test_a_flood_in_one_room_does_not_stop_another(scene: Scene) -> None:
    scene.far_end.fail_next("sendMessage", flood(30))
    for _ in range(2):  # the second is not even asked
        with pytest.raises(TryLater) as caught:
            await scene.chat.send(ROOM, CARD, key="1")
        assert caught.value.after_s == pytest.approx(30, abs=1)
    assert scene.far_end.count("sendMessage") == 1
    await scene.chat.send(Room("telegram", str(FORUM)), CARD, key="2")


async def test_only_the_call_that_was_meant_meets_its_fault(scene: Scene) -> None:
    scene.far_end.fail_next("sendMessage", flood(1), at=2)
    await scene.chat.send(ROOM, CARD, key="1")
    with pytest.raises(ChatError):
        await scene.chat.send(ROOM, CARD, key="2")


async def test_a_card_of_any_length_fits(scene: Scene) -> None:
    await scene.chat.send(ROOM, long_card(blocks=300, chars=100), key="1")
    assert scene.messages[0].text.startswith("Recent")


async def test_every_kind_of_entity_is_one_that_telegram_knows(scene: Scene) -> None:
    if api() is None:
        pytest.skip(ABSENT)
    await scene.chat.send(ROOM, ALERT, key="1")
    assert scene.far_end.breaches == []
    assert {"bold", "italic", "blockquote", "text_link", "date_time"} == {
        e["type"] for e in scene.messages[0].now.entities
    }


async def test_two_edits_leave_three_versions(scene: Scene) -> None:
    message = await scene.chat.send(ROOM, CARD, key="1")
    for text in ("one", "two", "two"):
        await scene.chat.edit(ROOM, message, Card("Title", (Line((Run(text),)),)))
    assert [version.text for version in scene.messages[0].versions] == ["Title", "Title\none", "Title\ntwo"]
