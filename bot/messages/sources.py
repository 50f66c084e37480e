"""/sources: every report under the source it goes back to and the publisher behind it, and the four counts."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from bot.messages.alert import mark
from bot.messages.amounts import money
from bot.messages.badge import tone
from bot.messages.card import Block, Card, Face, Gap, Line, Run
from bot.messages.counting import copy_of, in_full
from bot.messages.headline import headline
from bot.messages.naming import tidy
from bot.messages.quoting import web
from bot.messages.times import moment
from bot.messages.told import told
from bot.messages.wording import Wording
from bot.stories.independence import origins_of, publisher_of
from bot.stories.story import Report, Story
from bot.text.folding import name_key

_SHOWN_REPORTS = 12  # of one original source

Placed = tuple[int, Report]  # a report with its number, as people type it: its place in the story, from 1


def sources(story: Story, wording: Wording, *, now: datetime) -> Card:
    """Who reported it, by original source and publisher; what was withdrawn stays, marked."""
    blocks: list[Block] = [
        Gap(),
        Line((Run(headline(story.verdict, told(story, wording), wording), Face.STRONG),)),
    ]
    for heading, reports in _by_origin(story, wording).items():
        blocks += [Gap(), Line((Run(heading, Face.STRONG),)), *_families(reports[:_SHOWN_REPORTS], wording, now)]
        if (hidden := len(reports) - _SHOWN_REPORTS) > 0:
            blocks.append(Line((Run(wording.plural("and {n} more", "and {n} more", hidden), Face.SOFT),)))
    blocks += [Gap(), Line((Run(in_full(story, wording), Face.SOFT),))]
    return Card(wording.text("Sources"), tuple(blocks), tone=tone(story.verdict.status), mark=mark(story, wording))


def _by_origin(story: Story, wording: Wording) -> dict[str, list[Placed]]:
    """The reports under the name of the source they go back to."""
    groups: dict[str, list[Placed]] = {}
    for place, report in enumerate(story.reports, 1):
        origin = next(iter(origins_of(report)), "")
        heading = (
            wording.text("From {source}", source=wording.name(origin)) if origin else wording.text("origin unknown")
        )
        groups.setdefault(heading, []).append((place, report))
    return groups


def _families(reports: Iterable[Placed], wording: Wording, now: datetime) -> Iterator[Line]:
    """The reports of each publisher together: outlets of their own first, then the families, each beneath its name."""
    families: dict[str, list[Placed]] = {}
    for placed in reports:
        families.setdefault(name_key(publisher_of(placed[1])), []).append(placed)
    for family in sorted(families.values(), key=_has_a_name):
        if _has_a_name(family):
            yield Line((Run(wording.label(publisher_of(family[0][1])), Face.SOFT),))
        yield from (_report(place, report, wording, now) for place, report in family)


def _has_a_name(family: Iterable[Placed]) -> bool:
    """True if the publisher's name says more than its outlet's own."""
    return any(name_key(report.outlet) != name_key(publisher_of(report)) for _, report in family)


def _report(place: int, report: Report, wording: Wording, now: datetime) -> Line:
    """One report; `place` is the number by which /split knows it."""
    title = tidy(report.title, 120)
    when = Run(moment(report.at, now, wording), Face.SOFT, at=report.at)
    named = (Run(" "), Run(title, url=web(report.url))) if title else ()
    line = (Run(f"{place}. {wording.name(report.outlet)}, "), when, *named)
    notes = "".join(f" · {note}" for note in _notes(report, wording))
    return Line((*line, Run(notes, Face.SOFT))) if notes else Line(line)


def _notes(report: Report, wording: Wording) -> Iterator[str]:
    """What a reader must know of one report: whose words it prints, and what became of them."""
    if report.carries:
        yield wording.text("carrying {agency}", agency=copy_of(report.carries, wording))
    if report.withdrawn:
        yield wording.text("withdrawn")
    elif report.corrected_from:
        yield wording.text("corrected, {amount} before", amount=money(report.corrected_from, wording))
    elif report.rewritten:
        yield wording.text("rewritten")
