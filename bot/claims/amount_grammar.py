"""The grammar of a sum: number, magnitude and currency in every order newspapers use."""

from decimal import Decimal
from typing import NamedTuple

from bot.claims.currency import (
    BOOKS,
    CODES,
    GLUED,
    LETTERS,
    NATIONS,
    PREFIXES,
    SHARED,
    SIGNS,
    UNSETTLED,
    WORDS,
    magnitude,
    settled,
)
from bot.claims.figures import NUMBER_WORDS, Token, doubtful, words_to_number

ONE = Decimal(1)
HALF = Decimal("0.5")
SHORTEST_WORD = 5  # "crore", "million": shorter ones are abbreviations
_ARTICLES = {"a", "an", "le", "du", "au", "ein", "eine", "einer"}
_COLLECTIVES = {
    "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40,
    "cinquantaine": 50, "soixantaine": 60, "centaine": 100,
}  # fmt: skip
# "several billion", "a couple of billion", "multi-billion": the magnitude alone, in the singular.
_SOME = {"few", "several", "of", "many", "some", "multi", "-"}
_MULTIPLES = {"multibillion", "multimillion"}
_QUEBEC = {"m", "g", "md", "k"}  # "14 M$", "3 G$": how Quebec writes its dollars
_LINKS = {"de", "d", "of", "'", "-"}


class Figure(NamedTuple):
    """A number with what stands beside it. `value` counts units; None: a magnitude without any number."""

    value: Decimal | None
    unit: Decimal  # the magnitude it was written in, 1 if none
    currency: str | None
    start: int
    end: int
    about: bool = False  # "une centaine de millions"
    doubt: bool = False  # two readings a factor of 1000 apart


