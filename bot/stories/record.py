"""What became of the reports that no party had confirmed: the record of each outlet and each publisher."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from statistics import median

from bot.claims.claim import Voice
from bot.stories.settled import confirmed_at, settled
from bot.stories.status import status
from bot.stories.story import OPEN, Report, Status, Story
from bot.text.folding import name_key

FEWEST_SETTLED = 5  # with fewer, one case alone would move the share of the confirmed by more than 20 points

_ANSWERABLE = (Voice.PARTY, Voice.OFFICIAL, Voice.THIRD_PARTY)


class Outcome(StrEnum):
    """What became of an unconfirmed report."""

    CONFIRMED = "confirmed"  # by a party, later
    DENIED = "denied"  # by a party, later
    CANCELLED = "cancelled"  # by a party that had never confirmed it
    OPEN = "open"
    WITHDRAWN = "withdrawn"  # by the outlet itself: neither for it nor against it


_OUTCOMES = {
    Status.CONFIRMED: Outcome.CONFIRMED,
    Status.DENIED: Outcome.DENIED,
    Status.CANCELLED: Outcome.CANCELLED,
}
_SETTLED = (Outcome.CONFIRMED, Outcome.DENIED, Outcome.CANCELLED)


@dataclass(frozen=True, slots=True)
class Case:
    """One outlet's unconfirmed report of one story, and what became of it."""

    outlet: str
    publisher: str  # the family it belongs to; the outlet itself where none is known
    story_id: int
    at: datetime
    outcome: Outcome
    took: timedelta | None = None  # until a party settled it; None: open, or withdrawn


@dataclass(frozen=True, slots=True)
class Record:
    """The cases of one outlet or one publisher, counted."""

    name: str
    outcomes: Mapping[Outcome, int]
    confirmed_after: timedelta | None  # the median; None: nothing was confirmed
    outlets: int  # how many these cases come from

    @property
    def reports(self) -> int:
        """All cases."""
        return sum(self.outcomes.values())

    @property
    def settled(self) -> int:
        """Those that a party has settled."""
        return sum(self.outcomes[each] for each in _SETTLED)

    @property
    def too_few(self) -> bool:
        """True if some are settled, and not enough to judge by."""
        return 0 < self.settled < FEWEST_SETTLED

    @property
    def confirmed_share(self) -> float | None:
        """The confirmed among the settled, from 0 to 1; None where they are too few to judge."""
        return self.outcomes[Outcome.CONFIRMED] / self.settled if self.settled >= FEWEST_SETTLED else None


def cases(story: Story) -> tuple[Case, ...]:
    """Every outlet's unconfirmed report of the story, each outlet once, by its earliest that stands.

    A report counts if, when it was published, no party had confirmed or settled the story, and its own words carried
    no more. A minister who repeats it settles nothing, nor does another outlet.
    """
    confirmed, end = confirmed_at(story), settled(story)
    known = min((at for at in (confirmed, end and end[1]) if at is not None), default=None)
    unconfirmed = (r for r in story.reports if (known is None or r.at < known) and _is_an_outlets_and_open(r))
    return _once((_case(story, report, end) for report in unconfirmed), outlet_of)


def records(of: Iterable[Case], by: Callable[[Case], str]) -> tuple[Record, ...]:
    """The records of all these outlets or publishers, most reports first; a story counts once for each."""
    groups: dict[str, list[Case]] = {}
    for case in of:
        groups.setdefault(name_key(by(case)), []).append(case)
    made = (_record(group, by) for group in groups.values())
    return tuple(sorted(made, key=lambda record: (-record.reports, record.name)))


def outlet_of(case: Case) -> str:
    """Whose case it is: the outlet's."""
    return case.outlet


def publisher_of(case: Case) -> str:
    """Whose case it is: the publisher's."""
    return case.publisher


def median_of(waits: Iterable[timedelta | None]) -> timedelta | None:
    """The middle one of those that are known; None if none is."""
    seconds = [wait.total_seconds() for wait in waits if wait is not None]
    return timedelta(seconds=median(seconds)) if seconds else None


def _record(group: list[Case], by: Callable[[Case], str]) -> Record:
    first = min(group, key=_age)
    counted = _once(group, by)
    confirmed = (case.took for case in counted if case.outcome is Outcome.CONFIRMED)
    outcomes = Counter(case.outcome for case in counted)
    outlets = {name_key(case.outlet) for case in group}
    return Record(by(first), {each: outcomes[each] for each in Outcome}, median_of(confirmed), len(outlets))


def _once(of: Iterable[Case], by: Callable[[Case], str]) -> tuple[Case, ...]:
    """One case for each story and name: the earliest that was not withdrawn, else the earliest."""
    found: dict[tuple[str, int], Case] = {}
    for case in sorted(of, key=lambda case: (case.outcome is Outcome.WITHDRAWN, *_age(case))):
        found.setdefault((name_key(by(case)), case.story_id), case)
    return tuple(found.values())


def _age(case: Case) -> tuple[datetime, int, str, Outcome, timedelta]:
    """A total order: of two outlets of one family at one instant the same one is always taken."""
    return (case.at, case.story_id, case.outlet, case.outcome, case.took or timedelta(0))


def _is_an_outlets_and_open(report: Report) -> bool:
    """True for a medium's report whose words, as first told, were no party's: a release tells of its own issuer."""
    evidence = report.claim.evidence
    if any(each.quoted_by is None and each.voice in _ANSWERABLE for each in evidence):
        return False
    told = (replace(each, withdrawn_at=None) for each in evidence if each.at <= report.at)
    return status(told) in OPEN


def _case(story: Story, report: Report, end: tuple[Status, datetime] | None) -> Case:
    family = report.publisher or report.outlet
    if report.withdrawn:
        return Case(report.outlet, family, story.id, report.at, Outcome.WITHDRAWN)
    if end is None:
        return Case(report.outlet, family, story.id, report.at, Outcome.OPEN)
    return Case(report.outlet, family, story.id, report.at, _OUTCOMES[end[0]], end[1] - report.at)
