"""What the pledges of several stories add up to: committed money only, each euro once, by who stands behind it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext
from enum import StrEnum

from bot.claims.claim import Fact, Kind, Recycled, Stage, Voice
from bot.claims.money import Money, Qualifier
from bot.stories.facts import Facts, facts
from bot.stories.rates import EURO, ROUGH, Rates
from bot.stories.shares import Pledge, is_share
from bot.stories.story import Recall, Status, Story
from bot.text.folding import name_key

_COUNTED = (Stage.COMMITMENT, Stage.CLOSED)
_BEFORE = (Recycled.PARTLY_NEW, Recycled.ALREADY_ANNOUNCED)
_EXACTLY = 200  # digits: a hostile text's figure may be longer than the 28 of the default


class Apart(StrEnum):
    """Why the money of a story is not added, in the order in which it is asked."""

    UNCOMMITTED = "uncommitted"  # talks, intentions, targets and the like
    WITHOUT_FIGURE = "without_figure"
    WITHOUT_CURRENCY = "without_currency"
    DENIED_FIGURE = "denied_figure"  # by a party, and no party has another
    PLAN = "plan"  # a public plan, or a total of pledges that names no party: it holds others
    ANNOUNCED_BEFORE = "announced_before"  # in whole or in part, by the text's own words
    PERHAPS_BEFORE = "perhaps_before"  # an earlier story has the same investor, country and size
    UNSTATED = "unstated"  # a party confirms the deal, but the sum is somebody else's
    YEARLY = "yearly"  # so much each year
    SHARE = "share"  # lies within a larger pledge that is added


# The sums of the others would count money twice, or be none.
_WITH_SUMS = (Apart.ANNOUNCED_BEFORE, Apart.PERHAPS_BEFORE, Apart.UNSTATED, Apart.YEARLY)


@dataclass(frozen=True, slots=True)
class Added:
    """Money added up, one sum for each currency, the euro first. A ceiling may come to nothing, so it stands apart."""

    stories: int
    firm: tuple[Money, ...] = ()
    ceilings: tuple[Money, ...] = ()  # "up to"


@dataclass(frozen=True, slots=True)
class Totals:
    """What counts, by status, and what does not, by reason; without an entry there is nothing of the kind.

    Statuses are never added to one another: a rumour is no pledge.
    """

    by_status: Mapping[Status, Added]
    apart: Mapping[Apart, Added]


def totals(stories: Iterable[Story], rates: Rates = ROUGH, group_of: Callable[[str], str] = name_key) -> Totals:
    """The totals of these stories, whatever their order. `group_of` names the group that controls an organisation.

    `rates` only tell which of two sums is larger: what is added stays in its own currency.
    """
    counted: dict[Status, list[Pledge]] = {}
    left_out: dict[Apart, list[Money]] = {}
    for story in stories:
        known = facts(story, None, group_of)
        amount = known.amount.value if known.amount else _NOTHING
        if reason := why_apart(story, known):
            left_out.setdefault(reason, []).append(amount)
        else:
            counted.setdefault(story.verdict.status, []).append(_pledge(story, known, amount, rates, group_of))
    by_status = {}
    for status, pledges in counted.items():
        shares = [pledge for pledge in pledges if any(is_share(pledge, whole) for whole in pledges)]
        if shares:
            left_out.setdefault(Apart.SHARE, []).extend(pledge.amount for pledge in shares)
        by_status[status] = add([pledge.amount for pledge in pledges if pledge not in shares])
    apart = {why: add(sums) if why in _WITH_SUMS else Added(len(sums)) for why, sums in left_out.items()}
    return Totals(by_status, apart)


def why_apart(story: Story, known: Facts) -> Apart | None:
    """Why this story's money is not added, whatever other stories say; None: it is."""
    if known.stage not in _COUNTED:
        return Apart.UNCOMMITTED
    if known.amount is None or known.amount.value.figure is None:
        return Apart.WITHOUT_FIGURE
    if known.amount.value.currency is None:
        return Apart.WITHOUT_CURRENCY
    if known.amount.by_party is not True and _figure_denied(known):
        return Apart.DENIED_FIGURE
    if known.kind is Kind.PUBLIC_PLAN or not known.parties:
        return Apart.PLAN
    if known.recycled in _BEFORE and not known.recalls_jobs:
        return Apart.ANNOUNCED_BEFORE
    if story.earlier and story.earlier.role is Recall.SAME and known.recycled is not Recycled.NEW:
        return Apart.PERHAPS_BEFORE
    if story.verdict.status is Status.CONFIRMED and known.amount.by_party is False:
        return Apart.UNSTATED
    return Apart.YEARLY if known.amount.value.yearly else None


def add(amounts: Sequence[Money]) -> Added:
    """These sums added up. Each has a figure and a currency."""
    firm = [amount for amount in amounts if amount.qualifier is not Qualifier.UP_TO]
    ceilings = [amount for amount in amounts if amount.qualifier is Qualifier.UP_TO]
    return Added(len(amounts), _by_currency(firm), _by_currency(ceilings))


def in_euros(sums: Sequence[Money], rates: Rates) -> Money | None:
    """Sums of several currencies as one in euros, unrounded; None if there are none, or no rate for one of them."""
    if not sums or any(each.currency not in rates.table for each in sums):
        return None
    with localcontext(prec=_EXACTLY):
        converted = [
            replace(each, low=_converted(each.low, each, rates), high=_converted(each.high, each, rates))
            for each in sums
        ]
    return _sum(converted, EURO)


_NOTHING = Money(None, None, None, Qualifier.VAGUE, "")


def _figure_denied(known: Facts) -> bool:
    return any(each.about is Fact.AMOUNT and each.voice is Voice.PARTY for each in known.disputed)


def _pledge(story: Story, known: Facts, amount: Money, rates: Rates, group_of: Callable[[str], str]) -> Pledge:
    return Pledge(
        amount=amount,
        euros=rates.in_euros(amount.figure or Decimal(0), amount.currency),
        kind=known.kind,
        investors=frozenset(name_key(group_of(name)) for name in known.investors),
        recipients=frozenset(name_key(group_of(name)) for name in known.recipients),
        countries=frozenset(known.countries),
        places=frozenset(map(name_key, known.places)),
        at=story.opened_at,
    )


def _by_currency(amounts: Sequence[Money]) -> tuple[Money, ...]:
    currencies = {amount.currency or "" for amount in amounts}
    ordered = sorted(currencies, key=lambda currency: (currency != EURO, currency))
    return tuple(_sum([amount for amount in amounts if amount.currency == each], each) for each in ordered)


def _sum(amounts: Sequence[Money], currency: str) -> Money:
    """One sum of several, all of them ceilings or none: as exact as the least exact of them."""
    with localcontext(prec=_EXACTLY):
        low = sum((amount.low for amount in amounts if amount.low is not None), Decimal(0))
        high = sum((amount.high for amount in amounts if amount.high is not None), Decimal(0))
    qualifiers = {amount.qualifier for amount in amounts}
    if Qualifier.UP_TO in qualifiers:
        return Money(None, high, currency, Qualifier.UP_TO, "")
    if Qualifier.AT_LEAST in qualifiers:
        return Money(low, None, currency, Qualifier.AT_LEAST, "")
    if low != high:
        return Money(low, high, currency, Qualifier.RANGE, "")
    return Money(low, high, currency, Qualifier.APPROX if Qualifier.APPROX in qualifiers else Qualifier.EXACT, "")


def _converted(end: Decimal | None, of: Money, rates: Rates) -> Decimal | None:
    return None if end is None else rates.in_euros(end, of.currency)