class Grammar:
    """Reads figures from tokens. `text` is the unfolded text: only it tells "EUR" from a word."""

    __slots__ = ("homes", "language", "text", "words")

    def __init__(self, text: str, words: list[Token], language: str, homes: frozenset[str] = frozenset()) -> None:
        self.text, self.words, self.language, self.homes = text, words, language, homes

    def figure(self, at: int) -> tuple[Figure, int] | None:
        """The figure that begins at this token, and the index after it."""
        currency, index = self._currency_before(at)
        number = self._number(index)
        if number is None:
            return None
        value, index, about = number
        first = self.words[index - 1]
        value, unit, index = self._scaled(value, index, currency)
        after, index = self._currency_after(index, currency)
        if unit == 1 and about:
            return None
        doubt = unit == 1 and first.digits and doubtful(first.text, self.language)
        start, end = self.words[at].start, self.words[index - 1].end
        return Figure(value, unit, currency or after, start, end, about, doubt), index

    def vague(self, at: int) -> tuple[Figure, int] | None:
        """Magnitudes without a number: "plusieurs milliards d'euros", "hundreds of millions of dollars"."""
        index = at
        if (self._magnitude(at) and self.word(at - 1) in _SOME) or self.word(at) in _MULTIPLES:
            index += 1
        unit = self._magnitude(at)
        while (more := self._magnitude(index)) and self.words[index].text.endswith(("s", "en")):
            unit = more
            index += 1
            if self.word(index) in {"de", "of"} and self._magnitude(index + 1):
                index += 1
        if index == at:
            return None
        currency, index = self._currency_after(index, None)
        return Figure(None, unit or ONE, currency, self.words[at].start, self.words[index - 1].end), index

    def word(self, index: int) -> str:
        """The token's folded text, empty past either end."""
        return self.words[index].text if 0 <= index < len(self.words) else ""

    def written(self, index: int) -> str:
        """The token as the text spells it."""
        return self.text[self.words[index].start : self.words[index].end]

    def _magnitude(self, index: int) -> Decimal | None:
        return magnitude(self.word(index), self.language)

    def _touching(self, index: int) -> bool:
        return 0 < index < len(self.words) and self.words[index].start == self.words[index - 1].end

    def _currency_before(self, at: int) -> tuple[str | None, int]:
        code = self._code(at) or SIGNS.get(self.word(at)) or self._prefix(at)
        if code is None:
            return None, at
        index = at + 1
        if self.word(index) == "." and code == "INR":
            index += 1
        if self._code(at) and self.word(index) in SIGNS:  # "CAD $5m", "USD$400m"
            index += 1
        return code, index

    def _prefix(self, at: int) -> str | None:
        """The currency of "SKr95bn" and "R5bn": letters that touch the figure, or "Rs 400"."""
        code = PREFIXES.get(self.word(at)) or ("ZAR" if self.word(at) == "r" and self.written(at) == "R" else None)
        return code if code and (self._touching(at + 1) or code == "INR") else None

    def _code(self, index: int) -> str | None:
        if index >= len(self.words):
            return None
        word = self.words[index]
        written = self.text[word.start : word.end]
        if written in CODES or word.text in {"eur", "usd"}:
            return {"RMB": "CNY"}.get(written, written.upper())
        return None

    def _number(self, at: int) -> tuple[Decimal, int, bool] | None:
        """Value, next index, and whether the words themselves say "about"."""
        if at >= len(self.words):
            return None
        word = self.words[at]
        if word.digits:
            return None if word.number is None else (word.number, at + 1, False)
        if word.text in _ARTICLES or word.text in {"un", "une", "half", "demi", "quarter", "quart"}:
            found = self._part_of_one(at)
            if found:
                return found
        if word.text in NUMBER_WORDS:
            read = words_to_number(self.words, at)
            return (*read, False) if read else None
        return None

    def _part_of_one(self, at: int) -> tuple[Decimal, int, bool] | None:
        index = at + 1 if self.word(at) in _ARTICLES or self.word(at) in {"un", "une"} else at
        part = self.word(index)
        if part in _COLLECTIVES and index > at:
            return Decimal(_COLLECTIVES[part]), index + 2 if self.word(index + 1) in {"de", "d"} else index + 1, True
        if part in {"half", "demi", "quarter", "quart"}:
            index += 1
            while self.word(index) in {"-", "of", "a", "de", "'", "d"}:
                index += 1
            share = HALF if part in {"half", "demi"} else HALF / 2
            return (share, index, False) if self._magnitude(index) else None
        hyphen = index + 1 if self.word(index) == "-" else index
        if index > at and self._is_one(at, hyphen):
            return ONE, hyphen, False
        return None

    def _is_one(self, article: int, magnitude_at: int) -> bool:
        """True for "a billion" and "le milliard": an article, not "à", before a whole word in the singular."""
        word = self.word(magnitude_at)
        spelt = self._magnitude(magnitude_at) is not None and len(word) >= SHORTEST_WORD and not word.endswith("s")
        return spelt and self.written(article) not in {"à", "À"}

    def _scaled(self, value: Decimal, index: int, currency: str | None) -> tuple[Decimal, Decimal, int]:
        """The value times its magnitudes, the greatest of them, and the next index."""
        if self.word(index) in {"and", "et"} and self.word(index + 1) == "a" and self.word(index + 2) == "half":
            value, index = value + HALF, index + 3
        unit, after = self._unit(index, currency)
        if unit is None:
            return value, ONE, index
        total, index = value * unit, after
        while self.word(index) in {"de", "-", "d"} or self._magnitude(index):
            step = index if self._magnitude(index) else index + 1
            more = self._magnitude(step)
            if more is None or (step == index + 1 and unit > 1000 and self.word(index) != "de"):
                break
            if more != unit:  # a doubled unit counts once
                total *= more
                unit = max(unit, more)
            index = step + 1
        if self.word(index) in {"et"} and self.word(index + 1) in {"demi", "demie"}:
            return total + unit / 2, unit, index + 2
        return self._and_smaller(total, unit, index)

    def _unit(self, index: int, currency: str | None) -> tuple[Decimal | None, int]:
        if self.word(index) == "-" and self._magnitude(index + 1):
            index += 1
        word = self.word(index)
        if known := magnitude(word, self.language):
            return known, index + 1
        if word in GLUED:
            return GLUED[word][0], index  # the code is read from the same word
        if word in LETTERS and (self._touching(index) or self.word(index + 1) in SIGNS):
            sign_follows = self.word(index + 1) in SIGNS or self._currency_after(index + 1, None)[0] is not None
            if currency or sign_follows:
                return LETTERS[word], index + 1
        return None, index

    def _and_smaller(self, total: Decimal, unit: Decimal, index: int) -> tuple[Decimal, Decimal, int]:
        """ "1 milliard 200 millions", "un milliard deux cents millions"."""
        step = index + 1 if self.word(index) in {"et", "and"} else index
        word = self.words[step] if step < len(self.words) else None
        if word is None or not (word.digits or word.text in NUMBER_WORDS):
            return total, unit, index
        number = self._number(step)
        smaller = self._magnitude(number[1]) if number else None
        if number and smaller and smaller < unit and number[0] * smaller < unit:
            return total + number[0] * smaller, unit, number[1] + 1
        return total, unit, index

    def _currency_after(self, index: int, known: str | None) -> tuple[str | None, int]:
        at = index
        while self.word(at) in _LINKS and at < index + 2:
            at += 1
        if self.word(at) in GLUED:
            return GLUED[self.word(at)][1], at + 1
        if at > index and self.word(at) in SIGNS and at + 1 < len(self.words) and self.words[at + 1].digits:
            return None, index  # "$1.2bn-$1.5bn": the sign belongs to the next figure
        code, after = self._currency_word(at)
        if code is None or (known and code != known and not self._same_money(at, known)):
            return None, index
        return code, after

    def _same_money(self, at: int, known: str) -> bool:
        return WORDS.get(self.word(at)) == "USD" and known in {"CAD", "AUD", "HKD", "SGD", "TWD", "NZD"}

    def _currency_word(self, at: int) -> tuple[str | None, int]:
        word, following = self.word(at), self.word(at + 1)
        if word in NATIONS and (following in WORDS or following in SHARED):
            return NATIONS[word], at + 2
        code = settled(word, self.homes) or SIGNS.get(word) or self._code(at) or WORDS.get(word)
        if code and following in NATIONS and (word in WORDS or word == "$") and self.word(at + 2) not in WORDS:
            return NATIONS[following], at + 2
        if word in SHARED and following in NATIONS:
            return NATIONS[following], at + 2
        if word == "$" and self.word(at - 1) in _QUEBEC and "CA" in self.homes:
            return "CAD", at + 1
        if code is None and word in SHARED - BOOKS and self._follows_magnitude(at):
            return UNSETTLED, at + 1
        return (code, at + 1) if code else (None, at)

    def _follows_magnitude(self, at: int) -> bool:
        return self._magnitude(at - 2 if self.word(at - 1) in _LINKS else at - 1) is not None
