"""Sites told without a sum: by their power, or by their place."""

import re

from bot.claims.signs import COMPUTE, Sentence

PREPARED = ("deal.spend", "deal.take", "deal.talk", "deal.build", "deal.stop")

_DRAWN = re.compile(r"\b(?:drew|draws?|use[sd]?|using|consum\w+|consomm\w+|power draw|cuts?|saves?)\b")
_SIZE = re.compile(
    r"\b(?:\d[\d.,]*|un|deux|trois|cinq|six|dix|one|two|three|five|six|ten)[ -]?(?:mw|gw|megawatts?|gigawatts?)\b"
)
_STAFF = re.compile(
    r"\b\d[\d.,]* (?:new )?(?:jobs|emplois|postes|engineers|ingenieurs|researchers|chercheurs|salaries)\b"
)


def is_sized(sentence: Sentence) -> bool:
    """True for a site told by its power instead of its price: "to raise 100-megawatt AI centre"."""
    told = sentence.is_title and sentence.has(COMPUTE) and _is_prepared(sentence)
    return told and bool(_SIZE.search(sentence.folded)) and not _DRAWN.search(sentence.folded)


def is_sited(sentence: Sentence) -> bool:
    """True for a headline with a site and its place or jobs: "AI data center in Ohio", "ouvrira un labo à Lyon"."""
    site = sentence.has(COMPUTE, "purpose.data_centres") or _ROOMS.search(sentence.folded)
    told = sentence.is_title and not sentence.aside and _is_prepared(sentence)
    return told and bool(site and (_on_the_map(sentence) or _STAFF.search(sentence.folded)))


def is_landed(sentence: Sentence) -> bool:
    """True for "Ohio lands $9bn AI campus" and "L'Ohio décroche un campus": who gets something built is a place."""
    takes = [hit.start for hit in sentence.of("deal.take")]
    sites = [hit.start for hit in sentence.of(COMPUTE, "kind.capex")]
    lands = [*sentence.within("places"), *sentence.within("towns")]
    return any(
        0 < take - land.end <= LANDED_CHARS and not _BESIDES.search(sentence.part.text[land.end : take])
        for take in takes
        for land in lands
        if any(site > take for site in sites)
    )


LANDED_CHARS = 40
_BESIDES = re.compile(
    r"[A-ZÀ-Þ]|['’-]|\b(?:start-?up|firm|lab|pousse|company)\b|[,:;]"
)  # "Ohio's Corvex", "a Paris start-up"
_HALLS = re.compile(
    r"\b(?:on|to build|to open|for|sur|pour (?:un|une|batir|construire|ouvrir)|autour d'une?) (?:an? |the |le |la )?"
    r"(?:[\w-]+ ){0,3}(?:ai factor(?:y|ies)|data cent(?:re|er)s?|supercomputers?|campus|gigafactor(?:y|ies)"
    r"|centres? de donnees|supercalculateurs?|usines? d'ia|gigafactories|mega-?site)\b"
)


def is_of_partners(sentence: Sentence) -> bool:
    """True for "links arms with Halden on Bavarian AI factory": a headline in which two put up a site together."""
    return sentence.is_title and sentence.has("parties.joins") and bool(_HALLS.search(sentence.folded))


_SIGNED = re.compile(
    r"\b(?:seals?|sealed|signs?|signed|strikes?|struck|inks?|inked|clinch(?:es|ed)?|signe|signent|scelle|scellent|conclut"
    r"|concluent|paraphe(?:nt)?) (?:[\w'-]+ ){0,4}(?:(?:cloud|compute|computing|capacity|chip)[ -](?:\w+ )?"
    r"(?:deal|contract|pact|agreement|accord)|(?:contrat|accord) (?:de |d')?(?:calcul|cloud|nuage|capacite))"
)


def signs_for_computing(sentence: Sentence) -> bool:
    """True for "seals huge cloud deal with Claude maker Anthropic": computing for a firm of AI, without its sum."""
    return sentence.is_title and bool(sentence.ai_companies) and bool(_SIGNED.search(sentence.folded))


_ROOMS = re.compile(r"\b(?:lab|labo|laboratoire|laboratory|campus|hub|factory|plant|usine)\b")


def _is_prepared(sentence: Sentence) -> bool:
    """True if a word beside the site's own tells of an act, and none of serving it: "fournira le campus de Fouju"."""
    sites = [hit.start for hit in sentence.of(COMPUTE)]
    served = any(verb.end < site for verb in sentence.of("parties.aside_verb") for site in sites)
    acts = sentence.of(*PREPARED, "deal.put")
    return not served and any(not _ROOMS.fullmatch(hit.phrase) for hit in acts)


def _on_the_map(sentence: Sentence) -> bool:
    return bool(sentence.within("places") or sentence.within("towns"))
