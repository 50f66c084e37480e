"""What a story's reports say taken together: one value for each fact, and who stands behind it."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Generic, TypeVar

from bot.claims.claim import Claim, Evidence, Fact, Kind, Recycled, Stage, Stance, Voice
from bot.claims.jobs import Added, Jobs
from bot.claims.money import Money
from bot.stories.disagreement import Corrected, Differing, corrected_amounts, differing_amounts, differing_jobs
from bot.stories.settled import confirmed_after, first_report_at
from bot.stories.story import Report, Story
from bot.stories.weight import PARTY, by_weight, said_by, standing, standing_reports, weight
from bot.text.folding import name_key

T = TypeVar("T")

MOST_PURPOSES = 3  # a card has one line for them

_SETTLED = (Added.ON_TOP, Added.INCLUDED)
_FIRM = (Stance.AFFIRMS, Stance.DENIES, Stance.CANCELS)
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Said(Generic[T]):
    """A value and who said it (full names), weightiest first. `by_party` is None where no evidence states it at all."""

    value: T
    by: tuple[str, ...] = ()
    by_party: bool | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What a card prints of a story. What is not known is None or empty; nothing is guessed or computed.

    `amount` and `jobs` are the values of whoever weighs most (a party's latest word, then an official, a named third
    party, the outlets); `other_amounts` and `other_jobs` are what the rest have instead, each figure once.
    """

    kind: Kind
    stage: Stage
    investors: tuple[str, ...]
    recipients: tuple[str, ...]
    silent: tuple[str, ...]  # of `parties`, those of whom no word decided the status: "not yet confirmed by"
    amount: Said[Money] | None
    other_amounts: tuple[Differing[Money], ...]  # `slip`: probably million for billion
    corrected: tuple[Corrected, ...]  # outlets that came to this amount by a rewriting
    jobs: Said[Jobs] | None
    other_jobs: tuple[Differing[Jobs], ...]
    countries: tuple[str, ...]
    places: tuple[str, ...]
    event: str | None
    purpose: str | None
    recycled: Recycled
    recycled_words: str | None
    quotation: Evidence | None  # the words to show: literally quoted ones first; never withdrawn
    declined: tuple[Evidence, ...]  # parties who would not comment and said nothing else, one word each
    disputed: tuple[Evidence, ...]  # denials of one fact (`about`): "amount denied by"
    first_report_at: datetime
    confirmed_after: timedelta | None  # from the first report; None: not confirmed, or confirmed by the first report

    @property
    def parties(self) -> tuple[str, ...]:
        """Who puts money in; if nobody is named, who receives it."""
        return self.investors or self.recipients

    @property
    def recalls_jobs(self) -> bool:
        """True if `recycled_words` recall earlier jobs, not earlier money: they hold the figure of those jobs."""
        if self.jobs is None or self.jobs.value.earlier is None or not self.recycled_words:
            return False
        figures = re.findall(r"\d+", re.sub(r"(?<=\d)[\s.,](?=\d{3}\b)", "", self.recycled_words))
        return str(self.jobs.value.earlier) in figures


def facts(story: Story, language: str | None = None, group_of: Callable[[str], str] = name_key) -> Facts:
    """The facts of a story.

    Places stand in the reader's `language`, a code such as "fr", where a report has them. `group_of` names the
    group that controls an organisation, so that AWS's word is not missed at Amazon.
    """
    reports, evidence = _reports(story), story.evidence
    countries, places, recycled, recycled_words = worded(story, language)
    investors = best(reports, Fact.DEAL, lambda claim: claim.investors) or ()
    recipients = best(reports, Fact.DEAL, lambda claim: claim.recipients) or ()
    amount, jobs = _amount(reports), _jobs(reports)
    return Facts(
        kind=_kind(reports),
        stage=story.verdict.stage,
        investors=investors,
        recipients=recipients,
        silent=_silent(investors or recipients, story.verdict.by, group_of),
        amount=amount,
        other_amounts=differing_amounts(reports, amount.value) if amount else (),
        corrected=corrected_amounts(reports, amount.value) if amount else (),
        jobs=jobs,
        other_jobs=differing_jobs(reports, jobs.value) if jobs else (),
        countries=countries,
        places=places,
        event=best(reports, Fact.DEAL, lambda claim: claim.event),
        purpose=_purpose(reports),
        recycled=recycled,
        recycled_words=recycled_words,
        quotation=_quotation(story),
        declined=_declined(evidence),
        disputed=_disputed(evidence),
        first_report_at=first_report_at(story),
        confirmed_after=confirmed_after(story),
    )


def worded(story: Story, language: str | None) -> tuple[tuple[str, ...], tuple[str, ...], Recycled, str | None]:
    """The facts that have other words for a reader of another language: countries, places, what is recalled."""
    reports = _reports(story)
    native = sorted(reports, key=lambda report: report.language != language)
    return (*_where(reports, native), *_recycled(native))


def _reports(story: Story) -> tuple[Report, ...]:
    """Those that stand; if none does, those that were taken back."""
    return standing_reports(story.reports) or story.reports


def best(reports: Iterable[Report], fact: Fact, read: Callable[[Claim], T]) -> T | None:
    """The value of the weightiest speaker; among equals a party's latest word, else what most reports have."""
    having = [report for report in reports if read(report.claim)]
    told = Counter(read(report.claim) for report in having)
    if len(told) < 2:  # as in most stories
        return next(iter(told), None)

    def order(report: Report) -> tuple[int, datetime, int]:
        heavy = weight(report, fact)
        return (heavy, report.at if heavy == PARTY else _LONG_AGO, told[read(report.claim)])

    return read(max(having, key=order).claim)


