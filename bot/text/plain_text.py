"""Markup to plain text: no tags, no control or direction characters, at most so many characters."""

import html
import re
import unicodedata

# Possessive quantifiers: an unclosed quote or bracket must not make this scan start over (quadratic on hostile input).
_TAG = re.compile(r"""<(/?[a-zA-Z][a-zA-Z0-9:]*+)(?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+>""")
_LOOSE_TAG = re.compile(r"</?[a-zA-Z][^<>]*+>")  # what has a stray quote in it
_HIDDEN = re.compile(r"<(script|style|template|noscript)\b[^<>]*+>.*?(?:</\1\s*+>|\Z)", re.IGNORECASE | re.DOTALL)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)|<[!?][a-zA-Z\[][^>]*+(?:>|\Z)", re.DOTALL)
_CUT_TAG = re.compile(
    r"</?(?:a|b|i|p|br|div|em|h[1-6]|iframe|img|li|script|span|strong|style|table|td|ul)(?:[\s/][^<>]*+)?\Z"
)
_BLOCKS = frozenset(
    "address article aside blockquote br div dd dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 "  # noqa: SIM905
    "header hr li ol p pre section table td th tr ul".split()
)

# Zero-width joiners stay where they build an emoji. Tag characters and variation selectors of the supplementary
# plane are hidden channels; direction marks can turn a headline round; NUL and lone surrogates no store accepts.
_PICTURE = "\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
_BANNED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u061c\u115f\u1160\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufdd0-\ufdef\ufeff\ufff9-\ufffc\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
    f"|(?<![{_PICTURE}])\u200d|\u200d(?![{_PICTURE}])"
)
# What French, English and their neighbours are written with: nothing that is banned, and no reason to look for it.
_ORDINARY = re.compile("[\n -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u202f\u20ac\u2122]*")
_C1 = re.compile("[\x80-\x9f]")
_PILE = re.compile(
    "([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{3})"
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
_SPACES = re.compile(r"[ \t]+")
_LINES = re.compile(r" ?[\r\n\u2028\u2029]\s*")


def plain(markup: str, max_chars: int) -> str:
    """The text of `markup`, one line per block, no-break spaces kept (they hold figures together)."""
    text = _unmarked(markup[: 8 * max_chars])
    if not text.isascii() or not text.isprintable():
        text = _safe(text)
    if "  " in text or "\t" in text:
        text = _SPACES.sub(" ", text)
    if not text.isprintable():  # no line break is
        text = _LINES.sub("\n", text)
    return _cut(text.strip(), max_chars)


def line(markup: str, max_chars: int) -> str:
    """As `plain`, on one line: a title."""
    return _cut(plain(markup, max_chars).replace("\n", " "), max_chars)


def bare(text: str) -> str:
    """`text` without control characters and outer space: an address or an identifier, never unescaped."""
    return (text if text.isascii() and text.isprintable() else _safe(text)).strip()


def _unmarked(text: str) -> str:
    """Tags removed and entities resolved; twice, because feeds escape twice (`&amp;eacute;`, `&amp;amp;`)."""
    for _ in range(2):
        if "<" in text:
            text = _LOOSE_TAG.sub(" ", _TAG.sub(_space_of, _HIDDEN.sub(" ", _COMMENT.sub(" ", text))))
            text = _CUT_TAG.sub("", text)
        if "&" not in text:
            break
        text = html.unescape(text)
    return _TAG.sub(_space_of, text) if "<" in text else text


def _space_of(tag: re.Match[str]) -> str:
    return "\n" if tag[1].lstrip("/").lower() in _BLOCKS else ""


def _safe(text: str) -> str:
    text = _unmojibaked(text)
    if _ORDINARY.fullmatch(text):
        return text
    text = _C1.sub(lambda c: c[0].encode("latin-1").decode("cp1252", "ignore"), text)
    return unicodedata.normalize("NFC", _PILE.sub(r"\1", _BANNED.sub("", text)))


def _unmojibaked(text: str) -> str:
    """UTF-8 that was read as Latin-1 and written again (`Ã©`), mended; everything else as it is."""
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def _cut(text: str, max_chars: int) -> str:
    """At most `max_chars`, cut at a word where one ends near."""
    if len(text) <= max_chars:
        return text
    head = text[: max_chars - 1]
    word = head.rfind(" ", max_chars * 3 // 4)
    return (head[:word] if word > 0 else head).rstrip() + "…"
