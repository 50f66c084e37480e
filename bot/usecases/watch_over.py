"""Looks after the installation itself: when no feed has answered for hours, the owner hears of it once."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from bot.ports import Clock, Store, UnitOfWork

SILENCE = "silence_told"  # the note that remembers the notice, so that a restart does not repeat it

Tell = Callable[[int], Awaitable[None]]  # with the hours of silence


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
