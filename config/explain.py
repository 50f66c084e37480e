"""`vigie explain`: why a text is or is not a story, in a layout a person reads at a glance."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from bot.claims.claim import Claim, Evidence, Reading
from bot.claims.money import Money
from bot.errors import SettingsError
from bot.feeds.entry import Entry
from bot.feeds.feed import Role
from bot.messages.badge import SIGNS, status_name
from bot.messages.rules import sentence
from bot.messages.wording import Wording
from bot.stories.facts import facts
from bot.stories.filing import file
from bot.stories.story import Report, Story
from config.settings import load_settings
from config.wiring import Knowledge, load_knowledge

READER = "this page"  # the outlet of a text that came from nowhere


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
    entry = entry_of(title, body)
    reading = knowledge.read(entry)
    console = Console(highlight=False)
    console.print(Text(title, style="bold"))
    if not reading.relevant:
        console.print(Text("Not a story of money going into AI.", style="yellow"))
        for reason in reading.reasons:
            console.print(f"  {reason}", markup=False)
        return
    for claim in reading.claims:
        console.print(page(entry, claim, reading, knowledge, settings.language))


def entry_of(title: str, body: str | None) -> Entry:
    """A text as if it had been read in a feed just now."""
    now = datetime.now(UTC)
    return Entry(("explain",), "", "explain", READER, Role.MEDIA, "", title, "", now, body=body)


def page(entry: Entry, claim: Claim, reading: Reading, knowledge: Knowledge, language: str) -> RenderableType:
    """Verdict, facts, the words that decided, and who says so."""
    wording = knowledge.wordings.of(language)
    story = file(None, Report("explain", READER, "", entry.title, "", entry.at, claim), entry.at)
    status = story.verdict.status
    heading = Text(f"{SIGNS[status]} {status_name(status, wording)}", style="bold")
    heading.append(f"   stage: {story.verdict.stage}", style="dim")
    return Panel(
        Group(heading, "", _facts(claim, reading), "", *_evidence(story, wording)), title="a story", title_align="left"
    )


def _facts(claim: Claim, reading: Reading) -> Table:
    rows = {
        "selected for": ", ".join(dict.fromkeys(reading.reasons)),
        "kind": claim.kind,
        "investors": ", ".join(claim.investors),
        "recipients": ", ".join(claim.recipients),
        "amounts": "; ".join(map(_amount, claim.amounts)),
        "jobs": _jobs(claim),
        "where": ", ".join((*claim.countries, *claim.places)),
        "event": claim.event or "",
        "announced before": f"{claim.recycled}" + (f": “{claim.recycled_words}”" if claim.recycled_words else ""),
    }
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim")
    table.add_column()
    for name, value in rows.items():
        if value:
            table.add_row(name, Text(value))
    return table


def _amount(amount: Money) -> str:
    low, high = (f"{end:,f}" if end is not None else "…" for end in (amount.low, amount.high))
    figure = low if low == high else f"{low} to {high}"
    return f"{figure} {amount.currency or '(no currency)'}, {amount.qualifier} (“{amount.text}”)"


def _jobs(claim: Claim) -> str:
    if claim.jobs is None:
        return ""
    earlier = f"; {claim.jobs.added} with {claim.jobs.earlier:,} announced earlier" if claim.jobs.earlier else ""
    return f"{claim.jobs.count:,}{' permanent' if claim.jobs.permanent else ''}{earlier}"


def _evidence(story: Story, wording: Wording) -> Iterator[RenderableType]:
    shown = facts(story, wording.locale)
    for evidence in story.evidence:
        decided = evidence in story.verdict.deciding
        yield Text(f"{'→' if decided else ' '} “{evidence.quote}”", style="" if decided else "dim")
        yield Text(f"  {_who(evidence)}", style="dim")
        if said := sentence(evidence.rule, evidence, shown, wording):
            yield Text(f"  {said}", style="italic" if decided else "dim italic")


def _who(evidence: Evidence) -> str:
    speaker = evidence.speaker or "nobody is named"
    return f"{speaker} ({evidence.voice}) {evidence.stance} the {evidence.about}, in the {evidence.field}"
