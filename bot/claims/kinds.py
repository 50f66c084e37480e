"""The kind of a deal: capex, funding round, acquisition, public plan, fund, other."""

import re
from collections.abc import Sequence

from bot.claims.claim import Kind
from bot.claims.organisation import Sort
from bot.claims.signs import COMPUTE, Sentence

_PRIVATE = {Sort.COMPANY, Sort.AI_COMPANY, Sort.INVESTOR}


def find_kind(deals: Sequence[Sentence], sentences: Sequence[Sentence]) -> Kind:
    """The kind that most of the words of the deal's sentences speak for."""
    told = list(dict.fromkeys([*(s for s in sentences if s.is_title), *deals]))
    counts = {kind: sum(len(s.of(f"kind.{kind.value}")) for s in told) for kind in Kind}
    round_words, building = counts[Kind.FUNDING_ROUND], counts[Kind.CAPEX]
    if counts[Kind.ACQUISITION] and counts[Kind.ACQUISITION] >= round_words:
        return Kind.ACQUISITION
    if _borrows(told) or _rents(told):
        return Kind.OTHER
    if round_words and (round_words >= building or _raises(told) or any(s.has("kind.venture") for s in told)):
        return Kind.FUNDING_ROUND
    if _into_a_company(told) and not building:
        return Kind.FUNDING_ROUND
    if counts[Kind.OTHER] > building + counts[Kind.PUBLIC_PLAN]:
        return Kind.OTHER
    if not building and any(s.is_title and s.has("kind.fund") and not s.within("plan") for s in told):
        return Kind.FUND
    if not _private(told) and (counts[Kind.PUBLIC_PLAN] or any(_by_a_nation(s) or _by_a_public_body(s) for s in told)):
        return Kind.PUBLIC_PLAN
    if counts[Kind.FUND] > building:
        return Kind.FUND
    young = not building and any(s.has("kind.venture") for s in sentences if s.part.field != "body")
    return Kind.FUNDING_ROUND if young else Kind.CAPEX


def _borrows(told: Sequence[Sentence]) -> bool:
    """True for debt, which is lent, not invested; a round that has some debt in it stays a round."""
    return any(s.has("deal.borrow") for s in told) and not any(s.has("deal.round") for s in told)


def _rents(told: Sequence[Sentence]) -> bool:
    """True for computing bought by contract: nothing of it is the buyer's in the end."""
    signed = [s for s in told if s.is_title and s.has("kind.contract")]
    builds = any(s.has("deal.give", "deal.build", "deal.stop") for s in signed)
    return bool(signed) and not builds and any(s.has(COMPUTE, "kind.computing") for s in told)


def _raises(told: Sequence[Sentence]) -> bool:
    """True where somebody raises a sum, and it is no budget that is raised."""
    return any(s.has("deal.raise") and s.sums and not s.has("kind.budget") for s in told)


def _private(told: Sequence[Sentence]) -> bool:
    return any(m.organisation.sort in _PRIVATE for s in told for m in s.mentions)


def _by_a_public_body(sentence: Sentence) -> bool:
    return any(m.organisation.sort is Sort.PUBLIC and not m.officer for m in sentence.mentions)


def _by_a_nation(sentence: Sentence) -> bool:
    """True for a named summit or plan, and where a country is the one that spends: "le Canada promet"."""
    if sentence.within("event") or sentence.within("plan"):
        return True
    folded = sentence.part.folded
    acts = [hit.start for hit in sentence.within("deal")]
    places = [*sentence.within("places"), *sentence.within("towns")]
    return any(act > place.end and _WILL.match(folded[place.end : act]) for place in places for act in acts)


_WILL = re.compile(r"^ (?:(?:to|va|will|veut|plans to|wants to|compte|a) )?$")


def _into_a_company(told: Sequence[Sentence]) -> bool:
    """True for money that one firm puts into another one, which is not its own."""
    for sentence in told:
        ends = [hit.end for hit in sentence.of("parties.into")]
        ai_ends = ends + [hit.end for hit in sentence.of("parties.recipient_before", "parties.recipient_if_ai")]
        firms = [m for m in sentence.mentions if m.organisation.sort in _PRIVATE]
        ids = {mention.organisation.id for mention in firms}
        for mention in firms:
            cues = ai_ends if mention.organisation.sort is Sort.AI_COMPANY else ends
            into = any(0 <= mention.start - end <= 4 for end in cues)
            other = len(ids) > 1 or mention.organisation.sort is Sort.AI_COMPANY
            if into and mention.organisation.parent not in ids and other and sentence.has(*_ACTS):
                return True
        if sentence.has(*_ACTS) and any(_introduces(sentence, end) for end in ai_ends):
            return True
    return False


_NAMED = re.compile(r"^ ?[A-ZÀ-Þ]")


def _introduces(sentence: Sentence, end: int) -> bool:
    """True for "into chip designer Etched": a word for a firm, and a name, right after the preposition."""
    text = sentence.part.text
    return any(
        0 <= hit.start - end <= FEW_CHARS and _NAMED.match(text[hit.end : hit.end + 2])
        for hit in sentence.of("parties.descriptor")
    )


FEW_CHARS = 24


_ACTS = ("deal.give", "deal.spend", "deal.put", "deal.lead")


MOST_PURPOSES = 3


def find_purpose(deals: Sequence[Sentence], sentences: Sequence[Sentence]) -> str | None:
    """What the money is for, by the lexicon's names: "cloud, data_centres"; None if the text does not say."""
    told = dict.fromkeys([*deals, *(s for s in sentences if s.part.field != "body")])
    found = dict.fromkeys(hit.section.partition(".")[2] for s in told for hit in s.within("purpose"))
    return ", ".join(list(found)[:MOST_PURPOSES]) or None


def find_series(deals: Sequence[Sentence], sentences: Sequence[Sentence]) -> str | None:
    """The ordinal of a funding round: "A", "seed"."""
    told = dict.fromkeys([*deals, *(s for s in sentences if s.part.field != "body")])
    return next((hit.section.partition(".")[2] for s in told for hit in s.within("series")), None)
