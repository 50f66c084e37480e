"""Whether a room wants a story, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from bot.claims.money import Money
from bot.stories.amounts import ROUGH_RATES
from bot.stories.facts import Facts, facts
from bot.stories.story import Story
from bot.subscriptions.subscription import Wish


class Reason(StrEnum):
    """Why a story matches a wish or not. What is unknown never matches a wish that asks for it."""

    EVERYTHING = "everything"  # the wish asks for nothing in particular
    MATCHES = "matches"
    OTHER_COUNTRY = "other_country"
    COUNTRY_UNKNOWN = "country_unknown"
    TOO_SMALL = "too_small"
    AMOUNT_UNKNOWN = "amount_unknown"  # none, or "several billion"
    CURRENCY_UNKNOWN = "currency_unknown"  # none named, or no rate for it


@dataclass(frozen=True, slots=True)
class Wanted:
    """The answer with its reason; `detail` shows the figures that were compared and the date of the rate."""

    yes: bool
    reason: Reason
    detail: str = ""


def wants(wish: Wish, story: Story, rates: Mapping[str, Decimal] = ROUGH_RATES, rates_of: date | None = None) -> Wanted:
    """Whether this wish asks for this story, by what its reports say at present.

    `rates` are units of each currency per euro on the day `rates_of`; None stands for rough rates of no
    particular day, and the detail says so.
    """
    if wish == Wish():
        return Wanted(True, Reason.EVERYTHING)
    known = facts(story)
    country, amount = _country(wish, known), _amount(wish, known, rates, rates_of)
    for answer in (country, amount):
        if answer is not None and not answer.yes:
            return answer
    return Wanted(True, Reason.MATCHES, "; ".join(each.detail for each in (country, amount) if each))


def _country(wish: Wish, known: Facts) -> Wanted | None:
    if wish.country is None:
        return None
    if not known.countries:
        return Wanted(False, Reason.COUNTRY_UNKNOWN, f"{wish.country} wanted")
    matches = wish.country in known.countries
    detail = f"{', '.join(known.countries)}; {wish.country} wanted"
    return Wanted(matches, Reason.MATCHES if matches else Reason.OTHER_COUNTRY, detail)


def _amount(wish: Wish, known: Facts, rates: Mapping[str, Decimal], rates_of: date | None) -> Wanted | None:
    if wish.at_least_eur is None:
        return None
    wanted = f"{wish.at_least_eur:,.0f} EUR wanted"
    if known.amount is None or known.amount.value.figure is None:
        return Wanted(False, Reason.AMOUNT_UNKNOWN, wanted)
    amount = known.amount.value
    euros = in_euros(amount, rates)
    if euros is None:
        return Wanted(False, Reason.CURRENCY_UNKNOWN, f"{amount.text}; {wanted}")
    shown = f"{euros:,.0f} EUR"
    if amount.currency != "EUR":
        shown += f" at the rate of {rates_of.isoformat()}" if rates_of else " at a rough rate"
    enough = euros >= wish.at_least_eur
    return Wanted(enough, Reason.MATCHES if enough else Reason.TOO_SMALL, f"{shown}; {wanted}")


def in_euros(amount: Money, rates: Mapping[str, Decimal] = ROUGH_RATES) -> Decimal | None:
    """The figure a headline shows, in euros; None if it has none, names no currency, or no rate is known."""
    per_euro = rates.get(amount.currency or "")
    return amount.figure / per_euro if amount.figure is not None and per_euro else None
