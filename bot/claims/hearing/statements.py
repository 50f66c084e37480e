"""What one sentence says of a deal, and who says it: the governing act of speech, or the outlet itself."""

from dataclasses import replace

from bot.claims.claim import Stance, Voice
from bot.claims.hearing.aim import merely_possible, other_object, scope, touches
from bot.claims.hearing.calling_off import act_of
from bot.claims.hearing.deal import Deal
from bot.claims.hearing.flat import beside, flat, is_silent
from bot.claims.hearing.hearsay import by_a_party, hearsay_in, tells_its_source
from bot.claims.hearing.mood import Mood, conditionals
from bot.claims.hearing.stance import Said, flatly, words_of_a_party
from bot.claims.hearing.subjects import Sentence
from bot.claims.hearing.utterance import SILENT, Frame, Utterance
from bot.claims.hearing.utterances import utterances
from bot.claims.hearing.who import Manner, Who
from bot.claims.rule import Rule

_FAKE = 6  # words from "fake" to the verb: "a fake Northpeak release announced"
_NEAR = 3  # words after a speaker in which his day is named


def statements(sentence: Sentence, deal: Deal, stated: bool = False) -> list[Said]:
    """Everything a sentence says of the deal; empty if it is about something else, recalled or supposed.

    `stated`: the headline has stated the deal, so that a quotation beneath it is about the deal, whatever its words.
    """
    spoken = utterances(sentence)
    silent = [said for utterance in spoken for said in _silence(sentence, utterance)]
    speaking = [u for u in spoken if u.verb.section not in SILENT and u.mood is not Mood.NEGATED]
    whole = touches(sentence, deal, sentence.first, sentence.last)
    if hearsay := hearsay_in(sentence, speaking):
        return [*silent, hearsay] if whole or tells_its_source(sentence) else silent
    answering = stated and sentence.marked.part.field == "summary"
    found = [
        said
        for u in governing(speaking)
        for said in _spoken(sentence, u, None if answering and _answers(sentence, u) else deal, spoken)
    ]
    if found or any(
        u.who and u.mood is Mood.SAID and u.frame is not Frame.EMBEDDED
        for u in speaking
        if not other_object(sentence, u)
    ):
        return [*silent, *found]
    silent += other_objects(sentence, speaking)
    if conditional_of_speech(sentence, speaking):
        return silent
    aside = any(is_silent(u) for u in spoken)
    return [*silent, *flat(beside(sentence, spoken) if aside else sentence, deal, spoken)]


def _answers(sentence: Sentence, utterance: Utterance) -> bool:
    """True for a quotation, or a whole sentence that somebody stands behind, if it is about no other thing."""
    marked = sentence.marked
    before = marked.between(sentence.first - 1, sentence.first)
    if '"' in before + marked.stretch(sentence.first, sentence.last):
        return True
    return utterance.frame is Frame.AROUND and not marked.of(sentence.first, sentence.last, "other_object")


def other_objects(sentence: Sentence, speaking: list[Utterance]) -> list[Said]:
    """The parties that confirm something else here: worth showing, of no effect."""
    return [
        Said(who, Voice.PARTY, Stance.PROJECTS, Rule.OTHER_OBJECT, sentence.first, sentence.last, firmly=False)
        for u in governing(speaking)
        if u.mood is Mood.SAID and sentence.marked.tagged(u.verb.first, "confirming") and other_object(sentence, u)
        for who in u.who
        if who.voice is Voice.PARTY and sentence.marked.part.field != "body"
    ]


def conditional_of_speech(sentence: Sentence, speaking: list[Utterance]) -> bool:
    """True for "said it would double its headcount": the conditional is the speaker's future, and of another thing."""
    marked = sentence.marked
    return any(
        u.who
        and u.mood is Mood.SAID
        and (marked.of(u.verb.last, sentence.last, "would") or conditionals(marked, u.verb.last + 1, sentence.last))
        for u in speaking
    )


def governing(spoken: list[Utterance]) -> list[Utterance]:
    """The acts of speech no other one governs; those that stand around the sentence before those inside."""
    named = [u for u in spoken if u.who and u.mood is not Mood.RECALLED]
    around = [u for u in named if u.frame is Frame.AROUND]
    if around:
        return [min(around, key=_softness)]
    return [u for u in named if u.frame is Frame.MAIN]


