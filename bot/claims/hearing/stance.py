"""What a speaker does with the deal: affirm, doubt, deny, call off, or say nothing."""

from dataclasses import dataclass, replace

from bot.claims.claim import Act, Fact, Stance, Voice
from bot.claims.hearing.aim import other_object, scope
from bot.claims.hearing.calling_off import ACTS, ENDS, NEXT, act_of, is_negated, is_unreal, wraps
from bot.claims.hearing.marks import Mark, Marked
from bot.claims.hearing.mood import conditionals
from bot.claims.hearing.subjects import Sentence
from bot.claims.hearing.utterance import Utterance
from bot.claims.hearing.who import Who
from bot.claims.rule import Rule

_OPENING_WORDS = 6  # of somebody's words: a negation among them is of what he says


@dataclass(frozen=True, slots=True)
class Said:
    """One thing said of the deal, before it becomes evidence. The words `first` to `last` show it."""

    who: Who | None
    voice: Voice
    stance: Stance
    rule: Rule
    first: int
    last: int
    about: Fact = Fact.DEAL
    act: Act | None = None
    firmly: bool = True


def flatly(sentence: Sentence, stance: Stance, rule: Rule, voice: Voice = Voice.OUTLET) -> Said:
    """Said by nobody but the text itself."""
    firmly = stance is Stance.AFFIRMS
    return Said(None, voice, stance, rule, sentence.first, sentence.last, firmly=firmly)


def words_of_a_party(sentence: Sentence, utterance: Utterance, who: Who, rule: Rule) -> list[Said]:
    """What a party's own words do with the deal; empty if they are about something else."""
    first, last = scope(sentence, utterance)
    said = Said(who, Voice.PARTY, Stance.AFFIRMS, rule, sentence.first, sentence.last)
    marked = sentence.marked
    if utterance.verb.section in ("not_a_denial", "no_comment"):
        kind = Rule.NOT_A_DENIAL if utterance.verb.section == "not_a_denial" else Rule.NO_COMMENT
        return [replace(said, stance=Stance.NO_COMMENT, rule=kind)]
    if utterance.verb.section == "deny":
        return _denied(sentence, utterance.verb.last + 1, last, said)
    if words := marked.of(first, last, "deny_words"):
        if marked.of(first, words[0].first, "stop", *ACTS, *ENDS):  # "reports that it drops the plan are wrong"
            return [said]
        return _denied(sentence, words[0].last + 1, last, said)
    if _keeps_silent(sentence, first, last) or other_object(sentence, utterance):
        return []
    if any(not _by_the_other(sentence, mark) for mark in marked.of(sentence.first, last, "refuse")):
        return []
    if _no_deal(marked, first, last) or denied_in(sentence, first, last):
        return [replace(said, stance=Stance.DENIES, rule=Rule.PARTY_DENIES)]
    if marked.of(first, last, "undecided"):
        return [replace(said, stance=Stance.NO_COMMENT, rule=Rule.NO_COMMENT)]
    if act := act_of(sentence, first, last):
        return [replace(said, stance=Stance.CANCELS, act=act, rule=Rule.PARTY_CANCELS)]
    if any(not is_unreal(marked, mark) for mark in marked.of(first, last, *ENDS)):
        return []
    if _ends_with_no(sentence, first, last):
        return [replace(said, stance=Stance.DENIES, rule=Rule.PARTY_DENIES)]
    if _begins_with_no(sentence, first, last):
        return []
    if rule is not Rule.OWN_MONEY and _reported_future(sentence, utterance):
        return [replace(said, rule=Rule.REPORTED_FUTURE)]
    return [said]


def _begins_with_no(sentence: Sentence, first: int, last: int) -> bool:
    """True for "said it did not see", "« Nous ne mettrons pas un euro »": whatever it is, it affirms nothing.

    "It has not dropped the plan" does: the negation is of an end.
    """
    marked = sentence.marked
    near = min(first + _OPENING_WORDS, last)
    turn = marked.of(first, near, "but", "deal_words")
    near = turn[0].first - 1 if turn else near
    negated = [i for i in range(first, near + 1) if marked.tagged(i, "negates") and not marked.tagged(i + 1, "merely")]
    meant = marked.of(negated[0], last, "stop", "goes_on", *ACTS, *ENDS) if negated else []
    return bool(negated) and all(mark.section == "goes_on" and is_negated(marked, mark, first) for mark in meant)


