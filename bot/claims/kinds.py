"""The kind of a deal: capex, funding round, acquisition, public plan, fund, other."""

import re
from collections.abc import Sequence

from bot.claims.claim import Kind
from bot.claims.equity import floats, takes_most
from bot.claims.names.goods import (
    books_computing,
    firms_bought,
    its_goods,
    orders_goods,
    pays_for_a_firm,
    pays_for_computing,
    rents_computing,
)
from bot.claims.names.naming import names
from bot.claims.names.objects import is_put_into
from bot.claims.names.plans import funds_a_plan, lifts_its_own
from bot.claims.names.public_money import (
    builds_abroad,
    is_of_the_public,
    is_promised_by_a_state,
    names_a_firm,
    pays_publicly,
)
from bot.claims.names.strangers import has_strangers
from bot.claims.organisation import Mention, Sort
from bot.claims.reactions import computes
from bot.claims.signs import COMPUTE, Sentence
from bot.claims.sites import is_landed
from bot.claims.vehicles import fills_a_fund, names_a_fund

_PRIVATE = {Sort.COMPANY, Sort.AI_COMPANY, Sort.INVESTOR}
_CUES = ("parties.into", "parties.recipient_before", "parties.recipient_if_ai")
_ACTS = ("deal.give", "deal.spend", "deal.put", "deal.lead")
FEW_CHARS = 24


def find_kind(deals: Sequence[Sentence], sentences: Sequence[Sentence]) -> Kind:
    """The kind that most of the words of the deal's sentences speak for; the headline settles what it tells."""
    title = [s for s in sentences if s.is_title] or [s for s in deals if s.is_title]
    told = list(dict.fromkeys([*title, *deals]))
    counts = {kind: sum(len(s.of(f"kind.{kind.value}")) for s in told) for kind in Kind}
    round_words, building = counts[Kind.FUNDING_ROUND], counts[Kind.CAPEX]
    bought = sum(firms_bought(s) + len(s.of("deal.sold")) for s in told)
    if (bought and bought >= round_words) or any(pays_for_a_firm(s) for s in title) or takes_most(sentences):
        return Kind.ACQUISITION
    if _borrows(told) or floats(title) or _rents(told, sentences) or any(is_promised_by_a_state(s) for s in title):
        return Kind.OTHER
    if any(fills_a_fund(s) for s in title):
        return Kind.FUND
    if pays_publicly(title):
        return Kind.PUBLIC_PLAN
    if _is_round(title, told, round_words, building):
        return Kind.OTHER if _is_a_stake_in_an_old_firm(title, told) else Kind.FUNDING_ROUND
    if counts[Kind.OTHER] > building + counts[Kind.PUBLIC_PLAN]:
        return Kind.OTHER
    if not building and any(names_a_fund(s) and not s.within("plan") for s in title):
        return Kind.FUND
    public = counts[Kind.PUBLIC_PLAN] or any(is_of_the_public(s) for s in told)
    private = names_a_firm(told) or has_strangers(title) or any(builds_abroad(s) for s in title)
    if public and not private and not _tells_of_a_site(told, sentences):
        return Kind.PUBLIC_PLAN
    if counts[Kind.FUND] > building:
        return Kind.FUND
    head = (s for s in sentences if s.part.field != "body" and not s.has("deal.past"))
    return Kind.CAPEX if building or not any(s.has("kind.venture", "deal.round") for s in head) else Kind.FUNDING_ROUND


def _tells_of_a_site(told: Sequence[Sentence], sentences: Sequence[Sentence]) -> bool:
    """True where the public only speaks, of a site that a firm nobody listed pays for: "the mayor announces ..."."""
    acts = any(
        {(h.start, h.end) for h in s.of("kind.public_plan")} - {(h.start, h.end) for h in s.of("kind.office")}
        for s in told
    )
    if acts or not any(s.has("kind.capex") for s in told) or any(is_of_the_public(s) for s in told):
        return False
    return has_strangers(s for s in sentences if s.part.field != "body")


