"""A story: the claims about one deal, as one numbered thing that people can type (`#128`)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.claims.claim import Act, Claim, Evidence, Stage
from bot.claims.money import Money


class Status(StrEnum):
    """Who stands behind the deal. Firmness: rumoured < reported < announced < confirmed; the others stand outside."""

    RUMOURED = "rumoured"
    REPORTED = "reported"
    ANNOUNCED = "announced"
    CONFIRMED = "confirmed"
    DENIED = "denied"
    CANCELLED = "cancelled"


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


@dataclass(frozen=True, slots=True)
class Story:
    """Everything known of one deal. `revision` counts its visible states from 1; `id` is 0 until it is stored."""

    id: int
    opened_at: datetime  # first seen
    changed_at: datetime
    revision: int
    verdict: Verdict
    reports: tuple[Report, ...]  # oldest first
    transitions: tuple[Transition, ...] = ()

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """All evidence of all reports, oldest first."""
        return tuple(sorted((e for r in self.reports for e in r.claim.evidence), key=lambda e: e.at))
