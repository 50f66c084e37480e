"""Goods: what is bought without buying a firm, chips, land, power."""

import re

from bot.claims.lexicon import Hit
from bot.claims.organisation import Mention, Sort
from bot.claims.signs import Sentence

GOODS_CHARS = 45
_GOODS = ("relevance.compute", "kind.computing", "traps.goods")


def firms_bought(sentence: Sentence) -> int:
    """How many words of buying have a firm for their object, not chips, land or power."""
    return sum(not _is_of_goods(hit, sentence) for hit in sentence.of("kind.acquisition"))


def _is_of_goods(buy: Hit, sentence: Sentence) -> bool:
    if sells_its_own(buy, sentence):
        return False
    names = [(mention.start, mention.end) for mention in sentence.mentions]
    firms = [hit.start for hit in sentence.of("parties.descriptor", "kind.venture")]
    text = sentence.part.text
    for hit in sentence.of(*_GOODS):
        gap = sentence.part.folded[buy.end : hit.start] if hit.start > buy.end else ","
        named = any(a <= hit.start and hit.end <= b for a, b in names)
        sort_of_firm = any(0 < firm - buy.end <= hit.end - buy.end + FIRM_CHARS for firm in firms)
        sort_of_firm = sort_of_firm or bool(_THEN_A_NAME.match(text[hit.end : hit.end + FIRM_CHARS]))
        near = (len(gap) <= GOODS_CHARS and not _BREAK.search(gap)) or _is_worth(buy, hit, sentence)
        if near and not named and not sort_of_firm:
            return True
    return False


_PAY = re.compile(r"\b(?:pays?|paying|paid|paie|paient|paiera|paieront|verse|versera|verser)\b")


def pays_for_computing(sentence: Sentence) -> bool:
    """True for "s'engage à verser 300 milliards à Oracle" beside a word for computing: it is paid for, not built."""
    paid = _PAY.search(sentence.part.folded, sentence.span.start, sentence.span.end)
    return bool(paid) and sentence.has("kind.computing")


def rents_computing(sentence: Sentence) -> bool:
    """True for computing that stays its owner's: "de capacité de calcul", not "de processeurs"."""
    owned = {hit.start for hit in sentence.of("traps.goods")}
    return any(hit.start not in owned for hit in sentence.of("kind.computing"))


def sells_its_own(verb: Hit, sentence: Sentence) -> bool:
    """True for "cède ses robots", "offloads its chip arm": what goes is a part of a firm, whatever it makes."""
    return verb.phrase.startswith(_SELL) and bool(_ITS.match(sentence.part.folded, verb.end))


_SELL = ("cede", "a cede", "divest", "offload", "sell")
_ITS = re.compile(r" (?:ses|son|sa|leurs?|its|their) ")


def _is_worth(buy: Hit, goods: Hit, sentence: Sentence) -> bool:
    """True for "achète pour 600 millions d'euros de puces" and "buys $600m worth of chips"."""
    folded = sentence.part.folded
    return any(
        buy.end < money.start and folded[money.end : goods.start] in {" de ", " d'", " of ", " worth of "}
        for money in sentence.sums
    )


_THEN_A_NAME = re.compile(r"^(?: (?!of |from |by |de |du |in |en |at |for |to |on )[a-z-]+){0,2} [A-ZÀ-Þ]")
_BREAK = re.compile(r"[,;:.](?!\d)| (?:pour|to|and|et|for|as|after|in|dans|afin) ")


FIRM_CHARS = 24


def its_goods(firm: Mention, sentence: Sentence) -> bool:
    """True for "Nvidia GPUs": what a firm makes, not the firm."""
    return any(hit.start == firm.end + 1 for hit in sentence.of("kind.computing", "traps.goods"))


def orders_goods(title: Sentence) -> bool:
    """True for "commande 400 millions d'euros de processeurs": machines that are ordered are owned, not rented."""
    ordered = {"commande", "orders", "ordered"}
    return title.has("traps.goods") and all(hit.phrase in ordered for hit in title.of("kind.contract"))


