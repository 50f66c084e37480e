"""`./run bench poll`, `reading`, `stories`: benchmarks, run by hand, judged by people."""

import asyncio
import os
import platform
from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from bench import poll, reading, stories, whole
from bench.report import show_growth, show_placings, show_polls, show_speeds, show_whole

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
    console.print(_machine())
    with console.status("polling the farm"):
        figures = poll.measure(feeds, rounds)
    show_polls(console, figures, feeds, rounds)
    with console.status("running the whole program"):
        measured = asyncio.run(whole.measure(feeds))
    show_whole(console, measured)


@app.command("reading")
def bench_reading() -> None:
    """Items read in a second of one processor, beside the least any reader must do; growth with length. A minute."""
    console = Console(width=110)
    console.print(_machine())
    with console.status("reading"):
        show_speeds(console, list(reading.speeds(ROUNDS)))
    with console.status("reading long texts"):
        show_growth(console, list(reading.growth(ROUNDS)))


@app.command("stories")
def bench_stories(
    count: Annotated[int, typer.Option("--count", min=1_000, help="stories to place claims among")] = stories.STORIES,
) -> None:
    """Placing one claim among 100,000 stories of three years, which it writes first. Five minutes."""
    console = Console(width=150)
    console.print(_machine())
    with Progress(console=console, transient=True) as progress:
        writing = progress.add_task("writing stories", total=count)
        figures = stories.measure(count, lambda done: progress.advance(writing, done))
    show_placings(console, figures)


def _machine() -> str:
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} processors, {platform.machine()}, "
        f"Python {platform.python_version()}, load {os.getloadavg()[0]:.1f}\n"
    )


app(prog_name="bench")
