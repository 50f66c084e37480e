"""A story: the claims about one deal, as one numbered thing that people can type (`#128`)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.claims.claim import Act, Claim, Evidence, Stage
from bot.claims.jobs import Jobs
from bot.claims.money import Money


class Status(StrEnum):
    """Who stands behind the deal. Firmness: rumoured < reported < announced < confirmed; the others stand outside."""

    RUMOURED = "rumoured"
    REPORTED = "reported"
    ANNOUNCED = "announced"
    CONFIRMED = "confirmed"
    DENIED = "denied"
    CANCELLED = "cancelled"


# No party has settled these: the question is open.
OPEN = frozenset({Status.RUMOURED, Status.REPORTED, Status.ANNOUNCED})


@dataclass(frozen=True, slots=True)
class Verdict:
    """The status of a story with everything a badge says, and the evidence that decided."""

    status: Status
    by: tuple[str, ...] = ()  # who announced, confirmed, denied or cancelled; printed in this order
    contested_by: tuple[str, ...] = ()  # parties whose latest word contradicts `by`
    stage: Stage = Stage.INTENTION
    act: Act | None = None  # with CANCELLED
    press_only: bool = False  # CANCELLED on an outlet's flat word alone
    deciding: tuple[Evidence, ...] = ()
    rule: str = ""  # the name of the rule, for /why (EDITORIAL 2.7)
    rules_say: Status | None = None  # a person set `status`: what the rules would give


@dataclass(frozen=True, slots=True)
class Ruling:
    """A status that a person set. It stands until a person takes it back, and every card says so."""

    status: Status
    at: datetime
    reason: str = ""


class Did(StrEnum):
    """What a person did to two stories."""

    PUT_TOGETHER = "put_together"
    TAKEN_APART = "taken_apart"


@dataclass(frozen=True, slots=True)
class Deed:
    """A person put this story together with another one, or took them apart."""

    did: Did
    other: int  # the other story's number
    at: datetime


class Recall(StrEnum):
    """Where a text, or the figures, show the sum of an earlier story."""

    SAME = "same"  # it is as large as this story's own
    NAMED = "named"  # a text names it beside its own: "on top of the 6 billion promised in March"


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier story that may be the same money, or the jobs of that investor there, as it stood when found."""

    story_id: int
    at: datetime
    amount: Money | None
    because: str = ""  # the facts both share, as `recycling` names them
    role: Recall = Recall.SAME
    jobs: Jobs | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One entry's claim as filed in a story."""

    entry_key: str  # the entry's first key
    outlet: str
    url: str
    title: str
    language: str
    at: datetime  # published, never later than first seen
    claim: Claim
    joined_because: str = ""  # the facts that filed it here, for /why
    reasons: tuple[str, ...] = ()  # the words that made it relevant
    summary: str = ""  # as much of it as was kept, so that a person's correction becomes a labelled row
    publisher: str = ""  # the family the outlet belongs to; empty: its own
    carries: str = ""  # the agency whose copy it runs ("avec AFP"); empty: its own words
    corrected_from: Money | None = None  # the first main amount it had, where the outlet has another one now
    rewritten: bool = False  # its text changed since it was filed: it stays where readers saw it

    @property
    def withdrawn(self) -> bool:
        """True if its outlet took all of it back."""
        words = self.claim.evidence
        return bool(words) and all(each.withdrawn_at is not None for each in words)


def age(report: Report) -> tuple[datetime, str]:
    """The order in which reports tell a story: as they were published, whichever was read first."""
    return (report.at, report.entry_key)


@dataclass(frozen=True, slots=True)
class Transition:
    """One change of the verdict: `number` counts from 1 within the story."""

    number: int
    at: datetime
    revision: int
    before: Verdict | None
    after: Verdict
    reason: str = ""  # what changed most: a Reason of revision.py, which names the reply
    amount_before: Money | None = None  # where the reason is the figure: the main amount until then
    amount_after: Money | None = None  # and the one it became

    @property
    def turned(self) -> bool:
        """True if the status changed, and not only who says so, or how."""
        return self.before is None or self.before.status is not self.after.status


@dataclass(frozen=True, slots=True)
class Story:
    """Everything known of one deal. `revision` counts its visible states from 1; `id` is 0 until it is stored.

    A story that turned out to be another one has no reports any more and is `merged_into` the one that lives on.
    """

    id: int
    opened_at: datetime  # first seen
    changed_at: datetime
    revision: int
    verdict: Verdict
    reports: tuple[Report, ...]  # oldest first
    transitions: tuple[Transition, ...] = ()
    merged_into: int | None = None
    ruling: Ruling | None = None
    by_hand: bool = False  # a person merged or split it: what it holds is not taken apart any more
    earlier: Earlier | None = None  # whose money this may be
    earlier_jobs: Earlier | None = None  # whose jobs these come beside
    deeds: tuple[Deed, ...] = ()  # by hand, oldest first

    @property
    def fixed(self) -> bool:
        """True if its reports stay together whatever comes later: a person said so, or readers saw one rewritten."""
        return self.by_hand or any(report.rewritten for report in self.reports)

    @property
    def made_by(self) -> Transition | None:
        """The transition that made the status what it is."""
        made = (turn for turn in reversed(self.transitions) if turn.turned)
        return next(made, None)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """All evidence of all reports, oldest first."""
        return tuple(sorted((e for r in self.reports for e in r.claim.evidence), key=lambda e: e.at))
