"""Further deals: other money that the same item clearly tells of, in a sentence or a piece of one."""

from collections.abc import Sequence

from bot.claims.claim import Claim, Kind
from bot.claims.kinds import find_kind
from bot.claims.parties import Parties, find_parties
from bot.claims.pieces import pieces
from bot.claims.signs import COMPUTE, TECHNOLOGY, Sentence
from bot.text.folding import name_key

MOST_DEALS = 6  # a list of more is a round-up; the rest is in the link
_ACTS = ("deal.give", "deal.spend", "deal.take", "deal.buy", "deal.put")


def listed(deals: Sequence[Sentence]) -> dict[Sentence, list[Sentence]]:
    """Each sentence of the deals with the pieces it is cut into where it lists several; a headline stays whole."""
    return {deal: [deal] if deal.is_title else pieces(deal) for deal in deals}


def further_deals(deals: Sequence[Sentence]) -> list[Sentence]:
    """Sentences and pieces after the main one with an act, a sum, AI and a leading party of their own.

    What names any party of an earlier deal tells more of that deal; what happened another time is background.
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
    if sentence.has("deal.past"):
        return False
    about_ai = sentence.has(TECHNOLOGY, COMPUTE) or bool(sentence.ai_companies) or _is_listed(sentence)
    mentioned = {name_key(mention.organisation.name) for mention in sentence.mentions}
    leading = _leading(sentence)
    acts = sentence.has(*_ACTS) or _is_listed(sentence)
    return about_ai and acts and bool(leading) and not (leading | mentioned) & taken


def _is_listed(sentence: Sentence) -> bool:
    """True for a piece of a list, whose verb and whose AI stand elsewhere in its sentence."""
    return bool(sentence.part.text[: sentence.span.start].rstrip()[-1:] in {",", ";", ":"} or _after_and(sentence))


def _after_and(sentence: Sentence) -> bool:
    return sentence.part.folded[: sentence.span.start].endswith((" et ", " and "))


def _leading(sentence: Sentence) -> set[str]:
    """Who a deal is filed under: whoever receives in a round or purchase, else whoever spends."""
    kind = find_kind((sentence,), ())
    parties = find_parties((sentence,), (), kind)
    received = kind in {Kind.FUNDING_ROUND, Kind.ACQUISITION}
    return {name_key(name) for name in (parties.recipients if received else parties.investors)}


def _parties(sentence: Sentence) -> set[str]:
    parties = find_parties((sentence,), (), find_kind((sentence,), ()))
    return {name_key(name) for name in (*parties.investors, *parties.recipients)}


def own_parties(parties: Parties, others: Sequence[Claim]) -> Parties:
    """The parties of the main deal without those whom another claim of the item is about."""
    elsewhere = {name_key(name) for claim in others for name in (*claim.investors, *claim.recipients)}
    investors = tuple(name for name in parties.investors if name_key(name) not in elsewhere)
    recipients = tuple(name for name in parties.recipients if name_key(name) not in elsewhere)
    return Parties(investors, recipients) if investors or recipients else parties
