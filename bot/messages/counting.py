"""The counts line: how widely a story is told, from how many sources, since when."""

from datetime import datetime

from bot.claims.credit import AGENCIES
from bot.messages.card import Face, Line, Run
from bot.messages.times import duration, moment
from bot.messages.wording import Wording
from bot.stories.facts import Facts
from bot.stories.independence import Copies, copies, counts
from bot.stories.story import Story


def counts_line(story: Story, facts: Facts, wording: Wording, now: datetime) -> Line:
    """ "11 outlets · 2 original sources · confirmed in 15 h 20 min"."""
    widely = Run(f"{reach(story, wording)} · ", Face.SOFT)
    if facts.confirmed_after is not None:
        confirmed = wording.text("confirmed in {duration}", duration=duration(facts.confirmed_after, wording))
        return Line((widely, Run(confirmed, Face.SOFT)))
    seen = wording.text("first seen {moment}", moment=moment(story.opened_at, now, wording))
    return Line((widely, Run(seen, Face.SOFT, at=story.opened_at)))


def reach(story: Story, wording: Wording) -> str:
    """ "11 outlets, 7 of them carrying AFP · 2 original sources"; before any outlet tells it, "press release only"."""
    count = counts(story)
    if not count.articles:
        return wording.text("no report left")
    return f"{_outlets(count.outlets, copies(story), wording)} · {_origins(count.origins, wording)}"


def in_full(story: Story, wording: Wording) -> str:
    """All four counts, each by its name: "11 articles · 9 outlets · 3 publishers · 2 original sources"."""
    count = counts(story)
    articles = wording.plural("{n} article", "{n} articles", count.articles)
    outlets = wording.plural("{n} outlet", "{n} outlets", count.outlets)
    publishers = wording.plural("{n} publisher", "{n} publishers", count.publishers)
    return f"{articles} · {outlets} · {publishers} · {_origins(count.origins, wording)}"


def waiting(story: Story, wording: Wording, now: datetime) -> str:
    """ "unconfirmed for 12 days", of a story that is still open; on its first day in hours."""
    waited = now - story.opened_at
    if waited.days < 1:
        return wording.text("unconfirmed for {duration}", duration=duration(waited, wording))
    return wording.plural("unconfirmed for {n} day", "unconfirmed for {n} days", waited.days)


def copy_of(agency: str, wording: Wording) -> str:
    """The agency, as the copy of it is called: "AFP"; "agency copy" where nobody says whose."""
    return wording.text("agency copy") if agency == AGENCIES else wording.label(agency)


def _outlets(outlets: int, copied: Copies, wording: Wording) -> str:
    if not outlets:
        return wording.text("press release only")
    media = wording.plural("{n} outlet", "{n} outlets", outlets)
    if not copied.outlets:
        return media
    agency = copy_of(copied.agencies[0] if len(copied.agencies) == 1 else AGENCIES, wording)
    if copied.outlets == outlets:
        return wording.plural(
            "{n} outlet, carrying {agency}", "{n} outlets, all carrying {agency}", outlets, agency=agency
        )
    return wording.plural(
        "{outlets}, {n} of them carrying {agency}",
        "{outlets}, {n} of them carrying {agency}",
        copied.outlets,
        outlets=media,
        agency=agency,
    )


def _origins(origins: int, wording: Wording) -> str:
    if not origins:
        return wording.text("origin unknown")
    return wording.plural("{n} original source", "{n} original sources", origins)
