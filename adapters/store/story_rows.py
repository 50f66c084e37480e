"""Stories: the aggregate as JSON, and beside it what is searched for and the history of its revisions."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, insert, select, text, update
from sqlalchemy.engine import CursorResult

from adapters.store import near_rows
from adapters.store.codec import key_hash, story_from_json, story_to_json, verdict_to_json
from adapters.store.tables import revisions, stories, story_entries
from adapters.store.upsert import adding, replacing
from bot.stories.nearness import Echo
from bot.stories.story import OPEN, Story

_ROW = select(stories.c.id, stories.c.body)
_LIVING = _ROW.where(stories.c.merged_into.is_(None))
_LATEST_FIRST = (stories.c.changed_at.desc(), stories.c.id.desc())
_ONE = _ROW.where(stories.c.id == bindparam("number"))
_THESE = _LIVING.where(stories.c.id.in_(bindparam("numbers", expanding=True))).order_by(stories.c.id)
_NEXT = select(stories.c.id).where(stories.c.id > bindparam("after")).order_by(stories.c.id).limit(100)
_RECENT = _LIVING.order_by(*_LATEST_FIRST).limit(bindparam("most"))
_DOWNWARDS = _LIVING.order_by(stories.c.id.desc()).limit(bindparam("most"))
_BELOW = _DOWNWARDS.where(stories.c.id < bindparam("number"))
_WAITING = (
    _LIVING.where(stories.c.changed_at >= bindparam("since"), stories.c.status.in_(sorted(OPEN)))
    .order_by(*_LATEST_FIRST)
    .limit(bindparam("most"))
)
_OF_ENTRY = (
    _ROW.join(story_entries, story_entries.c.story_id == stories.c.id)
    .where(story_entries.c.entry_key == bindparam("key"))
    .order_by(stories.c.id)
)
_LAST_NUMBER = text("SELECT seq FROM sqlite_sequence WHERE name = 'stories'")
_RAISE_NUMBER = text("UPDATE sqlite_sequence SET seq = :number WHERE name = 'stories'")
_FIRST_NUMBER = text("INSERT INTO sqlite_sequence (name, seq) VALUES ('stories', :number)")
_UPDATE = update(stories).where(stories.c.id == bindparam("number"))
_FORGET_ENTRIES = delete(story_entries).where(story_entries.c.story_id == bindparam("number"))


def add(connection: Connection, story: Story) -> Story:
    """The story under its new number."""
    added = connection.execute(insert(stories).returning(stories.c.id), _columns(story))
    numbered = replace(story, id=added.scalar_one())
    _index(connection, numbered)
    return numbered


def save(connection: Connection, story: Story) -> None:
    """Replaces the story's state and keeps the revision it shows."""
    if connection.execute(_UPDATE, {"number": story.id, **_columns(story)}).rowcount != 1:
        raise LookupError(f"there is no story {story.id} to save")
    connection.execute(_FORGET_ENTRIES, {"number": story.id})
    _index(connection, story)


def numbered_up_to(connection: Connection, at_least: int) -> int:
    """The highest number given so far, after raising it to `at_least`. SQLite keeps it where AUTOINCREMENT looks."""
    last = connection.execute(_LAST_NUMBER).scalar()
    if at_least <= (last or 0):
        return last or 0
    connection.execute(_RAISE_NUMBER if last is not None else _FIRST_NUMBER, {"number": at_least})
    return at_least


def one(connection: Connection, story_id: int) -> Story | None:
    """The story with this number."""
    return next(_read(connection.execute(_ONE, {"number": story_id})), None)


def of_entry(connection: Connection, entry_key: str) -> Sequence[Story]:
    """The stories that hold a report of this entry."""
    return list(_read(connection.execute(_OF_ENTRY, {"key": key_hash(entry_key)})))


def echoes(connection: Connection, echo: Echo) -> Sequence[Story]:
    """The latest earlier stories that may be of the same money or jobs."""
    return _these(connection, near_rows.echoes(connection, echo))


def recent(connection: Connection, limit: int) -> Sequence[Story]:
    """The latest changed stories, latest first."""
    return list(_read(connection.execute(_RECENT, {"most": limit})))


def below(connection: Connection, number: int | None, limit: int) -> Sequence[Story]:
    """Living stories with a smaller number, the largest number first."""
    if number is None:
        return list(_read(connection.execute(_DOWNWARDS, {"most": limit})))
    return list(_read(connection.execute(_BELOW, {"number": number, "most": limit})))


def waiting(connection: Connection, moment: datetime, limit: int) -> Sequence[Story]:
    """Stories changed since `moment` that no party has settled, latest first."""
    return list(_read(connection.execute(_WAITING, {"since": moment, "most": limit})))


def file_all_anew(connection: Connection) -> None:
    """Writes what stories are found by for every one of them: another version of the program may look otherwise."""
    last = 0
    while numbers := connection.scalars(_NEXT, {"after": last}).all():
        last = numbers[-1]
        for story in _these(connection, numbers):
            near_rows.index(connection, story)


def _these(connection: Connection, numbers: Iterable[int]) -> Sequence[Story]:
    return list(_read(connection.execute(_THESE, {"numbers": list(numbers)})))


def _read(rows: CursorResult[int, str]) -> Iterator[Story]:
    return (story_from_json(body, number) for number, body in rows)


def _columns(story: Story) -> dict[str, object]:
    return {
        "opened_at": story.opened_at,
        "changed_at": story.changed_at,
        "revision": story.revision,
        "status": story.verdict.status,
        "body": story_to_json(story),
        "merged_into": story.merged_into,
    }


def _index(connection: Connection, story: Story) -> None:
    """Writes what a story is found by, and its history.

    A revision keeps the verdict and how many reports there were, not the reports: fifty outlets would
    otherwise be kept fifty times over.
    """
    dialect = connection.dialect.name
    connection.execute(
        replacing(dialect, revisions),
        {
            "story_id": story.id,
            "number": story.revision,
            "at": story.changed_at,
            "status": story.verdict.status,
            "reports": len(story.reports),
            "verdict": verdict_to_json(story.verdict),
        },
    )
    if entries := [{"entry_key": key_hash(report.entry_key), "story_id": story.id} for report in story.reports]:
        connection.execute(adding(dialect, story_entries), entries)
    near_rows.index(connection, story)
