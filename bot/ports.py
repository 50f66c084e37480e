"""Every port: what the use cases need from the outside world, and the errors each may raise."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol, TypeVar

from bot.deliveries.effect import Effect
from bot.deliveries.outcome import Outcome, Task
from bot.deliveries.post import Post
from bot.feeds.article import Article, Unread
from bot.feeds.entry import Entry
from bot.feeds.feed import Feed, FeedState
from bot.feeds.poll import Poll
from bot.messages.card import Card
from bot.reviews.review import Review, Sought
from bot.stories.nearness import Clues, Echo
from bot.stories.sketch import Sketch
from bot.stories.story import Story
from bot.subscriptions.room import Room
from bot.subscriptions.subscription import Subscription
from bot.subscriptions.watch import Watch

T = TypeVar("T")


class Clock(Protocol):
    """The domain's time. A demonstration's clock may run fast."""

    def now(self) -> datetime:
        """The present moment, aware UTC."""


class FeedReader(Protocol):
    """Fetches a feed and parses it."""

    async def read(self, feed: Feed, state: FeedState) -> Poll:
        """One poll, conditional on the validators in `state`. Raises FeedError, and nothing else."""


class ArticleReader(Protocol):
    """Fetches the article an entry links to. Never raises: what is not read has a named reason."""

    async def read(self, entry: Entry) -> Article | Unread:
        """The article's words. It may wait for the host's turn first; OTHER_TEXT and TOO_MANY are the caller's."""


class Chat(Protocol):
    """A platform on which messages appear. Raises ChatError, and nothing else."""

    async def send(self, room: Room, card: Card, *, key: str, reply_to: str | None = None, silent: bool = False) -> str:
        """The id of the new message. Sending again with the same `key` within minutes may return the first one."""

    async def edit(self, room: Room, message_id: str, card: Card) -> None:
        """Shows `card` in place of what the message showed. The same card twice is no error. Never pings."""

    def link(self, room: Room, message_id: str) -> str | None:
        """Where this message can be opened; None where nobody else could open it."""

    async def find(self, room: Room, post: str, since: datetime) -> str | None:
        """The id of our own message that carries this `Card.post`, sent after `since`; None: not there, or unknown."""


class Store(Protocol):
    """What a unit of work may read and write, inside one transaction. Iterables are written as one batch."""

    # feeds and their entries
    def register_feeds(self, feed_ids: Iterable[str], now: datetime) -> None:
        """Gives every new feed a state that is due now; known ones keep theirs."""

    def due_feeds(self, now: datetime, limit: int) -> Sequence[FeedState]:
        """The states that are due and not stopped, longest waiting first."""

    def feed_states(self) -> Sequence[FeedState]:
        """All states."""

    def save_feed_states(self, states: Iterable[FeedState]) -> None:
        """Replaces the states of these feeds."""

    def seen(self, keys: Iterable[str]) -> Mapping[str, str]:
        """Fingerprint by key, for the keys that are known."""

    def remember(self, entries: Iterable[Entry]) -> None:
        """Makes these entries known under all their keys, with their present fingerprint."""

    # stories
    def add_story(self, story: Story) -> Story:
        """The story with its new number."""

    def save_story(self, story: Story) -> None:
        """Replaces the story's state; the revision it shows is kept in its history."""

    def numbered_up_to(self, at_least: int = 0) -> int:
        """The highest number a story ever had, raised to `at_least`: new ones get none up to it."""

    def story(self, story_id: int) -> Story | None:
        """The story with this number."""

    def story_of(self, entry_key: str) -> Sequence[Story]:
        """The stories that hold a report of this entry."""

    def sketches_near(self, clues: Clues) -> Sequence[Sketch]:
        """Of every living story that a report with these clues could join or may have touched; also of others."""

    def stories_echoed(self, echo: Echo) -> Sequence[Story]:
        """The latest earlier stories that live and may be of the same money or jobs; others may be among them."""

    def recent_stories(self, limit: int) -> Sequence[Story]:
        """The latest changed stories that still live, latest first."""

    def stories_below(self, number: int | None, limit: int) -> Sequence[Story]:
        """Those that still live with a smaller number, the largest number first; None: from the latest on."""

    def stories_waiting(self, since: datetime, limit: int) -> Sequence[Story]:
        """Those changed since then whose status no party has settled: rumoured, reported or announced; latest first."""

    # subscriptions
    def subscriptions(self) -> Sequence[Subscription]:
        """All of them, of every state."""

    def subscription(self, room: Room) -> Subscription | None:
        """What this room asked for."""

    def save_subscription(self, subscription: Subscription) -> None:
        """Adds or replaces the subscription of its room."""

    def remove_subscription(self, room: Room) -> bool:
        """True if there was one. Posts stay, so that they can still be corrected."""

    def move_room(self, old: Room, new_chat: str) -> None:
        """Re-keys everything that belongs to the chat of `old`, topics included."""

    # deliveries
    def posts_of(self, story_id: int) -> Sequence[Post]:
        """Every room's post of this story."""

    def save_post(self, post: Post) -> Post:
        """Adds or replaces the post of (story, room); returns it with its id."""

    def adopt_post(self, post: Post, story: Story) -> Post | None:
        """Makes it the post of this story in its room; what was to be told of the old one ends.

        None, and nothing happens, if the room has or expects a message of this story, or none of the old one.
        """

    def arm(self, effect: Effect) -> Effect:
        """Adds the effect, or leaves the one with the same (post, do, key).

        A finished edit or dead create is pending again; an edit that gathers comes forward if armed for sooner; the
        create of a lost message gets the next key. Edits and replies without a message, here or on its way, are dead.
        """

    def due_tasks(self, now: datetime, limit: int) -> Sequence[Task]:
        """What may be carried out now: at most one per post, a reply only after its create, expired leases included.

        UNKNOWN effects come back when they are due: look, judge the silence, then act. A paused room has no tasks,
        and rooms take turns: one with a long queue holds nobody up.
        """

    def start(self, task: Task, worker: str, now: datetime, lease_until: datetime) -> Task | None:
        """Marks the effect SENDING and returns the task in its latest state; None if another worker took it."""

    def finish(self, outcome: Outcome) -> None:
        """Records what came of an effect, and what it means for its post and its room."""

    def outbox_counts(self) -> Mapping[str, int]:
        """Effects by state."""

    def next_due(self) -> datetime | None:
        """When `due_tasks` will next have something; a moment that is past if it has something now."""

    # watches and reviews
    def save_watch(self, watch: Watch) -> None:
        """Adds the watch, or replaces this person's on this story."""

    def watches(self, *, story_id: int | None = None, by: tuple[str, str] | None = None) -> Sequence[Watch]:
        """Those on this story, and of this person (platform and id), oldest first."""

    def end_watch(self, watch: Watch, ping: Effect | None = None) -> bool:
        """True if it was there. It is forgotten; a `ping` is a due task until it is done or dead, and forgotten too."""

    def save_review(self, review: Review) -> Review:
        """Adds the review under a new number, or replaces the one with its number; returns it with its number."""

    def reviews(self, sought: Sought) -> Sequence[Review]:
        """The reviews that fit, newest first."""

    # the installation
    def note(self, name: str) -> str | None:
        """A remembered word (when the owner was last told something, for example)."""

    def set_note(self, name: str, value: str | None) -> None:
        """Remembers or forgets it."""


class UnitOfWork(Protocol):
    """Transactions, one at a time, on the store's own thread."""

    async def run(self, work: Callable[[Store], T]) -> T:
        """What `work` returned, committed; if it raises, nothing of it happened. StoreError: it could not be kept."""
