"""Figures in a folded text: tokens, numbers in every newspaper format, and numbers in words."""

import re
from decimal import Decimal
from typing import NamedTuple

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
    r"|\d+(?:[.,']\d+)*"
    r"|(?<![^\W\d_])(?:us|ca|c|au|a|nz|hk|nt|sg|s|r|mx)?\$"
    r"|[^\W\d_]+"
    r"|[^\w\s]"
)

_UNITS = {
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9,
    "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19,
    "zwei": 2, "drei": 3, "vier": 4, "funf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10,
}  # fmt: skip
_TENS = {
    "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "nonante": 90,
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_HUNDREDS = {"cent", "cents", "hundred"}
_THOUSANDS = {"mille", "thousand"}
NUMBER_WORDS = frozenset(_UNITS) | frozenset(_TENS) | _HUNDREDS | _THOUSANDS | {"vingts"}


def tokens(folded: str, language: str) -> list[Token]:
    """The words, numbers and signs of a folded text, in order."""
    found = []
    for match in _TOKEN.finditer(folded):
        text = match.group()
        digits = text[0].isdecimal()
        number = read_number(text, language) if digits else None
        found.append(Token(text, match.start(), match.end(), number, digits))
    return found


def read_number(text: str, language: str) -> Decimal | None:
    """The value of digits with separators; None where two readings a factor of 1000 apart are possible."""
    plain = text.replace(" ", "").replace("'", "")
    if not plain.isascii() or len(plain) > MAX_DIGITS:
        return None
    dots, commas = plain.count("."), plain.count(",")
    if not dots and not commas:
        return Decimal(plain)
    if dots and commas:
        decimal_sign = "." if plain.rindex(".") > plain.rindex(",") else ","
        whole, _, rest = plain.rpartition(decimal_sign)
        groups = whole.split("," if decimal_sign == "." else ".")
        return Decimal("".join(groups) + "." + rest) if _thousands(groups) else None
    groups = plain.split("." if dots else ",")
    if len(groups) > 2:
        return Decimal("".join(groups)) if _thousands(groups) else None
    if (
        len(groups[1]) == 3
        and len(groups[0]) <= 3
        and groups[0] != "0"
        and _groups_by(language) == ("." if dots else ",")
    ):
        return Decimal("".join(groups))
    return Decimal(".".join(groups))


def doubtful(text: str, language: str) -> bool:
    """True if three decimals stand where this language has a decimal sign: "1,200 euros" in French."""
    sign = "," if _groups_by(language) == "." else "."
    whole, found, rest = text.partition(sign)
    return bool(found) and len(rest) == 3 and rest.isdecimal() and whole.isdecimal() and whole != "0"


def _groups_by(language: str) -> str:
    return "," if language == "en" else "."


def _thousands(groups: list[str]) -> bool:
    return 0 < len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])


def words_to_number(words: list[Token], at: int) -> tuple[Decimal, int] | None:
    """The number written in words from `at` on, and the index after it: "deux cent cinquante"."""
    total = group = 0
    index = at
    while index < len(words):
        word = words[index].text
        if word in {"et", "and", "-"} and index > at and _is_number_word(words, index + 1):
            index += 1
            continue
        if word in _THOUSANDS:
            total, group = total + (group or 1) * 1000, 0
        elif word in _HUNDREDS:
            group = (group or 1) * 100
        elif word in {"vingt", "vingts"} and group % 100 == 4:
            group += 76  # quatre-vingt
        elif word in _TENS and group % 100 == 0:
            group += _TENS[word]
        elif word in _UNITS and (group % 10 == 0) and (group == 0 or group >= 20):
            group += _UNITS[word]
        else:
            break
        index += 1
    return (Decimal(total + group), index) if index > at else None


def _is_number_word(words: list[Token], index: int) -> bool:
    return index < len(words) and words[index].text in NUMBER_WORDS and words[index].text not in {"un", "une", "one"}
