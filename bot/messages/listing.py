"""Answers that list: the latest stories, and one story in full."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from bot.messages.alert import buttons, fact_lines, mark
from bot.messages.badge import SIGNS, badge, by_hand, status_name, tone
from bot.messages.card import Block, Card, Face, Gap, Line, Run
from bot.messages.counting import counts_line, waiting
from bot.messages.headline import headline
from bot.messages.joined import follows
from bot.messages.naming import tidy
from bot.messages.quoting import quotation
from bot.messages.times import duration, moment
from bot.messages.told import told
from bot.messages.wording import Wording
from bot.stories.story import OPEN, Story

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


def detail(story: Story, wording: Wording, *, now: datetime, older: Story | None = None) -> Card:
    """One story in full: the card, the story it follows, and how its status changed."""
    shown = told(story, wording)
    blocks: list[Block] = [Gap(), Line((Run(headline(story.verdict, shown, wording), Face.STRONG),))]
    blocks += [Line((Run(text),)) for text in fact_lines(story, shown, wording)]
    blocks.append(Gap())
    if shown.quotation:
        blocks.append(quotation(shown.quotation, story, wording, now))
    blocks.append(counts_line(story, shown, wording, now))
    blocks += _waiting(story, wording, now)
    blocks += [Line((Run(line, Face.SOFT),)) for line in follows(story, older, wording, now)]
    blocks += _course(story, wording, now)
    return Card(
        title=badge(story, shown, wording),
        blocks=tuple(blocks),
        buttons=buttons(story, shown, wording),
        tone=tone(story.verdict.status),
        mark=mark(story, wording),
    )


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
