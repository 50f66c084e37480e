"""Files what a poll brought: what is only learned, what is not relevant, and each relevant entry in its story."""

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial

from bot.claims.claim import Reading
from bot.claims.credit import Provenance
from bot.feeds.entry import Entry
from bot.feeds.feed import Feed, FeedState
from bot.feeds.identity import Influx, entries_of, influx
from bot.feeds.poll import Poll
from bot.feeds.treatment import AnnounceFirst, Circumstances, Treatment, first_treatment, second_treatment
from bot.ports import Clock, Store, UnitOfWork
from bot.stories.nearness import Families
from bot.stories.profile import Background
from bot.stories.regrouping import Filed
from bot.stories.revision import Change
from bot.stories.story import Report
from bot.usecases.announce import Announce, announce_quietly
from bot.usecases.catch_up import forgotten_until
from bot.usecases.keep_stories import keep
from bot.usecases.look_around import filed_among, sketches_around
from bot.usecases.read_articles import Articles, Understood
from bot.usecases.recall import recalled
from bot.usecases.take_back import retracted_elsewhere, retracted_entry
from bot.usecases.tally import Tally

log = logging.getLogger(__name__)

_READ = (Treatment.READ, Treatment.READ_QUIETLY)

SUMMARY_CHARS = 1_000  # of a summary, kept with its report


def alone(names: Iterable[str]) -> frozenset[str]:
    """The names themselves: nobody's group is known."""
    return frozenset(names)


def of_its_own(_entry: Entry) -> Provenance:
    """No publisher is known: the outlet is its own."""
    return Provenance()


@dataclass(frozen=True, slots=True)
class Ingestion:
    """What ingesting needs.

    `extract` reads an entry; `announce` writes the deliveries of a change, in the story's own transaction, and
    `announce_quietly` where rooms were told of it in a life that the store has forgotten; `told` is called after the
    commit, to wake whoever delivers; `families` adds to folded names those of the same groups;
    `provenance` tells whose words an entry prints.
    """

    uow: UnitOfWork
    clock: Clock
    extract: Callable[[Entry], Reading]
    announce: Announce
    told: Callable[[], None]
    tally: Tally
    background: Background = field(default_factory=Background)
    families: Families = alone
    provenance: Callable[[Entry], Provenance] = of_its_own
    announce_first: AnnounceFirst = "none"
    articles: Articles | None = None  # None: no article is read
    announce_quietly: Announce = announce_quietly


async def ingest_entries(plan: Ingestion, feed: Feed, state: FeedState, poll: Poll) -> Sequence[Entry]:
    """Every new or rewritten entry that tells no story: to be remembered together with the feed's next state.

    Each relevant one tells its story, and is remembered, in a transaction of its own.
    """
    now = plan.clock.now()
    entries = entries_of(feed, poll.items, now)
    keys = [key for entry in entries for key in entry.keys]
    known, forgotten = await plan.uow.run(lambda store: (store.seen(keys), forgotten_until(store)))
    unknown = [entry for entry in entries if known.keys().isdisjoint(entry.keys)]
    flow = influx(state, len(entries), len(unknown), now)
    if flow is Influx.FLOOD:
        log.warning("feed rewrote its identities", extra={"feed": feed.id, "entries": len(unknown)})
    met = Circumstances(state, flow, now, plan.announce_first, forgotten)
    treated = [*first_treatment(unknown, met), *second_treatment(entries, known, met)]
    for how, count in Counter(how for _, how in treated).items():
        plan.tally.add("entries", how, count)
    silent = [entry for entry, how in treated if how not in _READ]
    quietly = replace(plan, announce=plan.announce_quietly)
    for how, telling in ((Treatment.READ_QUIETLY, quietly), (Treatment.READ, plan)):
        silent += await _read(telling, [entry for entry, told in treated if told is how], known, now)
    return silent


