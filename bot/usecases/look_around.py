"""Finds the stories near an entry's reports: those that one could belong to, and those that hold the entry already."""

from collections.abc import Sequence

from bot.ports import Store
from bot.stories.nearness import Families, clues
from bot.stories.profile import Background
from bot.stories.story import Report, Story


def look_around(store: Store, reports: Sequence[Report], background: Background, families: Families) -> Sequence[Story]:
    """The stories that `settle` has to know to file these reports of one entry as if it knew all."""
    found = {story.id: story for story in store.story_of(reports[0].entry_key)}
    for report in reports:
        found |= {story.id: story for story in store.stories_near(clues([report], background, families))}
    return tuple(found.values())
