"""The credit line of an article: the agency whose copy it runs ("Le Figaro avec AFP", "PARIS (Reuters) -").

A credit line holds nothing but the names of media and a few words of its own, and it stands apart: in brackets at an
end, behind a dash, as a last sentence, as the byline. A sentence that quotes an agency is none.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.claims.lexicon import Lexicon
from bot.feeds.entry import Entry
from bot.feeds.publisher import Publishers
from bot.text.folding import name_key

AGENCIES = "agencies"  # copy of agencies that the line does not name: "with agencies"

_CREDIT, _AGENCIES = "language.credit", "language.agencies"
_PICTURE = "©"  # whose photograph it is says nothing of the words
_LAST_LINES = 2  # of a text: a credit line in the middle belongs to a picture
_DATELINE = re.compile(r"[^()]{0,60}\((?P<line>[^()]{2,60})\)\s*[-–—]")
_OPENING = re.compile(r"(?P<line>[^-–—|:]{2,40}?)\s[-–—|]\s")
_IN_BRACKETS = re.compile(r"(?P<stop>[.!?…»”\"]?)\s*[(\[](?P<line>[^()\[\]]{2,60})[)\]](?P<after>\.?)\s*$")
_LAST = re.compile(r"(?:^|[.!?…»”\"]\s+|\s[-–—|]\s)(?P<line>[^.!?…|]{2,80}?)[.\s]*$")


@dataclass(frozen=True, slots=True)
class Provenance:
    """Whose words an entry prints, beside its outlet's name."""

    publisher: str = ""  # the family; empty: nobody's we know, so the outlet is its own
    carries: str = ""  # the agency whose copy it runs; empty: its own words


class Credits:
    """Reads credit lines with the words of these lexicons and the names of these publishers."""

    __slots__ = ("_longest", "_meaning", "_publishers")

    def __init__(self, lexicons: Iterable[Lexicon], publishers: Publishers) -> None:
        meaning = dict.fromkeys(publishers.names, "")
        for lexicon in lexicons:
            meaning |= {name_key(phrase): "" for phrase in lexicon.sections.get(_CREDIT, ())}
            meaning |= {name_key(phrase): AGENCIES for phrase in lexicon.sections.get(_AGENCIES, ())}
        self._publishers = publishers
        self._meaning = {**meaning, **publishers.agencies}
        self._longest = max((len(phrase.split()) for phrase in self._meaning), default=0)

    def provenance(self, entry: Entry) -> Provenance:
        """The publisher behind an entry, and the agency whose copy it runs."""
        publisher = self._publishers.behind(entry)
        return Provenance(publisher.name if publisher else "", self.agency(entry))

    def agency(self, entry: Entry) -> str:
        """The agency whose copy the entry runs, the first one named; AGENCIES if none is; "" for its own words."""
        pieces = (*_credit_lines(entry), entry.source or "")
        credited = (self._named(piece, name_key(entry.outlet)) for piece in pieces if _PICTURE not in piece)
        agency = next(filter(None, credited), "")
        own = self._publishers.of(entry.outlet, entry.url) if agency else None
        return "" if own and own.name == agency else agency

    def _named(self, piece: str, outlet: str) -> str:
        """The agency in a piece that is a credit line; "" where it holds any other word."""
        words, found, place = name_key(piece).split(), [], 0
        while place < len(words):
            ends = range(min(len(words), place + max(self._longest, len(outlet.split()))), place, -1)
            end = next((end for end in ends if self._known(" ".join(words[place:end]), outlet)), None)
            if end is None:
                return ""
            found.append(self._meaning.get(" ".join(words[place:end]), ""))
            place = end
        named = [agency for agency in found if agency]
        return next((agency for agency in named if agency != AGENCIES), next(iter(named), ""))

    def _known(self, phrase: str, outlet: str) -> bool:
        return phrase in self._meaning or phrase == outlet


def _credit_lines(entry: Entry) -> Iterator[str]:
    """What may be a credit line, by where it stands."""
    yield from _at_the_end(entry.title, last=False)
    for text in (entry.summary, entry.body or ""):
        lines = text.strip().split("\n")
        for pattern in (_DATELINE, _OPENING):
            if found := pattern.match(lines[0]):
                yield found["line"]
        for line in dict.fromkeys((lines[0], *lines[-_LAST_LINES:])):
            yield from _at_the_end(line)


def _at_the_end(line: str, *, last: bool = True) -> Iterator[str]:
    """In brackets, unless they are part of a sentence that ends behind them; with `last`, what stands apart."""
    tail = line[-200:]
    if (found := _IN_BRACKETS.search(tail)) and (found["stop"] or not found["after"]):
        yield found["line"]
    if last and (found := _LAST.search(tail)):
        yield found["line"]
