"""Bare sums: headlines that tell of a deal without a verb."""

import re
from decimal import Decimal

from bot.claims.organisation import Sort
from bot.claims.signs import COMPUTE, TECHNOLOGY, Sentence

# From here on a sum in a sentence about AI needs no verb; smaller ones are prices and prizes.
BARE_FLOOR = Decimal(1_000_000)


def reaches(sentence: Sentence, floor: Decimal) -> bool:
    """True if one of its sums is at least so large, whatever the currency."""
    return any((money.figure or 0) >= floor for money in sentence.sums)


_FOR = re.compile(r"^[ ]?(?:d'ici 20\d\d )?(?:pour|for|dans|in|into|on|sur|a l'|en)\b[^.;:]{0,30}$")


def is_sum_for_technology(sentence: Sentence) -> bool:
    """True for "50 milliards pour un data center": a headline needs no verb."""
    folded = sentence.part.folded
    ends = [hit.start for hit in sentence.of(TECHNOLOGY, COMPUTE)]
    return any(end > money.end and _FOR.match(folded[money.end : end]) for money in sentence.sums for end in ends)


_TO_SOME_END = re.compile(
    r"^[^.;:]{0,24}\b(?:pour|for|to|in|into|dans)\b"
    r"|^(?: [a-z-]+){0,3} (?:data cent(?:re|er)|campus|supercomputer|hub)\b"
)


def is_sum_of_a_firm(sentence: Sentence) -> bool:
    """True for a headline such as "Google: another €5bn for its Belgian servers", whose AI stands below it."""
    if not sentence.is_title or not reaches(sentence, BARE_FLOOR) or not sentence.has("kind.capex", "kind.computing"):
        return False
    folded = sentence.part.folded
    firms = any(mention.organisation.sort in _PAYING for mention in sentence.mentions)
    return firms and any(_TO_SOME_END.match(folded[money.end :]) for money in sentence.sums)


_PAYING = {Sort.COMPANY, Sort.AI_COMPANY, Sort.INVESTOR}
