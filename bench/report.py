"""The figures as a table for people: target and verdict beside each."""

from rich.console import Console
from rich.table import Table

from bench import stories
from bench.poll import TARGETS, Figure
from bench.reading import LEAST_PER_S, LENGTHS, Growth, Speed
from bench.whole import MOST_LATENCY_S, MOST_PSS_MB, Whole
from bot.claims.extraction import MAX_CHARS


def show_polls(console: Console, figures: list[Figure], feeds: int, rounds: int) -> None:
    """CPU per phase beside the yardstick's."""
    table = Table(title=f"Polling {feeds} feeds: CPU of the process tree, medians of {rounds}", title_justify="left")
    for name in (
        "phase",
        "Vigie CPU",
        "bare CPU",
        "ratio",
        "lowest to highest",
        "target",
        "",
        "Vigie wall",
        "bare wall",
    ):
        table.add_column(name, justify="left" if name in ("phase", "") else "right", no_wrap=True)
    for figure in figures:
        low, high = figure.spread
        table.add_row(
            figure.phase,
            f"{figure.vigie.cpu_s:.2f} s",
            f"{figure.bare.cpu_s:.2f} s",
            f"{figure.ratio:.3f}",
            f"{low:.3f} to {high:.3f}",
            f"<= {TARGETS[figure.phase]:g}",
            verdict(figure.ratio <= TARGETS[figure.phase]),
            f"{figure.vigie.wall_s:.1f} s",
            f"{figure.bare.wall_s:.1f} s",
        )
    console.print(table)
    counted = figures[0].vigie.counted
    console.print(
        f"First poll: {counted['entries']['read']} entries read and stored, "
        f"{counted['readings'].get('relevant', 0)} of them told a deal.\n"
    )


def show_whole(console: Console, whole: Whole) -> None:
    """Memory and latency of the running program."""
    table = Table(title="The running program, both chats on loopback", title_justify="left")
    for name in ("what", "measured", "lowest to highest", "target", ""):
        table.add_column(name, justify="left" if name in ("what", "") else "right", no_wrap=True)
    table.add_row(
        "memory at rest, sum of PSS", f"{whole.pss_mb:.0f} MB", "", f"<= {MOST_PSS_MB:g} MB",
        verdict(whole.pss_mb <= MOST_PSS_MB),
    )  # fmt: skip
    table.add_row(
        f"from the feed's answer to the message, median of {len(whole.latencies_s)}",
        f"{whole.latency_s:.3f} s",
        f"{min(whole.latencies_s):.3f} to {max(whole.latencies_s):.3f}",
        f"<= {MOST_LATENCY_S:g} s",
        verdict(max(whole.latencies_s) <= MOST_LATENCY_S),
    )
    console.print(table)


def show_speeds(console: Console, speeds: list[Speed]) -> None:
    """Reading beside folding and one automaton pass over the same vocabulary."""
    table = Table(title="Reading title and summary, one processor, medians", title_justify="left")
    for name in ("items", "how many", "deals", "read a second", "target", "", "fold + one pass", "ratio"):
        table.add_column(name, justify="left" if name in ("items", "") else "right", no_wrap=True)
    for speed in speeds:
        table.add_row(
            speed.name,
            f"{speed.items:,}",
            f"{speed.relevant:,}",
            f"{speed.per_s:,.0f}",
            f">= {LEAST_PER_S:,}",
            verdict(speed.per_s >= LEAST_PER_S),
            f"{speed.floor_per_s:,.0f}",
            f"{speed.floor_per_s / speed.per_s:.1f}",
        )
    console.print(table)


def show_growth(console: Console, grown: list[Growth]) -> None:
    """Milliseconds by length: twice the text, twice the time; beyond the cut, no more."""
    table = Table(title="Milliseconds for one text of so many characters", title_justify="left")
    table.add_column("text, repeated")
    for length in LENGTHS:
        table.add_column(f"{length:,}", justify="right")
    for each in grown:
        table.add_row(each.name, *(f"{ms:.1f}" for ms in each.ms))
    console.print(table)
    console.print(f"Texts are cut at {MAX_CHARS:,} characters.")


def show_placings(console: Console, figures: stories.Figures) -> None:
    """Milliseconds for one claim, from the question to the store to the decision."""
    table = Table(
        title=f"Placing one claim among {figures.stories:,} stories of three years, {figures.popular:,} of them "
        f"{stories.POPULAR}'s: milliseconds",
        title_justify="left",
    )
    table.add_column("claims")
    for name in ("median", "95 %", "99 %", "slowest", "target", "", "stories near", "most", "joined"):
        table.add_column(name, justify="left" if not name else "right", no_wrap=True)
    for placing in figures.placings:
        near = sorted(each.near for each in placing.placed)
        table.add_row(
            placing.name,
            *(f"{placing.ms(part):.2f}" for part in (0.5, 0.95, 0.99, 1)),
            f"< {stories.MOST_MS:g}",
            verdict(placing.ms(0.95) < stories.MOST_MS),
            f"{near[len(near) // 2]}",
            f"{near[-1]}",
            f"{sum(each.joined for each in placing.placed) / len(placing.placed):.0%}",
        )
    console.print(table)
    console.print(
        f"The database takes {figures.file_mb:,.0f} MB; the process at its highest {figures.before_mb:,.0f} MB before "
        f"the first claim and {figures.after_mb:,.0f} MB after the last."
    )


def verdict(kept: bool) -> str:
    """A word, not only a colour."""
    return "[green]kept[/]" if kept else "[red]missed[/]"
