"""The vocabulary of one language: phrases by section, all found in one pass over a text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import ahocorasick

from bot.claims.sums.money_words import MoneyWords
from bot.claims.sums.spoken import NOTATION_ONLY, SPOKEN
from bot.text.folding import fold

SMALL_WORDS = "language.words"
ABBREVIATIONS = "language.abbreviations"
NAME_ENDINGS = "language.name_endings"
LONGEST_WORD = 60  # letters before a phrase that may end a word: a longer run is no word


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

    A phrase ending in `*` also matches every word that begins so: `investi*` finds "investira"; one that begins with
    `*` every word that ends so: `*zentrum` finds "Rechenzentrum". A phrase that
    begins with `=` counts only in exactly this case: `=IA` is no "ia" and `=AI` no "ai". The section
    "language.words" holds the small words a language is guessed by, "language.abbreviations" the words whose full
    stop ends no sentence, "language.name_endings" what names may end in, "language.credit" and "language.agencies" the
    words of a credit line; none is searched for. `money` is what sums
    are read with.
    """

    __slots__ = (
        "_automata",
        "abbreviations",
        "examples",
        "language",
        "money",
        "name_endings",
        "sections",
        "small_words",
    )

    def __init__(
        self,
        language: str,
        sections: Mapping[str, Iterable[str]],
        examples: Iterable[Example] = (),
        money: MoneyWords | None = None,
    ) -> None:
        self.language = language
        self.money = money or SPOKEN.get(language, NOTATION_ONLY)
        self.sections = {name: tuple(phrases) for name, phrases in sections.items()}
        self.examples = tuple(examples)
        self.small_words = frozenset(fold(word) for word in self.sections.get(SMALL_WORDS, ()))
        self.abbreviations = frozenset(fold(word).rstrip(".") for word in self.sections.get(ABBREVIATIONS, ()))
        self.name_endings = self.sections.get(NAME_ENDINGS, ())
        self._automata: dict[tuple[str, ...], ahocorasick.Automaton] = {}

    def scan(self, folded: str, text: str = "", *tables: str) -> list[Hit]:
        """Every phrase of every section in a folded text, in order; of two in one section, the longer wins a place.

        `text` is the unfolded text: without it, phrases whose case counts are not found. With `tables`, only the
        sections of these are looked for, which is the faster the fewer small words they hold.
        """
        found: list[Hit] = []
        for last, entries in self._automaton_of(tables).iter(folded):
            for length, open_start, open_end, written, phrase, sections in entries:
                start, end = last + 1 - length, last + 1
                inside = start and folded[start - 1].isalnum() and folded[start].isalnum()
                if inside and not open_start:
                    continue
                if end < len(folded) and folded[end].isalnum() and folded[end - 1].isalnum():
                    if not open_end:
                        continue
                    while end < len(folded) and folded[end].isalnum():
                        end += 1
                if inside and (start := _begin(folded, start)) < 0:
                    continue
                if written and text[start:end] != written:
                    continue
                found.extend(Hit(section, start, end, phrase) for section in sections)
        return _longest(found)

    def _automaton_of(self, tables: tuple[str, ...]) -> ahocorasick.Automaton:
        """Built when first asked for: the same tables are asked for again and again."""
        if tables not in self._automata:
            searched = (name for name in self.sections if not name.startswith("language."))
            wanted = [name for name in searched if not tables or name.partition(".")[0] in tables]
            self._automata[tables] = _automaton({name: self.sections[name] for name in wanted})
        return self._automata[tables]

    def hits(self, folded: str, *sections: str) -> list[Hit]:
        """The hits of these sections only."""
        return [hit for hit in self.scan(folded) if hit.section in sections]


def _automaton(sections: Mapping[str, Iterable[str]]) -> ahocorasick.Automaton:
    by_word: dict[str, dict[tuple[bool, bool, str, str], list[str]]] = {}
    for section, phrases in sections.items():
        for phrase in phrases:
            written = phrase[1:] if phrase.startswith("=") else ""
            open_start, open_end = phrase.startswith("*"), phrase.endswith("*")
            folded = fold((written or phrase).removeprefix("*").removesuffix("*"))
            spelling = (open_start, open_end, written, "*" * open_start + folded + "*" * open_end)
            by_word.setdefault(folded, {}).setdefault(spelling, []).append(section)
    automaton = ahocorasick.Automaton()
    automaton.add_word("\0", ())  # an automaton without words cannot be searched
    for word, spellings in by_word.items():
        automaton.add_word(word, tuple((len(word), *spelling, tuple(said)) for spelling, said in spellings.items()))
    automaton.make_automaton()
    return automaton


def _begin(folded: str, start: int) -> int:
    """Where the word begins that goes on at `start`; -1 if what stands before is too long for a word."""
    for at in range(start - 1, max(-1, start - LONGEST_WORD), -1):
        if not folded[at].isalnum():
            return at + 1
    return 0 if start < LONGEST_WORD else -1


def _longest(hits: list[Hit]) -> list[Hit]:
    if len(hits) < 2:
        return hits
    hits.sort(key=lambda hit: (hit.start, -hit.end))
    reached: dict[str, int] = {}
    kept = []
    for hit in hits:
        if hit.end > reached.get(hit.section, -1):
            reached[hit.section] = hit.end
            kept.append(hit)
    return kept
