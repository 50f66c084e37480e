"""What every store does with watches, and with the pings that end them."""

from dataclasses import replace

import pytest

from bot.deliveries.effect import Do, State
from bot.deliveries.outcome import Outcome, Task
from bot.deliveries.ping import ping
from bot.ports import UnitOfWork
from bot.stories.story import Status
from bot.subscriptions.room import Room
from bot.subscriptions.subscription import State as SubscriptionState
from bot.subscriptions.watch import End, Until, Watch
from tests.contract.stores import LEASE_S, NOW, OTHER, ROOM, TOPIC, Deliveries, at, story

ANN = Watch(1, TOPIC, "42", Until.CONFIRMED, Status.ANNOUNCED, NOW, private=False, locale="fr", zone="Asia/Tokyo")
BEA = Watch(1, ROOM, "7", Until.ANY, Status.ANNOUNCED, at(60))
ANN_ON_DISCORD = Watch(2, OTHER, "42", Until.DENIED, Status.CONFIRMED, at(120))


@pytest.fixture
async def kept(uow: UnitOfWork) -> UnitOfWork:
    for _ in range(2):
        await uow.run(lambda store: store.add_story(story()))
    for each in (ANN_ON_DISCORD, BEA, ANN):
        await uow.run(lambda store, each=each: store.save_watch(each))
    return uow


async def watches(uow: UnitOfWork, **sought: object) -> list[Watch]:
    return list(await uow.run(lambda store: store.watches(**sought)))  # type: ignore[arg-type]


async def end(uow: UnitOfWork, watch: Watch, *, rings: bool = True) -> bool:
    return await uow.run(lambda store: store.end_watch(watch, ping(End.AS_ASKED, NOW) if rings else None))


async def left(uow: UnitOfWork) -> dict[str, int]:
    return {state: n for state, n in (await uow.run(lambda store: store.outbox_counts())).items() if n}


class TestWatches:
    async def test_they_come_back_whole_oldest_first(self, kept: UnitOfWork) -> None:
        assert await watches(kept) == [ANN, BEA, ANN_ON_DISCORD]
        assert await watches(kept, story_id=1) == [ANN, BEA]
        assert await watches(kept, by=("telegram", "42")) == [ANN]
        assert await watches(kept, story_id=2, by=("telegram", "42")) == []

    async def test_one_person_watches_a_story_once(self, kept: UnitOfWork) -> None:
        again = replace(ANN, room=ROOM, until=Until.ANY, private=True)
        await kept.run(lambda store: store.save_watch(again))
        assert await watches(kept, story_id=1) == [again, BEA]

    async def test_one_that_ended_is_forgotten_and_ends_once(self, kept: UnitOfWork) -> None:
        assert await end(kept, BEA, rings=False) is True
        assert await end(kept, BEA) is False
        assert await watches(kept, story_id=1) == [ANN]
        assert await left(kept) == {}

    async def test_one_of_a_unit_that_failed_was_never_there(self, kept: UnitOfWork) -> None:
        def fails(store: object) -> None:
            store.end_watch(ANN, ping(End.AS_ASKED, NOW))  # type: ignore[attr-defined]
            raise KeyError("in the middle")

        with pytest.raises(KeyError):
            await kept.run(fails)
        assert await watches(kept, story_id=1) == [ANN, BEA]
        assert await left(kept) == {}

    async def test_they_move_with_their_chat(self, kept: UnitOfWork) -> None:
        await end(kept, BEA)
        await kept.run(lambda store: store.move_room(ROOM, "-200"))
        assert await watches(kept, story_id=1) == [replace(ANN, room=Room("telegram", "-200", "45"))]
        [task] = await kept.run(lambda store: store.due_tasks(NOW, 9))
        assert task.post.room == Room("telegram", "-200")


