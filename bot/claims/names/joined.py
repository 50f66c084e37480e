"""Names joined by "and", or in a list, share one role."""

import re
from collections.abc import Sequence

from bot.claims.names.name import Name
from bot.claims.names.payers import is_state
from bot.claims.names.role import Role
from bot.claims.organisation import Sort
from bot.claims.signs import Sentence

_AND = re.compile(
    r"^(?:[ ,]*(?:et|and|&|ou|or|ainsi que|as well as)[ ,]*(?:l'|le |la |les |the |of |de |du |des |d'|aupres de )?"
    r"|, ?| of | de |'s )$"
)
_ALSO = re.compile(
    r"^(?:,? (?:et|and|&|ainsi que|as well as) (?:l'|le |la |les |the |de |du |des |d'|aupres de )?|, ?)$"
)
_NEVER = re.compile(r"(?!)")


def shared(role: Role, name: Name, found: Sequence[tuple[Name, Role]], sentence: Sentence) -> Role:
    """The role of a name, or that of the name before where grammar leaves it open and a conjunction joins the two."""
    if not found or role is not Role.OPEN:
        return role
    previous, before = found[-1]
    joint = _joint(name)
    joined = joint.match(_between(previous, name, sentence))
    return before if joined or (joint is not _NEVER and _by_word(previous, name, sentence)) else role


def _by_word(name: Name, following: Name, sentence: Sentence) -> bool:
    """True if a word of the lexicon alone joins two names; an article may follow it: "Bosch sowie die Telekom"."""
    folded = sentence.part.folded
    return any(
        name.end <= hit.start
        and not folded[name.end : hit.start].strip(" ,")
        and 0 < following.start - hit.end <= ARTICLE_CHARS
        for hit in sentence.of("parties.and")
    )


ARTICLE_CHARS = 5


def _between(name: Name, following: Name, sentence: Sentence) -> str:
    """What stands between two names, but for where the second is at home and what it is: "et l'industriel danois"."""
    folded = sentence.part.folded
    gap = folded[name.end : following.start]
    labels = [*sentence.within("nationality"), *sentence.within("places"), *sentence.of("parties.descriptor")]
    for hit in labels if len(gap) <= LABELLED_CHARS else ():
        if name.end < hit.start and hit.end < following.start:
            gap = gap.replace(f"{folded[hit.start : hit.end]}'s ", "").replace(f"{folded[hit.start : hit.end]} ", "")
    return _LABEL.sub(" ", gap)


LABELLED_CHARS = 60
# "and its cloud arm Corvex", "et l'industriel Aker", "et la filiale cloud d'Amazon".
_LABEL = re.compile(
    r" (?:l'|le |la |les |the |its |son |sa )?(?:industriel|groupe|geant|fonds|assureur|operateur|fabricant|banque"
    r"|energeticien|insurer|utility|giant|fund|bank|filiale(?: [a-z]+)? (?:d[eu] |d'|des )) ?(?=$)"
)


def _joint(name: Name) -> re.Pattern[str]:
    """What joins a name to the one before: a public bank may share a round, a State signs beside those who pay."""
    if name.organisation is None or name.organisation.sort is not Sort.PUBLIC:
        return _AND
    return _NEVER if is_state(name.organisation) else _ALSO


def shared_backwards(found: list[tuple[Name, Role]], sentence: Sentence) -> list[tuple[Name, Role]]:
    """In "A, B and C invest" only C touches the verb: A and B share its role."""
    listed = False  # a comma joins only within a list that ends in "and"
    for index in range(len(found) - 2, -1, -1):
        name, role = found[index]
        following, its_role = found[index + 1]
        gap = _between(name, following, sentence)
        if not _AND.match(gap) and not _by_word(name, following, sentence):
            listed = False
            continue
        listed = listed or gap.strip() != ","
        if listed and role is Role.OPEN:
            found[index] = (name, its_role)
    return found
