"""Courted: firms that somebody would buy, by what they say of it, and who buys what they sell."""

import re

from bot.claims.names.name import Name
from bot.claims.signs import Sentence

# "cède ses robots au japonais SoftBank", "sells its chip arm to SoftBank".
_SOLD_TO = re.compile(
    r"\b(?:cede|cedent|cedera|cedait|vend|vendent|vendra|a cede|a vendu|sells?|sold|selling|sell|divests?|offloads?)"
    r" (?:s(?:es|a|on)|its|their|leurs?) [^.;:,]{2,60}? (?:au|aux|a l'|a la|a|to)(?: the)?(?: [a-z-]+){0,3} $"
)
SOLD_CHARS = 110


def is_sold_to(name: Name, sentence: Sentence) -> bool:
    """True for who buys what somebody sells of his own."""
    return bool(_SOLD_TO.search(sentence.part.folded[max(sentence.span.start, name.start - SOLD_CHARS) : name.start]))


_COURTED = re.compile(
    r"^ (?:dement|a dementi|refute|exclut|ecarte|denies|denied|dismisses|rules out|plays down|rejects|rejette|repousse)"
    r" [^.;:]{0,40}?\b(?:rachat|acquisition|takeover|bid|offre|offer|approach|sale|buyout|opa|interest|interet|fusion"
    r"|merger)\b[^.;:]{0,12}? (?:by|par|from|de la part d[eu']) ?"
)
_BUYS_US = re.compile(
    r"\b(?:buy(?:ing)?|bought|acquir(?:e|es|ing)|purchas(?:e|ing)|taking over|take over) us\b"
    r"|\bnous (?:rachete\w*|achete\w*|acquerir|acquiert|reprend\w*)\b"
)
_SAYS_SO = re.compile(r"\b(?:says?|said|insists?|dit|assure|affirme|jure|repond|insiste)\b(?: [\w'-]+){0,4} $")


def is_courted(name: Name, sentence: Sentence) -> bool:
    """True for who would be bought, by what it says of it: "Mistral dément tout rachat par", "not buying us, says"."""
    folded = sentence.part.folded
    if _COURTED.match(folded[name.end : sentence.span.end]):
        return True
    before = folded[sentence.span.start : name.start][-SOLD_CHARS:]
    ours = _BUYS_US.search(folded, sentence.span.start, sentence.span.end)
    return bool(ours and (_SAYS_SO.search(before) or _SAYING.match(folded[name.end : sentence.span.end])))


_SAYING = re.compile(r"^(?:,[^,]{0,40},)? (?:says?|said|insists?|dit|assure|affirme|jure|repond)\b")
