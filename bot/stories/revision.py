"""What changed between two states of a story, and whether that is worth a ping."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple, TypeVar

from bot.claims.claim import Evidence, Stage
from bot.claims.jobs import Added
from bot.claims.rule import Rule
from bot.stories.amounts import Relation, relate
from bot.stories.facts import Facts, Said, facts, worded
from bot.stories.independence import copies, origins, outlets
from bot.stories.status import firmness
from bot.stories.story import Status, Story, Transition, Verdict
from bot.stories.weight import standing

T = TypeVar("T")


class Reason(StrEnum):
    """What changed most: goes to the log, the metric and the reply's template (EDITORIAL 2.6)."""

    NEW_STORY = "new_story"
    REPORTED = "reported"  # the press now states what was a rumour
    ANNOUNCED = "announced"
    CONFIRMED = "confirmed"
    DENIED = "denied"
    CANCELLED = "cancelled"  # or cancelled in another way: paused, then dropped
    RESUMED = "resumed"  # affirmed again by a party after a party had cancelled it
    LOWERED = "lowered"  # the status shown was too firm, or nothing is left of it
    WAVERED = "wavered"  # one outlet takes back, once more, what it took back or restored within the day
    BY_HAND = "by_hand"  # a person set the status
    MERGED = "merged"  # it turned out to be another story
    JOBS_SETTLED = "jobs_settled"  # it was open whether they come on top of earlier ones, and no longer is
    FIGURE_REVISED = "figure_revised"  # a party now gives a figure that differs materially
    CONDITION_LIFTED = "condition_lifted"
    CLOSED = "closed"  # a party says that a confirmed deal is done
    BETTER_FACTS = "better_facts"  # any other difference on the card
    MORE_SOURCES = "more_sources"
    NOTHING = "nothing"  # a reader would see no difference


ON_REQUEST = frozenset({Reason.REPORTED, Reason.CLOSED})  # a sentence can be said of it, where a room asks for that
_SILENT = {Reason.WAVERED, Reason.MERGED, Reason.BETTER_FACTS, Reason.MORE_SOURCES, Reason.NOTHING}
_PING = frozenset(Reason) - _SILENT - ON_REQUEST
_NEWS = {Reason.ANNOUNCED, Reason.CONFIRMED, Reason.DENIED, Reason.CANCELLED, Reason.RESUMED, Reason.BY_HAND}
_MATERIAL = (Relation.DRIFT, Relation.CLASH, Relation.SLIP, Relation.CURRENCY_SLIP)
_SETTLED = (Added.ON_TOP, Added.INCLUDED)
_FIRM_STAGES = (Stage.COMMITMENT, Stage.CLOSED)


@dataclass(frozen=True, slots=True)
class Change:
    """The difference between two states of a story, as a reader would see it.

    `visible`: the message looks different, so it is edited. `worth_a_ping`: one short reply besides (for a new
    story the message itself rings). `corrects`: what was shown was firmer than its evidence, so every room that
    saw it gets the reply. `transition` is the latest one this change brought, whose number keys the reply; None
    if the badge is the same and no reply is due.
    """

    visible: bool
    worth_a_ping: bool
    reason: Reason
    corrects: bool = False
    transition: Transition | None = None


class Difference(NamedTuple):
    """What `compare` and filing have in common. `badge`: status, speakers, stage or act changed."""

    reason: Reason
    badge: bool

    @property
    def visible(self) -> bool:
        """True if a reader would see it."""
        return self.reason is not Reason.NOTHING

    @property
    def worth_a_ping(self) -> bool:
        """True if one short reply is due."""
        return self.reason in _PING


def compare(before: Story | None, after: Story) -> Change:
    """The change from one state of a story to a later one; from None: the story is new."""
    if before is None:
        return Change(True, True, Reason.NEW_STORY, transition=after.transitions[-1] if after.transitions else None)
    if after.merged_into is not None:
        return Change(True, False, Reason.MERGED)
    seen = difference(before, after)
    turned = after.transitions[-1] if len(after.transitions) > len(before.transitions) else None
    if turned is not None and turned.reason == Reason.WAVERED:
        seen = Difference(Reason.WAVERED, seen.badge)
    rings = seen.worth_a_ping and turned is not None
    return Change(seen.visible, rings, seen.reason, corrects=seen.reason is Reason.LOWERED, transition=turned)


def taken_over(before: Story, survivor: Story) -> Change:
    """What a room that knew one story is told once it has turned out to be another, older one.

    Only a status is news there, and it keys on the transition that made it. One that is less firm is no
    correction: nobody has said that what stood there was wrong.
    """
    seen = difference(before, survivor)
    made = survivor.made_by if seen.reason in _NEWS else None
    reason = Reason.BETTER_FACTS if seen.reason is Reason.NOTHING else seen.reason
    return Change(True, made is not None, reason, transition=made)


