"""Turns of phrase that settle the role of the name they follow, before its verb is asked."""

import re

from bot.claims.claim import Kind
from bot.claims.lexicon import Hit
from bot.claims.names.name import Name
from bot.claims.names.role import Role
from bot.claims.organisation import Sort
from bot.claims.signs import Sentence

REACH_CHARS = 60
_GAP = re.compile(r"^(?:,? ?(?:[a-z'-]+ ?){0,4})$")  # no name, no sum and no end of a clause in between
_RECEIVING = {Kind.FUNDING_ROUND, Kind.OTHER, Kind.PUBLIC_PLAN}


def by_turn(name: Name, sentence: Sentence, kind: Kind) -> Role | None:
    """The role of a name whose turn of phrase tells: "doubles its money", "arranged the loan", "teams up with"."""
    if any(0 < hit.start - name.end <= 2 for hit in sentence.of("parties.backers_after")):
        return Role.INVESTOR if kind is Kind.FUNDING_ROUND else Role.ASIDE if kind is Kind.FUND else None
    turn = _turn_after(name, sentence)
    if turn is None:
        beside = kind is Kind.CAPEX and not _is_public(name) and _joined_by_word(name, sentence)
        return Role.INVESTOR if beside else None
    if turn.section == "parties.aside_verb":
        return None if _also_pays(turn, sentence) else Role.ASIDE
    if turn.section == "parties.rents":
        return Role.ASIDE if kind is Kind.CAPEX else None
    if turn.section == "parties.pays":
        return Role.INVESTOR
    if turn.section == "parties.joins":
        return Role.INVESTOR if kind is (Kind.PUBLIC_PLAN if _is_public(name) else Kind.CAPEX) else None
    if kind not in _RECEIVING or _is_public(name) or _is_fund(name):
        return None
    return Role.RECIPIENT


_TURNS = ("parties.aside_verb", "parties.pays", "parties.receives", "parties.joins", "parties.rents")


def _turn_after(name: Name, sentence: Sentence) -> Hit | None:
    text, folded = sentence.part.text, sentence.part.folded
    for hit in sentence.of(*_TURNS):
        if not 0 < hit.start - name.end <= REACH_CHARS:
            continue
        gap = text[name.end : hit.start]
        if hit.section == "parties.aside_verb" and _TOGETHER.match(gap):
            return hit
        if _GAP.match(folded[name.end : hit.start]) and (gap == " " or gap.islower()):
            return hit
    return None


# "Carlyle and Oracle will sell their stakes": both do.
_TOGETHER = re.compile(r"^(?:, [A-ZÀ-Þ][\w&.-]*)* (?:and|et|&) [A-ZÀ-Þ][\w&.-]*(?: [A-ZÀ-Þ][\w&.-]*){0,3} $")


def _joined_by_word(name: Name, sentence: Sentence) -> bool:
    """True for the second firm of "teams up with Halden"."""
    folded = sentence.part.folded
    return any(_WITH.match(folded[hit.end : name.start]) for hit in sentence.of("parties.joins"))


_WITH = re.compile(r"^(?: (?:with|a|avec|au|aux))?(?: (?:l'|le|la|les|the))? ?$")


def builds_along(name: Name, sentence: Sentence, kind: Kind) -> bool:
    """True below a headline for "will be built with Airtel": a partner of the site, no sum is told of it."""
    if kind is not Kind.CAPEX or sentence.is_title or sentence.sums or sentence.has("deal.give", "deal.spend"):
        return False
    return bool(_ALONG.search(sentence.part.folded[max(sentence.span.start, name.start - _ALONG_CHARS) : name.start]))


_ALONG = re.compile(r"\b(?:with|avec|alongside|aux cotes d[eu]|en partenariat avec) ?(?:l'|le |la |the )?$")
_ALONG_CHARS = 28


def _also_pays(turn: Hit, sentence: Sentence) -> bool:
    """True for "arranged the loan and will invest": a second verb, of paying, has the same subject."""
    folded = sentence.part.folded
    return any(
        turn.end < act.start <= turn.end + REACH_CHARS and _AND.search(folded[turn.end : act.start])
        for act in sentence.of("deal.give", "deal.spend")
    )


_AND = re.compile(r"\b(?:and|et) (?:[a-z]+ )?$")


def _is_public(name: Name) -> bool:
    return name.organisation is not None and name.organisation.sort is Sort.PUBLIC


def _is_fund(name: Name) -> bool:
    return name.organisation is not None and name.organisation.sort is Sort.INVESTOR


def speaks_of_another(name: Name, verb: Hit, others: list[Name], sentence: Sentence) -> bool:
    """True for "Nébula says Altavia is investing": between a name and the verb, it speaks and another one is named."""
    for said in sentence.of("parties.says"):
        if name.end <= said.start < verb.start:
            between = sentence.part.folded[said.end : verb.start]
            if _OWN.match(between) or _OWN_VERB.search(between):
                return False
            if any(said.end <= other.start < verb.start and not _beside(other, said, sentence) for other in others):
                return True
    return False


_OWN = re.compile(r"^ (?:[a-z]+ ){0,2}(?:that |qu'|que )?(?:it|they|we|he|she|il|elle|ils|elles|nous)\b")
_OWN_VERB = re.compile(r" (?:it|they|we|il|elle|ils|elles|nous) (?:[a-z]+ ){0,2}$")
_BESIDE = re.compile(
    r"\b(?:with|avec|to|a|aupres de|chez|au|aux|for|pour|in|en|dans|at|by|par) (?:l'|le |la |les |the )?$"
)


def _beside(other: Name, said: Hit, sentence: Sentence) -> bool:
    return bool(_BESIDE.search(sentence.part.folded[said.end : other.start]))
