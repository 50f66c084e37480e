"""Carries out effects: promises each in the store, does it, records what came of it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import groupby
from math import inf

from bot.deliveries.after import (
    after_failure,
    after_silence,
    after_success,
    format_of,
    is_silent,
    looks_first,
    withheld,
)
from bot.deliveries.effect import Do
from bot.deliveries.outcome import Outcome, Task
from bot.deliveries.post import Post
from bot.deliveries.settling import lost
from bot.errors import ChatError, MessageGone, StoreError
from bot.messages.alert import alert, merged
from bot.messages.card import Card
from bot.messages.reply import reply
from bot.messages.watching import watch_ended
from bot.messages.wording import Wording, Wordings
from bot.ports import Chat, Clock, Store, UnitOfWork
from bot.stories.story import Story
from bot.subscriptions.room import Room
from bot.subscriptions.subscription import State as SubscriptionState
from bot.usecases.keep_stories import living
from bot.usecases.tally import Tally

log = logging.getLogger(__name__)

MOST_TASKS = 200  # looked at in one go
LEASE = timedelta(minutes=3)  # longer than the longest attempt: Discord's may take 90 s and wait out 30 more

RoomLost = Callable[[Room, str], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Delivery:
    """What delivering needs. `worker` names this process in the leases; `room_lost` tells the owner."""

    chats: Mapping[str, Chat]
    uow: UnitOfWork
    clock: Clock
    wordings: Wordings
    worker: str
    tally: Tally
    room_lost: RoomLost


class Deliverer:
    """One lane per room, lanes side by side: a slow or failing room never holds up another."""

    def __init__(self, delivery: Delivery) -> None:
        self._with = delivery
        self._lanes: dict[Room, asyncio.Task[None]] = {}
        self._news = asyncio.Event()

    def wake(self) -> None:
        """There may be something to deliver."""
        self._news.set()

    async def run(self, sweep_s: float) -> None:
        """Delivers whenever woken or something is due, and every `sweep_s` seconds in any case; until cancelled."""
        while True:
            wait_s = sweep_s
            try:
                await self.tick()
                wait_s = min(sweep_s, await self._next_due_in_s())
            except StoreError as error:
                log.error("nothing delivered", extra={"why": str(error)})
            with suppress(TimeoutError):
                await asyncio.wait_for(self._news.wait(), wait_s)
            self._news.clear()

    async def tick(self) -> None:
        """Starts a lane for every room that has something due and none under way."""
        now = self._with.clock.now()
        due = await self._with.uow.run(lambda store: store.due_tasks(now, MOST_TASKS))
        for room, tasks in groupby(sorted(due, key=lambda task: str(_room(task))), key=_room):
            if room.platform in self._with.chats and room not in self._lanes:
                self._lanes[room] = asyncio.create_task(self._lane(room, tuple(tasks)))

    async def _next_due_in_s(self) -> float:
        """Seconds until something is due; what is due already is under way or waits for its room."""
        due = await self._with.uow.run(lambda store: store.next_due())
        wait_s = (due - self._with.clock.now()).total_seconds() if due else inf
        return wait_s if wait_s > 0 else inf

    async def settle(self) -> None:
        """Delivers until nothing is due."""
        await self.tick()
        while self._lanes:
            await asyncio.gather(*self._lanes.values())
            await self.tick()

    async def drain(self) -> None:
        """Lets every attempt under way end; begins no other."""
        await asyncio.gather(*self._lanes.values())

    async def _lane(self, room: Room, tasks: tuple[Task, ...]) -> None:
        try:
            for task in tasks:
                await deliver(self._with, task)
        except StoreError as error:
            log.error("delivery not recorded", extra={"room": str(room), "why": str(error)})
        except Exception:
            log.exception("delivery failed", extra={"room": str(room)})
        else:
            self.wake()  # what follows in this room may be due by now
        finally:
            del self._lanes[room]


async def deliver(plan: Delivery, task: Task) -> None:
    """Carries out one effect, unless it has become pointless."""
    outcome = withheld(task, plan.clock.now())
    if is_silent(task):
        outcome = await _judged(plan, task, outcome)
    elif outcome is None:
        outcome = await _attempted(plan, task)
    if outcome is None:
        return  # another worker took it
    await plan.uow.run(lambda store: store.finish(outcome))
    plan.tally.add("deliveries", f"{task.post.room.platform}_{outcome.reason}")
    log.info(
        "delivery",
        extra={"story": task.story.id, "room": str(task.post.room), "do": task.effect.do, "reason": outcome.reason}
        | {"state": outcome.state, "attempt": task.effect.attempts},
    )
    if outcome.room_state is SubscriptionState.DISABLED:
        await plan.room_lost(task.post.room, outcome.reason)


async def _judged(plan: Delivery, task: Task, given_up: Outcome | None) -> Outcome:
    """What to make of an attempt that nobody answered, and that may have become pointless since."""
    room, now, found = task.post.room, plan.clock.now(), None
    looks = looks_first(task, room.platform, now, given_up=given_up is not None)
    if looks and task.effect.first_attempt_at:
        try:
            found = await plan.chats[room.platform].find(room, task.effect.nonce, task.effect.first_attempt_at)
        except ChatError as error:
            return after_failure(task, error, now)
    if given_up is not None and found is None:
        return given_up
    return after_silence(task, room.platform, found, now)


async def _attempted(plan: Delivery, task: Task) -> Outcome | None:
    now = plan.clock.now()
    started = await plan.uow.run(lambda store: store.start(task, plan.worker, now, now + LEASE))
    if started is None:
        return None
    if (stopped := withheld(started, now)) is not None:
        return stopped  # the story moved since the task was read
    try:
        message_id = await _carried_out(plan, started)
    except ChatError as error:
        return after_failure(started, error, plan.clock.now())
    return after_success(started, message_id, plan.clock.now())


async def _carried_out(plan: Delivery, task: Task) -> str | None:
    chat, room = plan.chats[task.post.room.platform], task.post.room
    card = replace(await _card(plan, task), rich=format_of(task) != "plain")
    match task.effect.do:
        case Do.CREATE | Do.PING:
            return await chat.send(room, card, key=task.effect.nonce)
        case Do.REPLY:
            return await chat.send(room, card, key=task.effect.nonce, reply_to=task.post.message_id)
        case Do.EDIT:
            if task.post.message_id is None:
                raise MessageGone("there is no message to edit")
            await chat.edit(room, task.post.message_id, card)
            return None


async def _card(plan: Delivery, task: Task) -> Card:
    """The latest state of the story, or the sentence of one transition, in the room's words."""
    if task.effect.do is Do.PING:
        return await _ping(plan, task)
    room = task.subscription or task.post
    wording = plan.wordings.of(room.locale, room.zone)
    if task.effect.do is Do.REPLY:
        transition = next(each for each in task.story.transitions if each.number == task.effect.key)
        return replace(reply(task.story, transition, wording), post=task.effect.nonce)
    if task.story.merged_into is not None:
        return await _merged(plan, task, task.story.merged_into, wording)
    instead = task.effect.do is Do.CREATE and lost(task.post)
    return alert(task.story, wording, now=plan.clock.now(), post=task.effect.nonce, instead=instead)


async def _ping(plan: Delivery, task: Task) -> Card:
    """How the story stands by now, in the words in which its reader asked."""
    wording = plan.wordings.of(task.post.locale, task.post.zone)
    story = await plan.uow.run(lambda store: living(store, task.story.id))
    return watch_ended(story or task.story, task.calls, wording, post=task.effect.nonce)


async def _merged(plan: Delivery, task: Task, into: int, wording: Wording) -> Card:
    """One line that leads to the story that lives on, and to its message if the room has one."""
    survivor, posts = await plan.uow.run(lambda store: _with_posts(store, into))
    message = next((post.message_id for post in posts if post.room == task.post.room), None)
    url = plan.chats[task.post.room.platform].link(task.post.room, message) if message else None
    return merged(task.story, survivor or task.story, wording, post=task.effect.nonce, url=url)


def _with_posts(store: Store, number: int) -> tuple[Story | None, Sequence[Post]]:
    story = living(store, number)
    return story, store.posts_of(story.id) if story else ()


def _room(task: Task) -> Room:
    return task.post.room
