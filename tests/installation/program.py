"""The program as a process of its own: started, heard, stopped, killed."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

VIGIE = (sys.executable, "-m", "bot")
START_S = 30.0


class Program:
    """A running `vigie` and all it said: `log` holds its log lines, `said` everything."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._news = asyncio.Condition()
        self._mouths = 2
        self.log: list[dict[str, Any]] = []
        self.out: list[str] = []
        self.err: list[str] = []
        assert process.stdout is not None
        assert process.stderr is not None
        self._hearing = [
            asyncio.create_task(self._hear(process.stdout, self.out)),
            asyncio.create_task(self._hear(process.stderr, self.err)),
        ]

    @property
    def said(self) -> str:
        return "\n".join([*self.out, *self.err])

    async def until(self, event: str, within_s: float = START_S, **facts: object) -> dict[str, Any]:
        """The first log line with this message and these facts, past or to come."""
        async with asyncio.timeout(within_s), self._news:
            await self._news.wait_for(lambda: self._found(event, facts) or not self._mouths)
        found = self._found(event, facts)
        assert found, f"never said {event!r}; it said:\n{self.said}"
        return found

    def kill(self) -> None:
        """As the system does when memory runs out."""
        self._process.kill()

    def terminate(self) -> None:
        """As a container is stopped."""
        self._process.send_signal(signal.SIGTERM)

    async def ended(self, within_s: float = START_S) -> int:
        """Its exit code, once it has ended and everything it said is heard."""
        async with asyncio.timeout(within_s):
            code = await self._process.wait()
            await asyncio.wait(self._hearing)
        return code

    async def dispose(self) -> None:
        """Nothing of it is left."""
        if self._process.returncode is None:
            self._process.kill()
        await self.ended()

    def _found(self, event: str, facts: Mapping[str, object]) -> dict[str, Any] | None:
        wanted = {"event": event} | dict(facts)
        return next((line for line in self.log if wanted.items() <= line.items()), None)

    async def _hear(self, stream: asyncio.StreamReader, lines: list[str]) -> None:
        async for raw in stream:
            line = raw.decode(errors="replace").rstrip("\n")
            async with self._news:
                lines.append(line)
                if lines is self.err and line.startswith("{"):
                    self.log.append(json.loads(line))
                self._news.notify_all()
        async with self._news:
            self._mouths -= 1
            self._news.notify_all()


@asynccontextmanager
async def running(folder: Path, *command: str, **settings: str) -> AsyncIterator[Program]:
    """`vigie run`, or another command, in `folder` with these `VIGIE_*` settings."""
    process = await asyncio.create_subprocess_exec(
        *VIGIE,
        *(command or ("run",)),
        cwd=folder,
        env=environment(folder, settings),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    program = Program(process)
    try:
        yield program
    finally:
        await program.dispose()


async def ran(folder: Path, *command: str, typed: str | None = None, **settings: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of one command; `typed` is its standard input."""
    process = await asyncio.create_subprocess_exec(
        *VIGIE,
        *command,
        cwd=folder,
        env=environment(folder, settings),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, err = await process.communicate((typed or "").encode())
    assert process.returncode is not None
    return process.returncode, out.decode(), err.decode()


def environment(folder: Path, settings: Mapping[str, str]) -> dict[str, str]:
    """The test's own environment without any setting of Vigie, and these instead; names are written in lower case."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("VIGIE_")}
    given = {f"VIGIE_{name.upper()}": value for name, value in settings.items()}
    return own | {"VIGIE_DATA": str(folder / "data"), "VIGIE_WEB__PORT": "0", "COLUMNS": "200"} | given
