"""Overviews: everything of one event, everything of one organisation, and what still waits for the party's word."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal

from bot.claims.rule import Rule
from bot.messages.badge import SIGNS, status_name
from bot.messages.card import Block, Card, Face, Gap, Line, Run
from bot.messages.counting import waiting
from bot.messages.listing import changed, row
from bot.messages.naming import tidy
from bot.messages.searching import Side, at_event, of_company
from bot.messages.totalled import added_text, apart_lines, rates_text
from bot.messages.wording import Wording
from bot.stories.facts import facts
from bot.stories.rates import Rates
from bot.stories.story import OPEN, Status, Story
from bot.stories.totals import Added, totals

_SHOWN = 12
_NAMELESS = "?"  # typed in invisible signs only
_FIRST = (  # what is surest stands first
    Status.CONFIRMED,
    Status.ANNOUNCED,
    Status.REPORTED,
    Status.RUMOURED,
    Status.DENIED,
    Status.CANCELLED,
)


def event_page(query: str, stories: Sequence[Story], rates: Rates, wording: Wording, *, now: datetime) -> Card:
    """Everything announced at the event of this name: what it adds up to by status, then the stories."""
    found = [(event, story) for story in stories if (event := at_event(story, query))]
    events = {event for event, _ in found}
    title = _title(events.pop() if len(events) == 1 else query, wording)
    if not found:
        return _nothing(title, wording)
    return Card(title, (Gap(), *_section([story for _, story in found], rates, wording, now)))


def company_page(query: str, stories: Sequence[Story], rates: Rates, wording: Wording, *, now: datetime) -> Card:
    """Every announcement of an organisation: what it pays, alone and with others, and what it receives."""
    found = [(role, story) for story in stories if (role := of_company(story, query, wording))]
    if not found:
        return _nothing(_title(query, wording), wording)
    [(name, _)] = Counter(role.name for role, _ in found).most_common(1)
    blocks: list[Block] = []
    for side in Side:
        if theirs := [story for role, story in found if role.side is side]:
            blocks += [Gap(), Line((Run(_heading(side, wording), Face.STRONG),))]
            blocks += _section(theirs, rates, wording, now)
    return Card(_title(wording.label(name), wording), tuple(blocks))


def unconfirmed_page(stories: Sequence[Story], wording: Wording, *, now: datetime) -> Card:
    """What still waits for the party's word, longest first; nothing waits of which no evidence is left."""
    title = wording.text("Not yet confirmed")
    open_ = (s for s in stories if s.verdict.status in OPEN and s.verdict.rule != Rule.NO_EVIDENCE)
    waited = sorted(open_, key=lambda story: (story.opened_at, story.id))
    if not waited:
        return Card(title, (Gap(), Line((Run(wording.text("Nothing is waiting for confirmation.")),))))
    rows = (row(story, Run(waiting(story, wording, now), Face.SOFT), wording) for story in waited[:_SHOWN])
    return Card(title, (Gap(), *rows, *_more(len(waited), wording)))


def _title(name: str, wording: Wording) -> str:
    return wording.text("{who}: announcements", who=tidy(name, 60) or _NAMELESS)


def _nothing(title: str, wording: Wording) -> Card:
    return Card(title, (Gap(), Line((Run(wording.text("No story matches. Try fewer words, or /recent alone.")),))))


def _heading(side: Side, wording: Wording) -> str:
    match side:
        case Side.INVESTS:
            return wording.text("As investor")
        case Side.INVESTS_WITH_OTHERS:
            return wording.text("As investor, with others (whole sums)")
        case Side.RECEIVES:
            return wording.text("As recipient")


def _section(stories: Sequence[Story], rates: Rates, wording: Wording, now: datetime) -> Iterator[Block]:
    """The totals first: where a message is too long, the platforms cut it from the end."""
    found = totals(stories, rates, wording.group_of)
    for status in _FIRST:
        if n := sum(story.verdict.status is status for story in stories):
            yield _status(status, n, found.by_status.get(status), rates, wording)
    shown = [*found.by_status.values(), *found.apart.values()]
    for note in (rates_text(shown, rates, wording), *apart_lines(found, rates, wording)):
        if note:
            yield Line((Run(note, Face.SOFT),))
    yield Gap()
    ordered = sorted(stories, key=lambda story: _rank(story, rates))
    yield from (row(story, changed(story, wording, now), wording) for story in ordered[:_SHOWN])
    yield from _more(len(stories), wording)


def _status(status: Status, n: int, added: Added | None, rates: Rates, wording: Wording) -> Line:
    """ "✅ Confirmed (2 of 3): €6.2bn", of three stories of which two were added."""
    name, many = status_name(status, wording), wording.number(n)
    if added and added.stories < n:
        many = wording.text("{n} of {total}", n=wording.number(added.stories), total=many)
    said = f"{name[:1].upper()}{name[1:]} ({many})"
    if added:
        said = wording.text("{who}: {what}", who=said, what=added_text(added, rates, wording))
    return Line((Run(f"{SIGNS[status]} "), Run(said)))


def _rank(story: Story, rates: Rates) -> tuple[int, Decimal, float, int]:
    """By status, then the largest sum, then the latest."""
    said = facts(story).amount
    sum_ = said.value if said else None
    euros = rates.in_euros(sum_.figure, sum_.currency) if sum_ and sum_.figure is not None else None
    return _FIRST.index(story.verdict.status), -(euros or Decimal(0)), -story.changed_at.timestamp(), story.id


def _more(n: int, wording: Wording) -> Iterator[Line]:
    if (hidden := n - _SHOWN) > 0:
        yield Line((Run(wording.plural("and {n} more", "and {n} more", hidden), Face.SOFT),))
