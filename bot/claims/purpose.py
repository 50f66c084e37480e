"""What the money is for: data centres, chips, health."""

import re
from collections.abc import Sequence

from bot.claims.lexicon import Hit
from bot.claims.signs import Sentence

MOST_PURPOSES = 3
MINISTRY_CHARS = 24


def find_purpose(deals: Sequence[Sentence], sentences: Sequence[Sentence]) -> str | None:
    """What the money is for, by the lexicon's names: "cloud, data_centres"; None if the text does not say."""
    told = dict.fromkeys([*deals, *(s for s in sentences if s.part.field != "body")])
    hits = ((s, hit) for s in told for hit in s.within("purpose") if not _is_of_a_ministry(hit, s))
    found = dict.fromkeys(hit.section.partition(".")[2] for _, hit in hits)
    return ", ".join(list(found)[:MOST_PURPOSES]) or None


_MINISTRY_BEFORE = re.compile(r"\b(?:ministres?|ministere|minister|ministry) (?:de la |de l'|de |du |des |of |for )$")
_MINISTRY_AFTER = re.compile(r"^ (?:minister|ministry|secretary|department)\b")


def _is_of_a_ministry(hit: Hit, sentence: Sentence) -> bool:
    """True for "the research ministry": who tells of a programme, not what it is for."""
    folded = sentence.part.folded
    before = folded[max(sentence.span.start, hit.start - MINISTRY_CHARS) : hit.start]
    return bool(_MINISTRY_BEFORE.search(before) or _MINISTRY_AFTER.match(folded[hit.end : hit.end + MINISTRY_CHARS]))
