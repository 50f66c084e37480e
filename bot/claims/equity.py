"""Equity: shares sold on the market, and stakes large enough to count as a purchase."""

import re
from collections.abc import Sequence

from bot.claims.signs import Sentence


def floats(title: Sequence[Sentence]) -> bool:
    """True for shares sold on the market: "files for flotation to raise $2bn"."""
    return any(s.has("kind.flotation") and not s.has("deal.round") for s in title)


_TAKES = re.compile(
    r"\b(?:prend|prennent|prendra|acquiert|takes?|taking|took|acquires?|acquiring) (?:[a-z]+ ){0,2}"
    r"(\d{2})(?:[.,]\d+)? ?(?:%|pour cent|per ?cent)"
)
_PAYS_FOR = re.compile(
    r"\b(?:pour|contre|for) (?:[a-z]+ ){0,3}(\d{2})(?:[.,]\d+)? ?(?:%|pour cent|per ?cent)"
    r" (?:du capital|des parts|des actions|stake|of the shares|of its shares)"
)
LARGE_STAKE = 30  # per cent


def takes_most(sentences: Sequence[Sentence]) -> bool:
    """True for a large stake in a firm of AI: "is taking 49 per cent for $14.3bn"."""
    head = [s for s in sentences if s.part.field != "body"]
    ways = (_TAKES, _PAYS_FOR)
    taken = [int(found[1]) for s in head if s.sums for way in ways for found in way.finditer(s.folded)]
    return max(taken, default=0) >= LARGE_STAKE and any(s.is_title and s.ai_companies for s in head)


def is_sold(sentence: Sentence) -> bool:
    """True for "Voice AI firm Sentiq sold to Valbrise": a firm stands before the word of selling, no goods."""
    firms = [hit.start for hit in sentence.of("parties.descriptor")] + [m.start for m in sentence.ai_companies]
    sold = max((hit.start for hit in sentence.of("deal.sold")), default=0)
    return min(firms, default=sold) < sold
