"""What becomes of an entry that a poll brought: read, or only learned, and why."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Literal

from bot.feeds.entry import Entry
from bot.feeds.feed import FeedState
from bot.feeds.identity import Influx

OLD_NEWS = timedelta(days=7)  # an item that turns up with an older date is learned: it is no news any more

AnnounceFirst = Literal["none", "all"] | int  # what the first poll of a feed announces: its newest so many


class Treatment(StrEnum):
    """What becomes of an entry, for the log and the metric."""

    READ = "read"
    READ_QUIETLY = "read_quietly"  # rooms were told, but the store has forgotten: filed, and nobody is told again
    LEARNED_FIRST_POLL = "learned_first_poll"
    LEARNED_FLOOD = "learned_flood"
    LEARNED_OLD = "learned_old"
    KNOWN_ELSEWHERE = "known_elsewhere"  # the same article came through another feed


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a poll was like: when, into which flow, and until when the store has forgotten what rooms were told."""

    state: FeedState
    flow: Influx
    now: datetime
    announce_first: AnnounceFirst = "none"
    forgotten_until: datetime | None = None

    @property
    def forgetful(self) -> bool:
        """True if this feed was not asked since the store was put back to an earlier state."""
        asked = self.state.last_ok_at
        return self.forgotten_until is not None and (asked is None or asked < self.forgotten_until)


def first_treatment(unknown: Sequence[Entry], poll: Circumstances) -> Iterator[tuple[Entry, Treatment]]:
    """What becomes of entries never seen before, newest first."""
    newest, first = sorted(unknown, key=lambda entry: entry.at, reverse=True), poll.announce_first
    announced = len(newest) if first == "all" else 0 if first == "none" else first
    for place, entry in enumerate(newest):
        if poll.flow is Influx.FIRST_POLL:
            yield entry, Treatment.READ if place < announced else Treatment.LEARNED_FIRST_POLL
        elif poll.flow is Influx.FLOOD and not _is_later(entry, poll.state.last_ok_at):
            yield entry, Treatment.LEARNED_FLOOD
        elif poll.now - entry.at >= OLD_NEWS:
            yield entry, Treatment.LEARNED_OLD
        else:
            told = poll.forgetful and not _is_later(entry, poll.forgotten_until)
            yield entry, Treatment.READ_QUIETLY if told else Treatment.READ


def second_treatment(
    entries: Iterable[Entry], known: Mapping[str, str], poll: Circumstances
) -> Iterator[tuple[Entry, Treatment]]:
    """What becomes of entries seen before: read again if this feed rewrote them.

    Only this feed's own keys tell a rewriting: two sections of one outlet may show one article with two summaries.
    """
    for entry in entries if known else ():
        everywhere = [known[key] for key in entry.keys if key in known]
        here = [known[key] for key in entry.keys if key in known and not key.startswith("u:")]
        if everywhere and not here:
            yield entry, Treatment.KNOWN_ELSEWHERE
        elif here and here[0] != entry.fingerprint:
            yield entry, Treatment.READ_QUIETLY if poll.forgetful else Treatment.READ


def _is_later(entry: Entry, moment: datetime | None) -> bool:
    """True if it says itself that it was published after this moment."""
    return entry.published is not None and moment is not None and entry.published > moment
