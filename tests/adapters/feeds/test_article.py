"""The article reader on the wire: what is asked of whom, how often, and what is never asked at all."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from adapters.feeds.article import MOST_BYTES, REST_S
from adapters.feeds.robots_book import ASKED_AGAIN_AFTER, KEPT_FOR
from adapters.feeds.worker_pool import WorkerPool
from bot.feeds.article import Article, ArticleProblem, Unread
from bot.feeds.courtesy import Manners
from tests.adapters.feeds.article_site import ROBOTS, WORKER, Site, article_site, html, page
from tests.adapters.feeds.feed_server import AGENT, Asked, reply


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    async with article_site() as running:
        yield running


async def problem_of(site: Site, url: str, outlet: str = "News") -> ArticleProblem:
    unread = await site.read(url, outlet)
    assert isinstance(unread, Unread), unread
    return unread.problem


def robots(*lines: str) -> bytes:
    return reply("\n".join(lines).encode(), content_type="text/plain")


class TestWhatIsAsked:
    async def test_robots_first_then_the_article_and_both_say_who_asks(self, site: Site) -> None:
        await site.read(site.on("/a.html", html()))

        assert site.asked == [ROBOTS, "/a.html"]
        assert {one.headers[b"user-agent"] for one in site.server.asked} == {AGENT.encode()}

    async def test_credentials_of_a_link_are_never_sent(self, site: Site) -> None:
        url = site.on("/a.html", html()).replace("http://", "http://user:secret@")

        assert isinstance(await site.read(url), Article)
        assert not any(b"authorization" in one.headers for one in site.server.asked)

    async def test_an_entry_without_an_address_asks_nobody(self, site: Site) -> None:
        assert await problem_of(site, "") is ArticleProblem.NO_ADDRESS
        assert site.asked == []

    async def test_loopback_is_refused_as_it_is_for_feeds(self) -> None:
        async with article_site(guarded=True) as site:
            url = site.on("/a.html", html())
            assert await problem_of(site, url) is ArticleProblem.FORBIDDEN_ADDRESS
            assert site.asked == []

    async def test_two_articles_of_a_host_cost_one_look_at_its_robots(self, site: Site) -> None:
        await asyncio.gather(*(site.read(site.on(f"/{number}.html", html())) for number in range(3)))

        assert site.asked.count(ROBOTS) == 1


class TestOffLimits:
    async def test_a_publisher_that_forbids_it_is_never_asked(self) -> None:
        async with article_site(off_limits=lambda outlet, _: outlet == "Closed") as site:
            url = site.on("/a.html", html())
            assert await problem_of(site, url, outlet="Closed") is ArticleProblem.OFF_LIMITS
            assert site.asked == []

    async def test_nor_through_a_redirect_of_somebody_else(self) -> None:
        async with article_site(off_limits=lambda _, url: "localhost" in url) as site:
            url = site.on("/a", html(status=302, location=f"http://localhost:{site.server.port}/b"))
            site.on("/b", html())
            assert await problem_of(site, url) is ArticleProblem.OFF_LIMITS
            assert site.asked == [ROBOTS, "/a"]


class TestRobots:
    async def test_what_robots_forbid_is_not_asked_for(self, site: Site) -> None:
        site.on(ROBOTS, robots("User-agent: Vigie", "Disallow: /a"))

        assert await problem_of(site, site.on("/a.html", html())) is ArticleProblem.ROBOTS
        assert site.asked == [ROBOTS]

    async def test_nor_is_what_a_redirect_leads_to(self, site: Site) -> None:
        site.on(ROBOTS, robots("User-agent: *", "Disallow: /abo/"))

        url = site.on("/a", html(status=301, location="/abo/a"))
        assert await problem_of(site, url) is ArticleProblem.ROBOTS
        assert site.asked == [ROBOTS, "/a"]

    @pytest.mark.parametrize("status", [404, 410, 403, 401], ids=str)
    async def test_no_robots_forbid_nothing(self, site: Site, status: int) -> None:
        site.on(ROBOTS, reply(status=status))

        assert isinstance(await site.read(site.on("/a.html", html())), Article)

    @pytest.mark.parametrize("status", [500, 503, 429], ids=str)
    async def test_robots_that_cannot_be_had_forbid_everything_for_now(self, site: Site, status: int) -> None:
        site.on(ROBOTS, reply(status=status), reply(status=404))
        url = site.on("/a.html", html())

        assert await problem_of(site, url) is ArticleProblem.NO_ANSWER
        assert await problem_of(site, url) is ArticleProblem.NO_ANSWER
        assert site.asked == [ROBOTS]
        site.clock.forward(seconds=ASKED_AGAIN_AFTER.total_seconds())
        assert isinstance(await site.read(url), Article)

    async def test_robots_that_never_end_forbid_everything_for_now(self, site: Site) -> None:
        async def never(_: Asked, __: object) -> None:
            await asyncio.Event().wait()

        site.on(ROBOTS, never)
        site.reader._robots._deadline_s = 0.05
        assert await problem_of(site, site.on("/a.html", html())) is ArticleProblem.NO_ANSWER

    async def test_robots_behind_a_redirect_count(self, site: Site) -> None:
        site.on(ROBOTS, reply(status=301, location="/elsewhere.txt"))
        site.on("/elsewhere.txt", robots("User-agent: *", "Disallow: /"))

        assert await problem_of(site, site.on("/a.html", html())) is ArticleProblem.ROBOTS

    async def test_robots_are_asked_for_again_after_a_day(self, site: Site) -> None:
        site.on(ROBOTS, reply(status=404), robots("User-agent: *", "Disallow: /"))
        url = site.on("/a.html", html())
        await site.read(url)

        site.clock.forward(seconds=KEPT_FOR.total_seconds())
        assert await problem_of(site, url) is ArticleProblem.ROBOTS

    async def test_the_delay_they_ask_for_is_kept(self, site: Site) -> None:
        site.on(ROBOTS, robots("User-agent: *", "Crawl-delay: 45"))
        for number in range(3):
            await site.read(site.on(f"/{number}.html", html()))

        assert site.waits_s == [45.0, 45.0]

    async def test_a_delay_nobody_can_wait_for_leaves_the_article_unread(self, site: Site) -> None:
        site.on(ROBOTS, robots("User-agent: *", "Crawl-delay: 86400"))
        await site.read(site.on("/a.html", html()))

        assert await problem_of(site, site.on("/b.html", html())) is ArticleProblem.BUDGET
        site.clock.forward(seconds=timedelta(days=1).total_seconds())
        site.on(ROBOTS, reply(status=404))
        assert isinstance(await site.read(site.on("/b.html", html())), Article)


class TestTheBudget:
    async def test_an_hour_holds_so_many_articles_and_no_more(self) -> None:
        async with article_site(manners=Manners(per_hour=2, gap_s=10.0)) as site:
            urls = [site.on(f"/{number}.html", html()) for number in range(3)]
            for url in urls[:2]:
                assert isinstance(await site.read(url), Article)
            assert site.waits_s == [10.0]
            assert await problem_of(site, urls[2]) is ArticleProblem.BUDGET
            site.clock.forward(seconds=3590)
            assert isinstance(await site.read(urls[2]), Article)

    async def test_each_host_has_its_own(self) -> None:
        async with article_site(manners=Manners(per_hour=1, gap_s=0.0)) as site:
            url = site.on("/a.html", html())
            assert isinstance(await site.read(url), Article)
            assert isinstance(await site.read(url.replace("127.0.0.1", "localhost")), Article)

    async def test_a_redirect_within_a_host_is_one_visit(self) -> None:
        async with article_site(manners=Manners(per_hour=1, gap_s=0.0)) as site:
            site.on("/b", html())
            assert isinstance(await site.read(site.on("/a", html(status=302, location="/b"))), Article)

    @pytest.mark.parametrize(
        ("answer", "rest_s"),
        [
            pytest.param(html(status=403), REST_S, id="a-refusal"),
            pytest.param(html(status=429, retry_after="7200"), 7200.0, id="asked-to-wait"),
            pytest.param(html(status=503), REST_S, id="asked-to-wait-without-saying-how-long"),
            pytest.param(html(b"<html><title>Just a moment...</title></html>"), REST_S, id="a-challenge"),
        ],
    )
    async def test_a_host_that_refuses_is_left_alone(self, site: Site, answer: bytes, rest_s: float) -> None:
        await site.read(site.on("/a.html", answer))
        url = site.on("/b.html", html())

        site.clock.forward(seconds=rest_s - 121)
        assert await problem_of(site, url) is ArticleProblem.RESTING
        site.clock.forward(seconds=121)
        assert isinstance(await site.read(url), Article)


class TestThePage:
    @pytest.mark.parametrize(
        ("kind", "read"),
        [
            ("text/html", True),
            ("text/html; charset=utf-8", True),
            ("application/xhtml+xml", True),
            ("application/json", False),
            ("text/plain", False),
            ("video/mp4", False),
        ],
    )
    async def test_only_html_is_an_article(self, site: Site, kind: str, read: bool) -> None:
        found = await site.read(site.on("/a", reply(page(), content_type=kind)))

        assert isinstance(found, Article) is read

    async def test_a_page_that_does_not_say_what_it_is_is_none(self, site: Site) -> None:
        assert await problem_of(site, site.on("/a", reply(page()))) is ArticleProblem.NOT_A_PAGE

    async def test_redirects_end(self, site: Site) -> None:
        url = site.on("/a", html(status=302, location="/b"))
        site.on("/b", html(status=302, location="/a"))

        assert await problem_of(site, url) is ArticleProblem.NO_ANSWER
        assert len(site.asked) < 10

    async def test_a_page_beyond_the_cap_is_dropped(self, site: Site) -> None:
        big = html(b"<html>" + b"x" * MOST_BYTES)

        assert await problem_of(site, site.on("/a", big)) is ArticleProblem.TOO_LARGE

    async def test_a_page_that_reserves_text_mining_is_not_read(self, site: Site) -> None:
        url = site.on("/a", html(page(head='<meta name="tdm-reservation" content="1">')))

        assert await problem_of(site, url) is ArticleProblem.RESERVED

    async def test_a_worker_past_its_deadline_costs_only_its_article(self) -> None:
        late = WorkerPool(WORKER, deadline_s=0.001)  # no process even starts so fast
        async with article_site(extractor=late) as site:
            url = site.on("/a.html", html())
            assert await problem_of(site, url) is ArticleProblem.UNREADABLE
            late._deadline_s = 20.0
            assert isinstance(await site.read(url), Article)
