"""The outbox as a state machine: both stores, step by step, through errors, silences, kills and moves.

Every step is taken on the fake and on SQLite; they must answer alike, and the laws of delivery must hold for both.
"""

import atexit
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import TypeVar

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, precondition, rule

from adapters.store.opening import open_store
from bot.claims.claim import Claim, Kind, Stage
from bot.deliveries.after import after_failure, after_silence, after_success, is_silent, withheld
from bot.deliveries.decision import decide, effects, wanted_post
from bot.deliveries.effect import Do, State
from bot.deliveries.outcome import Outcome, Task
from bot.errors import (
    ChatError,
    MaybeSent,
    MessageGone,
    Refused,
    RoomClosed,
    RoomGone,
    RoomMoved,
    TokenRefused,
    TryLater,
)
from bot.ports import Store
from bot.stories.revision import Change, Reason
from bot.stories.story import Report, Status, Story, Transition, Verdict
from bot.subscriptions.room import Room
from bot.subscriptions.subscription import State as SubscriptionState
from bot.subscriptions.subscription import Subscription
from tests.fakes.store import FakeUnitOfWork

T = TypeVar("T")

NOW = datetime(2024, 5, 12, 16, 4, tzinfo=UTC)
LEASE = timedelta(seconds=120)
ROOMS = [Room("telegram", "1"), Room("telegram", "-100", "5"), Room("telegram", "-100", "6"), Room("discord", "9")]
VERDICT = Verdict(Status.RUMOURED)
REPORT = Report("u:1", "Franceinfo", "https://example.org", "t", "fr", NOW, Claim(Kind.CAPEX, Stage.TALKS))
ERRORS: list[ChatError] = [
    TryLater("busy"),
    TryLater("flood", after_s=90),
    MaybeSent("no answer"),
    Refused("bad markup"),
    RoomClosed("closed"),
    RoomGone("kicked"),
    RoomMoved("moved", "-200"),
    MessageGone("deleted"),
    TokenRefused("401"),
]


@cache
def empty_database() -> Path:
    path = Path(tempfile.mkdtemp(prefix="vigie-laws-")) / "empty.db"
    atexit.register(shutil.rmtree, path.parent)
    open_store(path).close()
    return path


