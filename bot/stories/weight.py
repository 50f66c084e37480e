"""How much a report weighs on one fact: who in it stands behind it."""

from collections.abc import Iterable
from datetime import datetime

from bot.claims.claim import Evidence, Fact, Stance, Voice
from bot.stories.story import Report, Story

PARTY = 4
_WEIGHT = {Voice.PARTY: PARTY, Voice.OFFICIAL: 3, Voice.THIRD_PARTY: 2, Voice.OUTLET: 1, Voice.ANONYMOUS: 0}


def standing(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The evidence that nobody withdrew."""
    return tuple(each for each in evidence if each.withdrawn_at is None)


def standing_reports(reports: Iterable[Report]) -> tuple[Report, ...]:
    """The reports that no outlet took back."""
    return tuple(report for report in reports if not report.withdrawn)


def withdrawn_by(story: Story, until: datetime | None = None) -> str | None:
    """The outlet that took its report back last, by this moment if one is given; None: nobody did."""
    gone = [each for each in story.evidence if each.withdrawn_at and (until is None or each.withdrawn_at <= until)]
    return max(gone, key=lambda each: each.withdrawn_at or each.at).outlet if gone else None


def weight(report: Report, fact: Fact) -> int:
    """How much the report's best speaker weighs on this fact; -1 if nobody in it stands behind the fact."""
    return max((_WEIGHT[each.voice] for each in standing(report.claim.evidence) if _states(each, fact)), default=-1)


def by_weight(reports: Iterable[Report], fact: Fact) -> tuple[Report, ...]:
    """The reports whose speakers weigh most on this fact first; the order given is kept among equals."""
    return tuple(sorted(reports, key=lambda report: -weight(report, fact)))


def said_by(reports: Iterable[Report], fact: Fact) -> tuple[Evidence, ...]:
    """The evidence that states this fact, weightiest voice first."""
    stating = [each for report in reports for each in standing(report.claim.evidence) if _states(each, fact)]
    return tuple(sorted(stating, key=lambda each: (-_WEIGHT[each.voice], each.at)))


def _states(evidence: Evidence, fact: Fact) -> bool:
    return fact in evidence.said and evidence.stance in (Stance.AFFIRMS, Stance.PROJECTS, Stance.CANCELS)
