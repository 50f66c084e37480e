"""From a feed to a room: what is posted, what is edited, what pings."""

import asyncio
from dataclasses import replace

import pytest

from bot.claims.claim import Claim
from bot.claims.credit import Provenance
from bot.errors import MaybeSent, MessageGone, RoomGone, RoomMoved, TryLater
from bot.feeds.entry import Item
from bot.feeds.feed import Validators
from bot.messages.card import Card, Tone
from bot.subscriptions.room import Room
from bot.subscriptions.subscription import State, Wish
from tests.fakes.chat import FakeChat
from tests.fakes.claims import MONDAY_REPORT, REPEATS, SUNDAY_REPORT, claim, evidence, money
from tests.fakes.house import FEED, OTHER_FEED, ROOM, FakeHouse


async def house_with_a_story() -> FakeHouse:
    house = FakeHouse()
    await house.open()
    await house.tell(SUNDAY_REPORT)
    return house


async def test_a_story_is_posted_once_with_its_badge() -> None:
    house = await house_with_a_story()

    (card,) = house.chat.shown[ROOM]
    assert card.tone is Tone.ANNOUNCED
    assert "not yet confirmed by Amazon" in card.title


async def test_more_outlets_change_the_post_and_ping_nobody() -> None:
    house = await house_with_a_story()
    for report in REPEATS:
        await house.tell(report, feed=OTHER_FEED)
    await house.later(minutes=5)

    assert len(house.chat.shown[ROOM]) == 1
    assert house.chat.replies[ROOM] == []
    assert "edit" in {what for what, _ in house.chat.calls}


async def test_a_confirmation_edits_the_first_message_in_place_and_replies_once() -> None:
    house = await house_with_a_story()
    await house.tell(MONDAY_REPORT, feed=OTHER_FEED)
    await house.later(minutes=5)

    (card,) = house.chat.shown[ROOM]
    assert card.tone is Tone.CONFIRMED
    (reply,) = house.chat.replies[ROOM]
    assert "Amazon confirms" in reply


async def test_an_ordinary_item_stays_silent() -> None:
    house = FakeHouse()
    await house.open()
    house.publish("Météo : du soleil")
    await house.poll()
    await house.deliverer.settle()

    assert house.chat.calls == []
    assert house.tally.counts["readings", "silent"] == 1


async def test_a_first_poll_only_learns() -> None:
    house = FakeHouse()
    house.publish(SUNDAY_REPORT.title, SUNDAY_REPORT.claim)
    await house.open()
    await house.poll()
    await house.deliverer.settle()

    assert house.chat.calls == []


@pytest.mark.parametrize(("announce_first", "posts"), [("all", 3), (2, 2), (0, 0)])
async def test_a_first_poll_announces_what_the_operator_chose(announce_first: object, posts: int) -> None:
    house = FakeHouse(announce_first=announce_first)
    for number, company in enumerate(("Altavia", "Corvex", "Lumen"), 1):
        house.publish(f"{company} investit", deal(company, f"{number}e9"))
    await house.open()
    await house.deliverer.settle()

    assert len(house.chat.shown[ROOM]) == posts


def deal(investor: str, figure: str) -> Claim:
    return claim(
        evidence(None, voice="outlet", quoted_by=None),  # type: ignore[arg-type]
        investors=(investor,),
        recipients=(),
        amounts=(money(figure),),
        event=None,
    )


async def test_the_same_article_in_two_sections_is_one_report() -> None:
    house = await house_with_a_story()
    link = house.items[FEED.id][0].link
    house.publish(SUNDAY_REPORT.title, feed=OTHER_FEED, link=f"{link}#xtor=RSS-3-[economie]", summary="another summary")
    await house.poll()

    story = await house.uow.run(lambda store: store.story(1))
    assert story
    assert len(story.reports) == 1
    assert house.tally.counts["entries", "known_elsewhere"] == 1


async def test_a_rewritten_item_is_a_correction_and_not_a_second_source() -> None:
    house = await house_with_a_story()
    link = house.items[FEED.id][0].link
    house.publish("Amazon : 1,3 milliard", replace(SUNDAY_REPORT.claim, amounts=(money("1.3e9"),)), link=link)
    await house.poll()
    await house.later(minutes=5)

    story = await house.uow.run(lambda store: store.story(1))
    assert story
    assert len(story.reports) == 1
    (card,) = house.chat.shown[ROOM]
    assert "€1.3bn" in card.plain


async def test_an_item_without_a_guid_is_recognised_when_its_title_is_rewritten() -> None:
    house = FakeHouse()
    await house.open()
    link = "https://franceinfo.example/amazon"
    house.items[FEED.id] = [Item(SUNDAY_REPORT.title, link=link, published=house.clock.now())]
    house.says[SUNDAY_REPORT.title] = (SUNDAY_REPORT.claim,)
    house.reader.publish(FEED.id, *house.items[FEED.id])
    await house.poll()
    house.says["Autre titre"] = (replace(SUNDAY_REPORT.claim, amounts=(money("1.3e9"),)),)
    house.reader.publish(FEED.id, replace(house.items[FEED.id][0], title="Autre titre"))
    await house.poll()

    story = await house.uow.run(lambda store: store.story(1))
    assert story
    assert [report.title for report in story.reports] == ["Autre titre"]


async def test_an_item_that_turns_up_a_week_late_is_no_news() -> None:
    house = FakeHouse()
    await house.open()
    house.publish(SUNDAY_REPORT.title, SUNDAY_REPORT.claim)
    house.clock.forward(seconds=8 * 24 * 3600)
    await house.poll()

    assert house.tally.counts["entries", "learned_old"] == 1
    assert await house.uow.run(lambda store: store.recent_stories(5)) == []


