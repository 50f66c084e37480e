"""Hearsay: an unnamed source or a rumour makes a whole sentence one, unless a party denies it."""

from collections.abc import Sequence

from bot.claims.claim import Stance, Voice
from bot.claims.hearing.marks import Mark
from bot.claims.hearing.mood import Mood
from bot.claims.hearing.speakers import written
from bot.claims.hearing.stance import Said
from bot.claims.hearing.subjects import Sentence
from bot.claims.hearing.utterance import Utterance
from bot.claims.hearing.who import Manner, Who
from bot.claims.rule import Rule


def hearsay_in(sentence: Sentence, speaking: list[Utterance]) -> Said | None:
    """An unnamed source or a rumour makes all of its sentence hearsay, unless it is what a party denies."""
    marks = sentence.marked.of(sentence.first, sentence.last, "anonymous", "unnamed", "hearsay", "rumour")
    marks = [mark for mark in marks if not _is_of_worth(sentence, mark)] + _tail(sentence)
    if sentence.marked.of(sentence.first, sentence.last, "no_comment"):
        marks = [mark for mark in marks if mark.section != "rumour"]  # what nobody comments on
    denial = next((u.verb for u in speaking if u.verb.section == "deny" and by_a_party(u)), None)
    if denial:
        marks = [mark for mark in marks if not _is_denied(sentence, denial, mark)]
    vouching = next((u.verb for u in speaking if _vouches(sentence, u)), None)
    if vouching:
        marks = [mark for mark in marks if not _is_denied(sentence, vouching, mark)]
    if not marks:
        return None
    rule = Rule.ANONYMOUS
    if all(mark.section in ("hearsay", "rumour") for mark in marks):
        rule = Rule.HEARSAY_CONDITIONAL
    source = _source(sentence, marks)
    return Said(source, Voice.ANONYMOUS, Stance.PROJECTS, rule, sentence.first, sentence.last, firmly=False)


def _tail(sentence: Sentence) -> list[Mark]:
    """The kind of source where a headline names it apart, last or first: "... for $300m: report", "Source: ..."."""
    marked, first, last = sentence.marked, sentence.first, sentence.last
    if marked.part.field != "title" or first == last:
        return []
    ends = last if marked.between(last - 1, last).strip() else None
    opens = first if ":" in marked.between(first, first + 1) else None
    told = [index for index in (opens, ends) if index is not None and marked.tagged(index, "tail")]
    return [Mark("hearsay", index, index, marked.word(index)) for index in told]


def _is_of_worth(sentence: Sentence, mark: Mark) -> bool:
    """True for "said to be worth $4bn": what is doubtful is a price, not the deal."""
    worth = sentence.marked.of(mark.first + 1, mark.last + 3, "valuation")
    return mark.section == "hearsay" and bool(worth)


def _is_denied(sentence: Sentence, denial: Mark, mark: Mark) -> bool:
    """True for "dément les rumeurs" and "denied what a source had said": the hearsay is the verb's object."""
    if mark.section == "rumour":
        return True
    marked = sentence.marked
    between = range(denial.last, mark.first)
    return mark.first > denial.last and not any("," in marked.between(i, i + 1) for i in between)


def _vouches(sentence: Sentence, utterance: Utterance) -> bool:
    """True for "Renault authenticates the memo": what a party stands by is no leak any more."""
    confirms = sentence.marked.tagged(utterance.verb.first, "confirming")
    return confirms and utterance.mood is Mood.SAID and by_a_party(utterance)


def _source(sentence: Sentence, marks: Sequence[Mark]) -> Who | None:
    """The outlet that heard it, else the nameless source in the text's own words."""
    outlet = next((who for who in sentence.people if who.manner is Manner.OUTLET), None)
    source = next((m for m in marks if m.section == "anonymous"), None)
    if outlet or source is None:
        return outlet
    return Who(Manner.OTHER, source.first, source.last, Voice.ANONYMOUS, written(sentence.marked, source))


def tells_its_source(sentence: Sentence) -> bool:
    """True for "That is according to a memo": the sentence is about where the news before it comes from."""
    marked = sentence.marked
    source = marked.of(sentence.first, sentence.last, "anonymous", "unnamed")
    return bool(source) and marked.part.field == "summary"


def by_a_party(utterance: Utterance) -> bool:
    """True if a party speaks, alone or with others."""
    return any(who.voice is Voice.PARTY for who in utterance.who)
