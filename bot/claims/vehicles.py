"""Vehicles: funds that are named, launched or filled."""

import re

from bot.claims.organisation import Sort
from bot.claims.signs import Sentence

FEW_CHARS = 24


def names_a_fund(sentence: Sentence) -> bool:
    """True for a fund that is no part of somebody's name: "Qatar's sovereign fund"."""
    named = [(mention.start, mention.end) for mention in sentence.mentions]
    return any(not any(a <= hit.start and hit.end <= b for a, b in named) for hit in sentence.of("kind.fund"))


def fills_a_fund(sentence: Sentence) -> bool:
    """True for a fund that raises or launches a fund of its own: "Index raises $2bn to back start-ups"."""
    folded = sentence.part.folded
    if any(_IS_A_FUND.match(folded[m.end :]) or _FUND_OF.search(folded[: m.start]) for m in sentence.sums):
        return not any(m.organisation.sort is Sort.AI_COMPANY for m in sentence.mentions)
    if not sentence.has("kind.venture") and any(
        _A_FUND.search(folded[sentence.span.start : hit.start]) for hit in sentence.of("deal.take", "deal.raise")
    ):
        return bool(sentence.sums) and not any(m.organisation.sort is Sort.AI_COMPANY for m in sentence.mentions)
    first = next(iter(sentence.mentions), None)
    if first is None or first.organisation.sort is not Sort.INVESTOR or first.start > sentence.span.start + FEW_CHARS:
        return False
    own = sentence.has("kind.fund") or any(_TO_INVEST.search(folded[money.end :]) for money in sentence.sums)
    raised = [hit.start for hit in sentence.of("deal.take", "deal.raise", "deal.put") if hit.start > first.end]
    others = [m for m in sentence.mentions if m.organisation.sort is Sort.AI_COMPANY]
    return own and not others and any(start - first.end <= FEW_CHARS for start in raised)


_IS_A_FUND = re.compile(r"^(?: [a-z-]+){0,2} (?:fund|vehicle)\b(?! manager)")
_FUND_OF = re.compile(
    r"\b(?:un|son|premier|nouveau|deuxieme|troisieme) (?:\w+ )?fonds (?:\w+ )?(?:d'|de )(?:pres de |plus de )?$"
)
# "Un fonds suédois réunit 550 millions", "Venture firm Kvist raises $650m": who raises is a fund.
_A_FUND = re.compile(
    r"(?:^|: )(?:(?:un|le|ce|une|la) (?:[a-z-]+ )?(?:fonds|societe de capital-risque) (?:[a-z'-]+ ){0,4}"
    r"|(?:[\w'-]+ )?(?:vc|venture capital|venture|investment|buyout) (?:firm|fund|house|group) (?:[\w&'-]+ ){0,3})$"
)
_TO_INVEST = re.compile(
    r"\b(?:to back|to invest|to fund|pour investir|pour financer|pour soutenir)\b"
    r"|\b(?:for|pour les|pour des) (?:[a-z-]+ ){0,3}(?:start-?ups?|founders|pepites|jeunes pousses|fondateurs)\b"
)
