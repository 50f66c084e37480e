"""Reactions: headlines that tell of another topic too: a share price that a deal moved, staff hired after a round."""

import re

from bot.claims.lexicon import Hit
from bot.claims.money import Money
from bot.claims.signs import COMPUTE, Sentence

_CAUSE = re.compile(
    r"\b(?:after|on|following|as|thanks to|on news of|apres|grace a|a la suite d[eu']|dopee? par|portee? par"
    r"|a l'annonce d[eu'])(?= |$)"
)
_MONEY_IN = re.compile(
    r"\b(?:invest\w+|capex|plan|plans|round|funding|stake|spending|fundraising|levee|tour|programme|pledge|injection)\b"
)
_CONTRACT = re.compile(r"\b(?:deal|contract|agreement|pact|contrat|accord|partenariat|partnership|lease|bail)\b")
_NEAR_CHARS = 48


def restates_a_deal(title: Sentence) -> bool:
    """True for "shares surge after $17bn capacity deal": the price is the reaction, the deal is told with its sum."""
    if not title.is_title or not title.sums:
        return False
    market = [hit.end for hit in title.of("traps.market")]
    topics = [hit.end for hit in title.of("traps.topic")]
    if not market or max(topics, default=0) > max(market):
        return False
    return any(_is_cause(money, max(market), title) for money in title.sums)


def raises_first(title: Sentence) -> bool:
    """True for "raises $60m and hires a former Meta executive": money raised, and another topic only behind it."""
    if not title.is_title:
        return False
    raised = [m.end for m in title.sums if any(_NEXT.match(title.part.folded[r.end : m.start]) for r in _raises(title))]
    return any(all(_AND.search(title.part.folded[end : t.start]) for t in title.of("traps.topic")) for end in raised)


def _raises(title: Sentence) -> list[Hit]:
    return title.of("deal.raise")


_AND = re.compile(r"(?:,|;| et| and| while| tandis que)(?= )")
_NEXT = re.compile(r"^(?: [a-z'-]+){0,3} ?$")


def _is_cause(money: Money, after: int, title: Sentence) -> bool:
    """True for the sum of an investment, or of a contract for computing, that is said to have moved the price."""
    folded = title.part.folded
    if money.start < after or not (cause := _CAUSE.search(folded, after, money.start)):
        return False
    around = folded[cause.end() : min(title.span.end, money.end + _NEAR_CHARS)]
    if title.has("traps.rights", "traps.dispute", "traps.probe"):
        return False
    return bool(_MONEY_IN.search(around)) or (bool(_CONTRACT.search(around)) and computes(title))


def computes(sentence: Sentence) -> bool:
    """True where computing is what a contract is about, by its words or by the firm that rents it out."""
    return sentence.has(COMPUTE, "kind.computing", "parties.provider")
