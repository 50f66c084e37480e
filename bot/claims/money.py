"""Amounts of money as newspapers write them, read without guessing."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum

from bot.claims.sums.amount_grammar import Grammar
from bot.claims.sums.amount_spans import Sum, sums_in
from bot.claims.sums.amount_tokens import Tokens
from bot.claims.sums.currency import UNSETTLED
from bot.claims.sums.entities import unescaped
from bot.claims.sums.figures import tokens
from bot.claims.sums.money_words import MoneyWords
from bot.claims.sums.spoken import words_of
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
    former: bool = field(default=False, compare=False)  # what a change starts from: 75 in "from 75 to 85"
    yearly: bool = field(default=False, compare=False)  # so much each year

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


def find_money(text: str, language: str | None = None, words: MoneyWords | None = None) -> list[Money]:
    """Every sum of money in `text`, in order.

    `language` settles "1,200" and "billion"; None: guessed. French and English are known here; the words of any
    other language come from its lexicon (`lexicon.money`).
    """
    text = text[:MAX_CHARS]
    if "&" not in text:
        return read_money(text, fold(text), words or words_of(language, fold(text)))
    plain, places = unescaped(text)
    folded = fold(plain)
    found = read_money(plain, folded, words or words_of(language, folded))
    return [
        replace(
            money, start=places[money.start], end=places[money.end], text=text[places[money.start] : places[money.end]]
        )
        for money in found
    ]


def read_money(text: str, folded: str, words: MoneyWords, homes: frozenset[str] = frozenset()) -> list[Money]:
    """As `find_money`, for a folded text without HTML entities; `homes`: countries named in the texts around it."""
    if not words.trigger.search(folded):
        return []
    seen = Tokens(text, tokens(folded, words.numbers.decimal), words)
    sums = list(sums_in(Grammar(seen, homes | words.homes_of(folded)), seen, folded))
    return list(_kept(_with_currency(sums, folded, words), text, folded, words))


NEAR = 6  # sums that may lend their currency to one before them
_SENTENCE_END = re.compile(r"[.!?…;]\s+|\n")


def _with_currency(sums: list[Sum], folded: str, said: MoneyWords) -> Iterator[tuple[Sum, str | None]]:
    """Sums that are money, with their currency; one that is left out is the nearest one of its sentence."""
    ends = [match.end() for match in _SENTENCE_END.finditer(folded)]
    last: tuple[int, str] | None = None
    spending: dict[int, bool] = {}  # by sentence: asked once, however many sums stand in it
    for index, found in enumerate(sums):
        if found.currency:
            last = (found.end, found.currency)
            yield found, found.currency
            continue
        if (found.high or found.low).unit < 100_000 or said.counts_after(folded[found.end : found.end + 40]):
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
                spending[start] = bool(said.spending.search(folded, start, stop))
            if spending[start]:
                yield found, last[1] if last else None


def _kept(sums: Iterator[tuple[Sum, str | None]], text: str, folded: str, said: MoneyWords) -> Iterator[Money]:
    for found, currency in sums:
        start, end = found.low.start, found.end
        low, high, qualifier = _whole(found.low.value), _whole(found.low.value), _qualifier(found, folded, said)
        if qualifier is Qualifier.RANGE and found.high:
            high = _whole(found.high.value)
        elif qualifier is Qualifier.AT_LEAST:
            high = None
        elif qualifier is Qualifier.UP_TO:
            low, high = None, _whole(found.high.value) if found.high else high
        elif qualifier is Qualifier.VAGUE:
            low = high = None
        known = None if currency == UNSETTLED else currency
        yearly = said.yearly.match(folded, end) is not None
        yield Money(low, high, known, qualifier, text[start:end], start, end, found.former, yearly)


def _whole(value: Decimal | None) -> Decimal | None:
    """1200000000 rather than 1200000000.0; cents stay."""
    return value.quantize(Decimal(1)) if value is not None and value == value.to_integral_value() else value


def _qualifier(found: Sum, folded: str, said: MoneyWords) -> Qualifier:
    if found.low.value is None or found.low.doubt:
        return Qualifier.VAGUE
    if found.high:
        return Qualifier.RANGE
    before = said.qualifier_before(folded, found.low.start)
    if before:
        return Qualifier(before)
    after = said.after.match(folded, found.end, found.end + 25)
    if after and after.lastgroup:
        return Qualifier(after.lastgroup)
    return Qualifier.APPROX if found.low.about else Qualifier.EXACT
