"""Where reports of one story differ on a figure: both are kept, and a probable slip is called one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.claims.claim import Fact, Voice
from bot.claims.jobs import Jobs
from bot.claims.money import Money, Qualifier
from bot.stories.amounts import Relation, agree, relate
from bot.stories.story import Report
from bot.stories.weight import PARTY, said_by, weight

T = TypeVar("T")

_NAMED = (Voice.PARTY, Voice.OFFICIAL, Voice.THIRD_PARTY)


@dataclass(frozen=True, slots=True)
class Differing(Generic[T]):
    """A value other than the story's main one, and whose it is."""

    value: T
    who: str  # a speaker where `speaks`, else the outlet that has it
    speaks: bool
    slip: bool = False  # a thousand times more or less: probably million for billion


@dataclass(frozen=True, slots=True)
class Corrected:
    """An outlet that rewrote its figure: it has `now`, and began with `before`."""

    outlet: str
    now: Money
    before: Money


def corrected_amounts(reports: Sequence[Report], main: Money) -> tuple[Corrected, ...]:
    """The outlets that came to the main sum by rewriting another one, each once, the latest last.

    One that went elsewhere is among `differing_amounts`. Once a party gives the sum, only a correction of a party's
    words still matters.
    """
    heaviest = max((weight(report, Fact.AMOUNT) for report in reports if report.claim.amount), default=0)
    found: dict[str, Corrected] = {}
    for report in reports:
        now, before = report.claim.amount, report.corrected_from
        if now is None or before is None or agree(before, main) or not agree(now, main):
            continue
        if heaviest < PARTY or weight(report, Fact.AMOUNT) == PARTY:
            found[report.outlet] = Corrected(report.outlet, now, before)
    return tuple(found.values())


def differing_amounts(reports: Sequence[Report], main: Money) -> tuple[Differing[Money], ...]:
    """The sums that cannot be the main one, each once. Once a party gave it, older figures of the press give way."""
    settled = [r.at for r in reports if _party_gives(r, main)]
    giving = [r for r in reports if r.claim.amount and agree(r.claim.amount, main)]
    found: dict[tuple[object, ...], Differing[Money]] = {}
    for report in reports:
        amount = report.claim.amount
        if amount is None or any(agree(each, main) for each in report.claim.amounts):
            continue
        who, speaks = _owner(report, giving, Fact.AMOUNT)
        if not settled or speaks or report.at >= min(settled):
            slip = relate(amount, main) is Relation.SLIP
            found.setdefault((amount.figure, amount.currency), Differing(amount, who, speaks, slip))
    return tuple(found.values())


def differing_jobs(reports: Sequence[Report], main: Jobs) -> tuple[Differing[Jobs], ...]:
    """The other numbers of the same sort of jobs, each once; a party's number settles them as it does sums."""
    giving = [r for r in reports if r.claim.jobs and r.claim.jobs.count == main.count]
    settled = [r.at for r in giving if _by_party(r, Fact.JOBS)]
    found: dict[int, Differing[Jobs]] = {}
    for report in reports:
        jobs = report.claim.jobs
        if jobs is None or not _jobs_differ(main, jobs):
            continue
        who, speaks = _owner(report, giving, Fact.JOBS)
        if not settled or speaks or report.at >= min(settled):
            found.setdefault(jobs.count, Differing(jobs, who, speaks))
    return tuple(found.values())


def _jobs_differ(one: Jobs, other: Jobs) -> bool:
    same_sort = (one.kept, one.construction) == (other.kept, other.construction)
    exact = {one.qualifier, other.qualifier} == {Qualifier.EXACT}
    return same_sort and exact and other.count not in (one.count, one.earlier, one.indirect)


def _party_gives(report: Report, main: Money) -> bool:
    amount = report.claim.amount
    return amount is not None and _by_party(report, Fact.AMOUNT) and agree(amount, main)


def _by_party(report: Report, fact: Fact) -> bool:
    return any(each.voice is Voice.PARTY for each in said_by([report], fact))


def _owner(report: Report, giving: Sequence[Report], fact: Fact) -> tuple[str, bool]:
    """Whose the other figure is; of a speaker who is also quoted with the main one, only the outlet can be named."""
    first = next(iter(said_by([report], fact)), None)
    elsewhere = {each.speaker for each in said_by(giving, fact)}
    if first and first.speaker and first.voice in _NAMED and first.speaker not in elsewhere:
        return first.speaker, True
    return report.outlet, False
