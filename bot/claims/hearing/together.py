"""What the sentences of one item mean together: the headline's light, hearsay below it, mere asides."""

from dataclasses import replace

from bot.claims.claim import Fact, Stance, Voice
from bot.claims.hearing.deal import Deal
from bot.claims.hearing.evidence import Told
from bot.claims.hearing.stance import Said
from bot.claims.rule import Rule


def together(told: list[Told], facts: Deal) -> list[Told]:
    """What is told, read in the light of the headline and without asides."""
    return _in_the_light_of_the_headline(_without_asides(told, facts))


def _without_asides(told: list[Told], facts: Deal) -> list[Told]:
    """Without an outlet's words that only describe what the headline leaves open, or doubt what it states.

    “Hypérion does not deny a $2bn plan”, then “It concerns servers in Dunkirk”: nobody states the plan by that.
    """
    headline = [t.said for t in told if _in_title(t)]
    affirmed = any(said.stance is Stance.AFFIRMS for said in headline)
    flat = any(said.voice is Voice.OUTLET and said.stance is Stance.AFFIRMS for said in headline)
    return [
        t
        for t in told
        if _in_title(t) or not ((_is_flat(t) and not affirmed) or (_is_conditional(t) and flat)) or _restates(t, facts)
    ]


def _in_title(told: Told) -> bool:
    return told.sentence.marked.part.field == "title"


def _is_flat(told: Told) -> bool:
    return told.said.rule is Rule.FLAT and told.said.stance is Stance.AFFIRMS and told.said.who is None


def _is_conditional(told: Told) -> bool:
    said = told.said
    return said.rule is Rule.HEARSAY_CONDITIONAL and said.stance is Stance.PROJECTS and said.who is None


def _restates(told: Told, facts: Deal) -> bool:
    """True if these words give a figure of the deal, or say that it is done."""
    sentence, marked = told.sentence, told.sentence.marked
    if facts.states_a_number(marked.stretch(sentence.first, sentence.last)):
        return True
    return bool(marked.of(sentence.first, sentence.last, "give", "acts", "anonymous", "unnamed", "rumour", "hearsay"))


def _in_the_light_of_the_headline(told: list[Told]) -> list[Told]:
    """Where the headline calls the deal off or lets a party deny it, that is what the party explains further down.

    “Altavia scraps its AI campus”, then “Costs had doubled, a spokeswoman said”: she speaks of the end, unless her
    words say that it goes on.
    """
    headline = [t.said for t in told if t.sentence.marked.part.field == "title"]
    off = next((s for s in headline if s.stance is Stance.CANCELS and s.firmly), None)
    no = (Voice.PARTY, Voice.OUTLET)
    denied = (s for s in headline if s.stance is Stance.DENIES and s.voice in no and s.about is Fact.DEAL)
    ruling = off or next(denied, None)
    if ruling is None:
        return told
    rule = Rule.PARTY_CANCELS if off else Rule.PARTY_DENIES
    return [
        replace(t, said=replace(t.said, stance=ruling.stance, act=ruling.act, rule=rule)) if _explains(t, ruling) else t
        for t in told
    ]


def _explains(told: Told, ruling: Said) -> bool:
    said, sentence = told.said, told.sentence
    meant = {Stance.AFFIRMS, Stance.DENIES} if ruling.stance is Stance.CANCELS else {Stance.AFFIRMS}
    of_the_deal = said.voice is Voice.PARTY and said.stance in meant and said.about is Fact.DEAL
    if not of_the_deal or _in_title(told):
        return False
    return not sentence.marked.of(
        sentence.first, sentence.last, "goes_on", "stop" if said.stance is Stance.DENIES else "goes_on"
    )


def without_flat_hearsay(told: list[Told]) -> list[Told]:
    """Without an outlet's flat word where the item shows it is hearsay: a headline shortens what its text relays."""
    if any(map(_is_hearsay, told)):
        told = [t for t in told if not _is_a_pledge_of_the_headline(t)]
    hearsay = [i for i, t in enumerate(told) if _is_hearsay(t)]
    flat = [i for i, t in enumerate(told) if t.said.voice is Voice.OUTLET and t.said.stance is Stance.AFFIRMS]
    in_text = [i for i in flat if not _in_title(told[i])]
    if not hearsay or (in_text and in_text[0] < hearsay[0]):
        return told
    dropped = set(flat)
    return [t for i, t in enumerate(told) if i not in dropped]


def _is_hearsay(told: Told) -> bool:
    return told.said.voice is Voice.ANONYMOUS and told.said.stance is Stance.PROJECTS


def _is_a_pledge_of_the_headline(told: Told) -> bool:
    """True for "OpenAI s'engage à verser" above hearsay: the headline tells what it is said to do, not what it says."""
    said, sentence = told.said, told.sentence
    if not _in_title(told) or said.voice is not Voice.PARTY or said.stance is not Stance.AFFIRMS:
        return False
    return bool(sentence.marked.of(sentence.first, sentence.last, "pledges")) and '"' not in sentence.marked.part.folded
