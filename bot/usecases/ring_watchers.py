"""Ends the watches that a story has met, each with one ping, in the story's own transaction."""

import logging
from dataclasses import replace
from datetime import datetime

from bot.deliveries.ping import ping
from bot.ports import Store
from bot.stories.story import Story
from bot.subscriptions.watch import ended

log = logging.getLogger(__name__)


def ring_watchers(store: Store, story: Story, now: datetime, *, quietly: bool = False) -> None:
    """Tells everybody who waited for the status that the story has now; `quietly`: they were told in another life."""
    for watch in store.watches(story_id=story.id):
        if end := ended(watch, story):
            store.end_watch(watch, None if quietly else ping(end, now))
            log.info("watch ended", extra={"story": story.id, "reason": end, "quietly": quietly})


def take_along(store: Store, merged: Story, survivor: Story) -> None:
    """Whoever watched a story that turned out to be another one watches that one now."""
    already = {watch.by for watch in store.watches(story_id=survivor.id)}
    for watch in store.watches(story_id=merged.id):
        store.end_watch(watch)
        if watch.by not in already:
            store.save_watch(replace(watch, story_id=survivor.id))
