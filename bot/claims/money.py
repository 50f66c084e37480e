"""Amounts of money as newspapers write them, read without guessing."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Qualifier(StrEnum):
    """How exact the text claims its figure to be."""

    EXACT = "exact"
    APPROX = "approx"  # environ, près de, nearly
    AT_LEAST = "at_least"  # plus de, over: high is None
    UP_TO = "up_to"  # jusqu'à: low is None
    RANGE = "range"  # de 30 à 50
    VAGUE = "vague"  # plusieurs milliards: no number at all


@dataclass(frozen=True, slots=True)
class Money:
    """A sum in one currency, with the words it was read from.

    `low`/`high` are in whole units of the currency (euros, not millions); None is an open end, both None
    only with VAGUE. `currency` is ISO 4217, None if the text names none. `start`/`end` are offsets in the
    text that was read.
    """

    low: Decimal | None
    high: Decimal | None
    currency: str | None
    qualifier: Qualifier
    text: str
    start: int = 0
    end: int = 0

    def __post_init__(self) -> None:
        """Refuses ends that do not fit the qualifier."""
        ends = (self.low is not None, self.high is not None)
        allowed = {
            Qualifier.VAGUE: (False, False),
            Qualifier.AT_LEAST: (True, False),
            Qualifier.UP_TO: (False, True),
        }.get(self.qualifier, (True, True))
        if ends != allowed:
            raise ValueError(f"{self.qualifier} does not go with the ends {self.low}..{self.high}")

    @property
    def figure(self) -> Decimal | None:
        """The one number a headline shows: the low end, else the high end; None if vague."""
        return self.high if self.low is None else self.low
