"""The feeds and publishers a new installation starts with."""

import tomllib
from pathlib import Path

import pytest

from bot.feeds.feed import Feed, Role
from bot.feeds.identity import canonical_url
from bot.stories.open_question import newsrooms
from config.feeds import load_feeds
from config.vocabulary import load_lexicons, load_organisations

FEEDS = load_feeds()
PUBLISHERS = tomllib.loads((Path(__file__).parents[2] / "config" / "publishers.toml").read_text("utf-8"))["publisher"]


@pytest.mark.parametrize("feed", FEEDS, ids=lambda feed: feed.id)
def test_a_shipped_feed_is_complete(feed: Feed) -> None:
    assert canonical_url(feed.url)
    assert feed.url.startswith("https://")
    assert feed.enabled or feed.reason
    assert not feed.private
    if feed.role in {Role.COMPANY, Role.OFFICIAL}:
        assert feed.organisation


def test_every_newsroom_and_office_can_be_followed() -> None:
    theirs = [feed for feed in FEEDS if feed.role in {Role.COMPANY, Role.OFFICIAL}]
    assert [each.feed for each in newsrooms(theirs, load_organisations(None, load_lexicons(None)))] == theirs


def test_no_address_is_shipped_twice() -> None:
    assert len({canonical_url(feed.url) for feed in FEEDS}) == len(FEEDS)


def test_franceinfo_comes_first() -> None:
    assert FEEDS[0].outlet == "Franceinfo"


def test_every_medium_that_is_watched_belongs_to_a_publisher() -> None:
    known = {outlet for publisher in PUBLISHERS for outlet in publisher["outlets"]}
    assert {feed.outlet for feed in FEEDS if feed.role in {Role.MEDIA, Role.WIRE}} <= known


def test_no_host_or_outlet_belongs_to_two_publishers() -> None:
    for field in ("hosts", "outlets"):
        names = [name for publisher in PUBLISHERS for name in publisher[field]]
        assert len(names) == len(set(names))


def test_every_kind_of_publisher_is_one_of_four() -> None:
    assert {publisher.get("kind", "press") for publisher in PUBLISHERS} == {"press", "agency", "newswire", "satire"}