class Outbox(RuleBasedStateMachine):
    """One story in several rooms; workers that answer, fail, fall silent or are killed."""

    under_way = Bundle("under_way")

    @initialize()
    def open(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="vigie-laws-"))
        self.sql = open_store(shutil.copy(empty_database(), self.folder / "vigie.db"))
        self.fake = FakeUnitOfWork()
        self.now = NOW
        self.messages = 0
        self.gone: set[Room] = set()  # rooms that were disabled for a while: nothing was decided for them
        self.starts: Counter[int] = Counter()
        first = Transition(1, NOW, 1, None, VERDICT)
        self.story = self.both(lambda s: s.add_story(Story(0, NOW, NOW, 1, VERDICT, (REPORT,), (first,))))
        for room in ROOMS:
            self.both(lambda s, room=room: s.save_subscription(Subscription(room, NOW)))
        self.announce(Change(True, True, Reason.NEW_STORY, transition=first))

    def both(self, work: Callable[[Store], T]) -> T:
        """What both stores answered: the same."""
        mine, theirs = work(self.fake.store), self.sql.run_now(work)
        assert mine == theirs
        return mine

    def announce(self, change: Change) -> None:
        """As ingesting does, in the story's own transaction."""

        def work(store: Store) -> None:
            posts = {post.room: post for post in store.posts_of(self.story.id)}
            asked = {subscription.room: subscription for subscription in store.subscriptions()}
            for room in sorted({*posts, *asked}, key=str):
                decision = decide(self.story, change, asked.get(room), posts.get(room))
                if wanted := effects(
                    decision, posts.get(room) or wanted_post(self.story, room, None, decision), change, self.now
                ):
                    post = store.save_post(wanted_post(self.story, room, posts.get(room), decision))
                    for effect in wanted:
                        store.arm(replace(effect, post_id=post.id))

        self.both(work)

    @rule(pings=st.booleans(), badge=st.booleans())
    def the_story_moves(self, pings: bool, badge: bool) -> None:
        revision, transitions = self.story.revision + 1, self.story.transitions
        turn = Transition(len(transitions) + 1, self.now, revision, VERDICT, VERDICT) if pings or badge else None
        transitions = (*transitions, turn) if turn else transitions
        self.story = replace(self.story, revision=revision, changed_at=self.now, transitions=transitions)
        self.both(lambda s: s.save_story(self.story))
        self.announce(Change(True, pings, Reason.CONFIRMED if pings else Reason.MORE_SOURCES, transition=turn))

    @rule(seconds=st.sampled_from([1, 30, 61, 119, 121, 3700]))
    def time_passes(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)

    @rule(target=under_way, number=st.integers(0, 9))
    @precondition(lambda self: self.due())
    def a_worker_starts(self, number: int) -> Task | None:
        due = self.due()
        return self.begin(due[number % len(due)])

    def begin(self, task: Task) -> Task | None:
        """As delivering does, up to the moment the request leaves: no two begin in the same one."""
        self.now += timedelta(microseconds=1)
        if stopped := withheld(task, self.now):
            self.both(lambda s: s.finish(stopped))
            return None
        if is_silent(task):
            judged = after_silence(task, task.post.room.platform, None, self.now)
            self.both(lambda s: s.finish(judged))
            return None
        started = self.both(lambda s: s.start(task, "w1", self.now, self.now + LEASE))
        assert started is not None, "what is due can be started"
        self.starts[started.effect.id] += 1
        assert started.effect.attempts >= 1
        return started

    @rule(task=under_way, error=st.sampled_from(ERRORS) | st.none())
    def a_worker_reports(self, task: Task | None, error: ChatError | None) -> None:
        if task is None or self.present(task) is None:
            return
        outcome = self.success(task) if error is None else after_failure(task, error, self.now)
        self.both(lambda s: s.finish(outcome))
        if isinstance(error, RoomGone):
            self.gone.add(task.post.room)

    @rule(task=under_way)
    def a_worker_that_was_given_up_reports_late(self, task: Task | None) -> None:
        """Its lease ran out and another attempt began: nothing it says counts any more."""
        if task is None or self.present(task) is not None:
            return
        before = self.snapshot()
        outcome = self.success(task)
        self.both(lambda s: s.finish(outcome))
        assert self.snapshot() == before

    @rule(room=st.sampled_from(ROOMS))
    def a_room_unsubscribes(self, room: Room) -> None:
        self.both(lambda s: s.remove_subscription(room))

    @rule(room=st.sampled_from(ROOMS))
    def a_room_subscribes(self, room: Room) -> None:
        self.both(lambda s: s.save_subscription(Subscription(room, self.now)))

    @invariant()
    def one_effect_of_a_post_at_a_time(self) -> None:
        due = self.due()
        posts = [task.post.id for task in due]
        assert len(posts) == len(set(posts)), "two tasks of one post"
        busy = {
            e.post_id
            for e in self.fake.store.effects.values()
            if e.state is State.SENDING and (e.lease_until or self.now) > self.now
        }
        assert busy.isdisjoint(posts), "a task of a post that is busy"

    @invariant()
    def nothing_touches_a_message_that_is_not_there(self) -> None:
        for task in self.due():
            assert (task.effect.do is Do.CREATE) == (task.post.message_id is None)

    @invariant()
    def an_attempt_is_counted(self) -> None:
        for effect in self.fake.store.effects.values():
            assert effect.attempts <= self.starts[effect.id]
            assert (effect.state is State.SENDING) <= (effect.attempts > 0 and effect.lease_until is not None)

    @invariant()
    def the_stores_look_ahead_alike(self) -> None:
        self.both(lambda s: s.outbox_counts())
        following = self.both(lambda s: s.next_due())
        assert bool(self.due()) == (following is not None and following <= self.now)

    def teardown(self) -> None:
        """Nothing is lost: once the platforms answer again, every room shows the present state and heard each reply."""
        if not hasattr(self, "sql"):
            return
        for subscription in self.both(lambda s: s.subscriptions()):
            if subscription.state is SubscriptionState.PAUSED:
                opened = replace(subscription, state=SubscriptionState.ACTIVE)
                self.both(lambda s, opened=opened: s.save_subscription(opened))
        while (following := self.both(lambda s: s.next_due())) is not None:
            self.now = max(self.now, following)
            for task in self.due():
                if started := self.begin(task):
                    outcome = self.success(started)
                    self.both(lambda s, outcome=outcome: s.finish(outcome))
        self.everything_was_said()
        self.sql.close()
        shutil.rmtree(self.folder)

    def everything_was_said(self) -> None:
        asked = self.both(lambda s: s.subscriptions())
        disabled = {s.room for s in asked if s.state is SubscriptionState.DISABLED}
        for post in self.both(lambda s: s.posts_of(self.story.id)):
            mine = [effect for effect in self.fake.store.effects.values() if effect.post_id == post.id]
            assert {effect.state for effect in mine} <= {State.DONE, State.DEAD}
            assert all(effect.reason for effect in mine if effect.state is State.DEAD)
            given_up = {effect.reason for effect in mine if effect.state is State.DEAD and effect.do is Do.EDIT}
            excused = given_up & {"refused_as_plain_text", "room_closed", "room_gone"} or post.room in self.gone
            if post.message_id is not None and not excused and post.room not in disabled:
                assert post.shown_revision == self.story.revision

    def due(self) -> list[Task]:
        return list(self.both(lambda s: s.due_tasks(self.now, 99)))

    def success(self, task: Task) -> Outcome:
        self.messages += 1
        message_id = None if task.effect.do is Do.EDIT else f"m{self.messages}"
        return after_success(task, message_id, self.now)

    def present(self, task: Task) -> object:
        """The effect if this attempt of it is still under way."""
        effect = self.fake.store.effects.get(task.effect.id)
        return effect if effect == task.effect else None

    def snapshot(self) -> object:
        store = self.fake.store
        return dict(store.posts), dict(store.effects), dict(store.rooms)


TestOutbox = Outbox.TestCase
TestOutbox.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
