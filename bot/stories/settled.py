"""When the question a story asks was settled: by a party's own word, never by anybody else's."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.claims.claim import Evidence, Stance, Voice
from bot.stories.status import moves_the_rung
from bot.stories.story import Status, Story
from bot.stories.weight import standing, standing_reports

_BY_WORD = {Status.CONFIRMED: Stance.AFFIRMS, Status.DENIED: Stance.DENIES, Status.CANCELLED: Stance.CANCELS}


def first_report_at(story: Story) -> datetime:
    """When it was first told, by a report that was not withdrawn since."""
    told = standing_reports(story.reports) or story.reports
    return min((report.at for report in told), default=story.opened_at)


def confirmed_at(story: Story) -> datetime | None:
    """When a party first affirmed the deal; None where no such word stands."""
    return min(_words(story, Stance.AFFIRMS), default=None)


def confirmed_after(story: Story) -> timedelta | None:
    """From the first report to the confirmation; None: not confirmed, by hand alone, or by the first report.

    Everything is read from the evidence, so that neither the order of reading nor a merger changes it.
    """
    at = confirmed_at(story)
    if story.verdict.status is not Status.CONFIRMED or at is None or at <= first_report_at(story):
        return None
    return at - first_report_at(story)


def settled(story: Story) -> tuple[Status, datetime] | None:
    """What became of the deal by a party's word, and when; None while the question is open.

    A deal that was called off after it had been confirmed was confirmed. What only the press or a person called
    settled is open.
    """
    status = story.verdict.rules_say or story.verdict.status
    confirmed = confirmed_at(story)
    if status is Status.CANCELLED and confirmed is not None:
        return Status.CONFIRMED, confirmed
    at = min(_words(story, _BY_WORD[status]), default=None) if status in _BY_WORD else None
    return None if at is None else (status, at)


def _words(story: Story, stance: Stance) -> Iterator[datetime]:
    """When parties said this of the deal itself, as far as their words stand."""
    return (each.at for each in standing(story.evidence) if _of_a_party(each) and each.stance is stance)


def _of_a_party(evidence: Evidence) -> bool:
    return evidence.voice is Voice.PARTY and moves_the_rung(evidence)
