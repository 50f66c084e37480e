"""The role of a name in its sentence, read from the verbs and prepositions around it."""

import re

from bot.claims.claim import Kind
from bot.claims.earlier import is_in
from bot.claims.lexicon import Hit
from bot.claims.names.courted import is_courted
from bot.claims.names.cues import cue_before
from bot.claims.names.gifts import in_state_aid, is_granted
from bot.claims.names.goods import books_computing, firms_paid_for, pays_for_computing
from bot.claims.names.joined import shared, shared_backwards
from bot.claims.names.likely import is_ai
from bot.claims.names.name import Name
from bot.claims.names.naming import names
from bot.claims.names.objects import (
    backs,
    buys,
    heads_the_headline,
    is_a_product,
    is_a_site,
    is_bought,
    is_bought_from_behind,
    is_buyer,
    is_given,
    is_introduced,
    is_invested_in,
    is_put_into,
    is_supplier,
    pays_as_agent,
    pays_the_sum,
    provides,
)
from bot.claims.names.payers import SURELY_PAYING, is_named_payer, is_subject
from bot.claims.names.people import is_a_person, is_beside, is_left_behind, wears_a_hat
from bot.claims.names.plans import (
    builds_for_the_sum,
    is_the_title_of_a_plan,
    owns_the_plan,
    owns_the_sum,
    shares_the_bill,
)
from bot.claims.names.reach import verb_after
from bot.claims.names.role import Role
from bot.claims.names.subjects import as_subject, is_payer, surely_subject
from bot.claims.names.turns import builds_along, by_turn, speaks_of_another
from bot.claims.organisation import Sort
from bot.claims.reactions import restates_a_deal
from bot.claims.signs import Sentence

_POSSESSOR = re.compile(r"^(?:'s|s')\b")


def roles(sentence: Sentence, kind: Kind) -> list[tuple[Name, Role]]:
    """Every possible party of the sentence with its role, in order; names joined by "and" share one."""
    found: list[tuple[Name, Role]] = []
    every = names(sentence)
    for name in every:
        role = _role(name, found[-1][0] if found else None, sentence, kind)
        if role is Role.INVESTOR and _tells_of_another(name, every, sentence):
            role = _described(name, sentence)
        found.append((name, shared(role, name, found, sentence)))
    return shared_backwards(found, sentence)


def _tells_of_another(name: Name, every: list[Name], sentence: Sentence) -> bool:
    verb = verb_after(name, sentence) if sentence.has("parties.says") else None
    return verb is not None and speaks_of_another(name, verb, every, sentence)


def _role(name: Name, before: Name | None, sentence: Sentence, kind: Kind) -> Role:
    if is_a_person(name, sentence) or is_left_behind(name, sentence) or is_in(name, sentence.earlier):
        return Role.ASIDE
    if is_a_site(name, sentence) or is_a_product(name, sentence) or is_the_title_of_a_plan(name, sentence):
        return Role.ASIDE
    if is_beside(name, sentence):
        return Role.ASIDE
    if kind is Kind.FUNDING_ROUND and _raises_for_it(name, sentence):
        return Role.RECIPIENT
    if aided := in_state_aid(name, sentence, kind):
        return aided
    invested = kind is not Kind.CAPEX and is_invested_in(name, sentence)
    if invested or is_granted(name, sentence, kind) or is_put_into(name, sentence):
        return Role.RECIPIENT
    return _in_the_trade(name, before, sentence, kind) or _paying_or_paid(name, sentence, kind)


