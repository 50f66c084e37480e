"""Which stories a report could belong to, by facts that a store can search: all that `linking` may join, few others.

A story is near, for so long before and after, if it shares a party (one group, or one name that begins with the whole
other) and

- gives an equal sum: as long as any window is open for one (EQUAL_FOR; SPENT_FOR where neither is a round);
- shares a recipient: a round may be rumoured with another figure (DRIFT_FOR) or none (ROUND_FOR), and a ticket may name
  the whole (TOGETHER_FOR); the same where one of the two does not say whose round it is;
- shares a second party (TOGETHER_FOR);
- shares more than that party: the country, the event or the recipient where the sums do not clash, a place even where
  they do (PLAIN_FOR); the country alone beside a text without a sum finds less (BARE_FOR).

What a firm raises or sells and what it spends stand near by an equal sum alone, or by a place where neither gives one;
and of two that name others who receive, the country is not enough, and the sum but for some days (NAMELESS_FOR).

Where nobody is named, on one side or on both: if it has an equal sum and a country in common (NAMELESS_FOR); where both
name nobody, if it shares the event (SUMMIT_FOR).

The conditions look at a story as a whole, as `linking` does. They may find too much, never too little: that is a law in
tests/adapters/store/test_near_rows.py.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from bot.stories.amounts import CLOSE, DRIFT, EQUAL, SLIP, Relation
from bot.stories.parties import folded, shared, telling_words
from bot.stories.profile import Background
from bot.stories.recycling import WITHIN
from bot.stories.story import Report, Story
from bot.stories.traces import Role, Span, Sums, Traces, key, sums_of, traces_of
from bot.stories.windows import window

Families = Callable[[Iterable[str]], frozenset[str]]  # adds to folded names those of the same groups


def _open(relations: Iterable[Relation], *, rounds: Iterable[bool] = (True, False)) -> timedelta:
    """The longest a window is open for any of these relations; `rounds`: of rounds and purchases, of plain spending."""
    cases = [(relation, two_sided) for relation in relations for two_sided in rounds]
    return max(window(each, two_sided=two_sided, settled=False, particular=True) for each, two_sided in cases)


EQUAL_FOR = _open(EQUAL)
SPENT_FOR = _open(EQUAL, rounds=[False])
DRIFT_FOR = _open([Relation.DRIFT, Relation.CURRENCY_SLIP], rounds=[True])
ROUND_FOR = _open([Relation.UNKNOWN], rounds=[True])
BARE_FOR = window(Relation.UNKNOWN, two_sided=False, settled=False, particular=False)
PLAIN_FOR = _open(set(Relation) - set(EQUAL), rounds=[False])
TOGETHER_FOR = max(PLAIN_FOR, _open([Relation.CLASH], rounds=[True]))
NAMELESS_FOR = timedelta(days=3)
SUMMIT_FOR = timedelta(days=21)
MEMORY = timedelta(days=3 * 365)  # a follow-up later than that is not linked to what it follows

_RATES = Decimal("0.8")  # the day's rate of a currency is at least so near the rough one
_ROUNDED = 1e-9  # of floats, so that what is just near enough is not lost


class Around(NamedTuple):
    """Where a sum lies that is near enough: its figure, or its value in euros if the currencies differ."""

    figures: Span
    euros: Span


@dataclass(frozen=True, slots=True)
class Clues:
    """What a story is looked for by."""

    traces: Traces
    kin: frozenset[Role]  # its parties, those of their groups, and shorter names with which theirs begin
    mingled: bool  # two of its investors are kin: one name in a story may stand for both
    main: Sums | None  # its main sums: the others join it to a story only as a part to the whole
    quiet: timedelta  # no story takes a report after so long

    @property
    def parties(self) -> frozenset[Role]:
        """Those it names: a name that begins with the whole of one of theirs may be the same party."""
        return frozenset(role for role in self.traces.roles if role.name)

    @property
    def nameless(self) -> bool:
        """True if some report names nobody."""
        return len(self.parties) < len(self.traces.roles)

    @property
    def equal(self) -> tuple[Around, ...]:
        """Where sums lie that agree with its own; nowhere if it gives none."""
        return around(self.main, (CLOSE, 1 / CLOSE))

    @property
    def held(self) -> tuple[Around, ...]:
        """Where sums lie of which its own may be a part."""
        return around(self.traces.sums, (CLOSE, 1 / CLOSE))

    @property
    def comparable(self) -> tuple[Around, ...]:
        """Where sums lie that do not clash with its own: equal, a third off, or a thousand times more or less."""
        less, more = SLIP
        return around(self.main, (DRIFT, 1 / DRIFT), (less, more), (1 / more, 1 / less))


@dataclass(frozen=True, slots=True)
class Echo:
    """What an earlier announcement of the same money or jobs is looked for by: investor and country are shared."""

    since: datetime
    before: datetime
    payers: frozenset[str]  # the investors and their groups, as stories are filed under them
    countries: frozenset[str]
    sums: tuple[Sums, ...]  # any of which may be the earlier one
    jobs: frozenset[int] | None  # the numbers that it recalls, none of them: any; None: it promises no jobs


def clues(reports: Sequence[Report], background: Background, families: Families) -> Clues:
    """What finds the stories near these reports, as if they were of one deal."""
    investors = tuple({name for report in reports for name in report.claim.investors})
    recipients = {name for report in reports for name in report.claim.recipients}
    kin = {Role(name, receives=False) for name in _kin(investors, families)}
    kin |= {Role(name, receives=True) for name in _kin(recipients, families)}
    mingled = any(len(shared(investors, [name], background.group_of)) > 1 for name in investors)
    main = sums_of(money for report in reports for money in report.claim.amounts[:1])
    return Clues(traces_of(reports), frozenset(kin), mingled, main, background.quiet)


def around(sums: Sums | None, *factors: tuple[Decimal, Decimal]) -> tuple[Around, ...]:
    """Where sums lie that are, at least and at most, so many times these; nowhere if there are none."""
    if sums is None:
        return ()
    return tuple(
        Around(_scaled(sums.figures, least, most), _scaled(sums.euros, least * _RATES, most / _RATES))
        for least, most in factors
    )


def echo(story: Story, families: Families) -> Echo:
    """What finds the stories that this one may repeat."""
    claims = [report.claim for report in story.reports]
    jobs = [claim.jobs for claim in claims if claim.jobs]
    recalled = frozenset(each.earlier for each in jobs if each.earlier is not None)
    figures = {(each.figure, each.currency): each for claim in claims for each in claim.amounts}
    return Echo(
        since=story.opened_at - WITHIN,
        before=story.opened_at,
        payers=frozenset(map(key, families(folded(name) for claim in claims for name in claim.investors))),
        countries=frozenset(country for claim in claims for country in claim.countries),
        sums=tuple(sums for each in figures.values() if (sums := sums_of([each]))),
        jobs=recalled if jobs else None,
    )


def _scaled(span: Span, least: Decimal, most: Decimal) -> Span:
    return Span(span.least * float(least) * (1 - _ROUNDED), span.most * float(most) * (1 + _ROUNDED))


def _kin(names: Iterable[str], families: Families) -> Iterator[str]:
    """The keys under which stories may name the same parties: all but the longer ones that begin with these."""
    yield from map(key, families(map(folded, names)))
    for words in map(telling_words, names):
        yield from (" ".join(words[:count]) for count in range(1, len(words) + 1))
