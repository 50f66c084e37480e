"""What a name is the object of: firms that are bought, lent to, hired, or given somebody's investment."""

import re

from bot.claims.claim import Kind
from bot.claims.lexicon import Hit
from bot.claims.names.courted import is_sold_to
from bot.claims.names.name import Name
from bot.claims.names.strangers import is_a_stranger
from bot.claims.organisation import Mention, Sort
from bot.claims.signs import Sentence

OBJECT_CHARS = 70
SITE_CHARS = 25
_TO_OTHERS = re.compile(r"\b(?:by|par|from|with|avec|aupres|via|says?|said|selon|over|after|apres)\b|[.;:!?\"]")
_COUNTERPART = re.compile(r"\b(?:avec|with|from|aupres d[e']|chez|at|to|a) (?:l'|la |le |les |the )?$")
_FROM = re.compile(r"^ (?:from|de la part de|d[e'])\b")


def is_bought(name: Name, before: Name | None, sentence: Sentence) -> bool:
    """True if a verb or noun of buying reaches this name, and no other name stands between them."""
    folded = sentence.part.folded
    for hit in sentence.of("deal.buy"):
        between = before is not None and before.start >= hit.end
        gap = folded[hit.end : name.start]
        if hit.end <= name.start and len(gap) <= OBJECT_CHARS and not between and not _TO_OTHERS.search(gap):
            return True
    return False


_OFFERED_BY = re.compile(r"\b(?:from|by|de|d'|du) ?(?:the |l'|la )?$")
_BY = re.compile(r"\b(?:by|par) (?:the |l'|le |la )?$")


def is_buyer(name: Name, sentence: Sentence) -> bool:
    """True for whoever stands after "sold to" and "passe chez", or after "by" behind a word of buying."""
    folded = sentence.part.folded
    if any(0 <= name.start - hit.end <= ARTICLE_CHARS for hit in sentence.of("deal.sold")):
        return True
    if is_sold_to(name, sentence):
        return True
    refused = any(hit.phrase == "refused" for hit in sentence.of("deal.sold"))
    if refused and any(hit.end < name.start for hit in sentence.of("deal.offer")):
        return bool(_OFFERED_BY.search(folded[max(sentence.span.start, name.start - 12) : name.start]))
    bought = any(hit.end < name.start for hit in sentence.of("deal.buy"))
    return bought and bool(_BY.search(folded[max(sentence.span.start, name.start - 12) : name.start]))


_BACKED = re.compile(
    r"\b(?:soutenue?s?|epaulee?|accompagnee?|financee?|appuyee?) par |\bbacked by |\bconvain\w+ |\bseduit "
)


def backs(name: Name, sentence: Sentence) -> bool:
    """True for "est soutenue par Demeter": a sentence that tells of no deal may still say who pays."""
    return bool(_BACKED.search(sentence.part.folded[max(sentence.span.start, name.start - 24) : name.start]))


def pays_as_agent(name: Name, sentence: Sentence) -> bool:
    """True for "injectés par Hanbit" and "paid for by Marchwood": the agent of a passive of spending."""
    by = _BY.search(sentence.part.folded[max(sentence.span.start, name.start - 12) : name.start])
    if by is None:
        return False
    end = name.start - (by.end() - by.start())
    return any(0 <= end - hit.end <= ARTICLE_CHARS for hit in sentence.of("deal.give", "deal.spend"))


ARTICLE_CHARS = 4


def pays_the_sum(name: Name, sentence: Sentence, kind: Kind) -> bool:
    """True for "les 2 milliards de Hypérion" and "5 milliards d'euros d'un fonds": whose money a sum is."""
    if not _owes_nothing(name, kind):
        return False
    folded = sentence.part.folded
    return any(
        _OF.match(folded[money.end : name.start]) and not _OF_A_ROUND.search(folded[: money.start][-ROUND_CHARS:])
        for money in sentence.sums
        if money.end < name.start
    )


def _owes_nothing(name: Name, kind: Kind) -> bool:
    """True where a sum "of" this name is what it pays: of a start-up's round, or of a loan, it is what it gets."""
    sort = name.organisation.sort if name.organisation else None
    if kind in {Kind.CAPEX, Kind.ACQUISITION}:
        return sort is not Sort.PUBLIC
    return kind is Kind.FUNDING_ROUND and sort in {Sort.INVESTOR, Sort.PUBLIC}


