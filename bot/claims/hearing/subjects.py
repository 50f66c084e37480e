"""The subject of a verb of saying: before it, after it, in a group, past an aside."""

from dataclasses import dataclass, replace

from bot.claims.claim import Voice
from bot.claims.hearing.anaphora import depends
from bot.claims.hearing.marks import Mark, Marked
from bot.claims.hearing.who import Manner, Who

_TITLED = frozenset({Manner.BODY, Manner.ROLE, Manner.OTHER})  # "said industry minister Roe", "said finance chief Roe"
_MEANT = frozenset({Manner.NOUN, Manner.ROLE})  # "HP, Toshiba and others, said the company"
LONGEST_REACH = 5  # words between a verb and the subject after it
_LONGEST_ADDRESS = 5  # words: "dans les colonnes du Monde"


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words `first` to `last` of a part, and those named in it."""

    marked: Marked
    first: int
    last: int
    people: tuple[Who, ...]


def inverted(sentence: Sentence, verb: Mark, start: int) -> tuple[Who, ...]:
    """The subject after its verb: "…, annonce l'Élysée", "… », martèle la directrice"."""
    marked = sentence.marked
    opens = start == sentence.first or set(marked.between(start - 1, start)) & set(',"-:')
    if not opens and not marked.tagged(start - 1, "complement"):
        return ()
    for who in sentence.people:
        if who.manner is Manner.PRONOUN and start <= who.first < verb.first:
            return (who,)
        if not verb.last < who.first <= verb.last + LONGEST_REACH + _told_to(marked, verb.last + 1):
            continue
        if depends(marked, who) and _told_to(marked, verb.last + 1):
            continue
        between = range(_after_hyphens(marked, verb.last + 1 + _told_to(marked, verb.last + 1)), who.first)
        known = who.manner in _MEANT and _has_article(marked, verb.last + 1, who.first)
        titled = who.manner in _TITLED or known
        plain = all(is_filler(marked, i) or (titled and not marked.tags[i]) for i in between)
        aside = not (known and verb.section == "speech") and _after_aside(sentence, start)
        if plain and joined(marked, verb.last, who.first) and not aside:
            return (who,)
        return ()
    return ()


def _has_article(marked: Marked, first: int, noun: int) -> bool:
    """True for "la jeune société" behind its verb: what stands between an article and its noun describes it."""
    return any(marked.tagged(index, "definite") for index in range(first, noun))


def _told_to(marked: Marked, index: int) -> int:
    """How many words tell where or to whom: "écrit sur X le patron", "a dit au Courrier le PDG"."""
    found = [mark for mark in marked.of(index, index + _LONGEST_ADDRESS, "record") if mark.first == index]
    if found:
        return max(mark.last for mark in found) - index + 1
    if not marked.tagged(index, "addressing"):
        return 0
    last = index + 1 + marked.tagged(index + 1, "definite")
    text = marked.part.text
    while last + 1 < len(marked.words) and text[marked.words[last + 1].start].isupper():
        last += 1
    return last - index + 1


def _after_hyphens(marked: Marked, index: int) -> int:
    """The word after "-t-" of "précise-t-elle", and after "on" with its preposition: "indique-t-on à Bercy"."""
    if marked.between(index - 1, index) != "-":
        return index
    index += len(marked.word(index)) == 1
    if marked.tagged(index, "indefinite"):
        index += 1 + marked.tagged(index + 1, "preposition")
    return index


def _after_aside(sentence: Sentence, start: int) -> bool:
    """True if the comma before `start` closes an aside after a name: "Mme Roy, qui préside l'agence, a lancé"."""
    if '"' in sentence.marked.between(start - 1, start):
        return False
    opening = _before_apposition(sentence, sentence.first, start - 1)
    return opening < start - 1 and any(w.last == opening and _can_be_subject(sentence, w) for w in sentence.people)


def is_filler(marked: Marked, index: int) -> bool:
    """True for articles, days and adverbs, which may stand between a verb and its subject; not for "that"."""
    if marked.tagged(index, "complement"):
        return False
    return marked.word(index).isdigit() or marked.tagged(index, "definite", "possessive", "adverb", "determiner")


def joined(marked: Marked, before: int, after: int) -> bool:
    """True if no sign parts the words between."""
    return not any(set(marked.between(i, i + 1)) & set(',;:."()') for i in range(before, after))


def subject(sentence: Sentence, start: int) -> tuple[tuple[Who, ...], int]:
    """Whoever is the subject of the verb group that begins at `start`, and the word his clause begins with."""
    marked = sentence.marked
    floor = _clause_floor(sentence, start)
    if marked.tagged(start - 1, "indefinite"):
        return _indefinite(sentence, floor, start - 1), floor
    end = start - 1
    if marked.tagged(end, "relative"):
        end -= 1
        floor = sentence.first
    joint = marked.of(floor, end, "joint")
    if joint and joined(marked, joint[0].last, end):  # "AMD joined the round, Corvex said": no sign, no new subject
        end = joint[0].first - 1
    if not marked.tagged(start - 1, "relative"):
        end = _before_apposition(sentence, floor, end)
    free = [w for w in sentence.people if floor <= w.first and w.last <= end and _can_be_subject(sentence, w)]
    if not free or _somebody_else_follows(sentence, free[-1], start):
        return (), floor
    return group(sentence, free[-1], floor), free[-1].first


def _indefinite(sentence: Sentence, floor: int, index: int) -> tuple[Who, ...]:
    """Whose house speaks in "À Bercy, on confirme"; of a firm such a voice is nobody's in particular."""
    people = [who for who in sentence.people if floor <= who.first and who.last < index and who.voice]
    for who in people[-1:]:
        if depends(sentence.marked, who) and "," in sentence.marked.between(index - 1, index):
            return (replace(who, voice=Voice.ANONYMOUS) if who.voice is Voice.PARTY else who,)
    return ()


