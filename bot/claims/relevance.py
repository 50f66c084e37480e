"""Relevance: whether a text is about money going into AI, and the words that decided."""

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.claims.lexicon import Lexicon
from bot.claims.naming import names
from bot.claims.organisation import Mention, Organisations, Sort
from bot.claims.signs import COMPUTE, TECHNOLOGY, Sentence, read_signs
from bot.text.document import Document

STRONG = ("deal.give", "deal.round", "deal.buy")
WEAK = ("deal.spend", "deal.put", "deal.take", "deal.purpose")
PREPARED = ("deal.spend", "deal.take", "deal.talk", "deal.build", "deal.stop")
BUILDER_FLOOR = Decimal(1_000_000_000)
# Below this, money for data centres that no word ties to AI is ordinary building.
COMPUTE_FLOOR = Decimal(100_000_000)
# From here on a sum in a sentence about AI needs no verb; smaller ones are prices and prizes.
BARE_FLOOR = Decimal(1_000_000)


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
    named = any(sentence.ai_companies or _spelt_out(sentence) for sentence in sentences)
    firm = any(s.is_title and s.sums and s.has(*STRONG) for s in sentences)
    for sentence in sentences:
        if not named and (other := sentence.words("traps.other_ia")):
            return tuple(f"not AI: {word}" for word in other[:2])
        advice = sentence.words("traps.advice")
        if advice and (sentence.is_title or not firm):
            return tuple(f"trap: {word}" for word in advice[:2])
        if sentence.is_title and sentence.has("traps.insiders") and sentence.has("traps.selling"):
            return tuple(f"trap: {word}" for word in sentence.words("traps.selling")[:2])
        if sentence.is_title and (call := _call(sentence)):
            return (f"trap: {call}",)
    return ()


_BARE = frozenset({"ai", "ia", "a.i.", "i.a."})


def _spelt_out(sentence: Sentence) -> bool:
    """True if more than the two letters speaks of the technology: these also mean a flu, an airline, a sloth."""
    return any(hit.phrase not in _BARE for hit in sentence.of(TECHNOLOGY, COMPUTE))


CALL_CHARS = 40


def _call(sentence: Sentence) -> str | None:
    """The words of a call to spend, which commits nobody: "Europe must put 100bn into AI"."""
    acts = [hit.start for hit in sentence.of(*STRONG, "deal.spend")] + [money.start for money in sentence.sums]
    for hit in sentence.of("traps.duty"):
        if any(0 < act - hit.end <= CALL_CHARS for act in acts) and not _firms(sentence):
            return sentence.part.text[hit.start : hit.end]
    return None


def _firms(sentence: Sentence) -> list[Mention]:
    """Firms and funds that the sentence names: what they must do, they mostly will."""
    return [m for m in sentence.mentions if m.organisation.sort in {Sort.COMPANY, Sort.AI_COMPANY, Sort.INVESTOR}]


@dataclass(frozen=True, slots=True)
class _Setting:
    """What the sentences around one sentence speak of."""

    about_ai: bool
    in_compute: bool
    off_topic: bool
    by_builder: bool
    disputed: bool  # somebody is sued, fined, compensated
    acting: bool  # the headline tells of an act, and of AI


def _deals(sentences: list[Sentence] | tuple[Sentence, ...]) -> list[Sentence]:
    setting = _Setting(
        about_ai=any(_is_about_ai(sentence) for sentence in sentences),
        in_compute=any(sentence.has(COMPUTE) for sentence in sentences),
        off_topic=any(s.has("traps.topic") and (s.is_title or _is_about_ai(s)) for s in sentences),
        by_builder=_by_builder(sentences),
        disputed=any(sentence.has("traps.dispute") for sentence in sentences),
        acting=any(s.is_title and _is_about_ai(s) and s.has(*STRONG, *PREPARED) for s in sentences),
    )
    return [s for s in sentences if (_spends(s, setting) if s.sums else _is_act_alone(s, setting))]