_OF = re.compile(r"^ (?:d[e']|du|des) ?(?:l'|la |le |les )?$")
_OF_A_ROUND = re.compile(
    r"\b(?:levee|tour|table|valorisation|ventes|affaires|resultats?|benefices?|dette|emprunt|amende)\b"
)
ROUND_CHARS = 40


def is_bought_from_behind(name: Name, verb: Hit, sentence: Sentence) -> bool:
    """True for "Voxel acheté 90 millions par Ubisoma": a bare participle, and whoever buys stands behind "par"."""
    folded, text = sentence.part.folded, sentence.part.text
    if verb.section != "deal.buy" or not _PARTICIPLE.search(verb.phrase):
        return False
    behind = _BUYER.match(text[verb.end : sentence.span.end])
    return bool(behind) and not _HAS.search(folded[name.end : verb.start])


_PARTICIPLE = re.compile(r"(?:achetee?s?|acquise?s?|bought|acquired|purchased|snapped up|swallowed)\*?$")
_BUYER = re.compile(r"^[^A-ZÀ-Þ.;:]{0,60}\b(?:par|by) (?:the |l[’']|le |la )?[A-ZÀ-Þ]")
_HAS = re.compile(r"\b(?:a|ont|avait|has|have|had|having)\b(?! ete| been)")


def buys(name: Name, verb: Hit, sentence: Sentence) -> bool:
    """True for "Apple" of "the Apple takeover": the noun of buying follows at once."""
    return sentence.part.folded[name.end : verb.start] == " " and verb.section == "deal.buy"


def is_a_vehicle(name: Name, sentence: Sentence) -> bool:
    """True for "une coentreprise baptisée Calypso" and "its unit Corvex Cloud": money of the plan goes through it."""
    before = sentence.part.folded[max(sentence.span.start, name.start - VEHICLE_CHARS) : name.start]
    after = sentence.part.folded[name.end : name.end + VEHICLE_CHARS]
    return bool(_VEHICLE.search(before) or _OF_A_PARENT.search(after))


VEHICLE_CHARS = 60
_VEHICLE = re.compile(
    r"\b(?:baptisee?|nommee?|dubbed|called|named|venture|coentreprise|filiale|subsidiary|unit|arm|lab|laboratoire|vehicle|vehicule)"
    r",? (?:[a-z'-]+ ){0,3}$"
)
_OF_A_PARENT = re.compile(r"^[^.;:]{0,40}\b(?:parent|maison mere|filiale|subsidiary|its owner|son proprietaire)\b")


_SITE = re.compile(r"^ (?:site|plant|campus|factory|fab|facility|works|mine|estate|park)\b")
_BECOMES = re.compile(
    r"^[^.,;:]{0,40}? (?:to become|becomes|will become|turned into|to turn into|to be turned|reborn)\b"
)
_WHOSE = re.compile(r"(?:'s|s'|\bits|\btheir) $")


def is_a_site(name: Name, sentence: Sentence) -> bool:
    """True for "Tongluo" in "Powerchip's Tongluo site": where something of somebody's stands."""
    folded = sentence.part.folded
    behind = _SITE.match(folded[name.end : name.end + SITE_CHARS])
    if name.organisation is not None or behind is None:
        return False
    becomes = _BECOMES.match(folded[name.end + behind.end() : sentence.span.end])
    return bool(becomes or _WHOSE.search(folded[sentence.span.start : name.start][-8:]))


def is_invested_in(name: Name | Mention, sentence: Sentence) -> bool:
    """True for "completes $40bn OpenAI investment": whom the money goes into stands between the sum and its noun."""
    folded = sentence.part.folded
    behind = _INVESTMENT.match(folded[name.end : name.end + SITE_CHARS])
    return bool(behind) and any(folded[money.end : name.start] == " " for money in sentence.sums)


_INVESTMENT = re.compile(r"^ (?:investment|stake|bet|injection)\b")


def is_a_product(name: Name, sentence: Sentence) -> bool:
    """True for "Flux" in "le modèle d'images Flux"."""
    return any(name.start - hit.end == 1 for hit in sentence.of("parties.product"))


