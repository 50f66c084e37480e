"""Watches, and the pings that end them. The rules of a ping are `bot.deliveries.ping`'s; here they meet rows."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, and_, bindparam, delete, func, insert, or_, select, update

from adapters.store import room_rows
from adapters.store.codec import room_columns, room_from, story_from_json
from adapters.store.tables import pings, stories, subscriptions, watches
from adapters.store.upsert import replacing
from bot.deliveries.effect import Do, Effect, State
from bot.deliveries.outcome import Outcome, Task
from bot.deliveries.ping import OVER, after, task_of
from bot.deliveries.settling import begun
from bot.stories.story import Status
from bot.subscriptions.room import Room
from bot.subscriptions.subscription import State as SubscriptionState
from bot.subscriptions.watch import Until, Watch

_ROOM = and_(
    subscriptions.c.platform == pings.c.platform,
    subscriptions.c.chat == pings.c.chat,
    subscriptions.c.topic == pings.c.topic,
)
_OPEN = or_(subscriptions.c.state.is_(None), subscriptions.c.state != SubscriptionState.PAUSED)
_WAITING = select(pings, stories.c.body).join(stories).outerjoin(subscriptions, _ROOM).where(_OPEN)
_READY = _WAITING.where(pings.c.wake_at <= bindparam("now", type_=pings.c.wake_at.type))
_DUE = _READY.order_by(pings.c.wake_at, pings.c.id).limit(bindparam("most"))
_THIS = _READY.where(pings.c.id == bindparam("number"))
_NEXT = select(func.min(pings.c.wake_at)).select_from(pings).outerjoin(subscriptions, _ROOM).where(_OPEN)
_ONE = select(pings).where(pings.c.id == bindparam("number"))
_FORGET = delete(pings).where(pings.c.id == bindparam("number"))
_REPLACE = update(pings).where(pings.c.id == bindparam("number"))
_TAKE = _REPLACE.where(pings.c.state == bindparam("was"), pings.c.attempts == bindparam("attempted"))
_COUNTS = select(pings.c.state, func.count()).group_by(pings.c.state)
_END = delete(watches).where(
    watches.c.story_id == bindparam("of_story"),
    watches.c.platform == bindparam("of_platform"),
    watches.c.reader == bindparam("of_reader"),
)


def save(connection: Connection, watch: Watch) -> None:
    """Adds the watch, or replaces this person's on this story."""
    connection.execute(replacing(connection.dialect.name, watches), _asked(watch))


def sought(connection: Connection, story_id: int | None, by: tuple[str, str] | None) -> Sequence[Watch]:
    """Those on this story, and of this person, oldest first."""
    platform, reader = by or (None, None)
    wanted = {watches.c.story_id: story_id, watches.c.platform: platform, watches.c.reader: reader}
    found = select(watches).where(*(column == value for column, value in wanted.items() if value is not None))
    in_order = found.order_by(watches.c.since, watches.c.story_id, watches.c.platform, watches.c.reader)
    return [_watch(row) for row in connection.execute(in_order).mappings()]


def end(connection: Connection, watch: Watch, ping: Effect | None) -> bool:
    """True if it was there; then its ping is one to be delivered."""
    where = {"of_story": watch.story_id, "of_platform": watch.room.platform, "of_reader": watch.user}
    there_was = connection.execute(_END, where).rowcount > 0
    if there_was and ping is not None:
        connection.execute(insert(pings), {**_asked(watch), **_progress(ping)})
    return there_was


def due(connection: Connection, now: datetime, limit: int) -> Sequence[Task]:
    """The pings that may be delivered now, longest due first."""
    return [_task(connection, row) for row in connection.execute(_DUE, {"now": now, "most": limit}).mappings()]


def start(connection: Connection, task: Task, worker: str, now: datetime, lease_until: datetime) -> Task | None:
    """The task in its latest state, promised; None if it is not to be had any more."""
    row = connection.execute(_THIS, {"now": now, "number": task.effect.id}).mappings().first()
    if row is None:
        return None
    latest = _task(connection, row)
    was = latest.effect
    if (was.state, was.attempts) != (task.effect.state, task.effect.attempts):
        return None
    promised = begun(was, worker, now, lease_until)
    values = {"number": was.id, "was": was.state, "attempted": was.attempts, **_progress(promised)}
    return replace(latest, effect=promised) if connection.execute(_TAKE, values).rowcount == 1 else None


def finish(connection: Connection, outcome: Outcome) -> Room | None:
    """Where the ping was to appear, once what came of it is recorded; None if somebody else has it by now."""
    number = outcome.task.effect.id
    row = connection.execute(_ONE, {"number": number}).mappings().first()
    settled = after(_effect(row), outcome) if row is not None else None
    if row is None or settled is None:
        return None
    if settled.state in OVER:
        connection.execute(_FORGET, {"number": number})
    else:
        connection.execute(_REPLACE, {"number": number, **_progress(settled)})
    return _watch(row).room


def counts(connection: Connection) -> Mapping[str, int]:
    """Pings by state."""
    return {row[0]: row[1] for row in connection.execute(_COUNTS)}


def next_due(connection: Connection) -> datetime | None:
    """When `due` will next have something."""
    return connection.execute(_NEXT).scalar()


def move(connection: Connection, old: Room, new_chat: str) -> None:
    """Re-keys what people in this chat watch."""
    for table in (watches, pings):
        here = and_(table.c.platform == old.platform, table.c.chat == old.chat)
        connection.execute(update(table).where(here).values(chat=new_chat))


def _task(connection: Connection, row: RowMapping) -> Task:
    watch, story = _watch(row), story_from_json(row[stories.c.body], row["story_id"])
    return task_of(_effect(row), watch, story, room_rows.one(connection, watch.room))


def _asked(watch: Watch) -> dict[str, Any]:
    return {
        "story_id": watch.story_id,
        **room_columns(watch.room),
        "reader": watch.user,
        "until": watch.until,
        "seen": watch.seen,
        "since": watch.since,
        "private": watch.private,
        "locale": watch.locale,
        "zone": watch.zone,
    }


def _watch(row: Mapping[Any, Any]) -> Watch:
    return Watch(
        story_id=row["story_id"],
        room=room_from(row),
        user=row["reader"],
        until=Until(row["until"]),
        seen=Status(row["seen"]),
        since=row["since"],
        private=row["private"],
        locale=row["locale"],
        zone=row["zone"],
    )


def _effect(row: Mapping[Any, Any]) -> Effect:
    return Effect(
        id=row["id"],
        post_id=0,
        do=Do.PING,
        key=0,
        state=State(row["state"]),
        due_at=row["due_at"],
        attempts=row["attempts"],
        first_attempt_at=row["first_attempt_at"],
        worker=row["worker"],
        lease_until=row["lease_until"],
        reason=row["reason"],
    )


def _progress(effect: Effect) -> dict[str, Any]:
    return {
        "state": effect.state,
        "wake_at": effect.lease_until if effect.state is State.SENDING else effect.due_at,
        "due_at": effect.due_at,
        "attempts": effect.attempts,
        "first_attempt_at": effect.first_attempt_at,
        "worker": effect.worker,
        "lease_until": effect.lease_until,
        "reason": effect.reason,
    }
