"""Traps: what sounds like money going into AI and is none, with the words that give it away."""

import re
from collections.abc import Iterable, Sequence

from bot.claims.organisation import Mention, Sort
from bot.claims.reactions import computes
from bot.claims.signs import COMPUTE, STRONG, TECHNOLOGY, Sentence
from bot.claims.topic import buys_something_else, spells_out_ai

CALL_CHARS = 40
WON_CHARS = 45
FRESH = ("deal.give", "deal.round")  # acts that outweigh a probe or a licence beside them
_PARTNER = re.compile(r"(?:^|\b(?:pays?|paie|verse|avec|with|and|et) )(?:a |to )?(?:le groupe |the )?$")


def silencing(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """The words of a trap that silences the whole text; () if none does."""
    named = any(sentence.ai_companies or spells_out_ai(sentence) for sentence in sentences)
    firm = any(s.is_title and _is_firm(s) for s in sentences)
    for sentence in sentences:
        if not named and (other := sentence.words("traps.other_ia")):
            return tuple(f"not AI: {word}" for word in other[:2])
        advice = () if sentence.has("traps.adopted") else sentence.words("traps.advice")
        if advice and (sentence.is_title or not firm):
            return _as_trap(advice)
        if sentence.is_title and (trap := _of_headline(sentence, sentences)):
            return trap
    head = [s for s in sentences if s.part.field != "body"]
    return _as_trap(buys_something_else(head))


def _is_firm(title: Sentence) -> bool:
    """True for a headline that tells of an act by itself: below it, advice is but somebody's opinion."""
    if title.sums and title.has(*STRONG):
        return True
    return title.has("deal.build", "deal.stop") and title.has(COMPUTE)


def _as_trap(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"trap: {word}" for word in list(words)[:2])


def _of_headline(title: Sentence, sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """The words of a trap that a headline alone gives away."""
    if title.has("traps.insiders") and title.has("traps.selling"):
        return _as_trap(title.words("traps.selling"))
    paid = any(not s.is_title and s.sums and s.has("deal.give", "deal.spend") for s in sentences)
    if not paid and (call := _call(title)):
        return _as_trap((call,))
    if title.has("traps.probe") and not (title.sums and title.has(*STRONG)):
        return _as_trap(title.words("traps.probe"))
    if title.has("traps.rights") and not title.has(*FRESH, COMPUTE, "deal.hire"):
        return _as_trap(title.words("traps.rights"))
    rented = any(not s.is_title and s.has(COMPUTE) and s.has("kind.contract") for s in sentences)
    return () if rented else _as_trap(_won(title))


def _call(sentence: Sentence) -> str | None:
    """The words of a call to spend, which commits nobody: "Europe must put 100bn into AI"."""
    acts = [hit.start for hit in sentence.of(*STRONG, "deal.spend")] + [money.start for money in sentence.sums]
    for hit in sentence.of("traps.duty") if not sentence.has("traps.adopted") else ():
        if any(0 < act - hit.end <= CALL_CHARS for act in acts) and not any(
            f.end <= hit.start for f in _firms(sentence)
        ):
            return sentence.part.text[hit.start : hit.end]
    return None


def _firms(sentence: Sentence) -> list[Mention]:
    """Firms and funds that the sentence names: what they must do, they mostly will."""
    return [m for m in sentence.mentions if m.organisation.sort in {Sort.COMPANY, Sort.AI_COMPANY, Sort.INVESTOR}]


def _won(title: Sentence) -> tuple[str, ...]:
    """The words of a contract won, which is revenue; renting computing is told from either side."""
    if computes(title) or title.has(*FRESH):
        return ()
    for won in title.of("traps.win"):
        for contract in title.of("traps.order"):
            if 0 < contract.start - won.end <= WON_CHARS or 0 < won.start - contract.end <= WON_CHARS:
                return title.words("traps.win")[:1] + title.words("traps.order")[:1]
    return ()


def pays_the_press(sentence: Sentence) -> bool:
    """True for a licence: a medium that is paid, or signed with, rather than quoted."""
    folded = sentence.part.folded
    press = [m for m in sentence.mentions if m.organisation.sort is Sort.OUTLET]
    signed = any(_PARTNER.search(folded[sentence.span.start : m.start]) for m in press)
    return sentence.is_title and signed and not sentence.has(COMPUTE)


_TELLING = ("traps.topic", "traps.ordinary", "traps.rights", "traps.probe")


def why_silent(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """The words that kept a text about AI silent, headline first, or what it lacks."""
    head = [s for s in sentences if s.part.field != "body"]
    acting = [s for s in head if s.sums or s.aside or s.has(*STRONG)]
    for sentence in acting:
        if told := sentence.words(*_TELLING):
            return _as_trap(told)
        if sentence.aside and (said := sentence.words("traps.money", "traps.price")):
            return _as_trap(said)
    if not any(s.has(TECHNOLOGY, COMPUTE) or s.ai_companies for s in head):
        return ("no word of AI beside a word of investing",)
    return ("no act of investing, and no sum, in a sentence about AI",)
