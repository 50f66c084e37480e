"""What was said another day, and is recalled beside the news of this one."""

from bot.claims.hearing.marks import Mark
from bot.claims.hearing.subjects import Sentence
from bot.claims.hearing.who import Manner, Who

_NEAR = 4  # words after a verb of saying in which its day is named: "a annoncé en mars"


def is_of_another_day(sentence: Sentence, who: Who, verb: Mark) -> bool:
    """True for "Halden, which pledged in March ...", "Corvex said last year", "the $6bn it promised".

    A month in a main clause may be this one; a year gone by is not.
    """
    marked, last = sentence.marked, min(verb.last + _NEAR, sentence.last)
    if that := marked.of(verb.last + 1, last, "complement"):
        last = that[0].first
    if marked.of(who.last + 1, last, "long_ago"):
        return True
    if _hangs_on_a_sum(sentence, who):
        return True
    aside = bool(marked.of(who.last + 1, verb.first, "relative")) or _is_imperfect(sentence, verb)
    first = max(sentence.first, who.first - _NEAR) if _is_imperfect(sentence, verb) else who.last + 1
    return aside and bool(marked.of(first, last, "another_day"))


def _hangs_on_a_sum(sentence: Sentence, who: Who) -> bool:
    """True for "the $6bn it promised", "les 2 milliards qu'il a promis": what was promised is the sum before."""
    marked, before = sentence.marked, who.first - 1
    if who.manner is not Manner.PRONOUN or before < sentence.first:
        return False
    before -= marked.tagged(before, "complement")
    parted = any(set(marked.between(i, i + 1)) & set(',;:"') for i in range(before, who.first))
    return not parted and before >= sentence.first and marked.tagged(before, "deal_sums")


def _is_imperfect(sentence: Sentence, verb: Mark) -> bool:
    """True for French "démentait": what went on being said on the day that is named."""
    written = sentence.marked.written(verb.last)
    return any(written.endswith(ending) for ending in sentence.marked.phrases("imperfect_endings"))
