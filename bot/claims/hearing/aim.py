"""What a verb of saying is about: this deal, something else, or a mere possibility."""

from bot.claims.hearing.deal import Deal
from bot.claims.hearing.marks import Mark
from bot.claims.hearing.mood import Mood
from bot.claims.hearing.subjects import Sentence
from bot.claims.hearing.utterance import Frame, Utterance

_LIMIT_REACH = 5  # words: "could put as much as €8bn" names a ceiling, no doubt
_OBJECT_REACH = 7  # words: "2 milliards d'euros de bénéfices"
_OBJECTS_OF_CONFIRMING = (
    "deal_words", "deal_sums", "deal_itself", "anaphor", "complement", "undecided", "no_deal", "stop",
)  # fmt: skip


def scope(sentence: Sentence, utterance: Utterance) -> tuple[int, int]:
    """The words an utterance is about: those after its verb, or the whole sentence if it stands around it."""
    if utterance.frame is Frame.AROUND:
        return sentence.first, _before_relative(sentence, utterance)
    marked, verb = sentence.marked, utterance.verb.last
    parted = (i for i in range(verb, sentence.last) if ";" in marked.between(i, i + 1))
    return verb + 1, next(parted, sentence.last)


def other_object(sentence: Sentence, utterance: Utterance) -> bool:
    """True if the verb's nearest object is not the deal: "a confirmé sa venue"."""
    marked = sentence.marked
    verb = utterance.verb.last
    subjects = {i for who in utterance.who for i in range(who.first, who.last + 1)}
    before = {utterance.verb.first - 1, utterance.verb.first - 2} - subjects
    if any(marked.tagged(i, "object_pronoun") and not marked.tagged(i, "pronouns") for i in before):
        return False  # "l'a dévoilé lors des résultats": the pronoun is the object
    last = _end_of_object(sentence, verb)
    other = marked.of(verb + 1, min(verb + _OBJECT_REACH, last), "other_object")
    if other and not marked.of(verb + 1, other[0].first, "complement"):
        further = marked.of(other[0].last, last, "and")
        sums = bool(further) and bool(marked.of(further[0].last, last, "deal_sums"))
        deal = [mark for mark in marked.of(verb + 1, last, "deal_words") if not any(_covers(o, mark) for o in other)]
        return not sums and not deal
    confirming = marked.tagged(utterance.verb.first, "confirming") and utterance.frame is Frame.MAIN
    return confirming and utterance.mood is Mood.SAID and not _may_be_the_deal(sentence, verb + 1, last)


def _covers(other: Mark, mark: Mark) -> bool:
    """True for "jobs" within "cut jobs"."""
    return other.first <= mark.first and mark.last <= other.last


def _end_of_object(sentence: Sentence, verb: int) -> int:
    """The last word of what a verb has as its object: to the next sign, or where something else begins."""
    marked, last = sentence.marked, verb
    while last < sentence.last and not set(marked.between(last, last + 1)) & set(",;:"):
        if marked.tagged(last + 1, "but", "recall") and last > verb:
            break
        if marked.tagged(last + 1, "and") and not _goes_on(sentence, last + 2):
            break
        last += 1
    return last


def _goes_on(sentence: Sentence, index: int) -> bool:
    """True if a further object begins here, and no clause with a subject of its own."""
    marked = sentence.marked
    if not marked.tagged(index, "determiner", "possessive", "preposition"):
        return False
    subjects = (who for who in sentence.people if index <= who.first <= index + 1)
    return not any(marked.tagged(who.last + 1, "speech", "past", "deny", "give", "future") for who in subjects)


def _may_be_the_deal(sentence: Sentence, first: int, last: int) -> bool:
    """True if this object names a deal, a sum, or nothing of its own: "a confirmé à l'AFP", "confirmed it"."""
    marked = sentence.marked
    if first > last or marked.of(first, last, *_OBJECTS_OF_CONFIRMING):
        return True
    if set(marked.stretch(first, last)) & set('"$€£'):
        return True
    nothing = ("adverb", "preposition", "definite", "determiner", "pronouns", "outlets", "record")
    return all(marked.tagged(index, *nothing) or marked.word(index).isdigit() for index in range(first, last + 1))


def _before_relative(sentence: Sentence, utterance: Utterance) -> int:
    """The last word of what was said, where the subject takes a clause of its own: "…, confirme SoftBank, que …"."""
    marked = sentence.marked
    end = max([utterance.verb.last, *(who.last for who in utterance.who)])
    if end >= sentence.last or "," not in marked.between(end, end + 1) or utterance.verb.first <= sentence.first:
        return sentence.last
    relative = any(marked.tagged(index, "relative", "complement") for index in (end + 1, end + 2))
    return end if relative and utterance.verb.section != "according" else sentence.last


def touches(sentence: Sentence, deal: Deal, first: int, last: int) -> bool:
    """True if these words speak of the deal: its figures, or the vocabulary of investing."""
    if first > last:
        return False
    marked = sentence.marked
    if deal.states_a_number(marked.stretch(first, last)) or marked.of(
        first, last, "deal_words", "undecided", "no_deal"
    ):
        return True
    return bool(marked.of(first, last, "deal_sums")) and not marked.of(first, last, "other_object")


def merely_possible(sentence: Sentence, utterance: Utterance) -> bool:
    """True if the speaker calls the deal possible before naming any sum: "could invest $2bn"."""
    first, last = scope(sentence, utterance)
    possible = sentence.marked.of(first, last, "possibility")
    if not possible or sentence.marked.of(possible[0].last, possible[0].last + _LIMIT_REACH, "limit"):
        return False
    before = sentence.marked.stretch(first, possible[0].first)
    return not (set(before) & set("$€£") or sentence.marked.of(first, possible[0].first, "deal_sums"))
