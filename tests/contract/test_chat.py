"""What every chat promises, asked of the fake and of each platform's real client library."""

import logging
import traceback
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from bot.errors import ChatError, RoomMoved, TryLater
from bot.messages.card import Button, Card, Face, Gap, Line, Quotation, Run
from tests.contract.chats import CHATS, EVERY_ERROR
from tests.contract.stage import Stage
from tests.fakes.chat import FakeChat

BEFORE = datetime(2024, 5, 12, tzinfo=UTC)
CARD = Card("Announced", (Gap(), Line((Run("Amazon: more than €1.2bn", Face.STRONG),))), mark="#128", post="128")
OTHER_CARD = Card("Confirmed", (Line((Run("Amazon: more than €1.2bn"),)),), post="128")

HOSTILE = [
    pytest.param("", id="nothing"),
    pytest.param("\u2060\u200b \n", id="nothing-to-see"),
    pytest.param("\x00\x07\x1b[31m", id="controls"),
    pytest.param("\ud83d alone \udc00", id="lone-surrogates"),
    pytest.param("x" * 100_000, id="very-long"),
    pytest.param("👩‍👩‍👧‍👦" * 2_000, id="very-long-emoji"),
    pytest.param("@everyone @here <@&1> <@1> @amazon /start #tag $TSLA", id="mentions"),
    pytest.param("<b>*_`~||[x](http://a.b)", id="markup"),
    pytest.param("\u202eabc\u2066\u200f", id="directions"),
    pytest.param("a\u0301" * 3_000, id="accents-without-end"),
]


@pytest.fixture(params=CHATS)
async def stage(request: pytest.FixtureRequest) -> AsyncIterator[Stage]:
    async with CHATS[request.param]() as ready:
        yield ready


def chain(error: BaseException | None) -> list[BaseException]:
    """The error, everything that caused it and everything it happened in."""
    return [] if error is None else [error, *chain(error.__cause__), *chain(error.__context__)]


class TestEveryChat:
    async def test_two_messages_have_two_ids(self, stage: Stage) -> None:
        first = await stage.chat.send(stage.room, CARD, key="1")
        assert first != await stage.chat.send(stage.room, CARD, key="2")

    async def test_an_edit_changes_the_message_in_place(self, stage: Stage) -> None:
        message = await stage.chat.send(stage.room, CARD, key="1")
        await stage.chat.edit(stage.room, message, OTHER_CARD)
        (text,) = stage.texts()
        assert "Confirmed" in text
        assert "Announced" not in text

    async def test_the_same_edit_twice_is_no_error(self, stage: Stage) -> None:
        message = await stage.chat.send(stage.room, CARD, key="1")
        for _ in range(2):
            await stage.chat.edit(stage.room, message, OTHER_CARD)

    async def test_a_reply_stands_in_the_room_of_its_message(self, stage: Stage) -> None:
        message = await stage.chat.send(stage.room, CARD, key="1")
        reply = await stage.chat.send(stage.room, OTHER_CARD, key="2", reply_to=message)
        assert reply != message

    async def test_a_link_leads_to_one_message_or_there_is_none(self, stage: Stage) -> None:
        first = await stage.chat.send(stage.room, CARD, key="1")
        second = await stage.chat.send(stage.room, CARD, key="2")
        links = [stage.chat.link(stage.room, message) for message in (first, second)]
        assert links == [None, None] or (None not in links and len(set(links)) == 2)
        assert all(link is None or link.startswith("https://") for link in links)

    @pytest.mark.parametrize("message", ["", "no number", "../../1", "1?x=2"])
    async def test_what_is_no_message_has_no_link_of_ours(self, stage: Stage, message: str) -> None:
        if isinstance(stage.chat, FakeChat):
            pytest.skip("the fake takes any word for a message's id")
        assert stage.chat.link(stage.room, message) is None

    async def test_looking_for_a_message_is_never_an_error(self, stage: Stage) -> None:
        message = await stage.chat.send(stage.room, CARD, key="1")
        assert await stage.chat.find(stage.room, "128", BEFORE) in (message, None)
        assert await stage.chat.find(stage.room, "nobody", BEFORE) is None

    @pytest.mark.parametrize("kind", EVERY_ERROR, ids=lambda kind: kind.__name__)
    @pytest.mark.parametrize("call", ["send", "edit"])
    async def test_every_failure_says_what_to_do_next(self, stage: Stage, kind: type[ChatError], call: str) -> None:
        provoke = (stage.send_fails if call == "send" else stage.edit_fails).get(kind)
        if provoke is None:
            pytest.skip(f"this platform has no {kind.__name__} for {call}")
        message = await stage.chat.send(stage.room, CARD, key="1")
        provoke()
        with pytest.raises(ChatError) as caught:
            await (
                stage.chat.send(stage.room, OTHER_CARD, key="2")
                if call == "send"
                else stage.chat.edit(stage.room, message, OTHER_CARD)
            )
        assert type(caught.value) is kind
        assert str(caught.value)
        if isinstance(caught.value, RoomMoved):
            assert caught.value.new_id
        if isinstance(caught.value, TryLater):
            assert caught.value.after_s is None or caught.value.after_s > 0

    @pytest.mark.parametrize("text", HOSTILE)
    async def test_hostile_text_breaks_nothing(self, stage: Stage, text: str) -> None:
        run = Run(text, url=text)
        button = Button(text, action=text)
        card = Card(text, (Line((run, run)), Quotation(text, Line((run,)))), (button,), mark=text, preview=text)
        for attempt in (card, Card(text, post="p" + text)):
            try:
                await stage.chat.send(stage.room, attempt, key="1")
            except ChatError:
                continue

    async def test_nobody_ever_sees_the_token(self, stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
        if stage.secret is None:
            pytest.skip("this chat has no token")
        caplog.set_level(logging.DEBUG)
        for provoke in stage.send_fails.values():
            provoke()
            with pytest.raises(ChatError) as caught:
                await stage.chat.send(stage.room, CARD, key="1")
            for error in chain(caught.value):
                assert stage.secret not in "".join(traceback.format_exception(error)) + repr(error)
        assert stage.secret not in caplog.text + repr(stage.chat)
