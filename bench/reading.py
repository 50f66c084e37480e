"""What reading costs: items a second beside the least any reader must do, and how time grows with the text."""

import json
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

import ahocorasick

from bench.news import items_of, language_of
from bot.claims.extraction import MAX_CHARS
from bot.feeds.entry import Entry, Item
from bot.feeds.feed import Feed, Role
from bot.feeds.identity import entries_of
from bot.text.folding import fold
from config.knowledge import load_knowledge

HEADLINES = Path(__file__).parents[2] / "shared" / "data" / "background.jsonl"
NOW = datetime(2026, 1, 1, tzinfo=UTC)
LEAST_PER_S = 5_000
LENGTHS = (2_500, 5_000, 10_000, MAX_CHARS, 10 * MAX_CHARS)
# Each is repeated until the text is long enough.
LONG_TEXTS = {
    "ordinary words": "Les pompiers de la ville ont reçu un nouveau camion, et la mairie a remercié les habitants. ",
    "deals": "Nébula va investir 2 milliards d’euros dans l’IA à Dunkerque, annonce l’Élysée. ",
    "one name": "Amazon ",
    "deal among names": "OpenAI et Nvidia mettent 2 milliards dans l’IA avec Amazon, Oracle, Microsoft et SoftBank, ",
    "one sum": "2 milliards d’euros ",
    "quotation marks": "« IA » selon « IA » ",
    "no space at all": "aaaaaaaaaa",
}


@dataclass(frozen=True, slots=True)
class Speed:
    """Items of one kind: how many, how many told a deal, and how many a second of CPU are read (medians)."""

    name: str
    items: int
    relevant: int
    per_s: float
    floor_per_s: float  # folding and one automaton of the same vocabulary, nothing else


@dataclass(frozen=True, slots=True)
class Growth:
    """Milliseconds of CPU for a text repeated to each of LENGTHS characters."""

    name: str
    ms: tuple[float, ...]


def speeds(rounds: int) -> Iterator[Speed]:
    """Ordinary items of the farm, and the headlines captured beside the project where they are present."""
    knowledge = load_knowledge(None)
    floors = {code: _automaton(lexicon.sections.values()) for code, lexicon in knowledge.lexicons.items()}

    def least(entry: Entry) -> int:
        folded = fold(f"{entry.title}\n{entry.summary}")
        return sum(1 for _ in floors[entry.language or "fr"].iter(folded))

    for name, entries in _sets().items():
        relevant = sum(knowledge.read(entry).relevant for entry in entries)
        rates = [len(entries) / _cpu_s(work, entries, rounds) for work in (knowledge.read, least)]
        yield Speed(name, len(entries), relevant, *rates)


def growth(rounds: int) -> Iterator[Growth]:
    """How the time for one text grows with its length; beyond MAX_CHARS it must not grow at all."""
    read = load_knowledge(None).read
    for name, piece in LONG_TEXTS.items():
        entries = [_entry((piece * (length // len(piece) + 1))[:length], "", "fr") for length in LENGTHS]
        yield Growth(name, tuple(_cpu_s(read, [entry], rounds) * 1000 for entry in entries))


def _cpu_s(work: Callable[[Entry], object], entries: Sequence[Entry], rounds: int) -> float:
    """Seconds of CPU for all entries, the median of so many rounds."""
    times = []
    for _ in range(rounds):
        began = time.process_time()
        for entry in entries:
            work(entry)
        times.append(time.process_time() - began)
    return median(times)


def _automaton(sections: Iterable[Sequence[str]]) -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for phrase in {fold(phrase.strip("=*")) for phrases in sections for phrase in phrases}:
        automaton.add_word(phrase, phrase)
    automaton.make_automaton()
    return automaton


def _sets() -> dict[str, list[Entry]]:
    sets = {"farm, French and English": _farm(feeds=200, items=50)}
    if HEADLINES.exists():
        rows = [json.loads(line) for line in HEADLINES.read_text(encoding="utf-8").splitlines()]
        sets["captured French headlines"] = [_entry(row["title"], row.get("summary") or "", "fr") for row in rows]
    return sets


def _entry(title: str, summary: str, language: str) -> Entry:
    return Entry(("k",), "", "bench", "Bench", Role.MEDIA, "", title, summary, NOW, language=language)


def _farm(feeds: int, items: int) -> list[Entry]:
    return [
        entry
        for feed in range(feeds)
        for entry in entries_of(
            Feed(f"feed-{feed}", "https://feed.example/rss", f"Feed {feed}", language=language_of(feed)),
            [
                Item(news.title, news.summary, link=news.link, published=news.published)
                for news in items_of(feed, items, NOW)
            ],
            NOW,
        )
    ]
