"""Answers about stories: the latest, one in full, why, who reported it, who said what when."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from bot.messages import answers, listing
from bot.messages.card import Card
from bot.messages.joined import followed
from bot.messages.searching import about
from bot.messages.sources import sources as by_source
from bot.messages.timeline import timeline as told_in_order
from bot.messages.why import why as explained
from bot.messages.wording import Wording
from bot.ports import Store
from bot.stories.story import Story
from bot.usecases.asked import Asked
from bot.usecases.keep_stories import living

SHOWN_BY_DEFAULT = 5
SEARCHED = 500  # the latest stories a query looks through


async def recent(asked: Asked) -> Card:
    """/recent: the latest stories, or those a query finds."""
    n, query = asked.call.numbers.get("n", SHOWN_BY_DEFAULT), asked.call.words.get("query", "")
    stories = await asked.desk.uow.run(lambda store: store.recent_stories(SEARCHED if query else n))
    found = [story for story in stories if not query or about(story, query, asked.wording)][:n]
    return listing.recent(found, asked.wording, now=asked.now, query=query)


async def of_a_story(asked: Asked, draw: Callable[[Story], Card]) -> Card:
    """The story whose number was typed, drawn; one that merged is told by the one that lives on."""
    number = asked.call.numbers["id"]
    story = await asked.desk.uow.run(lambda store: living(store, number))
    return draw(story) if story else answers.no_such_story(number, asked.wording)


class Drawn(Protocol):
    """A card of a story, which may follow an older one."""

    def __call__(self, story: Story, wording: Wording, *, now: datetime, older: Story | None = None) -> Card:
        """The card."""


async def _with_older(asked: Asked, draw: Drawn) -> Card:
    """The story whose number was typed, drawn with the one that it follows."""
    number = asked.call.numbers["id"]
    story, older = await asked.desk.uow.run(lambda store: _and_older(store, number))
    if story is None:
        return answers.no_such_story(number, asked.wording)
    return draw(story, asked.wording, now=asked.now, older=older)


def _and_older(store: Store, number: int) -> tuple[Story | None, Story | None]:
    story = living(store, number)
    before = followed(story) if story else None
    return story, living(store, before) if before else None


async def story(asked: Asked) -> Card:
    """/story: one story in full."""
    return await _with_older(asked, listing.detail)


async def why(asked: Asked) -> Card:
    """/why: the rule and the words behind its status."""
    return await _with_older(asked, explained)


async def timeline(asked: Asked) -> Card:
    """/timeline: who said what when."""
    return await _with_older(asked, told_in_order)


async def sources(asked: Asked) -> Card:
    """/sources: who reported it."""
    return await of_a_story(asked, lambda story: by_source(story, asked.wording, now=asked.now))
