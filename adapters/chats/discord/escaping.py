"""News text made harmless for Discord: no markdown, mention, link, invitation, emoji or timestamp comes to life."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import quote, urlsplit

MAX_URL = 512  # what a link button takes
WORD_JOINER = "\u2060"
ELLIPSIS = "…"

# Every one of these may start or end markup anywhere in a line. The slash is here for addresses: the server looks for
# "https://" and "discord.gg/" in the raw text, and finds neither behind a backslash.
_ANYWHERE = re.compile(r"[\\*_~`|<>\[\]/]")
# These mean something at the start of a line, and a run of text may stand there: headings, lists, small text.
_AT_START = re.compile(r"^(\s*\d*)(#|[\-+.](?=[\s#]|$))")
_DIRECTIONS = frozenset(
    "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c"
)  # they reorder what is read
_KEPT_FORMATS = frozenset("\u200c\u200d\u2060\u00ad")  # joiners of scripts and emoji, and typography


def escaped(text: str) -> str:
    """The text as one line that shows exactly its words. AllowedMentions.none() goes with every request besides."""
    line = _ANYWHERE.sub(r"\\\g<0>", one_line(text)).replace("@", "@" + WORD_JOINER)
    return _AT_START.sub(r"\1\\\2", line)


def one_line(text: str) -> str:
    """The text without line breaks, control characters and direction switches."""
    return "".join(_shown(char) for char in text)


def _shown(char: str) -> str:
    category = unicodedata.category(char)
    if category in ("Cc", "Zl", "Zp"):
        return " "
    if category == "Cs":  # half a character: no encoder takes it
        return "\ufffd"
    is_tag = "\U000e0020" <= char <= "\U000e007f"  # spells the flags of England, Scotland and Wales
    if char in _DIRECTIONS or (category == "Cf" and not is_tag and char not in _KEPT_FORMATS):
        return ""
    return char


def coded(text: str) -> str:
    """The text as inline code. Nothing can be escaped in there, so what would end it is replaced."""
    return around(one_line(text).replace("`", "ˋ").replace("@", "@" + WORD_JOINER), "`", "`")


def around(text: str, opening: str, closing: str) -> str:
    """The text between two signs, its outer blanks outside of them; blanks alone stay blanks."""
    words = text.strip()
    if not words:
        return text
    before, _, after = text.partition(words)
    return f"{before}{opening}{words}{closing}{after}"


def web_address(url: str) -> str | None:
    """The address as a link may carry it, or None if it is no web address or too long."""
    if len(url) > 2 * MAX_URL:
        return None
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host:
        return None
    safe = quote(url.strip().encode("utf-8", "replace"), safe=":/?#!$&'*+,;=%-._~")
    return safe if len(safe) <= MAX_URL else None


def units(text: str) -> int:
    """The length in UTF-16 units: never less than what Discord counts."""
    return len(text) + sum(char > "\uffff" for char in text)


def cut(text: str, max_units: int) -> str:
    """The text, or its longest beginning with an ellipsis that takes `max_units` once escaped; emoji stay whole."""
    head = text[: max_units + 1]  # nothing beyond can be shown: the work stays small however long the text is
    if len(head) == len(text) and units(escaped(text)) <= max_units:
        return text
    ends = [0, *(end for end in _ends(head) if end < len(text))]
    low, high = 0, len(ends) - 1  # what fits grows with the beginning: look for the last that does
    while low < high:
        middle = (low + high + 1) // 2
        if units(escaped(text[: ends[middle]] + ELLIPSIS)) <= max_units:
            low = middle
        else:
            high = middle - 1
    return text[: ends[low]].rstrip() + ELLIPSIS


def _ends(text: str) -> Iterator[int]:
    """Where a reader's characters end: accents, joined emoji, skin tones and flags are not torn apart."""
    flags = 0
    for index, (before, after) in enumerate(pairwise(text), start=1):
        flags = flags + 1 if _is_flag_half(before) else 0
        if not (_clings(after) or before == "\u200d" or (flags % 2 and _is_flag_half(after))):
            yield index


def _clings(char: str) -> bool:
    is_tone_or_tag = "\U0001f3fb" <= char <= "\U0001f3ff" or "\U000e0020" <= char <= "\U000e007f"
    is_later_jamo = "\u1160" <= char <= "\u11ff"
    return unicodedata.category(char)[0] == "M" or char in "\u200d\u200c" or is_tone_or_tag or is_later_jamo


def _is_flag_half(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"
