"""People watch stories: each is told once, in person, and nobody else is."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.claims.claim import Stance, Voice
from bot.commands.request import Place, Request
from bot.deliveries.effect import Do
from bot.messages.card import Card
from bot.stories.by_hand import put_together
from bot.stories.story import Status
from bot.subscriptions.room import Room
from bot.subscriptions.watch import MOST_WATCHES, Until, Watch
from bot.usecases.announce import announce, announce_quietly
from bot.usecases.answer_command import answer_command
from bot.usecases.asked import Access
from bot.usecases.catch_up import catch_up, leave_trace
from bot.usecases.deliver import LEASE
from bot.usecases.keep_stories import keep
from bot.usecases.take_over import take_over
from tests.fakes.claims import MONDAY, MONDAY_REPORT, SUNDAY, SUNDAY_REPORT, claim, evidence, report, story
from tests.fakes.house import OTHER_FEED, ROOM, FakeHouse
from tests.fakes.store import FakeStore

GROUP = Room("fake", "-7")
DENIAL = report(claim(evidence("Amazon", stance=Stance.DENIES, at=MONDAY)), at=MONDAY, title="Amazon dément")


async def house(**how: object) -> FakeHouse:
    made = FakeHouse(**how)  # type: ignore[arg-type]
    await made.open()
    await made.tell(SUNDAY_REPORT)
    return made


async def asks(
    made: FakeHouse, typed: str, room: Room = GROUP, user: str = "42", place: Place = Place.GROUP, locale: str = "en"
) -> str:
    command, _, text = typed.removeprefix("/").partition(" ")
    card = await answer_command(made.desk, Request(room, user, command, text, locale=locale, place=place))
    assert card
    return card.plain


def heard(made: FakeHouse, room: Room = GROUP) -> list[Card]:
    return made.chat.shown[room]


async def test_the_one_who_asked_is_told_once_where_nobody_subscribed() -> None:
    made = await house()
    assert "one message here once it is confirmed, denied or cancelled" in await asks(made, "/watch 1")

    await made.tell(MONDAY_REPORT, feed=OTHER_FEED)
    await made.tell(DENIAL)

    [card] = heard(made)
    assert card.plain == "Watch ended: Amazon confirms.\nAmazon: more than €1.2bn in France\n#1"
    assert card.calls == "42"
    assert (made.uow.store.watching, made.uow.store.pings) == ({}, {}), "nothing is kept of it"


async def test_in_private_nobody_is_called_by_name() -> None:
    made = await house()
    await asks(made, "/watch 1", Room("fake", "42"), place=Place.PRIVATE)
    await made.tell(MONDAY_REPORT, feed=OTHER_FEED)
    assert [card.calls for card in heard(made, Room("fake", "42"))] == [None]


async def test_the_words_are_those_of_the_language_in_which_it_was_asked_for() -> None:
    made = await house()
    await asks(made, "/notify_me 1 confirmé", locale="fr")
    await made.tell(MONDAY_REPORT, feed=OTHER_FEED)
    assert [card.title for card in heard(made)] == ["Suivi terminé\u00a0: Amazon confirme."]


async def test_a_denial_ends_what_waited_for_a_confirmation() -> None:
    made = await house()
    await asks(made, "/watch 1 until confirmed")
    await made.tell(DENIAL, feed=OTHER_FEED)
    assert [card.title for card in heard(made)] == ["Watch ended: ❌ Denied by Amazon"]


async def test_what_waits_for_a_denial_hears_nothing_of_a_confirmation() -> None:
    made = await house()
    await asks(made, "/verifier 1 démenti")
    await made.tell(MONDAY_REPORT, feed=OTHER_FEED)
    assert heard(made) == []
    await made.tell(DENIAL)
    assert [card.title[:18] for card in heard(made)] == ["Watch ended: ❌ Den"]


async def test_of_a_settled_story_any_change_is_waited_for() -> None:
    made = await house()
    await made.tell(MONDAY_REPORT, feed=OTHER_FEED)
    assert await asks(made, "/watch 1 confirmed") == (
        "No need to watch: ✅ Confirmed by Amazon\n\nAmazon: more than €1.2bn in France · #1\n"
        "To hear of any change: /watch 1 any"
    )
    assert made.uow.store.watching == {}
    assert "when its status changes" in await asks(made, "/watch 1")


async def test_the_button_of_every_alert_begins_a_watch() -> None:
    made = await house()
    [button] = [each for each in made.chat.shown[ROOM][0].buttons if each.label == "Watch"]
    assert button.action == "watch 1"
    await asks(made, f"/start {button.action.replace(' ', '_')}", Room("fake", "42"), place=Place.PRIVATE)
    assert [watch.until for watch in made.uow.store.watching.values()] == [Until.CONFIRMED]


async def test_asking_again_replaces_and_moves_the_watch() -> None:
    made = await house()
    await asks(made, "/watch 1 denied")
    await asks(made, "/watch 1 any", Room("fake", "42"), place=Place.PRIVATE)
    await made.tell(MONDAY_REPORT, feed=OTHER_FEED)
    assert (len(heard(made)), len(heard(made, Room("fake", "42")))) == (0, 1)


async def test_each_person_has_a_list_of_their_own_and_ends_what_is_theirs() -> None:
    made = await house()
    await asks(made, "/watch 1")
    await asks(made, "/watch 1 denied", user="43")
    assert "until confirmed, denied or cancelled" in await asks(made, "/watch")
    assert await asks(made, "/unwatch 1") == "You watch #1 no more."
    assert await asks(made, "/unwatch 1") == "You do not watch #1.\nWhat you watch: /watch"
    assert "You watch no story." in await asks(made, "/watch")
    assert "until denied or cancelled" in await asks(made, "/watch", user="43")


async def test_what_was_asked_for_in_private_is_not_shown_to_a_group() -> None:
    made = await house()
    await asks(made, "/watch 1", Room("fake", "42"), place=Place.PRIVATE)
    assert "You watch no story." in await asks(made, "/watch")
    assert "You watch 1 story" in await asks(made, "/watch", Room("fake", "42"), place=Place.PRIVATE)


async def test_nobody_has_more_than_fifty_at_a_time() -> None:
    made = await house()
    for number in range(2, 2 + MOST_WATCHES):
        watch = Watch(number, GROUP, "42", Until.ANY, Status.RUMOURED, SUNDAY)
        await made.uow.run(lambda store, watch=watch: store.save_watch(watch))
    assert (await asks(made, "/watch 1")).startswith("50 watches at a time are the most.")
    assert "one message" in await asks(made, "/watch 1", user="43")


@pytest.mark.parametrize(("typed", "says"), [("/watch 9", "There is no story #9."), ("/unwatch 9", "no story #9")])
async def test_a_story_that_is_not_there_is_not_watched(typed: str, says: str) -> None:
    assert says in await asks(await house(), typed)


async def test_in_a_channel_and_as_a_group_itself_nobody_can_be_called() -> None:
    made = await house()
    says = "/watch does not work here. Ask in a private chat."
    assert await asks(made, "/watch 1", place=Place.CHANNEL) == says
    assert await asks(made, "/watch 1", user=GROUP.chat) == says
    assert made.uow.store.watching == {}


async def test_who_may_not_use_the_bot_may_not_watch() -> None:
    made = await house(access=Access({"fake": "1"}))
    await asks(made, "/watch 1", Room("fake", "42"), place=Place.PRIVATE)
    assert made.uow.store.watching == {}


async def test_a_ping_outlives_the_end_of_the_process() -> None:
    made = await house()
    await asks(made, "/watch 1")
    made.publish(MONDAY_REPORT.title, MONDAY_REPORT.claim, feed=OTHER_FEED)
    await made.poll()
    assert heard(made) == []
    await made.deliverer.settle()
    assert [card.title for card in heard(made)] == ["Watch ended: Amazon confirms."]


async def test_a_ping_that_was_under_way_when_the_process_ended_is_sent_again() -> None:
    made = await house()
    await asks(made, "/watch 1")
    made.publish(MONDAY_REPORT.title, MONDAY_REPORT.claim, feed=OTHER_FEED)
    await made.poll()
    now = made.clock.now()
    [task] = [each for each in await made.uow.run(lambda store: store.due_tasks(now, 9)) if each.effect.do is Do.PING]
    await made.uow.run(lambda store: store.start(task, "killed", now, now + LEASE))
    await take_over(made.uow, now)
    await made.deliverer.settle()
    assert [card.title for card in heard(made)] == ["Watch ended: Amazon confirms."]


async def test_a_ping_that_waited_when_a_backup_was_made_is_not_sent_again() -> None:
    made = await house()
    await asks(made, "/watch 1")
    await leave_trace(made.uow, made.clock.now())
    made.publish(MONDAY_REPORT.title, MONDAY_REPORT.claim, feed=OTHER_FEED)
    await made.poll()
    assert await catch_up(made.uow, made.clock.now() + timedelta(hours=1), 1, made.clock.now() + timedelta(hours=2))
    await made.later(hours=3)
    assert heard(made) == []
    assert made.uow.store.pings == {}


class TestMergers:
    """A watch follows its story into another one."""

    def merged(self, *watches: Watch, quietly: bool = False) -> FakeStore:
        store = FakeStore()
        one, other = store.add_story(story(id=0)), store.add_story(story(MONDAY_REPORT, id=0))
        for each in watches:
            store.save_watch(each)
        keep(store, put_together(one, other, MONDAY), announce_quietly if quietly else announce, MONDAY)
        return store

    def watch(self, number: int, until: Until = Until.DENIED, seen: Status = Status.REPORTED) -> Watch:
        return Watch(number, GROUP, "42", until, seen, SUNDAY)

    def test_it_goes_on_with_the_one_that_lives(self) -> None:
        store = self.merged(self.watch(2))
        assert list(store.watching.values()) == [self.watch(1)]
        assert store.pings == {}

    def test_one_person_has_one_watch_of_it(self) -> None:
        store = self.merged(self.watch(1), self.watch(2, Until.DENIED, Status.CONFIRMED))
        assert list(store.watching.values()) == [self.watch(1)]

    @pytest.mark.parametrize("number", [1, 2])
    def test_it_ends_where_the_merger_brings_the_status(self, number: int) -> None:
        store = self.merged(self.watch(number, Until.CONFIRMED))
        assert store.watching == {}
        assert [effect.reason for effect, _ in store.pings.values()] == ["watch_ended"]

    def test_in_a_life_that_the_store_has_forgotten_it_ends_in_silence(self) -> None:
        store = self.merged(self.watch(1, Until.CONFIRMED), quietly=True)
        assert (store.watching, store.pings) == ({}, {})


async def test_a_ping_that_waited_tells_how_the_story_stands_by_then() -> None:
    made = await house()
    await asks(made, "/watch 1")
    made.publish(MONDAY_REPORT.title, MONDAY_REPORT.claim, feed=OTHER_FEED)
    await made.poll()
    denial = replace(DENIAL, claim=claim(evidence("Amazon", Voice.PARTY, Stance.DENIES, at=MONDAY)))
    made.publish(denial.title, denial.claim)
    await made.poll()
    await made.deliverer.settle()
    assert [card.title for card in heard(made)] == ["Watch ended: ❌ Denied by Amazon"]
