"""What was said another day, and is recalled beside the news of this one."""

from bot.claims.marks import Mark
from bot.claims.speakers import Who
from bot.claims.subjects import Sentence

_NEAR = 4  # words after a verb of saying in which its day is named: "a annoncé en mars"


def is_of_another_day(sentence: Sentence, who: Who, verb: Mark) -> bool:
    """True for "Halden, which pledged in March ...", "Corvex said last year": nobody says it today.

    A month in a main clause may be this one; a year gone by is not.
    """
    marked, last = sentence.marked, min(verb.last + _NEAR, sentence.last)
    if marked.of(verb.last + 1, verb.last + _NEAR, "complement"):
        last = marked.of(verb.last + 1, verb.last + _NEAR, "complement")[0].first
    if marked.of(who.last + 1, last, "long_ago"):
        return True
    relative = marked.of(who.last + 1, verb.first, "relative")
    return bool(relative) and bool(marked.of(relative[0].last, last, "another_day"))