class TestPings:
    async def test_a_ping_is_a_task_that_knows_place_words_and_person(self, kept: UnitOfWork, on: Deliveries) -> None:
        await end(kept, ANN)
        [task] = await on.due()
        assert (task.effect.do, task.effect.state, task.effect.reason) == (Do.PING, State.PENDING, "watch_ended")
        assert (task.post.room, task.post.locale, task.post.zone) == (TOPIC, "fr", "Asia/Tokyo")
        assert (task.story.id, task.calls, task.subscription) == (1, "42", None)
        assert task.effect.nonce == f"{task.effect.id}.p.0"

    async def test_nobody_is_called_by_name_who_is_alone_in_the_room(self, kept: UnitOfWork, on: Deliveries) -> None:
        await end(kept, BEA)
        [task] = await on.due()
        assert task.calls is None

    async def test_it_is_taken_once_and_forgotten_once_it_is_there(self, kept: UnitOfWork, on: Deliveries) -> None:
        await end(kept, ANN)
        [task] = await on.due()
        started = await on.start(task)
        assert started
        assert (started.effect.state, started.effect.attempts, started.effect.worker) == (State.SENDING, 1, "w1")
        assert await on.start(task, worker="w2") is None
        assert await on.due() == []
        await on.finish(Outcome(started, NOW, State.DONE, "pinged", message_id="m1"))
        assert await on.due(at(9_999)) == []
        assert await left(kept) == {}

    @pytest.mark.parametrize("state", [State.PENDING, State.UNKNOWN])
    async def test_one_that_failed_comes_back_when_it_is_due(
        self, kept: UnitOfWork, on: Deliveries, state: State
    ) -> None:
        await end(kept, ANN)
        await on.finish(Outcome(await on.started(), NOW, state, "try_later", due_at=at(60)))
        assert await on.due(at(59)) == []
        assert await kept.run(lambda store: store.next_due()) == at(60)
        [task] = await on.due(at(60))
        assert (task.effect.state, task.effect.attempts, task.effect.reason) == (state, 1, "try_later")
        assert await left(kept) == {state.value: 1}

    async def test_one_whose_worker_died_comes_back_with_its_lease(self, kept: UnitOfWork, on: Deliveries) -> None:
        await end(kept, ANN)
        lost = await on.started()
        assert await on.due(at(LEASE_S - 1)) == []
        [again] = await on.due(at(LEASE_S))
        taken = await on.start(again, at(LEASE_S), "w2")
        assert taken
        await on.finish(Outcome(lost, at(LEASE_S), State.DEAD, "late"))
        assert await left(kept) == {"sending": 1}, "whoever has it by now decides"
        await on.finish(Outcome(taken, at(LEASE_S), State.DEAD, "refused"))
        assert await left(kept) == {}

    async def test_a_closed_topic_waits_and_a_lost_room_is_switched_off(self, kept: UnitOfWork, on: Deliveries) -> None:
        await on.subscribe(TOPIC)
        await end(kept, ANN)
        paused = SubscriptionState.PAUSED
        started = await on.started()
        await on.finish(Outcome(started, NOW, State.PENDING, "room_closed", due_at=NOW, room_state=paused))
        assert await on.due() == []
        assert await kept.run(lambda store: store.next_due()) is None

        await on.subscribe(TOPIC)
        again = await on.started()
        await on.finish(Outcome(again, NOW, State.DEAD, "room_gone", room_state=SubscriptionState.DISABLED))
        known = await kept.run(lambda store: store.subscription(TOPIC))
        assert known
        assert known.state is SubscriptionState.DISABLED

    async def test_one_whose_room_moved_goes_on_in_the_new_one(self, kept: UnitOfWork, on: Deliveries) -> None:
        await end(kept, ANN)
        await on.finish(Outcome(await on.started(), NOW, State.PENDING, "moved", due_at=NOW, room_moved_to="-200"))
        [task] = await on.due()
        assert task.post.room == Room("telegram", "-200", "45")

    async def test_rooms_take_turns_and_an_alert_goes_before(self, kept: UnitOfWork, on: Deliveries) -> None:
        await end(kept, ANN)
        await end(kept, BEA)
        for room in (TOPIC, OTHER):
            await on.arm(await on.post(room), Do.CREATE, due_at=at(5))
        tasks = await on.due(at(5))
        assert [(task.post.room, task.effect.do) for task in tasks] == [
            (TOPIC, Do.CREATE),
            (OTHER, Do.CREATE),
            (ROOM, Do.PING),
            (TOPIC, Do.PING),
        ]
        first: list[Task] = await on.due(at(5), limit=3)
        assert first == tasks[:3]
