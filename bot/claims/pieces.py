"""Pieces: a sentence that lists several deals, cut into one piece a deal."""

import re
from collections.abc import Iterable
from dataclasses import replace

from bot.claims.organisation import Sort
from bot.claims.signs import Sentence
from bot.text.span import Span

_FIRMS = {Sort.COMPANY, Sort.AI_COMPANY, Sort.INVESTOR}
_ACTS = ("deal.give", "deal.spend", "deal.take", "deal.buy", "deal.put")
_CUT = re.compile(r"; ?(?:et |and )?|, ?(?:et |and )?| et (?=[A-ZÀ-Þ])| and (?=[A-ZÀ-Þ])")
# "Prologis 6,4 milliards" and "6 milliards pour Amazon" are deals without a verb of their own.
_SUM_NEXT = re.compile(r"^,? ?(?:[a-z'-]+ ){0,2}[^\w]?$")
_FOR = re.compile(r"^ (?:d'euros |de dollars )?(?:pour|for|de|from|by) $")


def pieces(sentence: Sentence) -> list[Sentence]:
    """The sentence alone, or its pieces where at least two have a firm and a sum of their own."""
    if len(sentence.sums) < 2 or len({m.organisation.id for m in sentence.mentions}) < 2:
        return [sentence]
    cut = [_narrowed(sentence, span) for span in _spans(sentence)]
    own = [piece for piece in cut if _is_a_deal(piece)]
    return own if len(own) > 1 else [sentence]


def _spans(sentence: Sentence) -> Iterable[Span]:
    """Stretches between commas and conjunctions, joined until each has a sum."""
    start = sentence.span.start
    for cut in _CUT.finditer(sentence.part.text, sentence.span.start, sentence.span.end):
        if any(money.start < cut.end() and cut.start() < money.end for money in sentence.sums):
            continue
        if any(start <= money.start and money.end <= cut.start() for money in sentence.sums):
            yield Span(start, cut.start())
            start = cut.end()
    yield Span(start, sentence.span.end)


def _narrowed(sentence: Sentence, span: Span) -> Sentence:
    return replace(
        sentence,
        span=span,
        hits=tuple(hit for hit in sentence.hits if span.holds(hit.start, hit.end)),
        mentions=tuple(mention for mention in sentence.mentions if span.holds(mention.start, mention.end)),
        sums=tuple(money for money in sentence.sums if span.holds(money.start, money.end)),
        aside=tuple(money for money in sentence.aside if span.holds(money.start, money.end)),
    )


def _is_a_deal(piece: Sentence) -> bool:
    """True for a firm at the head with a verb or a sum behind it, and for a sum "for" a firm."""
    folded = piece.part.folded
    firms = [mention for mention in piece.mentions if mention.organisation.sort in _FIRMS]
    if not piece.sums or not firms:
        return False
    if any(_FOR.match(folded[money.end : firm.start]) for money in piece.sums for firm in firms):
        return True
    first, money = firms[0], piece.sums[0]
    if first.start - piece.span.start > HEAD_CHARS or money.start < first.end:
        return False
    return piece.has(*_ACTS) or bool(_SUM_NEXT.match(folded[first.end : money.start]))


HEAD_CHARS = 24
