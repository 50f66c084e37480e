"""Subjects: what a name is in a deal by the verb it is the subject of."""

import re

from bot.claims.claim import Kind
from bot.claims.lexicon import Hit
from bot.claims.names.goods import sells_its_own
from bot.claims.names.likely import is_ai
from bot.claims.names.name import Name
from bot.claims.names.objects import is_invested_in
from bot.claims.names.plans import lifts_its_own
from bot.claims.names.reach import APPOSITION
from bot.claims.names.role import Role
from bot.claims.names.strangers import is_a_stranger, is_elsewhere
from bot.claims.organisation import Organisation, Sort
from bot.claims.signs import Sentence


def is_payer(organisation: Organisation | None) -> bool:
    """True for funds and public bodies, which give and do not get."""
    return organisation is not None and organisation.sort in {Sort.INVESTOR, Sort.PUBLIC}


def as_subject(name: Name, verb: Hit, kind: Kind, sentence: Sentence) -> Role:
    """What a name is as the subject of this verb."""
    sold = kind is Kind.ACQUISITION and sells_its_own(verb, sentence)
    if sold or verb.section == "deal.sold" or (verb.section == "deal.borrow" and kind is Kind.OTHER):
        return Role.OPEN if is_payer(name.organisation) else Role.RECIPIENT
    after = sentence.part.folded[verb.end : sentence.span.end]
    if verb.section == "deal.talk" and kind is Kind.FUNDING_ROUND and _INTO_ANOTHER.search(after):
        return Role.INVESTOR
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


# "Tether eyes €1bn round in Neura": whoever is after a part of somebody else's round pays.
_INTO_ANOTHER = re.compile(
    r"^[^.;:]{0,40}?\b(?:round|stake|investment|raise|ticket|participation|tour|cheque|check|injection)s?"
    r" (?:in|into|dans|chez|au capital d[e'u]) ?"
)


def _spends(organisation: Organisation, kind: Kind) -> bool:
    """True if announcing or planning is spending: a firm's building plan, a public body's own programme."""
    if kind in {Kind.CAPEX, Kind.FUND}:
        return organisation.sort is not Sort.PUBLIC
    return organisation.sort is {Kind.PUBLIC_PLAN: Sort.PUBLIC, Kind.OTHER: Sort.INVESTOR}.get(kind)


_AUXILIARY = re.compile(
    r"^,? ?(?:(?:a|ont|va|vont|vient de|viennent de|veut|voudrait|compte|entend|doit|devrait|pourrait|aurait|"
    r"s'apprete(?:nt|rait|raient)? a|envisage(?:rait)? d[e']|songe(?:rait)? a|serait pret a|"
    r"has|have|will|would|to|is|are|plans to|could|may|intends to|says it|said it|just|today|announces?|"
    r"annonce|et|se|avoir|aussi|encore|reportedly) ?)*$"
)
SUBJECT_CHARS = 40


def surely_subject(name: Name, sentence: Sentence, gap: str, verb: Hit) -> bool:
    """A capitalised word nobody listed is a subject only where a verb follows at once."""
    if is_elsewhere(name, sentence) or any(name.end <= m.start < verb.start for m in sentence.mentions):
        return False
    if is_a_stranger(name, sentence) and verb.section not in {"deal.round", "deal.put"}:
        return len(APPOSITION.sub(" ", gap)) <= SUBJECT_CHARS
    first_word = name.start <= sentence.span.start + 3 and " " not in name.text
    if verb.section in {"deal.round", "deal.put"} and first_word:
        return False
    gap = APPOSITION.sub(" ", gap)
    helped = any(hit.start == name.end + 1 for hit in sentence.of("parties.auxiliary"))  # the verb stands at the end
    return helped or bool(_AUXILIARY.match(gap)) or (not first_word and len(gap) <= 40)
