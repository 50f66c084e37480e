"""`vigie explain`: why a text is or is not a story, in a layout a person reads at a glance."""

import re
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from adapters.chats.console import COLOURS, safe
from bot.claims.claim import Claim, Reading
from bot.errors import SettingsError
from bot.feeds.entry import Entry
from bot.feeds.feed import Role
from bot.messages.explanation import Explanation, Step, explanation, reader, selection
from bot.messages.wording import Wording
from bot.stories.filing import file
from bot.stories.story import Report
from config.knowledge import load_knowledge
from config.settings import load_settings

WIDEST_COLUMNS = 100


def explain_headline(headline: str) -> None:
    """Prints how a headline alone is read."""
    if not headline.strip():
        raise SettingsError("explain: give a headline in quotes, or --file FILE.")
    _explain(headline, None)


def explain_file(path: Path) -> None:
    """Prints how a whole text is read: first line the title, the rest the body."""
    try:
        title, _, body = path.read_text(encoding="utf-8").strip().partition("\n")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise SettingsError(f"explain: cannot read {path}: {reason}.") from None
    _explain(title.strip(), body.strip() or None)


def _explain(title: str, body: str | None) -> None:
    settings = load_settings()
    knowledge = load_knowledge(settings.data / "config")
    wording = knowledge.wordings.of(settings.language)
    entry = entry_of(title, body, reader(wording))
    reading = knowledge.read(entry)
    console = Console(highlight=False)
    columns = min(console.width, WIDEST_COLUMNS)
    console.print(heading(title, reading, wording), width=columns)
    for claim in reading.claims:
        console.print(page(_explained(entry, claim, wording)), width=columns)


def entry_of(title: str, body: str | None, outlet: str) -> Entry:
    """A text as if it had been read in a feed just now."""
    now = datetime.now(UTC)
    return Entry(("explain",), "", "explain", outlet, Role.MEDIA, "", title, "", now, body=body)


def _explained(entry: Entry, claim: Claim, wording: Wording) -> Explanation:
    report = Report("explain", entry.outlet, "", entry.title, "", entry.at, claim)
    return explanation(file(None, report, entry.at), wording)


def heading(title: str, reading: Reading, wording: Wording) -> RenderableType:
    """The headline with the words that decided marked in it, and the same words beneath."""
    shown = Text(safe(title), style="bold")
    words = tuple(dict.fromkeys(reading.reasons))
    shown.highlight_regex("|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)", "underline cyan")
    verdict = Text(safe(selection(reading, wording)), style="dim" if reading.relevant else "yellow")
    if not reading.relevant:
        verdict.append("".join(f"\n  {safe(reason)}" for reason in words), style="dim")
    return Padding(Group(shown, verdict), (1, 1))


def page(explained: Explanation) -> Panel:
    """The badge, what was read and who says so, and the words that decided before those that did not."""
    colour = COLOURS[explained.tone]
    badge = Text(safe(explained.badge), style=f"bold {colour}")  # inside, where a long one wraps
    headline = Text(safe(explained.headline), style="bold")
    parts: list[RenderableType] = [badge, headline, Text(), _facts(explained), Text()]
    for place, (name, steps) in enumerate(explained.steps):
        parts += [Text(name, style=f"bold {colour}"), *(_step(step, "dim" if place else "") for step in steps)]
    return Panel(Group(*parts), border_style=colour, padding=(1, 2, 0, 2))


def _facts(explained: Explanation) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
    table.add_column("", style="dim", no_wrap=True)
    table.add_column("")
    words, by = explained.columns
    table.add_column(words, style="italic")
    table.add_column(by)
    for row in explained.facts:
        table.add_row(*(Text(safe(cell)) for cell in (row.label, row.value, row.words, row.by)))
    return table


def _step(step: Step, style: str) -> RenderableType:
    rule = [Text(f"→ {safe(step.rule)}", style=style)] if step.rule else []
    words = Text(safe(step.words), style=f"italic {style}".strip())
    return Padding(Group(Text(safe(step.heading), style=style), words, *rule), (0, 0, 1, 2))
