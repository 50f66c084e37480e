"""A database that was put back to an earlier state: what rooms were told since is not told them again.

A trace is left outside the database every half minute, with the same moment inside it. Where the trace is younger, the
database has forgotten what happened in between: the rooms have not.
"""

import logging
from datetime import datetime, timedelta

from bot.deliveries.effect import Do, State
from bot.deliveries.outcome import Outcome, Task
from bot.ports import Store, UnitOfWork

log = logging.getLogger(__name__)

TRACE = "trace_at"  # the note that goes with the trace outside
FORGOTTEN_UNTIL = "forgotten_until"  # the note that tells polls until when rooms were told what the store does not know
LEAST = timedelta(minutes=2)  # less was hardly a backup
FORGOTTEN = "forgotten"  # why an effect ends: it was carried out in the life that is forgotten

ALL = 1_000_000
_FAR = timedelta(days=36_500)  # every effect is due by then


async def leave_trace(uow: UnitOfWork, now: datetime) -> int:
    """The highest number of a story so far: to be left outside with the same moment, once this is kept inside."""

    def work(store: Store) -> int:
        store.set_note(TRACE, now.isoformat())
        return store.numbered_up_to()

    return await uow.run(work)


async def catch_up(uow: UnitOfWork, left_at: datetime, last_number: int, now: datetime) -> bool:
    """True if the database is older than the trace left outside it, which is then seen to.

    No number is given twice, for buttons in the rooms still name it; what waited to be sent was sent long ago; and
    polls are told until when to file in silence.
    """

    def work(store: Store) -> timedelta | None:
        known = store.note(TRACE)
        until = min(left_at, now)
        forgotten = until - datetime.fromisoformat(known) if known else None
        if forgotten is not None and forgotten < LEAST:
            return None
        store.numbered_up_to(last_number)
        store.set_note(FORGOTTEN_UNTIL, until.isoformat())
        store.set_note(TRACE, now.isoformat())
        _end_what_waits(store, now)
        return forgotten or timedelta(0)

    forgotten = await uow.run(work)
    if forgotten is not None:
        log.warning(
            "the database is older than what was told: catching up in silence",
            extra={"forgotten_h": round(forgotten / timedelta(hours=1), 1), "until": left_at.isoformat()},
        )
    return forgotten is not None


def forgotten_until(store: Store) -> datetime | None:
    """Until when rooms were told what this store has no record of; None: it knows everything."""
    note = store.note(FORGOTTEN_UNTIL)
    return datetime.fromisoformat(note) if note else None


def _end_what_waits(store: Store, now: datetime) -> None:
    """A message or a reply that waited when the copy was made is in its room by now; an edit does no harm."""
    while waiting := [task for task in store.due_tasks(now + _FAR, ALL) if task.effect.do is not Do.EDIT]:
        for task in waiting:
            store.finish(_sent_long_ago(task, now))


def _sent_long_ago(task: Task, now: datetime) -> Outcome:
    lost = task.effect.do is Do.CREATE
    revision = task.post.wanted_revision if lost else None
    return Outcome(task, now, State.DEAD, FORGOTTEN, shown_revision=revision, post_lost=lost)
