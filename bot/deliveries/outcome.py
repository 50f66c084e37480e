"""What is to be done for one effect, and what came of it."""

from dataclasses import dataclass
from datetime import datetime

from bot.deliveries.effect import Effect, State
from bot.deliveries.post import Post
from bot.stories.story import Story
from bot.subscriptions.subscription import State as SubscriptionState
from bot.subscriptions.subscription import Subscription


@dataclass(frozen=True, slots=True)
class Task:
    """An effect with everything needed to carry it out. `subscription` is None once the room unsubscribed.

    `calls` is whom a ping calls by name, by the platform's id; None where that person is alone in the room.
    """

    effect: Effect
    post: Post
    story: Story
    subscription: Subscription | None
    calls: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The new state of an effect. Fields left None change nothing."""

    task: Task
    at: datetime
    state: State
    reason: str
    due_at: datetime | None = None  # with PENDING
    message_id: str | None = None  # with DONE
    shown_revision: int | None = None  # what the message shows now
    room_state: SubscriptionState | None = None  # the room closed or went away
    room_moved_to: str | None = None  # the chat's new id
    format: str | None = None  # the format to use from now on
    post_lost: bool = False  # the message is gone: nothing more to edit there
    say_again: bool = False  # with post_lost: a new message takes its place
