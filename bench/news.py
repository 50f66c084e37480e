"""Ordinary news of the farm's own making: the same seed tells the same items, so that two runs can be compared."""

import random
import tomllib
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

VOCABULARY: dict[str, Any] = tomllib.loads((Path(__file__).parent / "vocabulary.toml").read_text(encoding="utf-8"))
ONE_IN_TECHNOLOGY = 50
ONE_IN_DEAL = 300
SPREAD = timedelta(days=3)  # between the newest and the oldest item of a feed


@dataclass(frozen=True, slots=True)
class NewsItem:
    """One item as a feed shows it."""

    title: str
    summary: str
    link: str
    published: datetime


def items_of(feed: int, count: int, now: datetime) -> list[NewsItem]:
    """What a feed of this number shows, newest first."""
    chance, language = random.Random(feed), language_of(feed)
    step = SPREAD / count
    return [
        NewsItem(_title(chance, language), _summary(chance, language), _link(feed, number), now - number * step)
        for number in range(count)
    ]


def one_more(feed: int, now: datetime) -> NewsItem:
    """What the feed publishes next."""
    chance, language = random.Random(-1 - feed), language_of(feed)
    return NewsItem(_title(chance, language), _summary(chance, language), _link(feed, -1), now)


def deal_of(feed: int) -> str:
    """The headline of a deal that no other feed tells: firm, sum and town of its own."""
    words = VOCABULARY["deal"]
    firm, town = words["firm"][feed % len(words["firm"])], words["town"][feed % len(words["town"])]
    return str(words[language_of(feed)][0].format(firm=firm, town=town, sum=210 + 37 * feed))


def language_of(feed: int) -> str:
    """Feeds with even numbers write French."""
    return "fr" if feed % 2 == 0 else "en"


def rss(feed: int, items: list[NewsItem]) -> bytes:
    """An RSS 2.0 document as most publishers write it."""
    head = f"<title>Feed {feed}</title><link>https://feed-{feed}.example/</link><description>News</description>"
    built = format_datetime(items[0].published)
    body = "".join(map(_element, items))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel>'
        f"{head}<lastBuildDate>{built}</lastBuildDate>{body}</channel></rss>"
    ).encode()


def _element(item: NewsItem) -> str:
    return (
        f"<item><title>{escape(item.title)}</title><link>{item.link}</link>"
        f'<guid isPermaLink="true">{item.link}</guid><pubDate>{format_datetime(item.published)}</pubDate>'
        f"<description>{escape(item.summary)}</description></item>\n"
    )


def _link(feed: int, number: int) -> str:
    return f"https://feed-{feed}.example/2026/{feed * 1000 + number + 1:08}.html"


def _title(chance: random.Random, language: str) -> str:
    if chance.randrange(ONE_IN_DEAL) == 0:
        deal = VOCABULARY["deal"]
        form = chance.choice(deal[language])
        return str(form.format(firm=chance.choice(deal["firm"]), town=chance.choice(deal["town"]), sum=_sum(chance)))
    if chance.randrange(ONE_IN_TECHNOLOGY) == 0:
        return str(chance.choice(VOCABULARY["technology"][language]))
    words = VOCABULARY[language]
    return f"{chance.choice(words['who'])} {chance.choice(words['does'])} {chance.choice(words['when'])}"


def _sum(chance: random.Random) -> int:
    return 5 * chance.randrange(2, 180)


def _summary(chance: random.Random, language: str) -> str:
    return " ".join(f"{detail}." for detail in chance.sample(VOCABULARY[language]["detail"], 3))
