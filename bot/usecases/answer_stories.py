"""Answers about stories: the latest, one in full, why, who reported it."""

from collections.abc import Callable

from bot.messages import answers, listing
from bot.messages.card import Card
from bot.messages.searching import about
from bot.messages.why import why as explained
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


async def story(asked: Asked) -> Card:
    """/story: one story in full."""
    return await of_a_story(asked, lambda story: listing.detail(story, asked.wording, now=asked.now))


async def why(asked: Asked) -> Card:
    """/why: the rule and the words behind its status."""
    return await of_a_story(asked, lambda story: explained(story, asked.wording, now=asked.now))


async def sources(asked: Asked) -> Card:
    """/sources: who reported it."""
    return await of_a_story(asked, lambda story: listing.sources(story, asked.wording, now=asked.now))
