"""The acts of speech in one sentence: who says it, with which verb, in which mood."""

from collections.abc import Sequence

from bot.claims.claim import Voice
from bot.claims.hearing.background import is_of_another_day
from bot.claims.hearing.framing import framed
from bot.claims.hearing.marks import Mark, Marked
from bot.claims.hearing.mood import Mood, group_start, mood
from bot.claims.hearing.subjects import LONGEST_REACH, Sentence, group, inverted, is_filler, subject
from bot.claims.hearing.utterance import SILENT, Frame, Utterance
from bot.claims.hearing.who import Who

LONGEST_DISMISSAL = 8  # words from "dismisses" to "as fiction"
LONGEST_TITLE = 4  # words before a name that may belong to it: "the German economy minister"

_VERBS = ("speech", "presuppose", "launch", "permit", "deny", "not_a_denial", "no_comment")


def utterances(sentence: Sentence) -> list[Utterance]:
    """Every act of speech of a sentence, in order of its verbs."""
    found: list[Utterance] = framed(sentence)
    verbs = _distinct(_without_objects(sentence, sentence.marked.of(sentence.first, sentence.last, *_VERBS)))
    for verb in verbs:
        found.append(_utterance(sentence, verb, [u for u in found if u.verb.section in _VERBS]))
    return sorted(found, key=lambda utterance: utterance.verb.first)


def _without_objects(sentence: Sentence, verbs: list[Mark]) -> list[Mark]:
    """The verbs with every dismissal that is a denial: "dismisses the report as fiction", whose "report" is no verb."""
    marked = sentence.marked
    for mark in marked.of(sentence.first, sentence.last, "quoting"):
        start = group_start(marked, mark, sentence.first)
        before = marked.between(start - 1, start)
        beside = '"' in before or '"' in marked.between(mark.last, mark.last + 1)
        if beside or ("," in before and inverted(sentence, mark, start)):
            verbs.append(Mark("speech", mark.first, mark.last, mark.phrase))
    for other in marked.of(sentence.first, sentence.last, "no_speech"):
        verbs = [verb for verb in verbs if verb.last < other.first or verb.first > other.last]
    for contrary in marked.of(sentence.first, sentence.last, "contrary"):
        comma = (i for i in range(contrary.last, sentence.last) if "," in marked.between(i, i + 1))
        end = next(comma, sentence.last)
        verbs = [verb for verb in verbs if verb.last < contrary.first or verb.first > end]
    for mark in marked.of(sentence.first, sentence.last, "dismiss"):
        reach = min(mark.last + LONGEST_DISMISSAL, sentence.last)
        if objects := marked.of(mark.last + 1, reach, "dismissed"):
            verbs = [verb for verb in verbs if not mark.first <= verb.first <= objects[-1].last]
            verbs.append(Mark("deny", mark.first, mark.last, mark.phrase))
    return verbs


