"""What every store does, sentence by sentence of `bot.ports.Store`; its outbox has a suite of its own."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal

import pytest

from bot.deliveries.effect import Do, Effect, State
from bot.deliveries.post import Post
from bot.errors import FeedProblem
from bot.feeds.feed import FeedState, Validators
from bot.ports import Store, UnitOfWork
from bot.stories.nearness import clues, echo
from bot.stories.profile import Background
from bot.stories.sketch import sketch_of
from bot.stories.story import Status, Story, Verdict
from bot.subscriptions.room import Room
from bot.subscriptions.subscription import Replies, Subscription, Wish
from bot.subscriptions.subscription import State as SubscriptionState
from tests.contract.stores import NOW, OTHER, ROOM, TOPIC, Deliveries, at, entry, report, story


def amazons(names: Iterable[str]) -> frozenset[str]:
    """The names, and both of Amazon's group if one of them is."""
    known, group = frozenset(names), frozenset({"amazon", "amazon web services"})
    return known | group if known & group else known


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
            not_before=at(30),
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

    async def test_numbers_that_were_skipped_are_never_given(self, uow: UnitOfWork) -> None:
        assert await uow.run(lambda store: store.numbered_up_to()) == 0
        assert await uow.run(lambda store: store.numbered_up_to(7)) == 7
        assert (await uow.run(lambda store: store.add_story(story()))).id == 8
        assert await uow.run(lambda store: store.numbered_up_to(3)) == 8
        assert await uow.run(lambda store: store.numbered_up_to(12)) == 12
        assert (await uow.run(lambda store: store.add_story(story()))).id == 13

    async def test_stories_are_read_downwards_in_pieces_whatever_changed_last(self, uow: UnitOfWork) -> None:
        for place in range(5):
            told = story(changed_at=at(-place))
            await uow.run(lambda store, told=told: store.add_story(told))
        gone = replace(story(), id=4, reports=(), merged_into=1)
        await uow.run(lambda store: store.save_story(gone))

        first = await uow.run(lambda store: store.stories_below(None, 2))
        assert [each.id for each in first] == [5, 3]
        assert [each.id for each in await uow.run(lambda store: store.stories_below(3, 9))] == [2, 1]
        assert await uow.run(lambda store: store.stories_below(1, 9)) == []

    async def test_the_stories_that_wait_are_those_no_party_has_settled_latest_first(self, uow: UnitOfWork) -> None:
        statuses = [(status, at(place)) for place, status in enumerate(Status)]
        for status, changed_at in statuses:
            told = replace(story(changed_at=changed_at), verdict=Verdict(status))
            await uow.run(lambda store, told=told: store.add_story(told))
        merged = replace(story(changed_at=at(99)), reports=(), merged_into=1)
        await uow.run(lambda store: store.add_story(merged))

        waiting = await uow.run(lambda store: store.stories_waiting(at(0), 9))
        assert [each.verdict.status for each in waiting] == [Status.ANNOUNCED, Status.REPORTED, Status.RUMOURED]
        assert await uow.run(lambda store: store.stories_waiting(at(1), 1)) == waiting[:1]
        assert [each.id for each in await uow.run(lambda store: store.stories_waiting(at(1), 9))] == [3, 2]

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

    async def test_recent_stories_come_latest_first(self, uow: UnitOfWork) -> None:
        added = [await uow.run(lambda store, m=m: store.add_story(story(changed_at=at(m)))) for m in (-10, 0, 10, 5)]
        assert await uow.run(lambda store: store.recent_stories(2)) == [added[2], added[3]]

    @pytest.mark.parametrize(
        ("told", "asked"),
        [
            pytest.param("L’Oréal", "L'OREAL", id="in-another-spelling"),
            pytest.param("Thinking Machines Lab", "Thinking Machines", id="by-how-its-name-begins"),
            pytest.param("Thinking Machines", "Thinking Machines Lab", id="by-a-name-that-begins-so"),
            pytest.param("Amazon", "Amazon Web Services", id="by-one-of-the-group"),
        ],
    )
    async def test_a_story_stands_near_what_it_could_take(self, uow: UnitOfWork, told: str, asked: str) -> None:
        added = await uow.run(lambda store: store.add_story(story(report(investors=(told,)))))
        sought = clues([report("u:2", investors=(asked,))], Background(), amazons)
        assert await uow.run(lambda store: store.sketches_near(sought)) == [sketch_of(added)]

    async def test_a_party_that_joined_a_story_finds_it(self, uow: UnitOfWork) -> None:
        added = await uow.run(lambda store: store.add_story(story()))
        await uow.run(lambda store: store.save_story(replace(added, reports=(report(investors=("Mistral AI",)),))))
        sought = clues([report("u:2", investors=("Mistral AI",))], Background(), frozenset)
        assert [each.id for each in await uow.run(lambda store: store.sketches_near(sought))] == [added.id]

    async def test_an_earlier_story_of_the_same_money_is_echoed(self, uow: UnitOfWork) -> None:
        earlier = await uow.run(lambda store: store.add_story(replace(story(), opened_at=at(-86_400))))
        sought = echo(story(), frozenset)
        assert await uow.run(lambda store: store.stories_echoed(sought)) == [earlier]

    async def test_a_story_that_merged_is_found_by_its_number_alone(self, uow: UnitOfWork) -> None:
        kept, gone = [await uow.run(lambda store: store.add_story(story())) for _ in range(2)]
        await uow.run(lambda store: store.save_story(replace(gone, reports=(), merged_into=kept.id)))
        sought = clues([report("u:2")], Background(), frozenset)

        recent, near = await uow.run(lambda store: (store.recent_stories(9), store.sketches_near(sought)))
        numbered = await uow.run(lambda store: store.story(gone.id))

        assert [each.id for each in recent] == [each.id for each in near] == [kept.id]
        assert numbered is not None
        assert numbered.merged_into == kept.id


class TestSubscriptions:
    async def test_every_field_comes_back(self, uow: UnitOfWork) -> None:
        wish = Wish("FR", Decimal("100000000.50"))
        asked = Subscription(
            TOPIC, NOW, "fr", "America/Montreal", wish, SubscriptionState.PAUSED, "the topic is closed", Replies.OUTCOME
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
        changed = Post(
            0, on.story.id, ROOM, 4, 3, "m", "plain", corrected_only=True, locale="fr", zone="America/Montreal"
        )
        again = await on.uow.run(lambda store: store.save_post(changed))
        assert again == replace(changed, id=first.id)
        assert await on.uow.run(lambda store: store.posts_of(on.story.id)) == [again, other]


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
