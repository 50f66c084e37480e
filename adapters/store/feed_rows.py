"""Feeds and entries: how each feed is doing, and which entries are known."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select

from adapters.store.codec import key_hash
from adapters.store.tables import entry_keys, feed_states
from adapters.store.upsert import adding, replacing
from bot.errors import FeedProblem
from bot.feeds.entry import Entry
from bot.feeds.feed import FeedState, Validators

_ALL = select(feed_states).order_by(feed_states.c.feed_id)
_DUE = (
    select(feed_states)
    .where(feed_states.c.due_at <= bindparam("now"), feed_states.c.stopped.is_(False))
    .order_by(feed_states.c.due_at, feed_states.c.feed_id)
    .limit(bindparam("most"))
)
_SEEN = select(entry_keys.c.key, entry_keys.c.fingerprint).where(
    entry_keys.c.key.in_(bindparam("keys", expanding=True))
)
_KEYS_AT_ONCE = 500  # a statement of SQLite takes a limited number of values


def register(connection: Connection, feed_ids: Iterable[str], now: datetime) -> None:
    """Gives every new feed a state that is due now."""
    rows = [_row(FeedState(feed_id, now)) for feed_id in feed_ids]
    if rows:
        connection.execute(adding(connection.dialect.name, feed_states), rows)


def due(connection: Connection, now: datetime, limit: int) -> Sequence[FeedState]:
    """The states that are due and not stopped, longest waiting first."""
    return [_state(row) for row in connection.execute(_DUE, {"now": now, "most": limit})]


def every(connection: Connection) -> Sequence[FeedState]:
    """All states, by name."""
    return [_state(row) for row in connection.execute(_ALL)]


def save(connection: Connection, states: Iterable[FeedState]) -> None:
    """Replaces the states of these feeds."""
    if rows := [_row(state) for state in states]:
        connection.execute(replacing(connection.dialect.name, feed_states), rows)


def seen(connection: Connection, keys: Iterable[str]) -> Mapping[str, str]:
    """Fingerprint by key, for the keys that are known."""
    names = {key_hash(key): key for key in keys}
    known: dict[str, str] = {}
    hashes = list(names)
    for start in range(0, len(hashes), _KEYS_AT_ONCE):
        found = connection.execute(_SEEN, {"keys": hashes[start : start + _KEYS_AT_ONCE]})
        known.update((names[name], fingerprint) for name, fingerprint in found)
    return known


def remember(connection: Connection, entries: Iterable[Entry]) -> None:
    """Makes these entries known under all their keys."""
    rows = {key_hash(key): (entry.fingerprint, entry.first_seen.toordinal()) for entry in entries for key in entry.keys}
    if rows:
        ordered = [{"key": k, "fingerprint": print_, "day": day} for k, (print_, day) in sorted(rows.items())]
        connection.execute(replacing(connection.dialect.name, entry_keys), ordered)


def _row(state: FeedState) -> dict[str, Any]:
    return {
        "feed_id": state.feed_id,
        "due_at": state.due_at,
        "etag": state.validators.etag,
        "last_modified": state.validators.last_modified,
        "body_hash": state.body_hash,
        "learned": state.learned,
        "failures": state.failures,
        "problem": state.problem,
        "problem_text": state.problem_text,
        "last_ok_at": state.last_ok_at,
        "last_new_at": state.last_new_at,
        "stopped": state.stopped,
        "not_before": state.not_before,
    }


def _state(row: Row[*tuple[Any, ...]]) -> FeedState:
    """The state of a row in the table's own order of columns."""
    feed_id, due_at, etag, last_modified, body_hash, learned, failures, problem, *rest = row
    known = FeedProblem(problem) if problem else None
    return FeedState(feed_id, due_at, Validators(etag, last_modified), body_hash, learned, failures, known, *rest)
