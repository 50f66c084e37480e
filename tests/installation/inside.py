"""The command line run inside this process: what a mistake costs when no process has to start for it."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from config.cli import main
from tests.installation.program import environment


class Said(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


def inside(folder: Path, capsys: pytest.CaptureFixture[str], *command: str, **settings: str) -> Said:
    """Runs `vigie` with these arguments as if it had been typed in `folder`."""
    capsys.readouterr()
    with pytest.MonkeyPatch.context() as patch, _logging_restored():
        for name, value in environment(folder, settings).items():
            patch.setenv(name, value)
        patch.chdir(folder)
        patch.setattr("sys.argv", ["vigie", *command])
        with pytest.raises(SystemExit) as ended:
            main()
    code = ended.value.code
    return Said(code if isinstance(code, int) else int(code is not None), *capsys.readouterr())


@contextmanager
def _logging_restored() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    try:
        yield
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)
        logging.disable(logging.NOTSET)
