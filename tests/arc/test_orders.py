"""The order in which feeds are polled leaves no trace: the same stories, statuses and messages in the end."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations
from pathlib import Path
from random import Random

import pytest

from adapters.feeds.parser import parse
from adapters.feeds.parser_pool import item_of
from adapters.store.opening import open_store
from bot.claims.claim import Reading
from bot.feeds.entry import Item
from bot.feeds.feed import Feed
from config.demo import ENDS, STARTS, weekend
from config.knowledge import Knowledge, load_knowledge
from tests.arc.newsroom import End, Newsroom, read_in
from tests.fakes.clock import FakeClock

ORDERS = 200
SEARCHED = 8  # of them through the real store, which costs more
CAPTURED = Path(__file__).parents[2].parent / "shared" / "data" / "feeds" / "2025-02-10"
EARLY_AFTERNOON = datetime(2025, 2, 10, 13, 0, tzinfo=UTC)
OUTLETS = {"bfm": "BFMTV", "france-info": "Franceinfo", "figaro": "Le Figaro", "liberation": "Libération"}
_SINCE = re.compile(r"first seen [^·\n]*")  # by this program: it depends on when it looked

Polls = list[tuple[datetime, Feed]]


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge(None)


def rooms(knowledge: Knowledge, begins: datetime) -> Callable[[], Newsroom]:
    """New lives of the program, which share what they read."""
    readings: dict[str, Reading] = {}
    return lambda: Newsroom(knowledge, readings, FakeClock(begins))


def published() -> tuple[Sequence[Feed], Mapping[str, Sequence[Item]]]:
    """The weekend's feeds, and what they publish."""
    feeds, entries = weekend()
    items: dict[str, list[Item]] = {feed.id: [] for feed in feeds}
    for entry in entries:
        items[entry.feed].append(
            Item(entry.title, entry.summary, link=entry.link, guid=entry.link, published=entry.at.astimezone(UTC))
        )
    return feeds, items


def any_time(feeds: Sequence[Feed], random: Random) -> Polls:
    """Every feed polled now and then, and all of them once more when the weekend is over."""
    hours = int((ENDS - STARTS) / timedelta(hours=1))
    polls = [(STARTS + timedelta(hours=random.randrange(hours)), feed) for feed in feeds for _ in range(2)]
    last = [(ENDS, feed) for feed in feeds]
    random.shuffle(last)
    return [*sorted(polls, key=lambda poll: poll[0]), *last]


def timeless(end: End) -> tuple[object, ...]:
    """What stands in the end, without the moment at which this program first looked."""
    return (end.stories, tuple(sorted(_SINCE.sub("", text) for text in end.messages)))


@pytest.mark.timeout(600)  # 200 lives of the program
async def test_the_weekend_ends_alike_in_200_orders(knowledge: Knowledge) -> None:
    feeds, items = published()
    room = rooms(knowledge, STARTS)
    expected = await read_in(room, [(ENDS, feed) for feed in feeds], items)

    for seed in range(ORDERS):
        end = await read_in(room, any_time(feeds, Random(seed)), items)
        assert timeless(end) == timeless(expected), f"order {seed}"


async def test_a_store_that_searches_ends_as_one_that_shows_everything(knowledge: Knowledge, tmp_path: Path) -> None:
    feeds, items = published()
    room = rooms(knowledge, STARTS)
    expected = await read_in(room, [(ENDS, feed) for feed in feeds], items)

    for seed in range(SEARCHED):
        uow = open_store(tmp_path / f"{seed}.db")
        end = await read_in(lambda uow=uow: replace(room(), uow=uow), any_time(feeds, Random(seed)), items)
        uow.close()
        assert timeless(end) == timeless(expected), f"order {seed}"


@pytest.mark.timeout(600)
@pytest.mark.shared
@pytest.mark.skipif(not CAPTURED.exists(), reason="needs the captured feeds in ../shared/data")
async def test_the_captured_day_ends_alike_in_200_orders(knowledge: Knowledge) -> None:
    feeds, items = captured()
    room = rooms(knowledge, EARLY_AFTERNOON)
    expected = await read_in(room, [(EARLY_AFTERNOON, feed) for feed in feeds], items)
    telling = {feed.id: [each for each in items[feed.id] if each.title in expected.titles] for feed in feeds}
    polled = [feed for feed in feeds if telling[feed.id]]

    for seed in range(ORDERS):
        order = Random(seed).sample(polled, len(polled))
        end = await read_in(room, [(EARLY_AFTERNOON, feed) for feed in order], telling)
        assert (end.stories, end.messages) == (expected.stories, expected.messages), f"order {seed}"


BRIDGED = {
    "a": "Altavia mettra 1,2 milliard d’euros dans l’IA en Espagne",  # the first to be published joins the others
    "b": "Altavia va mettre 1,2 milliard d’euros dans l’IA",
    "c": "Altavia va bâtir un centre de données d’IA en Espagne",
}


async def test_stories_that_a_late_report_bridges_are_one_in_every_order(knowledge: Knowledge) -> None:
    feeds = [Feed(name, f"https://{name}.example/", outlet=name) for name in BRIDGED]
    items = {
        name: [Item(title, "", link=f"https://{name}.example/1", published=STARTS + timedelta(hours=hour))]
        for hour, (name, title) in enumerate(BRIDGED.items())
    }
    room = rooms(knowledge, ENDS)
    ends = [await read_in(room, [(ENDS, feed) for feed in order], items) for order in permutations(feeds)]

    assert len({(end.stories, end.messages) for end in ends}) == 1
    assert len(ends[0].stories) == 1
    assert {end.merged for end in ends} == {0, 1}  # some orders see two stories before they see that they are one


def captured() -> tuple[Sequence[Feed], Mapping[str, Sequence[Item]]]:
    """The feeds of that day, under the names of their outlets."""
    parsed = {path.stem: parse(path.read_bytes(), f"https://{path.stem}.example/") for path in CAPTURED.iterdir()}
    items = {name: [item_of(row) for row in each["rows"]] for name, each in parsed.items() if not each["problem"]}
    return [Feed(name, f"https://{name}.example/", outlet=_outlet(name)) for name in sorted(items)], items


def _outlet(feed: str) -> str:
    return next((outlet for sign, outlet in OUTLETS.items() if sign in feed), feed)
