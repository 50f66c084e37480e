"""What every store's outbox does, sentence by sentence of `bot.ports.Store`."""

from dataclasses import replace

import pytest

from bot.deliveries.effect import Do, State
from bot.deliveries.outcome import Outcome, Task
from bot.deliveries.post import UNKNOWN_REVISION, Post
from bot.stories.story import Story
from bot.subscriptions.room import Room
from bot.subscriptions.subscription import State as SubscriptionState
from tests.contract.stores import LEASE_S, NOW, OTHER, ROOM, TOPIC, Deliveries, at, story


class TestArming:
    async def test_the_same_effect_is_there_once(self, on: Deliveries) -> None:
        post = await on.posted()
        first = await on.arm(post, Do.REPLY, 2)
        assert first.id > 0
        assert await on.arm(post, Do.REPLY, 2, at(-60)) == first
        assert await on.arm(post, Do.REPLY, 3) != first
        assert await on.counts() == {"done": 1, "pending": 2}

    @pytest.mark.parametrize("do", [Do.EDIT, Do.REPLY])
    async def test_what_has_no_message_to_touch_does_not_wait_for_ever(self, on: Deliveries, do: Do) -> None:
        post = await on.post()
        born = await on.arm(post, do)
        assert (born.state, born.reason) == (State.DEAD, "no_message")
        await on.arm(post, Do.CREATE)
        assert (await on.arm(post, Do.REPLY, 2)).state is State.PENDING

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

    async def test_two_messages_are_never_on_their_way(self, on: Deliveries) -> None:
        posted = await on.posted()
        await on.arm(posted, Do.REPLY, 2)
        await on.uow.run(lambda store: store.move_room(ROOM, "-100999"))
        assert (await on.arm(posted, Do.CREATE)).key == 1
        assert await on.counts() == {"done": 1, "dead": 1, "pending": 1}

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

    async def test_rooms_take_turns(self, on: Deliveries) -> None:
        for seconds, room in ((-9, ROOM), (-8, ROOM), (-7, ROOM), (-2, OTHER), (-1, OTHER)):
            on.story = story()
            await on.arm(await on.post(room), Do.CREATE, due_at=at(seconds))
        rooms = [task.post.room for task in await on.due(limit=4)]
        assert rooms == [ROOM, OTHER, ROOM, OTHER]

    async def test_edits_and_replies_wait_for_their_create(self, on: Deliveries) -> None:
        post = await on.post()
        for do, key in ((Do.CREATE, 0), (Do.REPLY, 2), (Do.EDIT, 0)):
            await on.arm(post, do, key, due_at=at(-9) if do is not Do.CREATE else NOW)
        assert [task.effect.do for task in await on.due()] == [Do.CREATE]
        await on.done()
        assert [task.effect.do for task in await on.due()] == [Do.EDIT]

    async def test_one_post_has_one_task_at_a_time(self, on: Deliveries) -> None:
        post = await on.posted()
        await on.arm(post, Do.EDIT)
        await on.arm(post, Do.REPLY, 2)
        await on.started()
        assert await on.due(at(LEASE_S - 1)) == []

    async def test_an_edit_waits_for_the_reply_that_is_under_way(self, on: Deliveries) -> None:
        post = await on.posted()
        await on.arm(post, Do.REPLY, 2)
        await on.started()
        await on.arm(post, Do.EDIT)
        assert await on.due(at(LEASE_S - 1)) == []
        assert await on.uow.run(lambda store: store.next_due()) == at(LEASE_S)

    async def test_the_message_is_right_before_a_reply_points_at_it(self, on: Deliveries) -> None:
        post = await on.posted()
        await on.arm(post, Do.REPLY, 2, due_at=at(-5))
        await on.arm(post, Do.EDIT)
        done = [(await on.done(revision=2)).effect.do for _ in range(2)]
        assert done == [Do.EDIT, Do.REPLY]

    async def test_a_reply_waits_for_the_edit_that_failed(self, on: Deliveries) -> None:
        post = await on.posted()
        await on.arm(post, Do.EDIT)
        await on.arm(post, Do.REPLY, 2)
        await on.finish(Outcome(await on.started(), NOW, State.PENDING, "try_later", due_at=at(5)))
        assert await on.due() == []
        assert await on.uow.run(lambda store: store.next_due()) == at(5)

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

    async def test_what_is_under_way_in_the_old_chat_ends_with_the_move(self, on: Deliveries) -> None:
        posted = await on.posted()
        await on.arm(posted, Do.EDIT)
        task = await on.started()
        await on.uow.run(lambda store: store.move_room(ROOM, "-100999"))
        await on.finish(Outcome(task, NOW, State.DONE, "edited", shown_revision=2))
        assert await on.counts() == {"done": 1, "dead": 1}
        assert await on.due(at(9999)) == []

    async def test_a_message_that_arrives_in_the_old_chat_is_no_message_of_the_new_one(self, on: Deliveries) -> None:
        post = await on.post()
        await on.arm(post, Do.CREATE)
        task = await on.started()
        await on.uow.run(lambda store: store.move_room(ROOM, "-100999"))
        await on.finish(Outcome(task, NOW, State.DONE, "sent", message_id="m1", shown_revision=1))
        assert (await on.reread(post)).message_id is None

    async def test_a_room_that_moved_is_not_lost_with_its_old_chat(self, on: Deliveries) -> None:
        await on.subscribe()
        await on.arm(await on.post(), Do.CREATE)
        task = await on.started()
        await on.uow.run(lambda store: store.move_room(ROOM, "-100999"))
        gone = SubscriptionState.DISABLED
        await on.finish(Outcome(task, NOW, State.DEAD, "room_gone", room_state=gone))
        [asked] = await on.uow.run(lambda store: store.subscriptions())
        assert (asked.room.chat, asked.state) == ("-100999", SubscriptionState.ACTIVE)


