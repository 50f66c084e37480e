"""Gifts: to whom public money, or a loan, is given by name."""

import re

from bot.claims.claim import Kind
from bot.claims.names.name import Name
from bot.claims.names.payers import is_allowed, is_named_payer
from bot.claims.names.role import Role
from bot.claims.organisation import Sort
from bot.claims.signs import Sentence

_GIVING = {Kind.PUBLIC_PLAN, Kind.OTHER}
_FEW_WORDS = re.compile(r"^[  ](?:[a-zà-ÿ'’-]+[  ]){0,4}(?:l[’'])?$")
_SUM_NEXT = re.compile(r"^ (?:[a-z'-]+ ){0,4}[^\w\s]{0,2}$")
# "5 milliards d'euros supplémentaires à Rapidus", "$240m to AI lab Cohere": in small letters up to the name.
_TO = re.compile(r"^(?:[  ][a-zà-ÿ'’-]+){0,5} (?:to|à|au|aux)(?: l[’']| la| le| les| the)?(?: [a-zà-ÿ'’-]+){0,4} ?$")
# "$5bn for chipmaker Rapidus": behind this preposition only a firm that is introduced, or listed, is given anything.
_FOR = re.compile(r"^(?:[  ][a-zà-ÿ'’-]+){0,3} (?:for|pour)(?: l[’']| la| le| les| the)?(?: [a-zà-ÿ'’-]+){0,4} ?$")
_DECISIONS = ("parties.grants", "parties.decides")
GIVEN_CHARS, REACH_CHARS = 70, 160


def is_granted(name: Name, sentence: Sentence, kind: Kind) -> bool:
    """True for "to hand chipmaker Rapidus ¥800bn" and "verse 5 milliards d'euros à Rapidus"."""
    if kind not in _GIVING or (name.organisation and name.organisation.sort is Sort.PUBLIC):
        return False
    near = [hit for hit in sentence.of(*_DECISIONS) if 0 < name.start - hit.end <= REACH_CHARS]
    return any(_is_given(name, hit.end, sentence) for hit in near)


def in_state_aid(name: Name, sentence: Sentence, kind: Kind) -> Role | None:
    """What a name is where a nation's aid for somebody is allowed by another body: "EU clears €5bn German subsidy"."""
    if kind is not Kind.PUBLIC_PLAN or not is_allowed(sentence):
        return None
    if is_named_payer(name):
        return Role.INVESTOR
    public = name.organisation is not None and name.organisation.sort is Sort.PUBLIC
    return Role.ANNOUNCER if public else Role.RECIPIENT if name.organisation is not None else None


def _is_given(name: Name, verb: int, sentence: Sentence) -> bool:
    text, folded = sentence.part.text, sentence.part.folded
    for money in sentence.sums:
        if money.start > name.end and _SUM_NEXT.match(folded[name.end : money.start][:GIVEN_CHARS]):
            return bool(_FEW_WORDS.match(text[verb : name.start]))
        if verb < money.start and money.end < name.start:
            between = text[money.end : name.start][:GIVEN_CHARS]
            if _TO.match(between) or (_FOR.match(between) and _is_a_firm(name, money.end, sentence)):
                return True
    return False


def _is_a_firm(name: Name, start: int, sentence: Sentence) -> bool:
    """True for a firm that is listed, or introduced as one between `start` and its name."""
    return name.organisation is not None or any(
        start < hit.start < name.start for hit in sentence.of("parties.descriptor")
    )
