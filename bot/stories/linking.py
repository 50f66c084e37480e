"""Whether two profiles speak of one deal: the ties between them, or the fact that parts them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from enum import StrEnum

from rapidfuzz import fuzz

from bot.claims.claim import Kind
from bot.claims.money import Money
from bot.stories.amounts import Relation, relate
from bot.stories.parties import shared
from bot.stories.profile import Background, Profile
from bot.stories.windows import window
from bot.text.folding import name_key

_TWO_SIDED = frozenset({Kind.FUNDING_ROUND, Kind.ACQUISITION})
_EQUAL = (Relation.SAME, Relation.CONVERTED, Relation.CLOSE)
_NEAREST_FIRST = tuple(Relation)
_A_LIST = 3  # investors named together: a joint deal, or a roundup of several
_ALIKE = 60.0  # of 100: two titles of one language that say the same


class Parted(StrEnum):
    """The fact that keeps two deals apart."""

    NOTHING_SHARED = "nothing_shared"  # no party in common: never worth telling
    OTHER_SERIES = "other_series"
    OTHER_COUNTRY = "other_country"
    OTHER_PLACE = "other_place"
    OTHER_INVESTOR = "other_investor"
    OTHER_RECIPIENT = "other_recipient"
    OTHER_KIND = "other_kind"  # a vehicle and its deal, a round and a data centre
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
    relation: Relation
    apart: timedelta
    wording: float  # of 100, the most alike titles of one language

    @property
    def parties(self) -> tuple[str, ...]:
        """Every shared party."""
        return tuple(dict.fromkeys((*self.investors, *self.recipients, *self.crossed)))

    @property
    def equal(self) -> bool:
        """True if the sums agree."""
        return self.relation in _EQUAL

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
    country, site = min(one.countries & other.countries, default=None), _site(one, other, background.within)
    return Ties(
        investors=investors,
        recipients=recipients,
        crossed=crossed,
        country=country,
        site=site,
        elsewhere=_elsewhere(one, other, background.within, country, site),
        event=min(one.events & other.events, default=None),
        relation=_relation(one, other, background.rates),
        apart=one.apart(other),
        wording=_wording(one, other),
    )


def parted(one: Profile, other: Profile, has: Ties) -> Parted | None:
    """The first fact that keeps the two apart; None: they are one deal."""
    if one.unnamed or other.unnamed:
        return _unnamed(one, other, has)
    if not has.parties:
        return Parted.NOTHING_SHARED
    if one.series and other.series and not one.series & other.series:
        return Parted.OTHER_SERIES
    two_sided = bool((one.kinds | other.kinds) & _TWO_SIDED)
    return (_two_sided if two_sided else _one_sided)(one, other, has) or _too_late(two_sided, one, other, has)


def _unnamed(one: Profile, other: Profile, has: Ties) -> Parted | None:
    """Without a party, a figure is not enough: the day, the country, and the event or the wording have to fit."""
    if has.elsewhere:
        return Parted.NOTHING_SHARED
    if has.apart > timedelta(days=3):
        return Parted.NOTHING_SHARED
    totals = one.unnamed and other.unnamed and has.event is not None and one.kinds == other.kinds
    same_sum = has.relation in (Relation.SAME, Relation.CONVERTED) and has.country is not None
    told_alike = has.event is not None or has.wording >= _ALIKE
    return None if totals or (same_sum and told_alike) else Parted.NOTHING_SHARED


def _two_sided(one: Profile, other: Profile, has: Ties) -> Parted | None:
    """A round or a purchase: the recipient is what makes it this one. Its seat is no site, so places do not part."""
    if one.recipients and other.recipients and not has.recipients:
        return Parted.OTHER_RECIPIENT
    if Kind.FUND in one.kinds | other.kinds and not has.equal:
        return Parted.OTHER_KIND
    both = Kind.ACQUISITION in one.kinds and Kind.ACQUISITION in other.kinds
    if both and one.investors and other.investors and not has.investors:
        return Parted.OTHER_INVESTOR
    mixed = any(kinds and not kinds & _TWO_SIDED for kinds in (one.kinds - {Kind.OTHER}, other.kinds - {Kind.OTHER}))
    one_of_each = (one.kinds ^ other.kinds) >= _TWO_SIDED  # a round and a purchase
    if one_of_each and not (has.equal or has.investors):
        return Parted.OTHER_KIND
    if (mixed or not has.recipients) and not has.equal:
        return Parted.OTHER_KIND if mixed else Parted.TOO_LITTLE_SHARED
    same_purchase = both and has.investors and has.recipients
    return Parted.OTHER_AMOUNT if has.relation is Relation.CLASH and not same_purchase else None


def _one_sided(one: Profile, other: Profile, has: Ties) -> Parted | None:
    """Plain spending: the investor and where the money goes."""
    if has.elsewhere:
        return has.elsewhere
    if one.investors and other.investors and not has.investors and not (has.recipients and has.equal):
        return Parted.OTHER_INVESTOR
    if Kind.FUND in one.kinds ^ other.kinds and not has.equal:
        return Parted.OTHER_KIND
    if _list(one, other) and not has.equal:
        return Parted.A_LIST
    if one.recipients and other.recipients and not has.recipients and not has.crossed and not (has.equal or has.site):
        return Parted.OTHER_RECIPIENT
    if has.relation is Relation.CLASH and not (has.site or has.joint):
        return Parted.OTHER_AMOUNT
    somewhere = has.country or has.particular
    return None if has.equal or somewhere else Parted.TOO_LITTLE_SHARED


def _too_late(two_sided: bool, one: Profile, other: Profile, has: Ties) -> Parted | None:
    settled = min(one, other, key=lambda each: each.first_at).settled
    late = has.apart > window(has.relation, two_sided=two_sided, settled=settled, particular=has.particular)
    return Parted.TOO_FAR_APART if late else None


def _list(one: Profile, other: Profile) -> bool:
    """True if every pair of reports has a long list of investors on one side and few of them on the other."""
    pairs = [(a, b) for a in one.investor_lists for b in other.investor_lists]
    return bool(pairs) and all(max(len(a), len(b)) >= _A_LIST and len(a & b) * 2 < len(a | b) for a, b in pairs)


def _site(one: Profile, other: Profile, within: Mapping[str, frozenset[str]]) -> str | None:
    """A site both name, or the smaller of two of which one contains the other."""
    near = {place for place in one.places if place in within and other.places & (within[place] | {place})}
    near |= {place for place in other.places if place in within and one.places & within[place]}
    return min(near, default=None)


def _elsewhere(
    one: Profile, other: Profile, within: Mapping[str, frozenset[str]], country: str | None, site: str | None
) -> Parted | None:
    if one.countries and other.countries and not country:
        return Parted.OTHER_COUNTRY
    sites = one.places & within.keys() and other.places & within.keys()
    return Parted.OTHER_PLACE if sites and not site else None


def _relation(one: Profile, other: Profile, rates: Mapping[str, Decimal]) -> Relation:
    """How the main sums stand to each other at best, over all reports that give one."""
    found = [_sums(mine, theirs, rates) for mine in one.amounts for theirs in other.amounts]
    return min(found, key=_NEAREST_FIRST.index, default=Relation.UNKNOWN)


def _sums(mine: tuple[Money, ...], theirs: tuple[Money, ...], rates: Mapping[str, Decimal]) -> Relation:
    """The main sums compared, with what each text gives beside its own: a conversion, or a first part of the whole."""
    relation = relate(mine[0], theirs[0], rates)
    if relation in _EQUAL:
        return relation
    here = any(relate(each, theirs[0]) is Relation.SAME for each in mine[1:])
    there = any(relate(each, mine[0]) is Relation.SAME for each in theirs[1:])
    if relation is Relation.DRIFT and mine[0].currency != theirs[0].currency and (here or there):
        return Relation.CONVERTED
    return Relation.SAME if here and there else relation


def _wording(one: Profile, other: Profile) -> float:
    return max(_ratios(one, other), default=0.0)


def _ratios(one: Profile, other: Profile) -> Iterator[float]:
    for language, title in one.titles:
        for their_language, their_title in other.titles:
            if language == their_language:
                yield fuzz.token_set_ratio(name_key(title), name_key(their_title))
