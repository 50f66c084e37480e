"""How often a host may be asked for articles: pure arithmetic on the visits paid and planned."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

HOUR = timedelta(hours=1)
LONGEST_DELAY_S = 24 * 3600.0  # a Crawl-delay beyond a day is honoured as a day


@dataclass(frozen=True, slots=True)
class Manners:
    """The budget of one host: `per_hour` visits in any hour, `gap_s` seconds between two."""

    per_hour: int = 6
    gap_s: float = 10.0

    def __post_init__(self) -> None:
        """Refuses a budget that allows nothing."""
        if self.per_hour < 1 or self.gap_s < 0:
            raise ValueError("a host may be visited at least once an hour, and a gap is never negative")


@dataclass(frozen=True, slots=True)
class Visits:
    """What is remembered of one host: its latest visits, oldest first, and until when it is left alone."""

    at: Sequence[datetime] = ()
    rests_until: datetime | None = None

    def with_visit(self, at: datetime, manners: Manners) -> "Visits":
        """The same with a visit at that moment; only as many are kept as the budget looks at."""
        return replace(self, at=(*self.at, at)[-manners.per_hour :])

    def with_rest(self, until: datetime) -> "Visits":
        """The same, left alone until then at least."""
        return replace(self, rests_until=max(until, self.rests_until or until))


def next_visit(visits: Visits, manners: Manners, now: datetime, crawl_delay_s: float | None = None) -> datetime:
    """The earliest moment, now or later, at which the host may be visited once more.

    Args:
        visits: those paid and planned.
        manners: our own budget.
        now: the present (aware).
        crawl_delay_s: the gap the host's robots.txt asks for; the longer of the two gaps holds.
    """
    moments = [now]
    if visits.at:
        gap_s = max(manners.gap_s, _sane(crawl_delay_s))
        moments.append(visits.at[-1] + timedelta(seconds=gap_s))
    if len(visits.at) >= manners.per_hour:
        moments.append(visits.at[-manners.per_hour] + HOUR)
    if visits.rests_until is not None:
        moments.append(visits.rests_until)
    return max(moments)


def _sane(delay_s: float | None) -> float:
    """0 to a day; what is not a number is no delay."""
    if delay_s is None or math.isnan(delay_s):
        return 0.0
    return min(max(delay_s, 0.0), LONGEST_DELAY_S)
