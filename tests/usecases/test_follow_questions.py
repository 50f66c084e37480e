"""While a story waits for its party, that party's newsroom is asked sooner."""

from dataclasses import replace
from datetime import timedelta

from bot.claims.claim import Stance
from bot.errors import FeedError, FeedProblem
from bot.feeds.feed import Feed, FeedState, Role
from bot.stories.story import Status
from bot.usecases.follow_questions import Follower
from tests.fakes.claims import AMAZON_SUNDAY, claim, evidence
from tests.fakes.house import FakeHouse

SUNDAY_REPORT, MONDAY_WORDS = AMAZON_SUNDAY.reports[0], claim(evidence("Amazon", quoted_by=None))
NEWSROOM = Feed("amazon", "https://amazon.example/feed", "Amazon", Role.COMPANY, organisation="Amazon")
RIVAL = Feed("microsoft", "https://microsoft.example/feed", "Microsoft", Role.COMPANY, organisation="Microsoft")
MINISTRY = Feed(
    "elysee", "https://elysee.example/feed", "Élysée", Role.OFFICIAL, organisation="Élysée", poll_every_s=3600
)


async def waiting_house() -> FakeHouse:
    """The Élysée has announced Amazon's plan; everything was polled at that moment."""
    house = FakeHouse(newsrooms=(NEWSROOM, RIVAL, MINISTRY))
    await house.open()
    await house.tell(SUNDAY_REPORT)
    house.reader.asked.clear()
    return house


def times_asked(house: FakeHouse, feed: Feed) -> int:
    return sum(feed_id == feed.id for feed_id, _ in house.reader.asked)


async def state_of(house: FakeHouse, feed: Feed) -> FeedState:
    return next(s for s in await house.uow.run(lambda store: store.feed_states()) if s.feed_id == feed.id)


async def status(house: FakeHouse) -> Status:
    [story] = await house.uow.run(lambda store: store.recent_stories(9))
    return story.verdict.status


async def test_the_newsroom_of_the_party_and_the_body_that_announced_are_asked_sooner() -> None:
    house = await waiting_house()
    await house.minutes(60)

    assert {feed.id: times_asked(house, feed) for feed in (NEWSROOM, MINISTRY, RIVAL)} == {
        "amazon": 30,
        "elysee": 30,
        "microsoft": 6,
    }


async def test_the_confirmation_is_caught_within_minutes_and_not_at_the_next_usual_poll() -> None:
    house = FakeHouse(newsrooms=(replace(NEWSROOM, poll_every_s=3600),))
    await house.open()
    await house.tell(SUNDAY_REPORT)
    await house.minutes(5)
    house.publish("Amazon confirme", MONDAY_WORDS, feed=NEWSROOM)
    await house.minutes(2)

    assert await status(house) is Status.CONFIRMED


async def test_once_it_is_confirmed_everybody_is_back_at_their_own_rhythm() -> None:
    house = await waiting_house()
    await house.minutes(5)
    house.publish("Amazon confirme", MONDAY_WORDS, feed=NEWSROOM)
    await house.minutes(3)
    assert house.follower.followed == {}
    house.reader.asked.clear()
    await house.minutes(60)

    assert [times_asked(house, feed) for feed in (NEWSROOM, RIVAL, MINISTRY)] == [6, 6, 1]


async def test_a_denial_ends_the_pursuit_too() -> None:
    house = await waiting_house()
    house.publish("Amazon dément", claim(evidence("Amazon", stance=Stance.DENIES)), feed=NEWSROOM)
    await house.minutes(4)

    assert await status(house) is Status.DENIED
    assert house.follower.followed == {}


async def test_a_question_that_nobody_tells_any_more_is_let_go() -> None:
    house = await waiting_house()
    await house.minutes(1)
    assert set(house.follower.followed) == {"amazon", "elysee"}
    house.clock.forward(seconds=timedelta(days=7).total_seconds())
    await house.minutes(1)

    assert house.follower.followed == {}


async def test_what_the_server_allows_is_never_anticipated() -> None:
    house = await waiting_house()
    house.reader.publish(NEWSROOM.id, not_before_s=1500.0)
    await house.minutes(2)
    assert times_asked(house, NEWSROOM) == 1
    house.reader.asked.clear()
    await house.minutes(24)
    assert times_asked(house, NEWSROOM) == 0
    await house.minutes(1)

    assert times_asked(house, NEWSROOM) == 1


async def test_a_server_that_asks_to_wait_is_given_the_time_it_asks_for() -> None:
    house = await waiting_house()
    house.reader.fail(NEWSROOM.id, FeedError(FeedProblem.ASKED_TO_WAIT, "429", 1800.0))
    await house.minutes(2)
    house.reader.publish(NEWSROOM.id)
    house.reader.asked.clear()
    await house.minutes(29)

    assert times_asked(house, NEWSROOM) == 0


async def test_a_newsroom_that_fails_backs_off_as_always() -> None:
    house = await waiting_house()
    house.reader.fail(NEWSROOM.id, FeedError(FeedProblem.SERVER, "500"))
    await house.minutes(2 + 10 + 20 + 40)

    assert times_asked(house, NEWSROOM) == 4


async def test_a_restart_goes_on_where_the_house_stood() -> None:
    house = await waiting_house()
    await house.minutes(3)
    before, followed = await state_of(house, NEWSROOM), house.follower.followed
    reborn = Follower(house.follower.plan)
    await reborn.look()

    assert reborn.followed == followed
    assert await state_of(house, NEWSROOM) == before


async def test_where_nothing_is_open_no_feed_is_touched() -> None:
    house = FakeHouse(newsrooms=(NEWSROOM,))
    await house.open()
    states = await house.uow.run(lambda store: store.feed_states())
    await house.follower.look()

    assert await house.uow.run(lambda store: store.feed_states()) == states


async def test_the_status_page_names_the_stories_that_are_followed() -> None:
    house = await waiting_house()
    await house.minutes(1)
    page = await house.ask("/status")

    assert page is not None
    assert "Following 2 feeds for 1 open story: #1" in page.plain
