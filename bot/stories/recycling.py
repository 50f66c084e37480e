"""Money that was announced before: the earlier story of the same investor, place and size."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from bot.claims.claim import Claim, Recycled
from bot.stories.amounts import ROUGH_RATES, Relation, relate
from bot.stories.story import Status, Story
from bot.text.folding import name_key

WITHIN = timedelta(days=3 * 365)
_APART = timedelta(days=21)  # nearer than this it is the same announcement, or the next one of the same deal
_SAME_SIZE = (Relation.SAME, Relation.CONVERTED, Relation.CLOSE)


@dataclass(frozen=True, slots=True)
class Precedent:
    """An earlier story that may be the same money, and why: `because` names the facts both share.

    `recycled` is what may be said of it: never more than UNKNOWN ("possibly announced before") from figures
    alone, since a second cheque of the same size looks the same; the text's own words decide otherwise.
    """

    story: Story
    because: str  # "same_investor=amazon; same_country=FR; amount=1200000000 EUR"
    recycled: Recycled


def precedent(
    story: Story,
    history: Iterable[Story],
    group_of: Callable[[str], str] = name_key,
    rates: Mapping[str, Decimal] = ROUGH_RATES,
) -> Precedent | None:
    """The latest earlier story of the same investor, country and size within 36 months; None if there is none."""
    found = [
        Precedent(earlier, because, _told(story))
        for earlier in history
        if earlier.id != story.id and _APART < story.opened_at - earlier.opened_at <= WITHIN
        if earlier.verdict.status not in (Status.DENIED, Status.CANCELLED)
        if (because := _shared(story, earlier, group_of, rates))
    ]
    return max(found, key=lambda each: (each.story.opened_at, each.story.id), default=None)


def _shared(story: Story, earlier: Story, group_of: Callable[[str], str], rates: Mapping[str, Decimal]) -> str | None:
    for claim in (report.claim for report in story.reports):
        for before in (report.claim for report in earlier.reports):
            investors = _groups(claim, group_of) & _groups(before, group_of)
            countries = set(claim.countries) & set(before.countries)
            size = relate(claim.amount, before.amount, rates)
            if investors and countries and size in _SAME_SIZE and before.amount:
                amount = f"{before.amount.figure:f} {before.amount.currency or '?'}"
                return f"same_investor={min(investors)}; same_country={min(countries)}; amount={amount}"
    return None


def _groups(claim: Claim, group_of: Callable[[str], str]) -> set[str]:
    return {group_of(name) for name in claim.investors}


def _told(story: Story) -> Recycled:
    """What the story's own words say of it, the most telling first."""
    told = {report.claim.recycled for report in story.reports}
    order = (Recycled.ALREADY_ANNOUNCED, Recycled.PARTLY_NEW, Recycled.NEW)
    return next((each for each in order if each in told), Recycled.UNKNOWN)
