"""The grammar of a sum: number, magnitude and currency in every order newspapers use."""

from decimal import Decimal
from typing import NamedTuple

from bot.claims.sums.amount_tokens import Tokens
from bot.claims.sums.currency import GLUED, LETTERS, SIGNS
from bot.claims.sums.currency_grammar import Currencies
from bot.claims.sums.figures import doubtful

ONE = Decimal(1)
HALF = Decimal("0.5")
LONGEST_GROUP = 3  # digits that a space may part from the next ones
_APART = {"m", "b"}  # letters that may stand apart from a figure whose sign stands before it
SHORTEST_WORD = 5  # "crore", "million": shorter ones are abbreviations


class Figure(NamedTuple):
    """A number with what stands beside it. `value` counts units; None: a magnitude without any number."""

    value: Decimal | None
    unit: Decimal  # the magnitude it was written in, 1 if none
    currency: str | None
    start: int
    end: int
    about: bool = False  # "une centaine de millions", "plusieurs milliards"
    doubt: bool = False  # two readings a factor of 1000 apart


class Grammar:
    """Reads figures from the tokens of a text."""

    __slots__ = ("_currencies", "said", "tokens")

    def __init__(self, tokens: Tokens, homes: frozenset[str] = frozenset()) -> None:
        self.tokens, self.said = tokens, tokens.said
        self._currencies = Currencies(tokens, homes)

    def figure(self, at: int) -> tuple[Figure, int] | None:
        """The figure that begins at this token, and the index after it."""
        currency, index = self._currencies.before(at)
        if index == at and self._continues_a_word(at):
            return None
        unknown = self._is_unreadable(index) or self._is_some_hundred(index)
        number = (ONE, index + 1, False) if unknown else self._number(index)
        if number is None:
            return None
        value, index, about = number
        first = self.tokens.words[index - 1]
        value, unit, index = self._scaled(value, index, currency)
        after, index = self._currencies.after(index, currency, value)
        if unit == 1 and about:
            return None
        doubt = unit == 1 and first.digits and doubtful(first.text, self.said.numbers.decimal)
        start, end = self.tokens.words[at].start, self.tokens.words[index - 1].end
        return Figure(None if unknown else value, unit, currency or after, start, end, about, doubt), index

    def _is_unreadable(self, at: int) -> bool:
        """True for "1.2.3" and for the "2" of "1 2 milliard": digits that have no one value."""
        if not self.tokens.is_number(at):
            return False
        if self.tokens.words[at].number is None:
            return True
        before = self.tokens.words[at - 1] if self.tokens.is_number(at - 1) else None
        parted = before is not None and self.tokens.words[at].start == before.end + 1
        return before is not None and parted and before.text.isdecimal() and len(before.text) <= LONGEST_GROUP

    def _is_some_hundred(self, at: int) -> bool:
        """True for the "hundred" of "a few hundred million"."""
        value = self.said.numbers.values.get(self.tokens.word(at))
        return value in {100, 1000} and self.tokens.word(at - 1) in self.said.some

    def _continues_a_word(self, at: int) -> bool:
        """True for the "9" of "1e9" and the "4" of "GPT4"."""
        return self.tokens.is_number(at) and self.tokens.touches(at) and self.tokens.word(at - 1).isalpha()

    def vague(self, at: int) -> tuple[Figure, int] | None:
        """Magnitudes without a number: "plusieurs milliards d'euros", "hundreds of millions of dollars"."""
        index, some = at, self._is_some(at - 1)
        if (self.tokens.magnitude(at) and some) or self.tokens.word(at) in self.said.vague:
            index += 1
        unit = self.tokens.magnitude(at)
        while (more := self.tokens.magnitude(index)) and self.tokens.word(index) in self.said.plurals:
            unit = more
            index += 1
            if self.tokens.word(index) in self.said.of and self.tokens.magnitude(index + 1):
                index += 1
        if index == at:
            return None
        currency, index = self._currencies.after(index, None, None)
        start, end = self.tokens.words[at].start, self.tokens.words[index - 1].end
        return Figure(None, unit or ONE, currency, start, end, about=some), index

    def _is_some(self, index: int) -> bool:
        """True for "several" and the "multi-" of "multi-billion"."""
        return self.tokens.word(index) in self.said.some or (
            self.tokens.word(index) == "-" and self.tokens.word(index - 1) == "multi"
        )

    def _number(self, at: int) -> tuple[Decimal, int, bool] | None:
        """Value, next index, and whether the words themselves say "about"."""
        if at >= len(self.tokens.words):
            return None
        word = self.tokens.words[at]
        if word.number is not None:
            return word.number, at + 1, False
        return self._part_of_one(at) or self._in_words(at)

    def _in_words(self, at: int) -> tuple[Decimal, int, bool] | None:
        read = self.said.numbers.read(self.tokens.words, at, joins=not self._is_between(at - 1))
        return (*read, False) if read else None

    def _is_between(self, index: int) -> bool:
        return self.tokens.word(index) in self.said.tables.money.between

    def _part_of_one(self, at: int) -> tuple[Decimal, int, bool] | None:
        index = at + self.tokens.is_written(at, self.said.articles)
        named = self.tokens.word(index)
        if named in self.said.numbers.about:
            after = index + 1
            return self.said.numbers.about[named], after + (self.tokens.word(after) in self.said.of), True
        if named in self.said.parts:
            index = self._into_magnitude(index + 1)
            return (self.said.parts[named], index, False) if self.tokens.magnitude(index) else None
        hyphen = index + (self.tokens.word(index) == "-")
        return (ONE, hyphen, False) if index > at and self._is_one(hyphen) else None

    def _into_magnitude(self, index: int) -> int:
        """Past "of a" in "half of a billion", "d'un" in "trois quarts d'un milliard"."""
        while self.tokens.is_link(index) or self._is_article(index):
            index += 1
        return index

    def _is_article(self, index: int) -> bool:
        return self.tokens.is_written(index, self.said.articles)

    def _is_one(self, index: int) -> bool:
        """True for "a [billion]" and "le [milliard]": a whole word in the singular."""
        word = self.tokens.word(index)
        return self.tokens.magnitude(index) is not None and len(word) >= SHORTEST_WORD and word not in self.said.plurals

    def _scaled(self, value: Decimal, index: int, currency: str | None) -> tuple[Decimal, Decimal, int]:
        """The value times its magnitudes, the greatest of them, and the next index."""
        value, index = self._with_half_or_part(value, index)
        unit, after = self._unit(index, value, currency)
        if unit is None:
            return value, ONE, index
        total, index = value * unit, after
        while self.tokens.is_link(index) or self.tokens.magnitude(index):
            step = index if self.tokens.magnitude(index) else index + 1
            more = self.tokens.magnitude(step)
            if more is None or (step == index + 1 and unit > 1000 and self.tokens.word(index) == "-"):
                break
            if more != unit:  # a doubled unit counts once
                total *= more
                unit = max(unit, more)
            index = step + 1
        if half := self.tokens.after(index, self.said.and_half):
            return total + unit / 2, unit, half
        return self._and_smaller(total, unit, index)

    def _with_half_or_part(self, value: Decimal, index: int) -> tuple[Decimal, int]:
        """ "two and a half [billion]", "three-quarters of a [billion]"."""
        half = self.tokens.after(index, self.said.and_half)
        if half and self.tokens.magnitude(half + (self.tokens.word(half) == "-")):
            return value + HALF, half
        at = index + (self.tokens.word(index) == "-")
        if part := self.said.parts.get(self.tokens.word(at)):
            into = self._into_magnitude(at + 1)
            if self.tokens.magnitude(into):
                return value * part, into
        return value, index

    def _unit(self, index: int, value: Decimal, currency: str | None) -> tuple[Decimal | None, int]:
        if self.tokens.word(index) == "-" and self.tokens.magnitude(index + 1):
            index += 1
        if self.tokens.word(index) in self.said.inserted and self.tokens.magnitude(index + 1):
            index += 1
        word = self.tokens.word(index)
        if known := self.tokens.magnitude(index):
            return known, index + 1
        if word in GLUED:
            return GLUED[word][0], index  # the code is read from the same word
        if word in LETTERS and self._is_magnitude(index, value * LETTERS[word], currency):
            return LETTERS[word], index + 1
        return None, index

    def _is_magnitude(self, letter: int, value: Decimal, currency: str | None) -> bool:
        """True for the letter of "$400m", "$400 m", "14 M€" and "100m pounds"."""
        if currency and self.tokens.word(letter) in _APART and self.tokens.word(letter + 1) != "'":
            return True
        sign_follows = self.tokens.word(letter + 1) in SIGNS
        if not (self.tokens.touches(letter) or sign_follows):
            return False
        return bool(currency) or sign_follows or self._currencies.after(letter + 1, None, value)[0] is not None

    def _and_smaller(self, total: Decimal, unit: Decimal, index: int) -> tuple[Decimal, Decimal, int]:
        """ "1 milliard 200 millions", "un milliard deux cents millions"."""
        step = index + (self.tokens.word(index) in self.said.numbers.joins)
        word = self.tokens.words[step] if step < len(self.tokens.words) else None
        if word is None or not (word.digits or self.said.numbers.value(word.text) is not None):
            return total, unit, index
        number = self._number(step)
        smaller = self.tokens.magnitude(number[1]) if number else None
        if number and smaller and smaller < unit and number[0] * smaller < unit:
            return total + number[0] * smaller, unit, number[1] + 1
        return total, unit, index
