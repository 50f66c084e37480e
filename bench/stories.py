"""What placing one claim costs among 100,000 stories of three years, in the real store on a file."""

import random
import resource
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from adapters.store.codec import sketch_from_json, story_from_json
from adapters.store.opening import open_store
from adapters.store.unit_of_work import SqlUnitOfWork
from bench.history import END, Deal, World
from bot.ports import Store
from bot.stories.regrouping import Filed
from bot.stories.story import Report, Story
from bot.usecases.announce import News
from bot.usecases.keep_stories import keep
from bot.usecases.look_around import filed_among, sketches_around
from bot.usecases.recall import recalled
from config.knowledge import Knowledge, load_knowledge

STORIES = 100_000
MOST_MS = 5.0
POPULAR = "OpenAI"
CLAIMS = 300  # of each sort
ON_TIME = timedelta(hours=2)  # how old news is when it is read
LATE = timedelta(days=6)
FOLLOWED = timedelta(days=10)  # half of the claims tell of a deal that is no older
AT_ONCE = 1_000  # stories added in one transaction

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Placed:
    """One claim placed: how long it took, how many stories were looked at, how many changed."""

    ms: float
    near: int
    changed: int
    joined: bool


@dataclass(frozen=True, slots=True)
class Placing:
    """Claims of one sort placed one after the other."""

    name: str
    placed: Sequence[Placed]

    def ms(self, part: float) -> float:
        """The time that this part of all claims needs at most."""
        times = sorted(each.ms for each in self.placed)
        return times[min(int(part * len(times)), len(times) - 1)]


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything measured."""

    placings: Sequence[Placing]
    stories: int
    popular: int  # stories that name POPULAR
    file_mb: float
    before_mb: float  # memory of the process at its highest, before the first claim
    after_mb: float


@dataclass(frozen=True, slots=True)
class Library:
    """The stories on a file, and who can place a claim among them."""

    uow: SqlUnitOfWork
    knowledge: Knowledge
    world: World
    recent: Sequence[Deal]
    chance: random.Random = field(default_factory=lambda: random.Random(2))

    def reports(self, count: int, delay: timedelta, party: str | None = None) -> Iterator[Report]:
        """Reports that are read so much later than they were published at most; half of them of known deals."""
        known = [deal for deal in self.recent if party is None or party in (*deal.investors, *deal.recipients)]
        for number in range(count):
            at = END - self.chance.random() * delay
            told = [deal for deal in known if at - FOLLOWED < deal.began <= at]
            deal = self.chance.choice(told) if number % 2 and told else self._unheard(at, party)
            yield self.world.report(deal, at)

    def place(self, report: Report, *, kept: bool = False) -> Placed:
        """Places one claim in a transaction of its own, which writes nothing unless it is to be kept."""
        background, families = self.knowledge.background, self.knowledge.families

        def work(store: Store) -> Sequence[Filed]:
            filed = filed_among(store, [report], background, families, END)
            if not kept:
                return filed
            told = recalled(store, filed, background, families, END)
            return [each for each, _ in keep(store, told, _tell_nobody, END)]

        began = time.perf_counter()
        filed = self.uow.run_now(work)
        ms = (time.perf_counter() - began) * 1000
        near = self.uow.run_now(lambda store: sketches_around(store, [report], background, families))
        return Placed(ms, len(near), len(filed), filed[0].before is not None)

    def _unheard(self, at: datetime, party: str | None) -> Deal:
        while True:
            deal = self.world.deal(-1, at)
            if party is None or party in (*deal.investors, *deal.recipients):
                return deal


def measure(stories: int, progress: Progress) -> Figures:
    """Builds the stories in a temporary folder, then places claims of every sort among them."""
    knowledge = load_knowledge(None)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "vigie.db"
        world = World(_by_popularity(knowledge))
        recent, popular = _fill(file, world.stories(stories), progress)
        uow = open_store(file)
        library = Library(uow, knowledge, world, recent)
        library.place(next(library.reports(1, ON_TIME)))  # what is built once, is built now
        before_mb = _highest_mb()
        placings = list(_placings(library))
        uow.close()
        file_mb = file.stat().st_size / 1e6
    return Figures(placings, stories, popular, file_mb, before_mb, _highest_mb())


def _placings(library: Library) -> Iterator[Placing]:
    yield Placing("any party, nothing in memory", list(_cold(library, library.reports(CLAIMS, ON_TIME))))
    yield Placing("any party", _all(library, library.reports(CLAIMS, ON_TIME)))
    yield Placing(POPULAR, _all(library, library.reports(CLAIMS, ON_TIME, POPULAR)))
    yield Placing("any party, read late", _all(library, library.reports(CLAIMS, LATE)))
    yield Placing(f"{POPULAR}, read late", _all(library, library.reports(CLAIMS, LATE, POPULAR)))
    kept = [library.place(report, kept=True) for report in library.reports(CLAIMS, ON_TIME)]
    yield Placing("any party, written and committed", kept)


def _cold(library: Library, reports: Iterable[Report]) -> Iterator[Placed]:
    for report in reports:
        for decode in (story_from_json, sketch_from_json):
            decode.cache_clear()
        yield library.place(report)


def _all(library: Library, reports: Iterable[Report]) -> list[Placed]:
    return [library.place(report) for report in reports]


def _fill(file: Path, told: Iterator[tuple[Deal, Story]], progress: Progress) -> tuple[Sequence[Deal], int]:
    """Adds the stories; the latest deals, and how many stories name POPULAR."""
    uow = open_store(file)
    recent: deque[Deal] = deque(maxlen=3_000)
    popular = 0
    while some := [pair for pair, _ in zip(told, range(AT_ONCE), strict=False)]:
        recent.extend(deal for deal, _ in some)
        popular += sum(POPULAR in (*deal.investors, *deal.recipients) for deal, _ in some)
        uow.run_now(partial(_add, stories=[story for _, story in some]))
        progress(len(some))
    uow.close()
    return recent, popular


def _add(store: Store, stories: Iterable[Story]) -> None:
    for story in stories:
        store.add_story(story)


def _by_popularity(knowledge: Knowledge) -> Sequence[str]:
    names = sorted({organisation.name for organisation in knowledge.organisations.everybody} - {POPULAR})
    random.Random(3).shuffle(names)
    return (POPULAR, *names)


def _tell_nobody(_store: Store, _news: News, _now: datetime) -> None:
    """No room is subscribed: what telling costs is not measured here."""


def _highest_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
