"""The outbox: effects from promise to outcome. The rules are `bot.deliveries.settling`'s; here they meet rows."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, Table, and_, bindparam, func, or_, select, update
from sqlalchemy.sql.elements import ColumnElement

from adapters.store import room_rows, watch_rows
from adapters.store.codec import room_columns, story_from_json
from adapters.store.tables import outbox, posts, stories, subscriptions
from bot.deliveries.effect import Do, Effect, State
from bot.deliveries.outcome import Outcome, Task
from bot.deliveries.post import Post
from bot.deliveries.settling import LIVE, adopted, after_move, arming, begun, finished, stands, stranded
from bot.stories.story import Story
from bot.subscriptions.room import Room
from bot.subscriptions.subscription import State as SubscriptionState

_other = outbox.alias("other")


_ROOM = and_(
    subscriptions.c.platform == posts.c.platform,
    subscriptions.c.chat == posts.c.chat,
    subscriptions.c.topic == posts.c.topic,
)
_JOINED = (
    select(outbox, posts, stories.c.body, subscriptions)
    .join(posts, posts.c.id == outbox.c.post_id)
    .join(stories, stories.c.id == posts.c.story_id)
    .outerjoin(subscriptions, _ROOM)
)


def _runnable(busy: ColumnElement[bool], edit_first: ColumnElement[bool]) -> Select[Any]:
    """Effects that nothing stands before: no other of their post, no missing message, no closed topic."""
    is_reply = outbox.c.do == Do.REPLY
    earlier_reply = and_(_other.c.do == Do.REPLY, _other.c.key < outbox.c.key, _other.c.wake_at.is_not(None))
    before = select(_other.c.id).where(
        _other.c.post_id == outbox.c.post_id,
        _other.c.id != outbox.c.id,
        or_(busy, and_(is_reply, or_(earlier_reply, and_(_other.c.do == Do.EDIT, edit_first)))),
    )
    return _JOINED.where(
        (outbox.c.do == Do.CREATE) == posts.c.message_id.is_(None),
        or_(subscriptions.c.state.is_(None), subscriptions.c.state != SubscriptionState.PAUSED),
        ~before.exists(),
    )


_NOW = bindparam("now", type_=outbox.c.wake_at.type)
_UNDER_WAY = _other.c.state == State.SENDING
_TRIED = and_(_other.c.wake_at.is_not(None), _other.c.attempts > 0)  # an edit that failed: the next attempt is near
_READY = _runnable(and_(_UNDER_WAY, _other.c.wake_at > _NOW), or_(_other.c.wake_at <= _NOW, _TRIED)).where(
    outbox.c.wake_at <= _NOW
)
_TURN = (
    func.row_number()
    .over(partition_by=(posts.c.platform, posts.c.chat, posts.c.topic), order_by=(outbox.c.wake_at, outbox.c.id))
    .label("turn")
)
_QUEUE = _READY.with_only_columns(outbox.c.id, outbox.c.wake_at, _TURN, maintain_column_froms=True).subquery("queue")
_DUE = (
    _JOINED.join(_QUEUE, _QUEUE.c.id == outbox.c.id)
    .order_by(_QUEUE.c.turn, _QUEUE.c.wake_at, _QUEUE.c.id)
    .limit(bindparam("most"))
)
_THIS = _READY.where(outbox.c.id == bindparam("number"))
_NEXT = (
    _runnable(_UNDER_WAY, _TRIED)
    .with_only_columns(outbox.c.wake_at, maintain_column_froms=True)
    .where(outbox.c.wake_at.is_not(None))
    .order_by(outbox.c.wake_at)
    .limit(1)
)
_OF_POST = select(outbox).where(outbox.c.post_id == bindparam("post")).order_by(outbox.c.id)
_IN_ROOM = (
    select(outbox)
    .join(posts, posts.c.id == outbox.c.post_id)
    .where(
        outbox.c.wake_at.is_not(None),
        posts.c.platform == bindparam("of_platform"),
        posts.c.chat == bindparam("of_chat"),
        posts.c.topic == bindparam("of_topic"),
    )
)
_REPLACE = update(outbox).where(outbox.c.id == bindparam("number"))
_TAKE = _REPLACE.where(outbox.c.state == bindparam("was"), outbox.c.attempts == bindparam("attempted"))
_COUNTS = select(outbox.c.state, func.count()).group_by(outbox.c.state)


def arm(connection: Connection, wanted: Effect) -> Effect:
    """The effect as it now stands in the outbox."""
    post = room_rows.post(connection, wanted.post_id)
    if post is None:
        raise LookupError(f"there is no post {wanted.post_id} to arm an effect for")
    return _store(connection, arming(post, _of_post(connection, post.id), wanted))


def adopt(connection: Connection, post: Post, story: Story) -> Post | None:
    """The post as that of another story, in the place of one that came to nothing."""
    twin, effects = room_rows.post_in(connection, story.id, post.room), _of_post(connection, post.id)
    if not stands(post, effects) or (twin and stands(twin, _of_post(connection, twin.id))):
        return None
    if twin:
        room_rows.remove_post(connection, twin)
    mine, changed = adopted(post, effects, story)
    for effect in changed:
        _store(connection, effect)
    room_rows.replace_post(connection, mine)
    return mine


def due(connection: Connection, now: datetime, limit: int) -> Sequence[Task]:
    """What may be carried out now, longest due first."""
    told: dict[int, Story] = {}
    return [_task(row, told) for row in connection.execute(_DUE, {"now": now, "most": limit}).mappings()]


def start(connection: Connection, task: Task, worker: str, now: datetime, lease_until: datetime) -> Task | None:
    """The task in its latest state, promised; None if it is not to be had any more."""
    row = connection.execute(_THIS, {"now": now, "number": task.effect.id}).mappings().first()
    if row is None:
        return None
    latest = _task(row, {})
    was = latest.effect
    if (was.state, was.attempts) != (task.effect.state, task.effect.attempts):
        return None
    promised = begun(was, worker, now, lease_until)
    taken = connection.execute(_TAKE, {"number": was.id, "was": was.state, "attempted": was.attempts, **_row(promised)})
    return Task(promised, latest.post, latest.story, latest.subscription) if taken.rowcount == 1 else None


def finish(connection: Connection, outcome: Outcome) -> Room | None:
    """Where the post is, once what came of an effect is recorded; None if nothing changed by it."""
    before = room_rows.post(connection, outcome.task.post.id)
    if before is None:
        return None
    after, changed = finished(before, _of_post(connection, before.id), outcome)
    if not changed:
        return None
    if after != before:
        room_rows.save_post(connection, after)
    for effect in changed:
        _store(connection, effect)
    return before.room


def befall(connection: Connection, room: Room, outcome: Outcome) -> None:
    """What came of an effect there, for its whole room: closed, gone, moved."""
    if outcome.room_state and outcome.task.post.room == room:
        _set_room(connection, room, outcome.room_state, outcome.reason)
    if outcome.room_moved_to:
        move_room(connection, room, outcome.room_moved_to)


def move_room(connection: Connection, old: Room, new_chat: str) -> None:
    """Re-keys everything that belongs to the chat of `old`; what was to touch a message left behind ends."""
    watch_rows.move(connection, old, new_chat)
    for post_id in room_rows.move(connection, old, new_chat):
        for effect in after_move(_of_post(connection, post_id)):
            _store(connection, effect)


def counts(connection: Connection) -> Mapping[str, int]:
    """Effects by state, every state named."""
    found = {row[0]: row[1] for row in connection.execute(_COUNTS)}
    return {state.value: found.get(state, 0) for state in State}


def next_due(connection: Connection) -> datetime | None:
    """When `due` will next have something."""
    return connection.execute(_NEXT).scalar()


def _set_room(connection: Connection, room: Room, state: SubscriptionState, reason: str) -> None:
    if subscription := room_rows.one(connection, room):
        room_rows.save(connection, replace(subscription, state=state, reason=reason))
    if state is SubscriptionState.DISABLED:
        where = {f"of_{name}": value for name, value in room_columns(room).items()}
        for row in connection.execute(_IN_ROOM, where).mappings().all():
            _store(connection, stranded(_effect(row)))


def _of_post(connection: Connection, post_id: int) -> list[Effect]:
    return [_effect(row) for row in connection.execute(_OF_POST, {"post": post_id}).mappings()]


def _store(connection: Connection, effect: Effect) -> Effect:
    if effect.id:
        connection.execute(_REPLACE, {"number": effect.id, **_row(effect)})
        return effect
    added = connection.execute(outbox.insert().returning(outbox.c.id), _row(effect))
    return replace(effect, id=added.scalar_one())


def _task(row: RowMapping, told: dict[int, Story]) -> Task:
    """The task of a joined row. `told` holds the stories read so far: one story goes out to many rooms."""
    post = room_rows.post_from(_part(row, posts))
    if post.story_id not in told:
        told[post.story_id] = story_from_json(row[stories.c.body], post.story_id)
    asked = _part(row, subscriptions)
    subscription = room_rows.subscription_from(asked) if asked["platform"] is not None else None
    return Task(_effect(_part(row, outbox)), post, told[post.story_id], subscription)


def _part(row: RowMapping, table: Table) -> dict[str, Any]:
    return {column.name: row[column] for column in table.columns}


def _effect(row: Mapping[Any, Any]) -> Effect:
    fields = dict(row)
    del fields["wake_at"]
    return Effect(**{**fields, "do": Do(fields["do"]), "state": State(fields["state"])})


def _row(effect: Effect) -> dict[str, Any]:
    wake_at = effect.lease_until if effect.state is State.SENDING else effect.due_at
    return {
        "post_id": effect.post_id,
        "do": effect.do,
        "key": effect.key,
        "state": effect.state,
        "wake_at": wake_at if effect.state in LIVE else None,
        "due_at": effect.due_at,
        "attempts": effect.attempts,
        "first_attempt_at": effect.first_attempt_at,
        "worker": effect.worker,
        "lease_until": effect.lease_until,
        "message_id": effect.message_id,
        "reason": effect.reason,
    }
