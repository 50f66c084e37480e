"""Articles that live in memory: what each address answers is said by the test."""

import asyncio
from dataclasses import dataclass, field

from bot.feeds.article import Article, ArticleProblem, Unread
from bot.feeds.entry import Entry


@dataclass
class FakeArticleReader:
    """ArticleReader. An address nobody spoke of does not answer; `asked` records every reading."""

    asked: list[str] = field(default_factory=list)
    _answers: dict[str, Article | Unread | Exception] = field(default_factory=dict)
    _gates: dict[str, asyncio.Event] = field(default_factory=dict)

    def publish(self, url: str, text: str) -> None:
        """From now on the article at this address has these words."""
        self._answers[url] = Article(text)

    def refuse(self, url: str, problem: ArticleProblem) -> None:
        """From now on it is not read, for this reason."""
        self._answers[url] = Unread(problem, "as told")

    def stumble(self, url: str, error: Exception) -> None:
        """From now on reading it breaks a promise of the port."""
        self._answers[url] = error

    def hold(self, url: str) -> asyncio.Event:
        """The article is not there before this event is set."""
        return self._gates.setdefault(url, asyncio.Event())

    async def read(self, entry: Entry) -> Article | Unread:
        self.asked.append(entry.url)
        if gate := self._gates.get(entry.url):
            await gate.wait()
        answer = self._answers.get(entry.url, Unread(ArticleProblem.NO_ANSWER, "nobody spoke of it"))
        if isinstance(answer, Exception):
            raise answer
        return answer
