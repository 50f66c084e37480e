"""The house as it is put together: the knowledge it is given, and what it does with a chat that is gone."""

from dataclasses import fields, replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from bot.claims.claim import Reading
from bot.commands.command import catalogue
from bot.commands.request import Place, Request
from bot.errors import RoomGone
from bot.feeds.entry import Entry, Item
from bot.stories.rates import Rates
from bot.subscriptions.room import Room
from bot.subscriptions.subscription import State, Subscription
from bot.text.folding import name_key
from bot.usecases.asked import Access
from config.knowledge import Knowledge, load_knowledge
from config.wiring import House, Plan, build
from tests.fakes.chat import FakeChat
from tests.fakes.clock import FakeClock
from tests.fakes.feeds import FakeFeedReader
from tests.fakes.house import FEED
from tests.fakes.store import FakeUnitOfWork
from tests.installation.folder import write_config

CATALOGUE = catalogue(("en", "fr"))

OWNER = Room("fake", "99")


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge(None)


@pytest.fixture
def chat() -> FakeChat:
    return FakeChat()


@pytest.fixture
def house(knowledge: Knowledge, chat: FakeChat) -> House:
    async def owner_room() -> Room:
        return OWNER

    return build(
        Plan(
            knowledge=knowledge,
            feeds=(FEED, replace(FEED, id="off", enabled=False)),
            uow=FakeUnitOfWork(),
            reader=FakeFeedReader(),
            clock=FakeClock(),
            chats={"fake": chat},
            access=Access({"fake": "99"}),
            owner_rooms={"fake": owner_room},
        )
    )


async def asked(house: House, command: str, text: str = "", user: str = "99") -> str:
    card = await house.answer(Request(Room("fake", "99"), user, command, text, locale="en", place=Place.PRIVATE))
    assert card is not None
    return card.plain


async def test_every_command_of_the_catalogue_is_answered(house: House) -> None:
    await asked(house, "subscribe")
    words = {"language": "fr", "story": "1", "why": "1", "sources": "1"}

    for command in CATALOGUE:
        if command.name != "test":  # answers by the samples it sends
            assert await asked(house, command.name, words.get(command.name, ""))


async def test_a_stranger_is_told_who_may(house: House) -> None:
    assert "fake:7" in await asked(house, "subscribe", user="7")


async def test_a_feed_that_is_switched_off_is_nobodys_business(house: House) -> None:
    assert set(house.desk.feeds) == {FEED.id}


async def test_six_hours_of_silence_are_told_to_the_owner_once(house: House, chat: FakeChat) -> None:
    await house.plan.uow.run(lambda store: store.register_feeds([FEED.id], house.plan.clock.now()))
    clock = house.plan.clock
    assert isinstance(clock, FakeClock)
    for hours in (5, 2, 1):
        clock.forward(seconds=timedelta(hours=hours).total_seconds())
        await house.watch()

    assert len(chat.shown[OWNER]) == 1


async def test_the_owner_hears_of_a_room_that_is_gone(house: House, chat: FakeChat) -> None:
    await house.room_lost(Room("fake", "5"), "removed")

    [notice] = chat.shown[OWNER]
    assert "fake" in notice.plain


async def test_an_owner_who_cannot_be_reached_stops_nothing(house: House, chat: FakeChat) -> None:
    chat.fails = RoomGone("blocked")

    await house.room_lost(Room("fake", "5"), "removed")


async def test_a_subscription_survives_a_new_house_on_the_same_store(house: House) -> None:
    await asked(house, "subscribe", "france")
    again = build(house.plan)

    [subscription] = await again.plan.uow.run(lambda store: store.subscriptions())
    assert isinstance(subscription, Subscription)
    assert (subscription.room, subscription.state) == (OWNER, State.ACTIVE)


class Stumbling(Knowledge):
    """Trips over one title."""

    def read(self, entry: Entry) -> Reading:
        if "trap" in entry.title:
            raise RecursionError
        return super().read(entry)


