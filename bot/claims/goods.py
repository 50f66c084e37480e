"""Goods: what is bought without buying a firm, chips, land, power."""

import re

from bot.claims.lexicon import Hit
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
