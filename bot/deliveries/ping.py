"""A ping: one message to one person, of no post. It waits, fails and is tried again as every effect does."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.deliveries.effect import Do, Effect, State
from bot.deliveries.outcome import Outcome, Task
from bot.deliveries.post import Post
from bot.deliveries.settling import same_attempt, settled
from bot.stories.story import Story
from bot.subscriptions.room import Room
from bot.subscriptions.subscription import Subscription
from bot.subscriptions.watch import End, Watch

OVER = frozenset({State.DONE, State.DEAD})  # nothing is kept of such a ping


def ping(end: End, now: datetime) -> Effect:
    """The effect that ends a watch, to be stored with it."""
    return Effect(0, 0, Do.PING, 0, State.PENDING, now, reason=end)


def task_of(effect: Effect, watch: Watch, story: Story, subscription: Subscription | None) -> Task:
    """What is to be done for a ping. Its post stands for the place and the words alone: none is stored."""
    place = Post(0, story.id, watch.room, story.revision, locale=watch.locale, zone=watch.zone)
    return Task(effect, place, story, subscription, calls=None if watch.private else watch.user)


def after(known: Effect, outcome: Outcome) -> Effect | None:
    """The ping after an outcome; None if it is not as the outcome's task knew it: somebody else has it by now."""
    return settled(known, outcome) if same_attempt(known, outcome.task.effect) else None


def by_turns(tasks: Iterable[Task], limit: int) -> Sequence[Task]:
    """The first tasks where rooms take turns, in the order given otherwise."""
    had: Counter[Room] = Counter()
    turns: list[tuple[int, Task]] = []
    for task in tasks:
        turns.append((had[task.post.room], task))
        had[task.post.room] += 1
    return [task for _, task in sorted(turns, key=lambda each: each[0])[:limit]]
