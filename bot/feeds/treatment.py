"""What becomes of an entry that a poll brought: read, or only learned, and why."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
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
    LEARNED_FIRST_POLL = "learned_first_poll"
    LEARNED_FLOOD = "learned_flood"
    LEARNED_OLD = "learned_old"
    KNOWN_ELSEWHERE = "known_elsewhere"  # the same article came through another feed


def first_treatment(
    unknown: Sequence[Entry], flow: Influx, state: FeedState, now: datetime, announce_first: AnnounceFirst
) -> Iterator[tuple[Entry, Treatment]]:
    """What becomes of entries never seen before, newest first."""
    newest = sorted(unknown, key=lambda entry: entry.at, reverse=True)
    announced = len(newest) if announce_first == "all" else 0 if announce_first == "none" else announce_first
    for place, entry in enumerate(newest):
        if flow is Influx.FIRST_POLL:
            yield entry, Treatment.READ if place < announced else Treatment.LEARNED_FIRST_POLL
        elif flow is Influx.FLOOD and not (entry.published and state.last_ok_at and entry.published > state.last_ok_at):
            yield entry, Treatment.LEARNED_FLOOD
        else:
            yield entry, Treatment.READ if now - entry.at < OLD_NEWS else Treatment.LEARNED_OLD


def second_treatment(entries: Iterable[Entry], known: Mapping[str, str]) -> Iterator[tuple[Entry, Treatment]]:
    """What becomes of entries seen before: read again if this feed rewrote them.

    Only this feed's own keys tell a rewriting: two sections of one outlet may show one article with two summaries.
    """
    for entry in entries if known else ():
        everywhere = [known[key] for key in entry.keys if key in known]
        here = [known[key] for key in entry.keys if key in known and not key.startswith("u:")]
        if everywhere and not here:
            yield entry, Treatment.KNOWN_ELSEWHERE
        elif here and here[0] != entry.fingerprint:
            yield entry, Treatment.READ