def _softness(utterance: Utterance) -> int:
    order = (Voice.ANONYMOUS, Voice.THIRD_PARTY, Voice.OFFICIAL, Voice.PARTY)
    return min((order.index(w.voice) for w in utterance.who if w.voice in order), default=len(order))


def _silence(sentence: Sentence, utterance: Utterance) -> list[Said]:
    """No comment, or neither confirmed nor denied: by a party, named before or after the words."""
    negated = utterance.mood is Mood.NEGATED and utterance.verb.section in ("speech", "deny")
    if utterance.verb.section not in SILENT and not negated:
        return []
    people = utterance.who or sentence.people
    who = next((w for w in people if w.voice is Voice.PARTY), None)
    if who is None:
        return []
    denial = utterance.verb.section in ("not_a_denial", "deny")
    rule = Rule.NOT_A_DENIAL if denial else Rule.NO_COMMENT
    return [Said(who, Voice.PARTY, Stance.NO_COMMENT, rule, sentence.first, sentence.last)]


def _asks(sentence: Sentence) -> bool:
    """True if the sentence asks whether; "why" and "which" take the answer for granted."""
    after = sentence.marked.between(sentence.last, sentence.last + 1)
    return after.lstrip().startswith("?") and not sentence.marked.of(sentence.first, sentence.last, "question")


def _speaks_for_itself(who: Who) -> bool:
    return who.voice is Voice.PARTY


def _spoken(sentence: Sentence, utterance: Utterance, deal: Deal | None, spoken: list[Utterance]) -> list[Said]:
    """What one act of speech says of the deal; without `deal` it is taken to be about it."""
    if utterance.mood is Mood.HEARSAY:
        return [flatly(sentence, Stance.PROJECTS, Rule.HEARSAY_CONDITIONAL, Voice.ANONYMOUS)]
    if utterance.mood is Mood.FUTURE:
        return [flatly(sentence, Stance.PROJECTS, Rule.HEARSAY_CONDITIONAL)]
    if utterance.mood is Mood.SAID and _asks(sentence):
        return [flatly(sentence, Stance.PROJECTS, Rule.QUESTION)]
    if utterance.mood is Mood.PASSIVE and _recalls(sentence, utterance):
        return []
    relayed = any(w.voice is Voice.ANONYMOUS for w in utterance.who) and any(map(_speaks_for_itself, sentence.people))
    told = (
        deal is None or relayed or touches(sentence, deal, *scope(sentence, utterance)) or _refers(sentence, utterance)
    )
    if not told and utterance.mood not in (Mood.PASSIVE, Mood.NOUN):
        return []
    speakers = dict.fromkeys(each for who in utterance.who for each in (who, *who.others))
    return [said for who in speakers for said in _said_by(sentence, utterance, who, spoken)]


def _said_by(sentence: Sentence, utterance: Utterance, who: Who, spoken: list[Utterance]) -> list[Said]:
    said = Said(who, who.voice or Voice.OUTLET, Stance.AFFIRMS, Rule.FLAT, sentence.first, sentence.last)
    section = utterance.verb.section
    if who.voice is Voice.PARTY and _is_faked(sentence, utterance):
        return []
    if who.voice is Voice.PARTY and sentence.marked.tagged(utterance.verb.first, "accusing"):
        return [replace(said, voice=Voice.THIRD_PARTY, rule=Rule.THIRD_PARTY)]
    if who.voice is Voice.PARTY:
        public = bool(who.noun) or (who.organisation is not None and who.organisation.sort == "public")
        in_person = public and not (who.noun.isupper() and who.manner is Manner.BODY)  # not in "Berlin launches"
        if section in ("launch", "permit") and not in_person:
            return flat(sentence, None, spoken)
        return words_of_a_party(sentence, utterance, who, Rule.OWN_MONEY if public else Rule.PARTY_QUOTED)
    relaying = section == "according" or sentence.marked.tagged(utterance.verb.first, "relay")
    if who.voice is Voice.ANONYMOUS or (relaying and who.manner is Manner.STRANGER):
        return _relayed(sentence, utterance, replace(said, voice=Voice.ANONYMOUS), spoken)
    if section == "launch" or who.voice is None or (section == "permit" and who.voice is not Voice.OFFICIAL):
        return flat(sentence, None, spoken)
    if who.voice is Voice.THIRD_PARTY and section == "presuppose":
        return []
    if section == "deny" or (section == "speech" and sentence.marked.of(sentence.first, sentence.last, "refuse")):
        return [
            replace(said, stance=Stance.DENIES, rule=Rule.OFFICIAL if who.voice is Voice.OFFICIAL else Rule.THIRD_PARTY)
        ]
    return [_by_another(sentence, utterance, said, spoken)]