def _denied(sentence: Sentence, first: int, last: int, said: Said) -> list[Said]:
    marked = sentence.marked
    if marked.of(first, last, "stop", *ACTS, *ENDS) or _settles(sentence, first, last):
        return [said]
    figures = marked.of(first, min(first + 4, last), "figure") or _but_not(marked, first, last)
    dates = marked.of(first, min(first + 4, last), "date") or marked.of(first, last, "date_clause")
    if not figures and not dates:
        return [replace(said, stance=Stance.DENIES, rule=Rule.PARTY_DENIES)]
    about = Fact.AMOUNT if figures else Fact.DATE
    partial = replace(said, stance=Stance.DENIES, about=about, rule=Rule.PARTIAL_DENIAL)
    rest = marked.of((figures or dates)[0].last + 1, last, "deal_words")
    affirmed = bool(rest) and bool(marked.of(first, last, "but") or ":" in marked.stretch(first, last))
    return [partial, said] if affirmed else [partial]


def _but_not(marked: Marked, first: int, last: int) -> list[Mark]:
    """The sum of "denies the $2bn, not the campus"."""
    for index in range(first + 1, last + 1):
        if "," in marked.between(index - 1, index) and marked.tagged(index, "negation", "negates"):
            return marked.of(first, index - 1, "deal_sums") if marked.of(index, last, "deal_words") else []
    return []


def _settles(sentence: Sentence, first: int, last: int) -> bool:
    """True for "met fin aux rumeurs : « oui, nous levons »": what ends the talk may be a yes."""
    marked = sentence.marked
    settling = marked.of(sentence.first, first - 1, "settles")
    says = bool(settling) and bool(marked.of(first, last, "deal_words", "deal_sums", "yes"))
    return says and not marked.of(first, last, "negates", "deny_words", "no_deal")


def _reported_future(sentence: Sentence, utterance: Utterance) -> bool:
    verb, marked = utterance.verb.last, sentence.marked
    return bool(conditionals(marked, verb + 1, sentence.last) or marked.of(verb + 1, sentence.last, "would"))


def _keeps_silent(sentence: Sentence, first: int, last: int) -> bool:
    """True for "said it could not confirm", unless "but" goes on to say more."""
    marked = sentence.marked
    silent = marked.of(first, last, "no_comment", "not_a_denial")
    if not silent or marked.of(first, last, "but"):
        return False
    comma = any("," in marked.between(i, i + 1) for i in range(first, silent[0].first))
    return not (comma and marked.of(first, silent[0].first - 1, "deal_words", "deal_sums"))


def _no_deal(marked: Marked, first: int, last: int) -> bool:
    """True for "no talks"; not for "no agreement has been signed", which leaves it open."""
    open_ = marked.of(first, last, "undecided")
    return any(
        all(mark.last < other.first or mark.first > other.last for other in open_)
        and not marked.of(mark.last + 1, mark.last + NEXT, "stop", *ACTS, *ENDS)
        for mark in marked.of(first, last, "no_deal")
    )


def _ends_with_no(sentence: Sentence, first: int, last: int) -> bool:
    """True for "says it has not": the answer to what somebody else affirms."""
    marked = sentence.marked
    return last > first and marked.tagged(last, "negates") and not marked.of(first, last, "undecided", "deal_words")


def _by_the_other(sentence: Sentence, mark: Mark) -> bool:
    """True for "an offer for Nébula, which rejected it": the one who refuses is not the one who speaks.

    "Repousse" without an offer in sight puts something off.
    """
    delays = sentence.marked.tagged(mark.first, "dismiss", "vote_down") and mark.first == mark.last
    if delays and not sentence.marked.of(sentence.first, sentence.last, "bid"):
        return True
    return any(sentence.marked.tagged(index, "relative") for index in range(mark.first - 3, mark.first))


def denied_in(sentence: Sentence, first: int, last: int) -> bool:
    """True if the verb of the deal is negated in these words: "n'investira finalement pas", "will not invest"."""
    marked = sentence.marked
    for mark in marked.of(first, last, "deal_words"):
        near = [i for i in (mark.first - 1, mark.first - 2) if i >= first and marked.tagged(i, "negates")]
        if not near or marked.tagged(near[0] + 1, "merely"):
            continue
        if marked.of(mark.last + 1, mark.last + 3, "price"):
            continue  # "would not raise its price"
        if wraps(marked, near[0], mark):
            return True
    return False
