"""Whoever stands around a sentence without a verb: "according to X, ...", "X: ...", "... - X"."""

from bot.claims.claim import Voice
from bot.claims.hearing.marks import Mark, Marked
from bot.claims.hearing.mood import Mood
from bot.claims.hearing.subjects import Sentence, joined
from bot.claims.hearing.utterance import Frame, Utterance
from bot.claims.hearing.who import Manner, Who

_LONGEST_TITLE = 4  # words before a name that may belong to it: "the German economy minister"
_SIGNING = frozenset({Manner.OUTLET, Manner.BODY, Manner.OTHER, Manner.ROLE})


def framed(sentence: Sentence) -> list[Utterance]:
    """Everybody the sentence is put in the mouth of as a whole."""
    return [*_according(sentence), *_before_colon(sentence), *_signed_off(sentence), *_jointly(sentence)]


def _according(sentence: Sentence) -> list[Utterance]:
    """“selon Matignon”, "according to Bloomberg"."""
    found = []
    for mark in sentence.marked.of(sentence.first, sentence.last, "according"):
        near = [w for w in sentence.people if mark.last < w.first <= mark.last + 3]
        who = next((w for w in near if w.voice), next(iter(near), None))
        if who is not None and joined(sentence.marked, mark.last, who.first):
            found.append(Utterance((who,), mark, Mood.SAID, Frame.AROUND))
    return found


def _before_colon(sentence: Sentence) -> list[Utterance]:
    """“Hypérion : « Nous mettrons… »”: a colon before a quotation names its speaker, elsewhere a mere topic."""
    people = [who for who in sentence.people if who.first <= sentence.first + 3]
    for who in people[:1]:
        end = _with_its_place(sentence.marked, who.last)
        after = sentence.marked.between(end, end + 1)
        if ":" not in after or who.manner in (Manner.NOUN, Manner.PRONOUN):
            continue
        in_office = who.voice is Voice.OFFICIAL and sentence.marked.tagged(who.last, "office_holders")
        foretold = in_office or (who.person and (who.voice is Voice.OFFICIAL or bool(_denials(sentence))))
        refuses = who.voice is Voice.PARTY and bool(sentence.marked.of(end + 1, end + 3, "no_deal", "deny_words"))
        first_person = sentence.marked.tagged(end + 1, "first_person") and who.voice is not None
        if '"' in after or who.manner is Manner.OUTLET or foretold or first_person or refuses:
            return [Utterance((who,), Mark("colon", who.first, end, ":"), Mood.SAID, Frame.AROUND)]
    return []


def cosigners(sentence: Sentence) -> list[Who]:
    """The parties of “Joint statement by the ministry and Hypérion”: a release that each of them signs."""
    joint = sentence.marked.of(sentence.first, sentence.last, "joint_document")
    return [who for who in sentence.people if who.voice is Voice.PARTY] if joint else []


def _jointly(sentence: Sentence) -> list[Utterance]:
    """The same before a colon in somebody else's headline: "Communiqué commun de Bercy et d'Altavia : ..."."""
    marked = sentence.marked
    colon = next((i for i in range(sentence.first, sentence.last) if ":" in marked.between(i, i + 1)), None)
    joint = marked.of(sentence.first, colon, "joint_document") if colon is not None else []
    people = [w for w in sentence.people if joint and w.voice and joint[0].last < w.first and w.last <= (colon or 0)]
    return [Utterance(tuple(people), joint[0], Mood.SAID, Frame.AROUND)] if people else []


def _with_its_place(marked: Marked, index: int) -> int:
    """The last word of a title with the place it belongs to: "maire de Rennes"."""
    end = index
    while marked.tagged(end + 1, "of", "definite") and marked.between(end, end + 1).strip(" '") == "":
        end += 1
    while end + 1 in marked.things and marked.between(end, end + 1).strip(" '-") == "":
        end, index = end + 1, end + 1
    return index


def _denials(sentence: Sentence) -> list[Mark]:
    return sentence.marked.of(sentence.first, sentence.last, "no_deal")


def _signed_off(sentence: Sentence) -> list[Utterance]:
    """“… - Nikkei”, "...: governor": whoever stands alone at the end of a headline, after a sign, is the source."""
    for who in sentence.people[-1:]:
        if who.last != sentence.last or who.manner not in _SIGNING or who.voice is None:
            continue
        first = who.first
        while first - 1 > max(sentence.first, who.first - _LONGEST_TITLE) and first - 1 in sentence.marked.things:
            first -= 1
        sign = sentence.marked.between(first - 1, first)
        colon = ":" in sign and sentence.marked.part.field == "title"
        if first > sentence.first and (" - " in sign or colon):
            return [Utterance((who,), Mark("according", who.first, who.last, "-"), Mood.SAID, Frame.AROUND)]
    return []
