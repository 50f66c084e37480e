"""Writes what a change of a story means for every room: posts and effects, in the story's own transaction."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.deliveries.decision import EDIT_AFTER_S, Action, Decision, decide, effects, wanted_post
from bot.deliveries.post import Post
from bot.ports import Store
from bot.stories.rates import ROUGH, Rates
from bot.stories.revision import Change
from bot.stories.story import Story
from bot.subscriptions.room import Room
from bot.subscriptions.subscription import State as SubscriptionState
from bot.subscriptions.subscription import Subscription
from bot.subscriptions.wanting import wants
from bot.usecases.ring_watchers import end_unheard, ring_watchers

Announce = Callable[[Store, "News", datetime], None]

CAUGHT_UP = "caught_up"  # the reason of an edit that brings back what was forgotten


@dataclass(frozen=True, slots=True)
class Terms:
    """How long edits are gathered, and the rates at which a sum in another currency meets a wish."""

    edit_after_s: float = EDIT_AFTER_S
    rates: Rates = ROUGH


@dataclass(frozen=True, slots=True)
class News:
    """A story as it stands now, and what changed about it for these rooms; None: for every room there is."""

    story: Story
    change: Change
    rooms: frozenset[Room] | None = None


def announce(store: Store, news: News, now: datetime, terms: Terms = Terms()) -> None:
    """Decides for every room concerned that is subscribed or has the story already, and arms what was decided."""
    story, change = news.story, news.change
    if not change.visible:
        return
    ring_watchers(store, story, now)
    posts = {post.room: post for post in store.posts_of(story.id)}
    subscriptions = {subscription.room: subscription for subscription in store.subscriptions()}
    rooms = posts.keys() | subscriptions.keys() if news.rooms is None else news.rooms
    for room in sorted(rooms, key=str):
        _announce_in(store, story, change, (room, subscriptions.get(room), posts.get(room)), now, terms)


def announce_quietly(store: Store, news: News, now: datetime, terms: Terms = Terms()) -> None:
    """What `announce` wrote in a life that the store has forgotten: messages are edited, nobody is told anything again.

    A room without a post of this story has its message all the same, where nobody finds it any more. Its post is one
    whose message is lost: real news later comes as a new message.
    """
    story, change = news.story, news.change
    if not change.visible:
        return
    end_unheard(store, story)
    posts = {post.room: post for post in store.posts_of(story.id) if news.rooms is None or post.room in news.rooms}
    listening = {each.room: each for each in store.subscriptions() if each.state is SubscriptionState.ACTIVE}
    for room, subscription in sorted(listening.items(), key=lambda item: str(item[0])) if news.rooms is None else ():
        if room not in posts and story.merged_into is None and wants(subscription.wish, story, terms.rates).yes:
            shown = Post(0, story.id, room, story.revision, shown_revision=story.revision)
            store.save_post(replace(shown, locale=subscription.locale, zone=subscription.zone))
    for post in posts.values():
        decision = Decision(Action.EDIT, CAUGHT_UP, silently=post.corrected_only)
        stored = store.save_post(wanted_post(story, post.room, post, decision))
        for effect in effects(decision, stored, change, now, terms.edit_after_s):
            store.arm(effect)


def _announce_in(
    store: Store,
    story: Story,
    change: Change,
    where: tuple[Room, Subscription | None, Post | None],
    now: datetime,
    terms: Terms,
) -> None:
    room, subscription, post = where
    decision = decide(story, change, subscription, post, terms.rates)
    if decision.action is Action.SKIP and (post is None or post.corrected_only is decision.silently):
        return
    wanted = wanted_post(story, room, post, decision)
    if subscription is not None:
        wanted = replace(wanted, locale=subscription.locale, zone=subscription.zone)
    stored = store.save_post(wanted)
    for effect in effects(decision, stored, change, now, terms.edit_after_s):
        store.arm(effect)
