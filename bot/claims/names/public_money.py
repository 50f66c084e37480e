"""Public money: whether nobody but nations and public bodies pays."""

import re
from collections.abc import Sequence

from bot.claims.homes import is_home_of_a_firm, is_land_of_a_site
from bot.claims.lexicon import Hit
from bot.claims.names.naming import names
from bot.claims.names.payers import GRANTING, SURELY_PAYING, is_allowed, is_subject, payers
from bot.claims.names.strangers import has_strangers
from bot.claims.organisation import Mention, Sort
from bot.claims.signs import Sentence

_PRIVATE = {Sort.COMPANY, Sort.AI_COMPANY, Sort.INVESTOR}


def pays_publicly(title: Sequence[Sentence]) -> bool:
    """True for a headline in which only public bodies pay."""
    if any(s.has("kind.fund") for s in title):
        return False
    if any(_is_paid_by_the_public(s) or is_allowed(s) for s in title):
        return True
    return not _private(title) and any(_by_a_nation(s) or _by_a_public_body(s) or _by_a_leader(s) for s in title)


def _by_a_leader(sentence: Sentence) -> bool:
    """True for "Starmer pledges £1bn": nobody pays out of his own pocket, and no firm is named."""
    leaders = sentence.of("parties.announcer", "parties.leader") if sentence.sums else ()
    verbs: tuple[str, ...] = SURELY_PAYING
    if any(not hit.phrase.startswith(_TELLS) for hit in _decided(sentence)):
        verbs = (*SURELY_PAYING, "parties.decides")
    return any(is_subject(hit.start, hit.end, sentence, verbs) for hit in leaders)


_TELLS = ("annonc", "announc")  # a leader announces others' money as well


def _is_paid_by_the_public(sentence: Sentence) -> bool:
    """True where a public body is the one that spends, whoever receives it: "le Canada signe un chèque à Cohere"."""
    places = [*sentence.within("places"), *sentence.within("towns")]
    acts = [hit.start for hit in (*sentence.of(*SURELY_PAYING, GRANTING), *_decided(sentence))]
    paying = [(n.start, n.end, n.organisation) for n in payers(sentence) if _acts(n.end, acts)]
    paying += [(m.start, m.end, m.organisation) for m in sentence.mentions if _is_payer(m, sentence)]
    first = _first_firm(sentence) if any(_meanwhile(at, sentence) for at, _, _ in paying) else sentence.span.end
    paying = [(at, end, body) for at, end, body in paying if at < first or not _meanwhile(at, sentence)]
    homes = [(end, body.country or "") for _, end, body in paying if body]
    homes = [(end, home) for end, home in homes if not _with_a_firm(end, acts, sentence)]
    return any(not _abroad(end, home, places, sentence) for end, home in homes)


def _acts(end: int, acts: Sequence[int]) -> bool:
    return any(0 < act - end <= SUBJECT_CHARS for act in acts)


_MEANWHILE = re.compile(r"\b(?:as|while|after) (?:the )?$")
_MEANWHILE_CHARS = 12


def _meanwhile(start: int, sentence: Sentence) -> bool:
    """True for "Altavia puts up €900m as Wallonia chips in": the main clause may be a firm's."""
    return bool(_MEANWHILE.search(sentence.part.folded[max(sentence.span.start, start - _MEANWHILE_CHARS) : start]))


def _first_firm(sentence: Sentence) -> int:
    """Where the first firm stands, listed or not; else the end."""
    firms = (n.start for n in names(sentence) if n.organisation is None or n.organisation.sort in _PRIVATE)
    return min(firms, default=sentence.span.end)


DECIDED_CHARS = 40
_SUM_NEXT = re.compile(r"^ (?:[a-z'-]+ ){0,3}$")
_TO_AN_END = re.compile(
    r"^ (?:d'euros |de dollars )?(?:of |in |d'|de )?(?:[a-z-]+ )?"
    r"(?:for|to|pour|a|aux?|in|into|dans|aid|subsid\w+|support|grants?|plan|programme|program|package|scheme|loans?)\b"
)


def _decided(sentence: Sentence) -> list[Hit]:
    """The verbs of deciding whose object is a sum with its end: "approves $5bn for", not "approves $5bn campus"."""
    folded = sentence.part.folded
    return [
        hit
        for hit in sentence.of("parties.decides")
        if any(
            0 < money.start - hit.end <= DECIDED_CHARS
            and _SUM_NEXT.match(folded[hit.end : money.start])
            and _TO_AN_END.match(folded[money.end : sentence.span.end][:DECIDED_CHARS])
            for money in sentence.sums
        )
    ]


