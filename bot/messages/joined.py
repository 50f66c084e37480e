"""Why a report was filed in its story, or a story kept apart from another, in words for people."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal

from bot.claims.claim import Claim
from bot.messages.amounts import figure
from bot.messages.naming import tidy
from bot.messages.places import country
from bot.messages.times import date_and_hour, day
from bot.messages.wording import Wording
from bot.stories.amounts import Relation
from bot.stories.grouping import read_because
from bot.stories.story import Did, Report, Story
from bot.stories.ties import Parted
from bot.text.folding import name_key

_HOURS_A_DAY = 24
_NUMBER = re.compile(r"[0-9]{1,40}(?:\.[0-9]{1,10})?")
_PARTED_FROM = "parted_from"
_SHOWN_DEEDS = 4


def joined(report: Report, story: Story, wording: Wording) -> str | None:
    """ "Same story: same investor (Amazon), same place (France), 2 days apart."; None for the report that opened it."""
    told = [text for text in _shared(report, story, wording) if text]
    return wording.text("Same story: {because}.", because=", ".join(told)) if told else None


def separate(report: Report, wording: Wording) -> str | None:
    """ "Separate from story #128: another series."; None where no other story came near."""
    number, reason = _nearest(report)
    if number is None or not (told := _parted(reason, wording)):
        return None
    return wording.text("Separate from story #{id}: {reason}.", id=number, reason=told)


def follows(story: Story, older: Story | None, wording: Wording, now: datetime) -> Iterator[str]:
    """ "Follows story #12, told until 3 Mar 2025.", of a story told too late for the one that `older` is."""
    number = followed(story)
    if number is None or older is None or not older.reports or not story.reports:
        return
    until = older.reports[-1].at
    if until <= story.reports[0].at:  # what was read late may lie before the story it was parted from
        when = day(until, now, wording)
        yield wording.text("Follows story #{id}, told until {day}.", id=older.id, day=when)


def followed(story: Story) -> int | None:
    """The number of the story that this one would have gone on with, had it come sooner."""
    return next((_nearest(report)[0] for report in story.reports if too_late(report)), None)


def too_late(report: Report) -> bool:
    """True if nothing but time parted it from the nearest story."""
    return _nearest(report)[1] == Parted.TOO_FAR_APART


def _nearest(report: Report) -> tuple[int | None, str]:
    """The nearest story that a report was parted from, by its number, and why."""
    for name, value in read_because(report.joined_because):
        number, _, reason = value.partition(": ")
        if name == _PARTED_FROM and number.isascii() and number.isdecimal():
            return int(number), reason
    return None, ""


def done_by_hand(story: Story, wording: Wording, now: datetime) -> Iterator[str]:
    """ "Put together with story #131 by hand on 14 May, 10:05.", one line for each deed."""
    for deed in story.deeds[-_SHOWN_DEEDS:]:
        when = date_and_hour(deed.at, now, wording)
        match deed.did:
            case Did.PUT_TOGETHER:
                yield wording.text("Put together with story #{id} by hand on {when}.", id=deed.other, when=when)
            case Did.TAKEN_APART:
                yield wording.text("Parted from story #{id} by hand on {when}.", id=deed.other, when=when)


def _shared(report: Report, story: Story, wording: Wording) -> Iterator[str | None]:
    facts = read_because(report.joined_because)
    yield _investors([value for name, value in facts if name == "same_investor"], wording)
    yield _recipients([value for name, value in facts if name == "same_recipient"], wording)
    yield _parties([value for name, value in facts if name == "same_party"], wording)
    yield _places(facts, story, wording)
    for name, value in facts:
        match name:
            case "same_event":
                yield wording.text("same event ({event})", event=_as_written(value, story))
            case "apart_h" if _NUMBER.fullmatch(value) and value.isdecimal():
                yield _apart(int(value), wording)
            case _ if name in set(Relation):
                yield _sums(Relation(name), value, wording)


def _investors(names: Sequence[str], wording: Wording) -> str | None:
    if not names:
        return None
    who = wording.all_of(names)
    return wording.plural("same investor ({who})", "same investors ({who})", len(names), who=who)


def _recipients(names: Sequence[str], wording: Wording) -> str | None:
    if not names:
        return None
    who = wording.all_of(names)
    return wording.plural("same recipient ({who})", "same recipients ({who})", len(names), who=who)


def _parties(names: Sequence[str], wording: Wording) -> str | None:
    if not names:
        return None
    return wording.plural("same party ({who})", "same parties ({who})", len(names), who=wording.all_of(names))


def _places(facts: Sequence[tuple[str, str]], story: Story, wording: Wording) -> str | None:
    known = [country(value, wording) for name, value in facts if name == "same_country"]
    known += [_as_written(value, story) for name, value in facts if name == "same_place"]
    return wording.text("same place ({place})", place=", ".join(dict.fromkeys(known))) if known else None


def _as_written(folded: str, story: Story) -> str:
    """The name as a report spells it: what joins is folded."""
    spelt = (name for report in story.reports for name in _spelt(report.claim))
    return tidy(next((name for name in spelt if name_key(name) == folded), folded), 60)


def _spelt(claim: Claim) -> Iterable[str]:
    return (*claim.places, claim.event) if claim.event else claim.places


def _sums(relation: Relation, words: str, wording: Wording) -> str | None:
    """ "compatible amounts (€1.2bn and $1.3bn)"; None for words that hold no two sums."""
    sums = [_sum(each, wording) for each in words.split(" ~ ")]
    if len(sums) != 2 or not all(sums):
        return None
    both = wording.text("{first} and {last}", first=sums[0], last=sums[1])
    match relation:
        case Relation.SAME:
            return wording.text("same amount ({amount})", amount=sums[0])
        case Relation.CURRENCY_SLIP:
            return wording.text("same figure in two currencies ({amounts})", amounts=both)
        case Relation.SLIP:
            return wording.text("amounts a thousandfold apart, probably a slip ({amounts})", amounts=both)
        case Relation.CLASH:
            return wording.text("although the amounts differ ({amounts})", amounts=both)
    return wording.text("compatible amounts ({amounts})", amounts=both)


def _sum(words: str, wording: Wording) -> str | None:
    number, _, currency = words.strip().partition(" ")
    if not _NUMBER.fullmatch(number):
        return None
    return figure(Decimal(number), None if currency in ("", "?") else currency, wording)


def _apart(hours: int, wording: Wording) -> str | None:
    if days := hours // _HOURS_A_DAY:
        return wording.plural("{n} day apart", "{n} days apart", days)
    return wording.plural("{n} hour apart", "{n} hours apart", hours) if hours else None


def _parted(reason: str, wording: Wording) -> str | None:
    match reason:
        case Parted.OTHER_SERIES:
            return wording.text("another series")
        case Parted.OTHER_PHASE:
            return wording.text("another phase")
        case Parted.OTHER_COUNTRY:
            return wording.text("another country")
        case Parted.OTHER_PLACE:
            return wording.text("another place")
        case Parted.OTHER_INVESTOR:
            return wording.text("another investor")
        case Parted.OTHER_RECIPIENT:
            return wording.text("another recipient")
        case Parted.OTHER_KIND:
            return wording.text("another kind of deal")
        case Parted.OTHER_PURPOSE:
            return wording.text("another purpose")
        case Parted.OTHER_AMOUNT:
            return wording.text("another amount")
        case Parted.A_LIST:
            return wording.text("a list of several deals")
        case Parted.TOO_FAR_APART:
            return wording.text("too long ago")
        case Parted.TOO_LITTLE_SHARED:
            return wording.text("too little in common")
        case Parted.SECOND_DEAL:
            return wording.text("more than one open deal fits")
    return None
