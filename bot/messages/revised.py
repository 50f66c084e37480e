"""The reply to a change below the badge: a condition lifted, jobs settled, a figure revised, one more party."""

from dataclasses import replace

from bot.claims.claim import Stage
from bot.claims.jobs import Added
from bot.claims.money import Money
from bot.messages.amounts import money
from bot.messages.confirmation import by_stage
from bot.messages.deal import who_and_sum, who_and_where
from bot.messages.promises import jobs_count
from bot.messages.told import told
from bot.messages.wording import Wording
from bot.stories.facts import Facts
from bot.stories.revision import Reason
from bot.stories.story import Story, Transition

_SETTLED = (Added.ON_TOP, Added.INCLUDED)


def revised(story: Story, transition: Transition, shown: Facts, wording: Wording) -> str | None:
    """What changed while the status stayed, most important first; None if nothing of it is worth a sentence."""
    before, after = transition.before or transition.after, transition.after
    if before.stage is Stage.CONDITIONAL and after.stage in (Stage.COMMITMENT, Stage.CLOSED):
        return wording.text(
            "{deal}: condition lifted, according to {who}.",
            deal=who_and_sum(shown, wording),
            who=wording.all_of(after.by),
        )
    if transition.reason == Reason.CLOSED:
        return wording.text(
            "{deal}: closed, according to {who}.", deal=who_and_sum(shown, wording), who=wording.all_of(after.by)
        )
    if joined := tuple(name for name in after.by if name not in before.by):
        return f"{by_stage(after, joined, shown, wording)}."
    return _jobs(story, shown, wording) or _figure(story, transition, shown, wording)


def _jobs(story: Story, shown: Facts, wording: Wording) -> str | None:
    jobs = shown.jobs.value if shown.jobs else None
    if jobs is None or jobs.earlier is None or jobs.added not in _SETTLED or not _was_open(story):
        return None
    deal, counted, earlier = who_and_where(shown, wording), jobs_count(jobs, wording), wording.number(jobs.earlier)
    if jobs.added is Added.ON_TOP:
        return wording.text(
            "{deal}: the {jobs} come on top of the {earlier} already announced.",
            deal=deal,
            jobs=counted,
            earlier=earlier,
        )
    return wording.text(
        "{deal}: the {jobs} include the {earlier} already announced.", deal=deal, jobs=counted, earlier=earlier
    )


def _was_open(story: Story) -> bool:
    return any(report.claim.jobs and report.claim.jobs.added is Added.UNKNOWN for report in story.reports)


def _figure(story: Story, transition: Transition, shown: Facts, wording: Wording) -> str | None:
    before = transition.amount_before or _earlier_amount(story, shown, wording)
    now = transition.amount_after or (shown.amount.value if shown.amount else None)
    if now is None or before is None:
        return None
    return wording.text(
        "Amount revised: {sum}, from {before} ({deal}).",
        sum=money(now, wording),
        before=money(before, wording),
        deal=who_and_where(shown, wording),
    )


def _earlier_amount(story: Story, shown: Facts, wording: Wording) -> Money | None:
    """The main amount before the report that changed it."""
    now = shown.amount.value if shown.amount else None
    for end in range(len(story.reports) - 1, 0, -1):
        then = told(replace(story, reports=story.reports[:end]), wording).amount
        if now and then and (then.value.figure, then.value.currency) != (now.figure, now.currency):
            return then.value
    return None
