"""Figures in a folded text: tokens, numbers in every newspaper format, and numbers in words."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from bot.claims.sums.money_tables import NumberTable
from bot.text.folding import fold

MAX_DIGITS = 18  # more is no amount anybody pays


class Token(NamedTuple):
    """A word, a number or a sign of a folded text; `number` is None unless it is one that can be read."""

    text: str
    start: int
    end: int
    number: Decimal | None = None
    digits: bool = False


_TOKEN = re.compile(
    r"(?<!\d)\d{1,3}(?: \d{3})+(?!\d)(?:[.,]\d+)?"
    r"|\d+(?:[.,]\d+)?e[+-]?\d+"  # no newspaper's number: unknown
    r"|\d+(?:[.,']\d+)*"
    r"|(?<![^\W\d_])(?:us|ca|c|au|a|nz|hk|nt|sg|s|r|mx)?\$"
    r"|[^\W\d_]+"
    r"|[^\w\s]"
)


class NumberWords:
    """The number words of a language, and its sign of decimals."""

    __slots__ = ("_piece", "about", "decimal", "joins", "pairs", "values")

    def __init__(self, table: NumberTable) -> None:
        spelt = {tuple(fold(word).split("-")): value for word, value in table.words.items()}
        self.decimal = table.decimal
        self.values = {words[0]: value for words, value in spelt.items() if len(words) == 1}
        self.pairs = {(words[0], words[1]): value for words, value in spelt.items() if len(words) > 1}
        self.joins = frozenset(map(fold, table.joins))
        self.about = {fold(word): value for word, value in table.about.items()}
        pieces = sorted((*self.values, *self.joins), key=len, reverse=True)
        self._piece = re.compile("|".join(map(re.escape, pieces))) if table.glued else None

    def value(self, word: str) -> Decimal | None:
        """What one word is worth, also where several are written as one: "zweihundertfünfzig"."""
        known = self.values.get(word)
        return self._glued(word) if known is None and self._piece and self._piece.match(word) else known

    def read(self, words: Sequence[Token], at: int, joins: bool = True) -> tuple[Decimal, int] | None:
        """The number written in words from `at` on, and the index after it: "deux cent cinquante".

        Without `joins` it ends at an "and": "between five and six hundred".
        """
        count = _Count()
        index = at
        while index < len(words):
            link = words[index].text if index > at else ""
            joined = link == "-" or (joins and link in self.joins)
            value, after = self._at(words, index + joined)
            if value is None or (joined and not count.may_join(value)) or not count.take(value):
                break
            index = after
        return (count.total, index) if index > at else None

    def _at(self, words: Sequence[Token], at: int) -> tuple[Decimal | None, int]:
        if at >= len(words):
            return None, at
        after = at + 2 if at + 1 < len(words) and words[at + 1].text == "-" else at + 1
        if after < len(words) and (pair := self.pairs.get((words[at].text, words[after].text))):
            return pair, after + 1
        return self.value(words[at].text), at + 1

    def _glued(self, word: str) -> Decimal | None:
        count, at, joined = _Count(), 0, False
        while at < len(word):
            piece = self._piece.match(word, at) if self._piece else None
            if piece is None:
                return None
            joins = piece.group() in self.joins
            if not joins and not count.take(self.values[piece.group()], turned=joined):
                return None
            at, joined = piece.end(), joins
        return None if joined else count.total


class _Count:
    """A number as it grows word by word."""

    __slots__ = ("group", "thousands")

    def __init__(self) -> None:
        self.group = self.thousands = Decimal(0)

    @property
    def total(self) -> Decimal:
        return self.thousands + self.group

    def may_join(self, value: Decimal) -> bool:
        """True if "and" may lead to this value: "vingt et un", but not "cent et un"."""
        return value != 1 or (self.group % 100 >= 20 and self.group % 10 == 0)

    def take(self, value: Decimal, turned: bool = False) -> bool:
        """Takes the next word in; False if it belongs to another number. `turned`: "fünfundzwanzig"."""
        if value == 1000 and not self.thousands:
            self.thousands, self.group = (self.group or Decimal(1)) * 1000, Decimal(0)
        elif value == 100 and self.group < 100:
            self.group = (self.group or Decimal(1)) * 100
        elif self._fits(value, turned):
            self.group += value
        elif (value > 100 or value % 1) and not self.total:
            self.group = value
        else:
            return False
        return True

    def _fits(self, value: Decimal, turned: bool) -> bool:
        tens = self.group % 100
        if 20 <= value < 100:
            return tens == 0 or (turned and tens < 10)
        return value < 20 and value % 1 == 0 and self.group % 10 == 0 and (tens >= 20 or tens == 0)


def tokens(folded: str, decimal: str) -> list[Token]:
    """The words, numbers and signs of a folded text, in order; `decimal`: the sign before decimals."""
    found = []
    for match in _TOKEN.finditer(folded):
        text = match.group()
        digits = text[0].isdecimal()
        number = read_number(text, decimal) if digits else None
        found.append(Token(text, match.start(), match.end(), number, digits))
    return found


def read_number(text: str, decimal: str) -> Decimal | None:
    """The value of digits with separators; None where two readings a factor of 1000 apart are possible."""
    plain = text.replace(" ", "").replace("'", "")
    if not plain.isascii() or "e" in plain or len(plain) > MAX_DIGITS:
        return None
    dots, commas = plain.count("."), plain.count(",")
    if not dots and not commas:
        return Decimal(plain)
    if dots and commas:
        sign = "." if plain.rindex(".") > plain.rindex(",") else ","
        whole, _, rest = plain.rpartition(sign)
        groups = whole.split("," if sign == "." else ".")
        return Decimal("".join(groups) + "." + rest) if _thousands(groups) else None
    used = "." if dots else ","
    groups = plain.split(used)
    if len(groups) > 2:
        return Decimal("".join(groups)) if _thousands(groups) else None
    whole, rest = groups
    if used != decimal and len(rest) == 3 and len(whole) <= 3 and whole != "0":
        return Decimal(whole + rest)
    return Decimal(f"{whole}.{rest}")


def doubtful(text: str, decimal: str) -> bool:
    """True if three decimals stand behind this language's decimal sign: "1,200 euros" in French."""
    whole, found, rest = text.partition(decimal)
    return bool(found) and len(rest) == 3 and rest.isdecimal() and whole.isdecimal() and whole != "0"


def _thousands(groups: list[str]) -> bool:
    return 0 < len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])
