"""A room says what rings there: replies, and nothing else, follow it."""

import pytest

from bot.claims.claim import Fact, Stage, Voice
from bot.commands.request import Place
from bot.stories.revision import Reason
from bot.subscriptions.subscription import Replies
from tests.fakes.claims import MONDAY, MONDAY_REPORT, SUNDAY_REPORT, claim, evidence, report
from tests.fakes.house import OTHER_FEED, ROOM, FakeHouse

OWN = evidence(at=MONDAY, quoted_by=None, said=(Fact.DEAL, Fact.AMOUNT))
RUMOUR = report(claim(evidence(None, Voice.ANONYMOUS)), title="Amazon, dit-on")
FLAT = report(claim(evidence(None, Voice.OUTLET, outlet="BFMTV")), outlet="BFMTV", title="Amazon investit")
SIGNED = report(claim(OWN), at=MONDAY, title="Amazon signe")
DONE = report(claim(OWN, stage=Stage.CLOSED), at=MONDAY, title="Amazon a conclu")
BOUND = report(claim(OWN, stage=Stage.CONDITIONAL), at=MONDAY, title="Amazon, sous conditions")


async def house(replies: str) -> FakeHouse:
    made = FakeHouse()
    await made.open()
    card = await made.ask(f"/replies {replies}")
    assert card
    return made


def replied(made: FakeHouse) -> list[str]:
    return made.chat.replies[ROOM]


@pytest.mark.parametrize(
    ("typed", "replies", "says"),
    [
        ("/replies none", "none", "Here, messages change without a reply."),
        ("/replies rien", "none", "without a reply"),
        ("/reponses issue", "outcome", "only when a party has confirmed, denied or cancelled"),
        ("/replies all", "all", "when a deal is closed"),
        ("/replies changements", "changes", "when the status changes"),
        ("/replies", "changes", "when the status changes"),
    ],
)
async def test_a_room_is_told_what_rings_from_now_on(typed: str, replies: str, says: str) -> None:
    made = FakeHouse()
    await made.open()
    card = await made.ask(typed)
    assert card
    assert says in card.plain
    assert "What was too firm is always taken back aloud." in card.plain
    assert made.uow.store.rooms[ROOM].replies is Replies(replies)


async def test_only_those_who_manage_the_room_say_so() -> None:
    made = FakeHouse()
    await made.open()
    card = await made.ask("/replies none", place=Place.GROUP, manages=False)
    assert card
    assert "Only those who manage this chat" in card.plain
    assert made.uow.store.rooms[ROOM].replies is Replies.CHANGES


async def test_a_room_that_asked_for_nothing_is_told_to_subscribe_and_another_subscription_keeps_the_wish() -> None:
    made = FakeHouse()
    card = await made.ask("/replies none")
    assert card
    assert "/subscribe" in card.plain
    await made.open()
    await made.ask("/replies none")
    await made.ask("/subscribe france")
    assert made.uow.store.rooms[ROOM].replies is Replies.NONE


@pytest.mark.parametrize(("replies", "rings"), [("none", 0), ("outcome", 1), ("changes", 1), ("all", 1)])
async def test_a_confirmation_edits_the_message_and_rings_unless_nothing_is_to(replies: str, rings: int) -> None:
    made = await house(replies)
    await made.tell(SUNDAY_REPORT)
    await made.tell(MONDAY_REPORT, feed=OTHER_FEED)
    await made.later(minutes=5)
    assert made.chat.shown[ROOM][0].title == "✅ Confirmed by Amazon"
    assert len(replied(made)) == rings


@pytest.mark.parametrize(("replies", "rings"), [("changes", 0), ("all", 1)])
async def test_where_everything_rings_the_press_that_states_a_rumour_does(replies: str, rings: int) -> None:
    made = await house(replies)
    await made.tell(RUMOUR)
    await made.tell(FLAT, feed=OTHER_FEED)
    await made.later(minutes=5)
    assert made.chat.shown[ROOM][0].title.startswith("📰 Press report")
    assert replied(made) == ["📰 BFMTV reports: Amazon, €1.2bn in France."][:rings]


@pytest.mark.parametrize(("replies", "rings"), [("outcome", 0), ("changes", 0), ("all", 1)])
async def test_a_deal_that_is_closed_rings_only_where_the_room_asked_for_it(replies: str, rings: int) -> None:
    made = await house(replies)
    await made.tell(SIGNED)
    await made.tell(DONE, feed=OTHER_FEED)
    await made.later(minutes=5)
    assert made.uow.store.stories[1].transitions[-1].reason == Reason.CLOSED
    assert replied(made) == ["Amazon, €1.2bn: closed, according to Amazon."][:rings]


@pytest.mark.parametrize(("replies", "rings"), [("outcome", 0), ("changes", 1)])
async def test_a_condition_that_is_lifted_rings_where_changes_do(replies: str, rings: int) -> None:
    made = await house(replies)
    await made.tell(BOUND)
    await made.tell(SIGNED, feed=OTHER_FEED)
    await made.later(minutes=5)
    assert len(replied(made)) == rings
