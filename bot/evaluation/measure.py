"""A measure: one figure about many readings, its target, and every reading that missed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Form(StrEnum):
    """How a measure's value is to be read."""

    F1 = "f1"
    SHARE = "share"
    COUNT = "count"  # of mistakes: less is better


@dataclass(frozen=True, slots=True)
class Target:
    """The value at which a measure is good enough."""

    bound: float
    at_most: bool = False  # True for counts of mistakes

    def met(self, value: float) -> bool:
        """Whether a value is good enough."""
        return value <= self.bound if self.at_most else value >= self.bound


TARGETS: Mapping[str, Target] = MappingProxyType(
    {
        "detection_*": Target(0.95),  # each language by itself
        "ordinary_alarms": Target(1, at_most=True),
        "status": Target(0.93),
        "false_confirmed": Target(0, at_most=True),
        "main_amount": Target(0.97),
        "main_amount_qualified": Target(0.92),
        "sentences": Target(0.95),
        "sentences_without_money": Target(1.0),
        "investors": Target(0.92),
        "recipients": Target(0.85),
        "countries": Target(0.90),
        "jobs": Target(0.97),
        "kind": Target(0.92),
        "stories_of_many": Target(0.93),
        "pairs_apart": Target(0.95),
        "pairs_together": Target(0.95),
    }
)


@dataclass(frozen=True, slots=True)
class Miss:
    """One reading that differs from its label, and what led to it."""

    row: str
    language: str
    title: str
    expected: str
    read: str
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure. `name` is stable, for machines; `n` counts what the value is a share of."""

    name: str
    form: Form
    value: float
    n: int
    misses: tuple[Miss, ...] = ()
    precision: float | None = None  # with F1
    recall: float | None = None  # with F1
    beside: float | None = None  # what doing without Vigie gives: the keyword filter, every item a story of its own

    @property
    def target(self) -> Target | None:
        """What it should reach; None where nothing was promised."""
        family = "detection_*" if self.name.startswith("detection_") else self.name
        return TARGETS.get(family)

    @property
    def met(self) -> bool | None:
        """Whether the target is reached; None where there is none, or nothing was measured."""
        return self.target.met(self.value) if self.target and self.n else None


@dataclass(frozen=True, slots=True)
class Tally:
    """Hits among what was wanted and what was given."""

    hits: float = 0
    wanted: int = 0
    given: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        """Both together."""
        return Tally(self.hits + other.hits, self.wanted + other.wanted, self.given + other.given)

    @property
    def precision(self) -> float:
        """The share of what was given that is right."""
        return self.hits / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        """The share of what was wanted that was given."""
        return self.hits / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return harmonic_mean(self.precision, self.recall)


def harmonic_mean(precision: float, recall: float) -> float:
    """F1; 0 if both are."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def of_tally(name: str, tally: Tally, misses: Iterable[Miss] = (), beside: float | None = None) -> Measure:
    """The F1 of a tally as a measure; `n` is what was wanted."""
    return Measure(name, Form.F1, tally.f1, tally.wanted, tuple(misses), tally.precision, tally.recall, beside)


def share(name: str, right: int, n: int, misses: Iterable[Miss] = ()) -> Measure:
    """The share that is right as a measure."""
    return Measure(name, Form.SHARE, right / n if n else 0.0, n, tuple(misses))


def count(name: str, misses: Iterable[Miss], n: int, beside: float | None = None) -> Measure:
    """The number of mistakes among n as a measure."""
    made = tuple(misses)
    return Measure(name, Form.COUNT, len(made), n, made, beside=beside)
