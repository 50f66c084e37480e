"""Reading whole articles: what it needs to be installed, and the reader put together."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from importlib.util import find_spec

from adapters.feeds.article import HttpArticleReader, Policy
from adapters.feeds.http import feed_sessions
from adapters.feeds.worker_pool import WorkerPool
from bot.errors import SettingsError
from bot.feeds.courtesy import Manners
from bot.feeds.publisher import Publishers
from bot.ports import ArticleReader, Clock
from config.settings import Articles

WORKER = "adapters.feeds.article_worker"
CONNECTIONS = 4


def refuse_without_extra(settings: Articles, find: Callable[[str], object] = find_spec) -> None:
    """Raises SettingsError if articles are to be read and nothing that can read them is installed."""
    if settings.enabled and find("trafilatura") is None:
        raise SettingsError(
            "VIGIE_ARTICLES__ENABLED: reading articles needs trafilatura, which is not installed. "
            "Run ./run install article (in a container: build with LOCK=requirements-article.lock), or set it to false."
        )


@asynccontextmanager
async def article_reader(
    settings: Articles, publishers: Publishers, clock: Clock, user_agent: str
) -> AsyncIterator[ArticleReader | None]:
    """A reader with a session and a worker of its own; None if articles are not read. Raises SettingsError."""
    if not settings.enabled:
        yield None
        return
    refuse_without_extra(settings)
    policy = Policy(user_agent, publishers.forbids_articles, Manners(settings.per_hour, settings.gap_s))
    # A worker lives for one page: it starts in a third of a second, and kept it would hold 40 MB for a few pages an
    # hour.
    sessions, extractor = feed_sessions(CONNECTIONS), WorkerPool(WORKER, retire_after_bytes=0)
    try:
        yield HttpArticleReader(sessions.public, extractor, clock, policy)
    finally:
        await sessions.close()
        await extractor.close()
