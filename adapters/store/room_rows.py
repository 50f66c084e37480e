"""Rooms: what each asked for, what it was told of each story, and the move of a whole chat."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, and_, bindparam, delete, select, update

from adapters.store.codec import room_columns, room_from, wish_from_json, wish_to_json
from adapters.store.tables import posts, subscriptions
from adapters.store.upsert import adding, replacing
from bot.deliveries.post import Post
from bot.subscriptions.room import Room
from bot.subscriptions.subscription import Replies, State, Subscription

_ALL = select(subscriptions).order_by(subscriptions.c.platform, subscriptions.c.chat, subscriptions.c.topic)
_THIS_ROOM = and_(
    subscriptions.c.platform == bindparam("of_platform"),
    subscriptions.c.chat == bindparam("of_chat"),
    subscriptions.c.topic == bindparam("of_topic"),
)
_ONE = select(subscriptions).where(_THIS_ROOM)
_REMOVE = delete(subscriptions).where(_THIS_ROOM)
_POSTS_OF = select(posts).where(posts.c.story_id == bindparam("story")).order_by(posts.c.id)
_POST = select(posts).where(posts.c.id == bindparam("number"))
_POST_IN = select(posts).where(
    posts.c.story_id == bindparam("of_story"),
    posts.c.platform == bindparam("of_platform"),
    posts.c.chat == bindparam("of_chat"),
    posts.c.topic == bindparam("of_topic"),
)
_REMOVE_POST = delete(posts).where(posts.c.id == bindparam("number"))
_REPLACE_POST = update(posts).where(posts.c.id == bindparam("number"))


def every(connection: Connection) -> Sequence[Subscription]:
    """All subscriptions, of every state."""
    return [subscription_from(row) for row in connection.execute(_ALL).mappings()]


def one(connection: Connection, room: Room) -> Subscription | None:
    """What this room asked for."""
    row = connection.execute(_ONE, _of(room)).mappings().first()
    return subscription_from(row) if row else None


def save(connection: Connection, subscription: Subscription) -> None:
    """Adds or replaces the subscription of its room."""
    connection.execute(replacing(connection.dialect.name, subscriptions), _row(subscription))


def remove(connection: Connection, room: Room) -> bool:
    """True if there was one."""
    return connection.execute(_REMOVE, _of(room)).rowcount > 0


def move(connection: Connection, old: Room, new_chat: str) -> Sequence[int]:
    """Re-keys everything that belongs to the chat of `old`; the ids of the posts that left their message behind.

    Where the new chat has a subscription or a post of the same story already, that one stands. Messages do not
    move along: their ids mean nothing in the new chat, or mean another message.
    """
    if new_chat == old.chat:
        return []
    for subscription in every(connection):
        if (subscription.room.platform, subscription.room.chat) == (old.platform, old.chat):
            remove(connection, subscription.room)
            moved = replace(subscription, room=replace(subscription.room, chat=new_chat))
            connection.execute(adding(connection.dialect.name, subscriptions), _row(moved))
    here = and_(posts.c.platform == old.platform, posts.c.chat == old.chat)
    there = posts.alias("there")
    twin = select(there.c.id).where(
        there.c.story_id == posts.c.story_id,
        there.c.platform == posts.c.platform,
        there.c.chat == new_chat,
        there.c.topic == posts.c.topic,
    )
    connection.execute(delete(posts).where(here, twin.exists()))
    behind = connection.execute(select(posts.c.id).where(here, posts.c.message_id.is_not(None))).scalars().all()
    connection.execute(update(posts).where(here).values(chat=new_chat, message_id=None))
    return behind


def posts_of(connection: Connection, story_id: int) -> Sequence[Post]:
    """Every room's post of this story."""
    return [post_from(row) for row in connection.execute(_POSTS_OF, {"story": story_id}).mappings()]


def post(connection: Connection, post_id: int) -> Post | None:
    """The post with this id."""
    row = connection.execute(_POST, {"number": post_id}).mappings().first()
    return post_from(row) if row else None


def post_in(connection: Connection, story_id: int, room: Room) -> Post | None:
    """The post of this story in this room."""
    row = connection.execute(_POST_IN, {"of_story": story_id, **_of(room)}).mappings().first()
    return post_from(row) if row else None


def remove_post(connection: Connection, post: Post) -> None:
    """Forgets the post and its effects."""
    connection.execute(_REMOVE_POST, {"number": post.id})


def save_post(connection: Connection, post: Post) -> Post:
    """Adds or replaces the post of (story, room); returns it with its id."""
    known = post_in(connection, post.story_id, post.room)
    if known is None:
        added = connection.execute(posts.insert().returning(posts.c.id), _post_row(post))
        return replace(post, id=added.scalar_one())
    known_as = replace(post, id=known.id)
    replace_post(connection, known_as)
    return known_as


def replace_post(connection: Connection, post: Post) -> None:
    """Replaces the post with this id, whatever story it tells now."""
    connection.execute(_REPLACE_POST, {"number": post.id, **_post_row(post)})


def post_from(row: Mapping[Any, Any]) -> Post:
    """The post of a row of its table."""
    return Post(
        id=row["id"],
        story_id=row["story_id"],
        room=room_from(row),
        wanted_revision=row["wanted_revision"],
        shown_revision=row["shown_revision"],
        message_id=row["message_id"],
        format=row["format"],
        corrected_only=row["corrected_only"],
        locale=row["locale"],
        zone=row["zone"],
    )


def _post_row(post: Post) -> dict[str, Any]:
    return {
        "story_id": post.story_id,
        **room_columns(post.room),
        "wanted_revision": post.wanted_revision,
        "shown_revision": post.shown_revision,
        "message_id": post.message_id,
        "format": post.format,
        "corrected_only": post.corrected_only,
        "locale": post.locale,
        "zone": post.zone,
    }


def _of(room: Room) -> dict[str, str]:
    return {f"of_{name}": value for name, value in room_columns(room).items()}


def _row(subscription: Subscription) -> dict[str, Any]:
    return {
        **room_columns(subscription.room),
        "since": subscription.since,
        "locale": subscription.locale,
        "zone": subscription.zone,
        "wish": wish_to_json(subscription.wish),
        "state": subscription.state,
        "reason": subscription.reason,
        "replies": subscription.replies,
    }


def subscription_from(row: Mapping[Any, Any]) -> Subscription:
    """The subscription of a row of its table."""
    return Subscription(
        room=room_from(row),
        since=row["since"],
        locale=row["locale"],
        zone=row["zone"],
        wish=wish_from_json(row["wish"]),
        state=State(row["state"]),
        reason=row["reason"],
        replies=Replies(row["replies"]),
    )
