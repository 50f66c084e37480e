"""`vigie stats outlets`: what parties made of each outlet's unconfirmed reports, read beside a running Vigie."""

import json
import sys
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.measure import Measurement
from rich.progress import Progress
from rich.table import Table
from rich.text import Text

from adapters.store.opening import read_store
from bot.messages import statistics
from bot.messages.wording import Wording, Wordings
from bot.ports import UnitOfWork
from bot.stories.record import Record
from bot.stories.summary import Summary
from bot.usecases.add_up import add_up
from config.run import DATABASE
from config.settings import load_settings
from config.translations import load_translations

_WIDEST = 1_000


async def show_outlets(since: datetime | None, *, as_json: bool) -> None:
    """Prints the records of all outlets; `since` is a day in the installation's zone. Raises SettingsError."""
    settings = load_settings()
    start = since.replace(tzinfo=ZoneInfo(settings.zone)) if since else None
    store = read_store(settings.data / DATABASE)
    try:
        found = await _added_up(store, start)
    finally:
        store.close()
    if as_json:
        print(json.dumps(document(found)))  # noqa: T201 - ASCII: names may hold half signs and worse
    else:
        wording = Wordings(load_translations(settings.data / "config")).of(settings.language)
        show(found, wording, Console(highlight=False, soft_wrap=True))


def document(found: Summary) -> dict[str, Any]:
    """The summary as plain JSON values; durations in seconds, null where nothing is known or too little to judge."""
    return {
        "stories": found.stories,
        "by_status": {status.value: n for status, n in found.by_status.items()},
        "confirmed_after_s": found.confirmed_after and found.confirmed_after.total_seconds(),
        "outlets": [_record(record) for record in found.outlets],
        "publishers": [_record(record) for record in found.publishers],
    }


def _record(record: Record) -> dict[str, Any]:
    return {
        "name": record.name,
        "reports": record.reports,
        **{outcome.value: n for outcome, n in record.outcomes.items()},
        "confirmed_share": record.confirmed_share,
        "confirmed_after_s": record.confirmed_after and record.confirmed_after.total_seconds(),
    }


async def _added_up(store: UnitOfWork, since: datetime | None) -> Summary:
    latest = await store.run(lambda opened: opened.stories_below(None, 1))
    with Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as progress:
        bar = progress.add_task("reading stories", total=latest[0].id if latest else 0)
        return await add_up(store, since, progress=lambda read: progress.advance(bar, read))


def show(found: Summary, wording: Wording, console: Console) -> None:
    """Prints the summary for a person."""
    console.print(statistics.how_many(found, wording))
    if found.confirmed_after is not None:
        console.print(statistics.waited(found.waited, found.confirmed_after, wording))
    console.print(f"\n{statistics.heading(wording)}", style="bold")
    for records, of_publishers in ((found.outlets, False), (found.publishers, True)):
        if records:
            _print_records(console, records, statistics.columns(wording, of_publishers=of_publishers), wording)
    if not found.outlets:
        console.print(statistics.nobody(wording))
    console.print(statistics.note(wording), style="dim")


def _print_records(console: Console, records: Sequence[Record], headings: Sequence[str], wording: Wording) -> None:
    """As a table; on a terminal too narrow for it, as the lines of a chat, which wrap where a table would be cut."""
    table = _table(headings, [statistics.cells(record, wording) for record in records])
    width = Measurement.get(console, console.options.update(max_width=_WIDEST), table).maximum
    if not console.is_terminal:  # a file has no edge
        console.width = max(console.width, width)
    if width <= console.width:
        console.print(table)
    else:
        for record in records:
            console.print(Text(statistics.in_words(record, wording)))
    console.print()


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    table = Table(box=None, header_style="bold", pad_edge=False)
    for place, heading in enumerate(headings):
        table.add_column(heading, justify="right" if place else "left", no_wrap=True)
    for row in rows:
        table.add_row(*map(Text, row))
    return table
