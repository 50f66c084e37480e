"""Answers that list: the latest stories, one story in full, its sources."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from bot.messages.alert import buttons, fact_lines, mark
from bot.messages.badge import SIGNS, badge, by_hand, status_name, tone
from bot.messages.card import Block, Card, Face, Gap, Line, Run
from bot.messages.counting import OPEN, counts_line, reach, waiting
from bot.messages.headline import headline
from bot.messages.naming import tidy
from bot.messages.quoting import quotation, web
from bot.messages.times import duration, moment
from bot.messages.told import told
from bot.messages.wording import Wording
from bot.stories.independence import origins_of
from bot.stories.story import Report, Story

_SHOWN_REPORTS = 12
_LONG_OPEN_DAYS = 2


def recent(stories: Sequence[Story], wording: Wording, *, now: datetime, query: str = "") -> Card:
    """The latest stories, one glance each: sign, headline, when, number."""
    asked = tidy(query, 60)
    title = wording.text("Latest stories")
    if asked:
        title = wording.text("Stories about {query}", query=wording.quoted(asked))
    if stories:
        return Card(title, (Gap(), *(row(story, changed(story, wording, now), wording) for story in stories)))
    nothing = (
        wording.text("No story matches. Try fewer words, or /recent alone.")
        if asked
        else wording.text("No story yet. Vigie is watching; the next one will be posted here if you /subscribe.")
    )
    return Card(title, (Gap(), Line((Run(nothing),))))


def detail(story: Story, wording: Wording, *, now: datetime) -> Card:
    """One story in full: the card, how its status changed, and who reported it."""
    shown = told(story, wording)
    blocks: list[Block] = [Gap(), Line((Run(headline(story.verdict, shown, wording), Face.STRONG),))]
    blocks += [Line((Run(text),)) for text in fact_lines(story, shown, wording)]
    blocks.append(Gap())
    if shown.quotation:
        blocks.append(quotation(shown.quotation, story, wording, now))
    blocks.append(counts_line(story, shown, wording, now))
    blocks += _waiting(story, wording, now)
    blocks += _course(story, wording, now)
    return Card(
        title=badge(story, shown, wording),
        blocks=tuple(blocks),
        buttons=buttons(story, shown, wording),
        tone=tone(story.verdict.status),
        mark=mark(story, wording),
    )


def sources(story: Story, wording: Wording, *, now: datetime) -> Card:
    """Who reported it, grouped by the source each report goes back to."""
    shown = told(story, wording)
    blocks: list[Block] = [Gap(), Line((Run(headline(story.verdict, shown, wording), Face.STRONG),))]
    blocks.append(Line((Run(reach(story, wording), Face.SOFT),)))
    for heading, reports in _by_origin(story, wording).items():
        lines = [_report(place, report, wording, now) for place, report in reports]
        blocks += [Gap(), Line((Run(heading, Face.STRONG),)), *lines[:_SHOWN_REPORTS]]
        if (hidden := len(lines) - _SHOWN_REPORTS) > 0:
            blocks.append(Line((Run(wording.plural("and {n} more", "and {n} more", hidden), Face.SOFT),)))
    return Card(wording.text("Sources"), tuple(blocks), tone=tone(story.verdict.status), mark=mark(story, wording))


def _by_origin(story: Story, wording: Wording) -> dict[str, list[tuple[int, Report]]]:
    """The reports, each with its place in the story, under the name of the source they go back to."""
    groups: dict[str, list[tuple[int, Report]]] = {}
    for place, report in enumerate(story.reports, 1):
        origin = next(iter(origins_of(report)), "")
        heading = (
            wording.text("From {source}", source=wording.name(origin)) if origin else wording.text("origin unknown")
        )
        groups.setdefault(heading, []).append((place, report))
    return groups


def row(story: Story, when: Run, wording: Wording) -> Line:
    """One story at a glance: sign, headline, when, number."""
    shown = told(story, wording)
    number = mark(story, wording)
    return Line(
        (
            Run(f"{SIGNS[story.verdict.status]} "),
            Run(headline(story.verdict, shown, wording), Face.STRONG),
            Run(" · ", Face.SOFT),
            when,
            Run(f" · {by_hand(number, wording) if story.ruling else number}", Face.SOFT),
        )
    )


def changed(story: Story, wording: Wording, now: datetime) -> Run:
    """When a story was last told anew."""
    return Run(moment(story.changed_at, now, wording), Face.SOFT, at=story.changed_at)


def _report(place: int, report: Report, wording: Wording, now: datetime) -> Line:
    """One report; `place` is the number by which /split knows it."""
    title = Run(tidy(report.title, 120), url=web(report.url))
    when = Run(moment(report.at, now, wording), Face.SOFT, at=report.at)
    return Line((Run(f"{place}. {wording.name(report.outlet)}, "), when, Run(" "), title))


def _waiting(story: Story, wording: Wording, now: datetime) -> Iterator[Line]:
    if story.verdict.status in OPEN and (now - story.opened_at).days >= _LONG_OPEN_DAYS:
        yield Line((Run(waiting(story, wording, now), Face.SOFT),))


def _course(story: Story, wording: Wording, now: datetime) -> Iterator[Block]:
    """How the status changed, oldest first; nothing if it never did."""
    changes = [each for each in story.transitions if each.before is None or each.before.status != each.after.status]
    if len(changes) < 2:
        return
    yield Gap()
    for change in changes:
        when = Run(moment(change.at, now, wording), Face.SOFT, at=change.at)
        name = status_name(change.after.status, wording)
        if change.after.rules_say is not None:
            name = by_hand(name, wording)
        later = f" (+{duration(change.at - story.opened_at, wording)})" if change.before else ""
        yield Line((when, Run(f" {SIGNS[change.after.status]} {name}{later}")))
