"""Placing a report where every story is at hand."""

from collections.abc import Sequence

from bot.stories.grouping import Placement, place_all
from bot.stories.profile import Background
from bot.stories.sketch import sketch_of
from bot.stories.story import Report, Story


def place(report: Report, stories: Sequence[Story], background: Background) -> Placement:
    """Where this report belongs."""
    [placement] = place_all([report], list(map(sketch_of, stories)), background)
    return placement


def home(report: Report, stories: Sequence[Story], background: Background) -> Story | None:
    """The story it belongs to."""
    number = place(report, stories, background).story
    return next((story for story in stories if story.id == number), None)
