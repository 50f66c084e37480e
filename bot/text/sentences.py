"""Sentences, clauses and words of a text, with where each stands."""

import re
from collections.abc import Set as AbstractSet

from bot.text.folding import fold
from bot.text.span import Span

_WORD = re.compile(r"[^\W_]+")
_END = re.compile(r"[.!?…]+[\"”»’)\]]*(?:\s*»)?|\n\s*\n|\n")
_CLAUSE_END = re.compile(r"[,;:()]|\s[-–—]\s")

# Words that carry a full stop without ending a sentence, folded: those every text may have. A lexicon brings others.
_ABBREVIATIONS = frozenset(
    (
        *(
            "m",
            "mm",
            "mme",
            "mlle",
            "dr",
            "pr",
            "st",
            "ste",
            "art",
            "av",
            "cf",
            "env",
            "etc",
            "ex",
            "inc",
            "corp",
            "co",
        ),
        *("ltd", "llc", "sa", "mr", "mrs", "ms", "jr", "sr", "vs", "no", "gen", "gov", "sen", "rep"),
        *("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "janv", "fevr", "avr"),
    )
)


def words(text: str) -> list[Span]:
    """Every run of letters and digits; an apostrophe parts two words."""
    return [Span(*found.span()) for found in _WORD.finditer(text)]


def sentences(text: str, abbreviations: AbstractSet[str] = frozenset()) -> list[Span]:
    """The sentences in order, edge spaces left out. "1,2 Md€", "M. Dupont" and "U.S. plan" stay whole.

    `abbreviations` are those of the text's language, folded, without their full stop.
    """
    found: list[Span] = []
    start = 0
    for stop in _END.finditer(text):
        if stop.end() > start and _ends_sentence(text, stop, abbreviations):
            _keep(found, text, start, stop.end())
            start = stop.end()
    _keep(found, text, start, len(text))
    return found


def clauses(text: str, sentence: Span) -> list[Span]:
    """The pieces of a sentence between commas, colons, semicolons, brackets and dashes, not at a decimal comma."""
    found: list[Span] = []
    start = sentence.start
    for mark in _CLAUSE_END.finditer(text, sentence.start, sentence.end):
        if _inside_number(text, mark.start(), mark.end()):
            continue
        _keep(found, text, start, mark.start())
        start = mark.end()
    _keep(found, text, start, sentence.end)
    return found


def _ends_sentence(text: str, stop: re.Match[str], abbreviations: AbstractSet[str]) -> bool:
    if "\n" in stop.group():
        return True
    after = text[stop.end() : stop.end() + 1]
    if after and not after.isspace():
        return stop.group()[-1] in '"”»' and after.isupper()
    if not stop.group().startswith(".") or stop.group().startswith(".."):
        return _next_begins(text, stop.end())
    return not _is_abbreviated(text, stop.start(), abbreviations) and _next_begins(text, stop.end())


def _is_abbreviated(text: str, dot: int, abbreviations: AbstractSet[str]) -> bool:
    start = dot
    while start and dot - start < 12 and (text[start - 1].isalnum() or text[start - 1] == "."):
        start -= 1
    word = text[start:dot]
    if "." in word:
        return all(len(piece) <= 2 for piece in word.split("."))
    folded = fold(word)
    return (len(word) == 1 and word.isupper()) or folded in _ABBREVIATIONS or folded in abbreviations


def _next_begins(text: str, position: int) -> bool:
    """True unless the next word goes on in lower case: “Vraiment ? » demande-t-il”."""
    for character in text[position : position + 4]:
        if character.isalnum():
            return not character.islower()
        if not character.isspace() and character not in "«“\"'’([-–—":
            return False
    return True


def _inside_number(text: str, start: int, end: int) -> bool:
    return text[start] == "," and text[start - 1 : start].isdigit() and text[end : end + 1].isdigit()


def _keep(found: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append(Span(start, end))
