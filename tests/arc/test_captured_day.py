"""10 February 2025, the day of the Paris summit, as servers really sent it: read by the whole house."""

import asyncio
import re
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from bot.errors import FeedProblem
from bot.stories.story import Report, Story
from tests.adapters.feeds.feed_server import reply
from tests.installation.house import polled, posted, served_house

CAPTURED = Path(__file__).parents[2].parent / "shared" / "data" / "feeds" / "2025-02-10"
EARLY_AFTERNOON = datetime(2025, 2, 10, 13, 0, tzinfo=UTC)
OTHER_MATTERS = re.compile(
    r"sports|golf|handball|meteo|info-culture|liberation-culture|automobile|portraits|lifestyle|diaporamas"
    r"|decouvertes|retraite|succession|impots|immobilier|consommation"
)

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not CAPTURED.exists(), reason="needs the captured feeds in ../shared/data"),
]


@dataclass(frozen=True)
class Day:
    """What the house made of it."""

    counts: dict[tuple[str, str], int]
    problems: dict[str, FeedProblem]
    posted: list[Story]


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    return asyncio.run(_read(tmp_path_factory.mktemp("day")))


async def _read(data: Path) -> Day:
    bodies = {path.stem: reply(path.read_bytes()) for path in sorted(CAPTURED.iterdir())}
    async with served_house(data, bodies, EARLY_AFTERNOON) as house:
        await polled(house)
        states = await house.plan.uow.run(lambda store: store.feed_states())
        problems = {state.feed_id: state.problem for state in states if state.problem}
        return Day(dict(house.tally.counts), problems, await posted(house))


def amounts_of(story: Story) -> set[tuple[Decimal | None, str | None]]:
    return {(money.low, money.currency) for report in story.reports for money in report.claim.amounts}


def test_68_feeds_are_read_and_the_five_that_are_none_are_named(day: Day) -> None:
    assert day.counts["polls", "read"] == 68
    assert day.problems == {
        "ast-articles": FeedProblem.NOT_A_FEED,
        "ds-s": FeedProblem.NOT_A_FEED,
        "flux-rss": FeedProblem.NOT_A_FEED,
        "flux-rss-bfmtv-strasbourg": FeedProblem.NOT_A_FEED,
        "le-figaro-etudiant": FeedProblem.BLOCKED,
    }


def test_every_item_is_read_or_known_through_another_feed(day: Day) -> None:
    treated = {how: count for (name, how), count in day.counts.items() if name == "entries"}

    assert treated.keys() == {"read", "known_elsewhere"}
    assert treated["read"] > 1500


def papers(story: Story) -> Counter[str]:
    """How many reports each paper has; the same item stands in several feeds of one."""
    names = {"flux-rss-bfm": "bfm", "france-info": "france info", "le-figaro": "le figaro", "liberation": "liberation"}
    return Counter(next(names[feed] for feed in names if report.outlet.startswith(feed)) for report in story.reports)


def telling(day: Day, words: str) -> list[Story]:
    """The stories that hold a report whose claim was read from a text with these words in its title or its money."""
    return [s for s in day.posted if any(re.search(words, told_in(report)) for report in s.reports)]


def told_in(report: Report) -> str:
    sums = " ".join(money.text for money in report.claim.amounts)
    return f"{report.title} {sums} {' '.join(report.claim.investors)}"


def test_brookfields_twenty_billion_are_one_story_over_all_its_outlets(day: Day) -> None:
    [story] = telling(day, "Brookfield")

    assert (Decimal("20e9"), "EUR") in amounts_of(story)
    assert papers(story) == {"le figaro": 1, "liberation": 1}
    assert all("Brookfield" in report.claim.investors for report in story.reports)


def test_the_109_billion_of_the_summit_are_one_story_over_all_its_outlets(day: Day) -> None:
    [story] = telling(day, r"\b109\b")

    assert (Decimal("109e9"), "EUR") in amounts_of(story)
    assert papers(story) == {"bfm": 3, "france info": 2, "le figaro": 1, "liberation": 1}


def test_sports_weather_and_culture_wake_nobody(day: Day) -> None:
    loud = {report.outlet for story in day.posted for report in story.reports}

    assert len([path for path in CAPTURED.iterdir() if OTHER_MATTERS.search(path.stem)]) >= 15
    assert {outlet for outlet in loud if OTHER_MATTERS.search(outlet)} == set()


def test_a_day_of_1500_items_makes_few_alerts(day: Day) -> None:
    assert 2 <= len(day.posted) <= 15
