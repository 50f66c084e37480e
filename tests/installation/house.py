"""The whole house in this process, on feeds that are served byte for byte, posting to the terminal."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

from bot.feeds.feed import Feed
from bot.ports import Store
from bot.stories.story import Story
from config.knowledge import load_knowledge
from config.run import opened
from config.settings import Settings
from config.wiring import House
from tests.adapters.feeds.feed_server import Responder, feed_server
from tests.fakes.clock import FakeClock
from tests.installation.folder import install


@asynccontextmanager
async def served_house(data: Path, feeds: Mapping[str, Responder], at: datetime) -> AsyncIterator[House]:
    """A house at that moment that reads these feeds, by id, and announces everything it finds at once."""
    async with feed_server() as server:
        own = [Feed(id_, server.on(f"/{id_}", body), outlet=id_, private=True) for id_, body in feeds.items()]
        install(data, own)
        settings = Settings(data=data, feeds={"announce_first": "all"})  # type: ignore[arg-type] - as a file gives it
        async with opened(settings, load_knowledge(data / "config"), FakeClock(at)) as running:
            yield running.house


async def polled(house: House) -> None:
    """Every feed that is due is read, and what it brought is posted."""
    await house.poller.tick()
    await house.poller.settle()
    await house.deliverer.settle()


async def posted(house: House) -> list[Story]:
    """The stories that stand in the terminal."""

    def found(store: Store) -> list[Story]:
        return [story for story in store.recent_stories(1000) if any(p.message_id for p in store.posts_of(story.id))]

    return await house.plan.uow.run(found)
