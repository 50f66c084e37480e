"""Keeps what became of some stories, and what each room is to be told of it, in one transaction."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot.ports import Store
from bot.stories.regrouping import Filed
from bot.stories.revision import Change, compare, taken_over
from bot.stories.story import Story
from bot.usecases.announce import Announce, News
from bot.usecases.ring_watchers import take_along


def keep(store: Store, filed: Iterable[Filed], announce: Announce, now: datetime) -> list[tuple[Filed, Change]]:
    """What was kept, new stories under their numbers, each with what changed about it.

    Where stories merge, a room that had only the one that ends goes on with its message: it is told of the survivor
    by an edit, not by a second message, and by a reply if that one's status is news there.
    """
    kept: list[tuple[Filed, Change]] = []
    for each in filed:
        numbered = _stored(store, each)
        change = compare(each.before, numbered.after)
        kept.append((numbered, change))
    for each, _ in kept:
        if each.before is not None and each.after.merged_into is not None:
            _hand_over(store, each.before, each.after.merged_into, announce, now)
    for each, change in kept:
        announce(store, News(each.after, change), now)
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


def _hand_over(store: Store, merged: Story, into: int, announce: Announce, now: datetime) -> None:
    """Rooms that have the survivor already keep both messages: the younger will say that it is the other one."""
    if survivor := living(store, into):
        take_along(store, merged, survivor)
        taken = [post.room for post in store.posts_of(merged.id) if store.adopt_post(post, survivor)]
        announce(store, News(survivor, taken_over(merged, survivor), frozenset(taken)), now)
