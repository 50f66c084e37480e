"""Whether the text says that this money was announced before, and with which words."""

from collections.abc import Sequence

from bot.claims.claim import Recycled
from bot.claims.lexicon import Hit, Lexicon
from bot.text.document import Part
from bot.text.sentences import clauses, sentences
from bot.text.span import Span

# The first that a text names decides: part of the money being old outweighs both "new" and "already".
_SECTIONS = {
    "recycled.partly": Recycled.PARTLY_NEW,
    "recycled.already": Recycled.ALREADY_ANNOUNCED,
    "recycled.new": Recycled.NEW,
}
LONGEST_WORDS = 160  # characters


def recycled(parts: Sequence[Part], lexicon: Lexicon) -> tuple[Recycled, str | None]:
    """What the text says of its own novelty, with the clause that says so; UNKNOWN and None if nothing."""
    for section, verdict in _SECTIONS.items():
        for part in parts:
            if hit := next(iter(lexicon.hits(part.folded, section)), None):
                return verdict, _clause(part, hit)
    return Recycled.UNKNOWN, None


def _clause(part: Part, hit: Hit) -> str:
    """The clause around the hit, as it stands."""
    for sentence in sentences(part.text):
        if not (sentence.start <= hit.start < sentence.end):
            continue
        for clause in clauses(part.text, sentence):
            if clause.holds(hit.start, hit.end) and clause.end - clause.start <= LONGEST_WORDS:
                return clause.of(part.text)
    return Span(hit.start, hit.end).of(part.text)
