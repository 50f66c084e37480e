"""The mood of a verb of saying: said, foreseen, doubted, denied, recalled, or merely a noun."""

from enum import StrEnum

from bot.claims.hearing.marks import Mark, Marked


class Mood(StrEnum):
    """What becomes of a verb of saying through the words before it."""

    SAID = "said"
    PASSIVE = "passive"  # "a été annoncé", "announced by"
    NOUN = "noun"  # "l'annonce", "its pledge"
    FUTURE = "future"  # not said yet
    HEARSAY = "hearsay"  # "aurait annoncé"
    NEGATED = "negated"
    RECALLED = "recalled"  # "avait annoncé": background


_GROUP = ("past", "pluperfect", "conditional", "passive", "future", "negation", "adverb", "clitic")
_LONGEST_GROUP = 6  # words before the verb


def group_start(marked: Marked, verb: Mark, floor: int) -> int:
    """The index of the first word of the verb's group: auxiliaries, adverbs, negation."""
    index = verb.first
    lowest = max(floor, verb.first - _LONGEST_GROUP)
    while index > lowest and (marked.tagged(index - 1, *_GROUP) or _hyphened(marked, index - 1)):
        if marked.between(index - 1, index).strip(" '-"):
            break
        index -= 1
    return index


def _hyphened(marked: Marked, index: int) -> bool:
    """True for the pronoun and the "t" of "a-t-elle"."""
    return marked.between(index - 1, index) == "-" and (
        marked.tagged(index, "pronouns") or len(marked.word(index)) == 1
    )


def mood(marked: Marked, verb: Mark, floor: int) -> Mood:
    """The mood of this verb; `floor` is the first word of its sentence."""
    start = group_start(marked, verb, floor)
    tags = [tag for index in range(start, max(verb.first, verb.last)) for tag in marked.tags[index]]
    written = marked.written(verb.last)
    if "negation" in tags or (verb.section != "deny" and marked.tagged(verb.last + 1, "nothing")):
        return Mood.NEGATED
    if "conditional" in tags or _ends(marked, written, "conditional_endings"):
        return Mood.HEARSAY
    if "pluperfect" in tags:
        return Mood.RECALLED
    if _is_future(marked, start, verb, floor) or _ends(marked, written, "future_endings"):
        return Mood.FUTURE
    if "past" not in tags and _ends(marked, marked.written(verb.first), "infinitive_endings"):
        return Mood.FUTURE
    if "passive" in tags:
        return Mood.PASSIVE
    if "past" in tags:
        return Mood.SAID
    return _bare(marked, verb, floor)


def _bare(marked: Marked, verb: Mark, floor: int) -> Mood:
    before = verb.first - 1
    if _is_pronoun(marked, before, verb, floor):
        return Mood.SAID
    if verb.first > floor and _is_owned_noun(marked, verb):
        return Mood.NOUN
    after_article = verb.first > floor and marked.tagged(before, "determiner") and verb.first == verb.last
    if after_article and not marked.between(before, verb.first).strip(" '"):
        return Mood.NOUN
    if marked.tagged(verb.last + 1, "agent") or _ends(marked, marked.written(verb.last), "participle_endings"):
        return Mood.PASSIVE
    return Mood.SAID


def _is_owned_noun(marked: Marked, verb: Mark) -> bool:
    """True for "Corvex's announcement"."""
    return marked.word(verb.first - 1) == "s" and marked.tagged(verb.first, "speech_nouns")


def _is_pronoun(marked: Marked, before: int, verb: Mark, floor: int) -> bool:
    """True for "le groupe l'annonce lundi", where "l'" is no article: a day or the end of the clause follows."""
    if before <= floor or not marked.tagged(before, "object_pronoun") or not marked.tagged(before, "definite"):
        return False
    if marked.tagged(before - 1, "preposition", "determiner", "and"):
        return False
    ends = verb.last + 1 >= len(marked.words) or bool(marked.between(verb.last, verb.last + 1).strip())
    return ends or marked.tagged(verb.last + 1, "adverb")


def _is_future(marked: Marked, start: int, verb: Mark, floor: int) -> bool:
    """True for "va annoncer", "is set to announce"; not for "joined him to announce"."""
    if not any(marked.tagged(index, "future") for index in range(start, verb.first)):
        return False
    return not marked.of(floor, verb.first, "joint")


def _ends(marked: Marked, written: str, section: str) -> bool:
    return any(written.endswith(ending) for ending in marked.phrases(section))


def conditionals(marked: Marked, first: int, last: int) -> list[int]:
    """The words in the conditional among `first` to `last`, by their endings ("investirait")."""
    endings = marked.phrases("conditional_endings")
    return [
        index
        for index in range(first, last + 1)
        if len(marked.word(index)) > 5
        and any(marked.word(index).endswith(ending) for ending in endings)
        and (not marked.tagged(index, "not_conditional") or _ends(marked, marked.word(index), "surely_conditional"))
    ]
