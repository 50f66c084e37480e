"""Answers that look over many stories: one event, one company, what is not yet confirmed."""

from datetime import UTC, datetime

from bot.messages import overview
from bot.messages.card import Card
from bot.usecases.asked import Asked

ALWAYS = datetime.min.replace(tzinfo=UTC)
LOOKED_THROUGH = 1_000  # the latest stories: more would hold up whoever files and delivers


async def event(asked: Asked) -> Card:
    """/event: everything announced there, and what it adds up to by status."""
    stories = await asked.desk.uow.run(lambda store: store.recent_stories(LOOKED_THROUGH))
    name = asked.call.words["name"]
    return overview.event_page(name, stories, asked.desk.rates, asked.wording, now=asked.now)


async def company(asked: Asked) -> Card:
    """/company: what it pays and receives, confirmed or not."""
    stories = await asked.desk.uow.run(lambda store: store.recent_stories(LOOKED_THROUGH))
    name = asked.call.words["name"]
    return overview.company_page(name, stories, asked.desk.rates, asked.wording, now=asked.now)


async def unconfirmed(asked: Asked) -> Card:
    """/unconfirmed: what waits for the party's word, longest first."""
    stories = await asked.desk.uow.run(lambda store: store.stories_waiting(ALWAYS, LOOKED_THROUGH))
    return overview.unconfirmed_page(stories, asked.wording, now=asked.now)
