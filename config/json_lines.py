"""JSON Lines files as commands take them: by name, or "-" for standard input."""

import sys
from collections.abc import Iterator
from pathlib import Path

from bot.errors import SettingsError

STANDARD_INPUT = "-"


def numbered_lines(source: str, command: str) -> Iterator[tuple[int, str]]:
    """Every line that is not empty, with its number from 1. Raises SettingsError in the name of `command`."""
    try:
        if source == STANDARD_INPUT:
            yield from _numbered(sys.stdin)
        else:
            with Path(source).open(encoding="utf-8") as lines:
                yield from _numbered(lines)
    except OSError as error:
        raise SettingsError(f"{command}: cannot read {source}: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise SettingsError(f"{command}: {named(source)} is not UTF-8 text.") from None


def named(source: str) -> str:
    """The file as a message names it."""
    return "standard input" if source == STANDARD_INPUT else source


def _numbered(lines: Iterator[str]) -> Iterator[tuple[int, str]]:
    return ((number, line) for number, line in enumerate(lines, 1) if line.strip())
