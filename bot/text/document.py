"""A document: the parts of one news item, title first, with where each word stands."""

from dataclasses import dataclass
from functools import cached_property

from bot.text.folding import fold
from bot.text.sentences import sentences
from bot.text.span import Span


@dataclass(frozen=True)
class Part:
    """One field of an item. Frozen but without slots: the folded text is computed once, when first asked for."""

    field: str  # "title", "summary" or "body"
    text: str
    abbreviations: frozenset[str] = frozenset()  # of its language, folded: their full stop ends no sentence
    name_endings: tuple[str, ...] = ()  # what its language adds to names: "Amazons Plan"

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Where its sentences stand, in order."""
        return tuple(sentences(self.text, self.abbreviations))

    @cached_property
    def folded(self) -> str:
        """The text folded, offset for offset."""
        return fold(self.text)


@dataclass(frozen=True, slots=True)
class Document:
    """What is read of one item, in reading order."""

    language: str
    parts: tuple[Part, ...]
