"""Running for good, or once: opens everything, lets it tick, and closes it in an order that loses nothing."""

import asyncio
import logging
import signal
from collections.abc import AsyncIterator, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from importlib.metadata import version
from pathlib import Path
from typing import Any

from adapters.clock import SystemClock, Ticker
from adapters.feeds.http import HttpFeedReader, feed_sessions
from adapters.feeds.parser_pool import ParserPool
from adapters.store.opening import backup, migrate, open_store
from bot.commands.request import Request
from bot.errors import SettingsError
from bot.messages.card import Card
from bot.messages.notices import watching
from bot.ports import Clock, FeedReader, UnitOfWork
from bot.subscriptions.room import Room
from bot.subscriptions.subscription import Subscription
from bot.usecases.asked import Access
from bot.usecases.lose_room import lose_room
from bot.usecases.take_over import take_over
from config.articles import article_reader, refuse_without_extra
from config.chats import TERMINAL, Chats, Hearing, open_chats
from config.feeds import load_feeds
from config.health import say_alive, say_stopped
from config.knowledge import Knowledge, load_knowledge
from config.logs import set_up
from config.pages import pages
from config.settings import Settings, load_settings
from config.traces import notice_restored, say_whole
from config.wiring import House, Plan, build

log = logging.getLogger(__name__)

DATABASE = "vigie.db"
TICK_S = 1.0
SWEEP_S = 30.0
FOLLOW_S = 60.0  # half of the shortest pace
DRAIN_S = 8.0  # a container is killed after ten
ONCE_CONNECTED_S = 20.0


@dataclass(frozen=True, slots=True)
class Running:
    """A house with the chats it speaks through."""

    house: House
    chats: Chats


def load_everything() -> tuple[Settings, Knowledge]:
    """Settings and data files, with logging set up. Raises SettingsError."""
    settings = load_settings()
    refuse_without_extra(settings.articles)
    tokens = [token.get_secret_value() for token in (settings.telegram.token, settings.discord.token) if token]
    set_up(settings.log.level, settings.log.form, tokens)
    return settings, load_knowledge(settings.data / "config")


def migrate_store() -> None:
    """Brings the database to this version and says so."""
    settings = load_settings()
    changed = migrate(settings.data / DATABASE)
    print(f"{settings.data / DATABASE}: {'brought up to date' if changed else 'up to date already'}")  # noqa: T201


def back_up(target: Path) -> None:
    """Copies the database to `target` and says so."""
    backup(load_settings().data / DATABASE, target)
    print(f"{target}: written")  # noqa: T201


async def run_for_good() -> None:
    """Ticks until SIGTERM or SIGINT. Raises SettingsError if every chat's token is refused."""
    settings, knowledge = load_everything()
    stop = asyncio.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, stop.set)
    async with opened(settings, knowledge) as running:
        await _first_of(running.chats.start(), stop.wait())
        refuse_without_chat(running.chats)
        async with ticking(running, settings):
            chats, feeds = sorted(running.chats.by_platform), len(running.house.desk.feeds)
            log.info("watching", extra={"feeds": feeds, "chats": chats})
            if TERMINAL.platform in chats:
                print(watching(feeds, knowledge.wordings.of(settings.language)), flush=True)  # noqa: T201
            await _first_of(stop.wait(), running.chats.silenced.wait())
            log.info("stopping")
        refuse_without_chat(running.chats)


async def run_once() -> None:
    """Polls every feed once, delivers, and ends."""
    settings, knowledge = load_everything()
    async with opened(settings, knowledge) as running:
        await running.chats.start()
        await running.chats.connected(ONCE_CONNECTED_S)
        refuse_without_chat(running.chats)
        await running.house.poller.tick()
        await running.house.poller.settle()
        if running.house.articles:
            await running.house.articles.settle()
        await running.house.deliverer.settle()
        await say_whole(running.house.plan.uow, settings.data / DATABASE)


def refuse_without_chat(chats: Chats) -> None:
    """Raises SettingsError if no chat is left to speak through."""
    if chats.silenced.is_set():
        raise SettingsError(*chats.refused.values())


async def _first_of(*waits: Coroutine[Any, Any, object]) -> None:
    """Waits for one of these, and lets go of the others."""
    tasks = [asyncio.create_task(wait) for wait in waits]
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in tasks:
        task.cancel()
    for result in await asyncio.gather(*tasks, return_exceptions=True):
        if isinstance(result, Exception):
            raise result


