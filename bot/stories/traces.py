"""What a store files a story under, so that a report that may belong to it is found without reading every story."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from bot.claims.claim import Claim, Kind
from bot.claims.money import Money
from bot.stories.amounts import ROUGH_RATES, reach
from bot.stories.linking import TWO_SIDED
from bot.stories.parties import folded, telling_words
from bot.stories.story import Report

_ANYTHING = (0.0, 1e30)  # euros, of a currency whose rate is not known
_ROUNDS = TWO_SIDED | {Kind.OTHER}


class Role(NamedTuple):
    """A party: the words that tell its name, and which side of the deal it is on."""

    name: str  # empty: nobody is named
    receives: bool


class Span(NamedTuple):
    """From the least to the most that some words may mean."""

    least: float
    most: float


@dataclass(frozen=True, slots=True)
class Sums:
    """Sums of money, as far apart as they are: their figures whatever the currency, and in euros at rough rates."""

    figures: Span
    euros: Span
    currency: str | None  # None: several, or one is not named


@dataclass(frozen=True, slots=True)
class Traces:
    """The facts of some reports that others may share: unions, so that what is true of one report is true of them."""

    roles: frozenset[Role]
    first_at: datetime
    last_at: datetime
    sums: Sums | None  # every sum that is named
    silent: bool  # some report gives no figure
    countries: frozenset[str]
    events: frozenset[str]  # folded
    placed: bool  # some report names a place
    received: bool  # some report says who gets it
    unreceived: bool  # some report that may be of a round or a purchase does not say of whose
    round: bool  # some report may be of one
    two_sided: bool  # some report surely is
    plain: bool  # none is, and some report is of money that is spent
    jobs: frozenset[int]


def traces_of(reports: Sequence[Report]) -> Traces:
    """The traces of these reports."""
    claims = [report.claim for report in reports]
    moments = [report.at for report in reports]
    kinds = {claim.kind for claim in claims}
    rounds = [claim for claim in claims if claim.kind in _ROUNDS]
    return Traces(
        roles=frozenset(role for claim in claims for role in _roles(claim)),
        first_at=min(moments),
        last_at=max(moments),
        sums=sums_of(money for claim in claims for money in claim.amounts),
        silent=any(claim.amount is None or claim.amount.figure is None for claim in claims),
        countries=frozenset(country for claim in claims for country in claim.countries),
        events=frozenset(folded(claim.event) for claim in claims if claim.event),
        placed=any(claim.places for claim in claims),
        received=any(claim.recipients for claim in claims),
        unreceived=not all(claim.recipients for claim in rounds),
        round=bool(rounds),
        two_sided=bool(kinds & TWO_SIDED),
        plain=kinds.isdisjoint(TWO_SIDED) and kinds != {Kind.OTHER},
        jobs=frozenset(claim.jobs.count for claim in claims if claim.jobs),
    )


def key(name: str) -> str:
    """A party's name as stories are filed under it."""
    return " ".join(telling_words(name))


def sums_of(given: Iterable[Money]) -> Sums | None:
    """Where these sums lie; None if none of them has a figure."""
    figures = [money for money in given if money.figure is not None]
    if not figures:
        return None
    currencies = {money.currency for money in figures}
    return Sums(
        _hull(_floats(reach(money)) for money in figures),
        _hull(_euros(money) for money in figures),
        currencies.pop() if len(currencies) == 1 else None,
    )


def _roles(claim: Claim) -> Iterable[Role]:
    named = [Role(key(name), receives=False) for name in claim.investors]
    named += [Role(key(name), receives=True) for name in claim.recipients]
    return named or [Role("", receives=False)]


def _euros(money: Money) -> tuple[float, float]:
    if money.currency is None:
        return _floats(reach(money))
    return _floats(reach(money, ROUGH_RATES)) if money.currency in ROUGH_RATES else _ANYTHING


def _floats(ends: tuple[Decimal, Decimal]) -> tuple[float, float]:
    return float(ends[0]), float(ends[1])


def _hull(spans: Iterable[tuple[float, float]]) -> Span:
    ends = list(spans)
    return Span(min(least for least, _ in ends), max(most for _, most in ends))
