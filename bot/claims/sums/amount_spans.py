"""Figures that belong together: ranges, changes, and shares of a whole."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bot.claims.sums.amount_grammar import Figure, Grammar
from bot.claims.sums.amount_tokens import Tokens
from bot.claims.sums.money_words import MoneyWords


@dataclass(frozen=True, slots=True)
class Sum:
    """A figure, or the two ends of a range, before its currency is settled."""

    low: Figure
    high: Figure | None = None
    former: bool = False

    @property
    def currency(self) -> str | None:
        """The currency of whichever end names one."""
        return self.low.currency or (self.high.currency if self.high else None)

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return (self.high or self.low).end


def sums_in(grammar: Grammar, seen: Tokens, folded: str) -> Iterator[Sum]:
    """Every figure, range and change of a folded text, in order."""
    at = 0
    while at < len(seen):
        found = grammar.figure(at)
        if found is None:
            vague = grammar.vague(at)
            if vague and (vague[0].currency or vague[0].about):
                yield Sum(vague[0])
            at = vague[1] if vague else at + 1
            continue
        figure, at = found
        if whole := _whole_of(grammar, seen, figure, at):
            yield Sum(_as(figure, whole[0]))
            yield Sum(whole[0])
            at = whole[1]
            continue
        second = _second(grammar, seen, figure, at, folded)
        if second is None:
            yield Sum(figure, former=_follows_change(folded, figure, seen.said))
            continue
        high, at, change = second
        low = _as(figure, high)
        if change:
            yield from (Sum(low, former=True), Sum(high))
        else:
            yield Sum(low, high)


def _second(grammar: Grammar, seen: Tokens, low: Figure, at: int, folded: str) -> tuple[Figure, int, bool] | None:
    """The figure a range ends with or a change leads to, the index after it, and whether it is a change."""
    said = seen.said
    change = seen.is_written(at, said.change_to)
    if not change and not seen.is_written(at, said.range_to) and seen.word(at) != "-":
        joined = seen.word(at) in said.numbers.joins
        if not joined or not said.between.search(folded[max(0, low.start - 12) : low.start]):
            return None
    found = grammar.figure(at + 1)
    if found is None:
        return None
    high, after = found
    if (high.unit == 1 and not high.currency) or (low.currency and high.currency and low.currency != high.currency):
        return None
    first = _as(low, high).value
    if first is None or high.value is None or first == high.value:
        return None
    change = change or _is_change(folded[max(0, low.start - 90) : low.start], said)
    return (high, after, change) if change or first < high.value else None


def _whole_of(grammar: Grammar, seen: Tokens, part: Figure, at: int) -> tuple[Figure, int] | None:
    """The sum that `part` is a share of, and the index after it: "50 [des 400 millions]"."""
    if part.unit != 1 or part.currency or not (whole_at := seen.after(at, seen.said.whole)):
        return None
    found = grammar.figure(whole_at)
    return found if found and found[0].unit > 1 and found[0].currency else None


def _as(low: Figure, high: Figure) -> Figure:
    """The low end with the magnitude and currency that only the high end spells out."""
    unit = high.unit if low.unit == 1 and low.value is not None and low.value < 1000 else Decimal(1)
    value = None if low.value is None else low.value * unit
    return low._replace(value=value, unit=high.unit, currency=low.currency or high.currency, doubt=False)


def _is_change(before: str, said: MoneyWords) -> bool:
    if said.change.search(before):
        return True
    return bool(said.change_always.search(before)) and not said.ranging.search(before)


def _follows_change(folded: str, figure: Figure, said: MoneyWords) -> bool:
    """True for the 60 of "lifted to 72 from 60"."""
    before = folded[max(0, figure.start - 90) : figure.start]
    return bool(said.change_always.search(before)) and bool(said.change.search(before))
