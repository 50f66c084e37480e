"""Takes back what an outlet retracts: its words stay, marked, and count no more."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from bot.ports import Store
from bot.stories.amounts import agree
from bot.stories.filing import withdraw
from bot.stories.grouping import place_all
from bot.stories.profile import Background
from bot.stories.regrouping import Filed
from bot.stories.sketch import Sketch
from bot.stories.story import Report, Story
from bot.text.folding import name_key


def retracted_entry(store: Store, entry_keys: Iterable[str], now: datetime) -> tuple[Filed, ...]:
    """The stories without the reports of an entry whose page now says that it is withdrawn."""
    found = {story.id: (story, key) for key in entry_keys for story in store.story_of(key)}
    return tuple(_changed((story, withdraw(story, key, now)) for story, key in found.values()))


def retracted_elsewhere(
    store: Store, reports: Sequence[Report], near: Sequence[Sketch], background: Background, now: datetime
) -> tuple[Filed, ...]:
    """The stories near without what this outlet told of them, where a new entry of its own takes back party and sum.

    `reports` are the claims as the retraction repeats them. Without a party or a figure, or where the outlet's
    figure was another one, nothing is taken back: it may have meant another article.
    """
    placed = zip(reports, place_all(reports, near, background), strict=True)
    homes = ((report, store.story(placement.story or 0)) for report, placement in placed)
    return tuple(_changed((story, _without(story, report, now)) for report, story in homes if story))


def _without(story: Story, retraction: Report, now: datetime) -> Story:
    for report in story.reports:
        if name_key(report.outlet) == name_key(retraction.outlet) and _same_news(report, retraction):
            story = withdraw(story, report.entry_key, now)
    return story


def _same_news(report: Report, retraction: Report) -> bool:
    told, repeated = report.claim, retraction.claim
    named = {name_key(name) for name in (*repeated.investors, *repeated.recipients)}
    shared = named & {name_key(name) for name in (*told.investors, *told.recipients)}
    figures = told.amount and repeated.amount and told.amount.figure is not None and repeated.amount.figure is not None
    return bool(shared and figures and told.amount and repeated.amount and agree(told.amount, repeated.amount))


def _changed(pairs: Iterable[tuple[Story, Story]]) -> Iterator[Filed]:
    return (Filed(before, after, "retracted") for before, after in pairs if after != before)
