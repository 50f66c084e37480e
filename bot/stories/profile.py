"""The facts by which reports are told to speak of one deal: a report's own, or those of all reports of a story."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal

from bot.claims.claim import Claim, Kind, Stance, Voice
from bot.claims.money import Money
from bot.stories.amounts import ROUGH_RATES
from bot.stories.parties import folded
from bot.stories.status import status
from bot.stories.story import Report, Status, Story
from bot.stories.windows import LONGEST
from bot.text.folding import name_key

_BUILT = dict.fromkeys(("cloud", "data_centres", "compute", "chips"), "data_centres")
_ON_RECORD = (Voice.PARTY, Voice.OFFICIAL)
_SETTLED = (Status.CONFIRMED, Status.CANCELLED)


@dataclass(frozen=True, slots=True)
class Background:
    """What grouping knows beyond the texts.

    `group_of`: a name for the group that controls an organisation; by default its own. `within`: every place that
    counts as a site, folded, to the folded places that contain it ("dunkerque" to {"nord", "hauts de france"}, a
    region to nothing). A name without an entry is no site: newspapers write nations and the town of a summit in the
    same breath. Two spellings of one place contain one another. `rates`: units of each currency per euro. `quiet`: no
    story takes a report after so long, whatever they share.
    """

    group_of: Callable[[str], str] = name_key
    within: Mapping[str, frozenset[str]] = field(default_factory=dict)
    rates: Mapping[str, Decimal] = field(default_factory=lambda: ROUGH_RATES)
    quiet: timedelta = LONGEST


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of a deal from some reports. Sets are unions; `amounts` holds each report's, main one first."""

    investors: tuple[str, ...]
    recipients: tuple[str, ...]
    investor_lists: tuple[frozenset[str], ...]  # of each report, folded
    countries: frozenset[str]
    told: frozenset[str]  # of them those the texts name as the place, not as a party's home
    places: frozenset[str]  # folded
    events: frozenset[str]  # folded
    series: frozenset[str]  # folded
    kinds: frozenset[Kind]
    amounts: tuple[tuple[Money, ...], ...]  # of reports that give a figure; the same figures once
    purposes: frozenset[str]  # by the lexicons' names
    speakers: frozenset[str]  # parties and officials on record, folded
    titles: tuple[tuple[str, str], ...]  # language, title
    first_at: datetime
    last_at: datetime
    settled: bool  # confirmed or off: nothing is open that a late report would answer

    @property
    def parties(self) -> tuple[str, ...]:
        """Everybody who gives or gets."""
        return self.investors + self.recipients

    @property
    def currencies(self) -> frozenset[str | None]:
        """Of the main sums."""
        return frozenset(sums[0].currency for sums in self.amounts)

    @property
    def unnamed(self) -> bool:
        """True if no report names a party."""
        return not self.parties

    def apart(self, other: "Profile") -> timedelta:
        """The quiet time between the reports of the two; zero if they overlap."""
        return max(other.first_at - self.last_at, self.first_at - other.last_at, timedelta(0))


def built(purposes: Iterable[str]) -> frozenset[str]:
    """The purposes with machines and the halls for them as one."""
    return frozenset(_BUILT.get(each, each) for each in purposes)


def profile_of_report(report: Report) -> Profile:
    """The profile of one report, as if it were a story of its own."""
    evidence = report.claim.evidence
    may_settle = any(said.voice is Voice.PARTY or said.stance is Stance.CANCELS for said in evidence)
    return _profile([report], settled=may_settle and status(evidence) in _SETTLED)


def profile_of_story(story: Story) -> Profile:
    """The profile of everything filed in a story."""
    return _profile(story.reports, settled=story.verdict.status in _SETTLED)


def _profile(reports: Sequence[Report], settled: bool) -> Profile:
    claims = [report.claim for report in reports]
    moments = [report.at for report in reports]
    return Profile(
        investors=_once(name for claim in claims for name in claim.investors),
        recipients=_once(name for claim in claims for name in claim.recipients),
        investor_lists=tuple(frozenset(map(folded, claim.investors)) for claim in claims if claim.investors),
        countries=frozenset(country for claim in claims for country in claim.countries),
        told=frozenset(country for claim in claims if not claim.at_home for country in claim.countries),
        places=frozenset(place for claim in claims for place in map(folded, claim.places) if not _pays(place, claim)),
        events=frozenset(folded(claim.event) for claim in claims if claim.event),
        series=frozenset(folded(claim.series) for claim in claims if claim.series),
        kinds=frozenset(claim.kind for claim in claims),
        amounts=_each_once(claim.amounts for claim in claims if claim.amount and claim.amount.figure is not None),
        purposes=frozenset(each for claim in claims for each in (claim.purpose or "").split(", ") if each),
        speakers=frozenset(
            folded(said.speaker)
            for claim in claims
            for said in claim.evidence
            if said.speaker and said.voice in _ON_RECORD
        ),
        titles=tuple((report.language, report.title) for report in reports),
        first_at=min(moments),
        last_at=max(moments),
        settled=settled,
    )


def _pays(place: str, claim: Claim) -> bool:
    """True for a region or town whose own money it is: all its programmes are there."""
    return any(folded(name) == place for name in claim.investors)


def _each_once(sums: Iterable[tuple[Money, ...]]) -> tuple[tuple[Money, ...], ...]:
    """Ten outlets give the same figures: they are compared once."""
    return tuple({tuple((m.low, m.high, m.currency, m.qualifier) for m in each): each for each in sums}.values())


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple({folded(name): name for name in names}.values())
