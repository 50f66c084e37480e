"""Whether the text says that this money was announced before, and with which words."""

from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.claims.claim import Recycled
from bot.claims.lexicon import Hit, Lexicon
from bot.text.document import Part
from bot.text.folding import fold
from bot.text.sentences import clauses
from bot.text.span import Span

# The first that a text names decides: part of the money being old outweighs both "already" and "new".
_SECTIONS = {
    "recycled.partly": Recycled.PARTLY_NEW,
    "recycled.already": Recycled.ALREADY_ANNOUNCED,
    "recycled.new": Recycled.NEW,
}
_NEW = "recycled.new"
_OF_WHICH, _TOLD, _WHEN = "recycled.of_which", "recycled.told", "recycled.when"
_TOTAL = "recycled.total"
_OTHER, _OPEN = "recycled.other_things", "recycled.open"
_SOON = 24  # characters between "announced" and "in May"
LONGEST_WORDS = 160  # characters


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause that speaks of novelty, with the phrases it holds."""

    part: Part
    span: Span
    hits: tuple[Hit, ...]

    def verdict(self, amount: str | None) -> Recycled | None:
        """What this clause says of the money; `amount` is the main one as written."""
        named = {hit.section for hit in self.hits}
        if "recycled.partly" in named or _names_an_old_share(self.part, self.hits):
            return Recycled.PARTLY_NEW
        if _TOTAL in named and "recycled.already" not in named:
            whole = amount is None or fold(amount) in self.span.of(self.part.folded)
            return Recycled.PARTLY_NEW if whole else Recycled.NEW
        if "recycled.already" in named or _is_told_so(self):
            return Recycled.ALREADY_ANNOUNCED
        return Recycled.NEW if _NEW in named else None


def recycled(parts: Sequence[Part], lexicon: Lexicon, amount: str | None = None) -> tuple[Recycled, str | None]:
    """What the text says of its own novelty, with the clause that says so; UNKNOWN and None if nothing.

    A clause about jobs says nothing of the money, and "nobody knows whether" leaves it open. A new total ("brings it
    to 9 billion") is old money in part where it is the `amount` of the news, else the news is what is new.
    """
    read = [(clause, clause.verdict(amount)) for part in parts for clause in _clauses(part, lexicon)]
    for verdict in _SECTIONS.values():
        for clause, said in read:
            if said is verdict:
                return verdict, _shown(clause.part, clause.span, clause.hits)
    return Recycled.UNKNOWN, None


def _clauses(part: Part, lexicon: Lexicon) -> Iterator[_Clause]:
    """The clauses that speak of novelty, with what they name."""
    waiting = deque(_said(part, lexicon))
    for sentence in part.sentences if waiting else ():
        within = _taken(waiting, sentence.end)
        if any(hit.section == _OPEN for hit in within):
            continue
        of_others = False  # the clause before was about jobs: "300 jobs, of which 120 were promised"
        for clause in clauses(part.text, sentence) if within else ():
            named = tuple(hit for hit in within if clause.holds(hit.start, hit.end))
            about_others = any(hit.section == _OTHER for hit in named)
            share = any(hit.section == _OF_WHICH for hit in named)
            if named and not about_others and not (share and of_others):
                yield _Clause(part, clause, named)
            of_others = about_others


def _taken(waiting: deque[Hit], end: int) -> list[Hit]:
    taken = []
    while waiting and waiting[0].end <= end:
        taken.append(waiting.popleft())
    return taken


def _said(part: Part, lexicon: Lexicon) -> Iterator[Hit]:
    """The phrases of novelty; of a stem only its participles have told: "annoncés en mars", not "annoncent"."""
    endings = tuple(lexicon.sections.get("attribution.participle_endings", ()))
    for hit in lexicon.scan(part.folded, part.text, "recycled"):
        stem = hit.section == _TOLD and hit.phrase.endswith("*") and endings
        if not stem or part.text[hit.start : hit.end].lower().endswith(endings):
            yield hit


def _is_told_so(clause: _Clause) -> bool:
    """True for words of telling with their day: already announced."""
    if any(hit.section == _NEW for hit in clause.hits):
        return False
    days = [hit.start for hit in clause.hits if hit.section == _WHEN]
    for told in clause.hits if days else ():
        after = bisect_left(days, told.end)
        if told.section != _TOLD or after == len(days) or days[after] - told.end > _SOON:
            continue
        if not set(clause.part.folded[told.end : days[after]]) & set(",;:."):
            return True
    return False


def _names_an_old_share(part: Part, hits: Sequence[Hit]) -> bool:
    """True for "dont 20,8 milliards annoncés en février": a share with a figure, told before."""
    for share in (hit for hit in hits if hit.section == _OF_WHICH):
        told = next((hit for hit in hits if hit.section == _TOLD and hit.start > share.end), None)
        if told and any(character.isdigit() for character in part.folded[share.end : told.start]):
            return True
    return False


def _shown(part: Part, clause: Span, hits: Sequence[Hit]) -> str:
    if clause.end - clause.start <= LONGEST_WORDS:
        return clause.of(part.text)
    return Span(hits[0].start, max(hits[0].end, hits[-1].end)).of(part.text)[:LONGEST_WORDS]
