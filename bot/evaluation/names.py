"""Names compared as a reader would: case, accents, legal forms and articles do not part two spellings of one name."""

import re
import unicodedata
from collections.abc import Sequence

from bot.evaluation.measure import Tally

_SAYING_NOTHING = frozenset({"inc", "corp", "corporation", "group", "groupe", "sa", "se", "ltd", "plc"}) | frozenset(
    {"the", "le", "la", "les", "l"}
)


def same_name(one: str, other: str) -> bool:
    """True if one name is the other or a part of it: "Amazon" and "Amazon Web Services"."""
    mine, theirs = _key(one), _key(other)
    return bool(mine and theirs) and (mine in theirs or theirs in mine)


def compared(wanted: Sequence[str], given: Sequence[str]) -> Tally:
    """Hits of one list of names on the other; a given name serves one wanted name only."""
    left = list(given)
    for name in wanted:
        if (match := next((each for each in left if same_name(name, each)), None)) is not None:
            left.remove(match)
    return Tally(len(given) - len(left), len(wanted), len(given))


def _key(name: str) -> str:
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", name) if sign.isascii()).lower()
    return " ".join(word for word in re.findall(r"[a-z0-9]+", plain) if word not in _SAYING_NOTHING)
