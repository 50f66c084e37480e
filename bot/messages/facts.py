"""What a story's reports say taken together: one value for each fact, and who stands behind it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Generic, TypeVar

from bot.claims.claim import Claim, Evidence, Fact, Kind, Recycled, Stance, Voice
from bot.claims.jobs import Jobs
from bot.claims.money import Money
from bot.stories.story import Report, Story

T = TypeVar("T")

_WEIGHT = {Voice.PARTY: 4, Voice.OFFICIAL: 3, Voice.THIRD_PARTY: 2, Voice.OUTLET: 1, Voice.ANONYMOUS: 0}
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Said(Generic[T]):
    """A value and who said it, weightiest first. `by_party` is None where no evidence states this fact at all."""

    value: T
    by: tuple[str, ...] = ()
    by_party: bool | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What a card prints of a story. What is not known is None or empty."""

    kind: Kind
    investors: tuple[str, ...]
    recipients: tuple[str, ...]
    amount: Said[Money] | None
    jobs: Said[Jobs] | None
    countries: tuple[str, ...]
    places: tuple[str, ...]
    event: str | None
    purpose: str | None
    recycled: Recycled
    recycled_words: str | None

    @property
    def parties(self) -> tuple[str, ...]:
        """Who puts money in; if nobody is named, who receives it."""
        return self.investors or self.recipients


def facts(story: Story, locale: str) -> Facts:
    """The facts of a story; where words stand for themselves, those in the reader's language come first."""
    reports = story.reports
    native = sorted(reports, key=lambda report: report.language != locale)
    countries = _best(reports, Fact.PLACE, lambda claim: claim.countries) or ()
    recycled = _recycled(native)
    return Facts(
        kind=_kind(reports),
        investors=_best(reports, Fact.DEAL, lambda claim: claim.investors) or (),
        recipients=_best(reports, Fact.DEAL, lambda claim: claim.recipients) or (),
        amount=_amount(reports),
        jobs=_jobs(reports),
        countries=countries,
        places=_best([r for r in native if r.claim.countries == countries], Fact.PLACE, lambda c: c.places) or (),
        event=_best(reports, Fact.DEAL, lambda claim: claim.event),
        purpose=_purpose(native, locale),
        recycled=recycled.claim.recycled if recycled else Recycled.UNKNOWN,
        recycled_words=recycled.claim.recycled_words if recycled else None,
    )


def standing(report: Report) -> tuple[Evidence, ...]:
    """The report's evidence that nobody withdrew."""
    return tuple(evidence for evidence in report.claim.evidence if evidence.withdrawn_at is None)


def weight(report: Report, fact: Fact) -> int:
    """How much the report's best speaker weighs on this fact; -1 if nobody in it stands behind the fact."""
    return max((_WEIGHT[each.voice] for each in standing(report) if _states(each, fact)), default=-1)


def said_by(reports: Iterable[Report], fact: Fact) -> tuple[Evidence, ...]:
    """The evidence that states this fact, weightiest voice first."""
    stating = [each for report in reports for each in standing(report) if _states(each, fact)]
    return tuple(sorted(stating, key=lambda each: (-_WEIGHT[each.voice], each.at)))


def _states(evidence: Evidence, fact: Fact) -> bool:
    return fact in evidence.said and evidence.stance in (Stance.AFFIRMS, Stance.PROJECTS, Stance.CANCELS)


def _best(reports: Iterable[Report], fact: Fact, read: Callable[[Claim], T]) -> T | None:
    """The value of the weightiest speaker; among equals a party's latest word, else what most reports have."""
    having = [report for report in reports if read(report.claim)]
    values = [read(report.claim) for report in having]

    def order(report: Report) -> tuple[int, datetime, int]:
        heavy = weight(report, fact)
        latest = report.at if heavy == _WEIGHT[Voice.PARTY] else _LONG_AGO
        return (heavy, latest, values.count(read(report.claim)))

    return read(max(having, key=order).claim) if having else None


def _kind(reports: Iterable[Report]) -> Kind:
    named = [report for report in reports if report.claim.kind is not Kind.OTHER]
    return _best(named, Fact.DEAL, lambda claim: claim.kind) or Kind.OTHER


def _with_speakers(value: T, agreeing: Iterable[Report], fact: Fact) -> Said[T]:
    evidence = said_by(agreeing, fact)
    speakers = dict.fromkeys(each.speaker or each.outlet for each in evidence if each.voice is not Voice.ANONYMOUS)
    by_party = any(each.voice is Voice.PARTY for each in evidence) if evidence else None
    return Said(value, tuple(speakers), by_party)


def _amount(reports: tuple[Report, ...]) -> Said[Money] | None:
    """The main amount; of several spellings of one figure, the more careful qualifier is kept by its speaker."""
    value = _best(reports, Fact.AMOUNT, lambda claim: claim.amount)
    if value is None:
        return None
    same = [r for r in reports if r.claim.amount and _key(r.claim.amount) == _key(value)]
    return _with_speakers(value, same, Fact.AMOUNT)


def _key(amount: Money) -> tuple[object, ...]:
    return (amount.figure, amount.currency)


def _jobs(reports: tuple[Report, ...]) -> Said[Jobs] | None:
    """The jobs; whether they are new and permanent is taken from the weightiest report of the same number."""
    value = _best(reports, Fact.JOBS, lambda claim: claim.jobs)
    if value is None:
        return None
    same = [r for r in reports if r.claim.jobs and r.claim.jobs.count == value.count]
    settled = _best([r for r in same if r.claim.jobs and r.claim.jobs.added], Fact.JOBS, lambda claim: claim.jobs)
    if settled and not value.added:
        value = replace(value, earlier=settled.earlier, added=settled.added)
    permanent = value.permanent or any(r.claim.jobs.permanent for r in same if r.claim.jobs)
    return _with_speakers(replace(value, permanent=permanent), same, Fact.JOBS)


def _purpose(native: list[Report], locale: str) -> str | None:
    own = [report for report in native if report.language == locale]
    return _best(own, Fact.DEAL, lambda claim: claim.purpose) or _best(native, Fact.DEAL, lambda claim: claim.purpose)


def _recycled(native: list[Report]) -> Report | None:
    """The report that tells most surely whether the money is new: a text's own words before mere silence."""
    telling = [
        report for report in native if report.claim.recycled in (Recycled.PARTLY_NEW, Recycled.ALREADY_ANNOUNCED)
    ]
    return max(telling, key=lambda report: weight(report, Fact.DEAL), default=None)
