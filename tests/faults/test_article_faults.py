"""What article pages do wrong, on purpose or not: each ends in a text or in a named problem, and soon."""

import asyncio
import gzip
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from adapters.feeds.worker_pool import GaveUp, WorkerPool
from bot.feeds.article import Article, ArticleProblem, Unread
from bot.feeds.courtesy import Manners
from tests.adapters.feeds.article_site import PARAGRAPHS, WORKER, Site, article_site, html, page
from tests.adapters.feeds.feed_server import Asked, reply

SECOND_LIFE = 20.0  # seconds: more than any of these may take


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    async with article_site() as running:
        yield running


@pytest.fixture
async def extractor() -> AsyncIterator[WorkerPool]:
    running = WorkerPool(WORKER, deadline_s=SECOND_LIFE, retire_after_bytes=0)
    yield running
    await running.close()


WORDS = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
HOSTILE = {
    "deep": "<html><body>" + "<div>" * 200_000 + WORDS,
    "deep-inline": "<html><body><article>" + "<b><i>" * 50_000 + WORDS,
    "deep-tables": "<html><body>" + "<table><tr><td>" * 30_000 + WORDS,
    "one-line-of-5-mb": "<html><body><article><p>" + "a b c " * 800_000 + "</p></article></body></html>",
    "one-word-of-4-mb": "<html><body><article><p>" + "x" * 4_000_000 + "</p></article></body></html>",
    "entities-in-entities": '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "'
    + "&a;" * 50
    + '"><!ENTITY c "'
    + "&b;" * 50
    + f'">]><html><body><article><p>{"&c;" * 1000}</p>{WORDS}</article></body></html>',
    "an-external-entity": '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><article><p>&x;</p>'
    + WORDS
    + "</article></body></html>",
    "brackets-only": "<" * 3_000_000,
    "comments-without-end": "<html><body>" + "<!-- " * 600_000 + WORDS,
    "metas-without-end": "<meta " * 100_000,
    "scripts": "<html><body><article>" + "<script>document.write('x')</script>" * 50_000 + WORDS,
    "many-elements": "<html><body><article>" + "<p>x</p>" * 600_000,
}


@pytest.mark.parametrize("name", HOSTILE)
async def test_a_hostile_page_ends_in_a_text_or_is_given_up(extractor: WorkerPool, name: str) -> None:
    found = await extractor.ask(HOSTILE[name].encode(), "utf-8")

    assert found["problem"] in {None, "no_text", "unreadable"}
    assert len(found["text"]) <= 20_000
    assert "root:" not in found["text"]
    good = await extractor.ask(page(), "utf-8")  # and the next page is read as ever
    assert PARAGRAPHS[0] in good["text"]


async def test_a_page_that_takes_for_ever_is_killed_with_its_worker() -> None:
    extractor = WorkerPool(WORKER, deadline_s=1.5)
    attributes = " ".join(f'a{number}="x"' for number in range(400_000))
    try:
        with pytest.raises(GaveUp):
            await extractor.ask(f"<html><body {attributes}>{WORDS}</body></html>".encode(), "utf-8")
        assert all([await _ends(worker) for worker in extractor._alive])
        extractor._deadline_s = SECOND_LIFE
        assert PARAGRAPHS[0] in (await extractor.ask(page(), "utf-8"))["text"]
    finally:
        await extractor.close()


async def test_a_worker_serves_one_page_where_it_is_told_to(extractor: WorkerPool) -> None:
    await extractor.ask(page(), "utf-8")

    assert all([await _ends(worker) for worker in extractor._alive])


async def _ends(worker: asyncio.subprocess.Process) -> bool:
    """True once it ended; a worker that lives on would hold the test up until its limit."""
    return await worker.wait() is not None


async def test_the_worker_reaches_no_network() -> None:
    """The child's own hook, in a child of our own: a connect fails before a packet leaves."""
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import adapters.feeds.article_worker as w, socket;"
        "sys.addaudithook(w._stay_inside)\n"
        "try: socket.create_connection(('127.0.0.1', 9))\n"
        "except PermissionError: print('refused')"
    )
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-I", "-c", code, str(Path(__file__).parents[2]), stdout=asyncio.subprocess.PIPE, env={}
    )
    out, _ = await child.communicate()

    assert out.strip() == b"refused"