def difference(before: Story, after: Story) -> Difference:
    """The most important difference between two states, whatever their numbers say."""
    badge = _badge(before.verdict) != _badge(after.verdict)
    if badge and after.ruling is not None and after.ruling != before.ruling:
        return Difference(Reason.BY_HAND, badge)
    if before.verdict.status is not after.verdict.status:
        return Difference(_turn(before.verdict, after), badge)
    if _is_empty(after.verdict) and not _is_empty(before.verdict):
        return Difference(Reason.LOWERED, badge)
    if after.verdict.status is Status.CANCELLED and _stop(before.verdict) != _stop(after.verdict):
        return Difference(Reason.CANCELLED, badge)
    return Difference(_below_the_badge(before, after, badge), badge)


def same_badge(one: Verdict, other: Verdict) -> bool:
    """True if a badge says the same of both."""
    return _badge(one) == _badge(other)


def hold(verdict: Verdict) -> tuple[Status, bool]:
    """How firmly a story stands, which is what a correction takes back: its status, and whether any word is left."""
    return (verdict.status, not _is_empty(verdict))


def _badge(verdict: Verdict) -> tuple[object, ...]:
    """What the badge says; it names the stage of a confirmed deal only."""
    stage = verdict.stage if verdict.status is Status.CONFIRMED else None
    by_hand = verdict.rules_say is not None
    return (verdict.status, by_hand, _is_empty(verdict), verdict.by, verdict.contested_by, stage, *_stop(verdict))


def _is_empty(verdict: Verdict) -> bool:
    """True if no word is left that anybody still stands behind."""
    return verdict.rule == Rule.NO_EVIDENCE


def _stop(verdict: Verdict) -> tuple[object, ...]:
    return (verdict.act, verdict.press_only)


def _turn(before: Verdict, after: Story) -> Reason:
    """The reason for a new status. A status that lost its words was too firm; one that was answered was not."""
    match after.verdict.status:
        case Status.DENIED:
            return Reason.DENIED
        case Status.CANCELLED:
            return Reason.CANCELLED
        case Status.CONFIRMED:
            stopped = before.status is Status.CANCELLED and not before.press_only
            return Reason.RESUMED if stopped and _still_stand(before.deciding, after) else Reason.CONFIRMED
    if firmness(before.status) == 0 or firmness(after.verdict.status) < firmness(before.status):
        return Reason.LOWERED
    return Reason(after.verdict.status.value)


def _still_stand(words: Sequence[Evidence], story: Story) -> bool:
    return set(words) <= set(standing(story.evidence))


def _below_the_badge(before: Story, after: Story, badge: bool) -> Reason:
    old, new = facts(before), facts(after)
    if _jobs_settled(old, new):
        return Reason.JOBS_SETTLED
    if old.stage is Stage.CONDITIONAL and new.stage in _FIRM_STAGES:
        return Reason.CONDITION_LIFTED
    if _figure_revised(old, new):
        return Reason.FIGURE_REVISED
    if badge and after.verdict.status is Status.CONFIRMED and old.stage is not Stage.CLOSED is new.stage:
        return Reason.CLOSED
    languages = {report.language for state in (before, after) for report in state.reports}
    shown = _shown(old, before) != _shown(new, after) or any(worded(before, x) != worded(after, x) for x in languages)
    if badge or shown or _recalls(before) != _recalls(after):
        return Reason.BETTER_FACTS
    if any(told(before) != told(after) for told in (outlets, origins, copies, _edges)):
        return Reason.MORE_SOURCES
    return Reason.NOTHING


def _recalls(story: Story) -> tuple[object, ...]:
    return (story.earlier, story.earlier_jobs)


def _edges(story: Story) -> tuple[object, ...]:
    """What else its card tells of the reports: since when, where it opens, who withdrew the last of them."""
    opens = next((report.url for report in story.reports if report.url.startswith("http")), None)
    withdrew = story.reports[-1].outlet if story.reports and story.verdict.rule == Rule.NO_EVIDENCE else None
    return (story.opened_at, opens, withdrew)


def _jobs_settled(old: Facts, new: Facts) -> bool:
    if old.jobs is None or new.jobs is None:
        return False
    return old.jobs.value.added is Added.UNKNOWN and new.jobs.value.added in _SETTLED


def _figure_revised(old: Facts, new: Facts) -> bool:
    """Only a party's figure rings: an outlet may rewrite its own five times in an hour."""
    if old.amount is None or new.amount is None or not new.amount.by_party:
        return False
    return relate(old.amount.value, new.amount.value) in _MATERIAL


def _shown(known: Facts, story: Story) -> Facts:
    """The facts without the list of outlets that repeat each: one name more there is one more source, no new fact."""
    return replace(known, amount=_unsigned(known.amount, story), jobs=_unsigned(known.jobs, story))


def _unsigned(said: Said[T] | None, story: Story) -> Said[T] | None:
    if said is None:
        return None
    media = outlets(story)
    return replace(said, by=tuple(name for name in said.by if name not in media))
