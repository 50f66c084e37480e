"""Titles joined to the names they belong to: "le patron de la start-up Nébula", "Corvex's chief"."""

from dataclasses import replace

from bot.claims.claim import Voice
from bot.claims.hearing.marks import Marked
from bot.claims.hearing.who import Manner, Who

_LONGEST_SHORT_FORM = 4  # letters
_NAMES = (Manner.NAME, Manner.STRANGER)
_TITLES = (Manner.ROLE, Manner.OTHER)  # "analyst Jane Roe"
_PREFIXES = {Manner.STRANGER: (Manner.BODY, Manner.NOUN), Manner.OTHER: (Manner.STRANGER, Manner.NOUN, Manner.ROLE)}


def joined_titles(marked: Marked, people: list[Who]) -> list[Who]:
    """Titles joined to what they belong to, in one pass from the right: "le patron de la start-up Nébula" is one."""
    joined: list[Who] = []
    for who in reversed(people):
        following = joined[-1] if joined else None
        if following and _belongs(marked, who, following):
            joined[-1] = _one(marked, who, following)
        else:
            joined.append(who)
    joined.reverse()
    return _owned(marked, joined)


def _belongs(marked: Marked, who: Who, following: Who) -> bool:
    short = len(marked.word(who.last)) <= _LONGEST_SHORT_FORM  # "Gov. Roe"
    sign = marked.between(who.last, following.first).strip(" '." if short else " '")
    gap = sign if following.first == who.last + 1 else None
    words_between = range(who.last + 1, following.first)
    if who.manner is Manner.ROLE and words_between and len(words_between) <= 3:
        plain = all(marked.between(i, i + 1).strip(" '") == "" for i in range(who.last, following.first))
        return plain and all(marked.tagged(i, "of", "definite") for i in words_between)
    if who.manner in _PREFIXES:
        return gap == "" and following.manner in _PREFIXES[who.manner]
    if who.manner in (Manner.ROLE, Manner.NOUN, Manner.BODY):
        if gap == "":
            return following.manner in _NAMES or (who.manner is Manner.ROLE and following.manner is Manner.BODY)
        bare = len(words_between) == 1 and not marked.tags[words_between[0]]
        plain = all(marked.between(i, i + 1).strip(" ") == "" for i in range(who.last, following.first))
        return who.manner is Manner.NOUN and bare and plain and following.manner is Manner.NAME
    return False


def _one(marked: Marked, who: Who, following: Who) -> Who:
    if following.manner is Manner.STRANGER and following.first > who.last + 1:
        return Who(Manner.ROLE, who.first, following.last, Voice.THIRD_PARTY, following.name, person=True)
    if following.manner is Manner.STRANGER and who.manner is Manner.NOUN and marked.tagged(who.last, "witness_nouns"):
        return replace(following, first=who.first)  # "le promoteur Bâtinord"
    if following.manner is Manner.STRANGER:
        return replace(who, last=following.last, name=_titled(marked, who, following), called=_called(who, following))
    manner = Manner.ROLE if who.manner is Manner.ROLE else following.manner
    person = following.person or who.manner is Manner.ROLE
    noun, called = who.noun or following.noun, following.called
    return Who(
        manner, who.first, following.last, following.voice, following.name, following.organisation, person, noun,
        called=called,
    )  # fmt: skip


def _called(who: Who, following: Who) -> str | None:
    """The name of an officer or a minister; a firm's name after its kind is no person's."""
    return following.name if who.manner in (Manner.ROLE, Manner.BODY) else None


def _titled(marked: Marked, who: Who, following: Who) -> str | None:
    """The name of somebody with a title: "la ministre Vanessa Matz"; of a firm's officer or an analyst the name."""
    if who.manner is not Manner.BODY or who.organisation:
        return following.name if who.manner in _TITLES else who.name
    first = who.first - marked.tagged(who.first - 1, "definite")
    return marked.part.text[marked.words[first].start : marked.words[following.last].end]


def _owned(marked: Marked, people: list[Who]) -> list[Who]:
    """“Macron's office”, “Corvex’s chief”, “Corvex boss”: the title speaks in the owner's place."""
    found: list[Who] = []
    for who in people:
        owner = found[-1] if found else None
        if (
            owner
            and (owner.voice or _is_nameless_owner(marked, owner))
            and who.manner is Manner.ROLE
            and who.voice is None
            and _owns(marked, owner, who)
        ):
            manner = Manner.ROLE if owner.voice else Manner.NOUN
            found[-1] = replace(owner, manner=manner, last=who.last, person=True, called=who.called)
        else:
            found.append(who)
    return found


def _is_nameless_owner(marked: Marked, owner: Who) -> bool:
    """True for "the network's president": the noun will be resolved, with its title."""
    return owner.manner is Manner.NOUN and marked.word(owner.last + 1) == "s"


def _owns(marked: Marked, owner: Who, who: Who) -> bool:
    between = range(owner.last + 1, who.first)
    if len(between) > 3 or any(marked.between(i, i + 1).strip(" '-") for i in range(owner.last, who.first)):
        return False
    if not between:
        return marked.between(owner.last, who.first) == " " and not marked.tagged(who.first, "past")
    return marked.word(between[0]) == "s"
