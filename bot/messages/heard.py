"""How the texts that are quoted speak, in every language we have: their articles, limits and silences."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from bot.text.folding import fold

_CONTEXT = "heard"  # of the entries in a catalogue that say how its language speaks
_NOTHING = re.compile(r"(?!)")
_MORE_SIGNS = r"^\s*\+|\+\s*$|>\s*$"


class Catalogue(Protocol):
    """The part of a compiled gettext catalogue that is asked here."""

    def pgettext(self, context: str, message: str, /) -> str:
        """The translation that goes with this context, or the message itself."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What is listened for in quoted words, folded but for the articles. A quotation is in any language."""

    articles: tuple[str, ...] = ()
    more_than: re.Pattern[str] = _NOTHING
    not_more_than: re.Pattern[str] = _NOTHING
    at_least: re.Pattern[str] = _NOTHING
    billions: re.Pattern[str] = _NOTHING
    millions: re.Pattern[str] = _NOTHING
    no_reply: re.Pattern[str] = _NOTHING
    no_new_money: re.Pattern[str] = _NOTHING
    restates: re.Pattern[str] = _NOTHING
    revises: re.Pattern[str] = _NOTHING


def heard(catalogues: Iterable[Catalogue]) -> Heard:
    """What all these languages say together."""
    known = tuple(catalogues)
    return Heard(
        articles=tuple(_article(word) for word in _entries(known, "articles", " ")),
        more_than=re.compile("|".join(filter(None, (_alternatives(known, "more than"), _MORE_SIGNS)))),
        not_more_than=_pattern(known, "not more than"),
        at_least=_pattern(known, "at least"),
        billions=_pattern(known, "billions"),
        millions=_pattern(known, "millions"),
        no_reply=_pattern(known, "did not reply"),
        no_new_money=_pattern(known, "no new money"),
        restates=_pattern(known, "restates"),
        revises=_pattern(known, "raises or cuts"),
    )


def _article(word: str) -> str:
    return word if word.endswith(("’", "'")) else f"{word} "


def _pattern(known: Iterable[Catalogue], message: str) -> re.Pattern[str]:
    found = _alternatives(known, message)
    return re.compile(found) if found else _NOTHING


def _alternatives(known: Iterable[Catalogue], message: str) -> str:
    """The phrases as whole words; one that ends in "*" is the beginning of a word."""
    phrases = dict.fromkeys(fold(phrase.strip()) for phrase in _entries(known, message, "|"))
    return "|".join(_word(phrase) for phrase in sorted(phrases, key=len, reverse=True) if phrase.strip("* "))


def _word(phrase: str) -> str:
    whole = phrase[-1].isalnum()
    return rf"\b{re.escape(phrase.removesuffix('*'))}" + (r"(?!\w)" if whole else "")


def _entries(known: Iterable[Catalogue], message: str, between: str) -> list[str]:
    found = (each.pgettext(_CONTEXT, message) for each in known)
    return [entry for text in found if text != message for entry in text.split(between) if entry.strip()]