def _in_the_trade(name: Name, before: Name | None, sentence: Sentence, kind: Kind) -> Role | None:
    """What a name is in a purchase or a contract, or as a laboratory or a plan; None if none of these tells."""
    cue = cue_before(name, sentence)
    if name.organisation and name.organisation.sort is Sort.RESEARCH:
        following = verb_after(name, sentence)
        takes = following is not None and following.section == "deal.take"
        return Role.RECIPIENT if takes and _word_after(name, sentence, kind) is None else Role.ASIDE
    if kind is Kind.ACQUISITION and is_buyer(name, sentence):
        return Role.INVESTOR
    named = kind is Kind.ACQUISITION and cue != "parties.investor_before" and not is_payer(name.organisation)
    if kind is Kind.ACQUISITION and is_courted(name, sentence):
        return Role.RECIPIENT
    if named and (is_bought(name, before, sentence) or name.start in firms_paid_for(sentence)):
        return Role.RECIPIENT
    rented = sentence.has("kind.contract", "deal.buy") or pays_for_computing(sentence) or books_computing(sentence)
    if kind is Kind.OTHER and rented and cue != "parties.not_party":
        if (paid := provides(name, sentence)) is not None:
            return Role.RECIPIENT if paid else Role.INVESTOR
        if before and is_supplier(name, sentence):
            return Role.RECIPIENT
    if _is_plan(name, sentence):
        private = name.organisation and name.organisation.sort is not Sort.PUBLIC
        return Role.RECIPIENT if private else Role.ASIDE
    return None


def _paying_or_paid(name: Name, sentence: Sentence, kind: Kind) -> Role:
    """What the words around a name make of it."""
    cue = cue_before(name, sentence)
    if cue == "parties.not_party":
        return Role.ASIDE
    if turned := by_turn(name, sentence, kind):
        return turned
    if name.organisation and name.organisation.sort is Sort.PUBLIC:
        if _announces(name, sentence) or _speaks_for_a_body(name, sentence, kind):
            return Role.ANNOUNCER
        if cue != "parties.investor_before" and _SEAT.search(_before(name, sentence)):
            return Role.OPEN
    if pays_as_agent(name, sentence) or pays_the_sum(name, sentence, kind) or shares_the_bill(name, sentence):
        return Role.INVESTOR
    if kind is Kind.CAPEX and builds_for_the_sum(name, sentence):
        return Role.INVESTOR
    if after := _word_after(name, sentence, kind):
        return after
    if cue == "parties.investor_before" and (sentence.sums or sentence.within("deal") or backs(name, sentence)):
        sells = kind is Kind.ACQUISITION and _SELLER.search(_before(name, sentence))
        return Role.ASIDE if sells or builds_along(name, sentence, kind) else Role.INVESTOR
    if cue in {"parties.recipient_before", "parties.recipient_if_ai"} and _may_receive(name, kind, cue):
        return Role.RECIPIENT
    return _by_verb(name, sentence, kind)


def _raises_for_it(name: Name, sentence: Sentence) -> bool:
    """True for a firm of AI beside its founder, "Ilya Sutskever dote ainsi SSI": what he raises, it gets."""
    if not is_ai(name.organisation):
        return False
    own = [m.officer for m in sentence.mentions if m.organisation is name.organisation]
    return None in own and any(own)


_SEAT = re.compile(r"\b(?:of|de|des)(?: the)? $")  # "Damac of the UAE"
_SELLER = re.compile(r"\bfrom (?:the )?$")
_LED = re.compile(r"^-(?:led|dirige)\b")


def _before(name: Name, sentence: Sentence) -> str:
    return sentence.part.folded[max(sentence.span.start, name.start - 12) : name.start]


def _word_after(name: Name, sentence: Sentence, kind: Kind) -> Role | None:
    """What the word right behind a name makes of it: "X-led", "X veterans", "X chips"."""
    folded = sentence.part.folded
    if _LED.match(folded[name.end : name.end + 8]):
        return Role.INVESTOR
    behind = any(
        0 <= hit.start - name.end <= 1
        and not (hit.phrase in _LEADERS and (kind is Kind.CAPEX or _receives(name, kind)))
        and not (hit.phrase in _PRICED and restates_a_deal(sentence))
        for hit in sentence.of("parties.aside_after")
    )
    return Role.ASIDE if behind and not name.officer else None


