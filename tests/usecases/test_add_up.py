"""Many stories are added up piece by piece."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.ports import UnitOfWork
from bot.usecases.add_up import AT_ONCE, add_up
from tests.fakes.claims import AMAZON_MONDAY, SUNDAY
from tests.fakes.store import FakeUnitOfWork


async def store_of(count: int) -> UnitOfWork:
    """One story an hour, the first on Sunday."""
    uow = FakeUnitOfWork()
    for hour in range(count):
        opened = replace(AMAZON_MONDAY, opened_at=SUNDAY + timedelta(hours=hour))
        await uow.run(lambda store, opened=opened: store.add_story(opened))
    return uow


@pytest.mark.parametrize("count", [0, 1, AT_ONCE, AT_ONCE + 1, 3 * AT_ONCE])
async def test_every_story_is_read_once(count: int) -> None:
    pieces: list[int] = []
    found = await add_up(await store_of(count), None, progress=pieces.append)
    assert (found.stories, found.whole, sum(pieces)) == (count, True, count)
    assert max(pieces) <= AT_ONCE


@pytest.mark.parametrize(("hours", "expected"), [(-1, 120), (0, 120), (60, 60), (119, 1), (120, 0)])
async def test_only_stories_opened_since_then_count(hours: int, expected: int) -> None:
    found = await add_up(await store_of(120), SUNDAY + timedelta(hours=hours))
    assert (found.stories, found.whole) == (expected, True)


@pytest.mark.parametrize(("most", "whole"), [(1, False), (50, False), (119, False), (120, True), (500, True)])
async def test_the_latest_count_where_there_are_more_than_are_read(most: int, whole: bool) -> None:
    found = await add_up(await store_of(120), SUNDAY, most)
    assert (found.stories, found.whole) == (min(most, 120), whole)


async def test_what_is_old_is_not_read_to_the_end() -> None:
    pieces: list[int] = []
    await add_up(await store_of(10 * AT_ONCE), SUNDAY + timedelta(hours=10 * AT_ONCE - 5), progress=pieces.append)
    assert sum(pieces) == 2 * AT_ONCE
