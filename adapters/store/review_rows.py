"""Reviews: what readers say is wrong with a story."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, insert, select, update

from adapters.store.codec import room_columns, room_from
from adapters.store.tables import reviews
from bot.reviews.review import Review, Sought, State, Wrong


def save(connection: Connection, review: Review) -> Review:
    """The review under its number: a new one if it had none."""
    if review.id:
        connection.execute(update(reviews).where(reviews.c.id == review.id), _row(review))
        return review
    added = connection.execute(insert(reviews).returning(reviews.c.id), _row(review))
    return replace(review, id=added.scalar_one())


def sought(connection: Connection, what: Sought) -> Sequence[Review]:
    """The reviews that fit, newest first."""
    platform, reader = what.by or (None, None)
    wanted = {
        reviews.c.id: what.id,
        reviews.c.story_id: what.story_id,
        reviews.c.platform: platform,
        reviews.c.reader: reader,
        reviews.c.state: what.state,
    }
    found = select(reviews).where(*(column == value for column, value in wanted.items() if value is not None))
    if what.since is not None:
        found = found.where(reviews.c.at >= what.since)
    latest_first = found.order_by(reviews.c.at.desc(), reviews.c.id.desc()).limit(what.limit)
    return [_review(row) for row in connection.execute(latest_first).mappings()]


def _row(review: Review) -> dict[str, Any]:
    return {
        "story_id": review.story_id,
        "what": review.what,
        "words": review.words,
        **room_columns(review.room),
        "reader": review.user,
        "at": review.at,
        "state": review.state,
    }


def _review(row: Mapping[Any, Any]) -> Review:
    what, state, room = Wrong(row["what"]), State(row["state"]), room_from(row)
    return Review(row["story_id"], what, room, row["reader"], row["at"], row["words"], state, row["id"])
