"""Who is meant by "the group", "its chief", "she": names joined to their titles, pronouns to their names."""

from collections.abc import Sequence
from dataclasses import replace

from bot.claims.claim import Voice
from bot.claims.hearing.cast import Cast
from bot.claims.hearing.marks import Marked
from bot.claims.hearing.speakers import named
from bot.claims.hearing.titles import joined_titles
from bot.claims.hearing.who import Manner, Who
from bot.text.folding import fold, name_key

NEAR = 40  # names back: who was spoken of longer ago is not meant by "she"

_REAL = frozenset({Manner.NAME, Manner.BODY, Manner.STRANGER})


def understood(marked: Marked, cast: Cast, before: Who | None = None) -> list[Who]:
    """Everybody named in a part, titles joined to names; each pronoun and "the group" stands for whom it means.

    `before` is who the text spoke of last, in an earlier part.
    """
    people = joined_titles(marked, named(marked, cast))
    starts = [marked.word_at(sentence.start) for sentence in marked.part.sentences]
    found: list[Who] = []
    topic, sentence, current = before, 0, None
    for at, who in enumerate(people):
        while sentence + 1 < len(starts) and who.first >= starts[sentence + 1]:
            sentence, topic, current = sentence + 1, current or topic, None
        meant = _meant(current, topic)
        end = starts[sentence + 1] if sentence + 1 < len(starts) else len(marked.words)
        if meant is None and who.manner is Manner.NOUN and _tells_of(marked, who, people[at + 1 : at + 5], end):
            found.append(who)  # "Le fonds souverain a pris note de ce qu'Altavia promet": it is somebody else
            continue
        resolved = _resolved(marked, who, meant, found, cast)
        if who.manner is Manner.ROLE and who.voice is None:
            resolved = _in_brackets(marked, resolved, found)
        found.append(resolved)
        if (
            current is None
            and resolved.voice
            and resolved.manner is not Manner.OUTLET
            and not depends(marked, resolved)
        ):
            current = resolved
    return [_leading(marked, who, found[at + 1 : at + 2]) for at, who in enumerate(found)]


def _tells_of(marked: Marked, who: Who, people: Sequence[Who], end: int) -> bool:
    """True if after a verb of saying of which `who` is the subject a party is named before the sentence ends."""
    parties = (w for w in people if w.voice is Voice.PARTY and w.manner is Manner.NAME and w.first < end)
    return any(marked.of(who.last + 1, party.first - 1, "speech", "presuppose", "deny") for party in parties)


def _leading(marked: Marked, who: Who, after: Sequence[Who]) -> Who:
    """A stranger who is said to lead a party speaks for it: "Hélène Roy, qui dirige l'entreprise"."""
    if who.manner is not Manner.STRANGER or not after or not marked.tagged(who.last + 1, "relative"):
        return who
    party = after[0].voice is Voice.PARTY and after[0].first <= who.last + 5
    return who.as_(after[0]) if party and marked.of(who.last + 2, after[0].first, "leads") else who


def _meant(current: Who | None, topic: Who | None) -> Who | None:
    """Whom "the group" means: who leads this sentence, but no name nobody knows while a party was spoken of."""
    if current and current.voice is Voice.THIRD_PARTY and topic and topic.voice is Voice.PARTY:
        return topic
    return current or topic


def introduced(people: list[Who], headline: str, speaker: Who | None) -> list[Who]:
    """The people of a text whose headline lets a nameless "minister" speak: the first unknown name is his."""
    if speaker is None or speaker.voice not in (Voice.OFFICIAL, Voice.THIRD_PARTY) or speaker.organisation:
        return people
    for index, who in enumerate(people[:3]):
        unknown = who.organisation is None and who.manner in (Manner.NAME, Manner.STRANGER) and who.name
        if unknown and fold(who.name or "") not in headline:
            return [*people[:index], replace(who, voice=speaker.voice, person=True), *people[index + 1 :]]
    return people


