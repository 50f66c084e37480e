"""A recording feed server on loopback that says exactly the bytes it is told to say."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from adapters.feeds.http import HttpFeedReader, feed_sessions
from adapters.feeds.parser_pool import ParserPool
from bot.feeds.feed import Feed, FeedState, Validators
from tests.fakes.clock import FakeClock

NOW = FakeClock().now()
AGENT = "Vigie/0.1 (+https://example.org/contact)"


@dataclass(frozen=True)
class Asked:
    """One request as it arrived."""

    path: str
    headers: dict[bytes, bytes]  # names in lower case


Responder = bytes | Callable[[Asked, asyncio.StreamWriter], Awaitable[None]]


def reply(body: bytes = b"", status: int = 200, length: int | None = None, **headers: str | bytes) -> bytes:
    """An HTTP/1.1 answer. Header names are written with underscores; values may be raw bytes."""
    lines = [b"HTTP/1.1 %d -" % status, b"Content-Length: %d" % (len(body) if length is None else length)]
    for name, value in headers.items():
        raw = value if isinstance(value, bytes) else value.encode()
        lines.append(name.replace("_", "-").encode() + b": " + raw)
    return b"\r\n".join([*lines, b"Connection: close", b"", b""]) + body


def rss(*titles: str, extra: str = "") -> bytes:
    """A plain RSS document with one dated item per title."""
    items = "".join(
        f"<item><title>{title}</title><link>https://news.example/{number}.html</link><guid>guid-{number}</guid>"
        f"<pubDate>Sun, 12 May 2024 1{number % 10}:00:00 +0200</pubDate>{extra}</item>"
        for number, title in enumerate(titles)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>T</title>'
        f"<link>https://news.example/</link><description>d</description>{items}</channel></rss>"
    ).encode()


@dataclass
class FeedServer:
    """Answers by path; a list of answers is used up in turn, its last one stays."""

    answers: dict[str, list[Responder]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    port: int = 0

    def on(self, path: str, *answers: Responder) -> str:
        """Sets what `path` answers; returns its address."""
        self.answers[path] = list(answers)
        return f"http://127.0.0.1:{self.port}{path}"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = await reader.read(1)
            if head == b"\x16":  # a TLS greeting
                writer.write(reply(status=400))
                return
            head += await reader.readuntil(b"\r\n\r\n")
            first, *lines = head.split(b"\r\n")
            headers = dict(line.split(b": ", 1) for line in lines if line)
            asked = Asked(first.split(b" ")[1].decode(), {name.lower(): value for name, value in headers.items()})
            self.asked.append(asked)
            answers = self.answers.get(asked.path, [reply(status=404)])
            answer = answers.pop(0) if len(answers) > 1 else answers[0]
            if isinstance(answer, bytes):
                writer.write(answer)
                await writer.drain()
            else:
                await answer(asked, writer)
        except (OSError, asyncio.IncompleteReadError):
            pass  # the reader under test may hang up at any moment
        finally:
            writer.close()


@asynccontextmanager
async def feed_server() -> AsyncIterator[FeedServer]:
    """A running server; its open connections end with it."""
    server = FeedServer()
    tasks: set[asyncio.Task[None]] = set()

    def start(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        tasks.add(asyncio.get_running_loop().create_task(server.serve(reader, writer)))

    listening = await asyncio.start_server(start, "127.0.0.1", 0)
    server.port = listening.sockets[0].getsockname()[1]
    try:
        yield server
    finally:
        listening.close()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


@asynccontextmanager
async def http_reader(deadline_s: float = 20.0, **options: int) -> AsyncIterator[HttpFeedReader]:
    """The real reader with a worker of its own."""
    sessions, pool = feed_sessions(), ParserPool(deadline_s=20.0)
    try:
        yield HttpFeedReader(sessions, pool, user_agent=AGENT, deadline_s=deadline_s, **options)
    finally:
        await sessions.close()
        await pool.close()


def feed(url: str, **more: object) -> Feed:
    """A private feed (its server is on loopback) unless said otherwise."""
    return Feed(**({"id": "f", "url": url, "outlet": "News", "private": True} | more))  # type: ignore[arg-type]


def fresh(**more: object) -> FeedState:
    """The state of a feed that was never polled, or what `more` says."""
    return FeedState(**({"feed_id": "f", "due_at": NOW} | more))  # type: ignore[arg-type]


def given(etag: bytes | None = None, last_modified: bytes | None = None) -> FeedState:
    """A learned state with these validators."""
    return fresh(learned=True, validators=Validators(etag, last_modified))
