"""Files an entry's reports among the stories near them, and reads no more of these than is needed for it."""

from collections.abc import Sequence
from datetime import datetime

from bot.ports import Store
from bot.stories.nearness import Families, clues
from bot.stories.profile import Background
from bot.stories.regrouping import Filed, settle, survey
from bot.stories.sketch import Sketch, sketch_of
from bot.stories.story import Report


def filed_among(
    store: Store, reports: Sequence[Report], background: Background, families: Families, now: datetime
) -> Sequence[Filed]:
    """What becomes of the stories concerned, as if all stories had been looked at; nothing is kept yet."""
    seen = survey(reports, sketches_around(store, reports, background, families), background)
    concerned = (store.story(number) for number in sorted(seen.concerned))
    return settle(reports, seen, {story.id: story for story in concerned if story}, background, now)


def sketches_around(
    store: Store, reports: Sequence[Report], background: Background, families: Families
) -> Sequence[Sketch]:
    """Of the stories that one of these reports of one entry could belong to, and of those that hold the entry."""
    found = {story.id: sketch_of(story) for story in store.story_of(reports[0].entry_key)}
    for report in reports:
        found |= {sketch.id: sketch for sketch in store.sketches_near(clues([report], background, families))}
    return tuple(found.values())