def _kind(reports: Sequence[Report]) -> Kind:
    named = [report for report in reports if report.claim.kind is not Kind.OTHER]
    return best(named, Fact.DEAL, lambda claim: claim.kind) or Kind.OTHER


def _with_speakers(value: T, agreeing: Iterable[Report], fact: Fact) -> Said[T]:
    """The value with those who answer for it; where the press alone does, with the first outlet that had it."""
    evidence = said_by(agreeing, fact)
    answering = [each for each in evidence if each.voice is not Voice.ANONYMOUS]
    speakers = dict.fromkeys(each.speaker for each in answering if each.speaker)
    by_party = any(each.voice is Voice.PARTY for each in evidence) if evidence else None
    return Said(value, tuple(speakers) or tuple(each.outlet for each in answering[:1]), by_party)


def main_amount(story: Story) -> Money | None:
    """The amount its card shows."""
    return _main_amount(_reports(story))


def _main_amount(reports: Sequence[Report]) -> Money | None:
    return best(reports, Fact.AMOUNT, lambda claim: claim.amount)


def _amount(reports: Sequence[Report]) -> Said[Money] | None:
    value = _main_amount(reports)
    if value is None:
        return None
    figure = (value.figure, value.currency)
    same = [r for r in reports if r.claim.amount and (r.claim.amount.figure, r.claim.amount.currency) == figure]
    return _with_speakers(value, same, Fact.AMOUNT)


def _jobs(reports: Sequence[Report]) -> Said[Jobs] | None:
    """The jobs; whether they are new and permanent is taken from the weightiest report of the same number."""
    value = best(reports, Fact.JOBS, lambda claim: claim.jobs)
    if value is None:
        return None
    same = [r for r in reports if r.claim.jobs and r.claim.jobs.count == value.count]
    if value.added not in _SETTLED and (told := _told_of_earlier(same, value)):
        value = replace(value, earlier=told.earlier, added=told.added)
    permanent = value.permanent or any(r.claim.jobs.permanent for r in same if r.claim.jobs)
    return _with_speakers(replace(value, permanent=permanent), same, Fact.JOBS)


def _told_of_earlier(same: Sequence[Report], value: Jobs) -> Jobs | None:
    """How the jobs stand to earlier ones, where another report tells: leaving it open takes nothing back.

    Whether it is settled may only be said by somebody who weighs as much as whoever gave the number.
    """
    heavy = max(weight(report, Fact.JOBS) for report in same if report.claim.jobs == value)
    settled = [r for r in same if r.claim.jobs and r.claim.jobs.added in _SETTLED and weight(r, Fact.JOBS) >= heavy]
    telling = settled or [r for r in same if r.claim.jobs and r.claim.jobs.added and not value.added]
    return best(telling, Fact.JOBS, lambda claim: claim.jobs)


def _purpose(reports: Sequence[Report]) -> str | None:
    """What the reports say the money is for, first said first: one names the cloud, another the warehouses."""
    named = dict.fromkeys(each for report in reports for each in (report.claim.purpose or "").split(", ") if each)
    return ", ".join(list(named)[:MOST_PURPOSES]) or None


def _where(reports: Sequence[Report], native: Sequence[Report]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Countries, and the places named by those who name these countries."""
    countries = best(reports, Fact.PLACE, lambda claim: claim.countries) or ()
    there = [report for report in native if report.claim.countries == countries]
    return countries, best(there, Fact.PLACE, lambda claim: claim.places) or ()


def _recycled(native: Sequence[Report]) -> tuple[Recycled, str | None]:
    """What the texts say of whether the money is new: words that recall it before words that call it new."""
    telling = [each.claim for each in by_weight(native, Fact.DEAL) if each.claim.recycled is not Recycled.UNKNOWN]
    found = min(telling, key=lambda claim: claim.recycled is Recycled.NEW, default=None)
    if found is None or found.recycled is Recycled.NEW:
        return (found.recycled if found else Recycled.UNKNOWN, None)
    return (found.recycled, found.recycled_words)


def _silent(parties: Sequence[str], speaking: Iterable[str], group_of: Callable[[str], str]) -> tuple[str, ...]:
    heard = {group_of(name) for name in speaking}
    return tuple(name for name in parties if group_of(name) not in heard)


def _quotation(story: Story) -> Evidence | None:
    deciding = story.verdict.deciding
    theirs = {(each.voice, each.speaker, each.stance) for each in deciding}
    same = [each for each in standing(story.evidence) if (each.voice, each.speaker, each.stance) in theirs]
    shown = [each for each in (*deciding, *same) if each.quote]
    return min(shown, key=lambda each: not each.verbatim, default=None)


def _declined(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    parties = [each for each in standing(evidence) if each.voice is Voice.PARTY]
    spoken = {each.speaker for each in parties if each.stance in _FIRM}
    return _first_of_each(e for e in parties if e.stance is Stance.NO_COMMENT and e.speaker not in spoken)


def _disputed(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    return _first_of_each(e for e in standing(evidence) if e.stance is Stance.DENIES and e.about is not Fact.DEAL)


def _first_of_each(words: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """One word for each speaker and object: the first, so that an outlet that merely repeats it changes nothing."""
    found: dict[tuple[str | None, Fact], Evidence] = {}
    for each in words:
        found.setdefault((each.speaker, each.about), each)
    return tuple(found.values())
