"""Earlier: clauses of a sentence that tell of what came before its news."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from bot.claims.lexicon import Hit
from bot.text.document import Part
from bot.text.span import Span


class Placed(Protocol):
    """Something found in a text: a hit, a mention, a sum."""

    @property
    def start(self) -> int:
        """Where it begins in its part."""

    @property
    def end(self) -> int:
        """Where it ends."""


_AFTER = (
    r"(?:after|following|fresh (?:from|off)|on the heels of|on the back of|apres|au lendemain d(?:e|u|')"
    r"|dans la foulee d(?:e|u|')|sitot|forte? d(?:e|u|'))"
)
# "Fresh from its Series B, ...", "Trois semaines après sa série C, ...": what opens a sentence, up to its comma.
_OPENING = re.compile(rf"(?:[^,;:]{{2,30}}: ?)?(?:[\w'-]+ ){{0,4}}{_AFTER}\b[^,;:]{{3,90}}, ")
# ", a day after a pact with Amazon, ..."
_INSERTED = re.compile(
    r", (?:[\w'-]+ ){0,3}(?:days?|weeks?|months?|years?|hours?|jours?|semaines?|mois|heures?|ans?)"
    r" (?:after|following|apres)\b[^,;:]{3,60}(?:, |$)"
)
# ", après les 10 milliards promis à la Caroline du Nord": an end of a sentence, with its own word of pledging.
_AT_THE_END = re.compile(
    r", (?:after|following|apres) (?:[\w$€£'.-]+ ){1,8}(?:promis|annonce|investi|pledged|announced|committed|unveiled)"
    r"(?:e?s?|e)\b[^,;:.]{0,60}(?=\.|$)"
)
# "... s'ajoute à celle versée par Eurazeo", "... comes on top of $2bn from Halden".
_ADDED_TO = re.compile(
    r"\b(?:s'ajout\w+ (?:a|aux)|en plus d[eu]s?|separate from|distinct from|distincte?s? d(?:e|u|es)"
    r"|(?:come|coming|comes|is|are) on top of|adds to|in addition to)\b"
    r"[^,;:.]{3,80}"
)
_NEWS = ("deal.give", "deal.spend", "deal.buy", "deal.take", "deal.build", "deal.put")


def before_the_news(part: Part, span: Span, hits: Sequence[Hit], sums: Sequence[Placed]) -> tuple[Span, ...]:
    """The clauses about what came before; none where they hold every sum or every act of the sentence."""
    found = tuple(_clauses(part.folded, span))
    if not found:
        return ()
    opened = any(clause.start == span.start for clause in found)
    acts = not opened or any(hit.section in _NEWS and not is_in(hit, found) for hit in hits)
    told = not sums or any(not is_in(money, found) for money in sums)
    return found if acts and told else ()


def is_in(placed: Placed, clauses: Iterable[Span]) -> bool:
    """True if it stands within one of these clauses."""
    return any(clause.holds(placed.start, placed.end) for clause in clauses)


def _clauses(folded: str, span: Span) -> Iterator[Span]:
    if opening := _OPENING.match(folded, span.start, span.end):
        yield Span(*opening.span())
    for pattern in (_INSERTED, _AT_THE_END, _ADDED_TO):
        for found in pattern.finditer(folded, span.start, span.end):
            yield Span(*found.span())
