"""Goods: what is bought without buying a firm, chips, land, power."""

import re

from bot.claims.lexicon import Hit
from bot.claims.organisation import Sort
from bot.claims.signs import Sentence

GOODS_CHARS = 45
_GOODS = ("relevance.compute", "kind.computing", "traps.goods")


def firms_bought(sentence: Sentence) -> int:
    """How many words of buying have a firm for their object, not chips, land or power."""
    return sum(not _is_of_goods(hit, sentence) for hit in sentence.of("kind.acquisition"))


def _is_of_goods(buy: Hit, sentence: Sentence) -> bool:
    names = [(mention.start, mention.end) for mention in sentence.mentions]
    firms = [hit.start for hit in sentence.of("parties.descriptor", "kind.venture")]
    text = sentence.part.text
    for hit in sentence.of(*_GOODS):
        gap = sentence.part.folded[buy.end : hit.start] if hit.start > buy.end else ","
        named = any(a <= hit.start and hit.end <= b for a, b in names)
        sort_of_firm = any(0 < firm - buy.end <= hit.end - buy.end + FIRM_CHARS for firm in firms)
        sort_of_firm = sort_of_firm or bool(_THEN_A_NAME.match(text[hit.end : hit.end + FIRM_CHARS]))
        if len(gap) <= GOODS_CHARS and not _BREAK.search(gap) and not named and not sort_of_firm:
            return True
    return False


_THEN_A_NAME = re.compile(r"^(?: (?!of |from |by |de |du |in |en |at |for |to |on )[a-z-]+){0,2} [A-ZÀ-Þ]")
_BREAK = re.compile(r"[,;:.]| (?:pour|to|and|et|for|as|after|in|dans|afin) ")


FIRM_CHARS = 24


# "is to pay $4bn for server builder Halden", "paie 20 milliards pour la technologie de Halden": a firm and its price.
_PAYS = re.compile(
    r"\b(?:pays?|paying|paid|paie|paye|paient|paiera|payer|debourse\w*|offre|offers?|splash\w*|shells? out)\b"
    r"[^.;:]{0,24}$"
)
_FOR_A_FIRM = re.compile(
    r"^ (?:in (?:cash|shares) |d'euros |de dollars )?(?:for|pour) "
    r"((?:[\w'’-]+ ){0,6}?[\w'’-]*?)(?<![A-Z])(?=[A-ZÀ-Þ])(?!AI |IA )"
)
_ITS_PART = re.compile(r"\b(?:stake|slice|share|part|%|parts|chips?|puces|gpus?|use of|access|acces)\b|\d")


def pays_for_a_firm(sentence: Sentence) -> bool:
    """True for a sum paid for a firm, without a word of buying; not for its chips, nor for a part of it."""
    if sentence.has("deal.give", "deal.round") or not sentence.has("deal.spend", "deal.put"):
        return False
    text, folded = sentence.part.text, sentence.part.folded
    for money in sentence.sums:
        found = _FOR_A_FIRM.match(text[money.end : sentence.span.end])
        if (
            not found
            or _ITS_PART.search(found[1].lower())
            or not _PAYS.search(folded[sentence.span.start : money.start])
        ):
            continue
        start = money.end + found.end()
        named = any(m.start == start and m.organisation.sort in _FIRMS for m in sentence.mentions)
        label = any(
            money.end < hit.start < start
            for hit in (*sentence.of("parties.descriptor"), *sentence.within("nationality"))
        )
        goods = any(start <= hit.start <= start + BESIDE_CHARS for hit in sentence.of("traps.goods", "kind.computing"))
        town = any(h.start == start for table in ("places", "towns") for h in sentence.within(table))
        offered = not town and not found[1] and bool(_OFFERS.search(folded[sentence.span.start : money.start]))
        if (named or label or offered) and not goods:
            return True
    return False


_OFFERS = re.compile(r"\b(?:offre|offers?)\b[^.;:]{0,24}$")
BESIDE_CHARS = 24  # after a firm's name: "Nvidia chips"
_FIRMS = {Sort.COMPANY, Sort.AI_COMPANY, Sort.INVESTOR}
