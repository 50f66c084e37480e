"""Cues: the words right before a name that give it a part in the deal."""

import re

from bot.claims.lexicon import Hit
from bot.claims.names.name import Name
from bot.claims.signs import Sentence

_CUES = {
    "parties.investor_before", "parties.recipient_before", "parties.recipient_if_ai", "parties.not_party",
    "parties.maker_of",
}  # fmt: skip
_LINK = (
    r"[ ]*(?:notamment |entre autres |including )?(?:l'|le |la |les |the |d'|de |its |ses |son |a |an |un |une )?"
    r"(?:(?:[a-z-]+ ){0,2}(?:funds?|fonds|startup|start-up|investors?|investisseurs?|groupe|group|banque|bank|firm"
    r"|geant|giant|assureur|insurer) (?:d[e'] ?|of )?(?:[a-z-]+ )?)?"
)
_GAP = re.compile(rf"^{_LINK}$")


def cue_before(name: Name, sentence: Sentence) -> str | None:
    """The section of the longest cue that stands right before the name; None if there is none."""
    folded = sentence.part.folded
    best: Hit | None = None
    for hit in sentence.hits:
        near = hit.end <= name.start and _GAP.match(folded[hit.end : name.start])
        if hit.section in _CUES and near and (best is None or hit.end - hit.start > best.end - best.start):
            best = hit
    return best.section if best else None