def by_their_names(marked: Marked, people: Sequence[Who], bodies: list[Who]) -> list[Who]:
    """The people, with "la présidence" standing for the Élysée once that was named; `bodies` remembers who was.

    A common noun means a body of which a full name begins with it: "présidence de la République".
    """
    found = []
    for who in people:
        if who.organisation and who.voice in (Voice.OFFICIAL, Voice.PARTY):
            bodies.append(who)
        elif who.manner is Manner.BODY and who.noun and who.organisation is None and not _is_specified(marked, who):
            meant = next((body for body in reversed(bodies) if _is_called(body, who.noun)), None)
            who = who.as_(meant) if meant else who
        found.append(who)
    return found


def _is_specified(marked: Marked, who: Who) -> bool:
    """True for "la présidence américaine", "la présidence du Sénat": the text says which one."""
    return who.last + 1 in marked.natives or marked.tagged(who.last + 1, "of")


def _is_called(body: Who, noun: str) -> bool:
    names = body.organisation.aliases if body.organisation else ()
    return any(name_key(name).startswith(f"{noun} ") for name in names)


def topic_of(people: Sequence[Who], marked: Marked) -> Who | None:
    """The first who is spoken of in a part: whom the next part means by "the group"."""
    real = [who for who in people if who.manner in _REAL or (who.manner is Manner.ROLE and who.voice is Voice.PARTY)]
    if real and real[0].manner is Manner.BODY and not depends(marked, real[0]):
        return real[0]  # "La Région soutient Altavia": its president is the region's
    return next((who for who in real if who.voice is Voice.PARTY), next(iter(real), None))


def depends(marked: Marked, who: Who) -> bool:
    """True if the name hangs on a preposition or owns the next word, and so is no subject."""
    before = who.first - 1
    while marked.tagged(before, "definite", "possessive") and marked.between(before, before + 1).strip(" '") == "":
        if marked.tagged(before, "preposition"):
            return True
        before -= 1
    if marked.tagged(before, "preposition") and marked.between(before, before + 1).strip(" '") == "":
        return not marked.tagged(before, "past")  # French "a" (has) and "à" (to): marks tell them apart
    return (
        who.last + 1 < len(marked.words)
        and marked.between(who.last, who.last + 1) == "'"
        and marked.word(who.last + 1) == "s"
    )


def _resolved(marked: Marked, who: Who, topic: Who | None, found: list[Who], cast: Cast) -> Who:
    titled = (who.voice, who.manner) in ((Voice.PARTY, Manner.ROLE), (Voice.OFFICIAL, Manner.BODY))
    if titled and _is_former(marked, who):
        return replace(who, voice=Voice.THIRD_PARTY)
    if who.voice is not None:
        return _in_brackets(marked, who, found)
    if who.manner is Manner.ROLE and _is_former(marked, who):
        return replace(who, voice=Voice.THIRD_PARTY)
    if who.manner is Manner.ROLE and (voice := _elsewhere(marked, who)):
        return replace(
            who, voice=voice, name=marked.part.text[marked.words[who.first].start : marked.words[who.last].end]
        )
    if who.manner is Manner.ROLE and marked.tagged(who.first - 1, "possessive"):
        owner = topic or next((w for w in reversed(found[-NEAR:]) if w.voice and w.manner in _REAL), None)
        return who.as_(owner) if owner else who
    if who.manner is Manner.PRONOUN and marked.tagged(who.first, "personal"):
        person = next((w for w in reversed(found[-NEAR:]) if w.person), topic)
        return who.as_(person) if person else who
    if who.manner is Manner.PRONOUN:
        meant = found[-1] if found and found[-1].voice and marked.tagged(who.first, "latter") else topic
        return who.as_(meant) if meant else who
    definite = marked.tagged(who.first - 1, "definite") or _definite_adjective(marked, who)
    if not (definite or who.manner is Manner.ROLE or _heads_a_headline(marked, who)):
        return who
    if topic and cast.raiser and _raises(marked, who, topic):
        raiser = cast.organisations.named(cast.raiser)
        return replace(who, voice=Voice.PARTY, name=raiser.name if raiser else cast.raiser, organisation=raiser)
    if topic and topic.voice in (Voice.PARTY, Voice.THIRD_PARTY):
        return who.as_(topic)
    earlier = next((w for w in reversed(found[-NEAR:]) if w.voice in (Voice.PARTY, Voice.THIRD_PARTY)), None)
    if earlier:
        return who.as_(earlier)
    return replace(who, voice=Voice.PARTY, name=cast.lead) if cast.lead else who