_PRICED = {"shares", "stock"}
_LEADERS = {"boss", "chief", "ceo", "founder", "co-founder", "founders"}  # they speak for whoever receives


def _receives(name: Name, kind: Kind) -> bool:
    return kind in {Kind.FUNDING_ROUND, Kind.ACQUISITION} and is_ai(name.organisation)


def _may_receive(name: Name, kind: Kind, cue: str) -> bool:
    """Towns and suppliers stand after the same prepositions: outside rounds and purchases only AI firms receive."""
    if is_payer(name.organisation):
        return False
    if kind in {Kind.FUNDING_ROUND, Kind.ACQUISITION, Kind.OTHER} and cue == "parties.recipient_before":
        return True
    return is_ai(name.organisation)


def _announces(name: Name, sentence: Sentence) -> bool:
    return any(_overlap(hit, name) for hit in sentence.of("parties.announcer"))


def _speaks_for_a_body(name: Name, sentence: Sentence, kind: Kind) -> bool:
    """True for a minister or a governor, unless the verb is one of paying: nobody pays out of his own pocket."""
    own = kind is Kind.PUBLIC_PLAN or is_subject(name.start, name.end, sentence, SURELY_PAYING)
    return name.officer and not own


def _is_plan(name: Name, sentence: Sentence) -> bool:
    """True for a joint venture or plan that bears a name: "Stargate"."""
    return any(_overlap(hit, name) for hit in sentence.within("plan"))


def _overlap(hit: Hit, name: Name) -> bool:
    return hit.start < name.end and name.start < hit.end


def _by_verb(name: Name, sentence: Sentence, kind: Kind) -> Role:
    folded = sentence.part.folded
    if heads_the_headline(name, sentence):
        return _HEADED.get(kind, Role.OPEN) if not is_payer(name.organisation) else Role.OPEN
    if _POSSESSOR.match(folded[name.end : name.end + 3]) and not name.officer:
        if is_named_payer(name) or (kind is Kind.CAPEX and owns_the_sum(name, sentence)):
            return Role.INVESTOR
        if kind in _OF_ONE_SIDE and owns_the_plan(name, sentence):
            return Role.OPEN
        return Role.OPEN if _receives(name, kind) else Role.POSSESSOR
    following = verb_after(name, sentence)
    described = _described(name, sentence)
    if following is None:
        return described
    gap = folded[name.end : following.start]
    if name.organisation is None and kind is Kind.ACQUISITION and described is Role.RECIPIENT and gap != " ":
        return described
    if name.organisation is None and not surely_subject(name, sentence, gap, following):
        return _described(name, sentence)
    if buys(name, following, sentence) and following.phrase in _BOUGHT:
        return Role.RECIPIENT if is_ai(name.organisation) or name.organisation is None else Role.INVESTOR
    if is_given(following, sentence) or is_bought_from_behind(name, following, sentence):
        return Role.RECIPIENT
    role = as_subject(name, following, kind, sentence)
    return Role.OPEN if role is Role.INVESTOR and not is_ai(name.organisation) and wears_a_hat(name, sentence) else role


_OF_ONE_SIDE = {Kind.CAPEX, Kind.FUND, Kind.PUBLIC_PLAN}
_HEADED = {Kind.FUNDING_ROUND: Role.RECIPIENT, Kind.CAPEX: Role.INVESTOR, Kind.FUND: Role.INVESTOR}
# "the Silo AI purchase"
_BOUGHT = frozenset({"purchase", "acquisition", "takeover", "buyout", "merger", "bid", "offer", "approach"})


def _described(name: Name, sentence: Sentence) -> Role:
    """A firm introduced as a start-up, and subject of nothing, is the one that receives."""
    return Role.RECIPIENT if is_introduced(name, sentence) and not is_payer(name.organisation) else Role.OPEN