async def test_an_item_that_trips_the_reading_costs_itself_and_not_its_feed(
    house: House, knowledge: Knowledge, chat: FakeChat, caplog: pytest.LogCaptureFixture
) -> None:
    stumbling = Stumbling(**{field.name: getattr(knowledge, field.name) for field in fields(Knowledge)})
    feeds = FakeFeedReader()
    house = build(replace(house.plan, knowledge=stumbling, reader=feeds, announce_first="all"))
    await asked(house, "subscribe")
    await house.plan.uow.run(lambda store: store.register_feeds([FEED.id], house.plan.clock.now()))
    titles = "A trap", "Mistral AI lève 600 millions d’euros"
    feeds.publish(FEED.id, *(Item(title, "", link=f"https://feeds.example/{len(title)}") for title in titles))

    await house.poller.tick()
    await house.poller.settle()
    await house.deliverer.settle()

    assert len(chat.shown[OWNER]) == 1
    assert [record.message for record in caplog.records if record.levelname == "ERROR"] == ["entry not understood"]
    assert house.tally.counts["readings", "failed"] == 1


def test_an_organisation_of_the_operators_own_is_known_by_name(tmp_path: Path) -> None:
    row = '[company]\nlocal-mill = { name = "Moulin du Bas", parent = "amazon" }\n'
    write_config(tmp_path, "organisations.toml", row)

    own = load_knowledge(tmp_path / "config")
    assert own.group_of("Moulin du Bas") == "Amazon"
    assert own.group_of("Nobody Ltd") == "Nobody Ltd"
    assert "amazon" in own.families(["moulin du bas"])


@pytest.mark.parametrize("name", ["Brésil", "Brazil", "Brazilian government", "gouvernement brésilien"])
def test_a_state_is_one_party_under_all_its_names(knowledge: Knowledge, name: str) -> None:
    assert knowledge.group_of(name) == knowledge.group_of("Brazil") != knowledge.group_of("Portugal")
    assert {"bresil", "brazil", "brazilian government"} <= knowledge.families([name_key(name)])


def test_a_part_of_a_state_is_not_the_state(knowledge: Knowledge) -> None:
    assert knowledge.group_of("Scottish government") != knowledge.group_of("United Kingdom")


def test_grouping_knows_the_rates_of_the_day_and_rough_ones_for_the_rest(knowledge: Knowledge) -> None:
    assert knowledge.background.rates["USD"] == knowledge.rates.per_euro["USD"]
    assert not knowledge.rates.quotes("AED")
    assert "AED" in knowledge.background.rates


@pytest.mark.parametrize(("quiet_days", "stories"), [(180, 1), (1, 2)])
async def test_after_the_quiet_period_a_report_begins_a_story_that_follows_the_older_one(
    house: House, quiet_days: int, stories: int
) -> None:
    feeds, clock = FakeFeedReader(), FakeClock()
    plan = replace(house.plan, reader=feeds, clock=clock, announce_first="all", quiet=timedelta(days=quiet_days))
    house = build(plan)
    await house.plan.uow.run(lambda store: store.register_feeds([FEED.id], clock.now()))
    for number in range(2):
        title = "Mistral AI lève 120 millions d’euros"
        link = f"https://feeds.example/{number}"
        feeds.publish(FEED.id, Item(title, f"Article {number}.", link=link, published=clock.now()))
        await house.poller.tick()
        await house.poller.settle()
        clock.forward(seconds=3 * 86_400)

    told = await house.plan.uow.run(lambda store: store.recent_stories(9))
    assert len(told) == stories
    assert ("Follows" in await asked(house, "story", "2")) is (stories == 2)


@pytest.mark.parametrize(("dollars_per_euro", "told"), [("0.5", 1), ("2", 0)])
async def test_whether_dollars_are_enough_for_a_room_depends_on_the_rates_the_house_was_given(
    house: House, knowledge: Knowledge, chat: FakeChat, dollars_per_euro: str, told: int
) -> None:
    rates = Rates({"USD": Decimal(dollars_per_euro)}, date(2024, 5, 13))
    feeds = FakeFeedReader()
    house = build(replace(house.plan, knowledge=replace(knowledge, rates=rates), reader=feeds, announce_first="all"))
    await asked(house, "subscribe", "over_100m")
    await house.plan.uow.run(lambda store: store.register_feeds([FEED.id], house.plan.clock.now()))
    feeds.publish(FEED.id, Item("Mistral AI lève 120 millions de dollars", "", link="https://feeds.example/1"))

    await house.poller.tick()
    await house.poller.settle()
    await house.deliverer.settle()

    assert len(chat.shown[OWNER]) == told
