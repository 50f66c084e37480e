"""Looking after the installation: silence, lost rooms, failing feeds."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

import pytest

from bot.errors import ChatError, FeedError, FeedProblem, StoreError, TryLater
from bot.messages import notices
from bot.ports import Store
from bot.subscriptions.room import Room
from bot.subscriptions.subscription import State, Subscription
from bot.usecases.lose_room import lose_room
from bot.usecases.tell_owner import Owner, tell_owner
from bot.usecases.watch_over import watch_over
from tests.fakes.house import FEED, OTHER_FEED, ROOM, WORDINGS, FakeHouse
from tests.fakes.store import FakeUnitOfWork

T = TypeVar("T")
SIX_HOURS = timedelta(hours=6)


async def notices_of(house: FakeHouse, started_ago: timedelta) -> list[int]:
    told: list[int] = []

    async def tell(hours: int) -> None:
        told.append(hours)

    await watch_over(house.uow, house.clock, house.clock.now() - started_ago, SIX_HOURS, tell)
    return told


async def test_silence_of_all_feeds_is_told_once() -> None:
    house = FakeHouse()
    await house.open()
    house.clock.forward(seconds=7 * 3600)

    assert await notices_of(house, timedelta(days=1)) == [7]
    assert await notices_of(house, timedelta(days=1)) == []


async def test_after_an_answer_a_new_silence_is_told_again() -> None:
    house = FakeHouse()
    await house.open()
    house.clock.forward(seconds=7 * 3600)
    await notices_of(house, timedelta(days=1))
    await house.poll()
    await notices_of(house, timedelta(days=1))
    house.clock.forward(seconds=8 * 3600)

    assert await notices_of(house, timedelta(days=1)) == [8]


async def test_a_program_that_has_just_started_tells_nothing() -> None:
    house = FakeHouse()
    await house.open()
    house.clock.forward(seconds=48 * 3600)

    assert await notices_of(house, timedelta(minutes=1)) == []


async def test_a_failing_feed_holds_up_no_other() -> None:
    house = FakeHouse()
    house.reader.fail(FEED.id, FeedError(FeedProblem.UNREACHABLE, "no such host"))
    await house.open()
    house.publish("Météo", feed=OTHER_FEED)
    await house.poll()

    states = {state.feed_id: state for state in await house.uow.run(lambda store: store.feed_states())}
    assert states[FEED.id].problem is FeedProblem.UNREACHABLE
    assert states[OTHER_FEED.id].problem is None
    assert house.tally.counts["readings", "silent"] == 1


async def test_a_feed_that_answers_again_is_well_again() -> None:
    house = FakeHouse()
    house.reader.fail(FEED.id, FeedError(FeedProblem.SERVER, "500"))
    await house.open()
    house.publish("Météo")
    house.clock.forward(seconds=24 * 3600)
    await house.poll()

    state = next(s for s in await house.uow.run(lambda store: store.feed_states()) if s.feed_id == FEED.id)
    assert (state.problem, state.failures) == (None, 0)


async def test_a_feed_that_left_the_configuration_is_left_alone() -> None:
    house = FakeHouse()
    await house.open()
    now = house.clock.now()
    await house.uow.run(lambda store: store.register_feeds(["gone"], now))
    await house.poll()

    assert "gone" not in {feed_id for feed_id, _ in house.reader.asked}


class FailingUnitOfWork(FakeUnitOfWork):
    """A store that takes nothing while `full`."""

    full = False

    async def run(self, work: Callable[[Store], T]) -> T:
        if self.full:
            raise StoreError("disk full")
        return await super().run(work)


async def test_a_poll_that_could_not_be_stored_is_made_again() -> None:
    uow = FailingUnitOfWork()
    house = FakeHouse(uow=uow)
    await house.open()
    house.publish("Météo")
    house.clock.forward(seconds=3600)
    await house.poller.tick()
    uow.full = True
    with pytest.raises(StoreError):
        await house.poller.settle()
    uow.full = False
    await house.poll()

    assert house.tally.counts["readings", "silent"] == 1


async def test_what_stays_silent_is_read_once() -> None:
    house = FakeHouse()
    await house.open()
    house.publish("Météo")
    await house.poll()
    house.publish("Marées")
    await house.poll()

    assert house.tally.counts["readings", "silent"] == 2


async def test_what_was_read_while_the_store_was_full_is_remembered_once_it_is_not() -> None:
    uow = FailingUnitOfWork()
    house = FakeHouse(uow=uow)
    await house.open()
    house.publish("Météo", summary="Du vent.")
    house.clock.forward(seconds=3600)
    await house.poller.tick()
    for _ in range(3):
        await asyncio.sleep(0)  # asked of the store while it still answers
    uow.full = True
    with pytest.raises(StoreError):
        await house.poller.settle()
    uow.full = False
    house.publish("Marées")
    await house.poll()

    assert house.tally.counts["readings", "silent"] == 2


async def test_stopping_leaves_the_feeds_due() -> None:
    house = FakeHouse()
    await house.open()
    house.clock.forward(seconds=3600)
    await house.poller.tick()
    await house.poller.stop()
    now = house.clock.now()

    assert len(await house.uow.run(lambda store: store.due_feeds(now, 10))) == 2


async def test_a_chat_that_is_gone_switches_off_all_its_topics() -> None:
    house = FakeHouse()
    await house.open()
    topic = Room(ROOM.platform, ROOM.chat, "5")
    now = house.clock.now()
    await house.uow.run(lambda store: store.save_subscription(Subscription(topic, now)))

    assert await lose_room(house.uow, ROOM, "kicked")
    assert not await lose_room(house.uow, ROOM, "kicked")
    states = {each.room: each.state for each in await house.uow.run(lambda store: store.subscriptions())}
    assert states == {ROOM: State.DISABLED, topic: State.DISABLED}


async def owner_hears(house: FakeHouse, error: ChatError | None = None) -> list[str]:
    async def room() -> Room:
        return ROOM

    house.chat.fails = error
    owner = Owner({"fake": room}, {"fake": house.chat}, WORDINGS, "fr")
    await tell_owner(owner, "silence", lambda wording: notices.silence(6, wording))
    return [card.plain for card in house.chat.shown[ROOM]]


async def test_the_owner_is_told_in_his_language() -> None:
    (text,) = await owner_hears(FakeHouse())

    assert "Aucun flux n’a répondu depuis 6 heures" in text


async def test_an_owner_who_cannot_be_reached_stops_nothing() -> None:
    assert await owner_hears(FakeHouse(), TryLater("unreachable")) == []


async def test_a_lost_room_is_named() -> None:
    assert "fake:1" in notices.room_lost(ROOM, WORDINGS.of("en")).plain
