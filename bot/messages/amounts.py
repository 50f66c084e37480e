"""Sums of money as a newspaper of the room's language prints them."""

import re
from collections.abc import Iterator
from decimal import Decimal

from babel.numbers import get_currency_name, get_currency_symbol

from bot.claims.money import Money, Qualifier
from bot.messages.wording import Wording
from bot.text.folding import fold

_SIGNS = {"EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥"}  # Babel would say "$US" and "£GB" in French
_SIZES = {"tn": Decimal(10) ** 12, "bn": Decimal(10) ** 9, "m": Decimal(10) ** 6}
_MOST_DECIMALS = 3
_VOWEL = re.compile(r"^[aeiouh]")


def money(amount: Money, wording: Wording) -> str:
    """A sum with its qualifier: "more than €1.2bn", "30 to 50 billion", "several billion euros"."""
    match amount.qualifier:
        case Qualifier.VAGUE:
            return _vague(amount, wording)
        case Qualifier.RANGE:
            return span(amount.low or Decimal(0), amount.high or Decimal(0), amount.currency, wording)
    shown = figure(amount.figure or Decimal(0), amount.currency, wording)
    return qualified(shown, amount.qualifier, amount.text, wording)


def qualified(shown: str, qualifier: Qualifier, words: str, wording: Wording) -> str:
    """A figure with its qualifier; of "more than" and "at least", the one that stands in `words`.

    Where the words tell nothing, "at least" is the weaker and so the safe one.
    """
    match qualifier:
        case Qualifier.APPROX:
            return wording.text("about {amount}", amount=shown)
        case Qualifier.AT_LEAST if is_more_than(words, wording):
            return wording.text("more than {amount}", amount=shown)
        case Qualifier.AT_LEAST:
            return wording.text("at least {amount}", amount=shown)
        case Qualifier.UP_TO:
            return wording.text("up to {amount}", amount=shown)
    return shown


def is_at_least(words: str, wording: Wording) -> bool:
    """True for "au moins" and its kin, in any language we have."""
    return wording.heard.at_least.search(fold(words)) is not None


def is_more_than(words: str, wording: Wording) -> bool:
    """True for "plus de" and its kin, false for "au moins" and for words that tell nothing."""
    return not is_at_least(words, wording) and any(_more_than(fold(words), wording))


def limit_words(before: str, after: str, wording: Wording) -> str | None:
    """The words that limit a sum from below, nearest to it: the last before it, else the first after it."""
    for text, at in ((before, -1), (after, 0)):
        folded = fold(text)
        hits = (*wording.heard.at_least.finditer(folded), *_more_than(folded, wording))
        if found := sorted((hit.start(), hit.end()) for hit in hits):
            start, end = found[at]
            return text[start:end]
    return None


def _more_than(folded: str, wording: Wording) -> Iterator[re.Match[str]]:
    without = wording.heard.not_more_than.sub(lambda hit: " " * len(hit[0]), folded)
    return wording.heard.more_than.finditer(without)


def figure(value: Decimal, currency: str | None, wording: Wording) -> str:
    """One number of money, never rounded: "€1.2bn", "500 M$"."""
    unit, scaled = _unit(value, wording)
    number = wording.number(scaled)
    if currency is None:
        return _bare(unit, number, int(scaled), wording)
    short = _short(unit, number, wording)
    sign = _SIGNS.get(currency) or get_currency_symbol(currency, locale=wording.babel)
    if sign.isalpha():
        return wording.text("{code} {amount}", code=sign, amount=short.strip())
    return wording.text("{sign}{amount}", sign=sign, amount=short)


def counted(amount: Money, wording: Wording) -> int:
    """The number with which a participle agrees: that of the figure as it is shown, 1 for "1,2 Md€"."""
    return int(_unit(amount.figure or Decimal(0), wording)[1])


def span(low: Decimal, high: Decimal, currency: str | None, wording: Wording) -> str:
    """Two ends; a unit that follows both figures is said once: "de 30 à 50 Md€"."""
    first, last = _short_of(low, high, currency, wording), figure(high, currency, wording)
    return wording.text("{low} to {high}", low=first, high=last)


def beside(amount: Money, other: Money, wording: Wording) -> str:
    """A sum named beside another; a unit that follows both figures is said once: "1,2 Md€, et non 1,3"."""
    if amount.figure is None or other.figure is None or amount.qualifier is Qualifier.RANGE:
        return money(amount, wording)
    if amount.currency != other.currency:
        return money(amount, wording)
    shown = _short_of(amount.figure, other.figure, amount.currency, wording)
    return qualified(shown, amount.qualifier, amount.text, wording)


def _short_of(value: Decimal, beside: Decimal, currency: str | None, wording: Wording) -> str:
    """The first figure, without its unit where it follows the number and the other one has the same."""
    (unit, small), (other_unit, large) = _unit(value, wording), _unit(beside, wording)
    shown, other = figure(value, currency, wording), figure(beside, currency, wording)
    number = wording.number(small)
    once = unit == other_unit and shown.startswith(number) and other.startswith(wording.number(large))
    return number if once else shown


def _unit(value: Decimal, wording: Wording) -> tuple[str, Decimal]:
    """The largest unit of the language in which the figure is short, and the figure in it."""
    for unit in wording.text("tn bn m").split():  # largest first; French stops at the milliard
        scaled = (value / _SIZES[unit]).normalize()
        if scaled >= 1 and -int(scaled.as_tuple().exponent) <= _MOST_DECIMALS:
            return unit, scaled
    return "", value


def _short(unit: str, number: str, wording: Wording) -> str:
    match unit:
        case "tn":
            return wording.text("{figure}tn", figure=number)
        case "bn":
            return wording.text("{figure}bn", figure=number)
        case "m":
            return wording.text("{figure}m", figure=number)
    return wording.text("{figure}", figure=number)


def _bare(unit: str, number: str, n: int, wording: Wording) -> str:
    match unit:
        case "tn":
            return wording.plural("{figure} trillion", "{figure} trillion", n, figure=number)
        case "bn":
            return wording.plural("{figure} billion", "{figure} billion", n, figure=number)
        case "m":
            return wording.plural("{figure} million", "{figure} million", n, figure=number)
    return number


def _vague(amount: Money, wording: Wording) -> str:
    words = fold(amount.text)
    billions = wording.heard.billions.search(words)
    if not billions and not wording.heard.millions.search(words):
        return wording.text("amount not given")
    if amount.currency is None:
        return wording.text("several billion") if billions else wording.text("several million")
    units = _currency_units(amount.currency, wording)
    if _VOWEL.match(fold(units)):  # French elides: "milliards d’euros"
        if billions:
            return wording.text("several billion {euros}", euros=units)
        return wording.text("several million {euros}", euros=units)
    if billions:
        return wording.text("several billion {dollars}", dollars=units)
    return wording.text("several million {dollars}", dollars=units)


def _currency_units(currency: str, wording: Wording) -> str:
    match currency:
        case "EUR":
            return wording.text("euros")
        case "USD":
            return wording.text("dollars")
        case "GBP":
            return wording.text("pounds")
    return str(get_currency_name(currency, count=2, locale=wording.babel))
