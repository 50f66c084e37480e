"""What a verb of saying is about: this deal, something else, or a mere possibility."""

from bot.claims.deal import Deal
from bot.claims.subjects import Sentence
from bot.claims.utterances import Frame, Utterance

_OBJECT_REACH = 7  # words: "2 milliards d'euros de bénéfices"


def scope(sentence: Sentence, utterance: Utterance) -> tuple[int, int]:
    """The words an utterance is about: those after its verb, or the whole sentence if it stands around it."""
    if utterance.frame is Frame.AROUND:
        return sentence.first, sentence.last
    return utterance.verb.last + 1, sentence.last


def other_object(sentence: Sentence, utterance: Utterance) -> bool:
    """True if the verb's nearest object is not the deal: "a confirmé sa venue"."""
    marked = sentence.marked
    verb = utterance.verb.last
    subjects = {i for who in utterance.who for i in range(who.first, who.last + 1)}
    before = {utterance.verb.first - 1, utterance.verb.first - 2} - subjects
    if any(marked.tagged(i, "object_pronoun") and not marked.tagged(i, "pronouns") for i in before):
        return False  # "l'a dévoilé lors des résultats": the pronoun is the object
    reach = min(verb + _OBJECT_REACH, sentence.last)
    other = marked.of(verb + 1, reach, "other_object")
    if not other or marked.of(verb + 1, other[0].first, "complement"):
        return False
    last = other[0].last
    while last < sentence.last and not set(marked.between(last, last + 1)) & set(",;:"):
        if marked.tagged(last + 1, "and", "but", "recall"):
            break
        last += 1
    return not marked.of(verb + 1, last, "deal_words")


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
    if not possible:
        return False
    before = sentence.marked.stretch(first, possible[0].first)
    return not (set(before) & set("$€£") or sentence.marked.of(first, possible[0].first, "deal_sums"))
