"""The vocabulary of one language: phrases by section, all found in one pass over a text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import ahocorasick

from bot.text.folding import fold


class Hit(NamedTuple):
    """A phrase of a section, where it stands in the text: `text[start:end]`."""

    section: str  # "attribution.speech"
    start: int
    end: int
    phrase: str  # as written in the lexicon, folded


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence of the lexicon with what must be read from it: a test row."""

    text: str
    expect: Mapping[str, object]


class Lexicon:
    """Phrases by section. Matching ignores case and accents and keeps to whole words.

    A phrase ending in `*` also matches every word that begins so: `investi*` finds "investira".
    """

    __slots__ = ("_automaton", "examples", "language", "sections")

    def __init__(self, language: str, sections: Mapping[str, Iterable[str]], examples: Iterable[Example] = ()) -> None:
        self.language = language
        self.sections = {name: tuple(phrases) for name, phrases in sections.items()}
        self.examples = tuple(examples)
        self._automaton = _automaton(self.sections)

    def scan(self, folded: str) -> list[Hit]:
        """Every phrase of every section in a folded text, in order; of two in one section, the longer wins a place."""
        found: list[Hit] = []
        for last, entries in self._automaton.iter(folded):
            for length, open_end, phrase, sections in entries:
                start, end = last + 1 - length, last + 1
                if start and folded[start - 1].isalnum() and folded[start].isalnum():
                    continue
                if end < len(folded) and folded[end].isalnum() and folded[end - 1].isalnum():
                    if not open_end:
                        continue
                    while end < len(folded) and folded[end].isalnum():
                        end += 1
                found.extend(Hit(section, start, end, phrase) for section in sections)
        return _longest(found)

    def hits(self, folded: str, *sections: str) -> list[Hit]:
        """The hits of these sections only."""
        return [hit for hit in self.scan(folded) if hit.section in sections]


def _automaton(sections: Mapping[str, Iterable[str]]) -> ahocorasick.Automaton:
    by_word: dict[str, dict[tuple[bool, str], list[str]]] = {}
    for section, phrases in sections.items():
        for phrase in phrases:
            folded, open_end = fold(phrase.removesuffix("*")), phrase.endswith("*")
            by_word.setdefault(folded, {}).setdefault((open_end, folded + "*" * open_end), []).append(section)
    automaton = ahocorasick.Automaton()
    automaton.add_word("\0", ())  # an automaton without words cannot be searched
    for word, entries in by_word.items():
        automaton.add_word(
            word, tuple((len(word), open_end, phrase, tuple(s)) for (open_end, phrase), s in entries.items())
        )
    automaton.make_automaton()
    return automaton


def _longest(hits: list[Hit]) -> list[Hit]:
    hits.sort(key=lambda hit: (hit.start, -hit.end))
    reached: dict[str, int] = {}
    kept = []
    for hit in hits:
        if hit.end > reached.get(hit.section, -1):
            reached[hit.section] = hit.end
            kept.append(hit)
    return kept
