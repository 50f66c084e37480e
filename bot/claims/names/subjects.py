"""Subjects: what a name is in a deal by the verb it is the subject of."""

from bot.claims.claim import Kind
from bot.claims.lexicon import Hit
from bot.claims.names.likely import is_ai
from bot.claims.names.name import Name
from bot.claims.names.objects import is_invested_in
from bot.claims.names.plans import lifts_its_own
from bot.claims.names.role import Role
from bot.claims.organisation import Organisation, Sort
from bot.claims.signs import Sentence


def is_payer(organisation: Organisation | None) -> bool:
    """True for funds and public bodies, which give and do not get."""
    return organisation is not None and organisation.sort in {Sort.INVESTOR, Sort.PUBLIC}


def as_subject(name: Name, verb: Hit, kind: Kind, sentence: Sentence) -> Role:
    """What a name is as the subject of this verb."""
    if verb.section == "deal.sold" or (verb.section == "deal.borrow" and kind is Kind.OTHER):
        return Role.OPEN if is_payer(name.organisation) else Role.RECIPIENT
    if (
        verb.section == "deal.talk"
        and kind is Kind.FUNDING_ROUND
        and (name.organisation is None or is_ai(name.organisation))
    ):
        return Role.RECIPIENT
    if verb.section in {"deal.talk", "deal.build"}:
        private = name.organisation is None or name.organisation.sort is not Sort.PUBLIC
        return Role.INVESTOR if private and kind in {Kind.CAPEX, Kind.ACQUISITION} else Role.OPEN
    if verb.section in {"deal.take", "deal.round"}:
        if kind is Kind.FUND or (kind is Kind.ACQUISITION and not is_ai(name.organisation)):
            return Role.INVESTOR
        if any(name.end < other.start and is_invested_in(other, sentence) for other in sentence.mentions):
            return Role.INVESTOR
        own = sentence.has("kind.budget", "deal.build") or lifts_its_own(sentence)
        if kind is Kind.CAPEX and own and not is_ai(name.organisation):
            return Role.INVESTOR
        return Role.OPEN if is_payer(name.organisation) else Role.RECIPIENT
    if verb.section == "deal.put" and name.organisation and _spends(name.organisation, kind):
        return Role.INVESTOR
    if verb.section == "deal.put":
        return Role.RECIPIENT if kind is Kind.FUNDING_ROUND and is_ai(name.organisation) else Role.OPEN
    if name.organisation is None and verb.section == "deal.buy" and kind is not Kind.ACQUISITION:
        return Role.OPEN
    return Role.INVESTOR


def _spends(organisation: Organisation, kind: Kind) -> bool:
    """True if announcing or planning is spending: a firm's building plan, a public body's own programme."""
    if kind in {Kind.CAPEX, Kind.FUND}:
        return organisation.sort is not Sort.PUBLIC
    return organisation.sort is {Kind.PUBLIC_PLAN: Sort.PUBLIC, Kind.OTHER: Sort.INVESTOR}.get(kind)
