"""How an organisation is called in a sentence: its article, number and gender."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bot.claims.organisation import Organisation, Organisations

_LONGEST_ARTICLE = 3
_LONGEST_CHARS = 80  # a name from a hostile text must not fill the card


@dataclass(frozen=True, slots=True)
class Name:
    """The forms of one name by language, each with its article: {"fr": "l’Élysée", "en": "the Élysée"}.

    `agreement` says by language what agrees with it: "feminine" ("la Commission est citée"), "plural".
    """

    forms: Mapping[str, str] = field(default_factory=dict)
    agreement: Mapping[str, str] = field(default_factory=dict)
    group: str | None = None  # full name of the group that controls it; None: it stands for itself


class Names(str):
    """Names as they are joined in a sentence, which remembers each: languages decline them one by one."""

    __slots__ = ("each", "in_a_row")

    each: tuple[str, ...]
    in_a_row: bool  # joined by commas alone: another one follows

    def __new__(cls, text: str, each: Iterable[str], *, in_a_row: bool = False) -> "Names":
        """`text` is what a reader sees, `each` the full names in it."""
        names = super().__new__(cls, text)
        names.each, names.in_a_row = tuple(each), in_a_row
        return names


def names_of(organisations: Organisations) -> dict[str, Name]:
    """Names by the full name that claims carry."""
    return {each.name: _name(each, organisations) for each in organisations.everybody if _is_particular(each)}


def _is_particular(of: Organisation) -> bool:
    """False where the name alone tells everything: most companies."""
    return bool(of.forms or of.plural or of.feminine or of.parent)


def _name(of: Organisation, known: Organisations) -> Name:
    group = known.group_of(of).name
    agreement = " ".join(word for word, said in (("feminine", of.feminine), ("plural", of.plural)) if said)
    return Name(of.forms, {"fr": agreement} if agreement else {}, group if group != of.name else None)


def tidy(text: str, max_chars: int = _LONGEST_CHARS) -> str:
    """One line of a text from outside: no control, direction or invisible characters, at most `max_chars`."""
    shown = "".join(_shown(character) for character in text)
    return cut(" ".join(word for word in shown.split(" ") if word).strip(), max_chars)


def cut(text: str, max_chars: int) -> str:
    """The beginning of a text, ended at a word by "…"; at most `max_chars` characters."""
    if len(text) <= max_chars:
        return text
    head = text[: max_chars - 1]
    at_word = head.rsplit(" ", 1)[0] if not text[max_chars - 1].isspace() else head
    if len(at_word) < max_chars // 2:  # one endless word: cut it where it is
        at_word = head
    return at_word.rstrip(" ,;:.–-\u00a0\u202f") + "…"


def without_article(form: str, articles: Iterable[str]) -> str:
    """The name as a label: "Commission européenne" for "la Commission européenne"."""
    for article in articles:
        if form.startswith(article) and len(form) > len(article):
            rest = form[len(article) :]
            return rest[:1].upper() + rest[1:]
    return form


def within_a_sentence(name: str) -> str:
    """A common noun without the capital its article had at the head of a text: "The region" becomes "the region"."""
    article, _, noun = name.partition(" ")
    return name[:1].lower() + name[1:] if len(article) <= _LONGEST_ARTICLE and noun.islower() else name


def at_the_start(text: str, articles: Iterable[str]) -> str:
    """A sentence that may begin with a name: "l’Élysée annonce" becomes "L’Élysée annonce", "xAI lève" stays."""
    return text[:1].upper() + text[1:] if text.startswith(tuple(articles)) else text


def _shown(character: str) -> str:
    match unicodedata.category(character):
        case "Cf" | "Cs" | "Co" | "Cn":  # direction overrides, zero-width signs, surrogates
            return ""
        case "Cc" | "Zl" | "Zp":  # line breaks, tabs, NUL
            return " "
        case _:
            return character
