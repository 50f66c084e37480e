"""Whole articles: when they are read, what they change, and that no news waits for them or is lost to them."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import TypeVar

import pytest

from bot.claims.claim import Claim, Reading, Stance, Voice
from bot.errors import StoreError
from bot.feeds.article import ArticleProblem
from bot.feeds.entry import Entry, Item
from bot.ports import Store
from bot.stories.status import Status
from bot.stories.story import Story
from bot.usecases.read_articles import MOST_PER_POLL
from config.knowledge import Knowledge, load_knowledge
from tests.fakes.articles import FakeArticleReader
from tests.fakes.claims import claim, evidence, money
from tests.fakes.house import FEED, OTHER_FEED, ROOM, FakeHouse
from tests.fakes.store import FakeUnitOfWork

T = TypeVar("T")

URL = "https://franceinfo.example/amazon.html"
TITLE = "Amazon investit 1,2 milliard d’euros dans l’intelligence artificielle en France"
ARTICLE = (
    "Amazon va investir plus de 1,2 milliard d’euros en France dans l’intelligence artificielle, a annoncé l’Élysée "
    "dimanche 12 mai. Le groupe n’a pas encore confirmé."
)
REPORTED = claim(evidence(None, Voice.OUTLET), amounts=(money("1.2e9"),))
DENIED = claim(evidence("Amazon", stance=Stance.DENIES), amounts=(money("1.2e9"),))
ANNOUNCED = claim(
    evidence(None, Voice.OUTLET),
    evidence("Élysée", Voice.OFFICIAL, field="body", quote="a annoncé l’Élysée dimanche"),
    amounts=(money("1.2e9"),),
)


@cache
def knowledge() -> Knowledge:
    return load_knowledge(None)


class FullDisk(FakeUnitOfWork):
    """Takes nothing once it is full."""

    full = False

    async def run(self, work: Callable[[Store], T]) -> T:
        if self.full:
            raise StoreError("disk full")
        return await super().run(work)


def told_by(claims: dict[str | None, Claim], wait_s: float = 60.0) -> FakeHouse:
    """A house whose extractor reads from each body what `claims` says, from a denying title a denial, else REPORTED."""

    def read(entry: Entry) -> Reading:
        found = DENIED if "dément" in entry.title else claims.get(entry.body, REPORTED)
        seen = tuple(replace(word, at=entry.at) for word in found.evidence)
        return Reading((replace(found, evidence=seen),), ("words",))

    return FakeHouse(article_reader=FakeArticleReader(), article_wait_s=wait_s, read=read, uow=FullDisk())


@pytest.fixture
async def hasty() -> FakeHouse:
    """A house that waits for no article."""
    house = told_by({ARTICLE: ANNOUNCED}, wait_s=0.0)
    await house.open()
    return house


@pytest.fixture
async def house() -> FakeHouse:
    house = told_by({ARTICLE: ANNOUNCED})
    await house.open()
    return house


def reader_of(house: FakeHouse) -> FakeArticleReader:
    assert isinstance(house.article_reader, FakeArticleReader)
    return house.article_reader


async def publish(house: FakeHouse, title: str = TITLE, summary: str = "", content: str = "") -> None:
    """The item appears, is polled and delivered."""
    item = Item(title, summary, content, link=URL, guid=URL, published=house.clock.now())
    house.reader.publish(FEED.id, item)
    await house.poll()
    await house.deliverer.settle()


async def settled(house: FakeHouse) -> None:
    """Every article under way has come or failed."""
    assert house.articles is not None
    await house.articles.settle()


async def only_story(house: FakeHouse) -> Story:
    def all_of(store: Store) -> list[Story]:
        return list(store.recent_stories(10))

    [story] = await house.uow.run(all_of)
    return story


async def test_an_article_shows_who_says_so_before_the_first_alert_leaves() -> None:
    house = FakeHouse(article_reader=FakeArticleReader(), read=knowledge().read)
    reader_of(house).publish(URL, ARTICLE)
    await house.open()

    await publish(house)

    story = await only_story(house)
    assert story.verdict.status is Status.ANNOUNCED
    [word] = [each for each in story.reports[0].claim.evidence if each.voice is Voice.OFFICIAL]
    assert (word.speaker, word.field) == ("Élysée", "body")
    [card] = house.chat.shown[ROOM]
    assert "Announced by" in card.plain
    assert house.chat.replies.get(ROOM, []) == []


async def test_without_its_article_the_same_item_is_only_reported() -> None:
    house = FakeHouse(read=knowledge().read)
    await house.open()

    await publish(house)

    assert (await only_story(house)).verdict.status is Status.REPORTED


@pytest.mark.parametrize(
    ("found", "asked"),
    [
        pytest.param(REPORTED, [URL], id="nobody-answers-for-it"),
        pytest.param(claim(evidence("Amazon"), amounts=()), [URL], id="a-party-names-no-sum"),
        pytest.param(claim(evidence("Amazon"), amounts=(money("1.2e9"),)), [], id="nothing-is-open"),
        pytest.param(None, [], id="not-relevant"),
    ],
)
async def test_an_article_is_read_only_where_a_question_is_open(found: Claim | None, asked: list[str]) -> None:
    house = FakeHouse(article_reader=FakeArticleReader(), read=lambda _: Reading((found,) if found else (), ("words",)))
    await house.open()

    await publish(house)

    assert reader_of(house).asked == asked


async def test_a_feed_that_carries_whole_articles_needs_no_second_look(house: FakeHouse) -> None:
    await publish(house, content="Amazon. " * 300)

    assert reader_of(house).asked == []


async def test_an_article_that_takes_long_revises_what_was_told(hasty: FakeHouse) -> None:
    reader_of(hasty).publish(URL, ARTICLE)
    gate = reader_of(hasty).hold(URL)

    await publish(hasty)
    assert (await only_story(hasty)).verdict.status is Status.REPORTED
    [card] = hasty.chat.shown[ROOM]
    assert "Press report" in card.plain

    gate.set()
    await settled(hasty)
    await hasty.later(minutes=5)
    story = await only_story(hasty)
    assert story.verdict.status is Status.ANNOUNCED
    assert len(story.reports) == 1
    [card] = hasty.chat.shown[ROOM]
    assert "Announced by" in card.plain


async def test_an_article_that_comes_after_its_entry_was_rewritten_is_another_text(hasty: FakeHouse) -> None:
    reader_of(hasty).publish(URL, ARTICLE)
    gate = reader_of(hasty).hold(URL)
    await publish(hasty)
    await publish(hasty, title="Intelligence artificielle : Amazon dément investir 1,2 milliard d’euros en France")

    gate.set()
    await settled(hasty)

    assert (await only_story(hasty)).verdict.status is Status.DENIED


async def test_a_late_article_that_cannot_be_filed_costs_only_itself(
    hasty: FakeHouse, caplog: pytest.LogCaptureFixture
) -> None:
    reader_of(hasty).publish(URL, ARTICLE)
    gate = reader_of(hasty).hold(URL)
    await publish(hasty)

    assert isinstance(hasty.uow, FullDisk)
    hasty.uow.full = True
    gate.set()
    await settled(hasty)
    hasty.uow.full = False

    assert (await only_story(hasty)).verdict.status is Status.REPORTED
    assert "late article not filed" in caplog.messages


async def test_stopping_lets_go_of_the_articles_under_way(hasty: FakeHouse) -> None:
    gate = reader_of(hasty).hold(URL)
    reader_of(hasty).publish(URL, ARTICLE)
    await publish(hasty)
    assert hasty.articles is not None

    await hasty.articles.stop()
    gate.set()
    await settled(hasty)

    assert (await only_story(hasty)).verdict.status is Status.REPORTED


@pytest.mark.parametrize("problem", [ArticleProblem.REFUSED, ArticleProblem.BUDGET, ArticleProblem.ROBOTS])
async def test_an_article_that_is_not_read_loses_no_news(house: FakeHouse, problem: ArticleProblem) -> None:
    reader_of(house).refuse(URL, problem)

    await publish(house)

    assert len(house.chat.shown[ROOM]) == 1
    assert house.tally.counts["articles", problem] == 1


async def test_a_reader_that_breaks_its_promise_loses_no_news(
    house: FakeHouse, caplog: pytest.LogCaptureFixture
) -> None:
    reader_of(house).stumble(URL, RuntimeError("out of order"))

    await publish(house)

    assert len(house.chat.shown[ROOM]) == 1
    assert house.tally.counts["articles", "failed"] == 1
    assert "article not read" in caplog.messages


async def test_a_paywall_is_not_taken_for_the_article(house: FakeHouse) -> None:
    reader_of(house).publish(URL, "Abonnez-vous pour lire la suite. L’Élysée a annoncé une promotion.")

    await publish(house)

    assert (await only_story(house)).verdict.status is Status.REPORTED
    assert house.tally.counts["articles", ArticleProblem.OTHER_TEXT] == 1


async def test_an_entry_that_is_rewritten_keeps_what_its_article_said(house: FakeHouse) -> None:
    reader_of(house).publish(URL, ARTICLE)
    await publish(house)
    reader_of(house).refuse(URL, ArticleProblem.RESTING)

    await publish(house, title=TITLE + " (actualisé)")

    assert (await only_story(house)).verdict.status is Status.ANNOUNCED


async def test_an_entry_that_is_rewritten_into_another_story_is_not_read_with_the_old_article(house: FakeHouse) -> None:
    reader_of(house).publish(URL, ARTICLE)
    await publish(house)
    reader_of(house).refuse(URL, ArticleProblem.RESTING)

    await publish(house, title="Mistral AI lève 600 millions auprès de fonds émiratis")

    assert (await only_story(house)).verdict.status is Status.REPORTED


async def test_an_address_nobody_can_take_apart_loses_no_news(
    house: FakeHouse, caplog: pytest.LogCaptureFixture
) -> None:
    house.reader.publish(FEED.id, Item(TITLE, link="http://[bad", guid="own-guid", published=house.clock.now()))

    await house.poll()

    assert len((await only_story(house)).reports) == 1
    [line] = [record for record in caplog.records if record.message == "article not read"]
    assert line.host == ""  # type: ignore[attr-defined]


async def test_a_trouble_is_told_once_per_host_and_without_the_address(
    house: FakeHouse, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    links = [f"https://user:secret@walled.example/{number}?token=secret" for number in range(2)]
    for link in links:
        reader_of(house).refuse(link, ArticleProblem.REFUSED)
    house.reader.publish(FEED.id, *(Item(f"{TITLE} {link}", link=link, published=house.clock.now()) for link in links))

    await house.poll()

    [line] = [record for record in caplog.records if record.message == "article not read"]
    assert (line.levelname, line.host, line.problem) == ("WARNING", "walled.example", "refused")  # type: ignore[attr-defined]
    assert "secret" not in str(vars(line))


async def test_a_host_that_recovered_is_told_of_again(house: FakeHouse, caplog: pytest.LogCaptureFixture) -> None:
    for number, answers in enumerate([False, True, False]):
        url = f"https://franceinfo.example/{number}"
        if answers:
            reader_of(house).publish(url, ARTICLE)
        house.publish(f"{TITLE} : {number}", link=url)
        await house.poll()

    assert caplog.messages.count("article not read") == 2


async def test_a_flood_of_open_entries_reads_a_few_articles_and_tells_all(house: FakeHouse) -> None:
    count = MOST_PER_POLL + 3
    items = [
        Item(f"{TITLE} : {number}", link=f"{URL}?{number}", published=house.clock.now()) for number in range(count)
    ]
    house.reader.publish(FEED.id, *items)

    await house.poll()

    assert len(reader_of(house).asked) == MOST_PER_POLL
    assert house.tally.counts["articles", ArticleProblem.TOO_MANY] == 3
    assert len((await only_story(house)).reports) == count


async def test_two_feeds_with_the_same_article_ask_for_it_and_tell_it_once(house: FakeHouse) -> None:
    gate = reader_of(house).hold(URL)
    reader_of(house).publish(URL, ARTICLE)
    for feed in (FEED, OTHER_FEED):
        house.reader.publish(feed.id, Item(TITLE, f"Vu par {feed.outlet}.", link=URL, published=house.clock.now()))
    house.clock.forward(seconds=3600)
    await house.poller.tick()
    for _ in range(100):  # both polls come as far as the article
        await asyncio.sleep(0)
    gate.set()
    await house.poller.settle()

    assert len((await only_story(house)).reports) == 1
    assert (await only_story(house)).revision == 1
    assert house.tally.counts["articles", "answered"] == 2  # both polls got it, and it was asked for once
    assert reader_of(house).asked == [URL]


async def test_what_the_article_adds_is_counted(house: FakeHouse) -> None:
    reader_of(house).publish(URL, ARTICLE)
    await publish(house)

    assert house.tally.counts["articles", "answered"] == 1


async def test_an_article_with_nothing_new_changes_nothing() -> None:
    house = told_by({})
    await house.open()
    reader_of(house).publish(URL, ARTICLE)

    await publish(house)

    story = await only_story(house)
    assert [word.stance for word in story.reports[0].claim.evidence] == [Stance.AFFIRMS]
    assert house.tally.counts["articles", "silent"] == 1
