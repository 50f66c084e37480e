"""The words of one language, made ready to find: what qualifies a sum, what makes it a change or no money."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TypeVar

from bot.claims.sums.currency import ABBREVIATIONS, CODES, CODES_BY_HABIT, MAGNITUDES, NATIONS, SIGNS
from bot.claims.sums.figures import NumberWords
from bot.claims.sums.money_tables import MoneyTables
from bot.text.folding import fold

_ABBREVIATED = "|".join(sorted({*MAGNITUDES, "k", "m", "b", "g", "t"}, key=len, reverse=True))
_CODES = "|".join(sorted(code.lower() for code in (*CODES, *CODES_BY_HABIT)))
# Counted in every language, whatever stands between.
_UNITS = "gpu|%|m2|km|tonnes?|mw|gw|kwh|twh"
FAR = 25  # characters between a sum and its "a year"
LOOK_BACK = 45  # characters that hold a qualifier
Value = TypeVar("Value")
_OPENS, _CLOSES = r"(?<!\w)", r"(?!\w)"


class MoneyWords:
    """A language's tables as patterns over folded text and as words by folded spelling."""

    __slots__ = (
        "after", "and_half", "articles", "before", "between", "change", "change_always", "change_to", "counted",
        "currencies", "homes", "inserted", "magnitudes", "nations", "numbers", "of", "parts", "plurals", "range_to",
        "ranging", "shared", "some", "spending", "tables", "things", "trigger", "vague", "weak", "whole", "yearly",
    )  # fmt: skip

    def __init__(self, tables: MoneyTables) -> None:
        numbers, currency, said = tables.numbers, tables.currency, tables.money
        self.tables = tables
        self.numbers = NumberWords(numbers)
        self.magnitudes = MAGNITUDES | _folded(numbers.magnitudes)
        self.plurals = _plurals(_folded(numbers.magnitudes))
        self.parts, self.inserted = _folded(numbers.parts), _set(numbers.inserted)
        self.and_half = _sequences(numbers.and_half)
        self.articles = _spellings(numbers.articles)
        self.currencies = ABBREVIATIONS | _folded(currency.words)
        self.nations = NATIONS | _folded(currency.nations)
        self.shared = {fold(word): {code[:2]: code for code in codes} for word, codes in currency.shared.items()}
        self.things, self.weak = _set(currency.things), _set(currency.weak)
        self.homes = _homes(currency.countries)
        self.some, self.vague, self.whole = _set(said.some), _set(said.vague), _sequences(said.whole)
        self.of = frozenset(word for phrase in said.of for word in _split(phrase))
        self.range_to, self.change_to = _spellings(said.range_to), _spellings(said.change_to)
        self.before, self.after = _before(tables), _after(tables)
        self.between = _ending(said.between)
        self.ranging = _ending(said.ranging, r"[^.;!?]{0,20}")
        self.change_always = _ending(said.change_always)
        self.change = _change(tables)
        self.yearly = re.compile(rf"[^.,;:!?()]{{0,{FAR}}}?{_OPENS}(?:{found(said.yearly)})")
        self.spending = re.compile(f"{_OPENS}(?:{found(said.spending)})")
        self.counted = _counted(tables)
        self.trigger = self._trigger()

    def homes_of(self, folded: str) -> frozenset[str]:
        """The countries a text names whose money shares its name with others': whose "couronnes", whose "M$"."""
        return frozenset(match.lastgroup for match in self.homes.finditer(folded) if match.lastgroup)

    def settled(self, word: str, homes: frozenset[str]) -> str | None:
        """The currency of a shared word where exactly one of these countries has one of that name; None: open."""
        candidates = self.shared.get(word)
        fitting = {code for country, code in candidates.items() if country in homes} if candidates else set()
        return fitting.pop() if len(fitting) == 1 else None

    def qualifier_before(self, folded: str, start: int) -> str | None:
        """The qualifier right before a figure that starts there: "at_least" before "plus de 3"."""
        kind = match.lastgroup if (match := self.before.search(folded[max(0, start - LOOK_BACK) : start])) else None
        return None if kind == "plain" else kind

    def counts_after(self, rest: str) -> bool:
        """True if what follows a magnitude without currency is a thing that is counted: "millions d'utilisateurs"."""
        return self.counted.match(rest) is not None

    def _trigger(self) -> re.Pattern[str]:
        """A text without one of these holds no sum: one search settles most headlines."""
        words = {*_folded(self.tables.numbers.magnitudes), *self.vague, *self.currencies, *self.shared, "crore", "lakh"}
        stems = sorted(w for w in words if not any(other != w and w.startswith(other) for other in words))
        signs = "".join(sign for sign in SIGNS if len(sign) == 1)
        spelt = "|".join(map(re.escape, stems))
        return re.compile(rf"[{signs}]|\b(?:{_CODES})(?![a-z])|\d ?(?:{_ABBREVIATED})\b|\d ?md?eur|(?:{spelt})")


