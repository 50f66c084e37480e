"""The counts line: how widely a story is told, from how many sources, since when."""

from datetime import datetime

from bot.messages.card import Face, Line, Run
from bot.messages.times import duration, moment
from bot.messages.wording import Wording
from bot.stories.facts import Facts
from bot.stories.independence import counts
from bot.stories.story import Status, Story

OPEN = frozenset({Status.RUMOURED, Status.REPORTED, Status.ANNOUNCED})  # a party has yet to speak


def counts_line(story: Story, facts: Facts, wording: Wording, now: datetime) -> Line:
    """ "11 outlets · 2 original sources · confirmed in 15 h 20 min"."""
    widely = Run(f"{reach(story, wording)} · ", Face.SOFT)
    if facts.confirmed_after is not None:
        confirmed = wording.text("confirmed in {duration}", duration=duration(facts.confirmed_after, wording))
        return Line((widely, Run(confirmed, Face.SOFT)))
    seen = wording.text("first seen {moment}", moment=moment(story.opened_at, now, wording))
    return Line((widely, Run(seen, Face.SOFT, at=story.opened_at)))


def reach(story: Story, wording: Wording) -> str:
    """ "11 outlets · 2 original sources"; before any outlet tells it, "press release only"."""
    count = counts(story)
    if not count.articles:
        return wording.text("no report left")
    outlets = wording.plural("{n} outlet", "{n} outlets", count.outlets)
    if not count.outlets:
        outlets = wording.text("press release only")
    sources = wording.text("origin unknown")
    if count.origins:
        sources = wording.plural("{n} original source", "{n} original sources", count.origins)
    return f"{outlets} · {sources}"


def waiting(story: Story, wording: Wording, now: datetime) -> str:
    """ "unconfirmed for 12 days", of a story that is still open; on its first day in hours."""
    waited = now - story.opened_at
    if waited.days < 1:
        return wording.text("unconfirmed for {duration}", duration=duration(waited, wording))
    return wording.plural("unconfirmed for {n} day", "unconfirmed for {n} days", waited.days)
