"""Parsing in child processes: a body goes in, items of ours come out."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from adapters.feeds.parser import Parsed, Row
from adapters.feeds.worker_pool import DEADLINE_S, GaveUp, WorkerPool
from bot.errors import FeedError, FeedProblem
from bot.feeds.entry import Item


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """The items of one body."""

    items: tuple[Item, ...]
    language: str | None = None
    partial: bool = False


class Parser(Protocol):
    """Turns a body into items."""

    async def parse(self, body: bytes, url: str) -> ParsedFeed:
        """The items. Raises FeedError: NOT_A_FEED or UNPARSABLE."""


class ParserPool:
    """Parser, in child processes. They start when first needed and end with `close`."""

    def __init__(self, workers: int = 1, deadline_s: float = DEADLINE_S) -> None:
        self.workers = WorkerPool("adapters.feeds.parser_worker", workers, deadline_s)

    async def parse(self, body: bytes, url: str) -> ParsedFeed:
        """The items of `body`, which came from `url`. Raises FeedError: NOT_A_FEED or UNPARSABLE."""
        try:
            answer: Parsed = await self.workers.ask(body, url)
        except GaveUp as error:
            raise FeedError(FeedProblem.UNPARSABLE, f"the parser gave up on it ({error})") from error
        return _feed(answer)

    async def close(self) -> None:
        """Ends the children."""
        await self.workers.close()


def _feed(answer: Parsed) -> ParsedFeed:
    if answer["problem"] == FeedProblem.NOT_A_FEED:
        raise FeedError(FeedProblem.NOT_A_FEED, "no RSS, Atom or JSON feed at this address")
    if answer["problem"] is not None:
        raise FeedError(FeedProblem.UNPARSABLE, "the parser gave up on it (too deep, or broken beyond repair)")
    return ParsedFeed(tuple(map(item_of, answer["rows"])), answer["language"], answer["partial"])


def item_of(row: Row) -> Item:
    """The item of a row that came back from a child."""
    title, summary, content, link, guid, published, updated, source, language = row
    return Item(title, summary, content, link, guid, _at(published), _at(updated), source, language)


def _at(stamp: float | None) -> datetime | None:
    return None if stamp is None else datetime.fromtimestamp(stamp, UTC)
