"""What is called off in some words, and what is only said not to go on."""

from bot.claims.claim import Act, Voice
from bot.claims.hearing.marks import Mark, Marked
from bot.claims.hearing.subjects import Sentence

NEXT = 2  # words from "never" to what was never done
_REACH_OF_A_VOTE = 6  # words from "rejects" to what is rejected
ACTS = {
    "cancel_dropped": Act.DROPPED,
    "cancel_paused": Act.PAUSED,
    "cancel_terminated": Act.TERMINATED,
    "cancel_bid_withdrawn": Act.BID_WITHDRAWN,
}
# What becomes of a deal by itself: these follow it, "the project falls through".
ENDS = {"cancelled_itself": Act.DROPPED, "paused_itself": Act.PAUSED}
# Verbs that call something off only with one of these objects close behind.
_OBJECTS = {
    "withdraw": (("bid",), Act.BID_WITHDRAWN),
    "withdraw_money": (("deal_sums", "money_back"), Act.DROPPED),
    "withdraw_project": (("deal_words",), Act.DROPPED),
}


def act_of(sentence: Sentence, first: int, last: int) -> Act | None:
    """What is called off in these words; None if nothing is, or only something that is not this deal."""
    marked = sentence.marked
    for mark in marked.of(first, last, *ACTS, *ENDS, *_OBJECTS, "quits", "vote_down"):
        if is_unreal(marked, mark):
            continue
        if mark.section == "quits" or (mark.section == "vote_down" and _votes_down(sentence, mark)):
            return Act.DROPPED
        other = marked.of(mark.last + 1, mark.last + 4, "other_object")
        before = marked.of(sentence.first, mark.first - 1, "deal_words", "pronouns")
        if mark.section in ENDS and before and not other:
            return ENDS[mark.section]
        if mark.section in _OBJECTS:
            objects, act = _OBJECTS[mark.section]
            if marked.of(mark.last + 1, min(mark.last + 5, last), *objects):
                return act
        if mark.section in ACTS and _calls_off_the_deal(marked, mark, first, last):
            return ACTS[mark.section]
    return _goes_no_further(marked, first, last)


def _goes_no_further(marked: Marked, first: int, last: int) -> Act | None:
    """What becomes of "would not move forward", "ne poursuivra pas"; nothing if it is a condition: "not without"."""
    for mark in marked.of(first, last, "proceed"):
        another = marked.of(mark.last + 1, mark.last + 4, "other_object") or marked.of(mark.last + 1, last, "unless")
        if is_negated(marked, mark, first) and not another:
            return Act.PAUSED if marked.of(mark.last + 1, last, "for_now") else Act.DROPPED
    return None


def is_negated(marked: Marked, mark: Mark, first: int) -> bool:
    """True for "not to go ahead", "ne poursuivrait pas", "ne pas poursuivre": the negation is of this very verb."""
    before = mark.first - 1
    if marked.tagged(before, "being", "future", "negates_after"):
        before -= 1
    return first <= before and marked.tagged(before, "negates") and wraps(marked, before, mark)


def wraps(marked: Marked, negation: int, mark: Mark) -> bool:
    """True if the second word of the negation stands where it should, in a language that has two."""
    near = range(negation + 1, mark.last + NEXT + 2)
    return not marked.phrases("negates_after") or any(marked.tagged(index, "negates_after") for index in near)


def _votes_down(sentence: Sentence, mark: Mark) -> bool:
    """True for "Parliament rejects the plan": whose own money it was."""
    marked = sentence.marked
    bodies = (who for who in sentence.people if who.voice is Voice.PARTY and mark.first - 4 <= who.last < mark.first)
    public = any(who.noun or (who.organisation is not None and who.organisation.sort == "public") for who in bodies)
    reach = min(mark.last + _REACH_OF_A_VOTE, sentence.last)
    return public and bool(marked.of(mark.last + 1, reach, "deal_words", "deal_sums"))


def _calls_off_the_deal(marked: Marked, mark: Mark, first: int, last: int) -> bool:
    """True if the object of the verb is the deal; a bid's withdrawal names its object itself."""
    if ACTS[mark.section] is Act.BID_WITHDRAWN:
        return True
    if marked.tagged(mark.first - 1, "being") and marked.of(first, mark.first - 1, "deal_words"):
        return True
    other_object_near = marked.of(mark.last + 1, mark.last + 4, "other_object")
    last = next((i for i in range(mark.last, last) if ";" in marked.between(i, i + 1)), last)
    return bool(marked.of(mark.last + 1, last, "deal_words")) and not other_object_near


def is_unreal(marked: Marked, mark: Mark) -> bool:
    """True for "has not cancelled", "threatens to drop", "suspended subject to": nothing is called off."""
    if any(other.last >= mark.first for other in marked.of(mark.first - 2, mark.last + 3, "no_cancel")):
        return True
    if any(marked.tagged(i, "negation") for i in (mark.first - 1, mark.first - 2)):
        return True
    after = marked.between(mark.last, mark.last + 1) == " " and marked.tagged(mark.last + 1, "negation")
    if after and not marked.tagged(mark.last, "negation"):
        return True
    for index in range(mark.first - 1, max(mark.first - 5, -1), -1):
        if set(marked.between(index, index + 1)) & set(",;:"):
            return False
        if marked.tagged(index, "threat"):
            return True
    return False
