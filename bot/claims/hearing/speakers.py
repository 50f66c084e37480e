"""Everybody a text names who could speak, and as whom each would speak of the deal."""

from collections.abc import Iterator
from dataclasses import replace

from bot.claims.claim import Voice
from bot.claims.hearing.cast import Cast
from bot.claims.hearing.marks import Mark, Marked
from bot.claims.hearing.who import Manner, Who
from bot.claims.organisation import Organisation, Sort
from bot.text.folding import fold

_SECTIONS = {
    "officials": Manner.BODY,
    "third_parties": Manner.OTHER,
    "outlets": Manner.OUTLET,
    "roles": Manner.ROLE,
    "company_nouns": Manner.NOUN,
    "both": Manner.NOUN,
    "pronouns": Manner.PRONOUN,
}
_VOICES = {Manner.BODY: Voice.OFFICIAL, Manner.OTHER: Voice.THIRD_PARTY, Manner.OUTLET: Voice.ANONYMOUS}
_ORDER = list(Manner)
_SHORTEST_KIND = 6  # letters
_DONE_BY_STATES = ("speech", "deny", "launch", "give", "past", "future")


def named(marked: Marked, cast: Cast) -> list[Who]:
    """All who are named in a part, in order, none overlapping; the longer name wins a place."""
    everybody = [
        *_organisations(marked, cast),
        *_parties(marked, cast),
        *_nouns(marked, cast),
        *_kinds(marked),
        *_states(marked, cast),
        *_strangers(marked),
    ]
    everybody.sort(key=lambda who: (who.first, -who.last, _ORDER.index(who.manner)))
    kept: list[Who] = []
    for who in everybody:
        if not kept or who.first > kept[-1].last:
            kept.append(who)
        elif who.manner is Manner.NAME and kept[-1].manner not in (Manner.NAME, Manner.BODY):
            kept[-1] = who
    return kept


def _organisations(marked: Marked, cast: Cast) -> Iterator[Who]:
    part = marked.part
    for mention in cast.organisations.mentions(part.folded, part.text, part.name_endings):
        first, last = marked.word_at(mention.start), marked.word_at(mention.end - 1)
        if last == first and _is_common(marked, mention.start, mention.end, mention.organisation):
            continue
        organisation, voice = mention.organisation, cast.voice(mention.organisation)
        name = organisation.name
        called = marked.part.text[mention.start : mention.end] if mention.officer else None
        if called and voice is Voice.OFFICIAL:
            name = called
        manner = Manner.OUTLET if organisation.sort is Sort.OUTLET else Manner.NAME
        yield Who(manner, first, last, voice, name, organisation, called is not None, called=called)


def _is_common(marked: Marked, start: int, end: int, organisation: Organisation) -> bool:
    """True for a short word that only looks like initials: "Un" is not the UN."""
    written = marked.part.text[start:end]
    if len(written) > 3 or written.isupper() or "'" in written:
        return False
    return written not in (organisation.name, *organisation.aliases)


def _parties(marked: Marked, cast: Cast) -> Iterator[Who]:
    """Parties by names no catalogue holds, and people who speak for a party, by full name or surname."""
    for party in cast.unknown:
        voice = Voice.PARTY
        for first, last in _places(marked, party):
            yield Who(Manner.NAME, first, last, voice, party)
    for organisation in cast.parties:
        for officer in organisation.officers:
            for called in (officer, officer.split()[-1]):
                for first, last in _places(marked, called):
                    if marked.part.text[marked.words[first].start].isupper():
                        voice, name = cast.voice(organisation), organisation.name
                        yield Who(Manner.NAME, first, last, voice, name, organisation, True, called=officer)


def _places(marked: Marked, name: str) -> Iterator[tuple[int, int]]:
    wanted, text = fold(name).strip(), marked.part.folded
    start = text.find(wanted) if len(wanted) > 2 else -1
    while start >= 0:
        end = start + len(wanted)
        whole = not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum()
        if whole or (start == 0 and not text[end : end + 1].isalnum()):
            yield marked.word_at(start), marked.word_at(end - 1)
        start = text.find(wanted, end)


def _nouns(marked: Marked, cast: Cast) -> Iterator[Who]:
    for mark in marked.marks:
        manner = _SECTIONS.get(mark.section)
        if manner is None:
            continue
        known = cast.organisations.named(mark.phrase) if manner is Manner.BODY else None
        if known:
            yield Who(manner, mark.first, mark.last, cast.voice(known), known.name, known)
            continue
        if mark.section == "both":
            yield from _both(mark, cast)
            continue
        voice = _VOICES.get(manner)
        if manner is Manner.BODY:
            voice = _of_body(marked, mark, cast)
        noun = mark.phrase.rstrip("*") if manner is Manner.BODY else ""
        yield Who(manner, mark.first, mark.last, voice, written(marked, mark) if voice else None, noun=noun)


