"""Whether the text says that this money was announced before, and with which words."""

from collections.abc import Iterator, Sequence

from bot.claims.claim import Recycled
from bot.claims.lexicon import Hit, Lexicon
from bot.text.document import Part
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
_OTHER, _OPEN = "recycled.other_things", "recycled.open"
_SOON = 24  # characters between "announced" and "in May"
LONGEST_WORDS = 160  # characters


def recycled(parts: Sequence[Part], lexicon: Lexicon) -> tuple[Recycled, str | None]:
    """What the text says of its own novelty, with the clause that says so; UNKNOWN and None if nothing.

    A clause about jobs says nothing of the money, and "nobody knows whether" leaves it open.
    """
    read = [(part, clause, hits) for part in parts for clause, hits in _clauses(part, lexicon)]
    for section, verdict in _SECTIONS.items():
        for part, clause, hits in read:
            named = {hit.section for hit in hits}
            if section in named or _is_told_so(verdict, part, hits):
                return verdict, _shown(part, clause, hits)
    return Recycled.UNKNOWN, None


def _clauses(part: Part, lexicon: Lexicon) -> Iterator[tuple[Span, list[Hit]]]:
    """The clauses that speak of novelty, with what they name."""
    hits = lexicon.scan(part.folded, part.text, "recycled")
    for sentence in part.sentences if hits else ():
        within = [hit for hit in hits if sentence.holds(hit.start, hit.end)]
        if any(hit.section == _OPEN for hit in within):
            continue
        for clause in clauses(part.text, sentence):
            named = [hit for hit in within if clause.holds(hit.start, hit.end)]
            if named and all(hit.section != _OTHER for hit in named):
                yield clause, named


def _is_told_so(verdict: Recycled, part: Part, hits: Sequence[Hit]) -> bool:
    """True for an old share of the sum (partly new), or for words of telling with their day (already announced)."""
    if verdict is Recycled.PARTLY_NEW:
        return _names_an_old_share(part, hits)
    if verdict is not Recycled.ALREADY_ANNOUNCED or any(hit.section == _NEW for hit in hits):
        return False
    return any(
        0 <= when.start - told.end <= _SOON and not any(c in ",;:." for c in part.folded[told.end : when.start])
        for told in hits
        if told.section == _TOLD
        for when in hits
        if when.section == _WHEN
    )


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
