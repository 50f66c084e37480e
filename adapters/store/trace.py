"""The trace that a running Vigie leaves beside its database, so that a copy put back in its place is noticed."""

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Trace:
    """When the database was last known to be whole, and the highest number a story had by then."""

    at: datetime
    last_number: int


def trace_of(database: Path) -> Trace | None:
    """The trace beside this database; None if there is none, or it cannot be read."""
    try:
        left = json.loads(_beside(database).read_text("utf-8"))
        at = datetime.fromisoformat(left["at"])
        return Trace(at, int(left["last_number"])) if at.tzinfo else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def leave_trace(database: Path, trace: Trace) -> None:
    """Replaces the trace. Where it cannot be written, a restored copy may go unnoticed, and nothing worse happens."""
    file = _beside(database)
    unfinished = file.with_name(file.name + ".unfinished")
    with suppress(OSError):
        unfinished.write_text(json.dumps({"at": trace.at.isoformat(), "last_number": trace.last_number}), "utf-8")
        unfinished.replace(file)


def _beside(database: Path) -> Path:
    return database.with_name(database.name + ".trace")
