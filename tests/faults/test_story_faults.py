"""What feeds, outlets and clocks do to a story: no alert comes twice, no status is lost, no correction is missed."""

import copy
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from adapters.store.opening import open_store
from bot.feeds.entry import Item
from bot.messages.card import Card, Tone
from bot.ports import Store
from bot.subscriptions.room import Room
from bot.subscriptions.subscription import Subscription
from bot.usecases.catch_up import catch_up, leave_trace
from config.knowledge import load_knowledge
from tests.fakes.house import FEED, OTHER_FEED, ROOM, FakeHouse

KNOWLEDGE = load_knowledge(None)

SAYS = "Altavia annonce investir 1,2 milliard d’euros dans l’IA à Rennes"
STATES = "Altavia met 1,2 milliard d’euros dans l’IA à Rennes"
WOULD = "Altavia investirait 1,2 milliard d’euros dans l’IA à Rennes"
DENIES = "Altavia dément vouloir investir 1,2 milliard d’euros dans l’IA à Rennes"
GONE = "[Retiré] " + SAYS
LINK = "https://franceinfo.example/altavia"
THERE = "https://bfm.example/altavia"
OTHER = "Corvex met 3 milliards d’euros dans l’IA à Lille"
OTHER_LINK = "https://franceinfo.example/corvex"


