"""Labelled rows of JSON Lines files, with every row that cannot be measured named by its line."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.errors import SettingsError
from bot.evaluation.labelling import Fault, labelled
from bot.evaluation.labels import Labelled
from config.json_lines import named, numbered_lines

_FAULTS_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it stands in its file, and its labels."""

    written: Mapping[str, Any]
    labels: Labelled


def labelled_rows(sources: Sequence[str], *, with_body: bool = False) -> list[Row]:
    """The rows of all files, in order; "-" is standard input. Raises SettingsError, naming every unusable row."""
    rows: list[Row] = []
    faults: list[str] = []
    places: dict[str, str] = {}  # where each id stands
    for source in sources:
        for number, line in numbered_lines(source, "eval"):
            place = f"{named(source)}, line {number}"
            found = _row(line, with_body)
            if not isinstance(found, Fault) and (before := places.setdefault(found.labels.id, place)) != place:
                found = Fault(f"the id {found.labels.id!a} stands already in {before}. Give it another one.")
            if isinstance(found, Fault):
                faults.append(f"eval: {place}: {found.problem}")
            else:
                rows.append(found)
    if faults:
        more = [f"eval: and {len(faults) - _FAULTS_SHOWN} more."] if len(faults) > _FAULTS_SHOWN else []
        raise SettingsError(*faults[:_FAULTS_SHOWN], *more)
    return rows


def _row(line: str, with_body: bool) -> Row | Fault:
    try:
        written = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Fault(f"not JSON ({error}). One object per line, please.")
    if not isinstance(written, dict):
        return Fault("not a JSON object. One object per line, please.")
    labels = labelled(written, with_body)
    return labels if isinstance(labels, Fault) else Row(written, labels)
