"""Whether one pledge is a share of another: money that is counted already must not be added again."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from bot.claims.claim import Kind
from bot.claims.money import Money

_WITHIN = timedelta(days=366)  # a yearly budget and a site of the year after are two things
_OF_ONE_ROUND = timedelta(days=21)  # a ticket is told with its round; months later it is the next round
_TWO_SIDED = frozenset({Kind.FUNDING_ROUND, Kind.ACQUISITION})


@dataclass(frozen=True, slots=True)
class Pledge:
    """The money of one deal, by whom, to whom and where. Names are keys of groups; what is not known is empty."""

    amount: Money
    euros: Decimal | None  # its figure; None: there is no rate for it
    kind: Kind
    investors: frozenset[str]
    recipients: frozenset[str]
    countries: frozenset[str]
    places: frozenset[str]
    at: datetime


def is_share(part: Pledge, whole: Pledge) -> bool:
    """True if the smaller sum lies within the larger: a partner's in a joint pledge, a site's in a national plan.

    Two pledges that differ in nothing but the figure are two; so are those of different kinds.
    """
    if part.euros is None or whole.euros is None or whole.euros < part.euros:
        return False
    within = _OF_ONE_ROUND if whole.kind in _TWO_SIDED else _WITHIN
    near = part.kind is whole.kind and abs(part.at - whole.at) <= within
    sides = [(whole.investors, part.investors), (whole.recipients, part.recipients)]
    sides += [(whole.countries, part.countries), (whole.places, part.places)]
    wider = all(not more or (less and more >= less) for more, less in sides)
    return near and wider and any(more != less for more, less in sides)
