"""The store's port on one open transaction; each concept's rows live in a module of their own."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, select

from adapters.store import feed_rows, near_rows, outbox_rows, review_rows, room_rows, story_rows, watch_rows
from adapters.store.tables import notes
from adapters.store.upsert import replacing
from bot.deliveries.effect import Do, Effect
from bot.deliveries.outcome import Outcome, Task
from bot.deliveries.ping import by_turns
from bot.deliveries.post import Post
from bot.feeds.entry import Entry
from bot.feeds.feed import FeedState
from bot.reviews.review import Review, Sought
from bot.stories.nearness import Clues, Echo
from bot.stories.sketch import Sketch
from bot.stories.story import Story
from bot.subscriptions.room import Room
from bot.subscriptions.subscription import Subscription
from bot.subscriptions.watch import Watch

_NOTE = select(notes.c.value).where(notes.c.name == bindparam("of_name"))
_FORGET_NOTE = delete(notes).where(notes.c.name == bindparam("of_name"))


class SqlStore:
    """Store. Lives as long as the transaction it is given; `bot.ports.Store` says what each method does."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    # feeds

    def register_feeds(self, feed_ids: Iterable[str], now: datetime) -> None:
        """Gives every new feed a state that is due now; known ones keep theirs."""
        feed_rows.register(self._connection, feed_ids, now)

    def due_feeds(self, now: datetime, limit: int) -> Sequence[FeedState]:
        """The states that are due and not stopped, longest waiting first."""
        return feed_rows.due(self._connection, now, limit)

    def feed_states(self) -> Sequence[FeedState]:
        """All states."""
        return feed_rows.every(self._connection)

    def save_feed_states(self, states: Iterable[FeedState]) -> None:
        """Replaces the states of these feeds."""
        feed_rows.save(self._connection, states)

    # entries

    def seen(self, keys: Iterable[str]) -> Mapping[str, str]:
        """Fingerprint by key, for the keys that are known."""
        return feed_rows.seen(self._connection, keys)

    def remember(self, entries: Iterable[Entry]) -> None:
        """Makes these entries known under all their keys, with their present fingerprint."""
        feed_rows.remember(self._connection, entries)

    # stories

    def add_story(self, story: Story) -> Story:
        """The story with its new number."""
        return story_rows.add(self._connection, story)

    def save_story(self, story: Story) -> None:
        """Replaces the story's state; the revision it shows is kept in its history."""
        story_rows.save(self._connection, story)

    def numbered_up_to(self, at_least: int = 0) -> int:
        """The highest number a story ever had, raised to `at_least`: new ones get none up to it."""
        return story_rows.numbered_up_to(self._connection, at_least)

    def story(self, story_id: int) -> Story | None:
        """The story with this number."""
        return story_rows.one(self._connection, story_id)

    def story_of(self, entry_key: str) -> Sequence[Story]:
        """The stories that hold a report of this entry."""
        return story_rows.of_entry(self._connection, entry_key)

    def sketches_near(self, clues: Clues) -> Sequence[Sketch]:
        """Of every living story that a report with these clues could join or may have touched; also of others."""
        return near_rows.near(self._connection, clues)

    def stories_echoed(self, echo: Echo) -> Sequence[Story]:
        """The latest earlier stories that live and may be of the same money or jobs; others may be among them."""
        return story_rows.echoes(self._connection, echo)

    def recent_stories(self, limit: int) -> Sequence[Story]:
        """The latest changed stories, latest first."""
        return story_rows.recent(self._connection, limit)

    def stories_below(self, number: int | None, limit: int) -> Sequence[Story]:
        """Living stories with a smaller number, the largest number first; None: from the latest on."""
        return story_rows.below(self._connection, number, limit)

    def stories_waiting(self, since: datetime, limit: int) -> Sequence[Story]:
        """Living stories changed since then that are rumoured, reported or announced, latest first."""
        return story_rows.waiting(self._connection, since, limit)

    # subscriptions

    def subscriptions(self) -> Sequence[Subscription]:
        """All of them, of every state."""
        return room_rows.every(self._connection)

    def subscription(self, room: Room) -> Subscription | None:
        """What this room asked for."""
        return room_rows.one(self._connection, room)

    def save_subscription(self, subscription: Subscription) -> None:
        """Adds or replaces the subscription of its room."""
        room_rows.save(self._connection, subscription)

    def remove_subscription(self, room: Room) -> bool:
        """True if there was one. Posts stay, so that they can still be corrected."""
        return room_rows.remove(self._connection, room)

    def move_room(self, old: Room, new_chat: str) -> None:
        """Re-keys everything that belongs to the chat of `old`, topics included."""
        outbox_rows.move_room(self._connection, old, new_chat)

    # deliveries

    def posts_of(self, story_id: int) -> Sequence[Post]:
        """Every room's post of this story."""
        return room_rows.posts_of(self._connection, story_id)

    def save_post(self, post: Post) -> Post:
        """Adds or replaces the post of (story, room); returns it with its id."""
        return room_rows.save_post(self._connection, post)

    def adopt_post(self, post: Post, story: Story) -> Post | None:
        """Makes it the post of this story in its room; None, and nothing happens, where that would be wrong."""
        return outbox_rows.adopt(self._connection, post, story)

    def arm(self, effect: Effect) -> Effect:
        """Adds the effect, or leaves the one with the same (post, do, key)."""
        return outbox_rows.arm(self._connection, effect)

    def due_tasks(self, now: datetime, limit: int) -> Sequence[Task]:
        """What may be carried out now: at most one per post, a reply only after its create, expired leases included."""
        of_posts = outbox_rows.due(self._connection, now, limit)
        pings = watch_rows.due(self._connection, now, limit)
        return by_turns((*of_posts, *pings), limit) if pings else of_posts

    def start(self, task: Task, worker: str, now: datetime, lease_until: datetime) -> Task | None:
        """Marks the effect SENDING and returns the task in its latest state; None if another worker took it."""
        start = watch_rows.start if task.effect.do is Do.PING else outbox_rows.start
        return start(self._connection, task, worker, now, lease_until)

    def finish(self, outcome: Outcome) -> None:
        """Records what came of an effect, and what it means for its post and its room."""
        finish = watch_rows.finish if outcome.task.effect.do is Do.PING else outbox_rows.finish
        if (room := finish(self._connection, outcome)) is not None:
            outbox_rows.befall(self._connection, room, outcome)

    def outbox_counts(self) -> Mapping[str, int]:
        """Effects by state."""
        pings = watch_rows.counts(self._connection)
        return {state: n + pings.get(state, 0) for state, n in outbox_rows.counts(self._connection).items()}

    def next_due(self) -> datetime | None:
        """When `due_tasks` will next have something; a moment that is past if it has something now."""
        found = (outbox_rows.next_due(self._connection), watch_rows.next_due(self._connection))
        return min((at for at in found if at is not None), default=None)

    # watches

    def save_watch(self, watch: Watch) -> None:
        """Adds the watch, or replaces this person's on this story."""
        watch_rows.save(self._connection, watch)

    def watches(self, *, story_id: int | None = None, by: tuple[str, str] | None = None) -> Sequence[Watch]:
        """Those on this story, and of this person (platform and id), oldest first."""
        return watch_rows.sought(self._connection, story_id, by)

    def end_watch(self, watch: Watch, ping: Effect | None = None) -> bool:
        """True if it was there. It is forgotten; a `ping` is a due task until it is done or dead."""
        return watch_rows.end(self._connection, watch, ping)

    # reviews

    def save_review(self, review: Review) -> Review:
        """Adds the review under a new number, or replaces the one with its number; returns it with its number."""
        return review_rows.save(self._connection, review)

    def reviews(self, sought: Sought) -> Sequence[Review]:
        """The reviews that fit, newest first."""
        return review_rows.sought(self._connection, sought)

    # the installation

    def note(self, name: str) -> str | None:
        """A remembered word (when the owner was last told something, for example)."""
        return self._connection.execute(_NOTE, {"of_name": name}).scalar()

    def set_note(self, name: str, value: str | None) -> None:
        """Remembers or forgets it."""
        if value is None:
            self._connection.execute(_FORGET_NOTE, {"of_name": name})
        else:
            row = {"name": name, "value": value}
            self._connection.execute(replacing(self._connection.dialect.name, notes), row)
