"""The alert: one story as one card, in an order that never changes."""

from collections.abc import Iterator
from datetime import datetime

from bot.claims.claim import Kind
from bot.messages.badge import badge, tone
from bot.messages.card import Block, Button, Card, Face, Gap, Line, Run
from bot.messages.counting import counts_line
from bot.messages.disagreements import amount_lines, jobs_line
from bot.messages.headline import headline
from bot.messages.naming import tidy
from bot.messages.promises import jobs_text, scoped
from bot.messages.purposes import purpose_text
from bot.messages.quoting import quotation, web
from bot.messages.remarks import remarks
from bot.messages.told import told
from bot.messages.wording import Wording
from bot.stories.facts import Facts
from bot.stories.story import Status, Story

_SHOWN_INVESTORS = 3


def alert(story: Story, wording: Wording, *, now: datetime, post: str | None = None, instead: bool = False) -> Card:
    """Badge, who and how much, what for, who says so, how widely; `post` names the post in the buttons' ids.

    `instead`: it stands for a message that is lost, and says so.
    """
    shown = told(story, wording)
    why_again = Line((Run(wording.text("Update of a post that can no longer be edited."), Face.SOFT),))
    return Card(
        title=badge(story, shown, wording),
        blocks=(*((why_again,) if instead else ()), Gap(), *_body(story, shown, wording, now)),
        buttons=buttons(story, shown, wording),
        tone=tone(story.verdict.status),
        mark=mark(story, wording),
        post=post,
    )


def merged(story: Story, into: Story, wording: Wording, *, post: str | None = None, url: str | None = None) -> Card:
    """The one line that is left of a story that turned out to be another one; `url` is that one's message."""
    label = wording.text("Story")
    there = Button(label, url=url) if url else Button(label, action=f"story {into.id}")
    title = wording.text("Same story as {mark}", mark=mark(into, wording))
    return Card(title, buttons=(there,), mark=mark(story, wording), post=post)


def mark(story: Story, wording: Wording) -> str:
    """The number people type: "#128", "nº 128"."""
    return wording.text("#{id}", id=story.id)


def buttons(story: Story, shown: Facts, wording: Wording) -> tuple[Button, ...]:
    """Why?, Sources, Open where there is an address to open, Watch, and Report."""
    ours = (
        Button(wording.text("Why?"), action=f"why {story.id}"),
        Button(wording.text("Sources"), action=f"sources {story.id}"),
    )
    address = open_address(story, shown)
    there = (Button(wording.text("Open"), url=address),) if address else ()
    watch = Button(wording.text("Watch"), action=f"watch {story.id}")
    return (*ours, *there, watch, Button(wording.text("Report"), action=f"report {story.id}"))


def open_address(story: Story, shown: Facts) -> str | None:
    """Where the words on the card can be read; else the first report."""
    candidates = [shown.quotation.url if shown.quotation else None, *(report.url for report in story.reports)]
    return next((address for candidate in candidates if (address := web(candidate))), None)


def _body(story: Story, shown: Facts, wording: Wording, now: datetime) -> Iterator[Block]:
    yield Line((Run(headline(story.verdict, shown, wording), Face.STRONG),))
    for text in fact_lines(story, shown, wording):
        yield Line((Run(text),))
    yield Gap()
    if shown.quotation:
        yield quotation(shown.quotation, story, wording, now)
    yield counts_line(story, shown, wording, now)


def fact_lines(story: Story, shown: Facts, wording: Wording) -> Iterator[str]:
    """What for, with whom, the jobs, what is disputed: whatever is known, one line each."""
    if purpose := _purpose(shown, wording):
        yield purpose
    if shown.kind is Kind.FUNDING_ROUND and shown.recipients and shown.investors:
        named = shown.investors[:_SHOWN_INVESTORS]
        partners = wording.text("with {investors}", investors=wording.all_of(named))
        yield partners[:1].upper() + partners[1:]
    if shown.jobs:
        jobs = _jobs(story, shown, wording)
        yield jobs[:1].upper() + jobs[1:]
    yield from amount_lines(shown, wording)
    if differing := jobs_line(shown, wording):
        yield differing
    yield from remarks(story, shown, wording)


def _purpose(shown: Facts, wording: Wording) -> str:
    purpose = purpose_text(shown.purpose, wording) if shown.purpose else None
    line = " · ".join(words for part in (purpose, shown.event) if (words := tidy(part or "", 120)))
    return line[:1].upper() + line[1:]


def _jobs(story: Story, shown: Facts, wording: Wording) -> str:
    """The jobs; beneath a confirmed badge, jobs that no party stated keep the name of who did."""
    if shown.jobs is None:
        return ""
    text = jobs_text(shown.jobs.value, wording)
    unsaid = story.verdict.status is Status.CONFIRMED and shown.jobs.by_party is False and shown.jobs.by
    party = next(iter(story.verdict.by or shown.parties), None)
    return scoped(text, shown.jobs.by, party, wording) if unsaid and party else text
