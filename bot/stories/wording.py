"""How alike two headlines are, by the words that tell one deal from another."""

import re
from collections.abc import Iterable

from rapidfuzz import fuzz

from bot.stories.parties import folded

# Sums are compared as sums; as words they make all headlines of a day alike.
_OF_SUMS = frozenset(
    {"million", "millions", "milliard", "milliards", "billion", "billions", "trillion", "trillions", "bn", "md", "mds"}
    | {"euro", "euros", "dollar", "dollars", "pounds", "livres", "eur", "usd", "gbp"}
)
_SHORTEST = 3  # letters: shorter words are articles, prepositions and "AI"
_NUMBER = re.compile(r"\d+")


def likeness(one: str, other: str) -> float:
    """Of 100. Two headlines of one language that name different numbers are not alike, whatever their words."""
    if _other_numbers(one, other):
        return 0.0
    mine, theirs = _telling(one), _telling(other)
    return fuzz.token_set_ratio(mine, theirs) if mine and theirs else 0.0


def named(names: Iterable[str], titles: Iterable[tuple[str, str]]) -> bool:
    """True if one of these names stands in one of these headlines, each with its language."""
    written = [f" {folded(title)} " for _, title in titles]
    return any(f" {folded(name)} " in title for name in names for title in written)


def _other_numbers(one: str, other: str) -> bool:
    """True for "12th" beside "13th": each names a number that the other does not."""
    mine, theirs = set(_NUMBER.findall(one)), set(_NUMBER.findall(other))
    return bool(mine - theirs and theirs - mine)


def _telling(title: str) -> str:
    words = folded(title).split()
    return " ".join(w for w in words if len(w) >= _SHORTEST and w not in _OF_SUMS and not w[0].isdigit())
