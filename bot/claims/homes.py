"""Homes: nations and towns that only tell where a firm is at home, not where its money goes."""

import re

from bot.claims.lexicon import Hit
from bot.claims.signs import Sentence

FIRM_CHARS = 48
# "Luxembourg data centre builder Clervis": what the nation has is a firm.
_A_FIRM = re.compile(
    r"(?:'s)? (?:[a-z-]+ ){0,3}(?:company|firm|group|giant|operator|builder|maker|developer|provider|specialist"
    r"|chipmaker|insurer|bank|investor|fund)\b"
)
# "le géant de Seattle", "the firm from Redmond": an epithet, told instead of the name.
_FIRM_OF = re.compile(
    r"\b(?:geant|groupe|firme|societe|entreprise|start-?up|pousse|pepite|licorne|editeur|fabricant|fondeur|constructeur"
    r"|operateur|specialiste|champion|mastodonte|colosse|poids lourd|concepteur|industriel|fonds|assureur|giant|group"
    r"|firm|company|titan) (?:[a-z-]+ )?(?:d[eu]|des|of|from|in) (?:l'|la |le )?$|"
    r"\b(?:geant|groupe|firme|societe|entreprise|start-?up|pepite|editeur|fonds) (?:[a-z-]+ )?d'$"
)


def is_home_of_a_firm(hit: Hit, sentence: Sentence) -> bool:
    """True for the place in "the Seattle giant" and "le géant de Seattle"."""
    folded = sentence.part.folded
    before = folded[max(sentence.span.start, hit.start - FIRM_CHARS) : hit.start]
    return bool(_A_FIRM.match(folded[hit.end : hit.end + FIRM_CHARS]) or _FIRM_OF.search(before))
