"""The law of watches: each rings once if the story ever turned as was waited for, and never otherwise.

It holds in the world of `test_what_rooms_show`: stories merge, split and are corrected, rooms move, and every request
may fail in every way a chat knows.
"""

from collections import Counter
from collections.abc import Sequence

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from bot.deliveries.effect import Do, State
from bot.deliveries.outcome import Outcome
from bot.stories.regrouping import Filed
from bot.stories.revision import Change
from bot.stories.story import Status, Story
from bot.subscriptions.room import Room
from bot.subscriptions.watch import Until, Watch
from bot.usecases.keep_stories import living
from tests.fakes.store import FakeStore
from tests.usecases.test_what_rooms_show import GIVEN_UP, ROOMS, Rooms

UNSUBSCRIBED = Room("telegram", "-7")
SETTLED = {Status.CONFIRMED, Status.DENIED, Status.CANCELLED}
NO_MORE = {Status.DENIED, Status.CANCELLED}


class Remembering(FakeStore):
    """A store that knows which pings came to nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.given_up: list[Outcome] = []

    def finish(self, outcome: Outcome) -> None:
        if outcome.task.effect.do is Do.PING and outcome.state is State.DEAD:
            self.given_up.append(outcome)
        super().finish(outcome)


class Watchers(Rooms):
    """The same stories and rooms, and people who wait for something."""

    @initialize()
    def open(self) -> None:
        super().open()
        self.remembering = Remembering()
        self.remembering.rooms = self.uow.store.rooms
        self.uow.store = self.remembering
        self.waiting: dict[str, tuple[int, Until, Status]] = {}
        self.met: set[str] = set()

    @rule(
        number=st.integers(0, 9), until=st.sampled_from(list(Until)), room=st.sampled_from([*ROOMS, UNSUBSCRIBED] * 2)
    )
    def somebody_watches(self, number: int, until: Until, room: Room) -> None:
        stories = self.living()
        if stories:
            story, person = stories[number % len(stories)], str(1000 + len(self.waiting) + len(self.met))
            seen = story.verdict.status
            self.store.save_watch(Watch(story.id, room, person, until, seen, self.clock.now(), private=False))
            self.waiting[person] = (story.id, until, seen)

    def keep(self, filed: Sequence[Filed]) -> list[tuple[Filed, Change]]:
        kept = super().keep(filed)
        for person, (number, until, seen) in list(self.waiting.items()):
            story = living(self.store, number)
            if story and turned(story, until, seen):
                self.met.add(person)
                del self.waiting[person]
        return kept

    def teardown(self) -> None:
        super().teardown()
        if not hasattr(self, "met"):
            return
        assert self.remembering.pings == {}
        assert {watch.user for watch in self.remembering.watches()} == self.waiting.keys()
        rang, ambiguous = Counter(person for person, _ in self.chat.called), self.chat.ambiguous
        given_up = {outcome.task.calls: outcome.reason for outcome in self.remembering.given_up}
        assert set(given_up.values()) <= GIVEN_UP
        assert self.met == rang.keys() | given_up.keys()
        repeated = {person for person, times in rang.items() if times > 1}
        assert all(key in ambiguous for person, key in self.chat.called if person in repeated)


def turned(story: Story, until: Until, seen: Status) -> bool:
    """Whether what was waited for has happened, or will hardly happen any more."""
    status = story.verdict.status
    ends = {Until.CONFIRMED: SETTLED, Until.DENIED: NO_MORE, Until.ANY: set(Status)}
    return status is not seen and status in ends[until]


TestWatchers = Watchers.TestCase
TestWatchers.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
