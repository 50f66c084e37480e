"""The demonstration: its own material, and the whole of it on a terminal, told faster than people can read."""

import io
import logging
from collections import Counter
from collections.abc import Iterator

import pytest
from rich.console import Console

from bot.feeds.feed import Role
from config import demo
from config.demo import ENDS, STARTS, rss, run_demo, standing, weekend

FASTER = 8  # times as fast as people are shown it


def test_the_weekend_is_told_by_five_outlets_among_ordinary_items() -> None:
    feeds, entries = weekend()
    of_the_story = [entry for entry in entries if "Amazon" in entry.title]

    assert 8 <= len(of_the_story) <= 14
    assert len({entry.feed for entry in of_the_story}) >= 5
    assert len(entries) - len(of_the_story) >= 15
    assert {feed.language for feed in feeds} == {"fr", "en"}
    assert [feed.organisation for feed in feeds if feed.role is Role.COMPANY] == ["amazon"]


def test_everything_appears_while_the_demonstration_runs_and_only_rewritten_pages_twice() -> None:
    feeds, entries = weekend()

    assert all(entry.at < ENDS for entry in entries)
    assert {entry.feed for entry in entries} == {feed.id for feed in feeds}
    rewritten = {link for link, times in Counter(entry.link for entry in entries).items() if times > 1}
    assert rewritten == {entry.link for entry in entries if entry.page}
    assert min(entry.at for entry in entries if "Amazon" in entry.title) > STARTS


def test_a_rewritten_page_stands_once_under_its_first_date() -> None:
    _, entries = weekend()
    versions = [entry for entry in entries if entry.page == "amazon"]

    [shown] = standing(versions)

    assert (shown.title, shown.at) == (versions[-1].title, versions[0].at)


def test_a_feed_is_well_formed_whatever_its_titles_hold() -> None:
    entry = demo.Published("own", STARTS, 'R&D <b>"quoted"</b>', "a < b")

    assert b"R&amp;D &lt;b&gt;" in rss("own", [entry])


@pytest.fixture
def logging_restored() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


@pytest.mark.usefixtures("logging_restored")
async def test_it_shows_stories_that_change_and_ends_with_what_to_do_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "SPEED", demo.SPEED * FASTER)
    screen = io.StringIO()

    await run_demo(Console(file=screen, width=120))

    shown = screen.getvalue()
    first, last = shown.index("Announced by the Élysée"), shown.rindex("Confirmed by Amazon")
    assert "not yet confirmed by Amazon" in shown[first : first + 100]
    assert first < last
    assert shown.count("Amazon confirms:") == 1
    numbers = {number for number in range(1, 9) if f"#{number}" in shown}
    assert {1, 2} <= numbers <= {1, 2, 3}  # at this speed a rumour may be withdrawn before anybody saw it
    assert "/watch 1" in shown
    assert "ordinary items were read and stayed silent" in shown
    said = [line for line in shown.splitlines() if line.strip()]
    assert [line.split()[0] for line in said[-3:]] == ["./run", "./run", "README.md"]
