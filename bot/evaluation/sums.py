"""Sums compared: the figure a headline shows, the two ends, and how exact the text claims to be."""

from decimal import Decimal

from bot.claims.money import Money
from bot.evaluation.labels import Sum

Figure = tuple[Decimal | None, Decimal | None, str | None]


def sum_of(money: Money) -> Sum:
    """What was read, in the form of a label."""
    low, high = (None if end is None else end.to_integral_value() for end in (money.low, money.high))
    return Sum(low, high, money.currency, money.qualifier)


def figure(of: Sum) -> Figure:
    """Both ends closed: what is shown whatever the qualifier, so "up to 4bn" and "4bn" are one figure."""
    return (of.high if of.low is None else of.low, of.low if of.high is None else of.high, of.currency)


def equal(wanted: Sum, given: Sum) -> bool:
    """The same ends, open where they are open, in the same currency, claimed to be as exact."""
    return (wanted.low, wanted.high, wanted.currency, wanted.qualifier) == (
        given.low,
        given.high,
        given.currency,
        given.qualifier,
    )


def written(of: Sum) -> str:
    """The sum for people: "1,200,000,000 EUR, at_least"."""
    ends = [f"{end:,f}" for end in (of.low, of.high) if end is not None]
    number = " to ".join(dict.fromkeys(ends)) or "no number"
    return f"{number} {of.currency or '(no currency)'}, {of.qualifier}"
