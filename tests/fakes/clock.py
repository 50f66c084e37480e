"""A clock that stands still until it is told to move."""

from datetime import UTC, datetime, timedelta


class FakeClock:
    """Clock. Starts on the Sunday of the Amazon weekend unless told otherwise."""

    def __init__(self, now: datetime = datetime(2024, 5, 12, 16, 0, tzinfo=UTC)) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now

    def forward(self, *, seconds: float) -> datetime:
        """The new present, `seconds` later."""
        self._now += timedelta(seconds=seconds)
        return self._now