def found(phrases: Iterable[str]) -> str:
    """The inside of a pattern that finds any of these phrases in a folded text, the longer ones first.

    `*` stands for the rest of a word, `(a|b)` for one of several. A language that has no phrase finds nothing.
    """
    return "|".join(sorted(map(_phrase, dict.fromkeys(phrases)), key=len, reverse=True)) or r"(?!)"


_WRITTEN = {"*": r"\w*", "(": "(?:", ")": ")", "|": "|"}


def _phrase(phrase: str) -> str:
    folded = fold(phrase)
    inside = "".join(_WRITTEN.get(sign) or re.escape(sign) for sign in folded)
    return inside + (_CLOSES if folded[-1].isalnum() or folded[-1] == ")" else "")


def _before(tables: MoneyTables) -> re.Pattern[str]:
    """Anchored at its end: searched in the few characters before a sum. The longest phrase that ends there decides."""
    said = tables.money
    kinds = {
        "up_to": (*said.up_to, "<", "≤"),
        "at_least": (*said.at_least, ">", "≥"),
        "approx": (*said.approx, "~", "≈", "±"),
        "plain": said.plain,
    }
    either = "|".join(f"(?P<{kind}>{found(phrases)})" for kind, phrases in kinds.items())
    fillers = "|".join(
        re.escape(fold(filler)) + ("" if filler.endswith(("'", "’")) else " ") for filler in said.fillers
    )
    return re.compile(rf'{_OPENS}(?:{either})[ "(]*(?:{fillers or "(?!)"})?[ "]*\+?$')


def _after(tables: MoneyTables) -> re.Pattern[str]:
    said = tables.money
    return re.compile(
        rf'[ )"-]*(?:(?P<approx>{found(said.approx_after)})|(?P<at_least>{found(said.at_least_after)}|\+(?! ?[\d€$£]))'
        rf"|(?P<up_to>{found(said.up_to_after)}))"
    )


def _ending(phrases: Iterable[str], between: str = "") -> re.Pattern[str]:
    """Finds one of the phrases at the very end of a text: what stands right before a sum."""
    return re.compile(f"{_OPENS}(?:{found(phrases)}){between}[ ']*$")


def _change(tables: MoneyTables) -> re.Pattern[str]:
    said = tables.money
    return re.compile(rf"{_OPENS}(?:{found(said.change)})[^.;!?]{{0,60}}?{_OPENS}(?:{found(said.change_from)})[ ']*$")


def _counted(tables: MoneyTables) -> re.Pattern[str]:
    """Finds a counted thing right after a magnitude. Where nouns need no "of", all that is not known to be none."""
    said = tables.money
    of = "|".join(re.escape(fold(word)) + ("" if word.endswith(("'", "’")) else " ") for word in said.of) or "(?!)"
    kinds = found(said.nouns)
    if not said.followers:
        return re.compile(rf' ?(?:(?:{of})(?!{kinds}|[\d"])|(?:{_UNITS})(?!\w))')
    known = rf"(?:{kinds}|{found(said.followers)}|(?:{of})(?:{kinds}))"
    return re.compile(rf'(?![-., ;:!?)"\'/]*(?:$|[.,;:!?)"]|{known}))')


def _homes(countries: Mapping[str, Iterable[str]]) -> re.Pattern[str]:
    named = "|".join(f"(?P<{code}>{found(words)})" for code, words in countries.items())
    return re.compile(f"{_OPENS}(?:{named or '(?!)'})")


def _folded(words: Mapping[str, Value]) -> dict[str, Value]:
    return {fold(word): value for word, value in words.items()}


def _set(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold, words))


def _spellings(words: Iterable[str]) -> dict[str, frozenset[str]]:
    """Words by folded spelling, as they are written: "à" is no "a"."""
    every: dict[str, set[str]] = {}
    for word in words:
        every.setdefault(fold(word), set()).add(word.lower())
    return {folded: frozenset(written) for folded, written in every.items()}


def _split(phrase: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", fold(phrase)))


def _sequences(phrases: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted(map(_split, phrases), key=len, reverse=True))


def _plurals(magnitudes: Mapping[str, Decimal]) -> frozenset[str]:
    """Magnitudes that lengthen another of the same value: "millions", "Milliarden"."""
    return frozenset(
        word
        for word, value in magnitudes.items()
        if any(word != other and word.startswith(other) and same == value for other, same in magnitudes.items())
    )
