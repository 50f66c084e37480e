"""What every store does with what readers say."""

from dataclasses import replace

import pytest

from bot.ports import UnitOfWork
from bot.reviews.review import Review, Sought, State, Wrong
from tests.contract.stores import NOW, OTHER, ROOM, TOPIC, at, story

FIRST = Review(1, Wrong.MERGE, TOPIC, "42", NOW, "the same as #2 \U0001f440")
SECOND = Review(2, Wrong.OFF_TOPIC, OTHER, "42", at(60))
THIRD = Review(1, Wrong.STATUS, ROOM, "7", at(120))


@pytest.fixture
async def kept(uow: UnitOfWork) -> list[Review]:
    for _ in range(2):
        await uow.run(lambda store: store.add_story(story()))
    return [await uow.run(lambda store, each=each: store.save_review(each)) for each in (FIRST, SECOND, THIRD)]


async def found(uow: UnitOfWork, sought: Sought) -> list[int]:
    return [review.id for review in await uow.run(lambda store: store.reviews(sought))]


async def test_reviews_are_numbered_and_come_back_whole_newest_first(uow: UnitOfWork, kept: list[Review]) -> None:
    assert [review.id for review in kept] == [1, 2, 3]
    assert await uow.run(lambda store: store.reviews(Sought())) == kept[::-1]
    assert kept[0] == replace(FIRST, id=1)


async def test_a_review_with_a_number_is_replaced(uow: UnitOfWork, kept: list[Review]) -> None:
    closed = replace(kept[0], state=State.CLOSED, what=Wrong.SPLIT, words="", at=at(600))
    assert await uow.run(lambda store: store.save_review(closed)) == closed
    assert await uow.run(lambda store: store.reviews(Sought(id=1))) == [closed]
    assert await found(uow, Sought()) == [1, 3, 2]


@pytest.mark.parametrize(
    ("sought", "ids"),
    [
        (Sought(id=2), [2]),
        (Sought(id=9), []),
        (Sought(story_id=1), [3, 1]),
        (Sought(by=("telegram", "42")), [1]),
        (Sought(by=("discord", "7")), []),
        (Sought(since=at(60)), [3, 2]),
        (Sought(state=State.OPEN), [3, 2, 1]),
        (Sought(state=State.CLOSED), []),
        (Sought(limit=2), [3, 2]),
        (Sought(story_id=1, since=at(1), state=State.OPEN, limit=1), [3]),
    ],
)
async def test_only_those_that_fit_are_found(
    uow: UnitOfWork, kept: list[Review], sought: Sought, ids: list[int]
) -> None:
    assert kept
    assert await found(uow, sought) == ids


async def test_a_review_of_a_unit_that_failed_was_never_there(uow: UnitOfWork) -> None:
    await uow.run(lambda store: store.add_story(story()))

    def fails(store: object) -> None:
        store.save_review(FIRST)  # type: ignore[attr-defined]
        raise KeyError("in the middle")

    with pytest.raises(KeyError):
        await uow.run(fails)
    assert await found(uow, Sought()) == []