def _is_faked(sentence: Sentence, utterance: Utterance) -> bool:
    """True for "a fake Northpeak release announced"; not for “It is fake”, said Northpeak."""
    marked, verb = sentence.marked, utterance.verb.first
    marks = marked.of(max(sentence.first, verb - _FAKE), verb, "fake")
    signs = {sign for mark in marks[-1:] for i in range(mark.last, verb) for sign in marked.between(i, i + 1)}
    return bool(marks) and not signs & set(',;:"')


def _by_another(sentence: Sentence, utterance: Utterance, said: Said, spoken: list[Utterance]) -> Said:
    """An official's or a third party's word: it never confirms, whatever it says a party has confirmed."""
    first, last = scope(sentence, utterance)
    if other_object(sentence, utterance):
        return replace(said, voice=Voice.OUTLET, who=None)
    rule = Rule.THIRD_PARTY
    if said.voice is Voice.OFFICIAL:
        told = any(
            u is not utterance and by_a_party(u) and sentence.marked.tagged(u.verb.first, "confirming") for u in spoken
        )
        rule = Rule.OFFICIAL_SAYS_PARTY_CONFIRMED if told else Rule.OFFICIAL
    if act := act_of(sentence, first, last):
        return replace(said, stance=Stance.CANCELS, act=act, rule=rule, firmly=False)
    if sentence.marked.of(first, last, "deny_words"):
        return replace(said, stance=Stance.DENIES, rule=rule)
    if merely_possible(sentence, utterance):
        return replace(said, stance=Stance.PROJECTS, rule=rule, firmly=False)
    return replace(said, rule=rule)


def _relayed(sentence: Sentence, utterance: Utterance, said: Said, spoken: list[Utterance]) -> list[Said]:
    """Another outlet's report is hearsay, unless it says in which release or interview a party spoke."""
    on_record = [u for u in spoken if u is not utterance and u.mood is Mood.SAID and by_a_party(u)]
    if on_record and sentence.marked.of(sentence.first, sentence.last, "record"):
        return [
            s for u in on_record[:1] for who in u.who for s in words_of_a_party(sentence, u, who, Rule.PARTY_QUOTED)
        ]
    if act := act_of(sentence, sentence.first, sentence.last):
        return [replace(said, stance=Stance.CANCELS, act=act, rule=Rule.RELAY, firmly=False)]
    return [replace(said, stance=Stance.PROJECTS, rule=Rule.RELAY, firmly=False)]


def _recalls(sentence: Sentence, utterance: Utterance) -> bool:
    """True for "en plus des 6 milliards promis par …" and "révélé en mars par …": words of another day."""
    marked, verb = sentence.marked, utterance.verb
    last = max([verb.last, *(who.last for who in utterance.who)]) + _NEAR
    if utterance.who and marked.of(verb.last + 1, min(last, sentence.last), "another_day", "long_ago"):
        return True
    return bool(marked.of(sentence.first, verb.first, "recall"))


def _refers(sentence: Sentence, utterance: Utterance) -> bool:
    """True for "le groupe l'a annoncé": the object is the deal of the sentence before."""
    marked, verb = sentence.marked, utterance.verb
    if verb.section == "deny" and (
        verb.last == sentence.last or set(marked.between(verb.last, verb.last + 1)) & set(',;:"')
    ):
        return True
    near = range(max(verb.first - 3, sentence.first), verb.last + 2)
    spoken_of = any(marked.tagged(i, "object_pronoun") for i in near if all(w.first != i for w in utterance.who))
    return spoken_of or bool(marked.of(sentence.first, sentence.last, "anaphor"))
