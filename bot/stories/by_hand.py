"""What a person decides about the stories themselves: two that are one, one that is two."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from bot.stories.filing import held, merged, opened, united
from bot.stories.grouping import parted_from
from bot.stories.regrouping import Filed
from bot.stories.story import Deed, Did, Earlier, Report, Story

BECAUSE = "by_hand"


def put_together(one: Story, other: Story, now: datetime) -> tuple[Filed, Filed]:
    """The older of the two with the reports of both, and the younger, which is no more."""
    kept, given = sorted((one, other), key=lambda story: story.id)
    whole = replace(
        united([kept, given]),
        earlier=_of_another(kept.earlier, given) or _of_another(given.earlier, kept),
        earlier_jobs=_of_another(kept.earlier_jobs, given) or _of_another(given.earlier_jobs, kept),
        by_hand=True,
        deeds=(*kept.deeds, Deed(Did.PUT_TOGETHER, given.id, now)),
    )
    reports = [_no_longer_apart(report, {kept.id, given.id}) for report in (*kept.reports, *given.reports)]
    return Filed(kept, held(kept, reports, now, whole), BECAUSE), Filed(given, merged(given, kept.id, now), BECAUSE)


def apart(story: Story, places: Collection[int]) -> tuple[tuple[Report, ...], tuple[Report, ...]]:
    """The reports that stay and those that leave when those at these places, counted from 1, are told by themselves.

    The story goes on with its first evidence, whichever side was named.
    """
    named = tuple(report for place, report in enumerate(story.reports, 1) if place in places)
    others = tuple(report for place, report in enumerate(story.reports, 1) if place not in places)
    return (named, others) if 1 in places else (others, named)


def taken_out(story: Story, reports: Sequence[Report], now: datetime) -> Story:
    """A story of its own that these reports of another one tell; its `id` is 0."""
    first_told = min(report.at for report in reports)
    deed = Deed(Did.TAKEN_APART, story.id, now)
    return replace(opened(reports, now), opened_at=first_told, by_hand=True, deeds=(deed,))


def left_behind(story: Story, reports: Sequence[Report], other: int, now: datetime) -> Filed:
    """The story with these reports only; the rest is the story with the number `other` now."""
    marked = replace(story, by_hand=True, deeds=(*story.deeds, Deed(Did.TAKEN_APART, other, now)))
    return Filed(story, held(story, reports, now, marked), BECAUSE)


def _of_another(earlier: Earlier | None, story: Story) -> Earlier | None:
    """What was recalled, unless it turned out to be the story itself."""
    return earlier if earlier and earlier.story_id != story.id else None


def _no_longer_apart(report: Report, together: Collection[int]) -> Report:
    """The report, no more said to be parted from the story in which it now stands."""
    return replace(report, joined_because="") if parted_from(report.joined_because) in together else report
