"""What every ArticleReader does: the fake, and the real one against a site on loopback."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Protocol

import pytest

from bot.feeds.article import Article, ArticleProblem, Unread
from bot.ports import ArticleReader
from tests.adapters.feeds.article_site import PARAGRAPHS, ROBOTS, Site, article_site, entry, html, page
from tests.adapters.feeds.feed_server import reply
from tests.fakes.articles import FakeArticleReader

ANSWERS = {
    ArticleProblem.REFUSED: html(b"", 403),
    ArticleProblem.RESTING: html(b"", 429),
    ArticleProblem.NO_ANSWER: html(b"", 404),
    ArticleProblem.NOT_A_PAGE: reply(b"%PDF-1.7", content_type="application/pdf"),
    ArticleProblem.NO_TEXT: html(b"<html><body></body></html>"),
    ArticleProblem.RESERVED: html(tdm_reservation="1"),
}


class World(Protocol):
    """A reader, and a site that does what it is told."""

    reader: ArticleReader

    def publishes(self, path: str, *paragraphs: str) -> str: ...

    def declines(self, path: str, problem: ArticleProblem) -> str: ...


class FakeWorld:
    def __init__(self) -> None:
        self.reader = FakeArticleReader()

    def publishes(self, path: str, *paragraphs: str) -> str:
        self.reader.publish(f"http://site.example{path}", "\n".join(paragraphs))
        return f"http://site.example{path}"

    def declines(self, path: str, problem: ArticleProblem) -> str:
        self.reader.refuse(f"http://site.example{path}", problem)
        return f"http://site.example{path}"


class HttpWorld:
    def __init__(self, site: Site) -> None:
        self.reader = site.reader
        self._site = site

    def publishes(self, path: str, *paragraphs: str) -> str:
        return self._site.on(path, html(page(*paragraphs)))

    def declines(self, path: str, problem: ArticleProblem) -> str:
        if problem is ArticleProblem.ROBOTS:
            self._site.on(ROBOTS, reply(f"User-agent: *\nDisallow: {path}".encode()))
        return self._site.on(path, ANSWERS.get(problem, html()))


@asynccontextmanager
async def _world(kind: str) -> AsyncIterator[World]:
    if kind == "fake":
        yield FakeWorld()
        return
    async with article_site() as site:
        yield HttpWorld(site)


@pytest.fixture(params=["fake", "http"])
async def world(request: pytest.FixtureRequest) -> AsyncIterator[World]:
    async with _world(request.param) as made:
        yield made


class TestEveryArticleReader:
    async def test_an_article_brings_its_words(self, world: World) -> None:
        article = await world.reader.read(entry(world.publishes("/a.html", *PARAGRAPHS)))

        assert isinstance(article, Article)
        assert all(paragraph in article.text for paragraph in PARAGRAPHS)

    async def test_two_articles_are_two_texts(self, world: World) -> None:
        first = await world.reader.read(entry(world.publishes("/a.html", *PARAGRAPHS)))
        second = await world.reader.read(entry(world.publishes("/b.html", *PARAGRAPHS[1:])))

        assert first != second

    @pytest.mark.parametrize("problem", [*ANSWERS, ArticleProblem.ROBOTS])
    async def test_what_is_not_read_has_a_named_reason(self, world: World, problem: ArticleProblem) -> None:
        unread = await world.reader.read(entry(world.declines("/a.html", problem)))

        assert isinstance(unread, Unread)
        assert unread.problem is problem

    async def test_no_reason_holds_the_address(self, world: World) -> None:
        url = world.declines("/a.html", ArticleProblem.NO_ANSWER).replace("http://", "http://user:secret@")

        unread = await world.reader.read(entry(f"{url}?token=secret"))

        assert isinstance(unread, Unread)
        assert "secret" not in unread.why

    async def test_an_article_that_recovers_is_read(self, world: World) -> None:
        await world.reader.read(entry(world.declines("/a.html", ArticleProblem.NO_ANSWER)))

        assert isinstance(await world.reader.read(entry(world.publishes("/a.html", *PARAGRAPHS))), Article)
