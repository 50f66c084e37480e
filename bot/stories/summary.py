"""What a stretch of time amounts to: stories by status, how long confirmations took, the record of the outlets."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.stories.record import Case, Record, cases, median_of, outlet_of, publisher_of, records
from bot.stories.settled import confirmed_after
from bot.stories.story import Status, Story


@dataclass(frozen=True, slots=True)
class Note:
    """What is kept of one story while many are added up."""

    story_id: int
    opened_at: datetime
    status: Status
    confirmed_after: timedelta | None
    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """All notes added up. `publishers` are families of several outlets: of one outlet they would say the same twice."""

    by_status: Mapping[Status, int]
    waited: int  # how many stories were confirmed some time after their first report
    confirmed_after: timedelta | None  # their median
    outlets: tuple[Record, ...]
    publishers: tuple[Record, ...]
    whole: bool = True  # False: more stories lie in this time than were read

    @property
    def stories(self) -> int:
        """All of them."""
        return sum(self.by_status.values())


def note(story: Story) -> Note:
    """What is kept of a story."""
    return Note(story.id, story.opened_at, story.verdict.status, confirmed_after(story), cases(story))


def summary(notes: Iterable[Note], *, whole: bool = True) -> Summary:
    """What these stories amount to."""
    all_notes = tuple(notes)
    told = [case for each in all_notes for case in each.cases]
    by_status = Counter(each.status for each in all_notes)
    waits = [each.confirmed_after for each in all_notes if each.confirmed_after is not None]
    return Summary(
        by_status={status: by_status[status] for status in Status},
        waited=len(waits),
        confirmed_after=median_of(waits),
        outlets=records(told, outlet_of),
        publishers=tuple(each for each in records(told, publisher_of) if each.outlets > 1),
        whole=whole,
    )
