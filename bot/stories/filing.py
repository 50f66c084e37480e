"""Filing a report in a story, taking back what an outlet withdrew, a person's ruling: the next state of the story."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.claims.claim import Act, Evidence
from bot.claims.money import Money
from bot.claims.rule import Rule
from bot.stories.facts import main_amount
from bot.stories.grouping import read_because
from bot.stories.revision import Difference, Reason, difference, same_badge
from bot.stories.status import judge
from bot.stories.story import Earlier, Report, Ruling, Status, Story, Transition, Verdict, age

WAVERS_FOR = timedelta(days=1)  # an outlet that goes back and forth within a day is told of once each way


def file(story: Story | None, report: Report, now: datetime) -> Story:
    """The story with this report in it, judged anew; a story of its own if there is none yet (its `id` is 0).

    A report of an entry that is already filed is a correction: it takes the place of the earlier one, never a
    second source, and words that were not in it before count from `now`. `revision` advances only if a reader
    would see a difference, a transition is added only if the badge changes or the change deserves a reply.
    The same report twice changes nothing. An entry that goes back and forth rings once each way.
    """
    if story is None:
        return opened([report], now)
    earlier = next((each for each in story.reports if each.entry_key == report.entry_key), None)
    if earlier is not None:
        report = _corrected(earlier, report, now)
    others = (each for each in story.reports if each.entry_key != report.entry_key)
    told = replace(story, reports=tuple(sorted((*others, report), key=age)))
    return _advanced(story, told, now, wavers=earlier is not None and earlier.rewritten)


def opened(reports: Sequence[Report], now: datetime) -> Story:
    """A story of its own that these reports tell; its `id` is 0."""
    first, *others = sorted(reports, key=age)
    told = (replace(first, joined_because=_apart(first)), *others)
    verdict = judge(told)
    return Story(0, now, now, 1, verdict, told, (Transition(1, now, 1, None, verdict, Reason.NEW_STORY),))


def held(story: Story, reports: Iterable[Report], now: datetime, changed: Story | None = None) -> Story:
    """The story as it stands with exactly these reports, judged anew; `changed` is it with what else is different."""
    after = replace(changed or story, reports=tuple(sorted(reports, key=age)))
    return story if after == story else _advanced(story, after, now)


def united(stories: Sequence[Story]) -> Story:
    """The first of these stories as the heir of all: as old as the oldest, under the first ruling among them."""
    heir = stories[0]
    ruling = next((story.ruling for story in stories if story.ruling), None)
    return replace(heir, opened_at=min(story.opened_at for story in stories), ruling=ruling)


def merged(story: Story, into: int, now: datetime) -> Story:
    """The story once it has turned out to be another one, which took its reports."""
    return replace(story, reports=(), merged_into=into, revision=story.revision + 1, changed_at=now)


def ruled(story: Story, ruling: Ruling | None, now: datetime) -> Story:
    """The story with the status that a person set; None: by the rules again."""
    return _advanced(story, replace(story, ruling=ruling), now)


def withdraw(story: Story, entry_key: str, now: datetime) -> Story:
    """The story after the outlet retracted this entry: its words are kept, marked, and no longer count.

    They count again once the entry is filed again: its text was restored.
    """
    known = next((each for each in story.reports if each.entry_key == entry_key), None)
    if known is None or known.withdrawn:
        return story
    told = tuple(_retracted(each, now) if each is known else each for each in story.reports)
    return _advanced(story, replace(story, reports=told), now, wavers=known.rewritten)


def preceded(before: Story | None, story: Story, earlier: Earlier | None, jobs: Earlier | None, now: datetime) -> Story:
    """The story with the earlier ones it recalls; `before` is its last kept state. A reader sees the difference."""
    after = replace(story, earlier=earlier, earlier_jobs=jobs)
    if after == story or before is None or story.revision > before.revision:
        return after
    return replace(after, revision=story.revision + 1, changed_at=now)


def _advanced(story: Story, after: Story, now: datetime, wavers: bool = False) -> Story:
    """`after` judged, as the next revision of `story` if a reader would see a difference.

    `wavers`: it is the doing of one entry that was rewritten before, so what it told already is not told again.
    """
    after = replace(after, verdict=_judged(after))
    seen = difference(story, after)
    if not seen.visible:
        return after
    after = replace(after, changed_at=now, revision=story.revision + 1)
    if wavers and _told_already(story, after, seen, now):
        seen = Difference(Reason.WAVERED, seen.badge)
    if not (seen.badge or seen.worth_a_ping):
        return after
    turn = Transition(len(story.transitions) + 1, now, after.revision, story.verdict, after.verdict, seen.reason)
    if seen.reason is Reason.FIGURE_REVISED:
        turn = replace(turn, amount_before=main_amount(story), amount_after=main_amount(after))
    return replace(after, transitions=(*story.transitions, turn))


def _told_already(story: Story, after: Story, seen: Difference, now: datetime) -> bool:
    """True if rooms were told of this very turn, of badge or figure, within a day."""
    recent = [turn for turn in story.transitions if turn.before and now - turn.at <= WAVERS_FOR]
    if seen.badge:
        turns = [(turn.before, turn.after) for turn in recent if turn.before]
        return any(same_badge(old, story.verdict) and same_badge(new, after.verdict) for old, new in turns)
    old, new = main_amount(story), main_amount(after)
    return any(_same_figure(turn.amount_before, old) and _same_figure(turn.amount_after, new) for turn in recent)


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
    """The rewritten report where the earlier one stood. Its date of publication says nothing about its new words.

    Words that were taken back and stand there again count as if they had never gone.
    """
    known = {_words(each): replace(each, withdrawn_at=None) for each in earlier.claim.evidence}
    evidence = tuple(known.get(_words(each)) or replace(each, at=max(each.at, now)) for each in report.claim.evidence)
    claim = replace(report.claim, evidence=evidence)
    return replace(
        report,
        at=min(earlier.at, report.at),
        claim=claim,
        joined_because=earlier.joined_because or report.joined_because,
        rewritten=earlier.rewritten or claim != earlier.claim,
        corrected_from=_first_figure(earlier, claim.amount),
    )


def _first_figure(earlier: Report, amount: Money | None) -> Money | None:
    """The first figure the outlet had, where it is another now: five rewritings in an hour are one correction."""
    first = earlier.corrected_from or earlier.claim.amount
    return None if _same_figure(first, amount) else first


def _same_figure(one: Money | None, other: Money | None) -> bool:
    return one is not None and other is not None and (one.figure, one.currency) == (other.figure, other.currency)


def _words(evidence: Evidence) -> tuple[object, ...]:
    """What makes two pieces of evidence of one entry the same words, whenever they were read."""
    return (evidence.speaker, evidence.voice, evidence.stance, evidence.about, evidence.quote)


def _retracted(report: Report, now: datetime) -> Report:
    evidence = tuple(replace(each, withdrawn_at=each.withdrawn_at or now) for each in report.claim.evidence)
    return replace(report, claim=replace(report.claim, evidence=evidence), rewritten=True)
