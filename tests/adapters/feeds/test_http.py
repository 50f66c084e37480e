"""The reader on the wire: a recording server notes every byte it is asked with."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from adapters.feeds.http import LARGE_AT_ONCE, SMALL_BYTES, HttpFeedReader
from bot.errors import FeedError, FeedProblem
from bot.feeds.cadence import after_poll
from bot.feeds.feed import FeedState, Validators
from bot.feeds.poll import Unchanged
from tests.adapters.feeds.feed_server import (
    AGENT,
    NOW,
    Asked,
    FeedServer,
    feed,
    feed_server,
    fresh,
    given,
    http_reader,
    reply,
    rss,
)  # fmt: skip

ONE = rss("One")


@pytest.fixture
async def server() -> AsyncIterator[FeedServer]:
    async with feed_server() as running:
        yield running


@pytest.fixture
async def reader() -> AsyncIterator[HttpFeedReader]:
    async with http_reader() as running:
        yield running


async def problem_of(reader: HttpFeedReader, url: str, state: FeedState | None = None, **more: object) -> FeedError:
    with pytest.raises(FeedError) as caught:
        await reader.read(feed(url, **more), state or fresh())
    return caught.value


async def test_a_poll_is_one_request_that_says_who_asks(server, reader) -> None:
    await reader.read(feed(server.on("/rss", reply(ONE))), fresh())
    (asked,) = server.asked
    assert asked.headers[b"user-agent"] == AGENT.encode()
    assert set(asked.headers[b"accept-encoding"].decode().split(", ")) <= {"gzip", "deflate", "br", "zstd"}
    assert b"cookie" not in asked.headers


async def test_nothing_conditional_is_asked_unless_a_validator_was_given(server, reader) -> None:
    await reader.read(feed(server.on("/rss", reply(ONE))), fresh(learned=True))
    assert not {b"if-none-match", b"if-modified-since"} & server.asked[0].headers.keys()


@pytest.mark.parametrize(
    ("etag", "last_modified"),
    [
        pytest.param(b'W/"abc"', None, id="weak"),
        pytest.param(b"no-quotes", None, id="unquoted"),
        pytest.param(b'"' + b"x" * 4096 + b'"', None, id="four-kilobytes"),
        pytest.param('"été-€"'.encode(), None, id="non-ascii"),
        pytest.param(None, b"Sun, 12 May 2024 16:00:00 GMT", id="a-date"),
        pytest.param(None, b"yesterday afternoon", id="not-a-date"),
        pytest.param(b'"a,b ;c"', b"0", id="both-and-odd"),
    ],
)
async def test_validators_travel_back_byte_for_byte(server, reader, etag, last_modified) -> None:
    headers = {k: v for k, v in (("ETag", etag), ("Last_Modified", last_modified)) if v is not None}
    one = feed(server.on("/rss", reply(ONE, **headers), reply(status=304)))
    state = after_poll(fresh(), one, await reader.read(one, fresh()), NOW, 0.0)
    assert state.validators == Validators(etag, last_modified)

    poll = await reader.read(one, state)

    assert server.asked[1].headers.get(b"if-none-match") == etag
    assert server.asked[1].headers.get(b"if-modified-since") == last_modified
    assert poll.unchanged is Unchanged.NOT_MODIFIED
    assert poll.validators == state.validators


@pytest.mark.parametrize(
    "etag", [b"\xe9t\xe9", b'"' + b"x" * 9000 + b'"', b"a\x01b"], ids=["latin-1", "too-long", "control-character"]
)
async def test_a_validator_that_cannot_be_sent_unchanged_is_not_sent(server, reader, etag) -> None:
    await reader.read(feed(server.on("/rss", reply(ONE))), given(etag, b"Sun, 12 May 2024 16:00:00 GMT"))
    assert b"if-none-match" not in server.asked[0].headers
    assert b"if-modified-since" in server.asked[0].headers


async def test_a_304_may_bring_a_new_validator(server, reader) -> None:
    url = server.on("/rss", reply(status=304, ETag='"new"'))
    poll = await reader.read(feed(url), given(b'"old"', b"Sun, 12 May 2024 16:00:00 GMT"))
    assert poll.validators == Validators(b'"new"', b"Sun, 12 May 2024 16:00:00 GMT")


@pytest.mark.parametrize("pause", [True, False], ids=["in-two-segments", "in-one-segment"])
async def test_a_304_with_a_body_is_success_without_a_parse(server, reader, pause) -> None:
    async def answer(asked: Asked, writer: asyncio.StreamWriter) -> None:
        if b"if-none-match" not in asked.headers:
            writer.write(reply(ONE, ETag='"1"'))
            return
        head = reply(status=304, length=8, ETag='"1"')
        writer.write(head if pause else head + b"surprise")
        await writer.drain()
        if pause:
            await asyncio.sleep(0.05)
            writer.write(b"surprise")

    one = feed(server.on("/rss", answer))
    state = after_poll(fresh(), one, await reader.read(one, fresh()), NOW, 0.0)
    poll = await reader.read(one, state)
    assert poll.unchanged is (Unchanged.NOT_MODIFIED if pause else Unchanged.SAME_BYTES)
    assert poll.validators == state.validators


async def test_a_304_nobody_asked_for_is_an_error(server, reader) -> None:
    error = await problem_of(reader, server.on("/rss", reply(status=304)))
    assert error.problem is FeedProblem.SERVER


@pytest.mark.parametrize(
    ("headers", "expected_s"),
    [
        pytest.param({"Cache_Control": "public, max-age=900"}, 900, id="max-age"),
        pytest.param({"Cache_Control": 'max-age="60"'}, 60, id="quoted"),
        pytest.param({"Cache_Control": "max-age=900", "Age": "300"}, 600, id="less-its-age"),
        pytest.param({"Cache_Control": "max-age=315360000"}, 86400, id="ten-years"),
        pytest.param({"Cache_Control": "max-age=-5"}, None, id="negative"),
        pytest.param({"Cache_Control": "s-maxage=900, no-cache"}, None, id="for-others"),
        pytest.param({}, None, id="nothing"),
    ],
)
async def test_max_age_delays_the_next_poll(server, reader, headers, expected_s) -> None:
    poll = await reader.read(feed(server.on("/rss", reply(ONE, **headers))), fresh())
    assert poll.not_before_s == expected_s


@pytest.mark.parametrize(
    ("headers", "expected_s"),
    [
        pytest.param({"Retry_After": "120"}, 120, id="seconds"),
        pytest.param({"Retry_After": "999999999999999999999"}, 86400, id="beyond-all-time"),
        pytest.param(
            {"Retry_After": "Sun, 12 May 2024 17:00:00 GMT", "Date": "Sun, 12 May 2024 16:00:00 GMT"}, 3600, id="a-date"
        ),
        pytest.param(
            {"Retry_After": "Mon, 12 May 2034 17:00:00 GMT", "Date": "Sun, 12 May 2024 16:00:00 GMT"}, 86400, id="2034"
        ),
        pytest.param(
            {"Retry_After": "Sun, 12 May 2014 17:00:00 GMT", "Date": "Sun, 12 May 2024 16:00:00 GMT"}, None, id="past"
        ),
        pytest.param({"Retry_After": "-5"}, None, id="negative"),
        pytest.param({"Retry_After": "soon"}, None, id="garbage"),
        pytest.param({"Retry_After": "٣"}, None, id="digits-of-another-script"),
        pytest.param({}, None, id="nothing"),
    ],
)
async def test_retry_after_is_clamped_to_a_day(server, reader, headers, expected_s) -> None:
    error = await problem_of(reader, server.on("/rss", reply(status=429, **headers)))
    assert error.problem is FeedProblem.ASKED_TO_WAIT
    assert error.after_s == expected_s


@pytest.mark.parametrize(
    ("status", "problem"),
    [
        (401, FeedProblem.BLOCKED), (403, FeedProblem.BLOCKED), (451, FeedProblem.BLOCKED), (404, FeedProblem.SERVER),
        (410, FeedProblem.GONE), (500, FeedProblem.SERVER), (503, FeedProblem.SERVER), (204, FeedProblem.SERVER),
    ],
)  # fmt: skip
async def test_every_status_has_its_problem(server, reader, status, problem) -> None:
    error = await problem_of(reader, server.on("/rss", reply(status=status)))
    assert error.problem is problem
    assert str(status) in str(error)


async def test_503_with_a_wait_is_a_request_to_wait(server, reader) -> None:
    error = await problem_of(reader, server.on("/rss", reply(status=503, Retry_After="60")))
    assert (error.problem, error.after_s) == (FeedProblem.ASKED_TO_WAIT, 60)


class TestRedirects:
    async def test_permanent_ones_are_reported(self, server, reader) -> None:
        target = server.on("/new", reply(ONE))
        server.on("/mid", reply(status=308, Location="/new"))
        poll = await reader.read(feed(server.on("/rss", reply(status=301, Location="/mid"))), fresh())
        assert poll.moved_to == target
        assert len(poll.items) == 1

    async def test_temporary_ones_are_followed_and_not_reported(self, server, reader) -> None:
        server.on("/new", reply(ONE))
        poll = await reader.read(feed(server.on("/rss", reply(status=302, Location="/new"))), fresh())
        assert poll.moved_to is None
        assert len(poll.items) == 1

    async def test_only_the_permanent_beginning_of_a_chain_is_reported(self, server, reader) -> None:
        server.on("/new", reply(ONE))
        mid = server.on("/mid", reply(status=307, Location="/new"))
        poll = await reader.read(feed(server.on("/rss", reply(status=301, Location="/mid"))), fresh())
        assert poll.moved_to == mid

    async def test_a_circle_ends(self, server, reader) -> None:
        url = server.on("/rss", reply(status=302, Location="/other"))
        server.on("/other", reply(status=302, Location="/rss"))
        assert (await problem_of(reader, url)).problem is FeedProblem.REDIRECTS
        assert len(server.asked) == 2

    async def test_five_hops_are_followed_and_not_six(self, server, reader) -> None:
        for hop in range(6):
            server.on(f"/{hop}", reply(status=302, Location=f"/{hop + 1}"))
        server.on("/6", reply(ONE))
        assert (await problem_of(reader, f"http://127.0.0.1:{server.port}/0")).problem is FeedProblem.REDIRECTS
        poll = await reader.read(feed(f"http://127.0.0.1:{server.port}/1"), fresh())
        assert len(poll.items) == 1

    @pytest.mark.parametrize("location", ["ftp://x.example/", "file:///etc/passwd", "http://[", ""])
    async def test_nowhere_is_no_target(self, server, reader, location) -> None:
        error = await problem_of(reader, server.on("/rss", reply(status=301, Location=location)))
        assert error.problem is FeedProblem.REDIRECTS

    async def test_conditions_travel_along(self, server, reader) -> None:
        server.on("/new", reply(status=304))
        await reader.read(feed(server.on("/rss", reply(status=301, Location="/new"))), given(b'"1"'))
        assert server.asked[1].headers[b"if-none-match"] == b'"1"'


class TestCredentials:
    async def test_they_are_sent_and_never_shown(self, server, reader, caplog) -> None:
        url = server.on("/rss", reply(status=403)).replace("http://", "http://anna:s3cret@")
        error = await problem_of(reader, url)
        assert server.asked[0].headers[b"authorization"] == b"Basic YW5uYTpzM2NyZXQ="
        chain = f"{error!r} {error.__cause__!r} {caplog.text}"
        assert "s3cret" not in chain

    async def test_an_unreachable_address_does_not_show_them_either(self, reader) -> None:
        error = await problem_of(reader, "http://anna:s3cret@127.0.0.1:1/rss")
        assert error.problem is FeedProblem.UNREACHABLE
        assert "s3cret" not in f"{error!r} {error.__cause__!r}"

    async def test_a_broken_address_does_not_show_them_either(self, reader) -> None:
        error = await problem_of(reader, "http://anna:s3cret@[::1/rss")
        assert "s3cret" not in f"{error!r} {error.__cause__!r}"

    async def test_another_host_does_not_get_them(self, server, reader) -> None:
        server.on("/new", reply(ONE))
        away = f"http://localhost:{server.port}/new"
        url = server.on("/rss", reply(status=302, Location=away)).replace("http://", "http://anna:s3cret@")
        await reader.read(feed(url), fresh())
        assert b"authorization" not in server.asked[1].headers


async def test_feeds_wait_for_a_place_not_for_one_another_s_deadline(server) -> None:
    served = asyncio.Event()

    async def hold(_: Asked, writer: asyncio.StreamWriter) -> None:
        await served.wait()
        writer.write(reply(ONE))

    async def at_once(_: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(reply(ONE))
        served.set()

    slow, quick = feed(server.on("/slow", hold), id="slow"), feed(server.on("/quick", at_once), id="quick")
    async with http_reader(requests_at_once=2) as reader:
        polls = await asyncio.gather(reader.read(slow, fresh()), reader.read(quick, fresh()))
    assert [len(poll.items) for poll in polls] == [1, 1]


async def test_more_large_bodies_than_places_are_all_read(server) -> None:
    large = rss("One", extra=f"<!--{'x' * 2 * SMALL_BYTES}-->")
    url = server.on("/rss", reply(large))
    async with http_reader() as reader:
        polls = await asyncio.gather(*(reader.read(feed(url), fresh()) for _ in range(2 * LARGE_AT_ONCE)))
    assert [len(poll.items) for poll in polls] == [1] * 2 * LARGE_AT_ONCE
