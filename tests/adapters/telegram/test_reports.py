"""A reader reports a story on Telegram, from the button to the owner's list: through the real client and the house."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.commands.request import Request
from bot.messages.alert import alert
from bot.messages.card import Card
from bot.reviews.review import Sought, Wrong
from bot.subscriptions.room import Room
from bot.usecases.answer_command import answer_command
from bot.usecases.asked import Access
from tests.adapters.telegram.scene import ANN, BEA, CHANNEL, Desk, Scene, running
from tests.adapters.telegram.stage import telegram
from tests.fakes.claims import AMAZON_SUNDAY, SUNDAY_REPORT
from tests.fakes.house import WORDINGS, FakeHouse

EVIL = "/feedback 1 wrong @durov <b>https://evil.example</b> #spam $TSLA /status_set_1_denied " + "x" * 3_000


@dataclass
class Counter(Desk):
    """The house's own answers."""

    house: FakeHouse = field(default_factory=lambda: FakeHouse(access=Access({"telegram": str(BEA)}, open_to_all=True)))

    async def answer(self, request: Request) -> Card | None:
        return await answer_command(self.house.desk, request)


@asynccontextmanager
async def open_counter() -> AsyncIterator[tuple[Scene, FakeHouse]]:
    desk = Counter()
    await desk.house.open()
    await desk.house.tell(SUNDAY_REPORT)
    async with telegram() as (far_end, base_url), running(far_end, base_url, desk) as client:
        far_end.room(CHANNEL, "channel")
        far_end.room(ANN)
        await far_end.until(lambda: client.ready)
        yield Scene(far_end, client, desk), desk.house


async def post(scene: Scene, chat: int) -> None:
    story = (await scene.desk.house.uow.run(lambda store: store.story(1))) or AMAZON_SUNDAY  # type: ignore[attr-defined]
    card = alert(story, WORDINGS.of("fr"), now=story.changed_at, post="1")
    await scene.client.chat.send(Room("telegram", str(chat)), card, key="1")


def labels(scene: Scene, chat: int) -> list[list[str]]:
    return [[str(button["text"]) for button in row] for row in scene.far_end.room(chat).messages[-1].now.buttons]


async def press(scene: Scene, label: str) -> str:
    """The text of the answer to a press in Ann's private chat."""
    room = scene.far_end.room(ANN)
    have = len(room.messages)
    await scene.far_end.press(room.messages[-1], label, ANN)
    await scene.far_end.until(lambda: len(room.messages) > have)
    return room.messages[-1].text


async def test_in_private_the_button_asks_and_the_answer_is_kept() -> None:
    async with open_counter() as (scene, house):
        await post(scene, ANN)
        assert labels(scene, ANN) == [["Pourquoi ?", "Sources", "Ouvrir"], ["Suivre", "Signaler"]]

        assert "What is wrong with #⁠1?" in (question := await press(scene, "Signaler")) or "#1" in question
        assert labels(scene, ANN) == [
            ["Wrong status", "Belongs to another story"],
            ["Two stories in one", "Not about AI money"],
        ]
        assert "No vote changes a status by itself." in await press(scene, "Two stories in one")

        [review] = await house.uow.run(lambda store: store.reviews(Sought()))
        assert (review.what, review.user, review.room) == (Wrong.SPLIT, str(ANN), Room("telegram", str(ANN)))


async def test_in_a_channel_the_button_leads_into_the_private_chat_and_to_the_question() -> None:
    async with open_counter() as (scene, _house):
        await post(scene, CHANNEL)
        link = urlsplit(scene.far_end.room(CHANNEL).messages[-1].button("Signaler")["url"])
        assert (link.netloc, link.path) == ("t.me", "/vigie_bot")

        answer = await scene.said(ANN, ANN, f"/start {parse_qs(link.query)['start'][0]}")

        assert "What is wrong with" in answer.text
        assert [button["callback_data"] for row in answer.now.buttons for button in row] == [
            f"feedback 1 {what}" for what in Wrong
        ]


async def test_hostile_words_trigger_nothing_in_the_owner_s_list() -> None:
    async with open_counter() as (scene, house):
        await scene.said(ANN, ANN, EVIL)

        listed = await scene.said(BEA, BEA, "/review")

        assert listed.now.detected == ()
        assert len(listed.text) < 700
        [review] = await house.uow.run(lambda store: store.reviews(Sought()))
        assert len(review.words) <= 500
        story = await house.uow.run(lambda store: store.story(1))
        assert story
        assert story.ruling is None


async def test_the_owner_closes_it_with_one_press() -> None:
    async with open_counter() as (scene, house):
        await scene.said(ANN, ANN, "/report 1 wrong")
        listed = await scene.said(BEA, BEA, "/review")
        assert [str(button["text"]) for row in listed.now.buttons for button in row] == ["Why? #1", "Close 1"]

        have = len(scene.far_end.room(BEA).messages)
        await scene.far_end.press(listed, "Close 1", BEA)
        await scene.far_end.until(lambda: len(scene.far_end.room(BEA).messages) > have)

        assert scene.far_end.room(BEA).messages[-1].text == "Report 1 is closed."
        assert house.uow.store.told[1].state == "closed"


@pytest.mark.parametrize("typed", ["/merge_1_2", "/start merge_1_2", "/status_set_1_denied", "/status_set 1 denied"])
async def test_a_stranger_puts_no_story_right(typed: str) -> None:
    async with open_counter() as (scene, house):
        before = dict(house.uow.store.stories)
        await scene.said(ANN, ANN, typed)
        assert house.uow.store.stories == before


async def test_the_owner_sets_a_status_by_a_command_with_an_underscore() -> None:
    async with open_counter() as (scene, house):
        answer = await scene.said(BEA, BEA, "/status_set 1 denied on the phone")
        assert answer.text.startswith("❌ Denied · status set by hand")
        assert house.uow.store.stories[1].verdict.status == "denied"
