"""A site with articles on loopback, and the real reader before it: its clock stands still, its waits are counted."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from adapters.feeds.article import HttpArticleReader, Policy
from adapters.feeds.http import feed_sessions
from adapters.feeds.worker_pool import WorkerPool
from bot.feeds.article import Article, Unread
from bot.feeds.courtesy import Manners
from bot.feeds.entry import Entry
from bot.feeds.feed import Role
from tests.adapters.feeds.feed_server import AGENT, NOW, FeedServer, Responder, feed_server, reply
from tests.fakes.clock import FakeClock

WORKER = "adapters.feeds.article_worker"
PARAGRAPHS = (
    "Le groupe va construire trois centres de calcul près de Dunkerque, a annoncé lundi la préfecture du Nord.",
    "L’investissement atteint 2,4 milliards d’euros sur cinq ans, dont un tiers pour les puces des serveurs.",
    "Quelque 800 emplois sont promis dans la région, pour la plupart à partir de l’année prochaine.",
)
ROBOTS = "/robots.txt"


def page(*paragraphs: str, head: str = "", charset: str = "utf-8") -> bytes:
    """An article among the rest of a page."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs or PARAGRAPHS)
    return (
        f"<!doctype html><html><head><title>Titre</title>{head}</head><body><nav><a href='/'>Accueil</a></nav>"
        f"<article><h1>Trois centres de calcul</h1>{body}</article><footer>Mentions légales</footer></body></html>"
    ).encode(charset)


def html(body: bytes | None = None, status: int = 200, **headers: str) -> bytes:
    """The answer that carries a page."""
    return reply(page() if body is None else body, status, **({"content_type": "text/html"} | headers))


@dataclass
class Site:
    """The server, the reader, and the time between them."""

    server: FeedServer
    reader: HttpArticleReader
    clock: FakeClock
    waits_s: list[float] = field(default_factory=list)

    def on(self, path: str, *answers: Responder) -> str:
        """Sets what `path` answers; returns its address."""
        return self.server.on(path, *answers)

    async def read(self, url: str, outlet: str = "News") -> Article | Unread:
        """What reading the article at this address brings."""
        return await self.reader.read(entry(url, outlet))

    @property
    def asked(self) -> list[str]:
        """The paths that were asked for, robots.txt included."""
        return [one.path for one in self.server.asked]


def entry(url: str, outlet: str = "News") -> Entry:
    """An entry that links to this address."""
    return Entry(("k",), "f", "feed", outlet, Role.MEDIA, url, "Un titre", "", NOW)


@asynccontextmanager
async def article_site(
    *,
    guarded: bool = False,
    off_limits: Callable[[str, str], bool] = lambda _outlet, _url: False,
    manners: Manners = Manners(per_hour=60, gap_s=0.0),  # noqa: B008 - frozen
    deadline_s: float = 20.0,
    extractor: WorkerPool | None = None,
) -> AsyncIterator[Site]:
    """A running site that anybody may read. `guarded`: as in earnest, where loopback is refused."""
    clock, sessions, pool = FakeClock(), feed_sessions(), extractor or WorkerPool(WORKER, deadline_s=20.0)
    waits_s: list[float] = []

    async def pause(seconds: float) -> None:
        waits_s.append(seconds)
        clock.forward(seconds=seconds)

    policy = Policy(AGENT, off_limits, manners, deadline_s, pause=pause)
    async with feed_server() as server:
        session = sessions.public if guarded else sessions.private
        try:
            yield Site(server, HttpArticleReader(session, pool, clock, policy), clock, waits_s)
        finally:
            await sessions.close()
            await pool.close()
