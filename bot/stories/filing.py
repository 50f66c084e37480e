"""Filing a report in a story, taking back what an outlet withdrew, a person's ruling: the next state of the story."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from bot.claims.claim import Act, Evidence
from bot.claims.rule import Rule
from bot.stories.grouping import read_because
from bot.stories.revision import Reason, difference, main_amount
from bot.stories.status import judge
from bot.stories.story import Report, Ruling, Status, Story, Transition, Verdict


def file(story: Story | None, report: Report, now: datetime) -> Story:
    """The story with this report in it, judged anew; a story of its own if there is none yet (its `id` is 0).

    A report of an entry that is already filed is a correction: it takes the place of the earlier one, never a
    second source, and words that were not in it before count from `now`. `revision` advances only if a reader
    would see a difference, a transition is added only if the badge changes or the change deserves a reply.
    The same report twice changes nothing.
    """
    if story is None:
        return opened([report], now)
    earlier = next((each for each in story.reports if each.entry_key == report.entry_key), None)
    if earlier is not None:
        report = _corrected(earlier, report, now)
    others = (each for each in story.reports if each.entry_key != report.entry_key)
    return held(story, (*others, report), now)


def opened(reports: Sequence[Report], now: datetime) -> Story:
    """A story of its own that these reports tell; its `id` is 0."""
    first, *others = sorted(reports, key=age)
    told = (replace(first, joined_because=_apart(first)), *others)
    verdict = judge(told)
    return Story(0, now, now, 1, verdict, told, (Transition(1, now, 1, None, verdict, Reason.NEW_STORY),))


def held(story: Story, reports: Iterable[Report], now: datetime) -> Story:
    """The story as it stands with exactly these reports, judged anew."""
    told = tuple(sorted(reports, key=age))
    return _advanced(story, replace(story, reports=told), now)


def merged(story: Story, into: int, now: datetime) -> Story:
    """The story once it has turned out to be another one, which took its reports."""
    return replace(story, reports=(), merged_into=into, revision=story.revision + 1, changed_at=now)


def ruled(story: Story, ruling: Ruling | None, now: datetime) -> Story:
    """The story with the status that a person set; None: by the rules again."""
    return _advanced(story, replace(story, ruling=ruling), now)


def withdraw(story: Story, entry_key: str, now: datetime) -> Story:
    """The story after the outlet retracted this entry: its words are kept, marked, and no longer count."""
    reports = (_retracted(report, now) if report.entry_key == entry_key else report for report in story.reports)
    return held(story, reports, now)


def age(report: Report) -> tuple[datetime, str]:
    """The order in which reports tell a story: as they were published, whichever was read first."""
    return (report.at, report.entry_key)


def _advanced(story: Story, after: Story, now: datetime) -> Story:
    """`after` judged, as the next revision of `story` if a reader would see a difference."""
    after = replace(after, verdict=_judged(after))
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


def _judged(story: Story) -> Verdict:
    """What the rules give; where a person ruled otherwise that status, and what the rules would give beside it."""
    verdict, ruling = judge(story.reports), story.ruling
    if ruling is None:
        return verdict
    if ruling.status is verdict.status:
        return replace(verdict, rule=Rule.BY_HAND, rules_say=verdict.status)
    return Verdict(  # nobody said so: no name stands beside the status
        ruling.status,
        stage=verdict.stage,
        act=Act.UNCLEAR if ruling.status is Status.CANCELLED else None,
        deciding=verdict.deciding,
        rule=Rule.BY_HAND,
        rules_say=verdict.status,
    )


def _apart(report: Report) -> str:
    """What is worth keeping of the placement of a report that opened its story: what it was parted from."""
    return report.joined_because if "parted_from" in dict(read_because(report.joined_because)) else ""


def _corrected(earlier: Report, report: Report, now: datetime) -> Report:
    """The rewritten report where the earlier one stood. Its date of publication says nothing about its new words."""
    known = {_words(each): each for each in earlier.claim.evidence}
    evidence = tuple(known.get(_words(each)) or replace(each, at=max(each.at, now)) for each in report.claim.evidence)
    claim = replace(report.claim, evidence=evidence)
    because = earlier.joined_because or report.joined_because
    at = min(earlier.at, report.at)
    rewritten = earlier.rewritten or claim != earlier.claim
    return replace(report, at=at, claim=claim, joined_because=because, rewritten=rewritten)


def _words(evidence: Evidence) -> tuple[object, ...]:
    """What makes two pieces of evidence of one entry the same words, whenever they were read."""
    return (evidence.speaker, evidence.voice, evidence.stance, evidence.about, evidence.quote)


def _retracted(report: Report, now: datetime) -> Report:
    evidence = tuple(replace(each, withdrawn_at=each.withdrawn_at or now) for each in report.claim.evidence)
    return replace(report, claim=replace(report.claim, evidence=evidence))
