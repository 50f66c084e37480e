"""A house with fakes in every plug: feeds, store, clock, chat, and an extractor that is told what each title says."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial

from bot.claims.claim import Claim, Reading
from bot.claims.credit import Provenance
from bot.commands.command import catalogue
from bot.commands.request import Place, Request
from bot.feeds.entry import Entry, Item
from bot.feeds.feed import Feed
from bot.messages.card import Card
from bot.messages.wording import Wordings
from bot.ports import ArticleReader
from bot.stories.open_question import Newsroom
from bot.stories.story import Report
from bot.subscriptions.room import Room
from bot.subscriptions.subscription import Subscription, Wish
from bot.text.folding import name_key
from bot.usecases.announce import Terms, announce
from bot.usecases.answer_command import answer_command
from bot.usecases.asked import Access, Desk
from bot.usecases.deliver import Deliverer, Delivery
from bot.usecases.follow_questions import Follower, Following
from bot.usecases.ingest_entries import Ingestion, ingest_entries, of_its_own
from bot.usecases.poll_feeds import Poller, Polling
from bot.usecases.read_articles import Articles, SecondLook
from bot.usecases.tally import Tally
from config.translations import load_translations
from tests.fakes.chat import FakeChat
from tests.fakes.clock import FakeClock
from tests.fakes.feeds import FakeFeedReader
from tests.fakes.store import FakeUnitOfWork

CATALOGUE = catalogue(("en", "fr"))

ROOM = Room("fake", "1")
FEED = Feed("franceinfo", "https://feeds.example/franceinfo.xml", "Franceinfo", language="fr")
OTHER_FEED = Feed("bfm", "https://feeds.example/bfm.xml", "BFMTV", language="fr")
WORDINGS = Wordings(load_translations())


@dataclass
class FakeHouse:
    """The use cases wired to fakes; `tell` publishes a report in a feed and lets the house run."""

    announce_first: object = "none"
    access: Access = field(default_factory=lambda: Access({}, open_to_all=True))
    clock: FakeClock = field(default_factory=FakeClock)
    chat: FakeChat = field(default_factory=FakeChat)
    uow: FakeUnitOfWork = field(default_factory=FakeUnitOfWork)
    reader: FakeFeedReader = field(default_factory=FakeFeedReader)
    tally: Tally = field(default_factory=Tally)
    says: dict[str, tuple[Claim, ...]] = field(default_factory=dict)  # by title; absent: not relevant
    foreign: dict[str, str] = field(default_factory=dict)  # by title: the language that nobody here reads
    items: dict[str, list[Item]] = field(default_factory=dict)
    lost: list[Room] = field(default_factory=list)
    article_reader: ArticleReader | None = None  # None: no article is read
    article_wait_s: float = 60.0  # a fake article is there at once, or held back by the test
    provenance: Callable[[Entry], Provenance] = of_its_own
    read: Callable[[Entry], Reading] | None = None  # the real reading, in place of what `says` says
    newsrooms: tuple[Feed, ...] = ()  # beside the two newspapers: each speaks for the `organisation` it names

    def __post_init__(self) -> None:
        feeds = {feed.id: feed for feed in (FEED, OTHER_FEED, *self.newsrooms)}
        self.deliverer = Deliverer(
            Delivery({"fake": self.chat}, self.uow, self.clock, WORDINGS, "worker", self.tally, self._lost)
        )
        look = self.article_reader and SecondLook(self.article_reader, self._extract, self.tally, self.article_wait_s)
        self.articles = Articles(look) if look else None
        ingestion = Ingestion(
            self.uow,
            self.clock,
            self._extract,
            partial(announce, terms=Terms(edit_after_s=60.0)),
            self.deliverer.wake,
            self.tally,
            provenance=self.provenance,
            announce_first=self.announce_first,  # type: ignore[arg-type]
            articles=self.articles,
        )
        ingest = partial(ingest_entries, ingestion)
        rooms = [Newsroom(feed, name_key(feed.organisation or "")) for feed in self.newsrooms]
        self.follower = Follower(Following(self.uow, self.clock, rooms, name_key, lambda: 0.0))
        paced = self.follower.paced
        polling = Polling(feeds, self.reader, self.uow, self.clock, ingest, lambda: 0.0, self.tally, paced=paced)
        self.poller = Poller(polling)
        chats = {"fake": self.chat}
        self.desk = Desk(
            self.uow,
            self.clock,
            WORDINGS,
            CATALOGUE,
            self.access,
            chats,
            feeds,
            self.clock.now(),
            self.tally,
            told=self.deliverer.wake,
            follower=self.follower,
        )

    async def open(self, wish: Wish = Wish(), locale: str = "en", room: Room = ROOM) -> None:  # noqa: B008 - frozen
        """Registers the feeds, learns what they hold, and subscribes a room."""
        now = self.clock.now()
        feed_ids = [feed.id for feed in (FEED, OTHER_FEED, *self.newsrooms)]
        await self.uow.run(lambda store: store.register_feeds(feed_ids, now))
        await self.uow.run(lambda store: store.save_subscription(Subscription(room, now, locale, wish=wish)))
        await self.poll()

    def publish(
        self, title: str, *claims: Claim, feed: Feed = FEED, link: str | None = None, summary: str = ""
    ) -> None:
        """An item appears in a feed; with claims, the extractor will find them."""
        address = link or f"https://{feed.id}.example/{abs(hash(title))}"
        item = Item(title, summary, link=address, guid=address, published=self.clock.now())
        known = self.items.setdefault(feed.id, [])
        known[:] = [item, *(each for each in known if each.link != address)]
        self.reader.publish(feed.id, *known)
        if claims:
            self.says[title] = claims

    async def tell(self, report: Report, *, feed: Feed = FEED) -> None:
        """The report's title appears in a feed, is polled, filed and delivered."""
        self.publish(report.title, report.claim, feed=feed)
        await self.poll()
        await self.deliverer.settle()

    async def poll(self) -> None:
        """Every feed is due, polled, and what it brought is stored."""
        self.clock.forward(seconds=3600)
        await self.poller.tick()
        await self.poller.settle()

    async def minutes(self, count: int) -> None:
        """Minute by minute: open questions are followed, what is due is polled and delivered."""
        for _ in range(count):
            self.clock.forward(seconds=60)
            await self.follower.look()
            await self.poller.tick()
            await self.poller.settle()
            await self.deliverer.settle()

    async def later(self, **length: float) -> None:
        """Time passes, and whatever is due by then is delivered."""
        self.clock.forward(seconds=timedelta(**length).total_seconds())
        await self.deliverer.settle()

    async def ask(
        self, typed: str, *, user: str = "7", place: Place = Place.PRIVATE, manages: bool = True, locale: str = "en"
    ) -> Card | None:
        """The answer to what somebody typed in the room."""
        command, _, text = typed.removeprefix("/").partition(" ")
        request = Request(ROOM, user, command, text, locale=locale, place=place, manages=manages)
        return await answer_command(self.desk, request)

    def _extract(self, entry: Entry) -> Reading:
        if self.read is not None:
            return self.read(entry)
        claims = self.says.get(entry.title, ())
        seen = tuple(
            replace(claim, evidence=tuple(replace(word, at=entry.at) for word in claim.evidence)) for claim in claims
        )
        return Reading(seen, ("words",), self.foreign.get(entry.title))

    async def _lost(self, room: Room, _reason: str) -> None:
        self.lost.append(room)