def _somebody_else_follows(sentence: Sentence, who: Who, start: int) -> bool:
    """True for "Altavia rose, traders said": after the last comma stands a subject that nobody knows."""
    marked = sentence.marked
    comma = next((i for i in range(start - 1, who.last, -1) if "," in marked.between(i - 1, i)), None)
    if comma is None or "," in marked.between(start - 1, start):
        return False
    words = [i for i in range(comma, start) if not is_filler(marked, i)]
    return bool(words) and not any(marked.tagged(i, "preposition", "relative", "and", "but", "past") for i in words)


def _clause_floor(sentence: Sentence, start: int) -> int:
    """The first word after the last colon, semicolon, complementiser or conjunction before `start`."""
    marked = sentence.marked
    floor = sentence.first
    for index in range(sentence.first + 1, start):
        if set(marked.between(index - 1, index)) & set(":;"):
            floor = index
    for mark in marked.of(floor, start - 1, "complement", "but"):
        floor = mark.last + 1
    return floor


def _before_apposition(sentence: Sentence, floor: int, end: int) -> int:
    """Where the subject ends if a comma closes an aside just before the verb: "L'Élysée, partie prenante, annonce"."""
    marked = sentence.marked
    if end < floor or "," not in marked.between(end, end + 1):
        return end
    for index in range(end, floor, -1):
        if "," in marked.between(index - 1, index):
            return index - 1
    return end


def _can_be_subject(sentence: Sentence, who: Who) -> bool:
    marked = sentence.marked
    if "(" in marked.between(who.first - 1, who.first) or _is_compound(marked, who):
        return False
    return who.manner is Manner.PRONOUN or not depends(marked, who)


def _is_compound(marked: Marked, who: Who) -> bool:
    """True for "Altavia employees say": the name only describes the word that speaks."""
    after = who.last + 1
    if who.manner is not Manner.NAME or after >= len(marked.words) or marked.between(who.last, after) != " ":
        return False
    return not marked.tags[after] and marked.word(after).isalpha() and _speaks_next(marked, after + 1)


def _speaks_next(marked: Marked, index: int) -> bool:
    return marked.between(index - 1, index) == " " and marked.tagged(index, "speech", "past", "deny", "presuppose")


def group(sentence: Sentence, who: Who, floor: int = 0) -> tuple[Who, ...]:
    """`who` with those it is joined to: "OpenAI, SoftBank et Oracle"."""
    together = [who]
    for other in reversed([w for w in sentence.people if floor <= w.first and w.last < who.first]):
        between = [i for i in range(other.last + 1, together[0].first) if not sentence.marked.tagged(i, "definite")]
        bracketed = [w for w in sentence.people if w.first in between and _in_brackets(sentence, w)]
        rest = [i for i in between if not any(w.first <= i <= w.last for w in bracketed)]
        if _in_brackets(sentence, other):
            continue
        if any(not sentence.marked.tagged(i, "and") for i in rest) or not (rest or len(together) > 1):
            break
        together.insert(0, other)
    return tuple(together)


def _in_brackets(sentence: Sentence, who: Who) -> bool:
    return "(" in sentence.marked.between(who.first - 1, who.first)