async def problem_of(site: Site, url: str) -> ArticleProblem:
    unread = await site.read(url)
    assert isinstance(unread, Unread), unread
    return unread.problem


class TestServers:
    async def test_a_page_that_drips_is_given_up(self) -> None:
        async def drips(_: Asked, writer: asyncio.StreamWriter) -> None:
            writer.write(b"HTTP/1.1 200 -\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n\r\n<html>")
            await writer.drain()
            await asyncio.Event().wait()

        async with article_site(deadline_s=0.3) as site:
            assert await problem_of(site, site.on("/a", drips)) is ArticleProblem.NO_ANSWER

    @pytest.mark.parametrize(
        "answer",
        [
            pytest.param(b"", id="nothing"),
            pytest.param(b"SSH-2.0-OpenSSH\r\n", id="another-protocol"),
            pytest.param(html(page()[:50], content_length="9000")[:120], id="cut-off"),
            pytest.param(html(b"not gzip", content_encoding="gzip"), id="damaged-compression"),
            pytest.param(html(status=302), id="a-redirect-to-nowhere"),
            pytest.param(html(status=302, location="file:///etc/passwd"), id="a-redirect-to-a-file"),
            pytest.param(html(status=302, location="javascript:alert(1)"), id="a-redirect-to-a-script"),
            pytest.param(html(status=500), id="a-server-in-trouble"),
            pytest.param(html(status=304), id="unchanged-since-never"),
        ],
    )
    async def test_a_broken_answer_is_no_answer(self, site: Site, answer: bytes) -> None:
        assert await problem_of(site, site.on("/a", answer)) is ArticleProblem.NO_ANSWER

    @pytest.mark.parametrize(
        "url",
        ["http://127.0.0.1:1/a", "http://no-such-host.invalid/a"],
        ids=["refused", "not-found"],
    )
    async def test_an_address_that_leads_nowhere_is_no_answer(self, site: Site, url: str) -> None:
        assert await problem_of(site, url) is ArticleProblem.NO_ANSWER

    @pytest.mark.parametrize("url", ["", "ftp://site.example/a", "http://[bad", "news", "javascript:alert(1)"])
    async def test_what_is_no_address_asks_nobody(self, site: Site, url: str) -> None:
        assert await problem_of(site, url) is ArticleProblem.NO_ADDRESS
        assert site.asked == []

    async def test_a_redirect_into_our_own_network_is_refused(self) -> None:
        """The guard sits under every connect, so it does not matter how an address came about."""
        async with article_site(guarded=True) as site:
            for host in ("127.0.0.1", "0.0.0.0", "[::ffff:127.0.0.1]", "169.254.169.254"):
                assert await problem_of(site, f"http://{host}/a") is ArticleProblem.FORBIDDEN_ADDRESS

    async def test_a_compressed_page_is_counted_as_it_unfolds(self, site: Site) -> None:
        bomb = gzip.compress(b"<html>" + b" " * 50_000_000)
        assert await problem_of(site, site.on("/a", html(bomb, content_encoding="gzip"))) is ArticleProblem.TOO_LARGE

    async def test_a_slow_host_does_not_hold_up_another(self) -> None:
        asked = asyncio.Event()

        async def never(_: Asked, __: object) -> None:
            asked.set()
            await asyncio.Event().wait()

        async with article_site(manners=Manners(per_hour=60, gap_s=0.0)) as site:
            stuck = asyncio.create_task(site.read(site.on("/stuck", never)))
            await asked.wait()
            url = site.on("/good", html()).replace("127.0.0.1", "localhost")
            assert isinstance(await site.read(url), Article)
            stuck.cancel()

    async def test_robots_that_are_a_bomb_are_cut(self, site: Site) -> None:
        bomb = gzip.compress(b"User-agent: *\nDisallow: /a\n" + b"#" * 50_000_000)
        site.on("/robots.txt", reply(bomb, content_encoding="gzip"))
        assert await problem_of(site, site.on("/a", html())) is ArticleProblem.ROBOTS
