"""Reads whole articles where title and summary leave open who speaks or how much, and lets no news wait long."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar
from urllib.parse import urlsplit

from bot.claims.claim import Reading
from bot.claims.open_questions import answered, open_questions
from bot.feeds.article import TROUBLES, Article, ArticleProblem, Unread, is_article_of
from bot.feeds.entry import Entry
from bot.ports import ArticleReader
from bot.usecases.tally import Tally

log = logging.getLogger(__name__)

MOST_PER_POLL = 5  # the newest; a poll that brings more open entries is a flood, not news
WHOLE_CHARS = 1_000  # an entry that brings so much text of its own holds the article already
MOST_HOSTS = 1_000
MOST_KEPT = 64  # texts: an entry that is rewritten while its host rests keeps what its article said

T = TypeVar("T")
Understood = tuple[Entry, Reading]
Late = Callable[[Entry, Reading], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class SecondLook:
    """What reading articles needs. `patience_s` is how long an alert may wait for one, in seconds."""

    reader: ArticleReader
    extract: Callable[[Entry], Reading]
    tally: Tally
    patience_s: float = 8.0


@dataclass(frozen=True, slots=True)
class Looked:
    """What is to be told now, in the order given, and the articles that are still coming."""

    now: Sequence[Understood]
    coming: Sequence[tuple[asyncio.Task[Understood], Understood]] = ()


class Articles:
    """Second readings, with the article as the entry's body."""

    def __init__(self, look: SecondLook) -> None:
        self._with = look
        self._under_way: set[asyncio.Task[Any]] = set()
        self._asked: dict[str, asyncio.Task[Article | Unread]] = {}  # by address
        self._texts: OrderedDict[str, str] = OrderedDict()
        self._said: OrderedDict[str, set[ArticleProblem]] = OrderedDict()  # by host

    async def look_into(self, first: Sequence[Understood]) -> Looked:
        """The same entries, those with an open question read again with their articles.

        One whose article takes longer than the patience stands as it was read first; hand it to `follow` once told.
        """
        wanted = self._wanted(first)
        tasks = {entry.keys: self._started(self._second(entry, reading)) for entry, reading in wanted}
        if tasks:
            await asyncio.wait(tasks.values(), timeout=self._with.patience_s)
        coming = {keys: task for keys, task in tasks.items() if not task.done()}
        now = [
            tasks[entry.keys].result()
            if entry.keys in tasks and entry.keys not in coming
            else self._remembered(entry, reading)
            for entry, reading in first
        ]
        return Looked(now, [(coming[told[0].keys], told) for told in now if told[0].keys in coming])

    def follow(self, looked: Looked, late: Late) -> None:
        """Hands each article that comes late to `late`, if it changes what was told."""
        for task, told in looked.coming:
            self._started(self._followed(task, told, late))

    async def settle(self) -> None:
        """Waits until every article under way has come or failed."""
        while self._under_way:
            await asyncio.gather(*self._under_way, return_exceptions=True)

    async def stop(self) -> None:
        """Lets go of the articles under way: their entries stand as they were read first."""
        for task in self._under_way:
            task.cancel()
        await asyncio.gather(*self._under_way, return_exceptions=True)
        self._under_way.clear()

    def _wanted(self, first: Sequence[Understood]) -> Sequence[Understood]:
        """The entries whose articles are read, newest first."""
        is_open = [
            (entry, reading)
            for entry, reading in first
            if open_questions(reading) and len(entry.body or "") < WHOLE_CHARS
        ]
        is_open.sort(key=lambda pair: pair[0].at, reverse=True)
        if too_many := is_open[MOST_PER_POLL:]:
            self._with.tally.add("articles", ArticleProblem.TOO_MANY, len(too_many))
        return is_open[:MOST_PER_POLL]

    async def _second(self, entry: Entry, reading: Reading) -> Understood:
        """The entry read with its article; as it was, if there is none. Never raises: no news is lost to an article."""
        try:
            return self._taken(await self._article(entry), entry, reading)
        except Exception:
            log.exception("article not read", extra={"feed": entry.feed_id, "host": _host(entry)})
            self._with.tally.add("articles", "failed")
            return entry, reading

    def _taken(self, article: Article | Unread, entry: Entry, reading: Reading) -> Understood:
        """What the article says to it, counted and remembered."""
        if isinstance(article, Unread):
            self._with.tally.add("articles", article.problem)
            self._say(entry, article)
            return self._remembered(entry, reading)
        self._said.pop(_host(entry), None)
        self._texts[entry.url] = article.text
        if len(self._texts) > MOST_KEPT:
            self._texts.popitem(last=False)
        found = self._remembered(entry, reading)
        self._with.tally.add("articles", "silent" if found[1] == reading else "answered")
        return found

    async def _article(self, entry: Entry) -> Article | Unread:
        """Asked for once, however many feeds of an outlet carry it at this moment."""
        asked = self._asked.get(entry.url)
        if asked is None:
            asked = self._asked[entry.url] = self._started(self._with.reader.read(entry))
            asked.add_done_callback(lambda _: self._asked.pop(entry.url, None))
        article = await asyncio.shield(asked)
        if isinstance(article, Article) and not is_article_of(entry.title, article.text):
            return Unread(ArticleProblem.OTHER_TEXT)
        return article

    def _remembered(self, entry: Entry, reading: Reading) -> Understood:
        """With the text its article had when it was last read, else as it is."""
        text = self._texts.get(entry.url)
        if text is None or not is_article_of(entry.title, text):  # rewritten into another story
            return entry, reading
        whole = replace(entry, body=text)
        return whole, answered(reading, self._with.extract(whole))

    async def _followed(self, task: asyncio.Task[Understood], told: Understood, late: Late) -> None:
        entry, reading = await task
        try:
            if reading != told[1]:
                await late(entry, reading)
        except Exception:  # the store failed: the entry stands as it was told
            log.exception("late article not filed", extra={"feed": entry.feed_id, "host": _host(entry)})

    def _started(self, work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        task = asyncio.create_task(work)
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        return task

    def _say(self, entry: Entry, unread: Unread) -> None:
        """One line per host and problem until one of its articles is read again."""
        said = self._said.setdefault(_host(entry), set())
        if unread.problem in said:
            return
        said.add(unread.problem)
        if len(self._said) > MOST_HOSTS:
            self._said.popitem(last=False)
        level = logging.WARNING if unread.problem in TROUBLES else logging.DEBUG
        log.log(level, "article not read", extra={"host": _host(entry), "problem": unread.problem, "why": unread.why})


def _host(entry: Entry) -> str:
    """The host alone: an address may hold a credential."""
    try:
        return urlsplit(entry.url).hostname or ""
    except ValueError:
        return ""
