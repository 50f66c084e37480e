"""Takes over what an earlier life of this process left under way: nobody waits for those answers any more."""

import logging
from datetime import datetime

from bot.deliveries.effect import Do, State
from bot.deliveries.outcome import Outcome
from bot.deliveries.post import UNKNOWN_REVISION
from bot.ports import Store, UnitOfWork
from bot.usecases.deliver import LEASE

log = logging.getLogger(__name__)

ALL = 1_000_000
PROCESS_ENDED = "process_ended"


async def take_over(uow: UnitOfWork, now: datetime) -> None:
    """Judges every attempt that was under way at once, instead of when its lease has run out.

    Only for a store that this process holds alone. It matters most where a platform remembers a nonce for a few
    minutes: the sooner the repetition, the surer the platform knows it for one.
    """
    orphans = await uow.run(lambda store: _unanswered(store, now))
    if orphans:
        log.info("taken over from an earlier run", extra={"attempts": orphans})


def _unanswered(store: Store, now: datetime) -> int:
    tasks = [task for task in store.due_tasks(now + LEASE, ALL) if task.effect.state is State.SENDING]
    for task in tasks:
        edits = task.effect.do is Do.EDIT  # repeated, it changes nothing
        state, shows = (State.PENDING, UNKNOWN_REVISION) if edits else (State.UNKNOWN, None)
        store.finish(Outcome(task, now, state, PROCESS_ENDED, due_at=now, shown_revision=shows))
    return len(tasks)
