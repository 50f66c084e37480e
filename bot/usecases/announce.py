"""Writes what a change of a story means for every room: posts and effects, in the story's own transaction."""

from dataclasses import replace
from datetime import datetime

from bot.deliveries.decision import EDIT_AFTER_S, Action, decide, effects, wanted_post
from bot.deliveries.post import Post
from bot.ports import Store
from bot.stories.revision import Change
from bot.stories.story import Story
from bot.subscriptions.room import Room
from bot.subscriptions.subscription import Subscription


def announce(store: Store, story: Story, change: Change, now: datetime, edit_after_s: float = EDIT_AFTER_S) -> None:
    """Decides for every room that is subscribed or has the story already, and arms what was decided."""
    if not change.visible:
        return
    posts = {post.room: post for post in store.posts_of(story.id)}
    subscriptions = {subscription.room: subscription for subscription in store.subscriptions()}
    for room in sorted(posts.keys() | subscriptions.keys()):
        _announce_in(store, story, change, (room, subscriptions.get(room), posts.get(room)), now, edit_after_s)


def _announce_in(
    store: Store,
    story: Story,
    change: Change,
    where: tuple[Room, Subscription | None, Post | None],
    now: datetime,
    edit_after_s: float,
) -> None:
    room, subscription, post = where
    decision = decide(story, change, subscription, post)
    if decision.action is Action.SKIP and (post is None or post.corrected_only is decision.silently):
        return
    wanted = wanted_post(story, room, post, decision)
    if subscription is not None:
        wanted = replace(wanted, locale=subscription.locale, zone=subscription.zone)
    stored = store.save_post(wanted)
    for effect in effects(decision, stored, change, now, edit_after_s):
        store.arm(effect)
