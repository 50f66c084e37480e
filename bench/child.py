"""Child processes of a benchmark: asked and answering in lines of JSON, and what they cost."""

import asyncio
import json
import os
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, Self

ROOT = Path(__file__).parents[1]
TICKS_PER_S = os.sysconf("SC_CLK_TCK")
STOP_S = 10.0

Answer = dict[str, Any]


class Child:
    """A module of this package as a process of its own: `python -m bench.<module> <arguments>`."""

    def __init__(self, module: str, *arguments: str, folder: Path) -> None:
        self._errors = folder / f"{module}.err"
        with self._errors.open("wb") as errors:
            self._process = subprocess.Popen(
                [sys.executable, "-m", f"bench.{module}", *arguments],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, cwd=folder, env=clean_environment(),
            )  # fmt: skip
        self.hello = self._answer()

    @property
    def pid(self) -> int:
        return self._process.pid

    def ask(self, **question: Any) -> Answer:
        """The child's answer to one question."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(question).encode() + b"\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> Answer:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self._errors.stem} ended:\n{self._errors.read_text(errors='replace')[-2000:]}")
        answer: Answer = json.loads(line)
        return answer

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        try:
            self._process.wait(STOP_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def clean_environment(**more: str) -> dict[str, str]:
    """An environment in which only this program, and nothing of the operator's settings, is found."""
    return {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", **more}


async def serve_lines(hello: Answer, handle: Callable[..., Awaitable[Answer]]) -> None:
    """The child's side: says hello, then answers until nobody asks any more."""
    _say(hello)
    while line := await asyncio.to_thread(sys.stdin.readline):
        _say(await handle(**json.loads(line)))


def _say(answer: Answer) -> None:
    print(json.dumps(answer), flush=True)


def cpu_s(pid: int) -> float:
    """User and system time of a process, its living descendants, and all of their dead and buried ones."""
    buried = sum(sum(map(int, _stat(one)[13:15])) for one in tree(pid)) / TICKS_PER_S
    return buried + sum(time.clock_gettime(_cpu_clock(one)) for one in tree(pid))


def pss_mb(pid: int) -> float:
    """Memory of a process and its descendants, what they share counted once (MB of 1,000,000 bytes)."""
    kilobytes = 0
    for one in tree(pid):
        rollup = Path(f"/proc/{one}/smaps_rollup").read_text()
        kilobytes += next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))
    return kilobytes * 1024 / 1e6


def tree(pid: int) -> list[int]:
    """The process and all that descend from it."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parents[int(entry.name)] = int(_stat(int(entry.name))[1])
            except OSError:
                continue  # it has just ended
    family = [pid]
    for member in family:  # grows while it is walked
        family += [child for child, parent in parents.items() if parent == member]
    return family


def _cpu_clock(pid: int) -> int:
    """The clock of a process's CPU time, all threads included (clock_getcpuclockid): /proc counts in 10 ms steps."""
    return (~pid << 3) | 2


def _stat(pid: int) -> list[str]:
    """The fields of /proc/<pid>/stat from the state on; the name before it may hold anything."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
