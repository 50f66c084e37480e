"""A watch: one person's wish to be told, once and in person, how a story goes on."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.stories.story import OPEN, Status, Story
from bot.subscriptions.room import Room

MOST_WATCHES = 50  # open ones of one person


class Until(StrEnum):
    """What is waited for."""

    CONFIRMED = "confirmed"  # or denied, or cancelled: it will hardly be confirmed after that
    DENIED = "denied"  # or cancelled
    ANY = "any"


class End(StrEnum):
    """How a watch ends: the reason of its ping."""

    AS_ASKED = "watch_ended"
    OTHERWISE = "watch_ended_otherwise"  # what was waited for will hardly come any more


_ENDS = {
    Until.CONFIRMED: frozenset({Status.CONFIRMED, Status.DENIED, Status.CANCELLED}),
    Until.DENIED: frozenset({Status.DENIED, Status.CANCELLED}),
    Until.ANY: frozenset(Status),
}


@dataclass(frozen=True, slots=True)
class Watch:
    """By ids alone, one for each person and story: asking again replaces it."""

    story_id: int
    room: Room  # where it was asked for, and where the one message comes
    user: str
    until: Until
    seen: Status  # the story's when it was asked for: only another one is news
    since: datetime
    private: bool = True  # nobody else is in the room: the person need not be called by name
    locale: str = "en"
    zone: str = "Europe/Paris"

    @property
    def by(self) -> tuple[str, str]:
        """The person: platform and id."""
        return (self.room.platform, self.user)


def ended(watch: Watch, story: Story) -> End | None:
    """How the story, as it stands now, ends the watch; None: it goes on."""
    status = story.verdict.status
    if status is watch.seen or status not in _ENDS[watch.until]:
        return None
    return End.AS_ASKED if watch.until is Until.ANY or status.value == watch.until.value else End.OTHERWISE


def nothing_to_wait_for(until: Until, story: Story) -> bool:
    """True if the story stands already where this watch would end as asked."""
    return story.verdict.status.value == until.value


def by_default(story: Story) -> Until:
    """Until a party speaks; where one has spoken, until the status changes."""
    return Until.CONFIRMED if story.verdict.status in OPEN else Until.ANY
