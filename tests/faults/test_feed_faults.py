"""What feed servers do wrong, on purpose or not: each ends in a poll or in a named problem, and soon."""

import asyncio
import gzip
import socket
import zlib
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from adapters.feeds.address_guard import ForbiddenAddress, guarded_socket, is_public
from adapters.feeds.http import HttpFeedReader
from bot.errors import FeedError, FeedProblem
from bot.feeds.identity import entries_of
from bot.feeds.poll import Unchanged
from tests.adapters.feeds.feed_server import (
    NOW,
    Asked,
    FeedServer,
    feed,
    feed_server,
    fresh,
    http_reader,
    reply,
    rss,
)  # fmt: skip

SHARED = Path(__file__).parents[2].parent / "shared" / "data" / "feeds"


@pytest.fixture
async def server() -> AsyncIterator[FeedServer]:
    async with feed_server() as running:
        yield running


@pytest.fixture
async def reader() -> AsyncIterator[HttpFeedReader]:
    async with http_reader() as running:
        yield running


async def problem_of(reader: HttpFeedReader, url: str, **more: object) -> FeedProblem:
    with pytest.raises(FeedError) as caught:
        await reader.read(feed(url, **more), fresh())
    return caught.value.problem


class TestTheWire:
    async def test_the_same_bytes_are_not_parsed_again(self, server, reader) -> None:
        one = feed(server.on("/rss", reply(rss("One"))))
        poll = await reader.read(one, fresh())
        again = await reader.read(one, fresh(learned=True, body_hash=poll.body_hash))
        assert again.unchanged is Unchanged.SAME_BYTES

    @pytest.mark.parametrize(
        "host", ["127.0.0.1:1", "no-such-host.invalid"], ids=["connection-refused", "name-not-found"]
    )
    async def test_nobody_there(self, reader, host) -> None:
        assert await problem_of(reader, f"http://{host}/rss") is FeedProblem.UNREACHABLE

    async def test_plain_text_where_tls_is_expected(self, server, reader) -> None:
        url = server.on("/rss", reply(rss("One"))).replace("http:", "https:")
        assert await problem_of(reader, url) is FeedProblem.UNREACHABLE

    async def test_reset_in_the_middle_of_the_body(self, server, reader) -> None:
        url = server.on("/rss", reply(rss("One"), length=100_000))
        assert await problem_of(reader, url) is FeedProblem.UNREACHABLE

    async def test_an_answer_that_is_no_http(self, server, reader) -> None:
        assert await problem_of(reader, server.on("/rss", b"SSH-2.0-x\r\n\r\n")) is FeedProblem.UNREACHABLE

    @pytest.mark.parametrize("where", ["head", "body"])
    async def test_a_slow_drip_ends_at_the_total_deadline(self, server, where) -> None:
        async def drip(_: Asked, writer: asyncio.StreamWriter) -> None:
            start = b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n"
            writer.write(start if where == "head" else start + b"\r\n")
            while not writer.is_closing():
                writer.write(b"X: y\r\n" if where == "head" else b"x")
                await writer.drain()
                await asyncio.sleep(0.01)

        url = server.on("/rss", drip)
        async with http_reader(deadline_s=0.3) as reader:
            assert await problem_of(reader, url) is FeedProblem.TOO_SLOW

    async def test_a_body_without_end_stops_at_the_cap(self, server, reader) -> None:
        async def endless(_: Asked, writer: asyncio.StreamWriter) -> None:
            writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
            while not writer.is_closing():
                writer.write(b"10000\r\n" + b"x" * 65536 + b"\r\n")
                await writer.drain()

        assert await problem_of(reader, server.on("/rss", endless)) is FeedProblem.TOO_LARGE

    @pytest.mark.parametrize("compress", [gzip.compress, zlib.compress], ids=["gzip", "deflate"])
    async def test_a_decompression_bomb_stops_at_the_cap(self, server, reader, compress) -> None:
        bomb = compress(bytes(64 * 1024 * 1024), 1)
        encoding = "gzip" if compress is gzip.compress else "deflate"
        url = server.on("/rss", reply(bomb, Content_Encoding=encoding))
        assert await problem_of(reader, url) is FeedProblem.TOO_LARGE

    @pytest.mark.parametrize("encoding", ["gzip", "br", "zstd", "x-unknown"])
    async def test_damaged_or_unknown_compression_is_a_named_problem(self, server, reader, encoding) -> None:
        url = server.on("/rss", reply(b"\x01\x02 not compressed at all \x03", Content_Encoding=encoding))
        assert await problem_of(reader, url) in {FeedProblem.UNREACHABLE, FeedProblem.NOT_A_FEED}

    async def test_compressed_feeds_are_read(self, server, reader) -> None:
        url = server.on("/rss", reply(gzip.compress(rss("One")), Content_Encoding="gzip"))
        assert len((await reader.read(feed(url), fresh())).items) == 1

    @pytest.mark.parametrize("content_type", ["text/html", "application/octet-stream", "image/png", "nonsense"])
    async def test_the_content_type_does_not_matter(self, server, reader, content_type) -> None:
        url = server.on("/rss", reply(rss("One"), Content_Type=content_type))
        assert len((await reader.read(feed(url), fresh())).items) == 1

    @pytest.mark.parametrize(
        ("page", "problem"),
        [
            pytest.param("<html><title>Just a moment...</title>", FeedProblem.BLOCKED, id="challenge"),
            pytest.param("<!DOCTYPE html><title>Attention Required!</title>", FeedProblem.BLOCKED, id="wall"),
            pytest.param("<html><p>Usage strictement personnel</p>", FeedProblem.BLOCKED, id="legal-notice"),
            pytest.param("<!doctype html>\n<title>Page introuvable</title>", FeedProblem.NOT_A_FEED, id="page"),
            pytest.param("<html><title>L’Humanité : un robot</title>", FeedProblem.NOT_A_FEED, id="no-wall"),
            pytest.param('{"error": "none"}', FeedProblem.NOT_A_FEED, id="json"),
            pytest.param("OK", FeedProblem.NOT_A_FEED, id="text"),
            pytest.param("  \n", FeedProblem.NOT_A_FEED, id="blank"),
            pytest.param("", FeedProblem.NOT_A_FEED, id="empty"),
            pytest.param("\x00\x01Bud1\x00", FeedProblem.NOT_A_FEED, id="binary"),
        ],
    )
    async def test_200_is_not_yet_a_feed(self, server, reader, page, problem) -> None:
        assert await problem_of(reader, server.on("/rss", reply(page.encode()))) is problem

    async def test_an_empty_feed_is_a_feed(self, server, reader) -> None:
        assert (await reader.read(feed(server.on("/rss", reply(rss()))), fresh())).items == ()

    async def test_a_bad_feed_does_not_hold_up_the_others(self, server) -> None:
        hang = asyncio.Event()

        async def silent(_: Asked, __: asyncio.StreamWriter) -> None:
            await hang.wait()

        bad = feed(server.on("/bad", silent), id="bad")
        good = feed(server.on("/good", reply(rss("One"))), id="good")
        async with http_reader(deadline_s=1.0) as reader:
            slow = asyncio.create_task(reader.read(bad, fresh()))
            polls = await asyncio.gather(*(reader.read(good, fresh()) for _ in range(5)))
            assert not slow.done()
            with pytest.raises(FeedError):
                await slow
        assert [len(poll.items) for poll in polls] == [1] * 5


