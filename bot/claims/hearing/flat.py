"""The outlet's own word: what a sentence states where nobody in it speaks of the deal."""

import re
from dataclasses import replace

from bot.claims.claim import Stance, Voice
from bot.claims.hearing.aim import touches
from bot.claims.hearing.calling_off import act_of
from bot.claims.hearing.deal import Deal
from bot.claims.hearing.hearsay import hearsay_in
from bot.claims.hearing.marks import Mark, Marked
from bot.claims.hearing.mood import Mood, conditionals
from bot.claims.hearing.stance import Said, denied_in, flatly
from bot.claims.hearing.subjects import Sentence
from bot.claims.hearing.utterance import SILENT, Utterance
from bot.claims.hearing.utterances import utterances
from bot.claims.hearing.who import Who
from bot.claims.rule import Rule

_NEXT = 2  # words from "and" to a verb that goes on: "and may climb"


def flat(sentence: Sentence, deal: Deal | None, spoken: list[Utterance]) -> list[Said]:
    """What the text itself states: a question, a supposition, something foreseen, or a flat fact."""
    marked, first, last = sentence.marked, sentence.first, sentence.last
    if deal and not touches(sentence, deal, first, last):
        return []
    doubtful = _is_doubtful(sentence)
    if doubtful and marked.of(first, last, "if"):
        return []
    if marked.of(first, last, "unknown") and not (deal and deal.states_a_number(marked.stretch(first, last))):
        return []
    if "?" in marked.between(last, last + 1) or marked.of(first, last, "question"):
        return [flatly(sentence, Stance.PROJECTS, Rule.QUESTION)]
    foreseen = any(not _measures(mark, marked) for mark in marked.of(first, last, "aspect"))
    if act := act_of(sentence, first, last):
        hedged = doubtful or foreseen
        voice, rule = (Voice.ANONYMOUS, Rule.HEARSAY_CONDITIONAL) if hedged else (Voice.OUTLET, Rule.PRESS_CANCELS)
        return [Said(None, voice, Stance.CANCELS, rule, first, last, act=act, firmly=not hedged)]
    if doubtful:
        return [flatly(sentence, Stance.PROJECTS, Rule.HEARSAY_CONDITIONAL, Voice.ANONYMOUS)]
    if foreseen:
        return [flatly(sentence, Stance.PROJECTS, Rule.HEARSAY_CONDITIONAL)]
    if party := _refuser(sentence):
        return [Said(party, Voice.PARTY, Stance.DENIES, Rule.PARTY_DENIES, first, last)]
    if marked.of(first, last, "no_deal") or denied_in(sentence, first, last):
        return [flatly(sentence, Stance.DENIES, Rule.FLAT)] if marked.part.field == "title" else []
    passive = any(u.mood is Mood.PASSIVE and not u.who for u in spoken)
    return [flatly(sentence, Stance.AFFIRMS, Rule.PASSIVE if passive else Rule.FLAT)]


def _measures(mark: Mark, marked: Marked) -> bool:
    """True for "raises nearly $700m" and "gets close to €4m": it tells how much, and no deal that is near."""
    if mark.phrase not in _ABOUT:
        return False
    sign = marked.between(mark.last, mark.last + 1).strip()
    counted = marked.word(mark.last + 1)[:1].isdigit() or sign[:1] in _SIGNS
    return counted and (mark.phrase == _NEARLY or bool(_BEFORE_A_SUM.fullmatch(marked.word(mark.first - 1))))


_NEARLY = "nearly"
_ABOUT = {_NEARLY, "close to"}
_BEFORE_A_SUM = re.compile(
    r"(?:rais|secur|bagg?|nett?|land|scoop|collect|gather|invest|spend|pledg|commit|inject|pour|pay)(?:e?s|e?d|ing|e)?"
    r"|puts?|got|gets|adds?|lent|spent|paid|for|of|with|in|at"
)
_SIGNS = {"$", "€", "£"}


def _is_doubtful(sentence: Sentence) -> bool:
    """True for a conditional or a word of doubt; not for "opens with $10bn and may climb to 80": the sum is certain."""
    marked, first, last = sentence.marked, sentence.first, sentence.last
    places = [mark.first for mark in marked.of(first, last, "doubt")] + conditionals(marked, first, last)
    if not places:
        return False
    joined = [mark for mark in marked.of(first, min(places) - 1, "and") if min(places) - mark.last <= _NEXT]
    if not joined:
        return True
    before = joined[-1].first
    return not marked.of(first, before, "deal_sums") and not set(marked.stretch(first, before)) & set("$€£")


def _refuser(sentence: Sentence) -> Who | None:
    """The party of “Corvex has "no plans" to build”: the words between the marks are its own."""
    marked = sentence.marked
    for mark in marked.of(sentence.first, sentence.last, "no_deal"):
        quoted = '"' in marked.between(mark.first - 1, mark.first)
        who = next((w for w in sentence.people if w.first <= sentence.first + 2 and w.last < mark.first), None)
        if quoted and who and who.voice is Voice.PARTY:
            return who
    return None


def unspoken(sentence: Sentence) -> Said:
    """The outlet's own word where nothing is said of the deal: flat, unless anything in it sounds like doubt."""
    if hearsay := hearsay_in(sentence, []):
        return hearsay
    read = flat(sentence, None, utterances(sentence))
    return read[0] if read else flatly(sentence, Stance.PROJECTS, Rule.HEARSAY_CONDITIONAL)


def beside(sentence: Sentence, spoken: list[Utterance]) -> Sentence:
    """The longest clause of a sentence that holds neither words of silence nor a word recalled from another day."""
    marked, silent = sentence.marked, [u.verb.first for u in spoken if is_silent(u)]
    cuts = [sentence.first]
    for index in range(sentence.first + 1, sentence.last + 1):
        if set(marked.between(index - 1, index)) & set(",;") or marked.tagged(index, "but"):
            cuts.append(index)
    pieces = [(a, b - 1) for a, b in zip(cuts, [*cuts[1:], sentence.last + 1], strict=True)]
    free = [(a, b) for a, b in pieces if not any(a <= verb <= b for verb in silent)]
    first, last = max(free, key=lambda piece: piece[1] - piece[0], default=(sentence.first, sentence.first))
    return replace(sentence, first=first, last=last)


def is_silent(utterance: Utterance) -> bool:
    """True for no comment, neither confirmed nor denied, and words not said or said another day."""
    return utterance.verb.section in SILENT or utterance.mood in (Mood.NEGATED, Mood.RECALLED)
