"""Which one of several: the letter of a round, the number of a phase, a call or a fund."""

import re
from collections.abc import Iterator, Sequence

from bot.claims.lexicon import Hit
from bot.claims.signs import Sentence

_ROUND, _COUNTED = "series", "counted"
# "the second £400m phase", "2e grande tranche", "phase II", "appel à projets n° 4".
_WORDS_BETWEEN = re.compile(r"^ (?:[^\s,;:.!?]+ ){0,2}$")
_FIGURE_BEFORE = re.compile(r"\b(\d{1,3}) ?(?:st|nd|rd|th|er|re|e|eme|nde?|\.) (?:[^\s,;:.!?]+ ){0,2}$")
_FIGURE_AFTER = re.compile(r"^ (?:n ?[°o]\.? ?|no\.? |number )?(\d{1,3}|[ivx]{1,4})\b(?![.,]?\d| ?%)")
_BEFORE_CHARS, _AFTER_CHARS = 48, 16
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}


def find_series(deals: Sequence[Sentence], sentences: Sequence[Sentence]) -> str | None:
    """ "A" or "seed" for a round, "phase 2" or "call 4" for what the headline counts; None if nothing is counted.

    A text below the headline tells of phases past and to come; only its rounds count. Of two in one headline the
    later one is the news: "the first phase done, Halden starts the second".
    """
    titles = [s for s in sentences if s.is_title]
    told = dict.fromkeys([*titles, *deals, *(s for s in sentences if s.part.field != "body")])
    rounds = (hit.section.partition(".")[2] for s in told for hit in s.within(_ROUND))
    return next(rounds, None) or _latest(titles or deals)


def _latest(told: Sequence[Sentence]) -> str | None:
    found = [(number, what) for sentence in told for number, what in _counted(sentence)]
    number, what = max(found, default=(0, ""))
    return f"{what} {number}" if number else None


def _counted(sentence: Sentence) -> Iterator[tuple[int, str]]:
    for hit in sentence.within(_COUNTED):
        if number := _number_after(hit, sentence) or _number_before(hit, sentence):
            yield number, hit.section.partition(".")[2]


def _number_before(hit: Hit, sentence: Sentence) -> int | None:
    folded = sentence.part.folded
    for word in reversed(sentence.within("ordinals")):
        if word.end <= hit.start and _WORDS_BETWEEN.match(folded[word.end : hit.start]):
            return int(word.section.partition(".")[2])
    figure = _FIGURE_BEFORE.search(folded[max(sentence.span.start, hit.start - _BEFORE_CHARS) : hit.start])
    return int(figure[1]) if figure else None


def _number_after(hit: Hit, sentence: Sentence) -> int | None:
    folded = sentence.part.folded
    for word in sentence.within("cardinals"):
        if word.start == hit.end + 1:
            return int(word.section.partition(".")[2])
    figure = _FIGURE_AFTER.match(folded[hit.end : min(sentence.span.end, hit.end + _AFTER_CHARS)])
    return (_ROMAN.get(figure[1]) or (int(figure[1]) if figure[1].isdigit() else None)) if figure else None
