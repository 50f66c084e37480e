"""The parent's side of parsing: a few child processes, each replaced when it dies or misses its deadline."""

import asyncio
import contextlib
import json
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from adapters.feeds.parser import Parsed, Row
from adapters.feeds.parser_worker import ANSWER, REQUEST
from bot.errors import FeedError, FeedProblem
from bot.feeds.entry import Item

DEADLINE_S = 10.0  # 500 ordinary items take a tenth of a second, the slowest hostile ones forever

RETIRE_AFTER_BYTES = 1024 * 1024  # what a large body takes of memory no process gives back: a fresh one takes over

# Started by path, not by `-m`: isolated mode (no PYTHON* variables, no user site, no current folder) then finds this
# very copy of the program, installed or not.
_BOOT = "import sys; sys.path.insert(0, sys.argv[1]); from adapters.feeds.parser_worker import main; main()"
_ROOT = str(Path(__file__).resolve().parents[2])


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


class WorkerPool:
    """Parser, in child processes. They start when first needed and end with `close`."""

    def __init__(self, workers: int = 1, deadline_s: float = DEADLINE_S) -> None:
        self._deadline_s = deadline_s
        self._idle: asyncio.LifoQueue[asyncio.subprocess.Process | None] = asyncio.LifoQueue()
        for _ in range(workers):
            self._idle.put_nowait(None)  # a place without a process yet
        self._alive: set[asyncio.subprocess.Process] = set()

    async def parse(self, body: bytes, url: str) -> ParsedFeed:
        """The items of `body`, which came from `url`. Raises FeedError: NOT_A_FEED or UNPARSABLE."""
        worker, kept = await self._idle.get(), None
        try:
            if worker is None or worker.returncode is not None:
                worker = await self._start()
            async with asyncio.timeout(self._deadline_s):
                answer = await _ask(worker, body, url)
            kept = worker if len(body) < RETIRE_AFTER_BYTES else None
        except TimeoutError:
            raise FeedError(FeedProblem.UNPARSABLE, f"not parsed within {self._deadline_s:g} s") from None
        except (OSError, EOFError) as error:
            raise FeedError(FeedProblem.UNPARSABLE, "the parser gave up on it (memory or processor limit)") from error
        finally:
            if kept is None:  # also when cancelled: the rest of its answer would be read as the next one
                self._kill(worker)
            self._idle.put_nowait(kept)
        return _feed(answer)

    async def close(self) -> None:
        """Ends the children; those that do not end at once are killed."""
        for worker in tuple(self._alive):
            if worker.stdin is not None:
                worker.stdin.close()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(worker.wait(), 1.0)
            self._kill(worker)
            await worker.wait()
        self._alive.clear()

    async def _start(self) -> asyncio.subprocess.Process:
        self._alive = {worker for worker in self._alive if worker.returncode is None}
        worker = await asyncio.create_subprocess_exec(
            sys.executable, "-I", "-c", _BOOT, _ROOT,
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
            env={}, close_fds=True,
        )  # fmt: skip
        self._alive.add(worker)
        return worker

    def _kill(self, worker: asyncio.subprocess.Process | None) -> None:
        if worker is not None and worker.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                worker.kill()


async def _ask(worker: asyncio.subprocess.Process, body: bytes, url: str) -> Parsed:
    requests, answers = worker.stdin, worker.stdout
    if requests is None or answers is None:
        raise EOFError
    address = url.encode("utf-8", "replace")
    requests.writelines((REQUEST.pack(len(address), len(body)), address, body))
    await requests.drain()
    (length,) = ANSWER.unpack(await answers.readexactly(ANSWER.size))
    answer: Parsed = json.loads(await answers.readexactly(length))
    return answer


def _feed(answer: Parsed) -> ParsedFeed:
    if answer["problem"] == FeedProblem.NOT_A_FEED:
        raise FeedError(FeedProblem.NOT_A_FEED, "no RSS, Atom or JSON feed at this address")
    if answer["problem"] is not None:
        raise FeedError(FeedProblem.UNPARSABLE, "the parser gave up on it (too deep, or broken beyond repair)")
    return ParsedFeed(tuple(map(_item, answer["rows"])), answer["language"], answer["partial"])


def _item(row: Row) -> Item:
    title, summary, content, link, guid, published, updated, source, language = row
    return Item(title, summary, content, link, guid, _at(published), _at(updated), source, language)


def _at(stamp: float | None) -> datetime | None:
    return None if stamp is None else datetime.fromtimestamp(stamp, UTC)
