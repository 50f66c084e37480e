"""A span: where some words stand in a text."""

from typing import NamedTuple


class Span(NamedTuple):
    """`text[start:end]`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]

    def holds(self, start: int, end: int) -> bool:
        """True if `text[start:end]` lies wholly inside."""
        return self.start <= start and end <= self.end
