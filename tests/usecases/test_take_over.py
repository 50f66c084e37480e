"""What an earlier life of the process left under way."""

from datetime import timedelta

import pytest

from bot.deliveries.effect import Do, State
from bot.usecases.deliver import LEASE
from bot.usecases.take_over import take_over
from tests.fakes.claims import REPEATS, SUNDAY_REPORT
from tests.fakes.house import OTHER_FEED, ROOM, FakeHouse


async def house_killed_while_sending(do: Do) -> FakeHouse:
    """The effect was promised, and the process ended before an answer came."""
    house = FakeHouse()
    await house.open()
    if do is Do.CREATE:
        house.publish(SUNDAY_REPORT.title, SUNDAY_REPORT.claim)
        await house.poll()
    else:
        await house.tell(SUNDAY_REPORT)
        house.publish(REPEATS[0].title, REPEATS[0].claim, feed=OTHER_FEED)
        await house.poll()
        house.clock.forward(seconds=90)
    now = house.clock.now()
    [task] = house.uow.store.due_tasks(now, 10)
    assert task.effect.do is do
    house.uow.store.start(task, "the dead", now, now + LEASE)
    return house


@pytest.mark.parametrize("do", [Do.CREATE, Do.EDIT])
async def test_it_is_judged_at_once_and_not_when_its_lease_runs_out(do: Do) -> None:
    house = await house_killed_while_sending(do)
    await house.deliverer.settle()
    calls = len(house.chat.calls)

    await take_over(house.uow, house.clock.now())
    await house.deliverer.settle()

    assert len(house.chat.calls) == calls + 1
    assert len(house.chat.shown[ROOM]) == 1
    assert house.uow.store.outbox_counts()[State.SENDING] == 0


async def test_what_nobody_began_is_left_alone() -> None:
    house = FakeHouse()
    await house.open()
    house.publish(SUNDAY_REPORT.title, SUNDAY_REPORT.claim)
    await house.poll()
    before = house.uow.store.due_tasks(house.clock.now() + timedelta(days=1), 10)

    await take_over(house.uow, house.clock.now())

    assert house.uow.store.due_tasks(house.clock.now() + timedelta(days=1), 10) == before
