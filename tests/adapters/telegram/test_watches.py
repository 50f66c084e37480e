"""A reader watches a story on Telegram, from the button to the one message: through the real client and the house."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from adapters.chats.telegram.markup import render
from bot.claims.claim import Voice
from bot.messages.card import Card, Line, Run
from bot.stories.story import Status
from bot.usecases.deliver import Deliverer, Delivery
from tests.adapters.telegram.scene import ANN, CHANNEL, FORUM, SMALL_GROUP, Scene
from tests.adapters.telegram.test_reports import open_counter, post
from tests.fakes.claims import MONDAY_REPORT, SUNDAY_REPORT, claim, evidence, money
from tests.fakes.house import OTHER_FEED, WORDINGS, FakeHouse
from tests.standins.telegram.world import Json, Speaker, StandInMessage

OTHER_DEAL = claim(evidence("Élysée", Voice.OFFICIAL), investors=("Orange",), amounts=(money("7e9"),))
OTHER_WORD = claim(evidence("Orange"), investors=("Orange",), amounts=(money("7e9"),))
LOUD = "@durov #spam /stop tg://user?id=12"


@asynccontextmanager
async def watching() -> AsyncIterator[tuple[Scene, FakeHouse]]:
    async with open_counter() as (scene, house):
        chats = {"fake": house.chat, "telegram": scene.client.chat}
        house.deliverer = Deliverer(Delivery(chats, house.uow, house.clock, WORDINGS, "w", house.tally, house._lost))
        scene.far_end.room(FORUM).topics.add(45)
        yield scene, house


def calls(message: StandInMessage) -> list[Json]:
    return [entity for entity in message.now.entities if entity["type"] == "text_mention"]


async def confirmed(scene: Scene, house: FakeHouse, chat: int) -> StandInMessage:
    """The one message that comes to this chat with Amazon's word."""
    have = len(scene.far_end.room(chat).messages)
    await house.tell(MONDAY_REPORT, feed=OTHER_FEED)
    await house.later(hours=1)
    [message] = scene.far_end.room(chat).messages[have:]
    return message


async def test_in_private_the_button_begins_it_and_one_message_ends_it() -> None:
    async with watching() as (scene, house):
        await post(scene, ANN)
        room = scene.far_end.room(ANN)
        have = len(room.messages)
        await scene.far_end.press(room.messages[-1], "Suivre", ANN)
        await scene.far_end.until(lambda: len(room.messages) > have)
        assert room.messages[-1].text.startswith("You will get one message here once it is confirmed")

        ping = await confirmed(scene, house, ANN)

        assert ping.text.startswith("Watch ended: Amazon confirms.\nAmazon: more than €1.2bn in France")
        assert not ping.silent
        assert calls(ping) == []
        assert ping.button("Story")["callback_data"] == "story 1"
        assert scene.far_end.breaches == []


async def test_in_a_channel_the_button_leads_into_the_private_chat() -> None:
    async with watching() as (scene, house):
        await post(scene, CHANNEL)
        link = scene.far_end.room(CHANNEL).messages[-1].button("Suivre")["url"]
        assert link.endswith("?start=watch_1")
        await scene.said(ANN, ANN, "/start watch_1")
        assert (await confirmed(scene, house, ANN)).text.startswith("Watch ended: Amazon confirms.")
        assert len(scene.far_end.room(CHANNEL).messages) == 1


@pytest.mark.parametrize(("chat", "topic"), [(SMALL_GROUP, None), (FORUM, 45)])
async def test_in_a_group_the_message_calls_the_one_who_asked_and_nobody_else(chat: int, topic: int | None) -> None:
    async with watching() as (scene, house):
        await scene.said(chat, ANN, "/watch 1 until confirmed", topic=topic)
        ping = await confirmed(scene, house, chat)
        assert ping.text.startswith("🔔 Watch ended: Amazon confirms.")
        [call] = calls(ping)
        assert (call["offset"], call["length"], call["user"]["id"]) == (0, 2, ANN)
        assert ping.thread == topic
        assert ping.now.detected == ()
        assert ping.button("Story")["url"] == "https://t.me/vigie_bot?start=story_1", "the others are not disturbed"
        assert scene.far_end.breaches == []


async def test_a_group_that_speaks_in_its_own_name_is_sent_into_a_private_chat() -> None:
    async with watching() as (scene, house):
        answer = await scene.said(FORUM, ANN, "/watch 1", speaker=Speaker.GROUP)
        assert "does not work here. Ask in a private chat." in answer.text
        assert house.uow.store.watching == {}


async def test_who_blocked_the_bot_costs_a_log_line() -> None:
    async with watching() as (scene, house):
        await scene.said(ANN, ANN, "/watch 1")
        await scene.far_end.leave(ANN)
        await house.tell(MONDAY_REPORT, feed=OTHER_FEED)
        assert (house.uow.store.pings, house.lost) == ({}, [])
        assert house.tally.counts["deliveries", "telegram_room_gone"] == 1
        assert house.uow.store.stories[1].verdict.status is Status.CONFIRMED


@pytest.mark.parametrize("person", ["42 ", "@durov", "-100", "tg://user?id=1", ""])
def test_only_a_person_s_number_is_called(person: str) -> None:
    message = render(Card("Title", calls=person), bot_name="vigie_bot", private=False)
    assert message.text == "Title"
    assert [entity.type for entity in message.entities] == ["bold"]


def test_loud_words_beside_the_bell_ring_nobody() -> None:
    card = Card(LOUD, (Line((Run(LOUD, url="tg://user?id=12"),)),), calls="42")
    message = render(card, bot_name="vigie_bot", private=False)
    assert [entity.user.id for entity in message.entities if entity.user] == [42]
    assert all(not entity.url for entity in message.entities)


def test_a_message_that_telegram_refused_is_sent_without_the_call() -> None:
    assert render(Card("T", calls="42", rich=False), bot_name="vigie_bot", private=False).entities == ()


async def test_a_group_that_wants_no_replies_sees_its_message_change_in_silence() -> None:
    async with watching() as (scene, house):
        scene.far_end.room(SMALL_GROUP).admins.add(ANN)
        await scene.said(SMALL_GROUP, ANN, "/subscribe")
        answer = await scene.said(SMALL_GROUP, ANN, "/replies none")
        assert answer.text.startswith("Here, messages change without a reply.")
        await house.tell(replace(SUNDAY_REPORT, title="Élysée", claim=OTHER_DEAL))
        alert = scene.far_end.room(SMALL_GROUP).messages[-1]
        have = len(scene.far_end.room(SMALL_GROUP).messages)

        await house.tell(replace(MONDAY_REPORT, title="Orange", claim=OTHER_WORD), feed=OTHER_FEED)
        await house.later(hours=1)

        assert "Confirmed by Orange" in alert.text
        assert len(scene.far_end.room(SMALL_GROUP).messages) == have
        assert scene.far_end.breaches == []
