"""The tables of one language that sums are read with: its numbers, its currencies, and what it says around a sum."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from decimal import Decimal
from typing import Any

Phrases = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NumberTable:
    """How a language writes numbers: the table [numbers] of a lexicon."""

    decimal: str = "."  # the sign before decimals; the other one of "," and "." groups thousands
    glued: bool = False  # number words are written in one: "zweihundertfünfzig"
    joins: Phrases = ()  # between number words, and between the two ends of "between 3 and 5"
    articles: Phrases = ()  # "a billion" is one billion
    and_half: Phrases = ()  # "two and a half billion", "deux milliards et demi"
    words: Mapping[str, Decimal] = field(default_factory=dict)
    parts: Mapping[str, Decimal] = field(default_factory=dict)  # "half a billion", "un demi-milliard"
    about: Mapping[str, Decimal] = field(default_factory=dict)  # "une centaine de millions"
    magnitudes: Mapping[str, Decimal] = field(default_factory=dict)
    inserted: Phrases = ()  # between a number and its magnitude: "les 25 premiers millions"


@dataclass(frozen=True, slots=True)
class CurrencyTable:
    """What a language calls currencies, by ISO 4217 code: the table [currency]."""

    things: Phrases = ()  # also the name of a thing: no money unless a nation settles it ("livres")
    weak: Phrases = ()  # also ordinary words: money only behind a magnitude, or thousands ("won", "pounds")
    words: Mapping[str, str] = field(default_factory=dict)
    nations: Mapping[str, str] = field(default_factory=dict)  # beside a currency: "dollars canadiens", "Swiss francs"
    shared: Mapping[str, Phrases] = field(default_factory=dict)  # one name, several currencies: "couronne"
    countries: Mapping[str, Phrases] = field(default_factory=dict)  # ISO 3166 code: words that settle a shared name


@dataclass(frozen=True, slots=True)
class PhraseTable:
    """What a language says around a sum: the table [money]. Each field is a list of phrases."""

    up_to: Phrases = ()
    at_least: Phrases = ()
    approx: Phrases = ()
    plain: Phrases = ()  # ends like one of the three above and qualifies nothing: "add up to"
    up_to_after: Phrases = ()
    at_least_after: Phrases = ()
    approx_after: Phrases = ()
    fillers: Phrases = ()  # may stand between such a phrase and the figure: "the", "de"
    range_to: Phrases = ()  # "30 à 50"
    between: Phrases = ()  # "between 30 and 50"
    ranging: Phrases = ()  # "ranging from": no change, whatever else the sentence says
    change: Phrases = ()  # verbs: "relevé de 75 à 85" is a figure before and one after, no range
    change_from: Phrases = ()  # before the first figure of such a change
    change_always: Phrases = ()  # before the first figure: a change even without such a verb
    change_to: Phrases = ()  # between two figures: always a change, never a range
    some: Phrases = ()  # before a magnitude alone: "several billion"
    vague: Phrases = ()  # a magnitude without a number in one word: "multibillion"
    yearly: Phrases = ()  # behind a sum: so much each year
    of: Phrases = ()  # between a number and what it counts: "millions de"
    whole: Phrases = ()  # between a share and its whole: "50 of the 400 million"
    spending: Phrases = ()  # a bare "2 billion" in a sentence with one of these is money
    nouns: Phrases = ()  # kinds of money: "2 milliards d'investissements" counts no thing
    followers: Phrases = ()  # what may follow a bare "2 billion" that is money, where nouns need no "of"


@dataclass(frozen=True, slots=True)
class MoneyTables:
    """Everything a language brings to reading money."""

    numbers: NumberTable = NumberTable()
    currency: CurrencyTable = CurrencyTable()
    money: PhraseTable = PhraseTable()

    def laid_over(self, other: "MoneyTables") -> "MoneyTables":
        """These tables on top of others: lists and words are added to theirs, signs and flags take their place."""
        return MoneyTables(
            NumberTable(**_merged(other.numbers, self.numbers)),
            CurrencyTable(**_merged(other.currency, self.currency)),
            PhraseTable(**_merged(other.money, self.money)),
        )


def _merged(under: Any, over: Any) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    for each in fields(over):
        old, new = getattr(under, each.name), getattr(over, each.name)
        match new:
            case tuple():
                merged[each.name] = tuple(dict.fromkeys((*old, *new)))
            case Mapping():
                merged[each.name] = {**old, **new}
            case _:
                merged[each.name] = old if new == each.default else new
    return merged
