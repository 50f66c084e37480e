"""What reading costs: ordinary items, a few deals among them, through extraction alone."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from statistics import median

from bench.news import items_of, language_of
from bot.feeds.entry import Entry, Item
from bot.feeds.feed import Feed
from bot.feeds.identity import entries_of
from config.wiring import load_knowledge


@dataclass(frozen=True, slots=True)
class Reading:
    """Entries read, how many of them told a deal, and how many a second of CPU reads (the median)."""

    entries: int
    relevant: int
    per_s: float


def measure(feeds: int, items: int, rounds: int) -> Reading:
    """Reads so many items of so many feeds, round after round."""
    knowledge, entries = load_knowledge(None), _entries(feeds, items)
    rates, relevant = [], 0
    for _ in range(rounds):
        began = time.process_time()
        relevant = sum(knowledge.read(entry).relevant for entry in entries)
        rates.append(len(entries) / (time.process_time() - began))
    return Reading(len(entries), relevant, median(rates))


def _entries(feeds: int, items: int) -> list[Entry]:
    now = datetime.now(UTC)
    return [
        entry
        for feed in range(feeds)
        for entry in entries_of(
            Feed(f"feed-{feed}", "https://feed.example/rss", f"Feed {feed}", language=language_of(feed)),
            [
                Item(news.title, news.summary, link=news.link, published=news.published)
                for news in items_of(feed, items, now)
            ],
            now,
        )
    ]