# "is to pay $4bn for server builder Halden", "paie 20 milliards pour la technologie de Halden": a firm and its price.
_PAYS = re.compile(
    r"\b(?:pays?|paying|paid|paie|paye|paient|paiera|payer|debourse\w*|offre|offers?|splash\w*|shells? out|propose\w*"
    r"|forks? out|stumps? up|lache\w*|mettrait|s'acquitte\w*)\b"
    r"[^.;:]{0,24}$"
)
_FOR_A_FIRM = re.compile(
    r"^ (?:in (?:cash|shares) |d'euros |de dollars )?(?:for|on|pour|sur) "
    r"((?:[\w'’-]+ ){0,6}?[\w'’-]*?)(?<![A-Z])(?=[A-ZÀ-Þ])(?!AI |IA )"
)
_ITS_PART = re.compile(r"\b(?:stake|slice|share|part|%|parts|chips?|puces|gpus?|use of|access|acces)\b|\d")


def pays_for_a_firm(sentence: Sentence) -> bool:
    """True for a sum paid for a firm, without a word of buying; not for its chips, nor for a part of it."""
    return bool(firms_paid_for(sentence))


def firms_paid_for(sentence: Sentence) -> list[int]:
    """Where the names begin of firms that a sum is paid for: "pays $69m for Danish AI rival Spindl"."""
    if sentence.has("deal.give", "deal.round") or not sentence.has("deal.spend", "deal.put"):
        return []
    folded = sentence.part.folded
    found = []
    for money in sentence.sums:
        priced = _FOR_A_FIRM.match(_in_small_letters(money.end, sentence))
        paid = _PAYS.search(folded[sentence.span.start : money.start])
        if priced and paid and not _ITS_PART.search(priced[1].lower()):
            start = money.end + priced.end()
            if _names_a_firm(money.end, start, priced[1], sentence):
                found.append(start)
    return found


def _names_a_firm(price: int, start: int, label: str, sentence: Sentence) -> bool:
    """True for a listed firm, one with a label before it, and any that is offered for; not for goods or towns."""
    folded = sentence.part.folded
    named = any(m.start == start and m.organisation.sort in _FIRMS for m in sentence.mentions)
    labels = (*sentence.of("parties.descriptor"), *sentence.within("nationality"))
    behind = _APPOSED.match(folded[start : sentence.span.end])
    apposed = behind and any(start < hit.start < start + behind.end() for hit in sentence.of("parties.descriptor"))
    labelled = any(price < hit.start < start for hit in labels) or bool(apposed)
    goods = any(start <= hit.start <= start + BESIDE_CHARS for hit in sentence.of("traps.goods", "kind.computing"))
    town = any(h.start == start for table in ("places", "towns") for h in sentence.within(table))
    offered = not town and not label and bool(_OFFERS.search(folded[sentence.span.start : price]))
    return (named or labelled or offered) and not goods


def _in_small_letters(start: int, sentence: Sentence) -> str:
    """The text from here on, nations and AI without their capitals: "for Danish AI rival Spindl" names one firm."""
    text = sentence.part.text[start : sentence.span.end]
    labels = [*sentence.within("nationality"), *sentence.of("relevance.technology")]
    for hit in labels:
        if start < hit.start and text[hit.end - start : hit.end - start + 2].strip()[:1].isalpha():
            text = (
                text[: hit.start - start] + text[hit.start - start : hit.end - start].lower() + text[hit.end - start :]
            )
    return text


_APPOSED = re.compile(r"^[\w&. -]{2,30}, (?:(?:the|an?|une?|le|la) |l')?[^,.;:]{0,50}")
_OFFERS = re.compile(r"\b(?:offre|offers?)\b[^.;:]{0,24}$")
BESIDE_CHARS = 24  # after a firm's name: "Nvidia chips"
_FIRMS = {Sort.COMPANY, Sort.AI_COMPANY, Sort.INVESTOR}


_BOOKED = re.compile(
    r"\b(?:reserve(?:nt|ra)?|commande(?:nt|ra)?|loue(?:nt|ra)?|books?|booked|reserves?|rents?|leases?|orders?) "
    r"[^.;:]{0,40}?\b(?:puces|gpus?|tpus?|processeurs|accelerateurs|chips|processors|accelerators)\b"
    r"[^.;:]{0,12}? (?:chez|aupres d[e']|from|at) ?"
)


def books_computing(title: Sentence) -> bool:
    """True for "réserve un million de puces chez Halden": what a firm of AI computes with, at a supplier's."""
    return title.is_title and bool(title.ai_companies) and bool(_BOOKED.search(title.folded))
