"""What two profiles of deals share, and the facts that may keep them apart."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from bot.stories.amounts import EQUAL, Relation, nearest
from bot.stories.parties import shared
from bot.stories.places import common_site, has_site
from bot.stories.profile import Background, Profile
from bot.stories.wording import likeness


class Parted(StrEnum):
    """The fact that keeps two deals apart."""

    NOTHING_SHARED = "nothing_shared"  # no party in common: never worth telling
    OTHER_SERIES = "other_series"
    OTHER_PHASE = "other_phase"  # a later phase is a deal of its own
    OTHER_COUNTRY = "other_country"
    OTHER_PLACE = "other_place"
    OTHER_INVESTOR = "other_investor"
    OTHER_RECIPIENT = "other_recipient"
    OTHER_KIND = "other_kind"  # a vehicle and its deal, a round and a data centre
    OTHER_PURPOSE = "other_purpose"  # two programmes of one public body
    OTHER_AMOUNT = "other_amount"
    A_LIST = "a_list"  # one names many investors: a roundup joins nothing
    TOO_FAR_APART = "too_far_apart"
    TOO_LITTLE_SHARED = "too_little_shared"
    SECOND_DEAL = "second_deal"  # several open deals fit, and no figure or site tells which


@dataclass(frozen=True, slots=True)
class Ties:
    """What two profiles share."""

    investors: tuple[str, ...]
    recipients: tuple[str, ...]
    crossed: tuple[str, ...]  # investor in one, recipient in the other
    country: str | None
    site: str | None
    elsewhere: Parted | None  # countries or sites, known on both sides and disjoint: they outweigh equal figures
    event: str | None
    partners: bool  # beside who is shared, each side names an investor that the other does not
    relation: Relation
    apart: timedelta
    titles: tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]  # language and title, of each side
    quiet: timedelta  # no window is open for longer

    @property
    def wording(self) -> float:
        """Of 100, the most alike titles of one language. Worked out when asked: it is by far the dearest tie."""
        one, other = self.titles
        alike = (likeness(mine, theirs) for here, mine in one for there, theirs in other if here == there)
        return max(alike, default=0.0)

    @property
    def parties(self) -> tuple[str, ...]:
        """Every shared party."""
        return tuple(dict.fromkeys((*self.investors, *self.recipients, *self.crossed)))

    @property
    def equal(self) -> bool:
        """True if the sums agree."""
        return self.relation in EQUAL

    @property
    def exact(self) -> bool:
        """True if they agree to the rate of the day."""
        return self.relation in (Relation.SAME, Relation.CONVERTED)

    @property
    def particular(self) -> bool:
        """True if something more than one investor and the country is shared."""
        return bool(self.site or self.event or self.recipients or self.joint)

    @property
    def joint(self) -> bool:
        """True if two or more investors are shared: together they make one deal at a time."""
        return len(self.investors) > 1


def ties(one: Profile, other: Profile, background: Background) -> Ties:
    """What the two share."""
    group_of = background.group_of
    investors = shared(one.investors, other.investors, group_of)
    recipients = shared(one.recipients, other.recipients, group_of)
    crossed = shared(one.investors, other.recipients, group_of) + shared(one.recipients, other.investors, group_of)
    country, site = (
        min(one.countries & other.countries, default=None),
        common_site(one.places, other.places, background.within),
    )
    return Ties(
        investors=investors,
        recipients=recipients,
        crossed=crossed,
        country=country,
        site=site,
        elsewhere=_elsewhere(one, other, background.within, country, site),
        partners=len(investors) < len(one.investors) and _alone(other, one, group_of),
        event=min(one.events & other.events, default=None),
        relation=nearest(one.amounts, other.amounts, background.rates),
        apart=one.apart(other),
        titles=(one.titles, other.titles),
        quiet=background.quiet,
    )


def _alone(one: Profile, other: Profile, group_of: Callable[[str], str]) -> bool:
    return len(shared(one.investors, other.investors, group_of)) < len(one.investors)


def _elsewhere(
    one: Profile, other: Profile, within: Mapping[str, frozenset[str]], country: str | None, site: str | None
) -> Parted | None:
    if one.told and other.told and not country:
        return Parted.OTHER_COUNTRY
    sites = has_site(one.places, within) and has_site(other.places, within)
    return Parted.OTHER_PLACE if sites and not site else None