def _is_round(title: Sequence[Sentence], told: Sequence[Sentence], round_words: int, building: int) -> bool:
    """True for money raised, and for money put into a firm, where no site is built with it."""
    if any(s.has("kind.budget") and s.sums and not s.has("deal.round") for s in title):
        return False
    if any(lifts_its_own(s) or is_landed(s) or funds_a_plan(s) for s in title):
        return False
    if round_words and (round_words >= building or _raises(told) or any(s.has("kind.venture") for s in told)):
        return True
    if sum(len(s.of("kind.other")) for s in told) > max(building, 1):
        return False
    if _into_a_company(title, ("parties.into",)) or any(is_put_into(name, s) for s in title for name in names(s)):
        return True
    plain = [s for s in title if not s.has("kind.capex", "kind.other", "kind.contract")]
    if any(s.has("deal.give", "deal.spend", "deal.take", "deal.talk") and _tells_of_an_ai_firm(s) for s in plain):
        return True
    if any(_takes_a_sum(s) for s in plain):
        return True
    return _into_a_company(plain) or _one_to_another(plain) or (_into_a_company(told) and not building)


def _takes_a_sum(title: Sentence) -> bool:
    """True for "Pelagos gets €17m to watch coasts": a firm that takes a sum raises it."""
    text, folded = title.part.text, title.part.folded
    for money in title.sums:
        ways = ("deal.take", "deal.talk") if _FROM.match(folded[money.end : title.span.end]) else ("deal.take",)
        near = (v for v in title.of(*ways) if 0 < money.start - v.end <= TAKEN_CHARS)
        verbs = [v for v in near if _TAKEN.match(folded[v.end : money.start])]
        lands = {hit.end + 1 for table in ("places", "towns") for hit in title.within(table)}
        if any(v.start not in lands and _A_NAME.search(text[title.span.start : v.start]) for v in verbs):
            return not title.has("kind.public_plan")
    return False


TAKEN_CHARS = 30
_FROM = re.compile(r"^ (?:d'euros |de dollars )?(?:from|de la part d[e'u]) ?")
_TAKEN = re.compile(r"^ (?:[a-z'-]+ ){0,2}$")
_A_NAME = re.compile(r"[A-ZÀ-Þ][\w&.-]+(?: AI| IA)? $")


def _tells_of_an_ai_firm(sentence: Sentence) -> bool:
    """True for a firm introduced as one of AI: "AI lab Nébula", "la start-up d'IA Pictor"."""
    technology = [(hit.start, hit.end) for hit in sentence.of("relevance.technology")]
    text = sentence.part.text
    for firm in sentence.of("parties.descriptor"):
        near = [end for start, end in technology if firm.start - FEW_CHARS <= start <= firm.end + FEW_CHARS]
        end = max([firm.end, *(end for end in near if end > firm.end)])
        if near and _NAMED.match(text[end : end + 2]):
            return True
    return False


def _one_to_another(title: Sequence[Sentence]) -> bool:
    """True for a sum between two firms, one of AI: "ASML mise 1,3 milliard sur la technologie de Mistral"."""
    for sentence in title:
        firms = [m for m in sentence.mentions if m.organisation.sort in _PRIVATE and not m.officer]
        groups = {mention.organisation.parent or mention.organisation.id for mention in firms}
        if len(groups) < 2 or not sentence.has(*_ACTS, "deal.take", "deal.talk"):
            continue
        if sentence.has("parties.joins") and not sentence.has("deal.give"):
            continue  # "AWS teams up with Humain on $5bn AI zone"
        if not sentence.sums and not sentence.has("deal.give", "deal.talk"):
            continue
        aside = [hit.end for hit in sentence.of("parties.not_party")]
        last = next((m for m in reversed(firms) if m.organisation.sort is Sort.AI_COMPANY), firms[0])
        between = [*(hit.start for hit in sentence.of(*_ACTS, "deal.talk")), *(money.start for money in sentence.sums)]
        put = any(firms[0].end <= start < last.start for start in between)
        if put and not any(0 <= last.start - end <= 4 for end in aside):
            return True
        given = [hit.end for hit in sentence.of("parties.investor_before")]
        if firms[0].organisation.sort is Sort.AI_COMPANY and any(0 <= firms[1].start - end <= 4 for end in given):
            return sentence.has("deal.take")
    return False


def _borrows(told: Sequence[Sentence]) -> bool:
    """True for debt, which is lent, not invested; a round that has some debt in it stays a round."""
    return any(s.has("deal.borrow") for s in told) and not any(s.has("deal.round") for s in told)