def _is_payer(mention: Mention, sentence: Sentence) -> bool:
    public = mention.organisation.sort is Sort.PUBLIC and not mention.officer
    verbs = (*SURELY_PAYING, "deal.build") if sentence.sums else SURELY_PAYING
    return public and is_subject(mention.start, mention.end, sentence, verbs)


def _with_a_firm(end: int, acts: Sequence[int], sentence: Sentence) -> bool:
    """True for "Qatar and Blue Owl put": a firm pays as well, before the verb."""
    act = min((act for act in acts if act > end), default=end)
    return any(end < m.start < act and m.organisation.sort in _PRIVATE for m in sentence.mentions)


_PROMISE = re.compile(r"^ (?:commitment|pledge|backing|money|cash|funding)\b")


def is_promised_by_a_state(sentence: Sentence) -> bool:
    """True for "secures $1.5bn Saudi commitment": money of a nation for a firm, and no round of it."""
    if sentence.has("deal.round") or not sentence.sums or not sentence.ai_companies:
        return False
    after = (sentence.part.folded[hit.end : hit.end + SUBJECT_CHARS] for hit in sentence.within("nationality"))
    return sentence.has("deal.take") and any(_PROMISE.match(each) for each in after)


SUBJECT_CHARS = 24


def is_of_the_public(sentence: Sentence) -> bool:
    """True for a named summit or plan, and for a nation or public body that acts."""
    events = bool(sentence.within("event") or sentence.within("plan"))
    return events or _by_a_nation(sentence) or _by_a_public_body(sentence)


def _private(told: Sequence[Sentence]) -> bool:
    return names_a_firm(told) or has_strangers(told)


def names_a_firm(told: Sequence[Sentence]) -> bool:
    """True if a listed firm or fund is named."""
    return any(m.organisation.sort in _PRIVATE for s in told for m in s.mentions)


def _by_a_public_body(sentence: Sentence) -> bool:
    bodies = [m for m in sentence.mentions if m.organisation.sort is Sort.PUBLIC and not m.officer]
    places = [*sentence.within("places"), *sentence.within("towns")]
    return any(
        not (m.organisation.country and _abroad(m.end, m.organisation.country, places, sentence)) for m in bodies
    )


def _by_a_nation(sentence: Sentence) -> bool:
    """True where a country is the one that spends: "le Canada promet"."""
    folded = sentence.part.folded
    getting = {hit.start for hit in sentence.of("deal.take", "deal.raise")}
    acts = [hit.start for hit in (*sentence.within("deal"), *sentence.of(GRANTING, "parties.joins"))]
    acts = [act for act in acts if act not in getting]  # "Ohio lands $4bn campus": who gets a site pays nothing
    places = [*sentence.within("places"), *sentence.within("towns"), *sentence.within("capitals")]
    paying = [p for p in places if any(act > p.end and _WILL.match(folded[p.end : act]) for act in acts)]
    paying = [p for p in paying if not is_home_of_a_firm(p, sentence)]
    return any(not _abroad(p.end, p.section.partition(".")[2][:2], places, sentence) for p in paying)


def builds_abroad(sentence: Sentence) -> bool:
    """True for "UAE to bankroll data centre in France": a State is an investor like any other there."""
    places = [*sentence.within("places"), *sentence.within("towns")]
    paying = [(n.end, n.organisation) for n in payers(sentence)]
    paying += [(m.end, m.organisation) for m in sentence.mentions if _is_payer(m, sentence)]
    return any(body and body.country and _abroad(end, body.country, places, sentence) for end, body in paying)


def _abroad(end: int, home: str, places: Sequence[Hit], sentence: Sentence) -> bool:
    """True for a nation that puts up a site in another one: that is an investor's deal, not a plan of its own."""
    lands = [hit for hit in sentence.within("nationality") if is_land_of_a_site(hit, sentence)]
    others = [p for p in (*places, *lands) if p.start > end and p.section.partition(".")[2][:2] not in {home, "Eu"}]
    return bool(others) and sentence.has("kind.capex")


_WILL = re.compile(r"^ (?:(?:et|and) [^,.;:]{2,25} )?(?:(?:to|va|will|veut|plans to|wants to|compte|a) )?$")
