"""What every FeedReader does: the fake, and the real one against a server on loopback."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import timedelta
from typing import Protocol

import pytest

from bot.errors import FeedError, FeedProblem
from bot.feeds.cadence import after_poll
from bot.feeds.entry import Item
from bot.feeds.feed import Feed, FeedState, Validators
from bot.feeds.poll import Poll, Unchanged
from bot.ports import FeedReader
from tests.adapters.feeds.feed_server import NOW, FeedServer, feed, feed_server, fresh, http_reader, reply, rss
from tests.fakes.feeds import FakeFeedReader


class World(Protocol):
    """A reader, and a feed whose server does what it is told."""

    reader: FeedReader
    feed: Feed

    def publishes(self, *titles: str, etag: bytes | None = None) -> None: ...

    def fails(self, problem: FeedProblem, after_s: float | None = None) -> None: ...


class FakeWorld:
    def __init__(self) -> None:
        self.reader = FakeFeedReader()
        self.feed = feed("http://feed.example/rss")

    def publishes(self, *titles: str, etag: bytes | None = None) -> None:
        items = (Item(title=t, link=f"https://news.example/{n}.html") for n, t in enumerate(titles))
        self.reader.publish(self.feed.id, *items, validators=Validators(etag) if etag else None)

    def fails(self, problem: FeedProblem, after_s: float | None = None) -> None:
        self.reader.fail(self.feed.id, FeedError(problem, "as told", after_s))


STATUS = {FeedProblem.BLOCKED: 403, FeedProblem.GONE: 410, FeedProblem.SERVER: 500, FeedProblem.ASKED_TO_WAIT: 429}


class HttpWorld:
    def __init__(self, reader: FeedReader, server: FeedServer) -> None:
        self.reader = reader
        self._server = server
        self.feed = feed(server.on("/rss", reply(status=500)))

    def publishes(self, *titles: str, etag: bytes | None = None) -> None:
        body = rss(*titles)

        async def answer(asked, writer) -> None:
            known = etag is not None and asked.headers.get(b"if-none-match") == etag
            headers = {"ETag": etag} if etag else {}
            writer.write(reply(b"" if known else body, status=304 if known else 200, **headers))
            await writer.drain()

        self._server.on("/rss", answer)

    def fails(self, problem: FeedProblem, after_s: float | None = None) -> None:
        headers = {"Retry_After": f"{after_s:.0f}"} if after_s is not None else {}
        self._server.on("/rss", reply(status=STATUS[problem], **headers))


@pytest.fixture(params=["fake", "http"])
async def world(request: pytest.FixtureRequest) -> AsyncIterator[World]:
    async with AsyncExitStack() as stack:
        if request.param == "fake":
            yield FakeWorld()
        else:
            server = await stack.enter_async_context(feed_server())
            yield HttpWorld(await stack.enter_async_context(http_reader()), server)


def learned(poll: Poll, state: FeedState) -> FeedState:
    return after_poll(state, feed("http://f.example/"), poll, NOW, 0.0)


class TestEveryFeedReader:
    async def test_a_first_poll_brings_the_items_in_their_order(self, world: World) -> None:
        world.publishes("One", "Two")
        poll = await world.reader.read(world.feed, fresh())
        assert [item.title for item in poll.items] == ["One", "Two"]
        assert poll.unchanged is None
        assert poll.body_hash

    async def test_the_server_s_validators_come_back_with_the_items(self, world: World) -> None:
        world.publishes("One", etag=b'W/"v1"')
        poll = await world.reader.read(world.feed, fresh())
        assert poll.validators.etag == b'W/"v1"'

    async def test_known_validators_make_the_next_poll_unmodified_and_stay_valid(self, world: World) -> None:
        world.publishes("One", etag=b'"v1"')
        state = learned(await world.reader.read(world.feed, fresh()), fresh())
        poll = await world.reader.read(world.feed, state)
        assert poll.unchanged is Unchanged.NOT_MODIFIED
        assert poll.items == ()
        assert learned(poll, state).validators == state.validators
        assert learned(poll, state).body_hash == state.body_hash

    async def test_the_same_bytes_are_recognised_without_validators(self, world: World) -> None:
        world.publishes("One")
        state = learned(await world.reader.read(world.feed, fresh()), fresh())
        poll = await world.reader.read(world.feed, state)
        assert poll.unchanged is Unchanged.SAME_BYTES
        assert poll.items == ()

    async def test_a_new_item_is_read_whatever_was_known(self, world: World) -> None:
        world.publishes("One", etag=b'"v1"')
        state = learned(await world.reader.read(world.feed, fresh()), fresh())
        world.publishes("One", "Two", etag=b'"v2"')
        poll = await world.reader.read(world.feed, state)
        assert [item.title for item in poll.items] == ["One", "Two"]
        assert poll.validators.etag == b'"v2"'

    async def test_a_dropped_validator_is_forgotten(self, world: World) -> None:
        world.publishes("One", etag=b'"v1"')
        state = learned(await world.reader.read(world.feed, fresh()), fresh())
        world.publishes("One", "Two")
        poll = await world.reader.read(world.feed, state)
        assert poll.validators == Validators()

    @pytest.mark.parametrize("problem", STATUS)
    async def test_a_failure_is_a_feed_error_that_names_its_problem(self, world: World, problem: FeedProblem) -> None:
        world.fails(problem)
        with pytest.raises(FeedError) as caught:
            await world.reader.read(world.feed, fresh())
        assert caught.value.problem is problem

    async def test_the_wait_a_server_asks_for_is_handed_on(self, world: World) -> None:
        world.fails(FeedProblem.ASKED_TO_WAIT, after_s=120)
        with pytest.raises(FeedError) as caught:
            await world.reader.read(world.feed, fresh())
        assert caught.value.after_s == 120

    async def test_a_feed_that_failed_is_read_again_when_it_recovers(self, world: World) -> None:
        world.fails(FeedProblem.SERVER)
        with pytest.raises(FeedError):
            await world.reader.read(world.feed, fresh())
        world.publishes("Back")
        state = replace(fresh(), failures=3, due_at=NOW + timedelta(hours=1))
        assert [item.title for item in (await world.reader.read(world.feed, state)).items] == ["Back"]