def _rents(told: Sequence[Sentence], sentences: Sequence[Sentence]) -> bool:
    """True for computing bought by contract: nothing of it is the buyer's in the end."""
    signed = [s for s in told if s.is_title and s.has("kind.contract") and not orders_goods(s)]
    builds = any(s.has("deal.give", "deal.build", "deal.stop") for s in signed)
    below = any(s.has(COMPUTE) and s.has("kind.contract") for s in sentences if s.part.field == "summary")
    if signed and not builds and (below or any(computes(s) for s in told)):
        return True
    if any(s.is_title and (_buys_computing(s) or books_computing(s)) for s in told):
        return True
    return any(s.is_title and s.sums and _uses_another_s(s) and not s.has("deal.give") for s in told)


def _uses_another_s(title: Sentence) -> bool:
    """True for "Microsoft's Azure cloud", somebody else's computing; a nation's own is none."""
    found = _OF_ANOTHER.search(title.part.folded, title.span.start, title.span.end)
    return found is not None and not any(found.start() < hit.start < found.end() for hit in title.within("places"))


_SUPPLIED = re.compile(r"\b(?:from|a|chez|aupres d[e'])(?: the)? ?$")


def _buys_computing(title: Sentence) -> bool:
    """True for "will buy $300bn of computing power from Oracle"."""
    bought = title.has("deal.buy", "kind.contract") or pays_for_computing(title)
    if not title.sums or not bought or not title.has(COMPUTE, "kind.computing"):
        return False
    sellers = [hit.start for hit in title.of("parties.provider")]
    if rents_computing(title):
        sellers += [m.start for m in title.mentions[1:] if m.organisation.sort in _PRIVATE]
    return any(_SUPPLIED.search(title.part.folded[max(0, start - 14) : start]) for start in sellers)


_OF_ANOTHER = re.compile(
    r"\b(?:to|on|for|with|from) [\w&. ]{2,20}(?:'s|s') (?:[\w-]+ ){0,2}(?:cloud|comput(?:e|ing)|gpus|capacity|tpus)\b"
)


def _is_a_stake_in_an_old_firm(title: Sequence[Sentence], told: Sequence[Sentence]) -> bool:
    """True for "Nvidia takes 2.9% of Nokia": shares of a group that is no firm of AI, and no round of it."""
    if any(s.has("deal.round", "kind.venture") or s.ai_companies for s in told):
        return False
    firms = {m.organisation.id for s in title for m in s.mentions if m.organisation.sort is Sort.COMPANY}
    return len(firms) > 1 and _into_a_company(title)


def _raises(told: Sequence[Sentence]) -> bool:
    """True where somebody raises a sum, and it is no budget that is raised."""
    return any(s.has("deal.raise") and s.sums and not s.has("kind.budget") for s in told)


def _into_a_company(told: Sequence[Sentence], cues_of_ai: tuple[str, ...] = _CUES) -> bool:
    """True for money that one firm puts into another one, which is not its own."""
    for sentence in told:
        ends = {hit.end for hit in sentence.of("parties.into")}
        ai_ends = {hit.end for hit in sentence.of(*cues_of_ai)}
        firms = [m for m in sentence.mentions if m.organisation.sort in _PRIVATE]
        ids = {mention.organisation.id for mention in firms}
        for mention in firms:
            cues = ai_ends if mention.organisation.sort is Sort.AI_COMPANY else ends
            into = any(mention.start - step in cues for step in range(ARTICLE_CHARS + 1))
            other = len(ids) > 1 or mention.organisation.sort is Sort.AI_COMPANY
            acts = sentence.has(*_ACTS) or _is_sum_for(mention, sentence)
            if into and mention.organisation.parent not in ids and other and acts and not its_goods(mention, sentence):
                return True
        if sentence.has(*_ACTS) and any(_introduces(sentence, end) for end in ai_ends):
            return True
    return False


ARTICLE_CHARS = 4  # between a preposition and a name: "dans l'", "into "
_FOR = re.compile(r"^ (?:d'euros |de dollars |de plus |more )?(?:pour|for) $")


def _is_sum_for(firm: Mention, sentence: Sentence) -> bool:
    """True for "another €2bn for Mistral": the headline needs no verb."""
    if firm.organisation.sort is not Sort.AI_COMPANY:
        return False
    return any(_FOR.match(sentence.part.folded[money.end : firm.start]) for money in sentence.sums)


_NAMED = re.compile(r"^ ?[A-ZÀ-Þ]")


def _introduces(sentence: Sentence, end: int) -> bool:
    """True for "into chip designer Etched": a word for a firm, and a name, right after the preposition."""
    text = sentence.part.text
    return any(
        0 <= hit.start - end <= FEW_CHARS and _NAMED.match(text[hit.end : hit.end + 2])
        for hit in sentence.of("parties.descriptor")
    )
