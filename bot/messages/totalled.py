"""What stories add up to, in words: sums by currency, their value in euros, and what was not added."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal

from bot.claims.money import Money, Qualifier
from bot.messages.amounts import figure, money
from bot.messages.times import calendar_day
from bot.messages.wording import Wording
from bot.stories.rates import EURO, Rates
from bot.stories.totals import Added, Apart, Totals, in_euros

_DIGITS = 3  # of a converted sum: it is about as exact as the rate of another day


def added_text(added: Added, rates: Rates, wording: Wording) -> str:
    """ "€6.2bn + $3bn, about €8.89bn in all, and up to €5bn more"; empty if nothing was added."""
    firm = _in_all([money(each, wording) for each in added.firm], added.firm, rates, wording)
    tops = [figure(each.high or Decimal(0), each.currency, wording) for each in added.ceilings]
    ceilings = _in_all(tops, added.ceilings, rates, wording)
    if firm and ceilings:
        return wording.text("{sums}, and up to {more} more", sums=firm, more=ceilings)
    return firm or (wording.text("up to {amount}", amount=ceilings) if ceilings else "")


def rates_text(shown: Sequence[Added], rates: Rates, wording: Wording) -> str:
    """At which rates the sums in `shown` were converted, and of which day; empty if none was."""
    converted = sorted({each.currency or "" for each in _converted(shown, rates)})
    rough = [currency for currency in converted if not rates.quotes(currency)]
    if not converted:
        return ""
    if rates.of is None or rough == converted:
        return wording.text("Converted at rough rates")
    day = calendar_day(rates.of, wording)
    if not rough:
        return wording.text("Converted at the ECB rate of {day}", day=day)
    codes = ", ".join(rough)
    return wording.text("Converted at the ECB rate of {day}; {currencies} at a rough rate", day=day, currencies=codes)


def apart_lines(found: Totals, rates: Rates, wording: Wording) -> list[str]:
    """What was not added and why, one line each beneath a heading; nothing if everything was."""
    said = [f"• {_apart(why, found.apart[why], rates, wording)}" for why in Apart if why in found.apart]
    return [wording.text("Not in the totals:"), *said] if said else []


def _apart(why: Apart, added: Added, rates: Rates, wording: Wording) -> str:
    n, sums = added.stories, added_text(added, rates, wording)
    match why:
        case Apart.UNCOMMITTED:
            return wording.plural("{n} without a firm commitment", "{n} without a firm commitment", n)
        case Apart.WITHOUT_FIGURE:
            return wording.plural("{n} without a figure", "{n} without a figure", n)
        case Apart.WITHOUT_CURRENCY:
            return wording.plural("{n} without a currency", "{n} without a currency", n)
        case Apart.DENIED_FIGURE:
            return wording.plural("{n} with a denied figure", "{n} with a denied figure", n)
        case Apart.PLAN:
            return wording.plural("{n} plan or total of several pledges", "{n} plans or totals of several pledges", n)
        case Apart.SHARE:
            return wording.plural("{n} share of a larger pledge", "{n} shares of larger pledges", n)
        case Apart.ANNOUNCED_BEFORE:
            return wording.text("announced before, in whole or in part: {sums}", sums=sums)
        case Apart.PERHAPS_BEFORE:
            return wording.text("possibly announced before: {sums}", sums=sums)
        case Apart.UNSTATED:
            return wording.text("sum not stated by a party: {sums}", sums=sums)
        case Apart.YEARLY:
            return wording.text("per year: {sums}", sums=sums)


def _in_all(said: Sequence[str], sums: Sequence[Money], rates: Rates, wording: Wording) -> str:
    """Sums in a row, with their value in euros where that is another figure and can be told."""
    row = " + ".join(said)
    euros = in_euros(sums, rates) if any(each.currency != EURO for each in sums) else None
    if euros is None:
        return row
    about = money(_shortened(euros), wording)
    if len(sums) > 1:
        return wording.text("{sums}, {total} in all", sums=row, total=about)
    return f"{row} ({about})"


def _shortened(euros: Money) -> Money:
    """A converted sum as it may be printed: about, or at least, three digits."""
    rounding = ROUND_FLOOR if euros.qualifier is Qualifier.AT_LEAST else ROUND_HALF_EVEN
    low, high = (None if end is None else Context(_DIGITS, rounding).plus(end) for end in (euros.low, euros.high))
    if euros.qualifier in (Qualifier.AT_LEAST, Qualifier.RANGE):
        return replace(euros, low=low, high=high)
    value = high if low is None else low
    return replace(euros, low=value, high=value, qualifier=Qualifier.APPROX)


def _converted(shown: Sequence[Added], rates: Rates) -> Iterator[Money]:
    """The sums in other currencies whose value in euros is told."""
    for sums in (sums for added in shown for sums in (added.firm, added.ceilings)):
        if in_euros(sums, rates) is not None:
            yield from (each for each in sums if each.currency != EURO)
