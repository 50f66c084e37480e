"""Words around a sum: what qualifies it, what makes it a change, and what makes it no money at all."""

import re

# A text without one of these holds no sum: one search settles most headlines.
MONEY_TRIGGER = re.compile(
    r"[€$£¥₹₩₽₺₪₱₫₦₴]|milli|billi|trilli|crore|lakh|euro|dollar|yuan|yen\b|sterling|pounds|franc|roupie|rupee|couronne"
    r"|kron|peso|dinar|rand\b|zł|\d ?(?:m(?:d|ds|rd|rds|ld|ia|io|n|ln)?|bn|k|b|tn)\b|\b(?:eur|usd|gbp|chf|jpy|cny|rmb"
    r"|cad|aud|sek|nok|inr|aed|krw|sgd|hkd|twd|dkk|pln|brl)\b|\d ?md?eur"
)

_UP_TO = (
    "jusqu'a|jusqu'aux?|au plus|au maximum|maximum|plafond de|(?<!pas )moins de|(?<!pas )moins d'|pas plus de"
    "|(?<!add )up to|as much as|at most|(?<!no )(?<!not )less than|under|below|no more than|a maximum of"
    "|(?:could|may|might|would) (?:eventually |ultimately )?(?:reach|climb to|rise to|hit|grow to|total|go to)"
    "|pourrai(?:t|ent) (?:atteindre|monter a|aller jusqu'a|s'elever a|grimper a)|bis zu|hochstens"
)
_AT_LEAST = (
    "(?<!pas )plus de|(?<!pas )plus d'|pas moins d[e']|au moins|au minimum|minimum|depass\\w+|superieure? a"
    "|au-dela de|au dela de|(?<!no )more than|no less than|over|at least|above|exceed\\w*|upwards of|north of"
    "|in excess of|topp?(?:ing|s|ed)?|a minimum of|mehr als|uber|mindestens|>"
)
_APPROX = (
    "environ|pres d[eu']|quelque|autour d[eu']|aux alentours d[eu']|presque|de l'ordre d[eu']|approximativement"
    "|a peu pres|avoisin\\w+|frol\\w+|proches? d[eu']|about|around|nearly|almost|roughly|approximately|approx\\.?"
    "|some|close to|circa|ca\\.|an estimated|estimated|just under|just over|just shy of|rund|etwa|fast|knapp|~|≈"
)

# Anchored at its end: searched in the few characters before a sum.
BEFORE = re.compile(
    rf"(?<![a-z])(?:(?P<up_to>{_UP_TO})|(?P<at_least>{_AT_LEAST})|(?P<approx>{_APPROX}))"
    r"[ \"(]*(?:de |d'|des |les? |l'|un |une |the |a |an |its |ses |son )?[ \"]*\+?$"
)

AFTER = re.compile(
    r"[ )\"-]*(?:(?P<approx>(?:environ|approximately|or so)\b)"
    r"|(?P<at_least>(?:ou plus|au moins|au minimum|minimum|or more|at least)\b|\+|plus\b(?=[ -](?:deal|round|plan)))"
    r"|(?P<up_to>(?:au maximum|maximum|at most|au plus)\b))"
)

# "relevé de 75 à 85": two sums, before and after, not a range.
CHANGE = re.compile(
    r"\b(?:relev|pass|port|augment|hauss|bondi|grimp|chut|recul|baiss|redui|ramen|abaiss|doubl|tripl|evolu|progress|"
    r"rais(?!on)|lift|cut|increas|decreas|rose|ris(?:e|es|ing)\b|grew|grow|jump|boost|hik|slash|went|go(?:es)?\b|mov|"
    r"climb|fell|fall|drop|erhoh|steig)\w*[^.;!?]{0,60}?\b(?:de|from|von|d)[ ']*$"
)
FROM = re.compile(r"\bfrom[ ]*$")
RANGING = re.compile(r"\brang\w*[ a-z]{0,20} from[ ]*$")
BETWEEN = re.compile(r"\b(?:entre|between|zwischen)[ ]*$")

# A bare number with a magnitude is money only where a sentence speaks of spending.
SPENDING = re.compile(
    r"\b(?:invest|consacr|prets?\b|budg|pari(?:e|ent|er|ait)?\b|mis(?:e|es|ent|er|ant)?\b|met(?:s|tra|tre|tent)?\b"
    r"|lev(?:e|es|ee|ees|er|ent|ant|era)\b|financ|fonds\b|credit|enveloppe|cout|depens|inscri|prom(?:et|is|ess)"
    r"|debours|debloqu|inject|rach|offre|factur|valoris|vaut\b|tour de table|recolt|subvention|aide|spen[dt]|fund"
    r"|rais(?:e|es|ed|ing)\b|loan|cost|worth|deal\b|pledg|bets?\b|pour(?:s|ed|ing)\b|capex|grant|commit|earmark"
    r"|outlay|valu(?:ed|ation)|s'y ajout|s'ajout|enga(?:ge|gement)|cofinanc"
    r"|endett|emprunt|allou|attribu|vers(?:e|er|era)\b"
    r"|abond|align(?:e|er|ent)\b|hauteur d|cheque|mobilis|reserv|acqui|achet|s'offr|borrow|back(?:s|ed|ing)?\b"
    r"|sink|sank|funnel|plough|plow|buy(?:s|ing)?\b|bought|purchas|takeover|acquir|inject|financ|alloc|subsid|tranche|ticket"
    r"|pour l'ia\b|dans l'ia\b|for ai\b|into ai\b)\w*"
)

_MONEY_NOUNS = (
    "investissement|fonds|financement|credit|dette|capita|aide|subvention|budget|depense|chiffre|revenu|recette"
    "|benefice|perte|plus|moins|nouveau|promesse|commande|contrat|valorisation|invest|fund|debt|equity|spending|capex"
    "|financing|revenue|cash|new money|aid|grant|loan|commitment|pledge|economie|couronne|crown|franc"
)
_COUNTED_FR = "de |d'|des |gpu|%|m2|km|tonnes|mw|gw"
_KEEPS_FR = re.compile(rf" ?(?:de |d'|des )(?:{_MONEY_NOUNS}|[\d\"])|(?! ?(?:{_COUNTED_FR}))")
_KEEPS_EN = re.compile(
    rf"[-., ;:!?)\"'/]*(?:$|[.,;:!?)\"]|(?:in|into|for|to|on|from|by|of(?= (?:{_MONEY_NOUNS}))|at|over|as|and|or|with"
    r"|under|through|this|next|last|a|per|is|was|will|would|has|have|had|ai|more|annual\w*|extra|investment|plan|fund\w*"
    r"|deal|round|raise|bet|push|project|bid|loan|valuation|offer|package|pledge|commitment|boost|injection|contract"
    rf"|{_MONEY_NOUNS})\b)"
)


def counted_after(rest: str, language: str) -> bool:
    """True if what follows a magnitude without currency is a thing that is counted: "millions d'utilisateurs"."""
    return not (_KEEPS_EN if language == "en" else _KEEPS_FR).match(rest)


_FRENCH = re.compile(r"\b(?:le|la|les|des|du|une|un|et|est|pour|dans|en|d'|l'|milliards?|au|aux|sur)\b")
_ENGLISH = re.compile(r"\b(?:the|of|and|in|to|for|is|on|with|a|by|its|will|from)\b")


def language_of(folded: str) -> str:
    """ "fr" or "en", by small words: good enough for the sign of decimals where nobody told the language."""
    sample = folded[:2000]
    return "fr" if len(_FRENCH.findall(sample)) > len(_ENGLISH.findall(sample)) else "en"
