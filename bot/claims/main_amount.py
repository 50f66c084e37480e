"""The main amount of a deal: what is put in now, before totals, earlier plans and conversions (EDITORIAL 4)."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.claims.money import Money, Qualifier
from bot.claims.signs import COMPARISON, Sentence

_CAREFUL = (Qualifier.UP_TO, Qualifier.AT_LEAST, Qualifier.APPROX, Qualifier.RANGE)
_BRACKET = re.compile(r"^ ?\((?:[a-z' ]{0,20})$")
EARLIER_CHARS = 40
_YEARS = range(2, 31)  # that a plan may last


def find_amounts(deals: Sequence[Sentence], sentences: Sequence[Sentence]) -> tuple[Money, ...]:
    """The sums of the deal, the main one first; the same sum is named once, in its most careful wording."""
    head = [sentence for sentence in sentences if sentence.part.field != "body" and not sentence.has(COMPARISON)]
    told = list(dict.fromkeys([*(s for s in deals if s.is_title), *(s for s in head if s.is_title), *deals, *head]))
    ranked = [(_rank(money, sentence), money) for sentence in told for money in sentence.sums]
    if not ranked:
        return ()
    ordered = [money for _, money in sorted(ranked, key=lambda pair: pair[0])]
    main = _before_conversion(ordered[0], told)
    main = _of_all_years(_ceiling(main, told), told)
    careful = _most_careful(main, ordered)
    rest = [money for money in ordered if not _same(money, main)]
    return (careful, *_once(rest))


def _rank(money: Money, sentence: Sentence) -> int:
    """0: the sum of the deal; more: less likely so."""
    if money.figure is None:
        return 3
    folded = sentence.part.folded
    others = [other for other in sentence.sums if other is not money]
    if any(other.end <= money.start and _BRACKET.match(folded[other.end : money.start]) for other in others):
        return 1
    if others and _WORTH.search(folded[: money.start][-WORTH_CHARS:]) and _AFTER.match(folded[money.end :]):
        return 2
    return 2 if money.former or _is_earlier(money, sentence) else 0


# "worth $5.6bn after $600m raise", "vaut 5 milliards après un tour de 600 millions".
_WORTH = re.compile(r"\b(?:worth|vaut|vaudrait|pese|valued at|valuing it at) (?:[a-z']+ ){0,2}$")
_AFTER = re.compile(r"^ (?:[a-z']+ ){0,3}?(?:after|following|with|as|in|on|apres|grace a|a l'issue d)\b")
WORTH_CHARS = 30


def _is_earlier(money: Money, sentence: Sentence) -> bool:
    folded = sentence.part.folded
    if any(0 <= money.start - hit.end <= 1 for hit in sentence.of("traps.whole")):
        return True
    for hit in sentence.of("traps.earlier"):
        gap = folded[hit.end : money.start] if hit.end <= money.start else folded[money.end : hit.start]
        between = any(
            min(hit.start, money.start) < other.start < max(hit.start, money.start) for other in sentence.sums
        )
        if len(gap) <= EARLIER_CHARS and not between and not any(mark in gap for mark in ",;.:("):
            return True
    return False


def _same(one: Money, other: Money) -> bool:
    return one.figure == other.figure and one.currency == other.currency


def _before_conversion(main: Money, told: Sequence[Sentence]) -> Money:
    """The sum in the deal's own currency, where another sentence shows that `main` is its conversion."""
    for sentence in told:
        folded = sentence.part.folded
        for first, second in zip(sentence.sums, sentence.sums[1:], strict=False):
            bracketed = _BRACKET.match(folded[first.end : second.start])
            if bracketed and first.currency != second.currency and _same(second, main):
                return first
    return main


def _ceiling(main: Money, told: Sequence[Sentence]) -> Money:
    """The limit of "opens with 10, may climb to 80", where the same sentence or the headline names both."""
    if main.figure is None or main.qualifier is Qualifier.UP_TO:
        return main
    for sentence in told:
        if any(_same(money, main) for money in sentence.sums):
            for money in sentence.sums:
                over = money.qualifier is Qualifier.UP_TO and money.currency == main.currency
                if over and money.high is not None and money.high > main.figure:
                    return money
    return main


def _of_all_years(main: Money, told: Sequence[Sentence]) -> Money:
    """The sum over all years, where the sentence that names the yearly one spells it out. Never worked out."""
    if not main.yearly or not main.figure:
        return main
    for sentence in told:
        if any(_same(money, main) for money in sentence.sums):
            for money in sentence.sums:
                if money.figure and money.currency == main.currency and not money.yearly:
                    years = money.figure / main.figure
                    if years in _YEARS:
                        return money
    return main


def _most_careful(main: Money, sums: Sequence[Money]) -> Money:
    if main.qualifier is not Qualifier.EXACT:
        return main
    return next((money for money in sums if _same(money, main) and money.qualifier in _CAREFUL), main)


def _once(sums: Sequence[Money]) -> list[Money]:
    kept: list[Money] = []
    for money in sums:
        twin = next((index for index, other in enumerate(kept) if _same(money, other)), None)
        if twin is None:
            kept.append(money)
        elif kept[twin].qualifier is Qualifier.EXACT:
            kept[twin] = replace(money)
    return kept