class TestTakingOver:
    """`adopt_post`: where stories merge, a room that had only the one that ends goes on with its message."""

    async def survivor(self, on: Deliveries) -> Story:
        return await on.uow.run(lambda store: store.add_story(story(revision=3)))

    async def adopt(self, on: Deliveries, post: Post, survivor: Story) -> Post | None:
        present = await on.reread(post)
        return await on.uow.run(lambda store: store.adopt_post(present, survivor))

    async def test_the_message_tells_the_other_story_from_now_on(self, on: Deliveries) -> None:
        posted, survivor = await on.posted(), await self.survivor(on)
        taken = await self.adopt(on, posted, survivor)
        assert taken is not None
        assert (taken.id, taken.story_id, taken.message_id) == (posted.id, survivor.id, "m1")
        assert (taken.wanted_revision, taken.shown_revision) == (3, UNKNOWN_REVISION)
        assert await on.uow.run(lambda store: store.posts_of(on.story.id)) == []
        assert await on.uow.run(lambda store: store.posts_of(survivor.id)) == [taken]

    async def test_what_was_to_be_told_of_the_old_one_ends_and_makes_room(self, on: Deliveries) -> None:
        posted, survivor = await on.posted(), await self.survivor(on)
        await on.arm(posted, Do.EDIT)
        await on.arm(posted, Do.REPLY, 2)
        await self.adopt(on, posted, survivor)
        assert await on.counts() == {"done": 1, "dead": 2}
        assert (await on.arm(posted, Do.EDIT)).state is State.PENDING
        assert (await on.arm(posted, Do.REPLY, 2)).state is State.PENDING

    async def test_a_message_on_its_way_is_sent_for_the_other_story(self, on: Deliveries) -> None:
        post, survivor = await on.post(), await self.survivor(on)
        await on.arm(post, Do.CREATE)
        await self.adopt(on, post, survivor)
        [task] = await on.due()
        assert (task.effect.do, task.story.id) == (Do.CREATE, survivor.id)

    @pytest.mark.parametrize("do", [Do.CREATE, Do.EDIT])
    async def test_what_left_before_is_put_right_whatever_its_revision(self, on: Deliveries, do: Do) -> None:
        post, survivor = await (on.post() if do is Do.CREATE else on.posted()), await self.survivor(on)
        await on.arm(post, do)
        task = await on.started()
        await self.adopt(on, post, survivor)
        await on.finish(Outcome(task, NOW, State.DONE, "done", message_id="m1", shown_revision=99))
        [after] = await on.due()
        assert (after.effect.do, after.post.shown_revision) == (Do.EDIT, UNKNOWN_REVISION)

    async def test_a_room_that_has_both_keeps_both(self, on: Deliveries) -> None:
        posted, survivor = await on.posted(), await self.survivor(on)
        theirs = await on.uow.run(lambda store: store.save_post(Post(0, survivor.id, ROOM, 3, 3, "m2")))
        assert await self.adopt(on, posted, survivor) is None
        assert await on.uow.run(lambda store: store.posts_of(survivor.id)) == [theirs]

    async def test_a_room_that_expects_the_other_keeps_both(self, on: Deliveries) -> None:
        posted, survivor = await on.posted(), await self.survivor(on)
        theirs = await on.uow.run(lambda store: store.save_post(Post(0, survivor.id, ROOM, 3)))
        await on.arm(theirs, Do.CREATE)
        assert await self.adopt(on, posted, survivor) is None

    async def test_it_takes_the_place_of_a_post_that_came_to_nothing(self, on: Deliveries) -> None:
        posted, survivor = await on.posted(), await self.survivor(on)
        nothing = await on.uow.run(lambda store: store.save_post(Post(0, survivor.id, ROOM, 3)))
        await on.arm(nothing, Do.EDIT)
        taken = await self.adopt(on, posted, survivor)
        assert await on.uow.run(lambda store: store.posts_of(survivor.id)) == [taken]
        assert await on.counts() == {"done": 1}

    async def test_a_post_without_a_message_is_not_worth_taking_over(self, on: Deliveries) -> None:
        post, survivor = await on.post(), await self.survivor(on)
        assert await self.adopt(on, post, survivor) is None


class TestLookingAhead:
    async def test_every_state_is_counted(self, on: Deliveries) -> None:
        await on.arm(await on.post(), Do.CREATE)
        counts = await on.uow.run(lambda store: store.outbox_counts())
        assert counts == {"pending": 1, "sending": 0, "done": 0, "unknown": 0, "dead": 0}

    async def test_the_next_moment_is_that_of_the_first_runnable_effect(self, on: Deliveries) -> None:
        assert await on.uow.run(lambda store: store.next_due()) is None
        post = await on.post()
        await on.arm(post, Do.CREATE, due_at=at(7))
        await on.arm(post, Do.REPLY, due_at=at(1))
        await on.arm(await on.post(OTHER), Do.CREATE, due_at=at(9))
        assert await on.uow.run(lambda store: store.next_due()) == at(7)

    async def test_what_waits_for_a_send_under_way_does_not_make_anybody_spin(self, on: Deliveries) -> None:
        post = await on.posted()
        await on.arm(post, Do.EDIT)
        await on.started()
        await on.arm(post, Do.REPLY, 2)
        assert await on.uow.run(lambda store: store.next_due()) == at(LEASE_S)
