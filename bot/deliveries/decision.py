"""What a change of a story means for one room: send, edit, reply, hold or skip, always with a named reason."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.deliveries.effect import Do, Effect, State
from bot.deliveries.post import Post
from bot.deliveries.settling import lost
from bot.stories.rates import ROUGH, Rates
from bot.stories.revision import ON_REQUEST, Change, Reason, hold
from bot.stories.story import OPEN, Story
from bot.subscriptions.room import Room
from bot.subscriptions.subscription import Replies, Subscription
from bot.subscriptions.subscription import State as SubscriptionState
from bot.subscriptions.wanting import wants

EDIT_AFTER_S = 60.0
_OUTCOMES = {Reason.CONFIRMED, Reason.DENIED, Reason.CANCELLED, Reason.RESUMED}


class Action(StrEnum):
    """What to do about a change in one room."""

    SEND = "send"  # a message of its own
    EDIT = "edit"  # the message changes in place, nobody is pinged
    REPLY = "reply"  # the message changes in place, and one short reply says so
    HOLD = "hold"  # as EDIT, once the room takes messages again
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Decision:
    """An action and why. `at_once`: not gathered with later revisions. `silently`: nothing but edits from now on."""

    action: Action
    reason: str
    at_once: bool = False
    silently: bool = False


def decide(
    story: Story, change: Change, subscription: Subscription | None, post: Post | None, rates: Rates = ROUGH
) -> Decision:
    """The decision for a room that was told of the story before (`post`) or not (None).

    A room without a subscription, or whose wish no longer fits, is still corrected, silently; but what was too firm
    is taken back aloud in every room that listens and saw it, closed for now or not. A room that
    subscribed in time but did not want the story until now gets it with the revision that made it fit. `rates`
    tell whether a sum in another currency is enough for a wish.
    """
    if post is None:
        return _for_a_new_room(story, change, subscription, rates)
    if subscription is not None and subscription.state is SubscriptionState.DISABLED:
        return Decision(Action.SKIP, "room_gone")
    if not change.visible:
        return Decision(Action.SKIP, change.reason)
    if change.reason is Reason.MERGED:
        return Decision(Action.EDIT, change.reason, at_once=True, silently=True)
    if subscription is None:
        return _silently(post, "not_subscribed")
    wanted = wants(subscription.wish, story, rates)
    if change.corrects and post.message_id is not None and _saw(post, story):
        return Decision(Action.REPLY, change.reason, at_once=True, silently=not wanted.yes)
    if not wanted.yes:
        return _silently(post, wanted.reason)
    if subscription.state is SubscriptionState.PAUSED:
        return Decision(Action.HOLD, "room_paused", at_once=True)
    pings = change.transition is not None and (
        _saw(post, story) if change.corrects else asked_for(change, subscription.replies)
    )
    if post.message_id is None:
        return _without_a_message(post, pings)
    if pings:
        return Decision(Action.REPLY, change.reason, at_once=True)
    quieter = change.worth_a_ping and not change.corrects
    reason = f"replies_{subscription.replies}" if quieter else change.reason
    return Decision(Action.EDIT, reason, at_once=change.transition is not None)


def asked_for(change: Change, replies: Replies) -> bool:
    """True if a room that lets this much ring is to hear of the change."""
    match replies:
        case Replies.NONE:
            return False
        case Replies.OUTCOME:
            spoken = change.transition is not None and change.transition.after.status not in OPEN
            return change.worth_a_ping and (change.reason in _OUTCOMES or (change.reason is Reason.BY_HAND and spoken))
        case Replies.ALL:
            return change.worth_a_ping or change.reason in ON_REQUEST
    return change.worth_a_ping


def wanted_post(story: Story, room: Room, post: Post | None, decision: Decision) -> Post:
    """The post as it is to be stored before its effects are armed."""
    known = post or Post(0, story.id, room, story.revision)
    return replace(known, wanted_revision=story.revision, corrected_only=decision.silently)


def effects(
    decision: Decision, post: Post, change: Change, now: datetime, edit_after_s: float = EDIT_AFTER_S
) -> tuple[Effect, ...]:
    """The effects to arm for a stored post.

    A message that is on its way may have left before this change: the reply is armed with it, and dropped once
    the message turns out to have said it (`settling`).
    """
    gathered = now if decision.at_once else now + timedelta(seconds=edit_after_s)
    create = Effect(0, post.id, Do.CREATE, 0, State.PENDING, now, reason=decision.reason)
    edit = Effect(0, post.id, Do.EDIT, 0, State.PENDING, gathered, reason=decision.reason)
    number = change.transition.number if change.transition else 0
    reply = Effect(0, post.id, Do.REPLY, number, State.PENDING, now, reason=decision.reason)
    match decision.action:
        case Action.SEND:
            return (create, reply) if number > 1 else (create,)  # 1 is the story itself
        case Action.EDIT | Action.HOLD:
            return (edit,)
        case Action.REPLY:
            return (edit, reply)
        case Action.SKIP:
            return ()


def _for_a_new_room(story: Story, change: Change, subscription: Subscription | None, rates: Rates) -> Decision:
    if subscription is None:
        return Decision(Action.SKIP, "not_subscribed")
    if change.reason is Reason.MERGED:
        return Decision(Action.SKIP, change.reason)
    if subscription.state is not SubscriptionState.ACTIVE:
        gone = subscription.state is SubscriptionState.DISABLED
        return Decision(Action.SKIP, "room_gone" if gone else "room_paused")
    if not (wanted := wants(subscription.wish, story, rates)).yes:
        return Decision(Action.SKIP, wanted.reason)
    if change.worth_a_ping and not change.corrects:
        return Decision(Action.SEND, change.reason, at_once=True)
    if change.visible and subscription.since <= story.opened_at:
        return Decision(Action.SEND, "fits_now", at_once=True)
    return Decision(Action.SKIP, change.reason)


def _saw(post: Post, story: Story) -> bool:
    """True if the message may show the status that was too firm: the one before the story's latest transition."""
    shown = [turn for turn in story.transitions if turn.revision <= (post.shown_revision or 0)]
    if post.message_id is None or not shown:  # on its way, found again, or taken over from another story
        return True
    too_firm = story.transitions[-1].before
    return too_firm is not None and hold(shown[-1].after) == hold(too_firm)


def _silently(post: Post, reason: str) -> Decision:
    if post.message_id is None:
        return Decision(Action.SKIP, reason, silently=True)
    return Decision(Action.EDIT, reason, at_once=True, silently=True)


def _without_a_message(post: Post, pings: bool) -> Decision:
    """A message on its way is brought up to date if need be; a lost one is worth a new one only with real news."""
    reason = "message_lost" if lost(post) else "not_shown_yet"
    return Decision(Action.SEND, reason, at_once=True) if pings else Decision(Action.EDIT, reason)
