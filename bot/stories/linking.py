"""Whether two profiles speak of one deal, or the fact that parts them."""

import re
from datetime import timedelta

from bot.claims.claim import Kind
from bot.stories.amounts import Relation, holds
from bot.stories.counted import later_phase, other_number
from bot.stories.parties import a_list, folded
from bot.stories.profile import Profile, built
from bot.stories.ties import Parted, Ties
from bot.stories.windows import window
from bot.stories.wording import named

TWO_SIDED = frozenset({Kind.FUNDING_ROUND, Kind.ACQUISITION})
_ALIKE = 60.0  # of 100: two titles of one language that say the same
_OF_A_FIGURE = timedelta(days=3)  # where only a figure and its country are told
_OF_ONE_TELLING = timedelta(days=3)  # in which two newsrooms of different languages tell one event
_OF_A_SITE = timedelta(days=2)  # where not even a figure is told
_OF_A_SUMMIT = timedelta(days=21)  # it is summed up again afterwards
_YEAR = re.compile(r" 20\d\d$")


def parted(one: Profile, other: Profile, has: Ties) -> Parted | None:
    """The first fact that keeps the two apart; None: they are one deal."""
    if one.unnamed or other.unnamed:
        return _unnamed(one, other, has)
    if not has.parties:
        return Parted.NOTHING_SHARED
    if numbered := _numbered(one, other, has):
        return numbered
    if _told_in_two_languages(one, other, has):
        return None
    by_site = has.site and not (one.amounts or other.amounts)  # without any figure a site says more than the kind read
    two_sided = bool((one.kinds | other.kinds) & TWO_SIDED) and not by_site
    return (_two_sided if two_sided else _one_sided)(one, other, has) or _too_late(two_sided, one, other, has)


def _numbered(one: Profile, other: Profile, has: Ties) -> Parted | None:
    """A number outweighs equal figures; a later phase, told of on one side, is the other's deal only by its sum."""
    if other_number(one.series, other.series):
        return Parted.OTHER_SERIES
    return Parted.OTHER_PHASE if later_phase(one.series, other.series) and not has.equal else None


def _told_in_two_languages(one: Profile, other: Profile, has: Ties) -> bool:
    """True for a sum such as 14.2 billion of one party, told by two newsrooms that share no language.

    Who gives and who gets, and what sort of deal it is, two languages put so differently that what was read there
    says less than such a sum.
    """
    languages = [{language for language, _ in each.titles} for each in (one, other)]
    if has.elsewhere or has.apart > _OF_ONE_TELLING or not languages[0].isdisjoint(languages[1]):
        return False
    gone = not has.recipients and (_is_received_elsewhere(one, other) or _is_received_elsewhere(other, one))
    return has.exact and not gone and (_is_odd(one) or _is_odd(other))


def _is_received_elsewhere(told: Profile, other: Profile) -> bool:
    """True if who receives is known, and the other side does not speak of him at all."""
    parties = set(map(folded, other.parties))
    known = any(folded(name) in parties for name in told.recipients)
    return bool(told.recipients) and not known and not named(told.recipients, other.titles)


def _unnamed(one: Profile, other: Profile, has: Ties) -> Parted | None:
    """Without a party a figure is not enough: days and country have to fit, and the event, a voice or the wording."""
    by_name = named(one.parties, other.titles) or named(other.parties, one.titles)
    odd = _is_odd(one) and _is_odd(other)
    if (
        has.elsewhere
        or other_number(one.series, other.series)
        or (_other_purpose(one, other, has) and not (by_name and odd))
    ):
        return Parted.NOTHING_SHARED
    if one.unnamed and other.unnamed and one.kinds == other.kinds and _of_one_summit(has):
        return None
    agreed = has.equal if by_name else has.exact
    if has.apart > _OF_A_FIGURE or has.country is None or not agreed:
        return Parted.NOTHING_SHARED
    told_alike = by_name or has.event or one.speakers & other.speakers or has.wording >= _ALIKE
    surely = _one_state_s(one, other) or (one.kinds == other.kinds and odd)
    return None if told_alike or surely else Parted.NOTHING_SHARED


def _one_state_s(one: Profile, other: Profile) -> bool:
    """True for two public plans of one sum and country: where a text names nobody who pays, it is its State.

    What a firm spends is never that, however equal the sums.
    """
    kinds = one.kinds | other.kinds
    named_plans = all(Kind.PUBLIC_PLAN in each.kinds for each in (one, other) if not each.unnamed)
    return named_plans and Kind.PUBLIC_PLAN in kinds and kinds <= {Kind.PUBLIC_PLAN, Kind.CAPEX, Kind.FUND}


def _is_odd(profile: Profile) -> bool:
    """True for a sum such as 14.2 billion, which two deals of three days hardly share; not for one billion."""
    figures = (money.figure for sums in profile.amounts for money in sums[:1])
    return any(figure and len(f"{figure:f}".partition(".")[0].rstrip("0")) > 1 for figure in figures)


def _of_one_summit(has: Ties) -> bool:
    """True for two totals of "Choose France 2025"; a plan such as Stargate has no year, and a new sum each month."""
    return bool(has.event and _YEAR.search(has.event)) and has.apart <= _OF_A_SUMMIT