async def _read(plan: Ingestion, entries: Sequence[Entry], known: Mapping[str, str], now: datetime) -> list[Entry]:
    """Reads entries and tells what is relevant; those that tell nothing come back."""
    readings = [(entry, plan.extract(entry)) for entry in entries]
    relevant = [(entry, reading) for entry, reading in readings if reading.relevant]
    plan.tally.add("readings", "relevant", len(relevant))
    plan.tally.add("readings", "silent", len(readings) - len(relevant))
    for entry, reading in readings:
        if reading.unread is not None:
            plan.tally.add("unread", reading.unread)
        if reading.retracts is not None:
            await _take_back(plan, entry, reading, known)
    await _tell_all(plan, sorted(relevant, key=lambda pair: pair[0].at), known, now)
    return [entry for entry, reading in readings if not reading.relevant]


async def _tell_all(plan: Ingestion, relevant: Sequence[Understood], known: Mapping[str, str], now: datetime) -> None:
    """Tells each, with its article where one was read in time; one that comes late revises what was told."""
    if plan.articles is None or not relevant:
        for entry, reading in relevant:
            await _tell(plan, entry, reading, now)
        return
    looked = await plan.articles.look_into(relevant)
    keys = [key for entry, _ in relevant for key in entry.keys if key not in known]
    told = await plan.uow.run(lambda store: store.seen(keys))  # by another feed, while the articles were read
    for entry, reading in looked.now:
        if told.keys().isdisjoint(entry.keys):
            await _tell(plan, entry, reading, now)
    plan.articles.follow(looked, partial(_tell_late, plan))


async def _tell_late(plan: Ingestion, entry: Entry, reading: Reading) -> None:
    """Files what an article said after its entry was told; one that was rewritten meanwhile is another text."""
    known = await plan.uow.run(lambda store: store.seen(entry.keys))
    if {known[key] for key in entry.keys if key in known and not key.startswith("u:")} == {entry.fingerprint}:
        await _tell(plan, entry, reading, plan.clock.now())


async def _tell(plan: Ingestion, entry: Entry, reading: Reading, now: datetime) -> None:
    told = _reports(plan, entry, reading)

    def work(store: Store) -> list[tuple[Filed, Change]]:
        reports = [replace(report, entry_key=_filed_under(store, entry)) for report in told]
        store.remember([entry])
        filed = filed_among(store, reports, plan.background, plan.families, now)
        return keep(store, recalled(store, filed, plan.background, plan.families, now), plan.announce, now)

    for filed, change in await plan.uow.run(work):
        plan.tally.add("claims", change.reason)
        log.info(
            "claim filed",
            extra={"story": filed.after.id, "status": filed.after.verdict.status, "change": change.reason}
            | {"outlet": entry.outlet, "because": filed.because},
        )
    plan.told()


async def _take_back(plan: Ingestion, entry: Entry, reading: Reading, known: Mapping[str, str]) -> None:
    """Takes back what this entry told, or what its outlet told under another address."""
    now, reports = plan.clock.now(), _reports(plan, entry, reading)

    def work(store: Store) -> list[tuple[Filed, Change]]:
        if not known.keys().isdisjoint(entry.keys):
            filed = retracted_entry(store, entry.keys, now)
        elif reports:
            near = sketches_around(store, reports, plan.background, plan.families)
            filed = retracted_elsewhere(store, reports, near, plan.background, now)
        else:
            filed = ()
        return keep(store, filed, plan.announce, now)

    for filed, change in await plan.uow.run(work):
        plan.tally.add("claims", "retracted")
        log.info(
            "claim retracted",
            extra={"story": filed.after.id, "status": filed.after.verdict.status, "change": change.reason}
            | {"outlet": entry.outlet, "words": reading.retracts},
        )
    plan.told()


def _filed_under(store: Store, entry: Entry) -> str:
    """The key under which a story holds this entry; its first where none does.

    An entry may gain one: the other item of the feed that had the same address is gone.
    """
    return next((key for key in entry.keys if store.story_of(key)), entry.keys[0])


def _reports(plan: Ingestion, entry: Entry, reading: Reading) -> list[Report]:
    """What is filed of an entry: a report for each of its claims."""
    printed = plan.provenance(entry)
    return [
        Report(
            entry_key=entry.keys[0],
            outlet=entry.outlet,
            url=entry.url,
            title=entry.title,
            language=entry.language or "",
            at=entry.at,
            claim=claim,
            reasons=reading.reasons,
            summary=entry.summary[:SUMMARY_CHARS],
            publisher=printed.publisher,
            carries=printed.carries,
        )
        for claim in reading.claims
    ]