def _of_body(marked: Marked, mark: Mark, cast: Cast) -> Voice:
    """As whom "le ministre" speaks; a nationality beside it says whose minister he is."""
    nation = marked.nation(mark.first - 1) or marked.nation(mark.last + 1)
    if nation and cast.state_money and cast.countries:
        return cast.of_state(nation)
    return Voice.PARTY if cast.owns(mark.phrase.rstrip("*")) else Voice.OFFICIAL


def _both(mark: Mark, cast: Cast) -> Iterator[Who]:
    """All parties together: "both companies", "les deux groupes"."""
    parties = [Who(Manner.NAME, mark.first, mark.last, cast.voice(o), o.name, o) for o in cast.parties]
    parties += [Who(Manner.NAME, mark.first, mark.last, Voice.PARTY, name) for name in cast.unknown]
    if parties:
        yield replace(parties[0], manner=Manner.NOUN, others=tuple(parties[1:]))


def written(marked: Marked, mark: Mark) -> str:
    """The words of a mark as they stand, with the article before them."""
    first = mark.first - marked.tagged(mark.first - 1, "definite")
    text = marked.part.text[marked.words[first].start : marked.words[mark.last].end]
    return text[0].lower() + text[1:] if first < mark.first else text


def _kinds(marked: Marked) -> Iterator[Who]:
    """Firms by what they make or where they are from: "the drugmaker", "l'équipementier", "le Néerlandais"."""
    endings = tuple(fold(ending) for ending in marked.phrases("company_endings"))
    for index in range(1, len(marked.words)):
        if (
            marked.tags[index]
            or not marked.tagged(index - 1, "definite")
            or marked.between(index - 1, index) not in " '"
        ):
            continue
        word = marked.word(index)
        if index in marked.natives or (len(word) >= _SHORTEST_KIND and word.endswith(endings)):
            yield Who(Manner.NOUN, index, index)


def _states(marked: Marked, cast: Cast) -> Iterator[Who]:
    """Countries and capitals that stand for their governments: a verb of speaking or spending follows at once."""
    for place in marked.places:
        if len(place.section) != 2 or not marked.tagged(place.last + 1, *_DONE_BY_STATES):
            continue
        if marked.between(place.last, place.last + 1) == " " and _stands_alone(marked, place):
            voice = cast.of_state(place.section)
            yield Who(Manner.BODY, place.first, place.last, voice, written(marked, place), noun=place.section)


def _stands_alone(marked: Marked, place: Mark) -> bool:
    """True for "Berlin" and "l'Espagne"; not for "le fonds canadien", "in Ohio" nor "Silicon Valley"."""
    before = marked.between(place.first - 1, place.first)
    opens = place.first == 0 or bool(before.strip(" '")) or marked.tagged(place.first - 1, "definite", "and")
    if not opens or marked.tagged(place.first, "no_government"):
        return False
    at = place.first - marked.tagged(place.first - 1, "definite")
    return _capital(marked.part.text, marked.words[place.first].start) and not marked.tagged(at - 1, "preposition")


def _strangers(marked: Marked) -> Iterator[Who]:
    """Capitalised names that nothing else explains; a word that merely begins a sentence is none."""
    text = marked.part.text
    if marked.is_title_case:
        return
    for index, word in enumerate(marked.words):
        if not _capital(text, word.start) or marked.tags[index]:
            continue
        after = index and _capital(text, marked.words[index - 1].start) and _close(marked, index - 1, index)
        if after and not marked.tags[index - 1]:
            continue  # in the midst of a name
        last = index
        while (
            last + 1 < len(marked.words)
            and not marked.tags[last + 1]
            and _close(marked, last, last + 1)
            and _capital(text, marked.words[last + 1].start)
        ):
            last += 1
        if marked.things.issuperset(range(index, last + 1)):
            continue
        inside = index > 0 and marked.between(index - 1, index).strip(" ',") == ""
        if last > index or inside or _begins_as_name(marked, index):
            own = index > 1 and after and marked.tagged(index - 1, "definite")  # "Le Courrier", not "le Courrier"
            start = marked.words[index - 1].start if own else word.start
            yield Who(Manner.STRANGER, index, last, Voice.THIRD_PARTY, text[start : marked.words[last].end])


def _begins_as_name(marked: Marked, index: int) -> bool:
    """True if a word that begins a sentence goes on like a name: "Corvex, whose chief ...", "Corvex annonce"."""
    if marked.word(index) in marked.lexicon.small_words or index + 1 >= len(marked.words):
        return False
    after = marked.between(index, index + 1)
    if after == ", ":
        return marked.tagged(index + 1, "relative", "definite", "determiner")
    return after == " " and marked.tagged(index + 1, "past", "speech", "deny", "presuppose")


def _capital(text: str, position: int) -> bool:
    return text[position].isupper()


def _close(marked: Marked, before: int, after: int) -> bool:
    return marked.between(before, after) in (" ", "-", "'", "&", " & ")
