"""Folding: the same word in every spelling, at the same place in the text."""

import unicodedata
from functools import lru_cache

# Signs that newspapers use side by side; each is folded to one character so that offsets stay true.
_SIGNS = {
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "´": "'",
    "′": "'",
    "“": '"',
    "”": '"',
    "«": '"',
    "»": '"',
    "–": "-",
    "—": "-",
    "‑": "-",
    "−": "-",
}


def fold(text: str) -> str:
    """`text` in lower case without accents, one character for each of its characters.

    Apostrophes, quotation marks, dashes and spaces take their plainest form, so `fold("L’Élysée") == "l'elysee"`.
    Offsets in the result are offsets in `text`: what was found in one can be quoted from the other.
    """
    return text.translate(_FOLDED)


def _fold_character(character: str) -> str:
    if character in _SIGNS:
        return _SIGNS[character]
    if character.isspace():
        return " "
    plain = unicodedata.normalize("NFKD", character)[0].lower()
    return plain if len(plain) == 1 else character


class _Table(dict[int, str]):
    """Folded characters by code point, each worked out when first met."""

    def __missing__(self, code: int) -> str:
        self[code] = _fold_character(chr(code))
        return self[code]


_FOLDED = _Table()


@lru_cache(maxsize=4096)  # one name stands in hundreds of stories, and is compared in all of them
def name_key(name: str) -> str:
    """What two spellings of one name share: folded, letters and digits only, single spaces."""
    folded = "".join(c if c.isalnum() else " " for c in fold(name))
    return " ".join(folded.split())