class TestForbiddenAddresses:
    @pytest.mark.parametrize(
        "host",
        [
            "127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
            "255.255.255.255", "224.0.0.1", "192.0.2.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1",
            "::ffff:127.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1", "2002:7f00:1::", "2002:a00:1::1",
            "64:ff9b::127.0.0.1", "64:ff9b::10.0.0.1", "2001:db8::1", "2001::1", "not-an-address", "",
        ],
    )  # fmt: skip
    def test_no_socket_is_made_for_them(self, host: str) -> None:
        assert not is_public(host)
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        with pytest.raises(ForbiddenAddress):
            guarded_socket((family, socket.SOCK_STREAM, 6, "", (host, 80)))

    @pytest.mark.parametrize("host", ["93.184.216.34", "2606:2800:220:1::1", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8"])
    def test_public_ones_pass(self, host: str) -> None:
        assert is_public(host)

    @pytest.mark.parametrize(
        "host",
        ["127.0.0.1", "localhost", "localhost.", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "[::1]",
         "[::ffff:127.0.0.1]", "169.254.169.254", "[fd00::1]"],
    )  # fmt: skip
    async def test_no_spelling_reaches_them(self, server, reader, host) -> None:
        server.on("/rss", reply(rss("One")))
        problem = await problem_of(reader, f"http://{host}:{server.port}/rss", private=False)
        # Some spellings the client itself does not take for an address at all.
        assert problem in {FeedProblem.FORBIDDEN_ADDRESS, FeedProblem.UNREACHABLE}
        assert server.asked == []

    @pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "169.254.169.254", "[fd00::1]"])
    async def test_the_problem_is_named_for_what_it_is(self, reader, host) -> None:
        assert await problem_of(reader, f"http://{host}/rss", private=False) is FeedProblem.FORBIDDEN_ADDRESS

    @pytest.mark.parametrize("url", ["file:///etc/passwd", "gopher://x.example/", "ftp://x.example/", "x", "http://"])
    async def test_other_schemes_are_refused_before_anything_opens(self, reader, url) -> None:
        assert await problem_of(reader, url, private=True) is FeedProblem.FORBIDDEN_ADDRESS

    async def test_the_remedy_is_named(self, server, reader) -> None:
        with pytest.raises(FeedError, match="private = true"):
            await reader.read(feed(server.on("/rss", reply(rss("One"))), private=False), fresh())

    async def test_a_connection_of_a_private_feed_does_not_open_the_door_for_others(self, server, reader) -> None:
        url = server.on("/rss", reply(rss("One")))
        await reader.read(feed(url), fresh())
        assert await problem_of(reader, url, private=False) is FeedProblem.FORBIDDEN_ADDRESS
        assert len(server.asked) == 1


