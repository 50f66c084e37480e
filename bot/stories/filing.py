"""Filing a report in a story, and taking back what an outlet withdrew: the next state of the story."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.claims.claim import Evidence
from bot.stories.grouping import read_because
from bot.stories.revision import Reason, difference, main_amount
from bot.stories.status import judge
from bot.stories.story import Report, Story, Transition


def file(story: Story | None, report: Report, now: datetime) -> Story:
    """The story with this report in it, judged anew; a story of its own if there is none yet (its `id` is 0).

    A report of an entry that is already filed is a correction: it takes the place of the earlier one, never a
    second source, and words that were not in it before count from `now`. `revision` advances only if a reader
    would see a difference, a transition is added only if the badge changes or the change deserves a reply.
    The same report twice changes nothing.
    """
    if story is None:
        verdict = judge([report])
        first = Transition(1, now, 1, None, verdict, Reason.NEW_STORY)
        return Story(0, now, now, 1, verdict, (replace(report, joined_because=_apart(report)),), (first,))
    earlier = next((each for each in story.reports if each.entry_key == report.entry_key), None)
    if earlier is not None:
        report = _corrected(earlier, report, now)
    others = (each for each in story.reports if each.entry_key != report.entry_key)
    return _advanced(story, sorted((*others, report), key=_age), now)


def withdraw(story: Story, entry_key: str, now: datetime) -> Story:
    """The story after the outlet retracted this entry: its words are kept, marked, and no longer count."""
    return _advanced(
        story,
        [_retracted(report, now) if report.entry_key == entry_key else report for report in story.reports],
        now,
    )


def _advanced(story: Story, reports: Sequence[Report], now: datetime) -> Story:
    after = replace(story, reports=tuple(reports), verdict=judge(reports))
    seen = difference(story, after)
    if not seen.visible:
        return after
    after = replace(after, changed_at=now, revision=story.revision + 1)
    if not (seen.badge or seen.worth_a_ping):
        return after
    before_amount = main_amount(story) if seen.reason is Reason.FIGURE_REVISED else None
    number = len(story.transitions) + 1
    turn = Transition(number, now, after.revision, story.verdict, after.verdict, seen.reason, before_amount)
    return replace(after, transitions=(*story.transitions, turn))


def _apart(report: Report) -> str:
    """What is worth keeping of the placement of a report that opened its story: what it was parted from."""
    return report.joined_because if "parted_from" in dict(read_because(report.joined_because)) else ""


def _age(report: Report) -> tuple[datetime, str]:
    return (report.at, report.entry_key)


def _corrected(earlier: Report, report: Report, now: datetime) -> Report:
    """The rewritten report where the earlier one stood. Its date of publication says nothing about its new words."""
    known = {_words(each): each for each in earlier.claim.evidence}
    evidence = tuple(known.get(_words(each)) or replace(each, at=max(each.at, now)) for each in report.claim.evidence)
    claim = replace(report.claim, evidence=evidence)
    because = earlier.joined_because or report.joined_because
    return replace(report, at=min(earlier.at, report.at), claim=claim, joined_because=because)


def _words(evidence: Evidence) -> tuple[object, ...]:
    """What makes two pieces of evidence of one entry the same words, whenever they were read."""
    return (evidence.speaker, evidence.voice, evidence.stance, evidence.about, evidence.quote)


def _retracted(report: Report, now: datetime) -> Report:
    evidence = tuple(replace(each, withdrawn_at=each.withdrawn_at or now) for each in report.claim.evidence)
    return replace(report, claim=replace(report.claim, evidence=evidence))