def _spends(sentence: Sentence, setting: _Setting) -> bool:
    """True for a sum that an act, or the sentence's own build, ties to the technology."""
    if sentence.has("traps.topic") and not sentence.has(*STRONG):
        return False
    if not sentence.has(*STRONG) and (
        _pays_the_press(sentence) or (setting.disputed and sentence.has("traps.payment"))
    ):
        return False
    own = _is_about_ai(sentence)
    if own and sentence.is_title and _reaches(sentence, BARE_FLOOR):
        return True
    acts = sentence.has(*STRONG, *WEAK, "deal.stop", "deal.talk") or setting.acting
    if not acts and not _is_sum_for_technology(sentence):
        return False
    if own or (setting.in_compute and _reaches(sentence, COMPUTE_FLOOR)) or setting.by_builder:
        return True
    return setting.about_ai and not setting.off_topic and not sentence.has("traps.ordinary")


_PARTNER = re.compile(r"(?:^|\b(?:pays?|paie|avec|with|to|a|and|et) )(?:le groupe |the )?$")


def _pays_the_press(sentence: Sentence) -> bool:
    """True for a licence: a medium that is paid, or signed with, rather than quoted."""
    folded = sentence.part.folded
    press = [m for m in sentence.mentions if m.organisation.sort is Sort.OUTLET]
    signed = any(_PARTNER.search(folded[sentence.span.start : m.start]) for m in press)
    return sentence.is_title and signed and not sentence.has(COMPUTE)


def _is_about_ai(sentence: Sentence) -> bool:
    """True if AI is named as more than an ornament of a sentence about something else."""
    if sentence.ai_companies:
        return True
    named = sentence.of(TECHNOLOGY)
    if not named or not sentence.has("traps.ordinary"):
        return bool(named)
    if all(_RELATIVE.search(sentence.part.folded[sentence.span.start : hit.start]) for hit in named):
        return False
    return not _goes_elsewhere(sentence, named[-1].end)


OBJECT_CHARS = 30


def _goes_elsewhere(sentence: Sentence, end: int) -> bool:
    """True for "AI start-up's founder buys a football club": past the last word of AI, an act and its other object."""
    acts = [hit.end for hit in sentence.of(*STRONG, "deal.spend") if hit.start >= end]
    others = [hit.start for hit in sentence.of("traps.ordinary")]
    return any(0 <= other - act <= OBJECT_CHARS for act in acts for other in others)


# "..., which calls itself an AI champion": what is told of somebody in passing.
_RELATIVE = re.compile(r"(?:, |\()(?:qui|dont|which|who|whose|known for|connue? pour|adepte|ou)\b[^,;:.)]*$")
_FOR = re.compile(r"^[ ]?(?:d'ici 20\d\d )?(?:pour|for|dans|in|into|on|sur|a l'|en)\b[^.;:]{0,30}$")


def _is_sum_for_technology(sentence: Sentence) -> bool:
    """True for "50 milliards pour un data center": a headline needs no verb."""
    folded = sentence.part.folded
    ends = [hit.start for hit in sentence.of(TECHNOLOGY, COMPUTE)]
    return any(end > money.end and _FOR.match(folded[money.end : end]) for money in sentence.sums for end in ends)


def _is_act_alone(sentence: Sentence, setting: _Setting) -> bool:
    """An act of investing without a sum: it needs an actor, and the technology in the same sentence."""
    if setting.off_topic:
        return False
    own = _is_about_ai(sentence)
    if sentence.has("deal.stop", "deal.build" if own else "deal.stop") and sentence.has(COMPUTE):
        return bool(_actors(sentence))
    if not own or not sentence.has(*STRONG):
        return False
    if sentence.has("deal.give") and (sentence.within("event") or sentence.within("plan")):
        return True
    return bool(_actors(sentence))


def _actors(sentence: Sentence) -> bool:
    """True if somebody is named who can act: anybody known, or an unlisted name beside a word such as start-up."""
    found = names(sentence)
    if any(name.organisation and name.organisation.sort is not Sort.RESEARCH for name in found):
        return True
    return bool(found) and sentence.has("parties.descriptor", "kind.venture", COMPUTE)


def _by_builder(sentences: list[Sentence] | tuple[Sentence, ...]) -> bool:
    """True for the billions that a builder of AI clouds puts into a country, where nothing says warehouses."""
    if any(s.has("relevance.ordinary", "traps.topic", "deal.buy") for s in sentences):
        return False
    return any(s.within("places") or s.within("towns") for s in sentences) and any(
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
