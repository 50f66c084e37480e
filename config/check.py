"""`vigie check` and `vigie feeds check`: what a newcomer wants to know before anything runs."""

import asyncio
import json
import logging
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from rich.console import Console
from rich.progress import Progress
from rich.table import Table
from rich.text import Text

from adapters.clock import SystemClock
from bot.errors import ChatError, FeedError, SettingsError, TokenRefused
from bot.feeds.feed import Feed, FeedState
from bot.feeds.identity import entries_of
from bot.feeds.poll import Poll
from bot.ports import FeedReader
from config.feeds import load_feeds
from config.knowledge import Knowledge
from config.run import feed_reader, load_everything
from config.settings import Settings


async def check_installation() -> int:
    """Prints what is set and whether the tokens work, with the links that invite the bot.

    0: all of it works; 1: a platform does not answer; 2: a token is wrong.
    """
    settings, knowledge = load_everything()
    logging.disable(logging.ERROR)  # what the clients have to say stands in the report
    console = Console(soft_wrap=True, highlight=False)
    feeds = load_feeds(settings.data / "config")
    on = sum(feed.enabled for feed in feeds)
    console.print(f"Configuration  right; data folder {settings.data}")
    console.print(f"Feeds          {on} on, {len(feeds) - on} off; vigie feeds check polls them")
    console.print(f"Languages      {', '.join(knowledge.lexicons)}")
    articles = "read where a headline leaves something open" if settings.articles.enabled else "not read"
    console.print(f"Articles       {articles} (VIGIE_ARTICLES__ENABLED)")
    owner = ", ".join(f"{platform}:{user}" for platform, user in settings.owner.items())
    console.print(f"Owner          {owner or 'not set: notices go to the log; /start tells everybody their number'}")
    faults = [await _telegram(settings, console), await _discord(settings, console)]
    if not (settings.telegram.token or settings.discord.token):
        console.print("No token is set: vigie run posts to the terminal.")
    return max(faults)


async def _telegram(settings: Settings, console: Console) -> int:
    if not settings.telegram.token:
        return 0
    from adapters.chats.telegram.client import TelegramClient
    from adapters.chats.telegram.hearing import Hooks

    async def nobody(_: object) -> None:
        return None

    try:
        client = TelegramClient(
            settings.telegram.token.get_secret_value(), Hooks(nobody), base_url=settings.telegram.api_url
        )
        me = await client.connect()
    except ChatError as error:
        console.print(f"Telegram       [red]{error}[/]")
        return _code_of(error)
    await client.stop()
    console.print(f"Telegram       {me.name} works. Open {me.link} and press Start; in a group, add it there.")
    return 0


async def _discord(settings: Settings, console: Console) -> int:
    if not settings.discord.token:
        return 0
    from adapters.chats.discord.client import introduce

    try:
        me = await introduce(settings.discord.token.get_secret_value(), settings.discord.rest_url)
    except ChatError as error:
        console.print(f"Discord        [red]{error}[/]")
        return _code_of(error)
    console.print(f"Discord        {me.name} works. Add it to a server: {me.invitation}")
    return 0


def _code_of(error: ChatError) -> int:
    return 2 if isinstance(error, TokenRefused) else 1


@dataclass(frozen=True, slots=True)
class Checked:
    """What one poll of a feed showed."""

    id: str
    file: str
    problem: str | None = None
    why: str | None = None
    items: int = 0
    dated: int = 0
    newest: datetime | None = None
    validators: str = ""
    matches: int = 0


async def check_feeds(ids: Sequence[str], *, as_json: bool) -> int:
    """Polls these feeds (none named: all that are on) and prints what came. 0: every one is a feed."""
    settings, knowledge = load_everything()
    feeds = _chosen(load_feeds(settings.data / "config"), ids)
    async with feed_reader(settings) as reader:
        with Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as progress:
            bar = progress.add_task("polling", total=len(feeds))

            async def checked(feed: Feed) -> Checked:
                found = await _checked(feed, reader, knowledge)
                progress.advance(bar)
                return found

            results = await asyncio.gather(*map(checked, feeds))
    _print_json(results) if as_json else _print_table(results)
    return int(any(result.problem for result in results))


def _chosen(feeds: Sequence[Feed], ids: Sequence[str]) -> list[Feed]:
    if unknown := set(ids) - {feed.id for feed in feeds}:
        raise SettingsError(f"feeds check: there is no feed {min(unknown)}; vigie feeds check --json lists all ids.")
    return [feed for feed in feeds if (feed.id in ids if ids else feed.enabled)]


async def _checked(feed: Feed, reader: FeedReader, knowledge: Knowledge) -> Checked:
    try:
        poll = await reader.read(feed, FeedState(feed.id, SystemClock().now()))
    except FeedError as error:
        return Checked(feed.id, feed.origin, error.problem, str(error))
    entries = entries_of(feed, poll.items, SystemClock().now())
    return Checked(
        id=feed.id,
        file=feed.origin,
        items=len(poll.items),
        dated=sum(item.published is not None for item in poll.items),
        newest=max((item.published for item in poll.items if item.published), default=None),
        validators=_validators(poll),
        matches=sum(knowledge.read(entry).relevant for entry in entries),
    )


def _validators(poll: Poll) -> str:
    given = {"ETag": poll.validators.etag, "Last-Modified": poll.validators.last_modified}
    return ", ".join(name for name, value in given.items() if value) or "none"


def _print_json(results: Sequence[Checked]) -> None:
    for result in results:
        print(json.dumps(asdict(result), default=str, ensure_ascii=False))  # noqa: T201


def _print_table(results: Sequence[Checked]) -> None:
    """Those that answered as a table; the others as lines of their own, which a narrow terminal cuts nowhere."""
    console = Console(highlight=False, soft_wrap=True)
    answered = [each for each in results if not each.problem]
    if answered:
        console.print(_table(answered), crop=False, overflow="ignore", no_wrap=True)
    for each in results:
        if each.problem:
            console.print(Text.assemble(f"{each.id}  ", (each.problem, "red"), f": {each.why} ({each.file})"))
    if len(answered) < len(results):
        online = "" if answered else " Is this machine online?"
        console.print(f"{len(answered)} of {len(results)} are feeds that can be read.{online}")


def _table(results: Sequence[Checked]) -> Table:
    table = Table(box=None, header_style="bold", pad_edge=False)
    for heading in ("feed", "answer", "items", "dated", "newest", "validators", "matches", "from"):
        right = heading in {"items", "dated", "matches"}
        table.add_column(heading, justify="right" if right else "left", no_wrap=True)
    for each in results:
        newest = f"{each.newest:%Y-%m-%d %H:%M}" if each.newest else "no dates"
        counts = (str(each.items), str(each.dated), newest, each.validators, str(each.matches))
        table.add_row(each.id, "[green]ok[/]", *counts, each.file)
    return table