async def test_a_flood_of_new_identities_is_learned() -> None:
    house = FakeHouse()
    for number in range(30):
        house.publish(f"Titre {number}")
    await house.open()
    house.items[FEED.id] = []
    for number in range(30):
        house.publish(f"Encore {number}", link=f"https://franceinfo.example/new/{number}")
    house.items[FEED.id] = [replace(item, published=None) for item in house.items[FEED.id]]
    house.reader.publish(FEED.id, *house.items[FEED.id])
    await house.poll()

    assert house.tally.counts["entries", "learned_flood"] == 30


async def test_a_room_that_asked_for_large_sums_is_spared_small_ones() -> None:
    house = FakeHouse()
    await house.open(Wish(country="DE"))
    await house.tell(SUNDAY_REPORT)

    assert house.chat.calls == []


async def test_the_wait_the_platform_asks_for_is_kept() -> None:
    house = FakeHouse()
    await house.open()
    house.chat.fails = TryLater("flood", after_s=90)
    await house.tell(SUNDAY_REPORT)
    await house.later(seconds=89)
    assert house.chat.shown[ROOM] == []

    await house.later(seconds=2)
    assert len(house.chat.shown[ROOM]) == 1


async def test_an_answer_that_never_came_is_asked_for_again_and_never_lost() -> None:
    house = FakeHouse()
    await house.open()
    house.chat.fails = MaybeSent("no answer")
    await house.tell(SUNDAY_REPORT)
    await house.later(minutes=1)

    assert len(house.chat.shown[ROOM]) == 1


async def test_a_room_that_is_gone_is_switched_off_and_the_owner_told() -> None:
    house = FakeHouse()
    await house.open()
    house.chat.fails = RoomGone("kicked")
    await house.tell(SUNDAY_REPORT)

    subscription = await house.uow.run(lambda store: store.subscription(ROOM))
    assert subscription
    assert subscription.state is State.DISABLED
    assert house.lost == [ROOM]


async def test_a_room_that_moved_gets_its_message_under_its_new_id() -> None:
    house = FakeHouse()
    await house.open()
    house.chat.fails = RoomMoved("upgraded", "-1001")
    await house.tell(SUNDAY_REPORT)
    await house.later(minutes=1)

    assert list(house.chat.shown) == [Room("fake", "-1001")]


async def test_a_forum_and_one_of_its_topics_may_both_subscribe() -> None:
    house, forum, topic = FakeHouse(), Room("fake", "-100"), Room("fake", "-100", "5")
    await house.open(room=forum)
    await house.open(room=topic)
    await house.tell(SUNDAY_REPORT)

    assert {room: len(cards) for room, cards in house.chat.shown.items()} == {forum: 1, topic: 1}


async def test_a_message_that_was_deleted_is_said_again_and_says_so() -> None:
    house = await house_with_a_story()
    house.chat.fails = MessageGone("deleted")
    await house.tell(MONDAY_REPORT, feed=OTHER_FEED)
    await house.later(minutes=5)

    first, second = house.chat.shown[ROOM]
    note = "Update of a post that can no longer be edited."
    assert note not in first.plain
    assert second.plain.splitlines()[1] == note
    assert second.tone is Tone.CONFIRMED
    assert house.chat.replies[ROOM] == []


class GatedChat(FakeChat):
    """A chat whose room 0 answers only once the gate is open; tells when room 1 was reached."""

    def __init__(self) -> None:
        super().__init__()
        self.gate, self.reached = asyncio.Event(), asyncio.Event()

    async def send(self, room: Room, card: Card, *, key: str, reply_to: str | None = None, silent: bool = False) -> str:
        if room.chat == "0":
            await self.gate.wait()
        message_id = await super().send(room, card, key=key, reply_to=reply_to, silent=silent)
        self.reached.set()
        return message_id


async def test_one_slow_room_does_not_hold_up_another() -> None:
    chat, slow = GatedChat(), Room("fake", "0")
    house = FakeHouse(chat=chat)
    await house.open()
    await house.open(room=slow)
    house.publish(SUNDAY_REPORT.title, SUNDAY_REPORT.claim)
    await house.poll()
    await house.deliverer.tick()
    await chat.reached.wait()

    assert (len(chat.shown[ROOM]), len(chat.shown[slow])) == (1, 0)

    chat.gate.set()
    await house.deliverer.settle()
    assert len(chat.shown[slow]) == 1


async def test_polls_without_news_are_counted_and_bring_no_transaction_of_their_own() -> None:
    house = FakeHouse()
    house.publish("Météo")
    house.reader.publish(FEED.id, *house.items[FEED.id], validators=Validators(etag=b'"1"'))
    await house.open()
    await house.poll()

    assert house.tally.counts["polls", "not_modified"] == 1


async def test_a_report_keeps_its_publisher_its_agency_and_the_beginning_of_its_summary() -> None:
    house = FakeHouse(provenance=lambda entry: Provenance("Groupe Figaro", "AFP"))
    await house.open()
    house.publish(SUNDAY_REPORT.title, SUNDAY_REPORT.claim, summary="mot " * 500)
    await house.poll()

    (story,) = await house.uow.run(lambda store: store.recent_stories(5))
    (filed,) = story.reports
    assert (filed.publisher, filed.carries) == ("Groupe Figaro", "AFP")
    assert filed.summary == ("mot " * 500)[:1_000]