def is_supplier(name: Name, sentence: Sentence) -> bool:
    """True for whoever a computing contract is signed with."""
    return bool(_COUNTERPART.search(sentence.part.folded[max(sentence.span.start, name.start - 20) : name.start]))


def provides(name: Name, sentence: Sentence) -> bool | None:
    """Whether this firm rents out computing to the other one; None where that does not tell the two apart."""
    sold = sentence.of("parties.provider")
    firms = [m for m in sentence.mentions if m.organisation.sort in {Sort.COMPANY, Sort.AI_COMPANY}]
    providers = [m for m in firms if any(hit.start == m.start for hit in sold)]
    if name.organisation is None or not providers or len(providers) == len(firms):
        return None
    return any(m.start == name.start for m in providers)


def is_put_into(name: Name, sentence: Sentence) -> bool:
    """True for "injects €20m into Sillonéa": an unlisted name right behind a sum; a town would have "at" or "in"."""
    if not sentence.has("deal.give", "deal.spend", "deal.put") or not is_a_stranger(name, sentence):
        return False
    folded = sentence.part.folded
    bets = bool(_BETS.search(folded[sentence.span.start : name.start]))
    ways = _INTO_OR_ON if bets else _INTO
    return any(ways.match(folded[money.end : name.start]) for money in sentence.sums if money.end < name.start)


_BETS = re.compile(r"\b(?:mise|misent|misera|parie|parient|bets?)\b")
_EUROS = r"^ (?:d'euros |de dollars |de plus |more )?"
# "dans le concepteur de puces Lightstep": what sort of firm it is, but no site, plan or fund.
_FIRM = (
    r" ?(?:(?:le |la |l'|the )(?!(?:[a-z'-]+ )*?(?:centres?|campus|sites?|usine|complexe|projet|plan|programme|region"
    r"|ville|fonds|data|plant|factory|fund)\b)(?:[a-z'-]+ ){1,5})?$"
)
_INTO = re.compile(_EUROS + r"(?:dans|into|au capital d[eu'])" + _FIRM)
_INTO_OR_ON = re.compile(_EUROS + r"(?:dans|into|au capital d[eu']|sur|on)" + _FIRM)


def is_given(verb: Hit, sentence: Sentence) -> bool:
    """True for "takes a $2bn investment from": the subject of these words receives."""
    giver = _FROM.match(sentence.part.folded[verb.end : verb.end + 20])
    if giver is None or not verb.phrase.startswith(("invest", "top")):
        return False
    return bool(_GIVER.match(sentence.part.text[verb.end + giver.end() :]))


_COLON_SUM = re.compile(r"^\s?: (?:[a-zà-ÿ'’]+ ){0,3}$")  # in small letters: nobody else is named before the sum


_GIVER = re.compile(r" ?(?:the |la |le |l['’])?[A-ZÀ-Þ]")  # "un investissement de 2 milliards" names nobody


def heads_the_headline(name: Name, sentence: Sentence) -> bool:
    """True for "Calixte : 12 M€ pour l'IA": an unlisted name, a colon and a sum are the whole deal."""
    text = sentence.part.text
    if not sentence.is_title or name.organisation is not None or name.start != sentence.span.start:
        return False
    return any(_COLON_SUM.match(text[name.end : money.start]) for money in sentence.sums if money.start > name.end)


def is_introduced(name: Name, sentence: Sentence) -> bool:
    """True for "the start-up Calixte" and "Calixte, spécialiste de la voix"."""
    folded = sentence.part.folded
    for hit in sentence.of("parties.descriptor"):
        if 0 < name.start - hit.end <= WORDS_CHARS and _FEW_WORDS.match(folded[hit.end : name.start]):
            return True
        apposed = 0 < hit.start - name.end <= WORDS_CHARS and _APPOSED.match(folded[name.end : hit.start])
        if apposed and not _SPEAKS.match(folded[hit.end : hit.end + WORDS_CHARS]):
            return True
    return False


WORDS_CHARS = 30
_FEW_WORDS = re.compile(r"^(?: (?:d')?(?!of |de |du |by )[a-z-]+){0,3} $")
_SPEAKS = re.compile(r"^ (?:said|says|announced|told|added|confirmed|a (?:declare|annonce|indique|precise))\b")
_APPOSED = re.compile(r"^, (?:[a-z'-]+ ){0,4}$|^, (?:[a-z'-]+ )*[a-z]'$")
