"""The parent's side of every worker: a few child processes, each replaced when it dies or misses its deadline."""

import asyncio
import contextlib
import json
import sys
from pathlib import Path
from typing import Any

from adapters.feeds.worker import ANSWER, REQUEST

DEADLINE_S = 10.0  # 500 ordinary items take a tenth of a second, the slowest hostile ones forever

RETIRE_AFTER_BYTES = 1024 * 1024  # what a large body takes of memory no process gives back: a fresh one takes over

# Started by path, not by `-m`: isolated mode (no PYTHON* variables, no user site, no current folder) then finds this
# very copy of the program, installed or not.
_BOOT = "import sys; sys.path.insert(0, sys.argv[1]); from {module} import main; main()"
_ROOT = str(Path(__file__).resolve().parents[2])


class GaveUp(Exception):
    """A worker did not answer: `str` says why."""


class WorkerPool:
    """Child processes that run the `main` of one module. They start when first needed and end with `close`."""

    def __init__(
        self,
        module: str,
        workers: int = 1,
        deadline_s: float = DEADLINE_S,
        retire_after_bytes: int = RETIRE_AFTER_BYTES,
    ) -> None:
        self._boot = _BOOT.format(module=module)
        self._deadline_s = deadline_s
        self._retire_after_bytes = retire_after_bytes
        self._idle: asyncio.LifoQueue[asyncio.subprocess.Process | None] = asyncio.LifoQueue()
        for _ in range(workers):
            self._idle.put_nowait(None)  # a place without a process yet
        self._alive: set[asyncio.subprocess.Process] = set()

    async def ask(self, body: bytes, note: str) -> Any:
        """A worker's answer about `body`, as JSON gives it. Raises GaveUp if it missed its deadline or died."""
        worker, kept = await self._idle.get(), None
        try:
            if worker is None or worker.returncode is not None:
                worker = await self._start()
            async with asyncio.timeout(self._deadline_s):
                answer = await _ask(worker, body, note)
            kept = worker if len(body) < self._retire_after_bytes else None
        except TimeoutError:
            raise GaveUp(f"not done within {self._deadline_s:g} s") from None
        except (OSError, EOFError) as error:
            raise GaveUp("memory or processor limit") from error
        finally:
            if kept is None:  # also when cancelled: the rest of its answer would be read as the next one
                self._kill(worker)
            self._idle.put_nowait(kept)
        return answer

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
            sys.executable, "-I", "-c", self._boot, _ROOT,
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
            env={}, close_fds=True,
        )  # fmt: skip
        self._alive.add(worker)
        return worker

    def _kill(self, worker: asyncio.subprocess.Process | None) -> None:
        if worker is not None and worker.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                worker.kill()


async def _ask(worker: asyncio.subprocess.Process, body: bytes, note: str) -> Any:
    requests, answers = worker.stdin, worker.stdout
    if requests is None or answers is None:
        raise EOFError
    noted = note.encode("utf-8", "replace")
    requests.writelines((REQUEST.pack(len(noted), len(body)), noted, body))
    await requests.drain()
    (length,) = ANSWER.unpack(await answers.readexactly(ANSWER.size))
    return json.loads(await answers.readexactly(length))