@asynccontextmanager
async def opened(settings: Settings, knowledge: Knowledge, clock: Clock | None = None) -> AsyncIterator[Running]:
    """Everything that has to be closed again, opened. `clock`: the domain's time, the system's unless given."""
    async with AsyncExitStack() as closing:
        uow = open_store(settings.data / DATABASE)
        closing.callback(uow.close)
        houses: list[House] = []  # the chats need the house's answers, the house needs the chats

        async def answer(request: Request) -> Card | None:
            return await houses[0].answer(request)

        async def gone(room: Room, reason: str) -> None:
            if await lose_room(uow, room, reason):
                await houses[0].room_lost(room, reason)

        async def moved(room: Room, new_chat: str) -> None:
            await uow.run(lambda store: store.move_room(room, new_chat))

        chats = open_chats(settings, knowledge.wordings, Hearing(answer, moved, gone))
        closing.push_async_callback(chats.stop)
        clock = clock or SystemClock()
        reader = await closing.enter_async_context(feed_reader(settings))
        articles = await closing.enter_async_context(
            article_reader(settings.articles, knowledge.publishers, clock, user_agent(settings))
        )
        plan = await plan_of(settings, knowledge, (uow, reader, clock), chats)
        houses.append(build(replace(plan, articles=articles)))
        await notice_restored(uow, settings.data / DATABASE)
        await take_over(uow, houses[0].plan.clock.now())  # the lock says that nobody else is sending
        yield Running(houses[0], chats)


@asynccontextmanager
async def feed_reader(settings: Settings) -> AsyncIterator[FeedReader]:
    """A reader over HTTP with one parser beside it."""
    sessions, pool = feed_sessions(settings.feeds.at_once), ParserPool()
    try:
        yield HttpFeedReader(
            sessions,
            pool,
            user_agent=user_agent(settings),
            deadline_s=settings.feeds.deadline_s,
            requests_at_once=settings.feeds.at_once,
        )
    finally:
        await sessions.close()
        await pool.close()


def user_agent(settings: Settings) -> str:
    """Who asks, and how to reach whoever runs it: sent with every request."""
    return f"Vigie/{version('vigie')} (+{settings.feeds.contact})"


async def plan_of(
    settings: Settings, knowledge: Knowledge, ground: tuple[UnitOfWork, FeedReader, Clock], chats: Chats
) -> Plan:
    """The plan of this installation, its feeds and its terminal known to the store."""
    (uow, reader, clock), feeds = ground, load_feeds(settings.data / "config")
    ids = [feed.id for feed in feeds if feed.enabled]
    await uow.run(lambda store: store.register_feeds(ids, clock.now()))
    if TERMINAL.platform in chats.by_platform:
        terminal = Subscription(TERMINAL, clock.now(), settings.language, settings.zone)
        await uow.run(lambda store: store.save_subscription(terminal))
    return Plan(
        knowledge=knowledge,
        feeds=feeds,
        uow=uow,
        reader=reader,
        clock=clock,
        chats=chats.by_platform,
        access=Access(settings.owner, settings.access == "open"),
        owner_rooms=chats.owner_rooms,
        language=settings.language,
        zone=settings.zone,
        announce_first=settings.feeds.announce_first,
        at_once=settings.feeds.at_once,
        edit_after_s=settings.edit_after_s,
        quiet=timedelta(days=settings.quiet_days),
        silence=timedelta(seconds=settings.feeds.silence_notice_s),
        article_wait_s=settings.articles.wait_s,
    )


@asynccontextmanager
async def ticking(running: Running, settings: Settings) -> AsyncIterator[None]:
    """The jobs of a running house: polls, deliveries, the watch over itself, and the pages about it."""
    house, ticker = running.house, Ticker()
    ticker.every(TICK_S, house.poller.tick, "poll feeds")
    ticker.every(FOLLOW_S, house.follower.look, "follow questions")
    ticker.every(SWEEP_S, house.watch, "watch over")
    ticker.every(SWEEP_S, lambda: say_alive(house.plan.uow), "say alive")
    ticker.every(SWEEP_S, lambda: say_whole(house.plan.uow, settings.data / DATABASE), "say whole")
    async with AsyncExitStack() as closing:
        if settings.web.enabled:
            await closing.enter_async_context(pages(house, running.chats, ticker, settings))
        delivering = asyncio.create_task(house.deliverer.run(SWEEP_S))
        ticker.start()
        try:
            yield
        finally:
            await ticker.drain(DRAIN_S / 2)
            await house.poller.stop()
            if house.articles:
                await house.articles.stop()
            delivering.cancel()
            await asyncio.wait([asyncio.ensure_future(house.deliverer.drain())], timeout=DRAIN_S / 2)
            await say_stopped(house.plan.uow)
