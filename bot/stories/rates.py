"""The rates of one day, and what a sum is worth in euros at them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from bot.stories.amounts import ROUGH_RATES

EURO = "EUR"


@dataclass(frozen=True, slots=True)
class Rates:
    """Units of each currency per euro as quoted on the day `of`.

    Currencies that were not quoted are converted at ROUGH_RATES; without a day (None) all of them are.
    """

    per_euro: Mapping[str, Decimal] = field(default_factory=dict)
    of: date | None = None

    def __post_init__(self) -> None:
        """Refuses a rate of no day, and one that is no rate."""
        if self.per_euro and self.of is None:
            raise ValueError("a quoted rate has a day")
        if any(rate <= 0 for rate in self.per_euro.values()):
            raise ValueError("a rate is more than nothing")

    @property
    def table(self) -> Mapping[str, Decimal]:
        """Every rate there is, quoted or rough."""
        return {**ROUGH_RATES, **self.per_euro}

    def quotes(self, currency: str) -> bool:
        """True if this day's rate is known; False where a rough one, if any, takes its place."""
        return currency in self.per_euro

    def in_euros(self, figure: Decimal, currency: str | None) -> Decimal | None:
        """A figure in euros, unrounded; None if no currency is named, or there is no rate for it."""
        per_euro = self.per_euro.get(currency or "") or ROUGH_RATES.get(currency or "")
        return figure / per_euro if per_euro else None


ROUGH = Rates()
