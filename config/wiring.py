"""The composition root: the only place that knows which adapter fulfils which port."""

import logging
import random
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Literal
from uuid import uuid4

from bot.claims.claim import Reading
from bot.commands.command import catalogue
from bot.commands.request import Request
from bot.feeds.entry import Entry
from bot.feeds.feed import Feed
from bot.messages import notices, reviews
from bot.messages.card import Card
from bot.ports import ArticleReader, Chat, Clock, FeedReader, UnitOfWork
from bot.stories.open_question import newsrooms
from bot.stories.windows import LONGEST
from bot.subscriptions.room import Room
from bot.usecases.announce import Announce, Terms, announce, announce_quietly
from bot.usecases.answer_command import answer_command
from bot.usecases.asked import Access, Desk
from bot.usecases.deliver import Deliverer, Delivery
from bot.usecases.follow_questions import Follower, Following
from bot.usecases.ingest_entries import Ingestion, ingest_entries
from bot.usecases.poll_feeds import Poller, Polling
from bot.usecases.read_articles import Articles, SecondLook
from bot.usecases.tally import Tally
from bot.usecases.tell_owner import FindRoom, Owner, tell_owner
from bot.usecases.watch_over import remind_of_reviews, watch_over
from config.knowledge import Knowledge

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a house is built from: adapters and plain values."""

    knowledge: Knowledge
    feeds: tuple[Feed, ...]
    uow: UnitOfWork
    reader: FeedReader
    clock: Clock
    chats: Mapping[str, Chat]
    access: Access
    owner_rooms: Mapping[str, FindRoom]
    language: str = "en"
    zone: str = "Europe/Paris"
    announce_first: Literal["none", "all"] | int = "none"
    at_once: int = 16
    edit_after_s: float = 60.0
    quiet: timedelta = LONGEST
    silence: timedelta = timedelta(hours=6)
    articles: ArticleReader | None = None  # None: no article is read
    article_wait_s: float = 8.0


@dataclass(frozen=True, slots=True)
class House:
    """The program, put together: everything that ticks or answers."""

    plan: Plan
    started_at: datetime
    tally: Tally
    poller: Poller
    deliverer: Deliverer
    desk: Desk
    owner: Owner
    follower: Follower
    articles: Articles | None = None

    async def answer(self, request: Request) -> Card | None:
        """The card that answers a command; None where silence is the answer."""
        return await answer_command(self.desk, request)

    async def watch(self) -> None:
        """Looks after the installation itself."""
        plan = self.plan
        await watch_over(plan.uow, plan.clock, self.started_at, plan.silence, self._tell_silence)
        await remind_of_reviews(plan.uow, plan.clock, self._tell_reviews)

    async def room_lost(self, room: Room, reason: str) -> None:
        """Tells the owner that a room takes no messages any more."""
        await tell_room_lost(self.owner, room, reason)

    async def _tell_silence(self, hours: int) -> None:
        key = f"silence{self.plan.clock.now():%d%H}"
        await tell_owner(self.owner, key, lambda wording: notices.silence(hours, wording))

    async def _tell_reviews(self, waiting: int) -> None:
        key = f"reviews{self.plan.clock.now():%d%H}"
        await tell_owner(self.owner, key, lambda wording: reviews.waiting(waiting, wording))


async def tell_room_lost(owner: Owner, room: Room, _reason: str) -> None:
    """One notice: this room is gone, and what to do to have it back."""
    await tell_owner(owner, f"gone{room.chat[-18:]}", lambda wording: notices.room_lost(room, wording))


def build(plan: Plan) -> House:
    """The house of this plan. Nothing runs yet."""
    started_at, tally = plan.clock.now(), Tally()
    feeds = {feed.id: feed for feed in plan.feeds if feed.enabled}
    wordings = plan.knowledge.wordings
    owner = Owner(plan.owner_rooms, plan.chats, wordings, plan.language)
    delivery = Delivery(
        plan.chats, plan.uow, plan.clock, wordings, uuid4().hex[:12], tally, partial(tell_room_lost, owner)
    )
    deliverer = Deliverer(delivery)
    articles = _articles(plan, tally)
    rooms = newsrooms(feeds.values(), plan.knowledge.organisations)
    follower = Follower(Following(plan.uow, plan.clock, rooms, plan.knowledge.group_of, random.random))
    ingest = partial(ingest_entries, _ingestion(plan, deliverer, tally, articles))
    polling = Polling(
        feeds, plan.reader, plan.uow, plan.clock, ingest, random.random, tally, plan.at_once, follower.paced
    )
    desk = Desk(
        plan.uow,
        plan.clock,
        wordings,
        catalogue(wordings.translations),
        plan.access,
        plan.chats,
        feeds,
        started_at,
        tally,
        zone=plan.zone,
        language=plan.language,
        rates=plan.knowledge.rates,
        announce=_announcing(plan),
        told=deliverer.wake,
        follower=follower,
    )
    return House(plan, started_at, tally, Poller(polling), deliverer, desk, owner, follower, articles)


def _announcing(plan: Plan) -> Announce:
    return partial(announce, terms=_terms(plan))


def _terms(plan: Plan) -> Terms:
    return Terms(plan.edit_after_s, plan.knowledge.rates)


def _articles(plan: Plan, tally: Tally) -> Articles | None:
    if plan.articles is None:
        return None
    return Articles(SecondLook(plan.articles, partial(_understood, plan.knowledge, tally), tally, plan.article_wait_s))


def _ingestion(plan: Plan, deliverer: Deliverer, tally: Tally, articles: Articles | None) -> Ingestion:
    return Ingestion(
        uow=plan.uow,
        clock=plan.clock,
        extract=partial(_understood, plan.knowledge, tally),
        announce=_announcing(plan),
        announce_quietly=partial(announce_quietly, terms=_terms(plan)),
        told=deliverer.wake,
        tally=tally,
        background=replace(plan.knowledge.background, quiet=plan.quiet),
        families=plan.knowledge.families,
        provenance=plan.knowledge.credits.provenance,
        announce_first=plan.announce_first,
        articles=articles,
    )


def _understood(knowledge: Knowledge, tally: Tally, entry: Entry) -> Reading:
    """What the entry says. One that trips the reading is told in the log and costs itself, never its whole feed."""
    try:
        return knowledge.read(entry)
    except Exception:
        log.exception("entry not understood", extra={"feed": entry.feed_id, "url": entry.url})
        tally.add("readings", "failed")
        return Reading(reasons=("the reading failed",))