NO_FEEDS = {
    "cloudflare_challenge.html": FeedProblem.BLOCKED,
    "empty.xml": FeedProblem.NOT_A_FEED,
    "html_not_feed.html": FeedProblem.NOT_A_FEED,
    "only_spaces.xml": FeedProblem.NOT_A_FEED,
}


def hostile_files() -> list[Path]:
    return sorted((SHARED / "hostile").glob("*")) if SHARED.exists() else []


@pytest.mark.skipif(not SHARED.exists(), reason="the captured material is not in ../shared")
class TestCapturedMaterial:
    @pytest.mark.parametrize("path", hostile_files(), ids=lambda path: path.name)
    async def test_a_hostile_document_gives_clean_items_or_a_feed_error(self, server, reader, path) -> None:
        one = feed(server.on("/x", reply(path.read_bytes())))
        if path.name in NO_FEEDS:
            assert await problem_of(reader, one.url) is NO_FEEDS[path.name]
            return
        poll = await reader.read(one, fresh())
        for entry in entries_of(feed("http://x.example/"), poll.items, NOW):
            text = entry.title + entry.summary + (entry.body or "")
            assert not set(text) & set("\x00\x0b\u202a\u202b\u202c\u202d\u202e\u200b\ufeff\u2066\u2067")
            assert "<script" not in text
            assert entry.url == "" or entry.url.startswith(("http://", "https://"))

    async def test_of_73_captured_files_68_are_feeds_and_five_are_named(self, server, reader) -> None:
        problems = {}
        read = 0
        for path in sorted((SHARED / "2025-02-10").iterdir()):
            one = replace(feed(server.on(f"/{path.name}", reply(path.read_bytes()))), id=path.stem)
            try:
                poll = await reader.read(one, fresh())
            except FeedError as error:
                problems[path.stem] = error.problem
            else:
                read += 1
                assert entries_of(one, poll.items, NOW)
                assert all(item.published and item.title and item.link for item in poll.items)
        assert read == 68
        assert problems == {
            "ast-articles": FeedProblem.NOT_A_FEED,
            "ds-s": FeedProblem.NOT_A_FEED,
            "flux-rss": FeedProblem.NOT_A_FEED,
            "flux-rss-bfmtv-strasbourg": FeedProblem.NOT_A_FEED,
            "le-figaro-etudiant": FeedProblem.BLOCKED,
        }
