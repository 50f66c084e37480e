"""Looks after the installation itself: the owner hears of long silence once, of waiting reports once a day at most."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from bot.ports import Clock, Store, UnitOfWork
from bot.reviews.review import A_DAY, Sought, State

SILENCE = "silence_told"  # the note that remembers the notice, so that a restart does not repeat it

REVIEWS = "reviews_told"  # the note that remembers when the owner last heard of reports from readers

Tell = Callable[[int], Awaitable[None]]  # with the hours of silence, or the number of reports that wait


async def watch_over(uow: UnitOfWork, clock: Clock, started_at: datetime, longest: timedelta, tell: Tell) -> None:
    """Calls `tell` once per silence that lasts longer than `longest`; a feed that answers ends it."""
    now = clock.now()
    silence = await uow.run(lambda store: _new_silence(store, now, started_at, longest))
    if silence is not None:
        await tell(int(silence / timedelta(hours=1)))


def _new_silence(store: Store, now: datetime, started_at: datetime, longest: timedelta) -> timedelta | None:
    states = store.feed_states()
    answered = [state.last_ok_at for state in states if state.last_ok_at]
    silence = now - max([started_at, *answered])
    told = store.note(SILENCE) is not None
    if silence <= longest or not states:
        if told:
            store.set_note(SILENCE, None)
        return None
    if told:
        return None
    store.set_note(SILENCE, now.isoformat())
    return silence


async def remind_of_reviews(uow: UnitOfWork, clock: Clock, tell: Tell) -> None:
    """Calls `tell` when readers have reported something since the owner was last told, at most once a day."""
    now = clock.now()
    waiting = await uow.run(lambda store: _newly_waiting(store, now))
    if waiting:
        await tell(waiting)


def _newly_waiting(store: Store, now: datetime) -> int:
    note = store.note(REVIEWS)
    told_at = datetime.fromisoformat(note) if note else None
    if told_at is not None and now - told_at < A_DAY:
        return 0
    if not store.reviews(Sought(state=State.OPEN, since=told_at, limit=1)):
        return 0
    store.set_note(REVIEWS, now.isoformat())
    return len(store.reviews(Sought(state=State.OPEN)))