def _two_sided(one: Profile, other: Profile, has: Ties) -> Parted | None:
    """A round or a purchase: the recipient is what makes it this one. Its seat is no site, so places do not part."""
    turned = has.crossed and has.exact and one.kinds & other.kinds  # who gives was taken for who gets
    if one.recipients and other.recipients and not has.recipients and not turned:
        return Parted.OTHER_RECIPIENT
    if _unlike(one, other, has):
        return Parted.OTHER_KIND
    both_buy = Kind.ACQUISITION in one.kinds and Kind.ACQUISITION in other.kinds
    if both_buy and _other_investor(one, other, has):
        return Parted.OTHER_INVESTOR
    same_two = both_buy and len(has.parties) > 1  # who buys whom, the words of one side may leave open
    if not (has.recipients or has.equal or same_two or (has.investors and _read_otherwise(one, other))):
        return Parted.TOO_LITTLE_SHARED
    same_purchase = both_buy and has.investors and has.recipients
    if has.relation is not Relation.CLASH or same_purchase or (has.recipients and holds(one.amounts, other.amounts)):
        return None
    return Parted.OTHER_AMOUNT


def _unlike(one: Profile, other: Profile, has: Ties) -> bool:
    """True for two sorts of deal: what a firm raises and what it builds, a purchase and a loan.

    One may be taken for the other where a headline says little; then sums and names have to tell that it was.
    """
    if Kind.FUND in one.kinds | other.kinds and not has.equal:
        return True
    if (one.kinds ^ other.kinds) >= TWO_SIDED:
        return not (has.equal or has.investors)
    plain = [each for each in (one, other) if not each.kinds & TWO_SIDED]
    if not plain:
        return False
    if plain[0].kinds == {Kind.OTHER}:
        if Kind.ACQUISITION in one.kinds | other.kinds and not (has.equal or has.investors):
            return True  # what a firm is lent, and the firm that it buys
        return _other_investor(one, other, has) or (not has.equal and has.relation is not Relation.UNKNOWN)
    return not (has.equal and (has.recipients or _read_otherwise(one, other)))


def _other_investor(one: Profile, other: Profile, has: Ties) -> bool:
    return bool(one.investors and other.investors and not has.investors)


def _read_otherwise(one: Profile, other: Profile) -> bool:
    """True if the headlines of one side name who receives on the other, so that it merely was not read there."""
    return _receiver_is_named(one, other) or _receiver_is_named(other, one)


def _receiver_is_named(told: Profile, other: Profile) -> bool:
    """Nobody who pays there is meant, unless who pays here is named as well."""
    paying = set(map(folded, other.investors))
    receiving = [name for name in told.recipients if folded(name) not in paying or named(told.investors, other.titles)]
    return named(receiving, other.titles)


def _one_sided(one: Profile, other: Profile, has: Ties) -> Parted | None:
    """Plain spending: the investor and where the money goes."""
    if has.elsewhere and not _are_one_elsewhere(one, other, has):
        return has.elsewhere
    turned = has.crossed and has.exact and one.kinds & other.kinds  # a borrower was taken for whoever lends
    if _other_investor(one, other, has) and not ((has.recipients and has.equal) or turned):
        return Parted.OTHER_INVESTOR
    if has.partners and not (has.equal or has.particular):
        return Parted.OTHER_INVESTOR  # one firm, two partners of one week
    if Kind.FUND in one.kinds ^ other.kinds and not has.equal:
        return Parted.OTHER_KIND
    if Kind.OTHER in one.kinds ^ other.kinds and has.relation is Relation.UNKNOWN and not has.particular:
        return Parted.OTHER_KIND
    if a_list(one.investor_lists, other.investor_lists) and not has.equal:
        return Parted.A_LIST
    if one.recipients and other.recipients and not has.recipients and not has.crossed and not has.site:
        return Parted.OTHER_RECIPIENT
    if has.relation is Relation.CLASH and not (has.site or has.joint):
        return Parted.OTHER_AMOUNT
    public = one.kinds == other.kinds == {Kind.PUBLIC_PLAN}
    if public and _other_purpose(one, other, has):
        return Parted.OTHER_PURPOSE
    firm = (public or (one.settled and other.settled)) and one.currencies & other.currencies
    if has.relation is Relation.DRIFT and firm and not has.particular:
        return Parted.OTHER_AMOUNT
    somewhere = not one.told.isdisjoint(other.told) or has.particular or _are_one_site(one, other, has)
    return None if has.equal or somewhere else Parted.TOO_LITTLE_SHARED


def _are_one_elsewhere(one: Profile, other: Profile, has: Ties) -> bool:
    """True where the places say little: of what several pay together, and of what one borrower is lent."""
    lent = has.recipients and has.exact and Kind.OTHER in one.kinds & other.kinds
    return bool(lent) or (has.elsewhere is Parted.OTHER_COUNTRY and has.joint and has.equal)


def _are_one_site(one: Profile, other: Profile, has: Ties) -> bool:
    """True for one investor's one sort of site in a country, told without a sum on both sides, within two days."""
    plain = not (one.amounts or other.amounts) and one.kinds == other.kinds == {Kind.CAPEX}
    return plain and bool(has.country and one.purposes & other.purposes) and has.apart <= _OF_A_SITE


def _other_purpose(one: Profile, other: Profile, has: Ties) -> bool:
    """True for two programmes: a State has many at once, and round sums for each.

    Machines and the halls for them are one purpose, but where two sums of one currency say that they are two.
    """
    if has.relation is Relation.CURRENCY_SLIP:
        return False  # one figure under two currencies, in one week: a slip of the pen, and no second programme
    here, there = one.purposes, other.purposes
    if has.exact or has.relation is Relation.UNKNOWN or not one.currencies & other.currencies:
        here, there = built(here), built(there)
    return bool(here and there) and not (here & there or has.particular)


def _too_late(two_sided: bool, one: Profile, other: Profile, has: Ties) -> Parted | None:
    settled = min(one, other, key=lambda each: each.first_at).settled
    longest = window(has.relation, two_sided=two_sided, settled=settled, particular=has.particular)
    return Parted.TOO_FAR_APART if has.apart > min(longest, has.quiet) else None
