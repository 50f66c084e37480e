"""Further deals: other money that the same item clearly tells of, in a sentence of its own."""

from collections.abc import Sequence

from bot.claims.claim import Kind
from bot.claims.kinds import find_kind
from bot.claims.parties import find_parties
from bot.claims.signs import TECHNOLOGY, Sentence
from bot.text.folding import name_key

MOST_DEALS = 6  # a list of more is a round-up; the rest is in the link
_ACTS = ("deal.give", "deal.spend", "deal.take", "deal.buy")


def further_deals(deals: Sequence[Sentence]) -> list[Sentence]:
    """Sentences after the main one with an act, a sum, AI and a leading party of their own.

    A sentence that names any party of an earlier deal tells more of that deal.
    """
    if not deals or not (named := _parties(deals[0])):
        return []
    taken = set(named)
    sums = {(money.figure, money.currency) for money in deals[0].sums}
    found: list[Sentence] = []
    for sentence in deals[1:]:
        own = {(money.figure, money.currency) for money in sentence.sums if money.figure is not None}
        if sentence.is_title or not own or own & sums or not _is_deal_of_its_own(sentence, taken):
            continue
        taken |= _parties(sentence)
        found.append(sentence)
    return found[: MOST_DEALS - 1]


def _is_deal_of_its_own(sentence: Sentence, taken: set[str]) -> bool:
    about_ai = sentence.has(TECHNOLOGY) or bool(sentence.ai_companies)
    mentioned = {name_key(mention.organisation.name) for mention in sentence.mentions}
    leading = _leading(sentence)
    return about_ai and sentence.has(*_ACTS) and bool(leading) and not (leading | mentioned) & taken


def _leading(sentence: Sentence) -> set[str]:
    """Who a deal is filed under: whoever receives in a round or purchase, else whoever spends."""
    kind = find_kind((sentence,), ())
    parties = find_parties((sentence,), (), kind)
    received = kind in {Kind.FUNDING_ROUND, Kind.ACQUISITION}
    return {name_key(name) for name in (parties.recipients if received else parties.investors)}


def _parties(sentence: Sentence) -> set[str]:
    parties = find_parties((sentence,), (), find_kind((sentence,), ()))
    return {name_key(name) for name in (*parties.investors, *parties.recipients)}