def _distinct(marks: Sequence[Mark]) -> list[Mark]:
    """Of marks over the same words the most telling: "ne dément pas" is no "dément"."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m.first - m.last, m.first)):
        if all(mark.last < other.first or mark.first > other.last for other in kept):
            kept.append(mark)
    return sorted(kept, key=lambda mark: mark.first)


def _utterance(sentence: Sentence, verb: Mark, earlier: Sequence[Utterance]) -> Utterance:
    marked = sentence.marked
    how = Mood.SAID if verb.section in ("no_comment", "not_a_denial") else mood(marked, verb, sentence.first)
    if how in (Mood.PASSIVE, Mood.NOUN):
        return Utterance(_agent(sentence, verb, how), verb, how, _frame(sentence, verb.first, earlier))
    start = group_start(marked, verb, sentence.first)
    if _is_topic_title(marked, verb, start):
        return Utterance((), verb, Mood.NOUN, Frame.MAIN)
    if after := inverted(sentence, verb, start):
        return Utterance(after, verb, how, Frame.AROUND)
    who, from_word = subject(sentence, start)
    if who and _belongs_to_another(sentence, who[-1], start):
        who = ()
    if answer := _answer(sentence, verb, start):
        recalled = how is Mood.SAID and is_of_another_day(sentence, answer[-1], verb)
        return Utterance(answer, verb, Mood.RECALLED if recalled else how, Frame.MAIN)
    if who and how is Mood.SAID and is_of_another_day(sentence, who[-1], verb):
        how = Mood.RECALLED
    if not who and earlier and _goes_on(sentence, earlier[-1], start):
        return Utterance(earlier[-1].who, verb, how, earlier[-1].frame)
    if not earlier and _is_unasserted(sentence, start, from_word):
        return Utterance((), verb, Mood.NOUN, Frame.EMBEDDED)
    frame = _frame(sentence, from_word, earlier)
    if _encloses(sentence, who, verb, frame) or _closes_a_quotation(sentence, who, earlier):
        frame = Frame.AROUND
    return Utterance(who, verb, how, frame)


def _goes_on(sentence: Sentence, before: Utterance, start: int) -> bool:
    """True if a verb without a subject is a further one of whoever spoke before."""
    silent = before.verb.section in SILENT or before.mood is Mood.NEGATED
    if silent and not sentence.marked.tagged(start - 1, "but", "and"):
        return False  # "yet to confirm the premier's claim"; but "declined to discuss the price but said"
    return not sentence.marked.of(before.verb.last, start, "complement")


def _belongs_to_another(sentence: Sentence, who: Who, start: int) -> bool:
    """True for "Halden is ready to spend, says one who knows": the subject of a verb after a comma comes after it.

    Only an aside right after the name brings it back: "Halden, a builder of halls, says".
    """
    marked = sentence.marked
    if "," not in marked.between(start - 1, start) or who.last == start - 1:
        return False
    if '"' in marked.between(start - 1, start):
        return True
    opened = [i for i in range(who.last, start - 1) if set(marked.between(i, i + 1)) & set(",(")]
    return not opened and not marked.of(start, start, "gerund")


def _answer(sentence: Sentence, verb: Mark, start: int) -> tuple[Who, ...]:
    """The party of "…, qui dément": a denial hung on what somebody else affirms is a word of its own."""
    if verb.section != "deny" or not sentence.marked.tagged(start - 1, "relative"):
        return ()
    return tuple(who for who in sentence.people if who.last == start - 2 and who.voice is Voice.PARTY)


def _is_unasserted(sentence: Sentence, start: int, subject_at: int) -> bool:
    """True for "attend qu'Altavia confirme", "before Altavia announces": nobody says that it was said."""
    marked = sentence.marked
    first = subject_at
    while first > sentence.first and marked.tagged(first - 1, "definite"):
        first -= 1
    before = marked.of(max(sentence.first, first - 3), first - 1, "unasserted", "subjunctive")
    bare = not any(marked.tagged(index, "past", "passive") for index in range(start, start + 2))
    return any(mark.last == first - 1 and (bare or mark.section == "unasserted") for mark in before)


def _is_topic_title(marked: Marked, verb: Mark, start: int) -> bool:
    """True for "Stargate explained: ...": a verb before a bare colon says nothing, unless it has an auxiliary."""
    after = marked.between(verb.last, verb.last + 1)
    whole = any(marked.tagged(index, "past", "object_pronoun") for index in range(start, verb.first))
    return ":" in after and '"' not in after and not whole


def _frame(sentence: Sentence, first: int, earlier: Sequence[Utterance]) -> Frame:
    """EMBEDDED if an earlier act of speech of this sentence governs it; a new main clause is free of it."""
    governing = [u for u in earlier if u.frame is Frame.MAIN and u.who and _governs(u)]
    if not governing:
        return Frame.MAIN
    verb = governing[-1].verb.last
    if ";" in sentence.marked.part.folded[sentence.marked.words[verb].end : sentence.marked.words[first].start]:
        return Frame.MAIN
    if sentence.marked.of(verb, first, "but"):
        return Frame.MAIN
    dependent = sentence.marked.of(verb, first, "complement")
    return Frame.MAIN if sentence.marked.of(verb, first, "and") and not dependent else Frame.EMBEDDED


def _governs(utterance: Utterance) -> bool:
    return utterance.mood not in (Mood.PASSIVE, Mood.NEGATED) and utterance.verb.section not in SILENT


def _agent(sentence: Sentence, verb: Mark, how: Mood) -> tuple[Who, ...]:
    """Who stands after "par"; of a noun only directly after it, since elsewhere "par" may belong to another word."""
    marked = sentence.marked
    reach = 1 if how is Mood.NOUN else LONGEST_REACH
    for index in range(verb.last + 1, min(verb.last + 1 + reach, sentence.last + 1)):
        if marked.between(index - 1, index).strip(" '-") in (".", ";", ":"):
            return ()
        if marked.tagged(index, "agent"):
            who = next((w for w in sentence.people if index < w.first <= index + 3), None)
            return group(sentence, who) if who else ()
        if index > verb.last + 2 and not is_filler(marked, index):
            return ()
    return _owner(sentence, verb) if how is Mood.NOUN else ()


def _owner(sentence: Sentence, verb: Mark) -> tuple[Who, ...]:
    """“Amazon's announcement”."""
    for who in sentence.people:
        if who.last + 2 == verb.first and sentence.marked.word(who.last + 1) == "s":
            return (who,)
    return ()


def _encloses(sentence: Sentence, who: Sequence[Who], verb: Mark, frame: Frame) -> bool:
    """True for a trailing "…, the Information reported on Tuesday": a comma or quotation mark opens the clause.

    After what somebody else says, only a clause of its own does: not "..., which the mayor welcomed".
    """
    if not who or who[0].first <= sentence.first + 1:
        return False
    marked = sentence.marked
    first = who[0].first
    while first > max(sentence.first, who[0].first - LONGEST_TITLE) and not _signed(marked, first):
        first -= 1
    before = marked.between(first - 1, first)
    if frame is Frame.EMBEDDED and marked.of(first, verb.first, "relative", "complement", "and", "but"):
        return False
    return ('"' in before and frame is Frame.MAIN) or ("," in before and _says_nothing_more(sentence, verb))


def _closes_a_quotation(sentence: Sentence, who: Sequence[Who], earlier: Sequence[Utterance]) -> bool:
    """True for “The firm told us so,” the mayor said: what stands inside the quotation governs nothing outside it."""
    if not who or not earlier:
        return False
    first = who[0].first
    while first > earlier[-1].verb.last + 1 and not _signed(sentence.marked, first):
        first -= 1
    if sentence.marked.of(first, who[0].first, "complement", "relative"):
        return False
    return '"' in sentence.marked.between(first - 1, first) and first > earlier[-1].verb.last


def _signed(marked: Marked, index: int) -> bool:
    return bool(set(marked.between(index - 1, index)) & set(',;:"()'))


def _says_nothing_more(sentence: Sentence, verb: Mark) -> bool:
    """True if nothing of the deal comes after the verb: the sentence before it is what was said."""
    marked, last = sentence.marked, verb.last
    while last < sentence.last and not set(marked.between(last, last + 1)) & set(",;"):
        last += 1
    return not marked.of(verb.last + 1, last, "complement", "deal_words", "deal_sums")
