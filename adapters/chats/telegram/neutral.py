"""Text that triggers nothing on Telegram, and measures as Telegram measures it."""

import re
import unicodedata
from collections.abc import Iterable

JOINER = "\u2060"  # word joiner: no width, no line break, and no letter for Telegram's detectors

# Telegram detects these in every text and has no switch for it. A sign is caught more often than
# needed rather than less: a joiner too many is invisible, a mention too many rings a stranger's phone.
_SIGN = re.compile(
    r"""
      [@＠﹫](?=\S)                                  # mentions, and the middle of e-mail addresses
    | [\#＃﹟](?![0-9]*(?:[\s.,;:!?)»”]|$))          # hashtags; "#128" is a number and stays whole
    | [$＄﹩](?=1?[A-Za-z])                          # cashtags; "$1.2bn" stays whole
    | (?<![A-Za-z0-9À-ÖØ-öø-ÿ])[/／](?=[A-Za-z0-9_]) # commands; "km/h" stays whole
    | (?<=\S)[.](?=[^\W\d]|\d{1,3}\.\d{1,3}\.\d)     # bare domains and addresses: "Character.ai" is no link
    | :(?=//)                                        # tg://, ton://, http://
    """,
    re.VERBOSE,
)
_WORD = re.compile(r"\w")
_UNWANTED = {"Cc", "Cs", "Zl", "Zp"}  # controls, lone surrogates, line and paragraph separators
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")  # would turn the rest of the line round


def clean(text: str) -> str:
    """The text on one line: a headline can neither start a line of its own (a forged badge) nor break the request."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_kept, text))


def _kept(char: str) -> str:
    if char in _BIDI:
        return ""
    category = unicodedata.category(char)
    if category not in _UNWANTED:
        return char
    return "\N{REPLACEMENT CHARACTER}" if category == "Cs" else " "


def triggers(text: str, ours: Iterable[tuple[int, int]]) -> list[int]:
    """Where a joiner must go, in ascending order: before these indices. `ours` are the spans of our own commands."""
    spans = tuple(ours)
    places = {match.end() for match in _SIGN.finditer(text)}
    places = {place for place in places if not any(start < place <= end for start, end in spans)}
    # "/why_128" directly followed by a letter of somebody else's would be another command
    places |= {end for _, end in spans if _WORD.match(text, end)}
    return sorted(places)


def units(text: str) -> int:
    """The length in UTF-16 code units, Telegram's measure for limits and offsets."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, max_units: int) -> str:
    """The text, or its longest beginning that ends between two visible characters, with an ellipsis."""
    if units(text) <= max_units:
        return text
    text = text[: max_units + 1]  # a character is at least one unit: what comes later need not be looked at
    end = len(text)
    room = max_units - 1  # for the ellipsis
    used = units(text)
    while end and (used > room or _joined(text, end)):
        end -= 1
        used -= units(text[end])
    return text[:end].rstrip() + "…"


def _joined(text: str, at: int) -> bool:
    """True if a reader sees one character across this boundary."""
    if at == len(text):
        return False
    before, after = text[at - 1], text[at]
    if "\u200d" in (before, after) or unicodedata.category(after)[0] == "M" or "\U0001f3fb" <= after <= "\U0001f3ff":
        return True
    flags = 0  # regional indicators pair up from the left
    while flags < at and _is_flag_half(text[at - 1 - flags]):
        flags += 1
    return _is_flag_half(after) and flags % 2 == 1


def _is_flag_half(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"
