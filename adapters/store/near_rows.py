"""Stories by what a report may share with them: the rows they are found by, and the search (`bot.stories.nearness`)."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from zlib import crc32

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Select,
    and_,
    bindparam,
    delete,
    func,
    insert,
    not_,
    or_,
    select,
    union_all,
)

from adapters.store.tables import story_traces
from bot.stories import nearness
from bot.stories.amounts import CLOSE
from bot.stories.nearness import Around, Clues, Echo, around
from bot.stories.regrouping import MOST_STORIES
from bot.stories.story import Story
from bot.stories.traces import Sums, Traces, traces_of

MOST_FOLLOWED = 3  # older stories of its parties that a late follow-up may be linked to
MOST_ECHOES = 12  # of each sum, and of jobs

_LATER_ROWS = 2 * (MOST_STORIES + 1)  # one for each side of a deal: a neighbourhood that is no crowd is found whole
_BITS = 62  # a set as an integer: two that share no bit share no member
_ANY = (1 << _BITS) - 1
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NOWHERE = ((1.0, 0.0), (1.0, 0.0))  # spans that hold nothing
_READ_LATE = timedelta(days=7)  # a story may be opened so long after it was published
_WINDOWS: Mapping[str, timedelta] = {
    "widest": max(nearness.EQUAL_FOR, nearness.DRIFT_FOR, nearness.ROUND_FOR, nearness.TOGETHER_FOR),
    "equal": nearness.EQUAL_FOR,
    "drift": nearness.DRIFT_FOR,
    "round": nearness.ROUND_FOR,
    "plain": nearness.PLAIN_FOR,
    "bare": nearness.BARE_FOR,
    "together": nearness.TOGETHER_FOR,
    "nameless": nearness.NAMELESS_FOR,
    "summit": nearness.SUMMIT_FOR,
}

_row = story_traces.c


def _given(name: str) -> BindParameter[Any]:
    return bindparam(name)


def _any(name: str) -> Select[str]:
    """One of a JSON list: of any length, it is the same statement, which is long and so is prepared once."""
    return select(func.json_each(bindparam(name)).table_valued("value").c.value)


def _within(window: str) -> ColumnElement[bool]:
    """Told at most so long before or after what is sought."""
    return and_(_row.last_h >= _given(f"{window}_from"), _row.first_h <= _given(f"{window}_to"))


def _sum(name: str) -> ColumnElement[bool]:
    """A sum there: as a figure, or in euros where the currencies may differ."""
    figures = and_(_row.most >= _given(f"{name}_least"), _row.least <= _given(f"{name}_most"))
    euros = and_(_row.most_euros >= _given(f"{name}_least_euros"), _row.least_euros <= _given(f"{name}_most_euros"))
    other = or_(_row.currency.is_(None), _given("currency").is_(None), _row.currency != _given("currency"))
    return or_(figures, and_(other, euros))


def _shares(name: str) -> ColumnElement[bool]:
    return _row[name].op("&")(_given(name)) != 0


_EQUAL, _HELD = _sum("equal0"), _sum("held0")
_COMPARABLE = or_(*(_sum(f"comparable{place}") for place in range(3)))
_MISSING = or_(_row.silent, _given("silent"))
_COUNTRY, _EVENT = _shares("countries"), _shares("events")
_NOWHERE_NAMED = or_(_row.countries == 0, _given("countries") == 0)
_PLACE = and_(_row.placed, _given("placed"), or_(_COUNTRY, _NOWHERE_NAMED))
_PARTY = _row.name.in_(_any("kin"))
_RECIPIENT = and_(_row.receives, _row.name.in_(_any("receiving")))
_OPEN_RECIPIENT = and_(_row.receives.is_(False), or_(_row.unreceived, and_(_given("unreceived"), _row.round)))
_OTHER_RECIPIENT = and_(_row.received, _given("received"), not_(_row.receives), _row.name.not_in(_any("receiving")))

_UNLIKE = or_(and_(_row.two_sided, _given("plain")), and_(_row.plain, _given("two_sided")))  # only an equal sum joins
_SPENT = and_(not_(_row.two_sided), not_(_given("two_sided")))
_ROUND = and_(
    or_(_RECIPIENT, _OPEN_RECIPIENT), or_(and_(_within("drift"), _COMPARABLE), and_(_within("round"), _MISSING))
)
_PART = and_(_RECIPIENT, _within("together"), _HELD)
_MORE = and_(
    _within("plain"),
    or_(
        _PLACE,
        and_(_COMPARABLE, _COUNTRY, not_(_OTHER_RECIPIENT)),
        and_(or_(_COMPARABLE, _MISSING), or_(_EVENT, _RECIPIENT)),
        and_(_within("bare"), _MISSING, _COUNTRY, not_(_OTHER_RECIPIENT)),
    ),
)
_ON_A_SITE = and_(_within("plain"), _PLACE, _row.silent, _given("silent"))

_SHARED = or_(and_(_within("equal"), _EQUAL), and_(not_(_UNLIKE), or_(_ROUND, _PART)), and_(_SPENT, _MORE), _ON_A_SITE)
_FOUND = select(_row.story_id)
_LATEST_FIRST = (_row.last_h.desc(), _row.story_id.desc())
_SHARING = _FOUND.where(_PARTY, _within("widest"), _SHARED)
_TOGETHER = _FOUND.where(_PARTY, _within("together")).group_by(_row.story_id).having(func.count() >= _given("together"))
_NAMELESS = _FOUND.where(
    _row.name == "",
    _within("summit"),  # the longer of the two
    or_(and_(_within("nameless"), _EQUAL, _COUNTRY), and_(_given("nobody"), _EVENT)),
)
_OPEN = union_all(_SHARING, _TOGETHER, _NAMELESS)
_OF_THOSE_DAYS = _FOUND.where(_within("nameless"), _EQUAL, _COUNTRY)

_LATER = _FOUND.where(_PARTY, _within("widest"), _row.last_h >= _given("since"))
_FOLLOWED = _FOUND.where(
    _row.name.in_(_any("named")), _row.last_h >= _given("memory_from"), _row.last_h < _given("plain_from")
).where(or_(_EQUAL, _RECIPIENT, and_(_PLACE, _COUNTRY)))
_KNOWN = union_all(
    *(
        select(some.order_by(*_LATEST_FIRST).limit(most).subquery())
        for some, most in ((_LATER, _LATER_ROWS), (_FOLLOWED, MOST_FOLLOWED))
    )
)
_LONGER = select(_row.name).distinct().where(_row.name > _given("begins"), _row.name < _given("ends"))
_EARLIER = (
    _FOUND.where(_row.name.in_(_any("payers")), _row.receives.is_(False), _COUNTRY)
    .where(_row.last_h >= _given("since"), _row.first_h <= _given("before"))
    .order_by(*_LATEST_FIRST)
    .limit(MOST_ECHOES)
)
_SAME_MONEY, _SAME_JOBS = _EARLIER.where(_EQUAL), _EARLIER.where(_shares("jobs"))
_FORGET = delete(story_traces).where(_row.story_id == bindparam("number"))


def near(connection: Connection, clues: Clues) -> set[int]:
    """The numbers of the stories that could hold what the clues tell of, or may be told again with it.

    And of older ones that it may follow up.
    """
    asked = _asked(connection, clues)
    return {*_open_to(connection, clues, asked), *connection.scalars(_KNOWN, asked)}


def open_to(connection: Connection, clues: Clues) -> set[int]:
    """The first of these alone."""
    return set(_open_to(connection, clues, _asked(connection, clues)))


def _open_to(connection: Connection, clues: Clues, asked: Mapping[str, object]) -> Iterator[int]:
    yield from connection.scalars(_OPEN, asked)
    if clues.nameless:
        yield from connection.scalars(_OF_THOSE_DAYS, asked)


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
        found.update(connection.scalars(_SAME_MONEY, asked | same))
    if echo.jobs is not None:
        found.update(connection.scalars(_SAME_JOBS, asked | {"jobs": _bits(map(str, echo.jobs)) or _ANY}))
    return found


def index(connection: Connection, story: Story) -> None:
    """Files the story under its traces, and under nothing else."""
    connection.execute(_FORGET, {"number": story.id})
    if story.reports:
        connection.execute(insert(story_traces), list(_rows(story.id, traces_of(story.reports))))


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
        kin.update(role._replace(name=name) for name in connection.scalars(_LONGER, longer))
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
