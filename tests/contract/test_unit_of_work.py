"""What every store does, sentence by sentence of `bot.ports.Store`: the SQL one and the fake."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from adapters.store.opening import open_store
from adapters.store.unit_of_work import SqlUnitOfWork
from bot.claims.claim import Act, Claim, Evidence, Fact, Kind, Recycled, Stage, Stance, Voice
from bot.claims.jobs import Added, Jobs
from bot.claims.money import Money, Qualifier
from bot.deliveries.effect import Do, Effect, State
from bot.deliveries.outcome import Outcome, Task
from bot.deliveries.post import Post
from bot.errors import FeedProblem
from bot.feeds.entry import Entry
from bot.feeds.feed import FeedState, Role, Validators
from bot.ports import Store, UnitOfWork
from bot.stories.story import Report, Status, Story, Transition, Verdict
from bot.subscriptions.room import Room
from bot.subscriptions.subscription import State as SubscriptionState
from bot.subscriptions.subscription import Subscription, Wish
from tests.fakes.store import FakeUnitOfWork

NOW = datetime(2024, 5, 12, 16, 4, 0, 123456, tzinfo=UTC)
ROOM = Room("telegram", "-100123")
TOPIC = Room("telegram", "-100123", "45")
OTHER = Room("discord", "987")
LEASE_S = 120.0


def at(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def evidence(**changes: object) -> Evidence:
    said = Evidence(
        speaker="Élysée",
        voice=Voice.OFFICIAL,
        stance=Stance.AFFIRMS,
        quote="plus de 1,2\u00a0milliard d’euros",
        field="summary",
        url="https://example.org/amazon",
        at=NOW,
        outlet="Franceinfo",
        said=frozenset({Fact.DEAL, Fact.JOBS}),
        quoted_by="Franceinfo",
        verbatim=True,
        rule="official_affirms",
    )
    return replace(said, **changes)  # type: ignore[arg-type]


def report(entry_key: str = "u:https://example.org/amazon", investors: tuple[str, ...] = ("Amazon",)) -> Report:
    claim = Claim(
        kind=Kind.CAPEX,
        stage=Stage.INTENTION,
        investors=investors,
        amounts=(
            Money(Decimal("1.20e9"), None, "EUR", Qualifier.AT_LEAST, "plus de 1,2 milliard d’euros", 12, 40),
            Money(None, None, None, Qualifier.VAGUE, "des milliards"),
        ),
        jobs=Jobs(3000, permanent=True, earlier=2000, added=Added.UNKNOWN, text="3 000 CDI"),
        countries=("FR",),
        evidence=(evidence(), evidence(stance=Stance.CANCELS, act=Act.PAUSED, withdrawn_at=NOW)),
        recycled=Recycled.PARTLY_NEW,
    )
    return Report(
        entry_key,
        "Franceinfo",
        "https://example.org/amazon",
        "Amazon « 👩🏽‍🚀 »",
        "fr",
        NOW,
        claim,
        "same event",
        ("IA",),
    )


def story(*reports: Report, changed_at: datetime = NOW, revision: int = 1) -> Story:
    verdict = Verdict(Status.ANNOUNCED, ("Élysée",), deciding=(evidence(),), rule="official_affirms")
    return Story(0, NOW, changed_at, revision, verdict, reports or (report(),), (Transition(1, NOW, 1, None, verdict),))


def entry(*keys: str, fingerprint: str = "f1") -> Entry:
    return Entry(keys, fingerprint, "franceinfo", "Franceinfo", Role.MEDIA, "https://example.org", "t", "s", NOW)


class Deliveries:
    """One story posted in one room or more, and the steps of its effects."""

    def __init__(self, uow: UnitOfWork) -> None:
        self.uow = uow
        self.story = story()

    async def post(self, room: Room = ROOM, wanted: int = 1) -> Post:
        if not self.story.id:
            self.story = await self.uow.run(lambda store: store.add_story(self.story))
        post = Post(0, self.story.id, room, wanted)
        return await self.uow.run(lambda store: store.save_post(post))

    async def arm(self, post: Post, do: Do, key: int = 0, due_at: datetime = NOW) -> Effect:
        effect = Effect(0, post.id, do, key, State.PENDING, due_at)
        return await self.uow.run(lambda store: store.arm(effect))

    async def due(self, now: datetime = NOW, limit: int = 10) -> list[Task]:
        return list(await self.uow.run(lambda store: store.due_tasks(now, limit)))

    async def start(self, task: Task, now: datetime = NOW, worker: str = "w1") -> Task | None:
        lease_until = now + timedelta(seconds=LEASE_S)
        return await self.uow.run(lambda store: store.start(task, worker, now, lease_until))

    async def started(self, now: datetime = NOW) -> Task:
        [task] = await self.due(now)
        started = await self.start(task, now)
        assert started is not None
        return started

    async def finish(self, outcome: Outcome) -> None:
        await self.uow.run(lambda store: store.finish(outcome))

    async def done(self, now: datetime = NOW, message_id: str = "m1", revision: int = 1) -> Task:
        task = await self.started(now)
        await self.finish(Outcome(task, now, State.DONE, "sent", message_id=message_id, shown_revision=revision))
        return task

    async def posted(self, room: Room = ROOM, wanted: int = 1) -> Post:
        post = await self.post(room, wanted)
        await self.arm(post, Do.CREATE)
        await self.done()
        return post

    async def reread(self, post: Post) -> Post:
        posts = await self.uow.run(lambda store: store.posts_of(post.story_id))
        return next(p for p in posts if p.id == post.id)

    async def counts(self) -> dict[str, int]:
        found = await self.uow.run(lambda store: store.outbox_counts())
        return {state: number for state, number in found.items() if number}

    async def subscribe(self, room: Room = ROOM, state: SubscriptionState = SubscriptionState.ACTIVE) -> Subscription:
        asked = Subscription(room, NOW, "fr", state=state)
        await self.uow.run(lambda store: store.save_subscription(asked))
        return asked


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "empty.db"
    open_store(path).close()
    return path


@pytest.fixture(params=["fake", "sqlite"])
def uow(request: pytest.FixtureRequest, empty_database: Path, tmp_path: Path) -> Iterator[UnitOfWork]:
    if request.param == "fake":
        yield FakeUnitOfWork()
        return
    shutil.copy(empty_database, tmp_path / "vigie.db")
    opened: SqlUnitOfWork = open_store(tmp_path / "vigie.db")
    yield opened
    opened.close()


@pytest.fixture
def on(uow: UnitOfWork) -> Deliveries:
    return Deliveries(uow)


class TestTransactions:
    async def test_what_work_returned_comes_back(self, uow: UnitOfWork) -> None:
        assert await uow.run(lambda store: 42) == 42

    async def test_if_work_raises_nothing_of_it_happened(self, uow: UnitOfWork) -> None:
        await uow.run(lambda store: store.set_note("kept", "yes"))

        def fails(store: Store) -> None:
            added = store.add_story(story())
            post = store.save_post(Post(0, added.id, ROOM, 1))
            store.arm(Effect(0, post.id, Do.CREATE, 0, State.PENDING, NOW))
            store.remember([entry("u:1")])
            store.register_feeds(["a"], NOW)
            store.set_note("kept", None)
            raise KeyError("in the middle")

        with pytest.raises(KeyError, match="in the middle"):
            await uow.run(fails)

        def left(store: Store) -> tuple[object, ...]:
            found = (*store.recent_stories(9), *store.feed_states(), *store.seen(["u:1"]), *store.due_tasks(NOW, 9))
            return (store.note("kept"), *found)

        assert await uow.run(left) == ("yes",)

    async def test_work_sees_its_own_writes(self, uow: UnitOfWork) -> None:
        def work(store: Store) -> Story | None:
            return store.story(store.add_story(story()).id)

        assert await uow.run(work) is not None


class TestFeeds:
    async def test_a_new_feed_is_due_now(self, uow: UnitOfWork) -> None:
        await uow.run(lambda store: store.register_feeds(["b", "a"], NOW))
        assert await uow.run(lambda store: store.due_feeds(NOW, 9)) == [FeedState("a", NOW), FeedState("b", NOW)]

    async def test_a_known_feed_keeps_its_state(self, uow: UnitOfWork) -> None:
        known = FeedState("a", at(60), failures=3)
        await uow.run(lambda store: store.save_feed_states([known]))
        await uow.run(lambda store: store.register_feeds(iter(["a", "b"]), NOW))
        assert await uow.run(lambda store: store.feed_states()) == [known, FeedState("b", NOW)]

    async def test_every_field_of_a_state_comes_back(self, uow: UnitOfWork) -> None:
        state = FeedState(
            "a",
            at(60),
            Validators(b'W/"\xff\x00"', b"Sun, 12 May 2024 16:00:00 GMT"),
            b"\x00" * 32,
            learned=True,
            failures=2,
            problem=FeedProblem.BLOCKED,
            problem_text="403, a challenge page",
            last_ok_at=at(-60),
            last_new_at=at(-3600),
            stopped=True,
        )
        await uow.run(lambda store: store.save_feed_states([FeedState("a", NOW)]))
        await uow.run(lambda store: store.save_feed_states(iter([state])))
        assert await uow.run(lambda store: store.feed_states()) == [state]

    async def test_what_is_due_comes_longest_waiting_first_and_never_a_stopped_feed(self, uow: UnitOfWork) -> None:
        states = [
            FeedState("late", at(-5)),
            FeedState("later", at(-3)),
            FeedState("now", NOW),
            FeedState("not yet", at(0.001)),
            FeedState("gone", at(-9), stopped=True),
        ]
        await uow.run(lambda store: store.save_feed_states(reversed(states)))
        due = await uow.run(lambda store: store.due_feeds(NOW, 9))
        assert [state.feed_id for state in due] == ["late", "later", "now"]
        assert await uow.run(lambda store: store.due_feeds(NOW, 2)) == states[:2]

    async def test_no_states_to_save_is_no_error(self, uow: UnitOfWork) -> None:
        await uow.run(lambda store: store.save_feed_states([]))
        await uow.run(lambda store: store.register_feeds([], NOW))
        assert await uow.run(lambda store: store.feed_states()) == []


class TestEntries:
    async def test_an_entry_is_known_under_all_its_keys(self, uow: UnitOfWork) -> None:
        await uow.run(lambda store: store.remember([entry("u:1", "g:1"), entry("u:2", fingerprint="f2")]))
        seen = await uow.run(lambda store: store.seen(iter(["g:1", "u:2", "u:3"])))
        assert seen == {"g:1": "f1", "u:2": "f2"}

    async def test_a_rewritten_entry_has_its_present_fingerprint(self, uow: UnitOfWork) -> None:
        await uow.run(lambda store: store.remember([entry("u:1")]))
        await uow.run(lambda store: store.remember(iter([entry("u:1", "g:1", fingerprint="f2")])))
        assert await uow.run(lambda store: store.seen(["u:1", "g:1"])) == {"u:1": "f2", "g:1": "f2"}

    async def test_one_batch_may_name_a_key_twice(self, uow: UnitOfWork) -> None:
        await uow.run(lambda store: store.remember([entry("u:1"), entry("u:1", fingerprint="f2")]))
        assert await uow.run(lambda store: store.seen(["u:1", "u:1"])) == {"u:1": "f2"}

    async def test_many_keys_are_asked_for_at_once(self, uow: UnitOfWork) -> None:
        keys = [f"u:{number}" for number in range(1_203)]
        await uow.run(lambda store: store.remember([entry(*keys)]))
        assert set(await uow.run(lambda store: store.seen(keys))) == set(keys)

    async def test_a_key_of_broken_characters_is_a_key(self, uow: UnitOfWork) -> None:
        await uow.run(lambda store: store.remember([entry("g:\ud800\x00")]))
        assert await uow.run(lambda store: store.seen(["g:\ud800\x00", "g:\ud801"])) == {"g:\ud800\x00": "f1"}

    async def test_nothing_to_ask_and_nothing_to_remember_is_no_error(self, uow: UnitOfWork) -> None:
        await uow.run(lambda store: store.remember([]))
        assert await uow.run(lambda store: store.seen([])) == {}


class TestStories:
    async def test_stories_are_numbered_from_one_and_come_back_whole(self, uow: UnitOfWork) -> None:
        first = await uow.run(lambda store: store.add_story(story()))
        second = await uow.run(lambda store: store.add_story(story()))
        assert (first.id, second.id) == (1, 2)
        assert first == replace(story(), id=1)
        assert await uow.run(lambda store: store.story(1)) == first

    async def test_an_unknown_number_is_no_story(self, uow: UnitOfWork) -> None:
        assert await uow.run(lambda store: store.story(7)) is None

    async def test_saving_replaces_the_state(self, uow: UnitOfWork) -> None:
        added = await uow.run(lambda store: store.add_story(story()))
        confirmed = replace(added, revision=2, changed_at=at(60), verdict=Verdict(Status.CONFIRMED, ("Amazon",)))
        await uow.run(lambda store: store.save_story(confirmed))
        assert await uow.run(lambda store: store.story(added.id)) == confirmed

    async def test_a_story_that_was_never_added_cannot_be_saved(self, uow: UnitOfWork) -> None:
        with pytest.raises(LookupError, match="no story 7"):
            await uow.run(lambda store: store.save_story(replace(story(), id=7)))

    async def test_the_stories_of_an_entry_are_those_that_hold_its_report(self, uow: UnitOfWork) -> None:
        first = await uow.run(lambda store: store.add_story(story(report("u:1"), report("u:2"))))
        second = await uow.run(lambda store: store.add_story(story(report("u:2"))))
        assert await uow.run(lambda store: store.story_of("u:2")) == [first, second]
        moved = replace(first, reports=first.reports[:1])
        await uow.run(lambda store: store.save_story(moved))
        assert await uow.run(lambda store: store.story_of("u:2")) == [second]
        assert await uow.run(lambda store: store.story_of("u:3")) == []

    async def test_stories_since_come_latest_first(self, uow: UnitOfWork) -> None:
        moments = [at(-10), at(0), at(10), at(5)]
        added = [await uow.run(lambda store, m=m: store.add_story(story(changed_at=m))) for m in moments]
        assert await uow.run(lambda store: store.stories_since(NOW)) == [added[2], added[3], added[1]]
        assert await uow.run(lambda store: store.recent_stories(2)) == [added[2], added[3]]

    @pytest.mark.parametrize(
        ("asked", "found"),
        [
            pytest.param(["amazon"], [1], id="folded"),
            pytest.param(["L’Oréal"], [2], id="as-printed"),
            pytest.param(["l oreal", "AMAZON"], [2, 1], id="any-of-them"),
            pytest.param(["amazon web services"], [], id="another-name"),
            pytest.param([], [], id="nobody"),
        ],
    )
    async def test_stories_are_found_by_a_shared_party(
        self, uow: UnitOfWork, asked: list[str], found: list[int]
    ) -> None:
        await uow.run(lambda store: store.add_story(story()))
        await uow.run(lambda store: store.add_story(story(report(investors=("L’Oréal",)), changed_at=at(1))))
        stories = await uow.run(lambda store: store.stories_since(NOW, iter(asked)))
        assert [s.id for s in stories] == found

    async def test_a_party_that_left_the_story_finds_it_no_more(self, uow: UnitOfWork) -> None:
        added = await uow.run(lambda store: store.add_story(story()))
        await uow.run(lambda store: store.save_story(replace(added, reports=(report(investors=("Mistral AI",)),))))
        assert await uow.run(lambda store: store.stories_since(NOW, ["amazon"])) == []
        assert len(await uow.run(lambda store: store.stories_since(NOW, ["mistral ai"]))) == 1


class TestSubscriptions:
    async def test_every_field_comes_back(self, uow: UnitOfWork) -> None:
        wish = Wish("FR", Decimal("100000000.50"))
        asked = Subscription(
            TOPIC, NOW, "fr", "America/Montreal", wish, SubscriptionState.PAUSED, "the topic is closed"
        )
        await uow.run(lambda store: store.save_subscription(asked))
        assert await uow.run(lambda store: store.subscription(TOPIC)) == asked
        assert await uow.run(lambda store: store.subscription(ROOM)) is None

    async def test_saving_again_replaces_it(self, uow: UnitOfWork) -> None:
        for locale in ("en", "fr"):
            await uow.run(lambda store, lang=locale: store.save_subscription(Subscription(ROOM, NOW, lang)))
        assert await uow.run(lambda store: store.subscriptions()) == [Subscription(ROOM, NOW, "fr")]

    async def test_all_means_every_state(self, uow: UnitOfWork) -> None:
        rooms = [Room("console", str(number)) for number in range(3)]
        asked = [Subscription(room, NOW, state=state) for room, state in zip(rooms, SubscriptionState, strict=True)]
        for one in asked:
            await uow.run(lambda store, one=one: store.save_subscription(one))
        assert await uow.run(lambda store: store.subscriptions()) == asked

    async def test_removing_says_whether_there_was_one_and_leaves_the_posts(self, on: Deliveries) -> None:
        await on.subscribe()
        post = await on.posted()
        assert await on.uow.run(lambda store: store.remove_subscription(ROOM)) is True
        assert await on.uow.run(lambda store: store.remove_subscription(ROOM)) is False
        assert (await on.reread(post)).message_id == "m1"

    async def test_a_move_takes_topics_along_and_nobody_else(self, on: Deliveries) -> None:
        for room in (ROOM, TOPIC, OTHER):
            await on.subscribe(room)
        await on.uow.run(lambda store: store.move_room(TOPIC, "-100999"))
        rooms = {str(s.room) for s in await on.uow.run(lambda store: store.subscriptions())}
        assert rooms == {"telegram:-100999", "telegram:-100999:45", "discord:987"}

    async def test_a_move_to_where_it_is_changes_nothing(self, on: Deliveries) -> None:
        await on.subscribe()
        post = await on.posted()
        await on.uow.run(lambda store: store.move_room(ROOM, ROOM.chat))
        assert (await on.reread(post)).message_id == "m1"

    async def test_where_the_new_chat_has_its_own_word_that_one_stands(self, on: Deliveries) -> None:
        await on.subscribe()
        there = Room("telegram", "-100999")
        kept = Subscription(there, at(5), "en")
        await on.uow.run(lambda store: store.save_subscription(kept))
        await on.posted()
        mine = await on.posted(there)
        await on.uow.run(lambda store: store.move_room(ROOM, "-100999"))
        assert await on.uow.run(lambda store: store.subscriptions()) == [kept]
        assert [p.id for p in await on.uow.run(lambda store: store.posts_of(on.story.id))] == [mine.id]
        assert await on.counts() == {"done": 1}


class TestPosts:
    async def test_a_post_comes_back_with_its_id(self, on: Deliveries) -> None:
        post = await on.post(TOPIC)
        assert post.id > 0
        assert await on.uow.run(lambda store: store.posts_of(on.story.id)) == [post]

    async def test_saving_replaces_the_post_of_story_and_room(self, on: Deliveries) -> None:
        first, other = await on.post(), await on.post(TOPIC)
        changed = Post(0, on.story.id, ROOM, 4, 3, "m", "plain", corrected_only=True)
        again = await on.uow.run(lambda store: store.save_post(changed))
        assert again == replace(changed, id=first.id)
        assert await on.uow.run(lambda store: store.posts_of(on.story.id)) == [again, other]


class TestArming:
    async def test_the_same_effect_is_there_once(self, on: Deliveries) -> None:
        post = await on.post()
        first = await on.arm(post, Do.REPLY, 2)
        assert first.id > 0
        assert await on.arm(post, Do.REPLY, 2, at(-60)) == first
        assert await on.arm(post, Do.REPLY, 3) != first
        assert await on.counts() == {"pending": 2}

    async def test_a_finished_edit_is_armed_afresh(self, on: Deliveries) -> None:
        post = await on.posted()
        edit = await on.arm(post, Do.EDIT)
        await on.done(revision=2)
        again = await on.arm(post, Do.EDIT, due_at=at(60))
        assert (again.id, again.state, again.due_at, again.attempts) == (edit.id, State.PENDING, at(60), 0)
        assert again.first_attempt_at is None

    async def test_a_refused_edit_does_not_bar_the_next_one(self, on: Deliveries) -> None:
        post = await on.posted()
        await on.arm(post, Do.EDIT)
        task = await on.started()
        await on.finish(Outcome(task, NOW, State.DEAD, "refused"))
        assert await on.due(at(999)) == []
        assert (await on.arm(post, Do.EDIT)).state is State.PENDING

    async def test_an_edit_that_gathers_comes_forward_and_never_goes_back(self, on: Deliveries) -> None:
        post = await on.posted()
        await on.arm(post, Do.EDIT, due_at=at(60))
        assert (await on.arm(post, Do.EDIT, due_at=at(5))).due_at == at(5)
        assert (await on.arm(post, Do.EDIT, due_at=at(90))).due_at == at(5)

    async def test_an_edit_that_was_told_to_wait_waits(self, on: Deliveries) -> None:
        post = await on.posted()
        await on.arm(post, Do.EDIT)
        task = await on.started()
        await on.finish(Outcome(task, NOW, State.PENDING, "flood", due_at=at(90)))
        assert (await on.arm(post, Do.EDIT, due_at=at(1))).due_at == at(90)

    async def test_a_create_that_was_done_stays_done(self, on: Deliveries) -> None:
        post = await on.posted()
        assert (await on.arm(post, Do.CREATE)).state is State.DONE
        assert await on.due(at(999)) == []

    async def test_a_dead_create_may_be_tried_with_a_later_state_of_the_story(self, on: Deliveries) -> None:
        post = await on.post()
        await on.arm(post, Do.CREATE)
        await on.finish(Outcome(await on.started(), NOW, State.DEAD, "refused"))
        assert (await on.arm(post, Do.CREATE)).state is State.PENDING

    async def test_an_effect_needs_its_post(self, on: Deliveries) -> None:
        with pytest.raises(LookupError, match="no post 9"):
            await on.arm(Post(9, 1, ROOM, 1), Do.CREATE)


class TestDueTasks:
    async def test_a_task_holds_all_that_is_needed(self, on: Deliveries) -> None:
        asked = await on.subscribe()
        post = await on.post()
        effect = await on.arm(post, Do.CREATE)
        assert await on.due() == [Task(effect, post, on.story, asked)]

    async def test_a_room_that_unsubscribed_has_no_subscription(self, on: Deliveries) -> None:
        await on.subscribe(TOPIC)
        await on.arm(await on.post(), Do.CREATE)
        assert (await on.due())[0].subscription is None

    async def test_nothing_is_due_before_its_time(self, on: Deliveries) -> None:
        await on.arm(await on.post(), Do.CREATE, due_at=at(5))
        assert await on.due(at(4.999)) == []
        assert len(await on.due(at(5))) == 1

    async def test_the_longest_due_come_first_up_to_the_limit(self, on: Deliveries) -> None:
        for seconds, room in ((-1, ROOM), (-3, TOPIC), (-2, OTHER)):
            await on.arm(await on.post(room), Do.CREATE, due_at=at(seconds))
        assert [task.post.room for task in await on.due(limit=2)] == [TOPIC, OTHER]

    async def test_edits_and_replies_wait_for_their_create(self, on: Deliveries) -> None:
        post = await on.post()
        for do in (Do.REPLY, Do.EDIT, Do.CREATE):
            await on.arm(post, do, due_at=at(-9) if do is not Do.CREATE else NOW)
        assert [task.effect.do for task in await on.due()] == [Do.CREATE]
        await on.done()
        assert [task.effect.do for task in await on.due()] == [Do.EDIT]

    async def test_one_post_has_one_task_at_a_time(self, on: Deliveries) -> None:
        post = await on.posted()
        await on.arm(post, Do.EDIT)
        await on.arm(post, Do.REPLY, 2)
        await on.started()
        assert await on.due(at(LEASE_S - 1)) == []

    async def test_the_message_is_right_before_a_reply_points_at_it(self, on: Deliveries) -> None:
        post = await on.posted()
        await on.arm(post, Do.REPLY, 2, due_at=at(-5))
        await on.arm(post, Do.EDIT)
        done = [(await on.done(revision=2)).effect.do for _ in range(2)]
        assert done == [Do.EDIT, Do.REPLY]

    async def test_an_edit_that_waits_for_later_holds_no_reply_up(self, on: Deliveries) -> None:
        post = await on.posted()
        await on.arm(post, Do.EDIT, due_at=at(60))
        await on.arm(post, Do.REPLY, 2)
        assert [task.effect.do for task in await on.due()] == [Do.REPLY]

    async def test_replies_keep_their_order(self, on: Deliveries) -> None:
        post = await on.posted()
        await on.arm(post, Do.REPLY, 3, due_at=at(-5))
        await on.arm(post, Do.REPLY, 2, due_at=at(30))
        assert await on.due() == []
        assert [task.effect.key for task in await on.due(at(30))] == [2]

    async def test_an_expired_lease_comes_back_with_its_attempt_counted(self, on: Deliveries) -> None:
        await on.arm(await on.post(), Do.CREATE)
        await on.started()
        assert await on.due(at(LEASE_S - 0.001)) == []
        [task] = await on.due(at(LEASE_S))
        assert (task.effect.state, task.effect.attempts, task.effect.first_attempt_at) == (State.SENDING, 1, NOW)

    async def test_silence_comes_back_when_it_is_due(self, on: Deliveries) -> None:
        await on.arm(await on.post(), Do.CREATE)
        await on.finish(Outcome(await on.started(), NOW, State.UNKNOWN, "no answer", due_at=at(5)))
        assert await on.due(at(4)) == []
        [task] = await on.due(at(5))
        assert task.effect.state is State.UNKNOWN

    async def test_a_paused_room_has_no_tasks_until_it_opens_again(self, on: Deliveries) -> None:
        await on.subscribe(TOPIC, SubscriptionState.PAUSED)
        await on.subscribe(ROOM)
        await on.arm(await on.post(TOPIC), Do.CREATE)
        assert await on.due() == []
        assert await on.uow.run(lambda store: store.next_due()) is None
        await on.subscribe(TOPIC)
        assert len(await on.due()) == 1


class TestStarting:
    async def test_a_started_effect_is_promised(self, on: Deliveries) -> None:
        await on.arm(await on.post(), Do.CREATE)
        started = await on.started()
        assert (started.effect.state, started.effect.attempts) == (State.SENDING, 1)
        assert (started.effect.worker, started.effect.lease_until) == ("w1", at(LEASE_S))
        assert started.effect.first_attempt_at == NOW
        assert await on.counts() == {"sending": 1}

    async def test_the_task_is_in_its_latest_state(self, on: Deliveries) -> None:
        post = await on.post()
        await on.arm(post, Do.CREATE)
        [task] = await on.due()
        moved = replace(on.story, revision=2, changed_at=at(1))
        await on.uow.run(lambda store: store.save_story(moved))
        await on.uow.run(lambda store: store.save_post(replace(post, wanted_revision=2)))
        asked = await on.subscribe()
        started = await on.start(task)
        assert started is not None
        assert (started.story, started.post.wanted_revision, started.subscription) == (moved, 2, asked)

    async def test_two_workers_never_have_the_same_effect(self, on: Deliveries) -> None:
        await on.arm(await on.post(), Do.CREATE)
        [task] = await on.due()
        assert await on.start(task, worker="w1") is not None
        assert await on.start(task, worker="w2") is None
        assert await on.start(task, at(LEASE_S + 1), worker="w2") is None, "the task it saw is not the present one"

    async def test_two_workers_never_have_two_effects_of_one_post(self, on: Deliveries) -> None:
        post = await on.posted()
        await on.arm(post, Do.REPLY, 2)
        [reply] = await on.due()
        await on.arm(post, Do.EDIT)
        await on.started()
        assert await on.start(reply, worker="w2") is None

    async def test_an_expired_lease_can_be_taken_over_and_counts(self, on: Deliveries) -> None:
        await on.arm(await on.post(), Do.CREATE)
        await on.started()
        again = await on.started(at(LEASE_S))
        assert (again.effect.attempts, again.effect.first_attempt_at) == (2, NOW)


class TestFinishing:
    async def test_a_create_gives_the_post_its_message(self, on: Deliveries) -> None:
        post = await on.post()
        await on.arm(post, Do.CREATE)
        task = await on.started()
        outcome = Outcome(task, NOW, State.DONE, "sent", message_id="m1", shown_revision=1, format="plain")
        await on.finish(outcome)
        expected = replace(post, message_id="m1", shown_revision=1, format="plain")
        assert await on.reread(post) == expected
        assert await on.counts() == {"done": 1}
        assert await on.due(at(9999)) == []

    async def test_fields_left_none_change_nothing(self, on: Deliveries) -> None:
        post = await on.posted()
        before = await on.reread(post)
        await on.arm(post, Do.EDIT)
        await on.finish(Outcome(await on.started(), NOW, State.DONE, "edited"))
        assert await on.reread(post) == before

    async def test_a_reply_leaves_the_post_its_own_message(self, on: Deliveries) -> None:
        post = await on.posted()
        await on.arm(post, Do.REPLY, 2)
        await on.finish(Outcome(await on.started(), NOW, State.DONE, "sent", message_id="m2"))
        assert (await on.reread(post)).message_id == "m1"

    async def test_a_story_that_moved_under_way_arms_the_next_edit(self, on: Deliveries) -> None:
        post = await on.posted(wanted=2)
        [task] = await on.due()
        assert (task.effect.do, task.effect.state, task.effect.due_at) == (Do.EDIT, State.PENDING, NOW)
        await on.uow.run(lambda store: store.save_post(replace(task.post, wanted_revision=3)))
        await on.done(revision=2)
        assert len(await on.due()) == 1
        await on.done(revision=3)
        assert await on.due() == []
        assert (await on.reread(post)).shown_revision == 3

    async def test_an_edit_that_gathers_is_left_to_gather(self, on: Deliveries) -> None:
        post = await on.post(wanted=2)
        await on.arm(post, Do.CREATE)
        await on.arm(post, Do.EDIT, due_at=at(60))
        await on.done(revision=1)
        assert await on.due(at(59)) == []
        assert len(await on.due(at(60))) == 1

    async def test_what_waits_is_due_when_the_outcome_says(self, on: Deliveries) -> None:
        await on.arm(await on.post(), Do.CREATE)
        await on.finish(Outcome(await on.started(), NOW, State.PENDING, "flood", due_at=at(90), format="plain"))
        assert await on.due(at(89)) == []
        [task] = await on.due(at(90))
        assert (task.effect.attempts, task.effect.reason, task.post.format) == (1, "flood", "plain")
        assert (task.effect.worker, task.effect.lease_until) == (None, None)

    async def test_an_outcome_that_comes_after_its_lease_changes_nothing(self, on: Deliveries) -> None:
        post = await on.post()
        await on.arm(post, Do.CREATE)
        first = await on.started()
        await on.started(at(LEASE_S))
        await on.finish(Outcome(first, at(LEASE_S + 1), State.DONE, "sent", message_id="late", shown_revision=1))
        assert (await on.reread(post)).message_id is None
        assert await on.counts() == {"sending": 1}

    async def test_a_silence_may_be_settled_without_a_new_attempt(self, on: Deliveries) -> None:
        post = await on.post()
        await on.arm(post, Do.CREATE)
        await on.started()
        [task] = await on.due(at(LEASE_S))
        await on.finish(Outcome(task, at(LEASE_S), State.DONE, "found", message_id="m7", shown_revision=0))
        assert (await on.reread(post)).message_id == "m7"
        [edit] = await on.due(at(LEASE_S))
        assert edit.effect.do is Do.EDIT, "nobody knows which revision it shows"

    async def test_a_dead_create_takes_its_followers_along(self, on: Deliveries) -> None:
        post = await on.post()
        for do in (Do.CREATE, Do.EDIT, Do.REPLY):
            await on.arm(post, do)
        await on.finish(Outcome(await on.started(), NOW, State.DEAD, "refused"))
        assert await on.counts() == {"dead": 3}
        assert await on.uow.run(lambda store: store.next_due()) is None

    async def test_a_reply_that_the_message_itself_has_said_is_not_sent(self, on: Deliveries) -> None:
        post = await on.post()
        await on.arm(post, Do.CREATE)
        await on.arm(post, Do.REPLY, 1)
        await on.arm(post, Do.REPLY, 2)
        await on.done(revision=1)
        assert [task.effect.key for task in await on.due()] == [2]

    async def test_a_lost_message_is_said_again_under_the_next_key(self, on: Deliveries) -> None:
        post = await on.posted()
        await on.arm(post, Do.EDIT)
        task = await on.started()
        await on.finish(Outcome(task, NOW, State.DONE, "message_gone", post_lost=True, say_again=True))
        lost = await on.reread(post)
        assert (lost.message_id, lost.shown_revision) == (None, 1)
        [again] = await on.due()
        assert (again.effect.do, again.effect.key, again.effect.reason) == (Do.CREATE, 1, "message_gone")
        await on.done(message_id="m2")
        assert (await on.reread(post)).message_id == "m2"

    async def test_a_lost_message_that_nobody_misses_ends_what_would_touch_it(self, on: Deliveries) -> None:
        post = await on.posted()
        await on.arm(post, Do.EDIT)
        await on.arm(post, Do.REPLY, 2)
        await on.finish(Outcome(await on.started(), NOW, State.DEAD, "message_gone", post_lost=True))
        assert await on.counts() == {"done": 1, "dead": 2}

    async def test_a_create_for_a_lost_message_is_added_once(self, on: Deliveries) -> None:
        post = await on.posted()
        await on.arm(post, Do.EDIT)
        await on.finish(Outcome(await on.started(), NOW, State.DEAD, "message_gone", post_lost=True))
        armed = await on.arm(post, Do.CREATE)
        assert (armed.key, armed.state) == (1, State.PENDING)
        assert await on.arm(post, Do.CREATE) == armed

    async def test_a_closed_room_is_paused_with_the_reason(self, on: Deliveries) -> None:
        await on.subscribe(TOPIC)
        await on.arm(await on.post(TOPIC), Do.CREATE)
        paused = SubscriptionState.PAUSED
        await on.finish(Outcome(await on.started(), NOW, State.PENDING, "room_closed", room_state=paused))
        asked = await on.uow.run(lambda store: store.subscription(TOPIC))
        assert asked is not None
        assert (asked.state, asked.reason) == (paused, "room_closed")
        assert await on.due(at(9999)) == []

    async def test_a_room_that_is_gone_ends_its_effects_and_nobody_else_s(self, on: Deliveries) -> None:
        await on.subscribe()
        await on.arm(await on.post(), Do.CREATE)
        gone = await on.started()
        on.story = story()  # a second story in the same room, and in another topic
        await on.arm(await on.post(), Do.CREATE)
        await on.arm(await on.post(TOPIC), Do.CREATE)
        disabled = SubscriptionState.DISABLED
        await on.finish(Outcome(gone, NOW, State.DEAD, "room_gone", room_state=disabled))
        asked = await on.uow.run(lambda store: store.subscription(ROOM))
        assert asked is not None
        assert asked.state is disabled
        assert [task.post.room for task in await on.due(at(9999))] == [TOPIC]
        assert await on.counts() == {"dead": 2, "pending": 1}

    async def test_a_moved_room_is_re_keyed_and_the_message_sent_there(self, on: Deliveries) -> None:
        await on.subscribe()
        await on.arm(await on.post(), Do.CREATE)
        await on.finish(Outcome(await on.started(), NOW, State.PENDING, "room_moved", room_moved_to="-100999"))
        [task] = await on.due()
        assert task.post.room == Room("telegram", "-100999")
        assert task.subscription is not None
        assert task.subscription.room == task.post.room

    async def test_messages_left_behind_by_a_move_are_never_touched(self, on: Deliveries) -> None:
        posted = await on.posted()
        await on.arm(posted, Do.EDIT)
        await on.uow.run(lambda store: store.move_room(ROOM, "-100999"))
        moved = await on.reread(posted)
        assert (moved.message_id, moved.shown_revision) == (None, 1)
        assert await on.due(at(9999)) == []

    async def test_a_reply_left_behind_becomes_a_message_in_the_new_chat(self, on: Deliveries) -> None:
        posted = await on.posted()
        await on.arm(posted, Do.REPLY, 2)
        await on.finish(Outcome(await on.started(), NOW, State.PENDING, "room_moved", room_moved_to="-100999"))
        [task] = await on.due()
        assert (task.effect.do, task.effect.key, task.post.room.chat) == (Do.CREATE, 1, "-100999")


class TestLookingAhead:
    async def test_every_state_is_counted(self, on: Deliveries) -> None:
        await on.arm(await on.post(), Do.CREATE)
        counts = await on.uow.run(lambda store: store.outbox_counts())
        assert counts == {"pending": 1, "sending": 0, "done": 0, "unknown": 0, "dead": 0}

    async def test_the_next_moment_is_that_of_the_first_runnable_effect(self, on: Deliveries) -> None:
        assert await on.uow.run(lambda store: store.next_due()) is None
        post = await on.post()
        await on.arm(post, Do.REPLY, due_at=at(1))
        assert await on.uow.run(lambda store: store.next_due()) is None
        await on.arm(post, Do.CREATE, due_at=at(7))
        await on.arm(await on.post(OTHER), Do.CREATE, due_at=at(9))
        assert await on.uow.run(lambda store: store.next_due()) == at(7)

    async def test_what_waits_for_a_send_under_way_does_not_make_anybody_spin(self, on: Deliveries) -> None:
        post = await on.posted()
        await on.arm(post, Do.EDIT)
        await on.started()
        await on.arm(post, Do.REPLY, 2)
        assert await on.uow.run(lambda store: store.next_due()) == at(LEASE_S)


class TestNotes:
    async def test_a_note_is_remembered_replaced_and_forgotten(self, uow: UnitOfWork) -> None:
        read: Callable[[Store], str | None] = lambda store: store.note("told")  # noqa: E731
        assert await uow.run(read) is None
        for word in ("2024-05-12", "2024-05-13"):
            await uow.run(lambda store, word=word: store.set_note("told", word))
            assert await uow.run(read) == word
        for _ in range(2):
            await uow.run(lambda store: store.set_note("told", None))
            assert await uow.run(read) is None
