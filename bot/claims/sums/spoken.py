"""The languages whose sums are read without any lexicon; every other language brings its words in one."""

import re
from collections.abc import Mapping

from bot.claims.sums.money_english import ENGLISH
from bot.claims.sums.money_french import FRENCH
from bot.claims.sums.money_tables import MoneyTables
from bot.claims.sums.money_words import MoneyWords

SPOKEN: Mapping[str, MoneyWords] = {"fr": MoneyWords(FRENCH), "en": MoneyWords(ENGLISH)}
NOTATION_ONLY = MoneyWords(MoneyTables())  # signs, codes and digits: what needs no language

GUESS_CHARS = 2000
_SMALL = {
    "fr": re.compile(r"\b(?:de|le|la|les|des|du|une|un|et|est|pour|dans|en|d'|l'|milliards?|au|aux|sur)\b"),
    "en": re.compile(r"\b(?:the|of|and|in|to|for|is|on|with|a|by|its|will|from)\b"),
}


def words_of(language: str | None, folded: str) -> MoneyWords:
    """The words of a language that is spoken here; of none or another, those the text itself speaks most."""
    known = SPOKEN.get(language or "")
    if known:
        return known
    sample = folded[:GUESS_CHARS]
    return SPOKEN["fr" if len(_SMALL["fr"].findall(sample)) > len(_SMALL["en"].findall(sample)) else "en"]
