"""The yardstick: the shortest loop that reads feeds with aiohttp and feedparser and remembers validators."""

import asyncio
import io
import sys
import time

import aiohttp
import feedparser

from bench.child import Answer, serve_lines

AT_ONCE = 16


class Loop:
    """Every feed once per turn. It stores nothing, knows no entry again, and trusts everybody."""

    def __init__(self, session: aiohttp.ClientSession, addresses: list[str]) -> None:
        self._session = session
        self._addresses = addresses
        self._validators: dict[str, dict[str, str]] = {}
        self._free = asyncio.Semaphore(AT_ONCE)

    async def turn(self) -> Answer:
        """Asks every feed once: how many answered what, and how many entries were parsed."""
        began = time.monotonic()
        answers = await asyncio.gather(*map(self._poll, self._addresses))
        return {
            "wall_s": time.monotonic() - began,
            "read": sum(status == 200 for status, _ in answers),
            "not_modified": sum(status == 304 for status, _ in answers),
            "entries": sum(entries for _, entries in answers),
        }

    async def _poll(self, address: str) -> tuple[int, int]:
        async with self._free, self._session.get(address, headers=self._validators.get(address)) as response:
            if response.status != 200:
                return response.status, 0
            names = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}
            found = {sent: response.headers[given] for given, sent in names.items() if given in response.headers}
            self._validators[address] = found
            # A file-like object: bare bytes would first be tried as the name of a file.
            return 200, len(feedparser.parse(io.BytesIO(await response.read())).entries)


async def main(address: str, feeds: int) -> None:
    """Takes a turn whenever asked."""
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=AT_ONCE)) as session:
        loop = Loop(session, [f"{address}/{feed}.xml" for feed in range(feeds)])
        await serve_lines({}, loop.turn)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2])))
