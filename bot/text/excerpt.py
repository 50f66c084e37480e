"""An excerpt: words of a text cut to a length, never inside a word."""

from bot.text.span import Span


def excerpt(text: str, span: Span, max_chars: int) -> Span:
    """`span`, or as much of its beginning as fits, ending where a word ends."""
    if span.end - span.start <= max_chars:
        return span
    end = span.start + max_chars
    while end > span.start and text[end].isalnum() and text[end - 1].isalnum():
        end -= 1
    while end > span.start and not text[end - 1].isalnum():
        end -= 1
    return Span(span.start, end if end > span.start else span.start + max_chars)
