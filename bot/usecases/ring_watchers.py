"""Ends the watches that a story has met, each with one ping, in the story's own transaction."""

import logging
from dataclasses import replace
from datetime import datetime

from bot.deliveries.ping import ping
from bot.ports import Store
from bot.stories.story import Story
from bot.subscriptions.watch import End, Watch, ended

log = logging.getLogger(__name__)


def ring_watchers(store: Store, story: Story, now: datetime) -> None:
    """Tells everybody who waited for the status that the story has now."""
    for watch, end in _met(store, story):
        store.end_watch(watch, ping(end, now))
        log.info("watch ended", extra={"story": story.id, "reason": end})


def end_unheard(store: Store, story: Story) -> None:
    """Ends the same watches in silence: those people were told in a life that the store has forgotten."""
    for watch, end in _met(store, story):
        store.end_watch(watch)
        log.info("watch ended unheard", extra={"story": story.id, "reason": end})


def take_along(store: Store, merged: Story, survivor: Story) -> None:
    """Whoever watched a story that turned out to be another one watches that one now."""
    already = {watch.by for watch in store.watches(story_id=survivor.id)}
    for watch in store.watches(story_id=merged.id):
        store.end_watch(watch)
        if watch.by not in already:
            store.save_watch(replace(watch, story_id=survivor.id))


def _met(store: Store, story: Story) -> list[tuple[Watch, End]]:
    return [(watch, end) for watch in store.watches(story_id=story.id) if (end := ended(watch, story))]
