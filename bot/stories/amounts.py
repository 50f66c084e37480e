"""How two sums of money stand to each other: the same, a conversion, a drift, a slip, or two different sums."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from bot.claims.money import Money, Qualifier

# Units per euro, about the middle of 2023 to 2026. Never shown: they only tell a conversion from another sum, for
# which a tenth is exact enough. A daily table may take their place wherever `rates` is an argument.
ROUGH_RATES: Mapping[str, Decimal] = MappingProxyType(
    {
        "EUR": Decimal(1),
        "USD": Decimal("1.1"),
        "GBP": Decimal("0.86"),
        "CHF": Decimal("0.95"),
        "CNY": Decimal("7.8"),
        "JPY": Decimal(162),
        "CAD": Decimal("1.52"),
        "AUD": Decimal("1.68"),
        "INR": Decimal(93),
        "KRW": Decimal(1500),
        "AED": Decimal("4.04"),
        "SAR": Decimal("4.12"),
        "SEK": Decimal("11.3"),
        "NOK": Decimal("11.6"),
        "DKK": Decimal("7.46"),
        "PLN": Decimal("4.35"),
        "SGD": Decimal("1.46"),
        "TWD": Decimal(35),
    }
)

CLOSE = Decimal("0.9")  # a tenth: rounding, a rate of another day, "about"
DRIFT = Decimal("0.65")  # a rumour's figure may be a third off
SLIP = (Decimal("0.0009"), Decimal("0.0011"))  # million for billion
_FLOOR = Decimal("1.5")  # "more than 10" still speaks of 14
_CEILING = Decimal("0.65")  # "up to 10" still speaks of 7


class Relation(StrEnum):
    """How one sum stands to another, nearest first."""

    SAME = "same"  # one figure, one currency
    CONVERTED = "converted"  # another currency, the same value within a tenth
    CLOSE = "close"  # within a tenth, or within what "more than" and "up to" leave open
    CURRENCY_SLIP = "currency_slip"  # one figure under two currencies
    DRIFT = "drift"  # within a third
    SLIP = "slip"  # a thousand times more or less
    UNKNOWN = "unknown"  # one of them gives no figure
    CLASH = "clash"


EQUAL = (Relation.SAME, Relation.CONVERTED, Relation.CLOSE)
_NEAREST_FIRST = tuple(Relation)


def relate(one: Money | None, other: Money | None, rates: Mapping[str, Decimal] = ROUGH_RATES) -> Relation:
    """How two sums stand to each other; the same whichever comes first."""
    if one is None or other is None or one.figure is None or other.figure is None:
        return Relation.UNKNOWN
    named = one.currency is not None and other.currency is not None and one.currency != other.currency
    if one.figure == other.figure:
        return Relation.CURRENCY_SLIP if named else Relation.SAME
    if not named:
        return _relate(reach(one), reach(other), Relation.CLOSE)
    if one.currency not in rates or other.currency not in rates:
        return Relation.UNKNOWN
    return _relate(reach(one, rates), reach(other, rates), Relation.CONVERTED)


def nearest(
    one: Sequence[tuple[Money, ...]], other: Sequence[tuple[Money, ...]], rates: Mapping[str, Decimal] = ROUGH_RATES
) -> Relation:
    """How the main sums stand to each other at best, over the sums of several reports, each with its main one first."""
    best = Relation.UNKNOWN if not (one and other) else Relation.CLASH
    for mine in one:
        for theirs in other:
            if (relation := _sums(mine, theirs, rates)) is Relation.SAME:
                return relation
            best = min(best, relation, key=_NEAREST_FIRST.index)
    return best


def _sums(mine: tuple[Money, ...], theirs: tuple[Money, ...], rates: Mapping[str, Decimal]) -> Relation:
    """The main sums compared, with what each text gives beside its own: a conversion, or a first part of the whole."""
    relation = relate(mine[0], theirs[0], rates)
    if relation in EQUAL:
        return relation
    here = any(relate(each, theirs[0]) is Relation.SAME for each in mine[1:])
    there = any(relate(each, mine[0]) is Relation.SAME for each in theirs[1:])
    if relation is Relation.DRIFT and mine[0].currency != theirs[0].currency and (here or there):
        return Relation.CONVERTED
    return Relation.SAME if here and there else relation


def holds(one: Iterable[tuple[Money, ...]], other: Iterable[tuple[Money, ...]]) -> bool:
    """True if a text with a lesser main sum names the other's: a ticket, and the round that it is part of."""
    pairs = [(mine, theirs) for mine in one for theirs in other]
    return any(_holds(mine, theirs) or _holds(theirs, mine) for mine, theirs in pairs)


def _holds(ticket: tuple[Money, ...], whole: tuple[Money, ...]) -> bool:
    least, most = ticket[0].figure, whole[0].figure
    named = any(relate(each, whole[0]) is Relation.SAME for each in ticket[1:])
    return named and least is not None and most is not None and least < most


def agree(one: Money, other: Money, rates: Mapping[str, Decimal] = ROUGH_RATES) -> bool:
    """True if a reader would see no difference: one figure, its conversion, or within each other's limits.

    Stricter than `relate`: 1.2 and 1.3 billion are close enough for one story, and a disagreement in it.
    """
    relation = relate(one, other, rates)
    if relation is not Relation.CLOSE:
        return relation in (Relation.SAME, Relation.CONVERTED, Relation.UNKNOWN)
    return _admits(one, other) or _admits(other, one)


def _admits(limits: Money, other: Money) -> bool:
    low, high = reach(limits)
    return limits.qualifier is not Qualifier.EXACT and low <= (other.figure or 0) <= high


def reach(amount: Money, rates: Mapping[str, Decimal] | None = None) -> tuple[Decimal, Decimal]:
    """The least and the most the words may mean; in euros if rates are given."""
    figure = amount.figure or Decimal(0)
    low, high = amount.low or figure, amount.high or figure
    match amount.qualifier:
        case Qualifier.AT_LEAST:
            high = figure * _FLOOR
        case Qualifier.UP_TO:
            low = figure * _CEILING
        case Qualifier.APPROX:
            low, high = figure * CLOSE, figure / CLOSE
    if not rates or not amount.currency:
        return low, high
    return low / rates[amount.currency], high / rates[amount.currency]


def _relate(one: tuple[Decimal, Decimal], other: tuple[Decimal, Decimal], near: Relation) -> Relation:
    if one[0] <= other[1] and other[0] <= one[1]:
        return near
    (_, less), (more, _) = sorted((one, other))
    ratio = less / more if more else Decimal(0)
    if ratio >= CLOSE:
        return near
    if ratio >= DRIFT:
        return Relation.DRIFT
    return Relation.SLIP if SLIP[0] <= ratio <= SLIP[1] else Relation.CLASH
