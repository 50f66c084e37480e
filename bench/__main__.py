"""`./run bench poll`, `./run bench reading`: benchmarks, run by hand, judged by people."""

import asyncio
import os
import platform
from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.console import Console

from bench import poll, reading, whole
from bench.report import show_polls, show_whole

FEEDS, ROUNDS = 1000, 3
QUICK_FEEDS, QUICK_ROUNDS = 100, 1

app = typer.Typer(help="Benchmarks of Vigie.", no_args_is_help=True, add_completion=False)


@app.command("poll")
def bench_poll(
    quick: Annotated[bool, typer.Option("--quick", help=f"{QUICK_FEEDS} feeds and one round: a first look.")] = False,
) -> None:
    """Polling beside a bare aiohttp + feedparser loop, memory at rest, how fast news arrives. About five minutes."""
    feeds, rounds = (QUICK_FEEDS, QUICK_ROUNDS) if quick else (FEEDS, ROUNDS)
    console = Console(width=130)
    console.print(
        f"{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} processors, {platform.machine()}, "
        f"Python {platform.python_version()}, load {os.getloadavg()[0]:.1f}\n"
    )
    with console.status("polling the farm"):
        figures = poll.measure(feeds, rounds)
    show_polls(console, figures, feeds, rounds)
    with console.status("running the whole program"):
        measured = asyncio.run(whole.measure(feeds))
    show_whole(console, measured)


@app.command("reading")
def bench_reading() -> None:
    """How many ordinary entries, title and summary, are read in a second of one processor. A few seconds."""
    done = reading.measure(feeds=200, items=50, rounds=ROUNDS)
    print(f"{done.entries} entries, {done.relevant} of them a deal: {done.per_s:,.0f} a second")


app(prog_name="bench")
