"""Stories by what a report may share with them: the rows they are found by, and what the search is given."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from zlib import crc32

from sqlalchemy import Connection, Select, bindparam, delete, insert

from adapters.store.codec import sketch_from_json, sketch_to_json
from adapters.store.near_search import LONGER, NEAR, OF_THOSE_DAYS, OPEN, SAME_JOBS, SAME_MONEY
from adapters.store.tables import story_sketches, story_traces
from bot.stories import nearness
from bot.stories.amounts import CLOSE
from bot.stories.nearness import Around, Clues, Echo, around
from bot.stories.sketch import Sketch, sketch_of
from bot.stories.story import Story
from bot.stories.traces import Sums, Traces, traces_of

_BITS = 62  # a set as an integer: two that share no bit share no member
_ANY = (1 << _BITS) - 1
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NOWHERE = ((1.0, 0.0), (1.0, 0.0))  # spans that hold nothing
_READ_LATE = timedelta(days=7)  # a story may be opened so long after it was published
_WINDOWS: Mapping[str, timedelta] = {
    "widest": max(nearness.EQUAL_FOR, nearness.DRIFT_FOR, nearness.ROUND_FOR, nearness.TOGETHER_FOR),
    "equal": nearness.EQUAL_FOR,
    "spent": nearness.SPENT_FOR,
    "drift": nearness.DRIFT_FOR,
    "round": nearness.ROUND_FOR,
    "plain": nearness.PLAIN_FOR,
    "bare": nearness.BARE_FOR,
    "together": nearness.TOGETHER_FOR,
    "nameless": nearness.NAMELESS_FOR,
    "summit": nearness.SUMMIT_FOR,
}

_FORGET = [delete(table).where(table.c.story_id == bindparam("number")) for table in (story_traces, story_sketches)]


def near(connection: Connection, clues: Clues) -> Sequence[Sketch]:
    """Of the stories that could hold what the clues tell of, or may be told again with it.

    And of older ones that it may follow up.
    """
    return _found(connection, clues, NEAR)


def open_to(connection: Connection, clues: Clues) -> Sequence[Sketch]:
    """Of those that could hold it alone."""
    return _found(connection, clues, OPEN)


def _found(connection: Connection, clues: Clues, sought: Select[str]) -> Sequence[Sketch]:
    asked = _asked(connection, clues)
    found = dict.fromkeys(connection.scalars(sought, asked))
    if clues.nameless:
        found |= dict.fromkeys(connection.scalars(OF_THOSE_DAYS, asked))
    return list(map(sketch_from_json, found))


def echoes(connection: Connection, echo: Echo) -> set[int]:
    """The numbers of the latest earlier stories of such a sum, or of such jobs."""
    asked: dict[str, object] = {
        "payers": json.dumps(sorted(echo.payers)),
        "countries": _bits(echo.countries),
        "since": _hour(echo.since - _READ_LATE),
        "before": _hour(echo.before),
    }
    found: set[int] = set()
    for sums in echo.sums:
        same = _spans("equal", around(sums, (CLOSE, 1 / CLOSE)), 1) | {"currency": sums.currency}
        found.update(connection.scalars(SAME_MONEY, asked | same))
    if echo.jobs is not None:
        found.update(connection.scalars(SAME_JOBS, asked | {"jobs": _bits(map(str, echo.jobs)) or _ANY}))
    return found


def index(connection: Connection, story: Story) -> None:
    """Files the story's sketch under its traces, and under nothing else."""
    for forgotten in _FORGET:
        connection.execute(forgotten, {"number": story.id})
    if story.reports:
        connection.execute(insert(story_traces), list(_rows(story.id, traces_of(story.reports))))
        connection.execute(insert(story_sketches), {"story_id": story.id, "sketch": sketch_to_json(sketch_of(story))})


def _rows(number: int, traces: Traces) -> Iterator[Mapping[str, object]]:
    facts = {
        "story_id": number,
        "first_h": _hour(traces.first_at),
        "last_h": _hour(traces.last_at),
        **_columns(traces),
        **_sums(traces.sums),
    }
    return ({"name": role.name, "receives": role.receives, **facts} for role in traces.roles)


def _columns(traces: Traces) -> dict[str, object]:
    """What is asked for by the names of the columns that hold it."""
    return {
        "silent": traces.silent,
        "countries": _bits(traces.countries),
        "events": _bits(traces.events),
        "jobs": _bits(map(str, traces.jobs)),
        "placed": traces.placed,
        "received": traces.received,
        "unreceived": traces.unreceived,
        "round": traces.round,
        "two_sided": traces.two_sided,
        "plain": traces.plain,
    }


def _sums(sums: Sums | None) -> dict[str, object]:
    if sums is None:
        return dict.fromkeys(("least", "most", "least_euros", "most_euros", "currency"))
    (least, most), (least_euros, most_euros) = sums.figures, sums.euros
    euros = {"least_euros": least_euros, "most_euros": most_euros}
    return {"least": least, "most": most, **euros, "currency": sums.currency}


def _asked(connection: Connection, clues: Clues) -> dict[str, object]:
    traces, kin = clues.traces, set(clues.kin)
    for role in clues.parties:
        longer = {"begins": f"{role.name} ", "ends": f"{role.name}!"}  # "!" comes next after a space
        kin.update(role._replace(name=name) for name in connection.scalars(LONGER, longer))
    asked: dict[str, object] = {
        **_columns(traces),
        "kin": json.dumps(sorted({role.name for role in kin})),
        "named": json.dumps(sorted(role.name for role in clues.parties)),
        "receiving": json.dumps(sorted(role.name for role in kin if role.receives)),
        "together": 1 if clues.mingled else 2,
        "nobody": clues.nameless,
        "currency": clues.main.currency if clues.main else None,
        "since": _hour(traces.first_at),
        "memory_from": _hour(traces.first_at - nearness.MEMORY),
    }
    for window, length in _WINDOWS.items():
        asked[f"{window}_from"] = _hour(traces.first_at - min(length, clues.quiet))
        asked[f"{window}_to"] = _hour(traces.last_at + min(length, clues.quiet))
    spans = _spans("equal", clues.equal, 1) | _spans("held", clues.held, 1)
    return asked | spans | _spans("comparable", clues.comparable, 3)


def _spans(name: str, places: tuple[Around, ...], count: int) -> dict[str, object]:
    spans: dict[str, object] = {}
    for number, (figures, euros) in enumerate(places or [_NOWHERE] * count):
        spans |= {f"{name}{number}_least": figures[0], f"{name}{number}_most": figures[1]}
        spans |= {f"{name}{number}_least_euros": euros[0], f"{name}{number}_most_euros": euros[1]}
    return spans


def _hour(moment: datetime) -> int:
    return int((moment - _EPOCH) // timedelta(hours=1))


def _bits(members: Iterable[str]) -> int:
    bits = 0
    for each in members:
        bits |= 1 << crc32(each.encode()) % _BITS
    return bits
