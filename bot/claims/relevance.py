"""Relevance: whether a text is about money going into AI, and the words that decided."""

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.claims.lexicon import Lexicon
from bot.claims.organisation import Organisations, Sort
from bot.claims.signs import COMPUTE, TECHNOLOGY, Sentence, read_signs
from bot.text.document import Document

STRONG = ("deal.give", "deal.round", "deal.buy")
WEAK = ("deal.spend", "deal.put", "deal.take", "deal.purpose")
BUILDER_FLOOR = Decimal(1_000_000_000)
# Below this, money for data centres that no word ties to AI is ordinary building.
COMPUTE_FLOOR = Decimal(100_000_000)


@dataclass(frozen=True, slots=True)
class Relevance:
    """The verdict, the words that led to it, and the sentences that carry the deal, weightiest first."""

    relevant: bool
    words: tuple[str, ...]
    deals: tuple[Sentence, ...] = ()


def judge(document: Document, lexicon: Lexicon, organisations: Organisations) -> Relevance:
    """Relevant if one sentence ties an act of investing, or a sum, to the technology."""
    return weigh(read_signs(document, lexicon, organisations))


def weigh(sentences: tuple[Sentence, ...]) -> Relevance:
    """The verdict on sentences whose signs have been read."""
    if not sentences:
        return Relevance(False, ("no word of AI beside a word of investing",))
    if trap := _silenced(sentences):
        return Relevance(False, trap)
    head = [sentence for sentence in sentences if sentence.part.field != "body"]
    deals = _deals(head) or _deals(sentences[: len(head) + 3])
    if not deals:
        return Relevance(False, ("no act of investing, and no sum, in a sentence about AI",))
    ordered = sorted(deals, key=lambda sentence: not sentence.sums)
    return Relevance(True, _deciding(ordered[0], sentences), tuple(ordered))


def _silenced(sentences: tuple[Sentence, ...]) -> tuple[str, ...]:
    """The words of a trap that silences the whole text."""
    for sentence in sentences:
        if other := sentence.words("traps.other_ia"):
            return tuple(f"not AI: {word}" for word in other[:2])
        advice = sentence.words("traps.advice")
        if advice and (sentence.is_title or not any(s.is_title and s.sums and s.has(*STRONG) for s in sentences)):
            return tuple(f"trap: {word}" for word in advice[:2])
    return ()


def _deals(sentences: list[Sentence] | tuple[Sentence, ...]) -> list[Sentence]:
    about_ai = any(sentence.has(TECHNOLOGY) or sentence.ai_companies for sentence in sentences)
    in_compute = any(sentence.has(COMPUTE) for sentence in sentences)
    off_topic = any(sentence.has("traps.topic") for sentence in sentences)
    by_builder = _by_builder(sentences)
    found = []
    for sentence in sentences:
        own = bool(sentence.has(TECHNOLOGY) or sentence.ai_companies)
        if sentence.sums and (sentence.has(*STRONG, *WEAK, "deal.stop") or _is_sum_for_technology(sentence)):
            tied = (
                own or (about_ai and not off_topic) or (in_compute and _reaches(sentence, COMPUTE_FLOOR)) or by_builder
            )
            if tied and (sentence.has(*STRONG) or not sentence.has("traps.topic")):
                found.append(sentence)
        elif not off_topic and _is_act_alone(sentence, own, in_compute):
            found.append(sentence)
    return found


_FOR = re.compile(r"^[ ]?(?:d'ici 20\d\d )?(?:pour|for|dans|in|into|on|sur|a l'|en)\b[^.;:]{0,30}$")


def _is_sum_for_technology(sentence: Sentence) -> bool:
    """True for "50 milliards pour un data center": a headline needs no verb."""
    folded = sentence.part.folded
    ends = [hit.start for hit in sentence.of(TECHNOLOGY, COMPUTE)]
    return any(end > money.end and _FOR.match(folded[money.end : end]) for money in sentence.sums for end in ends)


def _is_act_alone(sentence: Sentence, own: bool, in_compute: bool) -> bool:
    """An act of investing without a sum: it needs an actor, and the technology in the same sentence."""
    actors = [m for m in sentence.mentions if m.organisation.sort not in {Sort.OUTLET, Sort.RESEARCH}]
    if sentence.has("deal.stop", "deal.build" if own else "deal.stop") and sentence.has(COMPUTE):
        return bool(actors)
    if not own or not sentence.has(*STRONG):
        return False
    return bool(actors or (sentence.has("deal.give") and (sentence.within("event") or sentence.within("plan"))))


def _by_builder(sentences: list[Sentence] | tuple[Sentence, ...]) -> bool:
    """True for the billions that a builder of AI clouds puts into a country, where nothing says warehouses."""
    if any(s.has("relevance.ordinary", "traps.topic", "deal.buy") for s in sentences):
        return False
    return any(s.within("places") for s in sentences) and any(
        s.has("relevance.builder") and s.has("deal.give", "deal.spend") and _reaches(s, BUILDER_FLOOR)
        for s in sentences
    )


def _reaches(sentence: Sentence, floor: Decimal) -> bool:
    return any((money.figure or 0) >= floor for money in sentence.sums)


def _deciding(deal: Sentence, sentences: tuple[Sentence, ...]) -> tuple[str, ...]:
    """The act, the sum and the technology, as written."""
    about = next((s for s in (deal, *sentences) if s.has(TECHNOLOGY) or s.ai_companies or s.has(COMPUTE)), deal)
    technology = (
        about.words(TECHNOLOGY) or tuple(m.organisation.name for m in about.ai_companies) or about.words(COMPUTE)
    )
    acts = deal.words(*STRONG) or deal.words("deal.stop", *WEAK)
    return (*acts[:2], *(money.text for money in deal.sums[:1]), *technology[:1])
