"""A text with the vocabulary of attribution marked on its words."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from bot.claims.lexicon import Hit, Lexicon
from bot.text.document import Part
from bot.text.sentences import words
from bot.text.span import Span

_SECTION = "attribution."
_PLACES = ("places.", "towns.")
_HEADLINE_WORDS = 5  # fewer capitals are names
_LISTS = frozenset(
    {"newsroom", "own_deal", "company_endings", "local_bodies", "state", "government"}
)  # not of sentences
_NATIONALITY = "nationality."
_TABLES = ("attribution", "places", "towns", "nationality", "relevance")
_NO_NAMES = (*_PLACES, _NATIONALITY, "relevance.technology")
_VERBS_OF_ONE_LETTER = frozenset({"attribution.past"})


class Mark(NamedTuple):
    """A phrase of a section over the words `first` to `last`, both included."""

    section: str  # without "attribution."
    first: int
    last: int
    phrase: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A part with its words, and the sections each word belongs to."""

    part: Part
    lexicon: Lexicon
    words: tuple[Span, ...]
    marks: tuple[Mark, ...]  # in order
    tags: tuple[frozenset[str], ...]  # by word
    places: tuple[Mark, ...] = ()  # countries and towns; the section is the country's code
    things: frozenset[int] = frozenset()  # words of names that are nobody's: places, AI
    natives: frozenset[int] = frozenset()  # adjectives of countries, which may name a firm: "le Canadien"
    nations: tuple[Mark, ...] = ()  # the same; the section is the country's code
    _starts: tuple[int, ...] = field(repr=False, default=())

    def word(self, index: int) -> str:
        """The folded word; "" outside the text."""
        return self.words[index].of(self.part.folded) if 0 <= index < len(self.words) else ""

    def written(self, index: int) -> str:
        """The word in lower case with its accents."""
        return self.words[index].of(self.part.text).lower()

    def tagged(self, index: int, *sections: str) -> bool:
        """True if the word belongs to one of these sections."""
        return 0 <= index < len(self.words) and not self.tags[index].isdisjoint(sections)

    def of(self, first: int, last: int, *sections: str) -> list[Mark]:
        """The marks of these sections that lie within the words `first` to `last`."""
        start = bisect_left(self.marks, first, key=lambda mark: mark.first)
        found = []
        for index in range(start, len(self.marks)):
            mark = self.marks[index]
            if mark.first > last:
                break
            if mark.section in sections and mark.last <= last:
                found.append(mark)
        return found

    def nation(self, index: int) -> str | None:
        """The country whose adjective this word is: "FR" of "français"."""
        return next((mark.section for mark in self.nations if mark.first <= index <= mark.last), None)

    def between(self, before: int, after: int) -> str:
        """The signs between two words (indices may be -1 or one past the end)."""
        start = self.words[before].end if before >= 0 else 0
        end = self.words[after].start if after < len(self.words) else len(self.part.text)
        return self.part.folded[start:end]

    def stretch(self, first: int, last: int) -> str:
        """The folded text of these words, with the signs around them: "$2bn" keeps its dollar."""
        if first > last:
            return ""
        start = self.words[first - 1].end if first > 0 else 0
        end = self.words[last + 1].start if last + 1 < len(self.words) else len(self.part.text)
        return self.part.folded[start:end]

    def word_at(self, position: int) -> int:
        """The index of the first word that ends after this place in the text."""
        return (
            bisect_right(self._starts, position) - 1 if self._covers(position) else bisect_left(self._starts, position)
        )

    def _covers(self, position: int) -> bool:
        index = bisect_right(self._starts, position) - 1
        return index >= 0 and position < self.words[index].end

    @property
    def is_title_case(self) -> bool:
        """True for "Corvex Completes Acquisition of Speech Developer": a capital there tells no name."""
        long = [word for word in self.words if word.end - word.start > 3]
        capital = sum(self.part.text[word.start].isupper() for word in long)
        return capital >= _HEADLINE_WORDS and capital * 10 >= len(long) * 9

    def phrases(self, section: str) -> tuple[str, ...]:
        """The phrases of a section as the lexicon writes them."""
        return self.lexicon.sections.get(_SECTION + section, ())


def mark(part: Part, lexicon: Lexicon) -> Marked:
    """`part` with every phrase of attribution marked."""
    spans = tuple(words(part.text))
    starts = tuple(span.start for span in spans)
    tags: list[set[str]] = [set() for _ in spans]
    marks: list[Mark] = []
    named: list[Mark] = []
    for found in _found(part, lexicon, spans, starts):
        if not found.section.startswith(_SECTION):
            named.append(found)
        elif (section := found.section.removeprefix(_SECTION)) not in _LISTS:
            marks.append(found._replace(section=section))
            for index in range(found.first, found.last + 1):
                tags[index].add(section)
    marks.sort(key=lambda found: (found.first, -found.last))
    return Marked(
        part,
        lexicon,
        spans,
        tuple(marks),
        tuple(map(frozenset, tags)),
        tuple(m._replace(section=m.section.partition(".")[2]) for m in named if m.section.startswith(_PLACES)),
        frozenset(index for m in named for index in range(m.first, m.last + 1)),
        frozenset(m.last for m in named if m.section.startswith(_NATIONALITY)),
        tuple(
            m._replace(section=m.section.removeprefix(_NATIONALITY))
            for m in named
            if m.section.startswith(_NATIONALITY)
        ),
        starts,
    )


def _found(part: Part, lexicon: Lexicon, spans: tuple[Span, ...], starts: tuple[int, ...]) -> Iterator[Mark]:
    """Every phrase over whole words that attribution looks at, with the full name of its section."""
    for hit in lexicon.scan(part.folded, part.text, *_TABLES):
        if not hit.section.startswith((_SECTION, *_NO_NAMES)) or _is_other_letter(part, hit):
            continue
        first, last = bisect_right(starts, hit.start) - 1, bisect_left(starts, hit.end) - 1
        first += first < 0 or spans[first].end <= hit.start
        if first <= last:
            yield Mark(hit.section, first, last, hit.phrase)


def _is_other_letter(part: Part, hit: Hit) -> bool:
    """True for French "à" found as "a": in a word of one letter the accent is all there is."""
    return (
        hit.section in _VERBS_OF_ONE_LETTER and hit.end == hit.start + 1 and part.text[hit.start].lower() != hit.phrase
    )
