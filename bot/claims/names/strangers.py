"""Strangers: capitalised names nobody listed, told from words that merely begin a sentence."""

import re
from collections.abc import Iterable

from bot.claims.names.name import Name
from bot.claims.names.naming import names
from bot.claims.names.people import is_a_person
from bot.claims.signs import Sentence

# What follows a name that begins a headline: a verb, a possessive, a comma, a colon. "Pension schemes" is caught by
# the lexicon's common words.
_AFTER_A_NAME = re.compile(
    r"^(?:['’]s?\b|,|\s?:| (?:to|is|was|has|had|will|would|may|might|could|can|and|said|told|et|a|n['’]|ne|va|met|dit|"
    r"doit|veut|peut|[a-zà-ÿ]+(?:s|ed|e|t|a|ra|rait|ont|ent))\b"
    r"| (?:neither|in (?:line|talks|discussions|advanced talks)|near|close|ready|poised|boss|chief|on (?:track|course)|"
    r"en (?:passe|pourparlers|discussions)|sur le point|bientôt|prêt|dans les starting|ni)\b)"
)
_PARTICIPLE = re.compile(r"(?:é|ée|és|ées|ant|ment|ly|ing|ed)$")


def is_a_stranger(name: Name, sentence: Sentence) -> bool:
    """True for an unlisted name that is a firm's or a body's: no person, and no common word with a capital."""
    if name.organisation is not None or is_a_person(name, sentence):
        return False
    if len(name.text) < SHORTEST or _is_vocabulary(name, sentence) or _is_a_title_of_press(name, sentence):
        return False
    if not begins_the_sentence(name, sentence) or " " in name.text:
        return True
    text = sentence.part.text
    return not _PARTICIPLE.search(name.text) and bool(_AFTER_A_NAME.match(text[name.end : name.end + NEXT_CHARS]))


def _is_vocabulary(name: Name, sentence: Sentence) -> bool:
    """True for a word that the lexicon knows as something else, and for one that says what sort of firm follows."""
    for hit in sentence.hits:
        if hit.section in {"parties.common", "parties.surname"} and hit.start <= name.start < hit.end:
            return True
        covers = hit.start <= name.start and name.end <= hit.end
        if covers and hit.section.startswith(_WORDS) and begins_the_sentence(name, sentence):
            return True
        if hit.section == "parties.descriptor" and hit.start == name.end + 1 and begins_the_sentence(name, sentence):
            return True
    return False


_ARTICLE = re.compile(r"[\w,»”] (?:Le|La|Les|The)[ \u00a0]$")


def _is_a_title_of_press(name: Name, sentence: Sentence) -> bool:
    """True for "Le Courrier" within a sentence: an article with a capital belongs to a newspaper."""
    return bool(_ARTICLE.search(sentence.part.text[sentence.span.start : name.start]))


_WORDS = ("relevance.", "deal.", "kind.", "traps.", "purpose.")
SHORTEST = 3


def begins_the_sentence(name: Name, sentence: Sentence) -> bool:
    """True for the first word of a sentence, of a quotation, or after a headline's colon: its capital tells little."""
    before = sentence.part.text[sentence.span.start : name.start].rstrip(" \u00a0\u202f")
    return not before or before[-1] in ':;“”"«»—–-'


NEXT_CHARS = 24


def stands_as_party(name: Name, sentence: Sentence) -> bool:
    """True for a stranger that is no place, no source and no topic before a headline's colon."""
    folded = sentence.part.folded
    if is_elsewhere(name, sentence):
        return False
    if begins_the_sentence(name, sentence) and _TOPIC.match(folded[name.end : name.end + 3]):
        return False
    return is_a_stranger(name, sentence)


def is_elsewhere(name: Name, sentence: Sentence) -> bool:
    """True behind a preposition of place or of source: "au Grand Palais"."""
    return bool(_ELSEWHERE.search(sentence.part.folded[max(sentence.span.start, name.start - 20) : name.start]))


# Where something is, or who tells of it, rather than who does it.
_ELSEWHERE = re.compile(
    r"\b(?:in|at|near|on|outside|around|from|a|au|aux|du|des|en|pres de|devant|per|to|according to|selon|d'apres|par"
    r"|with|avec) (?:the |le |la |les |l')?$"
)
_TOPIC = re.compile(r"^ ?:(?! ?[\"0-9$])")


def has_strangers(sentences: Iterable[Sentence]) -> bool:
    """True if one of these sentences names a firm that nobody listed."""
    return any(stands_as_party(name, sentence) for sentence in sentences for name in names(sentence))
