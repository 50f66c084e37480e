"""HTML entities that a feed left in its text, resolved without losing the offsets of the words around them."""

import html
import re

_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")


def unescaped(text: str) -> tuple[str, list[int]]:
    """The text without HTML entities, and for each of its offsets the offset in `text`."""
    plain: list[str] = []
    places: list[int] = []
    at = 0
    for match in _ENTITY.finditer(text):
        plain.append(text[at : match.start()])
        places.extend(range(at, match.start()))
        sign = html.unescape(match.group())
        plain.append(sign if len(sign) == 1 else " ")
        places.append(match.start())
        at = match.end()
    plain.append(text[at:])
    places.extend(range(at, len(text) + 1))
    return "".join(plain), places