@pytest.fixture(params=["fake", "sql"])
async def house(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[FakeHouse]:
    """A room that listens, on the store in memory and on the one people run."""
    sql = open_store(tmp_path / "vigie.db") if request.param == "sql" else None
    made = FakeHouse(read=KNOWLEDGE.read, **({"uow": sql} if sql else {}))  # type: ignore[arg-type]
    await made.open()
    yield made
    if sql:
        sql.close()


async def reads(house: FakeHouse, title: str, link: str = LINK, *, summary: str = "", in_bfm: bool = False) -> None:
    """This text stands under this address now; it is read, and everything due is delivered."""
    house.publish(title, link=link, summary=summary, feed=OTHER_FEED if in_bfm else FEED)
    await house.poll()
    await house.deliverer.settle()
    await house.later(minutes=2)


def shown(house: FakeHouse) -> Card:
    """The one message in the room."""
    (card,) = house.chat.shown[ROOM]
    return card


def alerts(house: FakeHouse) -> int:
    return [what for what, _ in house.chat.calls].count("send")


class TestAnOutletRewrites:
    async def test_a_figure_rewritten_edits_the_message_and_says_who_corrected_it(self, house) -> None:
        await reads(house, STATES)
        await reads(house, STATES.replace("1,2", "1,3"))

        assert "€1.3bn" in shown(house).plain
        assert "Corrected by Franceinfo: €1.3bn, not €1.2bn" in shown(house).plain
        assert "1 outlet ·" in shown(house).plain
        assert house.chat.replies[ROOM] == []

    async def test_five_rewritings_in_an_hour_are_edits_and_one_line(self, house) -> None:
        await reads(house, STATES)
        for figure in ("1,3", "1,4", "1,3", "2,1", "1,4"):
            await reads(house, STATES.replace("1,2", figure))

        assert (alerts(house), house.chat.replies[ROOM]) == (1, [])
        lines = [line for line in shown(house).plain.splitlines() if "Corrected" in line]
        assert lines == ["Corrected by Franceinfo: €1.4bn, not €1.2bn"]

    async def test_a_figure_put_back_leaves_no_line(self, house) -> None:
        for figure in ("1,2", "1,3", "1,2"):
            await reads(house, STATES.replace("1,2", figure))

        assert "Corrected" not in shown(house).plain

    async def test_a_correction_towards_the_others_ends_the_disagreement(self, house) -> None:
        await reads(house, STATES)
        await reads(house, STATES.replace("1,2", "1,7"), THERE, in_bfm=True)
        assert "BFMTV has €1.7bn" in shown(house).plain

        await reads(house, STATES, THERE, in_bfm=True)
        assert "BFMTV has" not in shown(house).plain
        assert "Corrected by BFMTV: €1.2bn, not €1.7bn" in shown(house).plain

    async def test_a_party_s_figure_that_is_rewritten_rings_once_each_way(self, house) -> None:
        await reads(house, SAYS)
        for figure in ("1,9", "1,2", "1,9", "1,2"):
            await reads(house, SAYS.replace("1,2", figure))

        first, second = house.chat.replies[ROOM]
        assert first.startswith("Amount revised: €1.9bn, from €1.2bn")
        assert second.startswith("Amount revised: €1.2bn, from €1.9bn")
        assert alerts(house) == 1

    async def test_a_status_that_goes_back_and_forth_is_told_once_each_way(self, house) -> None:
        await reads(house, SAYS)
        for title in (WOULD, SAYS, WOULD, SAYS, WOULD):
            await reads(house, title)

        lowered, raised = house.chat.replies[ROOM]
        assert "was too strong" in lowered
        assert "Altavia confirms" in raised
        assert shown(house).tone is Tone.RUMOURED
        assert alerts(house) == 1

    async def test_another_outlet_s_confirmation_rings_after_a_wavering(self, house) -> None:
        await reads(house, SAYS)
        for title in (WOULD, SAYS, WOULD):
            await reads(house, title)
        await reads(house, SAYS, THERE, in_bfm=True)

        assert "Altavia confirms" in house.chat.replies[ROOM][-1]
        assert len(house.chat.replies[ROOM]) == 3


class TestAnOutletTakesBack:
    async def test_every_room_that_saw_it_gets_one_correction(self, house) -> None:
        other = Room("fake", "2")
        now = house.clock.now()
        await house.uow.run(lambda store: store.save_subscription(Subscription(other, now)))
        await reads(house, WOULD, THERE, in_bfm=True)
        await reads(house, SAYS)
        await reads(house, GONE)
        await reads(house, GONE)

        for room in (ROOM, other):
            assert house.chat.shown[room][0].tone is Tone.RUMOURED
            assert house.chat.replies[room][-1] == (
                "Correction (Altavia, €1.2bn): “confirmed” was too strong; current status: rumour. "
                "Reason: article withdrawn by Franceinfo."
            )
            assert len(house.chat.replies[room]) == 2

    async def test_its_words_stay_marked_and_no_longer_count(self, house) -> None:
        await reads(house, STATES, THERE, in_bfm=True)
        await reads(house, SAYS.replace("1,2", "1,7"))
        await reads(house, GONE)

        story = await house.uow.run(lambda store: store.story(1))
        assert story is not None
        assert [report.withdrawn for report in story.reports] == [False, True]
        assert "1 outlet ·" in shown(house).plain
        assert "1.7" not in shown(house).plain

    @pytest.mark.parametrize("title", [SAYS, STATES, WOULD])
    async def test_a_story_with_nothing_left_says_who_withdrew_it(self, house, title) -> None:
        await reads(house, title)
        await reads(house, "Article retiré", summary="Cet article a été dépublié.")

        assert shown(house).title == "💬 Report withdrawn by Franceinfo"
        assert "no report left" in shown(house).plain
        (reply,) = house.chat.replies[ROOM]
        assert reply.startswith("Correction (Altavia, €1.2bn):")
        assert "withdrawn by Franceinfo" in reply

    async def test_an_article_that_comes_back_counts_again(self, house) -> None:
        for title in (SAYS, GONE, SAYS):
            await reads(house, title)

        assert shown(house).tone is Tone.CONFIRMED
        assert "Altavia confirms" in house.chat.replies[ROOM][-1]
        assert (alerts(house), len(house.chat.replies[ROOM])) == (1, 2)

    async def test_an_outlet_may_take_it_back_under_another_address(self, house) -> None:
        await reads(house, SAYS)
        await reads(house, "Rétractation : " + SAYS, "https://franceinfo.example/erratum")

        assert shown(house).title == "💬 Report withdrawn by Franceinfo"

    @pytest.mark.parametrize(
        ("title", "in_bfm"),
        [
            pytest.param("Rétractation : " + SAYS, True, id="of-another-outlet"),
            pytest.param("Rétractation : " + SAYS.replace("1,2", "4"), False, id="of-another-sum"),
            pytest.param("Rétractation : " + SAYS.replace("Altavia", "Nébula"), False, id="of-another-party"),
            pytest.param("Rétractation : notre article sur Altavia et l’IA", False, id="without-a-sum"),
        ],
    )
    async def test_what_may_mean_another_article_takes_nothing_back(self, house, title, in_bfm) -> None:
        await reads(house, SAYS)
        await reads(house, title, "https://elsewhere.example/erratum", in_bfm=in_bfm)

        assert shown(house).tone is Tone.CONFIRMED
        assert house.chat.replies[ROOM] == []

    @pytest.mark.parametrize("title", ["Altavia et Rennes, une longue histoire", "Page introuvable"])
    async def test_a_page_that_is_about_something_else_takes_nothing_back(self, house, title) -> None:
        await reads(house, SAYS)
        await reads(house, title)

        assert shown(house).tone is Tone.CONFIRMED

    async def test_a_retraction_of_what_nobody_was_told_is_silent(self, house) -> None:
        await reads(house, GONE)

        assert house.chat.calls == []


class TestFeedsRepeat:
    async def test_a_feed_that_reissues_everything_with_new_dates_and_guids_tells_nothing_twice(self, house) -> None:
        numbered = [f"https://franceinfo.example/{n}" for n in range(30)]
        house.items[FEED.id] = [Item("Autre sujet", "", link=link, guid=link) for link in numbered]
        await reads(house, SAYS)
        for turn in range(3):
            now = house.clock.now()
            again = [
                Item(item.title, "", link=f"{item.link}?v={turn}", guid=f"new-{turn}-{n}", published=now)
                for n, item in enumerate(house.items[FEED.id])
            ]
            house.reader.publish(FEED.id, *again)
            await house.poll()
            await house.later(minutes=2)

        assert (alerts(house), house.chat.replies[ROOM]) == (1, [])
        assert "1 outlet ·" in shown(house).plain

    async def test_an_item_that_comes_and_goes_is_told_once(self, house) -> None:
        for _ in range(4):
            await reads(house, SAYS)
            house.reader.publish(FEED.id)
            await house.poll()
        await house.later(minutes=2)

        assert (alerts(house), house.chat.replies[ROOM]) == (1, [])

    async def test_two_items_with_one_guid_are_two_and_each_may_be_rewritten(self, house) -> None:
        def publish(figure: str) -> None:
            one = Item(STATES.replace("1,2", figure), "", link=LINK, guid="the-same", published=house.clock.now())
            house.reader.publish(FEED.id, one, Item("Météo", "", link="https://franceinfo.example/w", guid="the-same"))

        for figure in ("1,2", "1,2", "1,3"):
            publish(figure)
            await house.poll()
            await house.later(minutes=2)

        assert alerts(house) == 1
        assert "Corrected by Franceinfo: €1.3bn, not €1.2bn" in shown(house).plain

    async def test_an_article_whose_address_was_also_another_item_s_is_still_the_same_without_it(self, house) -> None:
        def publish(figure: str, *more: Item) -> None:
            one = Item(STATES.replace("1,2", figure), "", link=LINK, guid="altavia-1", published=house.clock.now())
            house.reader.publish(FEED.id, one, *more)

        publish("1,2", Item("Météo", "", link=LINK, guid="weather-1"))
        await house.poll()
        publish("1,3")
        await house.poll()
        await house.later(minutes=2)

        story = await house.uow.run(lambda store: store.story(1))
        assert story is not None
        assert len(story.reports) == 1
        assert "Corrected by Franceinfo: €1.3bn, not €1.2bn" in shown(house).plain

    async def test_one_article_under_two_sections_is_one(self, house) -> None:
        await reads(house, SAYS, LINK + "#xtor=RSS-3-[politique]")
        await reads(house, SAYS, LINK + "#xtor=RSS-3-[economie]")

        assert alerts(house) == 1
        assert "1 outlet ·" in shown(house).plain


class TestTheClock:
    async def test_a_house_that_slept_for_eight_hours_tells_once_what_it_missed(self, house) -> None:
        house.publish(WOULD, link=LINK)
        house.clock.forward(seconds=8 * 3600)
        house.publish(SAYS, link=LINK)
        await house.poll()
        await house.deliverer.settle()

        assert alerts(house) == 1
        assert shown(house).tone is Tone.CONFIRMED

    @pytest.mark.parametrize("hours", [-30, 30])
    async def test_a_clock_that_jumps_repeats_nothing_and_loses_nothing(self, house, hours) -> None:
        await reads(house, SAYS)
        house.clock.forward(seconds=hours * 3600)
        await reads(house, DENIES)
        house.clock.forward(seconds=-hours * 3600)
        await house.poll()
        await house.later(hours=1)

        assert alerts(house) == 1
        assert shown(house).tone is Tone.DENIED
        assert len(house.chat.replies[ROOM]) == 1


class TestARestoredBackup:
    """The store forgets a week that the rooms remember."""

    async def lived(self, house: FakeHouse) -> None:
        """One story told before the copy; in the week after it, its confirmation and another story."""
        await reads(house, WOULD, THERE, in_bfm=True)
        self.copied = await house.uow.run(_everything)
        self.copied_at = house.clock.now()
        await house.later(days=2)
        await reads(house, SAYS)
        await reads(house, OTHER, OTHER_LINK)
        assert (alerts(house), len(house.chat.replies[ROOM])) == (2, 1)
        self.left_at = house.clock.now()
        await house.later(days=1)

    async def restored(self, house: FakeHouse) -> FakeHouse:
        """The house on the copy, after its start."""
        after = FakeHouse(
            read=KNOWLEDGE.read, chat=house.chat, clock=house.clock, reader=house.reader, items=house.items
        )
        after.uow.store = self.copied
        await leave_then(after, self.copied_at, self.left_at)
        return after

    @pytest.fixture
    async def house(self) -> FakeHouse:
        made = FakeHouse(read=KNOWLEDGE.read)
        await made.open()
        return made

    async def test_nothing_of_the_forgotten_week_is_told_again(self, house) -> None:
        await self.lived(house)
        calls = list(house.chat.calls)
        after = await self.restored(house)
        await after.poll()
        await after.later(minutes=5)

        assert [what for what, _ in house.chat.calls[len(calls) :]] == ["edit"]

    async def test_no_status_is_lost(self, house) -> None:
        await self.lived(house)
        after = await self.restored(house)
        await after.poll()
        await after.later(minutes=5)

        first, _ = house.chat.shown[ROOM]
        assert first.tone is Tone.CONFIRMED
        stories = await after.uow.run(lambda store: store.recent_stories(9))
        assert sorted(story.verdict.status for story in stories) == ["confirmed", "reported"]

    async def test_a_number_that_a_button_may_name_is_not_given_again(self, house) -> None:
        await self.lived(house)
        after = await self.restored(house)
        await after.poll()

        stories = await after.uow.run(lambda store: store.recent_stories(9))
        assert sorted(story.id for story in stories) == [1, 3]

    async def test_news_since_the_trace_is_told(self, house) -> None:
        await self.lived(house)
        after = await self.restored(house)
        after.publish(OTHER.replace("Corvex", "Tessel"), link="https://franceinfo.example/tessel")
        await after.poll()
        await after.deliverer.settle()

        assert alerts(after) == 3
        assert "Tessel" in house.chat.shown[ROOM][-1].plain

    async def test_real_news_of_a_forgotten_story_comes_as_a_new_message(self, house) -> None:
        await self.lived(house)
        after = await self.restored(house)
        await after.poll()
        await reads(after, OTHER.replace("met", "annonce investir"), "https://franceinfo.example/corvex-2")

        assert alerts(after) == 3
        newest = house.chat.shown[ROOM][-1]
        assert newest.tone is Tone.CONFIRMED
        assert "Corvex" in newest.plain

    async def test_a_repetition_of_a_forgotten_story_is_silent(self, house) -> None:
        await self.lived(house)
        after = await self.restored(house)
        await after.poll()
        await reads(after, OTHER, "https://bfm.example/corvex", in_bfm=True)

        assert alerts(after) == 2

    async def test_the_second_poll_is_like_any_other(self, house) -> None:
        await self.lived(house)
        after = await self.restored(house)
        await after.poll()
        await reads(after, DENIES, "https://franceinfo.example/denial")

        assert "denies" in house.chat.replies[ROOM][-1]

    async def test_what_waited_when_the_copy_was_made_is_not_sent(self, house) -> None:
        house.publish(WOULD, link=THERE, feed=OTHER_FEED)
        await house.poll()  # filed, and not yet delivered
        self.copied, self.copied_at = await house.uow.run(_everything), house.clock.now()
        await house.deliverer.settle()
        await reads(house, SAYS)
        self.left_at = house.clock.now()
        after = await self.restored(house)
        await after.poll()
        await after.later(minutes=5)

        assert alerts(after) == 1
        waiting = await after.uow.run(lambda store: store.outbox_counts())
        assert not {state: n for state, n in waiting.items() if n and state not in ("done", "dead")}

    async def test_a_database_that_was_not_put_back_tells_what_came_while_it_was_off(self, house) -> None:
        await reads(house, WOULD, THERE, in_bfm=True)
        await leave_trace(house.uow, house.clock.now())
        left_at = house.clock.now()
        await house.later(days=3)
        house.publish(OTHER, link=OTHER_LINK)
        assert not await catch_up(house.uow, left_at, 1, house.clock.now())
        await house.poll()
        await house.deliverer.settle()

        assert alerts(house) == 2

    async def test_a_trace_from_the_future_silences_nothing_to_come(self, house) -> None:
        await self.lived(house)
        self.left_at += timedelta(days=365)
        after = await self.restored(house)
        await after.poll()
        await reads(after, OTHER.replace("Corvex", "Tessel"), "https://franceinfo.example/tessel")

        assert alerts(after) == 3


def _everything(store: Store) -> Store:
    return copy.deepcopy(store)


async def leave_then(house: FakeHouse, copied_at: datetime, left_at: datetime) -> None:
    """The trace inside the copy is that of its making; the one outside was left later."""
    last_number = 2
    await leave_trace(house.uow, copied_at)
    assert await catch_up(house.uow, left_at, last_number, house.clock.now())
