"""The values a person can choose among, and all the ways to type them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from babel import Locale

from bot.text.folding import fold


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a choice. `label` is a msgid; `spellings` are what people type as well."""

    value: str
    label: str
    spellings: tuple[str, ...] = ()


# A status, by its name in every language (EDITORIAL 2.1), or "auto": back to what the rules give.
STATUSES = (
    Choice("rumoured", "rumour", ("rumour", "rumor", "rumeur", "gerücht")),
    Choice("reported", "reported", ("press", "presse", "pressebericht")),
    Choice("announced", "announced", ("annoncé", "annonce", "angekündigt")),
    Choice("confirmed", "confirmed", ("confirmé", "confirme", "bestätigt")),
    Choice("denied", "denied", ("démenti", "dementi", "dementiert")),
    Choice("cancelled", "cancelled", ("canceled", "abandonné", "abandonne", "annulé", "annule", "abgesagt")),
    Choice("auto", "by the rules again", ("automatic", "rules", "règles", "regles", "regeln")),
)


# What a reader may say is wrong with a story.
WRONGS = (
    Choice("wrong", "wrong status", ("status", "statut", "faux")),
    Choice("merge", "belongs to another story", ("same", "doublon", "double")),
    Choice("split", "two stories in one", ("two", "deux")),
    Choice("offtopic", "not about AI money", ("off_topic", "off", "hors_sujet")),
)


# How far statistics look back.
PERIODS = (
    Choice("week", "The last 7 days", ("7", "semaine", "woche")),
    Choice("month", "The last 30 days", ("30", "mois", "monat")),
    Choice("year", "The last 12 months", ("365", "an", "année", "annee", "jahr")),
    Choice("all", "Since the first story", ("ever", "everything", "tout", "alles")),
)


# What a reader who watches a story waits for. "until" may be typed before it.
UNTILS = (
    Choice("confirmed", "confirmed, denied or cancelled", ("until_confirmed", "confirmé", "confirme", "bestätigt")),
    Choice("denied", "denied or cancelled", ("until_denied", "démenti", "dementi", "dementiert")),
    Choice("any", "any change of status", ("until_any", "change", "changement", "tout", "änderung")),
)


# What a room lets ring beside first alerts.
REPLIES = (
    Choice("all", "everything there is a sentence for", ("everything", "tout", "tous", "alles")),
    Choice("changes", "changes of status", ("change", "default", "changements", "änderungen")),
    Choice("outcome", "a party’s word only", ("outcomes", "issue", "issues", "ergebnis")),
    Choice("none", "nothing", ("off", "rien", "aucune", "aucun", "nichts")),
)


CLOSING = (Choice("done", "done", ("ok", "fait", "clore", "erledigt")),)


def language_choices(codes: Iterable[str]) -> tuple[Choice, ...]:
    """These languages, each by its own name; what people type may be its name in any of the others."""
    spoken = [Locale.parse(code) for code in sorted(codes)]
    return tuple(_language(each, spoken) for each in spoken)


def _language(of: Locale, spoken: Iterable[Locale]) -> Choice:
    code, own = str(of), of.get_language_name(of) or str(of)
    names = (of.get_language_name(each) or "" for each in spoken)
    typed = dict.fromkeys(way for name in (own, *names) for way in _typed(name) if name)
    return Choice(code, own[:1].upper() + own[1:], tuple(typed))


def _typed(name: str) -> Iterator[str]:
    yield name.casefold().replace(" ", "_")
    yield fold(name).replace(" ", "_")
