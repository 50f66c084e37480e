"""What makes an item the same item tomorrow."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.entry import Entry, Item
from bot.feeds.feed import Feed, FeedState, Role
from bot.feeds.identity import Influx, canonical_url, entries_of, fingerprint, influx, newest, untracked_url

NOW = datetime(2024, 5, 12, 16, 0, tzinfo=UTC)
FEED = Feed(id="f", url="https://news.example/rss", outlet="News")
PAGE = "https://www.franceinfo.fr/economie/un-plan_6540000.html"


@pytest.mark.parametrize(
    ("spelling", "canonical"),
    [
        pytest.param(f"{PAGE}#xtor=RSS-3-[lestitres]", PAGE, id="the-section-in-the-fragment"),
        pytest.param(f"{PAGE}#xtor=RSS-3-%5Beconomie%5D", PAGE, id="the-same-percent-encoded"),
        pytest.param(f"{PAGE}#xtor%3DRSS-3-%5Beconomie%5D", PAGE, id="even-its-equals-sign"),
        pytest.param(f"{PAGE}?utm_source=rss&utm_medium=feed", PAGE, id="utm-in-the-query"),
        pytest.param(f"{PAGE}?utm%5Fsource=rss", PAGE, id="utm-percent-encoded"),
        pytest.param(f"{PAGE}?at_medium=5&at_campaign=67", PAGE, id="at-internet"),
        pytest.param(f"{PAGE}#:~:text=1%2C2%20milliard", PAGE, id="a-text-directive"),
        pytest.param(f"{PAGE}#%3A~%3Atext=1%2C2", PAGE, id="a-text-directive-percent-encoded"),
        pytest.param(f"{PAGE}#chiffres:~:text=1", f"{PAGE}#chiffres", id="a-directive-behind-a-fragment"),
        pytest.param(PAGE.replace("https", "http"), PAGE, id="http-and-https-are-one"),
        pytest.param(PAGE.replace("www.franceinfo.fr", "WWW.FranceInfo.FR"), PAGE, id="capitals-in-the-host"),
        pytest.param(PAGE.replace("franceinfo.fr/", "franceinfo.fr.:443/"), PAGE, id="default-port-and-final-dot"),
        pytest.param("http://a.example:80", "https://a.example/", id="no-path"),
        pytest.param("https://a.example:8443/x", "https://a.example:8443/x", id="another-port-is-another-place"),
        pytest.param("https://a.example/?id=7&utm_id=1", "https://a.example/?id=7", id="the-article-s-own-query"),
        pytest.param("https://a.example/live#post-12", "https://a.example/live#post-12", id="a-post-of-a-live-page"),
        pytest.param("https://a.example/%7euser/%e9", "https://a.example/~user/%E9", id="one-spelling-of-escapes"),
        pytest.param("https://a.example/été 1", "https://a.example/%C3%A9t%C3%A9%201", id="escaped-or-not"),
        pytest.param("https://u:p@a.example/x", "https://a.example/x", id="credentials-name-nothing"),
        pytest.param("https://[2001:DB8::1]/x", "https://[2001:db8::1]/x", id="an-ipv6-host"),
        pytest.param("javascript:alert(1)", None, id="a-script"),
        pytest.param("ftp://a.example/x", None, id="another-scheme"),
        pytest.param("http://[::1", None, id="a-broken-address"),
        pytest.param("https://a.example:99999/", None, id="an-impossible-port"),
        pytest.param("//a.example/x", None, id="no-scheme"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_all_spellings_of_an_address_are_one(spelling: str, canonical: str | None) -> None:
    assert canonical_url(spelling) == canonical


@given(st.text(alphabet="aZ9/:#?&=%~.@[]-_ é\u00a0\ud800\x1f;+", max_size=40))
def test_an_address_that_is_canonical_stays_as_it_is(tail: str) -> None:
    once = canonical_url(f"http://news.example/{tail}")
    if once is not None:
        assert canonical_url(once) == once


@given(st.text(alphabet="aZ9/:#?&=%~.@[]-_ é\u00a0;+", max_size=40))
def test_a_plain_address_is_read_like_any_other(tail: str) -> None:
    by_the_long_way = canonical_url(f"HTTP://news.example/{tail}")  # nothing that begins in capitals is plain

    assert canonical_url(f"http://news.example/{tail}") == by_the_long_way


@given(st.text())
def test_no_text_breaks_the_reading_of_addresses(text: str) -> None:
    canonical_url(text)
    untracked_url(text)


def test_the_address_shown_keeps_its_scheme_and_loses_its_tracking() -> None:
    assert untracked_url("http://a.example/x?id=1&utm_source=rss#xtor=RSS-3") == "http://a.example/x?id=1"


def one(item: Item) -> Entry:
    (entry,) = entries_of(FEED, [item], NOW)
    return entry


def known(item: Item, *before: Item, feed: Feed = FEED) -> bool:
    """True if `item`, read alone in a later poll, shares a key with what was read before."""
    keys = {key for entry in entries_of(FEED, before, NOW) for key in entry.keys}
    (entry,) = entries_of(feed, [item], NOW + timedelta(hours=1))
    return not keys.isdisjoint(entry.keys)


STORY = Item(
    title="Un géant du cloud promet un milliard",
    link="https://www.francetvinfo.fr/economie/un-plan_6540000.html#xtor=RSS-3-[economie]",
    guid="https://www.francetvinfo.fr/economie/un-plan_6540000.html#xtor=RSS-3-[economie]",
    published=datetime(2024, 5, 12, 15, 0, tzinfo=UTC),
)


@pytest.mark.parametrize(
    "later",
    [
        pytest.param(replace(STORY, title="DIRECT. Un géant du cloud promet deux milliards"), id="title-rewritten"),
        pytest.param(replace(STORY, guid="quite-another"), id="guid-rewritten-on-each-build"),
        pytest.param(replace(STORY, link=f"{STORY.link}".replace("[economie]", "[titres]")), id="another-section"),
        pytest.param(replace(STORY, link="https://other.example/new-address"), id="address-changed-guid-kept"),
        pytest.param(
            replace(
                STORY,
                link=f"{STORY.link}".replace("francetvinfo", "franceinfo"),
                guid=f"{STORY.guid}".replace("francetvinfo", "franceinfo"),
            ),
            id="the-publisher-moved-to-another-host",
        ),
        pytest.param(replace(STORY, link=f"{STORY.link}".replace("https", "http")), id="http-again"),
        pytest.param(replace(STORY, published=None), id="date-lost"),
    ],
)
def test_an_article_is_known_again(later: Item) -> None:
    assert known(later, STORY)


@pytest.mark.parametrize(
    ("later", "before"),
    [
        pytest.param(
            replace(STORY, link="https://www.francetvinfo.fr/economie/autre_7.html", guid="another-guid"),
            (STORY,),
            id="same-title-and-day-but-another-address-and-guid",
        ),
        pytest.param(
            Item(title="New", link="https://a.example/new", guid="1"),
            (Item(title="Old", link="https://a.example/old", guid="1"),),
            id="guids-that-number-the-places-of-the-list",
        ),
        pytest.param(
            Item(title="New", link="https://a.example/new", guid="https://a.example/"),
            (Item(title="Old", link="https://a.example/old", guid="https://a.example/"),),
            id="the-front-page-as-guid",
        ),
        pytest.param(
            Item(title="New", link="https://a.example/new", guid="constant"),
            (
                Item(title="One", link="https://a.example/1", guid="constant"),
                Item(title="Two", link="https://a.example/2", guid="constant"),
            ),
            id="one-guid-for-all",
        ),
        pytest.param(
            Item(title="New", link="https://a.example/"),
            (Item(title="Old", link="https://a.example/"),),
            id="everything-links-to-the-front-page",
        ),
        pytest.param(
            Item(title="Third", link="https://a.example/live"),
            (Item(title="First", link="https://a.example/live"), Item(title="Second", link="https://a.example/live")),
            id="items-of-a-body-that-share-an-address",
        ),
        pytest.param(
            Item(title="Market close", published=NOW),
            (Item(title="Market close", published=NOW - timedelta(days=1)),),
            id="a-daily-title-without-a-link",
        ),
        pytest.param(
            Item(title="Notice", summary="Second text"), (Item(title="Notice", summary="First text"),), id="undated"
        ),
    ],
)
def test_real_news_is_never_taken_for_old(later: Item, before: tuple[Item, ...]) -> None:
    assert not known(later, *before)


def test_an_item_that_shared_its_address_is_known_when_it_stands_alone() -> None:
    first = Item(title="First", link="https://a.example/live")
    second = Item(title="Second", link="https://a.example/live")
    assert known(first, first, second)


def test_an_article_is_known_across_feeds_by_its_address_alone() -> None:
    assert known(STORY, STORY, feed=replace(FEED, id="other"))
    assert not known(replace(STORY, link=None), STORY, feed=replace(FEED, id="other"))


def test_the_most_reliable_key_comes_first() -> None:
    assert [key[0] for key in one(STORY).keys] == ["u", "g", "t"]


def test_the_keys_of_one_publisher_s_addresses_begin_alike() -> None:
    both = entries_of(FEED, [Item("One", link="https://a.example/1"), Item("Two", link="http://A.example/2")], NOW)

    assert {entry.keys[0].rpartition(":")[0] for entry in both} == {"u:a.example"}


def test_duplicates_inside_one_body_are_one_entry() -> None:
    again = replace(STORY, link=f"{STORY.link}".replace("[economie]", "[titres]"), guid="x-other")
    assert len(entries_of(FEED, [STORY, again], NOW)) == 1
    assert len(entries_of(FEED, [Item(title="No link")] * 3, NOW)) == 1


def test_items_with_neither_title_nor_link_are_dropped() -> None:
    assert entries_of(FEED, [Item(title="", summary="words", guid="some-guid")], NOW) == ()


def test_an_entry_carries_what_is_known_of_its_feed() -> None:
    feed = Feed("amazon", "https://a.example", "Amazon", Role.COMPANY, "en", "amazon")
    (entry,) = entries_of(feed, [replace(STORY, content="Body", source="Amazon.com")], NOW)
    assert (entry.feed_id, entry.outlet, entry.role, entry.organisation) == ("amazon", "Amazon", Role.COMPANY, "amazon")
    assert (entry.language, entry.body, entry.source, entry.first_seen) == ("en", "Body", "Amazon.com", NOW)
    assert entry.url == "https://www.francetvinfo.fr/economie/un-plan_6540000.html"


def test_the_item_s_own_language_wins() -> None:
    assert one(replace(STORY, language="de")).language == "de"


@pytest.mark.parametrize(
    ("later", "same"),
    [
        pytest.param(replace(STORY, title=f" {STORY.title}  "), True, id="spaces"),
        pytest.param(replace(STORY, link="https://b.example/"), True, id="the-address-is-no-wording"),
        pytest.param(replace(STORY, title=f"{STORY.title} !"), False, id="title"),
        pytest.param(replace(STORY, summary="1,3 milliard"), False, id="a-figure-in-the-summary"),
    ],
)
def test_the_fingerprint_changes_with_the_words_only(later: Item, same: bool) -> None:
    assert (fingerprint(later) == fingerprint(STORY)) is same


items = st.builds(
    Item,
    title=st.sampled_from(["", "A", "B", "C"]),
    summary=st.sampled_from(["", "s"]),
    link=st.sampled_from([None, "https://n.example/", "https://n.example/1", "http://n.example/1#xtor=2"]),
    guid=st.sampled_from([None, "1", "guid-a", "guid-b"]),
    published=st.sampled_from([None, NOW]),
)


@given(st.lists(items, max_size=8))
def test_no_key_is_ever_shared_by_two_entries_of_a_body(body: list[Item]) -> None:
    keys = [key for entry in entries_of(FEED, body, NOW) for key in entry.keys]
    assert len(keys) == len(set(keys))
    assert all(entry.keys for entry in entries_of(FEED, body, NOW))


@given(st.lists(items, max_size=8))
def test_a_body_read_twice_has_nothing_new(body: list[Item]) -> None:
    before = {key for entry in entries_of(FEED, body, NOW) for key in entry.keys}
    for entry in entries_of(FEED, body, NOW + timedelta(minutes=10)):
        assert not before.isdisjoint(entry.keys)


@given(st.lists(items, max_size=8), st.data())
def test_a_body_that_lost_items_has_nothing_new(body: list[Item], data: st.DataObject) -> None:
    before = {key for entry in entries_of(FEED, body, NOW) for key in entry.keys}
    rest = data.draw(st.lists(st.sampled_from(body), unique_by=id)) if body else []
    for entry in entries_of(FEED, rest, NOW):
        assert not before.isdisjoint(entry.keys)


POLLED = FeedState("f", NOW, learned=True, last_ok_at=NOW - timedelta(minutes=10))


@pytest.mark.parametrize(
    ("state", "entries", "unknown", "expected"),
    [
        pytest.param(FeedState("f", NOW), 50, 50, Influx.FIRST_POLL, id="a-feed-nobody-knows-yet"),
        pytest.param(POLLED, 30, 2, Influx.NORMAL, id="two-of-thirty"),
        pytest.param(POLLED, 5, 5, Influx.NORMAL, id="a-small-feed"),
        pytest.param(POLLED, 100, 40, Influx.NORMAL, id="a-busy-hour"),
        pytest.param(POLLED, 30, 29, Influx.FLOOD, id="identities-rewritten"),
        pytest.param(
            replace(POLLED, last_ok_at=NOW - timedelta(hours=9)), 30, 30, Influx.NORMAL, id="after-a-long-silence"
        ),
        pytest.param(replace(POLLED, last_ok_at=None), 30, 30, Influx.NORMAL, id="never-answered-since-it-was-learned"),
    ],
)
def test_a_flood_is_told_from_a_busy_day(state: FeedState, entries: int, unknown: int, expected: Influx) -> None:
    assert influx(state, entries, unknown, NOW) is expected


def test_the_newest_entry_is_never_in_the_future() -> None:
    entries = entries_of(FEED, [replace(STORY, published=NOW + timedelta(days=400))], NOW)
    assert newest(entries) == NOW
    assert newest(()) is None