def _raises(marked: Marked, who: Who, topic: Who) -> bool:
    """True for "Halden Ventures led the round, the company said": the company is who raises, not who pays.

    So is "the start-up" whatever its investors do.
    """
    if marked.tagged(who.last, "raiser_nouns"):
        return True
    pays = marked.tagged(who.last, "payer_nouns") or who.manner is not Manner.NOUN
    return not pays and topic.last < who.first and bool(marked.of(topic.last + 1, who.first - 1, "joins_a_round"))


def _elsewhere(marked: Marked, who: Who) -> Voice | None:
    """As whom a title speaks that is no party's: "la direction du port", "le cabinet Pell", a bare "president"."""
    title = range(who.first, who.last + 1)
    if any(marked.tagged(index, "advisers") for index in title) and who.name:
        return Voice.THIRD_PARTY
    after = who.last + 1
    plain = after < len(marked.words) and marked.between(who.last, after).strip(" '") == ""
    if plain and marked.tagged(after, "of"):
        while marked.tagged(after, "of", "definite"):
            after += 1
        firm = marked.tagged(after, "determiner", "departments", "company_nouns", "deal_words", "roles", "former")
        place = after in marked.things or marked.tagged(after, "of")
        return None if firm or place or after >= len(marked.words) else Voice.THIRD_PARTY
    if who.name or marked.tagged(who.first - 1, "possessive") or who.first != who.last:
        return None
    if marked.word(who.first - 1) == "s":
        return None
    if marked.tagged(who.first, "advisers") and who.first and not marked.tags[who.first - 1]:
        return Voice.THIRD_PARTY  # "the planning office": nobody's that the text names
    return Voice.OFFICIAL if marked.tagged(who.first, "heads_of_state") else None


def _heads_a_headline(marked: Marked, who: Who) -> bool:
    """True for "group confirms" and "says supposed buyer": headlines leave the article out."""
    if marked.part.field != "title" or marked.tagged(who.first - 1, "determiner", "preposition", "and"):
        return False
    if marked.tagged(who.last, "witness_nouns"):
        return False  # "...: bank confirms"
    saying = ("speech", "deny", "no_comment")
    opens = who.first == 0 or bool(marked.between(who.first - 1, who.first).strip())
    before = any(marked.tagged(index, *saying) for index in (who.first - 1, who.first - 2))
    return before or (opens and marked.tagged(who.last + 1, *saying))


def _is_former(marked: Marked, who: Who) -> bool:
    """True for "ex-patron", "former boss of": a title no longer held, before it or within it."""
    return any(marked.tagged(index, "former") for index in range(who.first - 1, who.last + 1))


def _definite_adjective(marked: Marked, who: Who) -> bool:
    """True for "the AI cloud firm": up to three words stand between the article and the noun."""
    for index in range(who.first - 1, max(who.first - 5, -1), -1):
        if marked.between(index, index + 1).strip(" '-"):
            return False
        if marked.tagged(index, "definite"):
            return True
        if marked.tagged(index, "determiner", "preposition", "speech", "past"):
            return False
    return False


def _in_brackets(marked: Marked, who: Who, found: list[Who]) -> Who:
    """A stranger followed by his firm in brackets, or by his title, is decided when that is read: its voice is his."""
    if not found or found[-1].manner is not Manner.STRANGER or who.voice is not Voice.PARTY:
        return who
    first = who.first - marked.tagged(who.first - 1, "definite", "possessive")
    sign = marked.between(found[-1].last, first).strip()
    adjacent = first == found[-1].last + 1
    if adjacent and (sign == "(" or (sign == "," and who.manner is Manner.ROLE)):
        found[-1] = found[-1].as_(who)
    return who
