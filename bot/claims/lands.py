"""Lands: the country whose own money it is, by its name, its capital, its currency."""

from collections.abc import Sequence

from bot.claims.lexicon import Hit
from bot.claims.parties import Parties
from bot.claims.signs import Sentence
from bot.text.folding import fold


def country_of(hit: Hit) -> str:
    """The code that a place is filed under."""
    return hit.section.partition(".")[2]


def own_land(told: Sequence[Sentence], parties: Parties) -> str | None:
    """The country that is itself the one paying."""
    paying = {fold(name) for name in parties.investors}
    hits = ((s, hit) for s in told for hit in s.within("places"))
    return next((country_of(hit) for s, hit in hits if s.part.folded[hit.start : hit.end] in paying), None)


def lands_of_the_sums(told: Sequence[Sentence]) -> tuple[str, ...]:
    """The one country whose money the sums are: a cabinet that approves rupees is India's."""
    currencies = {money.currency for s in told for money in s.sums} - {None, *_OF_MANY}
    return tuple({currency[:2] for currency in currencies if currency}) if len(currencies) == 1 else ()


_OF_MANY = {"EUR", "USD", "XOF", "XAF"}  # the others begin with the code of their country


def land_of_the_capital(told: Sequence[Sentence], parties: Parties) -> str | None:
    """The country whose capital stands for the one paying."""
    paying = {fold(name) for name in parties.investors}
    standing = (country_of(hit).partition("/") for s in told for hit in s.within("capitals"))
    return next((code for code, _, nation in standing if nation and fold(nation) in paying), None)


def is_of_a_member(told: Sequence[Sentence]) -> bool:
    """True below "Luxembourg AI factory gets €112m": the Union only pays a share of what one country does."""
    titles = [s for s in told if s.is_title]
    union = any(m.organisation.country == "EU" for s in titles for m in s.mentions)
    seat = any(country_of(hit)[:2] == "BE" for s in titles for hit in s.within("capitals"))
    named = any(hit.section != "places.Europe" for s in titles for hit in (*s.within("places"), *s.within("towns")))
    return named and not union and not seat and not any(s.has("places.Europe", "parties.public_body") for s in titles)
