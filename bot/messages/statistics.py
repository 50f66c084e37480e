"""Statistics: stories by status, how long confirmations took, and what became of each outlet's unconfirmed reports."""

from collections.abc import Iterator
from datetime import timedelta

from babel.numbers import format_percent

from bot.messages.badge import SIGNS, status_name
from bot.messages.card import Block, Card, Face, Gap, Line, Run
from bot.messages.naming import tidy
from bot.messages.times import duration
from bot.messages.wording import Wording
from bot.stories.record import Outcome, Record
from bot.stories.story import Status
from bot.stories.summary import Summary

_SHOWN_OUTLETS = 10
_FIRST = (  # what is surest stands first
    Status.CONFIRMED,
    Status.ANNOUNCED,
    Status.REPORTED,
    Status.RUMOURED,
    Status.DENIED,
    Status.CANCELLED,
)


def statistics_page(title: str, found: Summary, wording: Wording) -> Card:
    """What a stretch of time amounts to; `title` names it, in the reader's language."""
    blocks: list[Block] = [Gap(), Line((Run(how_many(found, wording), Face.STRONG),))]
    blocks += [_status(status, n, wording) for status in _FIRST if (n := found.by_status[status])]
    if found.confirmed_after is not None:
        blocks.append(Line((Run(waited(found.waited, found.confirmed_after, wording)),)))
    blocks += [Gap(), Line((Run(heading(wording), Face.STRONG),))]
    blocks += [_outlet(record, wording) for record in found.outlets[:_SHOWN_OUTLETS]]
    if not found.outlets:
        blocks.append(Line((Run(nobody(wording)),)))
    if (hidden := len(found.outlets) - _SHOWN_OUTLETS) > 0:
        blocks.append(Line((Run(wording.plural("and {n} more", "and {n} more", hidden), Face.SOFT),)))
    blocks.append(Line((Run(note(wording), Face.SOFT),)))
    return Card(title, tuple(blocks))


def how_many(found: Summary, wording: Wording) -> str:
    """ "48 stories"; where there are more than were read, that only the latest count."""
    if found.whole:
        return wording.plural("{n} story", "{n} stories", found.stories)
    return wording.plural("The latest story alone", "The latest {n} stories alone", found.stories)


def waited(stories: int, median: timedelta, wording: Wording) -> str:
    """How long confirmations took: the middle of so many."""
    return wording.plural(
        "From the first report to the confirmation: {duration} ({n} story)",
        "From the first report to the confirmation: {duration} (median of {n} stories)",
        stories,
        duration=duration(median, wording),
    )


def heading(wording: Wording) -> str:
    """What stands above the outlets."""
    return wording.text("Unconfirmed reports, and what a party made of them")


def nobody(wording: Wording) -> str:
    """Said where there is no unconfirmed report."""
    return wording.text("No outlet was ahead of the parties in this time.")


def note(wording: Wording) -> str:
    """What settles a report."""
    return wording.text("Only a party’s own word confirms or denies a report, no minister’s and no other outlet’s.")


def columns(wording: Wording, *, of_publishers: bool = False) -> tuple[str, ...]:
    """The headings of a table of records, of outlets unless told otherwise."""
    name = wording.text("publisher") if of_publishers else wording.text("outlet")
    counts = (outcome_name(outcome, wording) for outcome in Outcome)
    share, wait = wording.text("confirmed of settled"), wording.text("median wait")
    return (name, wording.text("reports"), *counts, share, wait)


def cells(record: Record, wording: Wording) -> tuple[str, ...]:
    """One record in these columns."""
    counts = (wording.number(record.outcomes[outcome]) for outcome in Outcome)
    share = wording.text("too few to judge")
    if record.confirmed_share is not None:
        share = str(format_percent(record.confirmed_share, locale=wording.babel))
    wait = duration(record.confirmed_after, wording) if record.confirmed_after is not None else ""
    return (tidy(wording.label(record.name)), wording.number(record.reports), *counts, share, wait)


def in_words(record: Record, wording: Wording) -> str:
    """ "• Franceinfo: 12 reports, 8 confirmed after 9 h (median), 1 denied, 3 still open"."""
    return "".join(run.text for run in _outlet(record, wording).runs)


def outcome_name(outcome: Outcome, wording: Wording) -> str:
    """What became of reports, as the heading of a column."""
    match outcome:
        case Outcome.CONFIRMED:
            return wording.text("confirmed")
        case Outcome.DENIED:
            return wording.text("denied")
        case Outcome.CANCELLED:
            return wording.text("cancelled")
        case Outcome.OPEN:
            return wording.text("still open")
        case Outcome.WITHDRAWN:
            return wording.text("withdrawn")


def _status(status: Status, n: int, wording: Wording) -> Line:
    name = status_name(status, wording)
    return Line((Run(f"{SIGNS[status]} {name[:1].upper()}{name[1:]} ({wording.number(n)})"),))


def _outlet(record: Record, wording: Wording) -> Line:
    judged = (Run(f" · {wording.text('too few to judge')}", Face.SOFT),) if record.too_few else ()
    return Line((Run(f"• {_said(record, wording)}"), *judged))


def _said(record: Record, wording: Wording) -> str:
    name = tidy(wording.label(record.name))
    reports = wording.plural("{n} report", "{n} reports", record.reports)
    return wording.text("{who}: {what}", who=name, what=", ".join((reports, *_outcomes(record, wording))))


def _outcomes(record: Record, wording: Wording) -> Iterator[str]:
    counts = record.outcomes
    if n := counts[Outcome.CONFIRMED]:
        yield wording.plural(
            "{n} confirmed after {duration}",
            "{n} confirmed after {duration} (median)",
            n,
            duration=duration(record.confirmed_after or timedelta(0), wording),
        )
    if n := counts[Outcome.DENIED]:
        yield wording.plural("{n} denied", "{n} denied", n)
    if n := counts[Outcome.CANCELLED]:
        yield wording.plural("{n} cancelled", "{n} cancelled", n)
    if n := counts[Outcome.OPEN]:
        yield wording.plural("{n} still open", "{n} still open", n)
    if n := counts[Outcome.WITHDRAWN]:
        yield wording.plural("{n} withdrawn", "{n} withdrawn", n)
