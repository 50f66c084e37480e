"""Amounts of money as newspapers write them, read without guessing."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from bot.claims.amount_grammar import Figure, Grammar
from bot.claims.amount_words import (
    AFTER,
    BEFORE,
    BETWEEN,
    CHANGE,
    FROM,
    MONEY_TRIGGER,
    RANGING,
    SPENDING,
    counted_after,
    language_of,
)
from bot.claims.currency import UNSETTLED, homes_of
from bot.claims.entities import unescaped
from bot.claims.figures import tokens
from bot.text.folding import fold

MAX_CHARS = 20_000


class Qualifier(StrEnum):
    """How exact the text claims its figure to be."""

    EXACT = "exact"
    APPROX = "approx"  # environ, près de, nearly
    AT_LEAST = "at_least"  # plus de, over: high is None
    UP_TO = "up_to"  # jusqu'à: low is None
    RANGE = "range"  # de 30 à 50
    VAGUE = "vague"  # plusieurs milliards: no number at all


@dataclass(frozen=True, slots=True)
class Money:
    """A sum in one currency, with the words it was read from.

    `low`/`high` are in whole units of the currency (euros, not millions); None is an open end, both None
    only with VAGUE. `currency` is ISO 4217, None if the text names none. `start`/`end` are offsets in the
    text that was read.
    """

    low: Decimal | None
    high: Decimal | None
    currency: str | None
    qualifier: Qualifier
    text: str
    start: int = 0
    end: int = 0

    def __post_init__(self) -> None:
        """Refuses ends that do not fit the qualifier."""
        ends = (self.low is not None, self.high is not None)
        allowed = {
            Qualifier.VAGUE: (False, False),
            Qualifier.AT_LEAST: (True, False),
            Qualifier.UP_TO: (False, True),
        }.get(self.qualifier, (True, True))
        if ends != allowed:
            raise ValueError(f"{self.qualifier} does not go with the ends {self.low}..{self.high}")

    @property
    def figure(self) -> Decimal | None:
        """The one number a headline shows: the low end, else the high end; None if vague."""
        return self.high if self.low is None else self.low


def find_money(text: str, language: str | None = None) -> list[Money]:
    """Every sum of money in `text`, in order; `language` settles "1,200" and "billion", None: guessed."""
    text = text[:MAX_CHARS]
    if "&" not in text:
        return read_money(text, fold(text), language)
    plain, places = unescaped(text)
    found = read_money(plain, fold(plain), language)
    return [
        replace(
            money, start=places[money.start], end=places[money.end], text=text[places[money.start] : places[money.end]]
        )
        for money in found
    ]


def read_money(text: str, folded: str, language: str | None = None, homes: frozenset[str] = frozenset()) -> list[Money]:
    """As `find_money`, for a folded text without HTML entities; `homes`: countries named in the texts around it."""
    if not MONEY_TRIGGER.search(folded):
        return []
    language = language or language_of(folded)
    sums = list(_sums(Grammar(text, tokens(folded, language), language, homes | homes_of(folded)), folded))
    return list(_kept(_with_currency(sums, folded, language), text, folded))


@dataclass(frozen=True, slots=True)
class _Sum:
    """A figure, or the two ends of a range, before its currency is settled."""

    low: Figure
    high: Figure | None = None

    @property
    def currency(self) -> str | None:
        return self.low.currency or (self.high.currency if self.high else None)

    @property
    def end(self) -> int:
        return (self.high or self.low).end


def _sums(grammar: Grammar, folded: str) -> Iterator[_Sum]:
    at = 0
    while at < len(grammar.words):
        found = grammar.figure(at)
        if found is None:
            vague = grammar.vague(at)
            if vague and vague[0].currency:
                yield _Sum(vague[0])
            at = vague[1] if vague else at + 1
            continue
        figure, at = found
        if whole := _whole_of(grammar, figure, at):
            yield _Sum(_as(figure, whole[0]))
            yield _Sum(whole[0])
            at = whole[1]
            continue
        joined = _range(grammar, figure, at, folded)
        if joined is None:
            yield _Sum(figure)
            continue
        high, at = joined
        low = _as(figure, high)
        if _is_change(folded[max(0, figure.start - 90) : figure.start], grammar.language):
            yield from (_Sum(low), _Sum(high))
        else:
            yield _Sum(low, high)


def _range(grammar: Grammar, low: Figure, at: int, folded: str) -> tuple[Figure, int] | None:
    """The high end that follows, and the index after it: "30 [à 50 milliards]", "$2[-3 billion]"."""
    word = grammar.word(at)
    between = word in {"et", "and", "und"} and BETWEEN.search(folded[max(0, low.start - 12) : low.start])
    if not between and word not in {"a", "to", "-", "ou", "or", "bis"}:
        return None
    if word == "a" and grammar.written(at) not in {"à", "À", "A"}:
        return None
    found = grammar.figure(at + 1)
    if found is None:
        return None
    high, after = found
    if (high.unit == 1 and not high.currency) or (low.currency and high.currency and low.currency != high.currency):
        return None
    low = _as(low, high)
    return (high, after) if low.value is not None and high.value is not None and low.value < high.value else None


def _whole_of(grammar: Grammar, part: Figure, at: int) -> tuple[Figure, int] | None:
    """The sum that `part` is a share of, and the index after it: "50 [des 400 millions]"."""
    skip = {"des": 1, "of": 2 if grammar.word(at + 1) == "the" else 0}.get(grammar.word(at), 0)
    if not skip or part.unit != 1 or part.currency:
        return None
    found = grammar.figure(at + skip)
    return found if found and found[0].unit > 1 and found[0].currency else None


def _as(low: Figure, high: Figure) -> Figure:
    """The low end with the magnitude and currency that only the high end spells out."""
    unit = high.unit if low.unit == 1 and low.value is not None and low.value < 1000 else Decimal(1)
    value = None if low.value is None else low.value * unit
    return low._replace(value=value, unit=high.unit, currency=low.currency or high.currency, doubt=False)


def _is_change(before: str, language: str) -> bool:
    if CHANGE.search(before):
        return True
    return language == "en" and bool(FROM.search(before)) and not RANGING.search(before)


NEAR = 6  # sums that may lend their currency to one before them
_SENTENCE_END = re.compile(r"[.!?…;]\s+|\n")


def _with_currency(sums: list[_Sum], folded: str, language: str) -> Iterator[tuple[_Sum, str | None]]:
    """Sums that are money, with their currency; one that is left out is the nearest one of its sentence."""
    ends = [match.end() for match in _SENTENCE_END.finditer(folded)]
    last: tuple[int, str] | None = None
    spending: dict[int, bool] = {}  # by sentence: asked once, however many sums stand in it
    for index, found in enumerate(sums):
        if found.currency:
            last = (found.end, found.currency)
            yield found, found.currency
            continue
        if (found.high or found.low).unit < 100_000 or counted_after(folded[found.end : found.end + 40], language):
            continue
        at = bisect_right(ends, found.low.start)
        start, stop = ends[at - 1] if at else 0, ends[at] if at < len(ends) else len(folded)
        following = next((o.currency for o in sums[index + 1 : index + 1 + NEAR] if o.currency and o.end <= stop), None)
        if last and last[0] > start:
            yield found, last[1]
        elif following:
            yield found, following
        else:
            if start not in spending:
                spending[start] = bool(SPENDING.search(folded, start, stop))
            if spending[start]:
                yield found, last[1] if last else None


def _kept(sums: Iterator[tuple[_Sum, str | None]], text: str, folded: str) -> Iterator[Money]:
    for found, currency in sums:
        start, end = found.low.start, found.end
        low, high, qualifier = _whole(found.low.value), _whole(found.low.value), _qualifier(found, folded)
        if qualifier is Qualifier.RANGE and found.high:
            high = _whole(found.high.value)
        elif qualifier is Qualifier.AT_LEAST:
            high = None
        elif qualifier is Qualifier.UP_TO:
            low, high = None, _whole(found.high.value) if found.high else high
        elif qualifier is Qualifier.VAGUE:
            low = high = None
        known = None if currency == UNSETTLED else currency
        yield Money(low, high, known, qualifier, text[start:end], start, end)


def _whole(value: Decimal | None) -> Decimal | None:
    """1200000000 rather than 1200000000.0; cents stay."""
    return value.quantize(Decimal(1)) if value is not None and value == value.to_integral_value() else value


def _qualifier(found: _Sum, folded: str) -> Qualifier:
    if found.low.value is None or found.low.doubt:
        return Qualifier.VAGUE
    if found.high:
        return Qualifier.RANGE
    before = BEFORE.search(folded[max(0, found.low.start - 45) : found.low.start])
    if before and before.lastgroup:
        return Qualifier(before.lastgroup)
    after = AFTER.match(folded, found.end, found.end + 25)
    if after and after.lastgroup:
        return Qualifier(after.lastgroup)
    return Qualifier.APPROX if found.low.about else Qualifier.EXACT
