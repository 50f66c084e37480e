"""What has happened since the start, as plain counts for `/status` and `/metrics`."""

from collections import Counter
from collections.abc import Mapping


class Tally:
    """Counts by name and label. One per process, handed to whoever has something to count."""

    __slots__ = ("_counts",)

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, str]] = Counter()

    def add(self, name: str, label: str, by: int = 1) -> None:
        """One more of `name` with this label: `add("polls", "not_modified")`."""
        self._counts[name, label] += by

    def of(self, name: str) -> Mapping[str, int]:
        """The counts of one name, by label."""
        return {label: count for (each, label), count in self._counts.items() if each == name}

    @property
    def counts(self) -> Mapping[tuple[str, str], int]:
        """All counts so far, by (name, label)."""
        return self._counts
