"""Evidence from what was heard: the words that show it, verbatim where they are quoted, and the facts they state."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.claims.claim import Evidence, Fact, Stance, Voice
from bot.claims.hearing.deal import Deal
from bot.claims.hearing.stance import Said
from bot.claims.hearing.subjects import Sentence
from bot.claims.hearing.who import Who
from bot.claims.rule import Rule
from bot.feeds.entry import Entry
from bot.text.excerpt import excerpt
from bot.text.quotes import quotations
from bot.text.span import Span

LONGEST_QUOTE = 300  # characters
_OPENING, _CLOSING = '«“"€$£', '»”"%€$£!?.'
_SHORTEST_VERBATIM = 12  # characters: less is a word held at arm's length, not a quotation


@dataclass(frozen=True, slots=True)
class Told:
    """One thing said, with the sentence and the part it stands in."""

    said: Said
    sentence: Sentence


def evidence_of(told: Told, facts: Deal, entry: Entry, author: Who | None) -> Evidence:
    """The evidence in one thing told, with the words that show it and the facts of the deal they state."""
    said, part = told.said, told.sentence.marked.part
    spoken_by = said.who.name if said.who else None
    words = told.sentence.marked.words
    span = _with_marks(part.text, words[said.first].start, words[said.last].end)
    quoted = _verbatim(part.text, span) if spoken_by and said.voice is not Voice.ANONYMOUS else None
    shown = quoted or excerpt(part.text, span, LONGEST_QUOTE)
    stated = facts.facts_in(told.sentence.marked, said.first, said.last) | {Fact.DEAL}
    own = author is not None or said.voice is Voice.OUTLET
    return Evidence(
        speaker=spoken_by,
        voice=said.voice,
        stance=said.stance,
        quote=shown.of(part.text),
        field=part.field,
        url=entry.url,
        at=entry.at,
        outlet=entry.outlet,
        about=said.about,
        said=_stated(said, stated),
        quoted_by=None if own else entry.outlet,
        verbatim=quoted is not None,
        act=said.act,
        rule=said.rule,
        firmly=said.firmly,
        person=_person(said.who),
    )


def _person(who: Who | None) -> str | None:
    """Who speaks by name, where the speaker is an organisation: "Arthur Mensch" for Mistral AI."""
    return who.called if who and who.name and who.called and who.called not in who.name else None


def _stated(said: Said, stated: frozenset[Fact]) -> frozenset[Fact]:
    """The facts that these words stand behind: none where they are about something else."""
    if said.rule is Rule.OTHER_OBJECT:
        return frozenset()
    return stated if said.stance in (Stance.AFFIRMS, Stance.PROJECTS) else frozenset({said.about})


def _with_marks(text: str, start: int, end: int) -> Span:
    """The words with the signs that belong to them: an opening mark before, closing marks after."""
    while start and (text[start - 1] in _OPENING or (text[start - 1].isspace() and text[start - 2 : start - 1] == "«")):
        start -= 1
    while end < len(text) and (text[end] in _CLOSING or (text[end].isspace() and text[end + 1 : end + 2] == "»")):
        end += 1
    return Span(start, end)


def _verbatim(text: str, span: Span) -> Span | None:
    """The longest quotation within `span`, if one is long enough to be somebody's words."""
    inside = quotations(text[span.start : span.end])
    longest = max(inside, key=lambda q: q.end - q.start, default=None)
    if longest is None or not _SHORTEST_VERBATIM <= longest.end - longest.start <= LONGEST_QUOTE:
        return None
    return Span(span.start + longest.start, span.start + longest.end)


def once(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Each speaker's stance once, with the words that state most facts; and words that state further ones."""
    told: dict[tuple[object, ...], list[Evidence]] = {}
    for one in evidence:
        told.setdefault((one.speaker, one.voice, one.stance, one.about, one.firmly), []).append(one)
    return tuple(kept for same in told.values() for kept in _further(same))


def _further(same: Sequence[Evidence]) -> Iterator[Evidence]:
    """The richest words first, then those that add a fact to what was said so far."""
    stated: frozenset[Fact] = frozenset()
    for one in sorted(same, key=lambda each: -len(each.said)):
        if not stated or not one.said <= stated:
            yield one
        stated |= one.said
