"""A claim: what one entry says about one deal, and the evidence for it."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.claims.jobs import Jobs
from bot.claims.money import Money


class Kind(StrEnum):
    """What sort of deal it is."""

    CAPEX = "capex"
    FUNDING_ROUND = "funding_round"
    ACQUISITION = "acquisition"
    PUBLIC_PLAN = "public_plan"
    FUND = "fund"
    OTHER = "other"


class Stage(StrEnum):
    """How far the money is committed, least first; TARGET is money to be raised from others."""

    TALKS = "talks"
    INTENTION = "intention"
    NON_BINDING = "non_binding"
    CONDITIONAL = "conditional"
    TARGET = "target"
    COMMITMENT = "commitment"
    CLOSED = "closed"


class Voice(StrEnum):
    """Who speaks, seen from the deal."""

    PARTY = "party"  # investor or recipient
    OFFICIAL = "official"  # a public body, of somebody else's money
    THIRD_PARTY = "third_party"  # named, neither of the two
    ANONYMOUS = "anonymous"  # a leak, an unnamed source, another outlet's report, hearsay
    OUTLET = "outlet"  # the medium itself, quoting nobody


class Stance(StrEnum):
    """What the speaker does with the object of the words."""

    AFFIRMS = "affirms"
    PROJECTS = "projects"  # undecided, or hearsay: "investirait"
    DENIES = "denies"
    CANCELS = "cancels"
    NO_COMMENT = "no_comment"


class Fact(StrEnum):
    """What the words are about: the deal's existence, or one fact of it."""

    DEAL = "deal"
    AMOUNT = "amount"
    JOBS = "jobs"
    PLACE = "place"
    DATE = "date"


class Act(StrEnum):
    """What became of a cancelled deal."""

    DROPPED = "dropped"
    PAUSED = "paused"
    TERMINATED = "terminated"
    BID_WITHDRAWN = "bid_withdrawn"
    UNCLEAR = "unclear"


class Recycled(StrEnum):
    """Whether the money was announced before, as far as the text says."""

    NEW = "new"
    PARTLY_NEW = "partly_new"
    ALREADY_ANNOUNCED = "already_announced"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One speaker, one stance, one moment, and the words that show it.

    `at` is when the entry was published, never later than first seen. `said` holds the facts these words
    state (DEAL, AMOUNT, JOBS, PLACE...), so that a card can say who stands behind each. `firmly` is False for
    hedged words: conditional of hearsay, question, "is said to".
    """

    speaker: str | None  # None: nobody is named
    voice: Voice
    stance: Stance
    quote: str  # the exact words, as they stand in `field`
    field: str  # "title", "summary" or "body"
    url: str
    at: datetime
    outlet: str  # where it was read
    about: Fact = Fact.DEAL
    said: frozenset[Fact] = frozenset({Fact.DEAL})
    quoted_by: str | None = None  # the outlet that quotes; None: first-hand (own site, release, filing)
    verbatim: bool = False  # True: `quote` stands between quotation marks in the text
    act: Act | None = None  # with Stance.CANCELS
    rule: str = ""  # the name of the rule that read it (EDITORIAL 2.7), for /why
    withdrawn_at: datetime | None = None
    firmly: bool = True
    person: str | None = None  # who said it by name for `speaker`: "Arthur Mensch"

    def __post_init__(self) -> None:
        """Refuses a naive time and a cancellation without its act."""
        if self.at.tzinfo is None:
            raise ValueError("evidence needs an aware time")
        if (self.stance is Stance.CANCELS) != (self.act is not None):
            raise ValueError("a cancellation has an act, nothing else has")


@dataclass(frozen=True, slots=True)
class Claim:
    """What one entry says about one deal. Names are full names as in organisations.toml; the main amount is first."""

    kind: Kind
    stage: Stage
    investors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    amounts: tuple[Money, ...] = ()
    jobs: Jobs | None = None
    countries: tuple[str, ...] = ()  # ISO 3166 alpha-2, of where the money goes
    places: tuple[str, ...] = ()  # towns and regions, as written
    at_home: bool = False  # True: `countries` is where a party has its seat, the text tells of no place
    event: str | None = None
    purpose: str | None = None  # what for, by names that all lexicons share: "cloud, data_centres"
    series: str | None = None  # which of several: "A" or "seed" of rounds, "phase 2", "call 4", "fund 3"
    evidence: tuple[Evidence, ...] = ()
    recycled: Recycled = Recycled.UNKNOWN
    recycled_words: str | None = None

    @property
    def amount(self) -> Money | None:
        """The main amount: the money this deal puts in."""
        return self.amounts[0] if self.amounts else None


@dataclass(frozen=True, slots=True)
class Reading:
    """What one entry says: its claims (none: not relevant), and the words that decided either way.

    `unread` is the language of a text that no lexicon reads, "" if it could not even be told; None for all others.
    `retracts` holds the words by which the outlet takes the text back; its claims are then what it takes back.
    """

    claims: tuple[Claim, ...] = ()
    reasons: tuple[str, ...] = field(default=())
    unread: str | None = None
    retracts: str | None = None

    @property
    def relevant(self) -> bool:
        """True if there is at least one claim that the outlet does not take back."""
        return bool(self.claims) and self.retracts is None
