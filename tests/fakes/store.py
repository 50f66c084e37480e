"""A store in memory: plain dictionaries, put back as they were when a unit of work raises."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from typing import TypeVar

from bot.deliveries.effect import Do, Effect, State
from bot.deliveries.outcome import Outcome, Task
from bot.deliveries.ping import OVER, after, by_turns, task_of
from bot.deliveries.post import Post
from bot.deliveries.settling import LIVE, adopted, after_move, arming, begun, finished, stands, stranded
from bot.feeds.entry import Entry
from bot.feeds.feed import FeedState
from bot.ports import Store
from bot.reviews.review import Review, Sought
from bot.stories.nearness import Clues, Echo
from bot.stories.sketch import Sketch, sketch_of
from bot.stories.story import OPEN, Story
from bot.subscriptions.room import Room
from bot.subscriptions.subscription import State as SubscriptionState
from bot.subscriptions.subscription import Subscription
from bot.subscriptions.watch import Watch

T = TypeVar("T")


@dataclass
class FakeStore:
    """Store. Its dictionaries are there for tests to look at."""

    feeds: dict[str, FeedState] = field(default_factory=dict)
    fingerprints: dict[str, str] = field(default_factory=dict)
    stories: dict[int, Story] = field(default_factory=dict)
    history: dict[tuple[int, int], Story] = field(default_factory=dict)
    rooms: dict[Room, Subscription] = field(default_factory=dict)
    posts: dict[int, Post] = field(default_factory=dict)
    effects: dict[int, Effect] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    told: dict[int, Review] = field(default_factory=dict)
    watching: dict[tuple[int, str, str], Watch] = field(default_factory=dict)
    pings: dict[int, tuple[Effect, Watch]] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)  # the last number given, by kind

    # feeds
    def register_feeds(self, feed_ids: Iterable[str], now: datetime) -> None:
        for feed_id in feed_ids:
            self.feeds.setdefault(feed_id, FeedState(feed_id, now))

    def due_feeds(self, now: datetime, limit: int) -> Sequence[FeedState]:
        due = [state for state in self.feeds.values() if state.due_at <= now and not state.stopped]
        return sorted(due, key=lambda state: (state.due_at, state.feed_id))[:limit]

    def feed_states(self) -> Sequence[FeedState]:
        return [self.feeds[feed_id] for feed_id in sorted(self.feeds)]

    def save_feed_states(self, states: Iterable[FeedState]) -> None:
        self.feeds.update((state.feed_id, state) for state in states)

    # entries
    def seen(self, keys: Iterable[str]) -> Mapping[str, str]:
        return {key: self.fingerprints[key] for key in keys if key in self.fingerprints}

    def remember(self, entries: Iterable[Entry]) -> None:
        self.fingerprints.update((key, entry.fingerprint) for entry in entries for key in entry.keys)

    # stories
    def add_story(self, story: Story) -> Story:
        added = replace(story, id=self._number("story"))
        self.stories[added.id] = self.history[added.id, added.revision] = added
        return added

    def save_story(self, story: Story) -> None:
        if story.id not in self.stories:
            raise LookupError(f"there is no story {story.id} to save")
        self.stories[story.id] = self.history[story.id, story.revision] = story

    def numbered_up_to(self, at_least: int = 0) -> int:
        self.numbers["story"] = max(self.numbers.get("story", 0), at_least)
        return self.numbers["story"]

    def story(self, story_id: int) -> Story | None:
        return self.stories.get(story_id)

    def story_of(self, entry_key: str) -> Sequence[Story]:
        held = (story for story in self.stories.values() if any(r.entry_key == entry_key for r in story.reports))
        return sorted(held, key=lambda story: story.id)

    def sketches_near(self, clues: Clues) -> Sequence[Sketch]:
        return [sketch_of(story) for story in self.recent_stories(len(self.stories)) if story.reports]

    def stories_echoed(self, echo: Echo) -> Sequence[Story]:
        return [story for story in self.recent_stories(len(self.stories)) if story.opened_at < echo.before]

    def recent_stories(self, limit: int) -> Sequence[Story]:
        living = (story for story in self.stories.values() if story.merged_into is None)
        latest = sorted(living, key=lambda story: (story.changed_at, story.id), reverse=True)
        return latest[:limit]

    def stories_below(self, number: int | None, limit: int) -> Sequence[Story]:
        living = (story for story in self.stories.values() if story.merged_into is None)
        asked = (story for story in living if number is None or story.id < number)
        return sorted(asked, key=lambda story: story.id, reverse=True)[:limit]

    def stories_waiting(self, since: datetime, limit: int) -> Sequence[Story]:
        latest = self.recent_stories(len(self.stories))
        return [story for story in latest if story.changed_at >= since and story.verdict.status in OPEN][:limit]

    # subscriptions
    def subscriptions(self) -> Sequence[Subscription]:
        return sorted(self.rooms.values(), key=lambda s: (s.room.platform, s.room.chat, s.room.topic or ""))

    def subscription(self, room: Room) -> Subscription | None:
        return self.rooms.get(room)

    def save_subscription(self, subscription: Subscription) -> None:
        self.rooms[subscription.room] = subscription

    def remove_subscription(self, room: Room) -> bool:
        return self.rooms.pop(room, None) is not None

    def move_room(self, old: Room, new_chat: str) -> None:
        if new_chat == old.chat:
            return
        for room in [r for r in self.rooms if (r.platform, r.chat) == (old.platform, old.chat)]:
            moved = replace(room, chat=new_chat)
            left = replace(self.rooms.pop(room), room=moved)
            self.rooms.setdefault(moved, left)
        self.watching = {key: _moved(watch, old, new_chat) for key, watch in self.watching.items()}
        self.pings = {key: (ping, _moved(watch, old, new_chat)) for key, (ping, watch) in self.pings.items()}
        taken = {(post.story_id, post.room) for post in self.posts.values()}
        for post in [p for p in self.posts.values() if (p.room.platform, p.room.chat) == (old.platform, old.chat)]:
            moved = replace(post.room, chat=new_chat)
            if (post.story_id, moved) in taken:
                self._forget(post)
                continue
            self.posts[post.id] = replace(post, room=moved, message_id=None)
            if post.message_id is not None:
                self._keep(after_move(self._effects_of(post.id)))

    # deliveries
    def posts_of(self, story_id: int) -> Sequence[Post]:
        return sorted((p for p in self.posts.values() if p.story_id == story_id), key=lambda post: post.id)

    def save_post(self, post: Post) -> Post:
        known = (p.id for p in self.posts.values() if (p.story_id, p.room) == (post.story_id, post.room))
        saved = replace(post, id=next(known, 0) or self._number("post"))
        self.posts[saved.id] = saved
        return saved

    def adopt_post(self, post: Post, story: Story) -> Post | None:
        twin = next((each for each in self.posts_of(story.id) if each.room == post.room), None)
        effects = self._effects_of(post.id)
        if not stands(post, effects) or (twin and stands(twin, self._effects_of(twin.id))):
            return None
        if twin:
            self._forget(twin)
        mine, changed = adopted(post, effects, story)
        self._keep(changed)
        self.posts[mine.id] = mine
        return mine

    def arm(self, effect: Effect) -> Effect:
        if effect.post_id not in self.posts:
            raise LookupError(f"there is no post {effect.post_id} to arm an effect for")
        [armed] = self._keep([arming(self.posts[effect.post_id], self._effects_of(effect.post_id), effect)])
        return armed

    def due_tasks(self, now: datetime, limit: int) -> Sequence[Task]:
        due = sorted((e for e in self.effects.values() if self._runs(e, now)), key=lambda e: (_wake_at(e), e.id))
        rooms = [self.posts[effect.post_id].room for effect in due]
        turns = [rooms[:place].count(room) for place, room in enumerate(rooms)]
        of_posts = [self._task(due[place]) for _, place in sorted(zip(turns, range(len(due)), strict=True))]
        pings = sorted((e for e, watch in self.pings.values() if self._rings(e, watch, now)), key=_waited)
        return by_turns((*of_posts, *(self._ping(effect.id) for effect in pings)), limit)

    def start(self, task: Task, worker: str, now: datetime, lease_until: datetime) -> Task | None:
        if task.effect.do is Do.PING:
            return self._start_ping(task, worker, now, lease_until)
        effect = self.effects.get(task.effect.id)
        if effect is None or not self._runs(effect, now):
            return None
        if (effect.state, effect.attempts) != (task.effect.state, task.effect.attempts):
            return None
        [begun_] = self._keep([begun(effect, worker, now, lease_until)])
        return self._task(begun_)

    def finish(self, outcome: Outcome) -> None:
        if outcome.task.effect.do is Do.PING:
            self._finish_ping(outcome)
            return
        post = self.posts.get(outcome.task.post.id)
        if post is None:
            return
        afterwards, changed = finished(post, self._effects_of(post.id), outcome)
        if not changed:
            return
        self.posts[post.id] = afterwards
        self._keep(changed)
        self._befall(post.room, outcome)

    def _befall(self, room: Room, outcome: Outcome) -> None:
        state = outcome.room_state if outcome.task.post.room == room else None
        if state and room in self.rooms:
            self.rooms[room] = replace(self.rooms[room], state=state, reason=outcome.reason)
        if state is SubscriptionState.DISABLED:
            self._keep(stranded(e) for e in list(self.effects.values()) if self.posts[e.post_id].room == room)
        if outcome.room_moved_to:
            self.move_room(room, outcome.room_moved_to)

    def outbox_counts(self) -> Mapping[str, int]:
        every = [*self.effects.values(), *(ping for ping, _ in self.pings.values())]
        return {state.value: sum(e.state is state for e in every) for state in State}

    def next_due(self) -> datetime | None:
        of_posts = [_wake_at(e) for e in self.effects.values() if self._runs(e, None)]
        pings = [_wake_at(ping) for ping, watch in self.pings.values() if self._rings(ping, watch, None)]
        return min((*of_posts, *pings), default=None)

    # watches
    def save_watch(self, watch: Watch) -> None:
        self.watching[watch.story_id, *watch.by] = watch

    def watches(self, *, story_id: int | None = None, by: tuple[str, str] | None = None) -> Sequence[Watch]:
        every = sorted(self.watching.values(), key=lambda each: (each.since, each.story_id, *each.by))
        return [each for each in every if story_id in (None, each.story_id) and by in (None, each.by)]

    def end_watch(self, watch: Watch, ping: Effect | None = None) -> bool:
        known = self.watching.pop((watch.story_id, *watch.by), None)
        if known and ping:
            number = self._number("ping")
            self.pings[number] = (replace(ping, id=number), watch)
        return known is not None

    def _start_ping(self, task: Task, worker: str, now: datetime, lease_until: datetime) -> Task | None:
        effect, watch = self.pings.get(task.effect.id, (None, None))
        if effect is None or watch is None or not self._rings(effect, watch, now):
            return None
        if (effect.state, effect.attempts) != (task.effect.state, task.effect.attempts):
            return None
        self.pings[effect.id] = (begun(effect, worker, now, lease_until), watch)
        return self._ping(effect.id)

    def _finish_ping(self, outcome: Outcome) -> None:
        effect, watch = self.pings.get(outcome.task.effect.id, (None, None))
        settled = after(effect, outcome) if effect else None
        if effect is None or watch is None or settled is None:
            return
        self.pings[effect.id] = (settled, watch)
        if settled.state in OVER:
            del self.pings[effect.id]
        self._befall(watch.room, outcome)

    def _ping(self, number: int) -> Task:
        effect, watch = self.pings[number]
        return task_of(effect, watch, self.stories[watch.story_id], self.rooms.get(watch.room))

    def _rings(self, ping: Effect, watch: Watch, now: datetime | None) -> bool:
        asked = self.rooms.get(watch.room)
        return not (asked and asked.state == "paused") and (now is None or _wake_at(ping) <= now)

    # reviews
    def save_review(self, review: Review) -> Review:
        saved = review if review.id else replace(review, id=self._number("review"))
        self.told[saved.id] = saved
        return saved

    def reviews(self, sought: Sought) -> Sequence[Review]:
        fit = (each for each in self.told.values() if _fits(each, sought))
        return sorted(fit, key=lambda review: (review.at, review.id), reverse=True)[: sought.limit]

    # the installation
    def note(self, name: str) -> str | None:
        return self.notes.get(name)

    def set_note(self, name: str, value: str | None) -> None:
        self.notes.pop(name, None)
        if value is not None:
            self.notes[name] = value

    def _number(self, kind: str) -> int:
        self.numbers[kind] = self.numbers.get(kind, 0) + 1
        return self.numbers[kind]

    def _forget(self, post: Post) -> None:
        del self.posts[post.id]
        self.effects = {number: each for number, each in self.effects.items() if each.post_id != post.id}

    def _effects_of(self, post_id: int) -> list[Effect]:
        return [effect for effect in self.effects.values() if effect.post_id == post_id]

    def _keep(self, effects: Iterable[Effect]) -> list[Effect]:
        kept = [effect if effect.id else replace(effect, id=self._number("effect")) for effect in effects]
        self.effects.update((effect.id, effect) for effect in kept)
        return kept

    def _task(self, effect: Effect) -> Task:
        post = self.posts[effect.post_id]
        return Task(effect, post, self.stories[post.story_id], self.rooms.get(post.room))

    def _runs(self, effect: Effect, now: datetime | None) -> bool:
        """Whether nothing stands before it at `now`; None: whether it could run once its own time comes."""
        post = self.posts[effect.post_id]
        asked = self.rooms.get(post.room)
        if effect.state not in LIVE or (now and _wake_at(effect) > now):
            return False
        if (effect.do is Do.CREATE) is not (post.message_id is None) or (asked and asked.state == "paused"):
            return False
        return not any(_before(effect, other, now) for other in self._effects_of(post.id) if other.id != effect.id)


class FakeUnitOfWork:
    """UnitOfWork. Its store may be read directly by tests."""

    def __init__(self) -> None:
        self.store = FakeStore()

    async def run(self, work: Callable[[Store], T]) -> T:
        before = {name.name: dict(getattr(self.store, name.name)) for name in fields(FakeStore)}
        try:
            return work(self.store)
        except BaseException:
            for name, value in before.items():
                setattr(self.store, name, value)
            raise


def _fits(review: Review, sought: Sought) -> bool:
    return (
        sought.id in (None, review.id)
        and sought.story_id in (None, review.story_id)
        and sought.by in (None, (review.room.platform, review.user))
        and sought.state in (None, review.state)
        and (sought.since is None or review.at >= sought.since)
    )


def _moved(watch: Watch, old: Room, new_chat: str) -> Watch:
    here = (watch.room.platform, watch.room.chat) == (old.platform, old.chat)
    return replace(watch, room=replace(watch.room, chat=new_chat)) if here else watch


def _waited(ping: Effect) -> tuple[datetime, int]:
    return (_wake_at(ping), ping.id)


def _wake_at(effect: Effect) -> datetime:
    return effect.lease_until if effect.state is State.SENDING and effect.lease_until else effect.due_at


def _before(effect: Effect, other: Effect, now: datetime | None) -> bool:
    if other.state is State.SENDING and (now is None or _wake_at(other) > now):
        return True
    if effect.do is not Do.REPLY or other.state not in LIVE:
        return False
    if other.do is Do.REPLY:
        return other.key < effect.key
    return other.do is Do.EDIT and (other.attempts > 0 or (now is not None and _wake_at(other) <= now))
