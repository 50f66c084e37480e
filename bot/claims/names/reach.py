"""Reach: the verb that a name may be the subject of."""

import re
from bisect import bisect_left

from bot.claims.lexicon import Hit
from bot.claims.names.name import Name
from bot.claims.signs import Sentence

_VERBS = ("deal.sold", "deal.borrow", "deal.give", "deal.spend", "deal.lead", "deal.take", "deal.buy", "deal.stop")
_WEAK = ("deal.round", "deal.put", "deal.talk", "deal.build")
_ALL = frozenset((*_VERBS, *_WEAK))
REACH_CHARS = 200  # of a subject, an apposition of 90 included
APPOSITION = re.compile(r"^, [^.;:]{3,90}, ")
_BREAK = re.compile(r"[.;:!?](?: |$)|[\"«»]|, (?:qui|dont|ou|which|who|whose) ")


def verb_after(name: Name, sentence: Sentence) -> Hit | None:
    """The verb this name may be the subject of; a weak one only if no better one is in reach."""
    folded = sentence.part.folded
    first = bisect_left(sentence.hits, name.end, key=lambda hit: hit.start)
    last = bisect_left(sentence.hits, name.end + REACH_CHARS, key=lambda hit: hit.start)
    near = [hit for hit in sentence.hits[first:last] if hit.section in _ALL]
    reachable = [hit for hit in near if _is_subject(folded[name.end : hit.start])]
    weak = next((hit for hit in reachable if hit.section in _WEAK), None)
    verb = next((hit for hit in reachable if hit.section in _VERBS), weak)
    sold = next((hit for hit in reachable if hit.section == "deal.sold"), None)
    return sold if sold and verb and sold.start <= verb.end else verb


def _is_subject(gap: str) -> bool:
    gap = APPOSITION.sub(" ", gap)
    return len(gap) <= 70 and not _BREAK.search(gap)
