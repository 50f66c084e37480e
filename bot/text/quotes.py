"""Quotations: the words a text puts between quotation marks, with where they stand."""

from bot.text.span import Span

LONGEST_QUOTATION = 2000  # characters: a mark left open must not swallow an article

_CLOSED_BY = {"«": "»", "“": "”", "„": "“", '"': '"'}


def quotations(text: str) -> list[Span]:
    """The spans between quotation marks, marks and inner edge spaces left out; an unclosed mark opens nothing."""
    found: list[Span] = []
    position = 0
    while position < len(text):
        closing = _CLOSED_BY.get(text[position])
        if closing is None:
            position += 1
            continue
        end = text.find(closing, position + 1, position + LONGEST_QUOTATION)
        if end < 0:
            position += 1
            continue
        inner = _trimmed(text, position + 1, end)
        if inner.start < inner.end:
            found.append(inner)
        position = end + 1
    return found


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
