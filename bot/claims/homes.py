"""Homes: nations and towns that tell where a firm is at home, and those where its money lands."""

import re
from collections.abc import Iterable

from bot.claims.lexicon import Hit
from bot.claims.signs import Sentence
from bot.text.folding import fold

FIRM_CHARS = 48
# "Luxembourg data centre builder Clervis": what the nation has is a firm.
_A_FIRM = re.compile(
    r"(?:'s)? (?:[a-z-]+ ){0,3}(?:company|firm|group|giant|operator|builder|maker|developer|provider|specialist"
    r"|chipmaker|insurer|bank|investor|fund)\b"
)
# "the Silicon Valley chip start-up said": told instead of a name. Without an article it is who receives.
_A_START_UP = re.compile(r"(?: [a-z-]+){0,3} (?:start-?up|designer|venture)\b")
_THE = re.compile(r"\bthe $")
# Where the money lands: "US data centres", "American AI infrastructure", "Spanish gamble".
_SITE = re.compile(
    r"^ (?:ai |tech )?(?:data ?cent|infrastructure|soil|site|campus|cloud|economy|gpu|start-?up|labs?\b|expansion"
    r"|universit|research|ai(?=$|[,.;:]| and\b)|compute|supercomputer|hub|plant|factory|sector|industry|market"
    r"|bet\b|push\b|gamble\b|build-?out|drive\b|offensive|spree|foray)"
)
_SITE_BEFORE = re.compile(
    r"(?:data ?cent(?:re|er)s?|datacenters?|centres? de donnees|infrastructures?|sol|territoire|ia|campus|sites?|friche"
    r"|start-?ups?|pousses?|pepites?|entreprises?|laboratoires?|chercheurs|recherche|universites?|champions?|tech|cloud"
    r"|intelligence artificielle|supercalculateur|industrie|ecosysteme|marche|filiale|pari|offensive|percee) $"
)
AROUND_CHARS = 24


def is_land_of_a_site(hit: Hit, sentence: Sentence) -> bool:
    """True for the nation of "French soil" and "le pari espagnol": the money lands there."""
    folded = sentence.part.folded
    before = folded[max(0, hit.start - AROUND_CHARS) : hit.start]
    return bool(_SITE.match(folded[hit.end : hit.end + AROUND_CHARS]) or _SITE_BEFORE.search(before))


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
    after = folded[hit.end : hit.end + FIRM_CHARS]
    instead = bool(_THE.search(before) and _A_START_UP.match(after))
    return instead or bool(_A_FIRM.match(after) or _FIRM_OF.search(before))


# "le montréalais Parolis", "Swedish AI agent maker Sana"; "Lexodium, spécialiste belge".
_LABEL_BEFORE = re.compile(r"^(?:['’]s)?(?:[ \u00a0](?:AI|IA|[a-zà-ÿ'’-]+(?:AI|IA)?)){0,5}[ \u00a0]$")
_LABEL_AFTER = re.compile(r"^,[ \u00a0](?:[a-zà-ÿ'’-]+[ \u00a0]){0,3}$")


def is_home_of(names: Iterable[str], hit: Hit, sentence: Sentence) -> bool:
    """True for a nation or town that introduces one of these names."""
    text, folded = sentence.part.text, sentence.part.folded
    for name in map(fold, names):
        start = folded.find(name, sentence.span.start, sentence.span.end)
        end = start + len(name)
        if start >= hit.end and _LABEL_BEFORE.match(text[hit.end : start][:FIRM_CHARS]):
            return True
        if 0 <= start < end <= hit.start and _LABEL_AFTER.match(text[end : hit.start][:FIRM_CHARS]):
            return True
    return False
