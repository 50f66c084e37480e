"""People and others who are no party: who merely speaks, runs a firm, judges a deal, or is compared with it."""

import re

from bot.claims.names.name import Name
from bot.claims.organisation import Mention
from bot.claims.signs import Sentence

_APPOSED = re.compile(r"^, (?:[\w'-]+ ){0,4}$")
_BEFORE_CHARS, _AFTER_CHARS = 40, 48


def is_a_person(name: Name, sentence: Sentence) -> bool:
    """True for an unlisted name that begins with a first name, or that a title of office goes with.

    Not for a rich one who pays himself: "the billionaire Ada Lund".
    """
    if name.organisation is not None or _is_rich(name, sentence):
        return False
    if " " in name.text and any(hit.start == name.start for hit in sentence.of("parties.first_name")):
        return True
    return _holds_office(name, sentence)


def _is_rich(name: Name, sentence: Sentence) -> bool:
    return any(-1 <= name.start - hit.end <= _BEFORE_CHARS for hit in sentence.of("parties.rich"))


def _holds_office(name: Name, sentence: Sentence) -> bool:
    folded = sentence.part.folded
    for hit in sentence.of("parties.office"):
        if folded[hit.end : name.start] in {" ", ", "} or _only_a_nation(hit.end, name.start, sentence):
            return True
        if name.end < hit.start <= name.end + _AFTER_CHARS and _APPOSED.match(folded[name.end : hit.start]):
            return " " in name.text
    return False


def _only_a_nation(start: int, end: int, sentence: Sentence) -> bool:
    """True between "la journaliste" and the name in "la journaliste indienne Palki Sharma"."""
    return any(hit.start == start + 1 and hit.end == end - 1 for hit in sentence.within("nationality"))


def wears_a_hat(name: Name, sentence: Sentence) -> bool:
    """True for the firm in "le patron de Spotify": whoever runs it may pay through something else."""
    folded = sentence.part.folded
    before = folded[max(sentence.span.start, name.start - _BEFORE_CHARS) : name.start]
    return bool(_HAT.search(before) or _CHIEF.match(folded[name.end : name.end + 16]))


_RIVAL = re.compile(
    r"\b(?:rivale?s?|rivaux|concurrente?s?|challenger|competitors?)(?: [a-z-]+){0,2} (?:d[eu] |d'|of |to )(?:the |l')?$"
)


def is_beside(name: Name, sentence: Sentence) -> bool:
    """True for who is named to compare, "le rival californien de Nvidia", and for a town: "in Childress, Texas"."""
    folded = sentence.part.folded
    if _RIVAL.search(folded[max(sentence.span.start, name.start - _BEFORE_CHARS) : name.start]):
        return True
    lands = {hit.start for table in ("places", "towns") for hit in sentence.within(table)}
    return name.organisation is None and folded[name.end : name.end + 2] == ", " and name.end + 2 in lands


_HAT = re.compile(
    r"\b(?:patron|patronne|pdg|dirigeant|fondateur|fondatrice|cofondateur|boss|chief|ceo|founder|co-founder|chairman)"
    r" (?:executive )?(?:of |de |d'|du )$"
)
_CHIEF = re.compile(r"^(?:'s)? (?:boss|chief|ceo|founder|co-founder|chairman)\b")


_LEFT = re.compile(r"\b(?:ancien(?:ne)?s?|ex|former)[ -](?:[a-z-]+ ){1,3}(?:d'|de |du |of |at |from )(?:l'|the )?$")
LEFT_CHARS = 60
# "L'ancien patron de Bullicium l'assure : le groupe mettra ...": he speaks of the firm that he left.
_OF_IT = re.compile(
    r"^[^.;]{0,40}(?::|que|that|said|says) ?"
    r"(?:le groupe|la societe|l'entreprise|la firme|elle|the (?:group|company|firm)|it)\b"
)


def is_left_behind(name: Name | Mention, sentence: Sentence) -> bool:
    """True for "OpenAI" of "l'ancienne directrice technique d'OpenAI": whoever left it now acts elsewhere."""
    folded = sentence.part.folded
    before = folded[max(sentence.span.start, name.start - LEFT_CHARS) : name.start]
    return bool(_LEFT.search(before)) and not _OF_IT.match(folded[name.end : sentence.span.end])
