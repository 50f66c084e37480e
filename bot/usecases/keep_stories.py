"""Keeps what became of some stories, and what each room is to be told of it, in one transaction."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from bot.deliveries.effect import Do, Effect, State
from bot.ports import Store
from bot.stories.regrouping import Filed
from bot.stories.revision import Change, Reason, compare
from bot.stories.story import Story

Announce = Callable[[Store, Story, Change, datetime], None]


def keep(store: Store, filed: Iterable[Filed], announce: Announce, now: datetime) -> list[tuple[Filed, Change]]:
    """What was kept, new stories under their numbers, each with what changed about it.

    Where stories merge, a room that had only the one that ends goes on with its message: it is told of the survivor
    by an edit, not by a second message.
    """
    kept: list[tuple[Filed, Change]] = []
    for each in filed:
        numbered = _stored(store, each)
        change = compare(each.before, numbered.after)
        kept.append((numbered, change))
    for each, _ in kept:
        if each.before is not None and each.after.merged_into is not None:
            _hand_over(store, each.before.id, each.after.merged_into, now)
    for each, change in kept:
        announce(store, each.after, change, now)
    return kept


def living(store: Store, number: int) -> Story | None:
    """The story with this number, or the one that it turned out to be."""
    story = store.story(number)
    while story is not None and story.merged_into is not None:
        story = store.story(story.merged_into)
    return story


def _stored(store: Store, filed: Filed) -> Filed:
    if filed.before is None:
        return replace(filed, after=store.add_story(filed.after))
    if filed.after != filed.before:
        store.save_story(filed.after)
    return filed


def _hand_over(store: Store, merged: int, into: int, now: datetime) -> None:
    """Rooms that have the survivor already keep both messages: the younger will say that it is the other one."""
    survivor = living(store, into)
    if survivor is None:
        return
    told = {post.room for post in store.posts_of(survivor.id)}
    for post in store.posts_of(merged):
        if post.room not in told:
            taken = store.adopt_post(post, survivor)
            store.arm(Effect(0, taken.id, Do.EDIT, 0, State.PENDING, now, reason=Reason.MERGED))
