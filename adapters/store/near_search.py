"""The search for stories by what they share with a report: `bot.stories.nearness` in the words of the database.

Every statement takes what `near_rows` gives it by name.
"""

from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Select, and_, bindparam, func, not_, or_, select, union_all

from adapters.store.tables import story_sketches, story_traces
from bot.stories.regrouping import MOST_STORIES

MOST_FOLLOWED = 3  # older stories of its parties that a late follow-up may be linked to
MOST_ECHOES = 12  # of each sum, and of jobs

_LATER_ROWS = 2 * (MOST_STORIES + 1)  # one for each side of a deal: a neighbourhood that is no crowd is found whole

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

_SAME_SUM = and_(
    _EQUAL,
    or_(_within("spent"), and_(_within("equal"), not_(_SPENT))),
    or_(not_(_OTHER_RECIPIENT), _PLACE, _within("nameless")),
)
_SHARED = or_(_SAME_SUM, and_(not_(_UNLIKE), or_(_ROUND, _PART)), and_(_SPENT, _MORE), _ON_A_SITE)
_FOUND = select(_row.story_id)
_LATEST_FIRST = (_row.last_h.desc(), _row.story_id.desc())
_SHARING = _FOUND.where(_PARTY, _within("widest"), _SHARED)
_TOGETHER = _FOUND.where(_PARTY, _within("together")).group_by(_row.story_id).having(func.count() >= _given("together"))
_NAMELESS = _FOUND.where(
    _row.name == "",
    _within("summit"),  # the longer of the two
    or_(and_(_within("nameless"), _EQUAL, _COUNTRY), and_(_given("nobody"), _EVENT)),
)
_OPEN = (_SHARING, _TOGETHER, _NAMELESS)
_THOSE_DAYS = _FOUND.where(_within("nameless"), _EQUAL, _COUNTRY)

_LATER = _FOUND.where(_PARTY, _within("widest"), _row.last_h >= _given("since"))
_FOLLOWED = _FOUND.where(
    _row.name.in_(_any("named")), _row.last_h >= _given("memory_from"), _row.last_h < _given("plain_from")
).where(or_(_EQUAL, _RECIPIENT, and_(_PLACE, _COUNTRY)))
_KNOWN = (
    select(some.order_by(*_LATEST_FIRST).limit(most).subquery())
    for some, most in ((_LATER, _LATER_ROWS), (_FOLLOWED, MOST_FOLLOWED))
)
OPEN, NEAR, OF_THOSE_DAYS = (
    select(story_sketches.c.sketch).where(story_sketches.c.story_id.in_(found))
    for found in (union_all(*_OPEN), union_all(*_OPEN, *_KNOWN), _THOSE_DAYS)
)
LONGER = select(_row.name).distinct().where(_row.name > _given("begins"), _row.name < _given("ends"))
_EARLIER = (
    _FOUND.where(_row.name.in_(_any("payers")), _row.receives.is_(False), _COUNTRY)
    .where(_row.last_h >= _given("since"), _row.first_h <= _given("before"))
    .order_by(*_LATEST_FIRST)
    .limit(MOST_ECHOES)
)
SAME_MONEY, SAME_JOBS = _EARLIER.where(_EQUAL), _EARLIER.where(_shares("jobs"))
