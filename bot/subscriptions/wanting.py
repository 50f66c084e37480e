"""Whether a room wants a story, and why."""

from dataclasses import dataclass
from enum import StrEnum

from bot.stories.facts import Facts, facts
from bot.stories.rates import EURO, ROUGH, Rates
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


def wants(wish: Wish, story: Story, rates: Rates = ROUGH) -> Wanted:
    """Whether this wish asks for this story, by what its reports say at present.

    A rough rate is called one in the detail, which shows the day of any other.
    """
    if wish == Wish():
        return Wanted(True, Reason.EVERYTHING)
    known = facts(story)
    country, amount = _country(wish, known), _amount(wish, known, rates)
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


def _amount(wish: Wish, known: Facts, rates: Rates) -> Wanted | None:
    if wish.at_least_eur is None:
        return None
    wanted = f"{wish.at_least_eur:,.0f} EUR wanted"
    amount = known.amount.value if known.amount else None
    if amount is None or amount.figure is None:
        return Wanted(False, Reason.AMOUNT_UNKNOWN, wanted)
    euros = rates.in_euros(amount.figure, amount.currency)
    if amount.currency is None or euros is None:
        return Wanted(False, Reason.CURRENCY_UNKNOWN, f"{amount.text}; {wanted}")
    shown = f"{euros:,.0f} EUR"
    if amount.currency != EURO:
        quoted = rates.of if rates.quotes(amount.currency) else None
        shown += f" at the rate of {quoted.isoformat()}" if quoted else " at a rough rate"
    enough = euros >= wish.at_least_eur
    return Wanted(enough, Reason.MATCHES if enough else Reason.TOO_SMALL, f"{shown}; {wanted}")
