"""Adds up what became of many stories, read in small pieces so that nobody waits for the store."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from bot.ports import Store, UnitOfWork
from bot.stories.summary import Note, Summary, note, summary

AT_ONCE = 50  # stories in one piece: whoever files or delivers comes between two of them


def nobody_watches(_stories: int) -> None:
    """Shows no progress."""


async def add_up(
    uow: UnitOfWork,
    since: datetime | None,
    most: int | None = None,
    progress: Callable[[int], None] = nobody_watches,
) -> Summary:
    """What the stories opened since then amount to (None: all); with `most`, the latest of them.

    `progress` is told after each piece how many stories were read in it.
    """
    notes: list[Note] = []
    number: int | None = None
    while most is None or len(notes) <= most:
        piece = await uow.run(partial(_piece, below=number))
        progress(len(piece))
        within = [each for each in piece if since is None or each.opened_at >= since]
        notes += within
        if not within:
            return summary(notes)
        number = min(each.story_id for each in piece)
    return summary(notes[:most], whole=False)


def _piece(store: Store, below: int | None) -> Sequence[Note]:
    return [note(story) for story in store.stories_below(below, AT_ONCE)]
