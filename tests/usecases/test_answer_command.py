"""Commands: who may give them, and what they answer."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.commands.request import Place
from bot.errors import RoomGone
from bot.messages.card import Face, Line
from bot.stories.filing import opened
from bot.subscriptions.subscription import State, Wish
from bot.usecases.asked import Access
from tests.fakes.claims import SUNDAY_REPORT
from tests.fakes.house import ROOM, FakeHouse

OWNED = Access({"fake": "1"})


async def told() -> FakeHouse:
    house = FakeHouse()
    await house.open()
    await house.tell(SUNDAY_REPORT)
    return house


async def said(house: FakeHouse, typed: str, **who: object) -> str:
    card = await house.ask(typed, **who)  # type: ignore[arg-type]
    return card.plain if card else ""


async def test_start_offers_three_subscriptions() -> None:
    card = await FakeHouse().ask("/start")

    assert card
    assert [button.action for button in card.buttons] == [
        "subscribe everything",
        "subscribe france",
        "subscribe over_100m",
    ]


async def test_help_lists_every_command_ready_to_tap() -> None:
    house = FakeHouse(access=OWNED)
    card = await house.ask("/help", user="1")

    assert card
    runs = [run for block in card.blocks if isinstance(block, Line) for run in block.runs if run.face is Face.COMMAND]
    assert {run.text for run in runs} == {f"/{command.name}" for command in house.desk.catalogue}


async def test_subscribing_remembers_what_was_asked_and_in_which_language() -> None:
    house = FakeHouse()
    assert "France" in await said(house, "/subscribe france", locale="fr-CA")

    subscription = await house.uow.run(lambda store: store.subscription(ROOM))
    assert subscription
    assert (subscription.wish, subscription.locale, subscription.state) == (Wish(country="FR"), "fr", State.ACTIVE)


async def test_unsubscribing_ends_it_and_a_second_time_says_so() -> None:
    house = FakeHouse()
    await house.ask("/sub")

    assert "Unsubscribed" in await said(house, "/unsubscribe")
    assert "no subscription" in await said(house, "/unsubscribe")


async def test_the_language_changes_at_once() -> None:
    house = FakeHouse()
    await house.ask("/subscribe")

    assert "français" in await said(house, "/language fr")
    assert "Vous" in await said(house, "/help") or "demander" in await said(house, "/help")


async def test_a_language_needs_a_subscription_to_belong_to() -> None:
    assert "/subscribe" in await said(FakeHouse(), "/language fr")


@pytest.mark.parametrize("command", ["/recent", "/recent 3", "/recent amazon", "/recent 2 announced france"])
async def test_recent_finds_the_story(command: str) -> None:
    assert "Amazon" in await said(await told(), command)


async def test_recent_finds_nothing_about_something_else() -> None:
    assert "Amazon" not in await said(await told(), "/recent lithium")


@pytest.mark.parametrize(
    "command",
    ["/story 1", "/why 1", "/sources #1", "/why_1", "/start why_1", "/pourquoi 1", "/timeline 1", "/history 1"],
)
async def test_a_story_is_told_by_its_number(command: str) -> None:
    assert "Élysée" in await said(await told(), command)


async def test_a_story_that_does_not_exist_is_said_not_to() -> None:
    assert "no story #99" in await said(FakeHouse(), "/story 99")


async def test_status_counts_feeds_and_rooms() -> None:
    text = await said(await told(), "/status")

    assert "2 of 2 feeds answering" in text
    assert "bfm: answers, but looks abandoned" in text  # it answers, and has never had anything to say
    assert "1 subscription" in text


async def test_status_counts_what_no_lexicon_reads() -> None:
    house = await told()
    house.foreign["Telefónica invierte en IA"] = "es"
    house.publish("Telefónica invierte en IA")
    await house.poll()

    assert "1 item in a language that is not read here (Spanish)" in await said(house, "/status")


async def test_test_sends_one_sample_of_each_status() -> None:
    house = FakeHouse()
    assert await house.ask("/test") is None

    assert len({card.tone for card in house.chat.shown[ROOM]}) == 6


async def test_test_says_when_it_may_not_post() -> None:
    house = FakeHouse()
    house.chat.fails = RoomGone("no rights")

    assert "cannot post" in await said(house, "/test")


async def test_a_stranger_learns_the_number_the_owner_has_to_write_down() -> None:
    text = await said(FakeHouse(access=OWNED), "/start", user="42")

    assert "fake:42" in text
    assert "VIGIE_OWNER" in text


async def test_the_owner_is_let_in() -> None:
    assert "Subscribed" in await said(FakeHouse(access=OWNED), "/subscribe", user="1")


async def test_in_a_group_everybody_may_read_and_only_the_owner_subscribes() -> None:
    house = FakeHouse(access=OWNED)

    assert "Latest" in await said(house, "/recent", user="42", place=Place.GROUP)
    assert "private" in await said(house, "/subscribe", user="42", place=Place.GROUP)


async def test_in_an_open_house_only_those_who_manage_a_group_subscribe_it() -> None:
    text = await said(FakeHouse(), "/subscribe", place=Place.GROUP, manages=False)

    assert "Only those who manage this chat" in text


async def test_an_unknown_command_gets_the_nearest_name() -> None:
    assert "/recent" in await said(FakeHouse(), "/recnt")


async def test_an_unknown_command_in_a_group_was_meant_for_somebody_else() -> None:
    assert await FakeHouse().ask("/weather", place=Place.GROUP) is None


async def test_a_bad_argument_says_what_would_be_a_good_one() -> None:
    assert "128" in await said(FakeHouse(), "/story abc")


async def test_a_channel_that_is_not_the_owner_s_is_told_no_number_to_write_down() -> None:
    text = await said(FakeHouse(access=Access({"fake": "9"})), "/subscribe", user=ROOM.chat, place=Place.CHANNEL)

    assert "private" in text
    assert f"fake:{ROOM.chat}" not in text


async def test_a_follow_up_leads_to_the_story_it_follows() -> None:
    house = await told()
    (old,) = await house.uow.run(lambda store: store.recent_stories(5))
    late = replace(old.reports[0], entry_key="later", at=old.reports[0].at + timedelta(days=500))
    parted = replace(late, joined_because=f"new; parted_from={old.id}: too_far_apart")
    new = await house.uow.run(lambda store: store.add_story(opened([parted], parted.at)))

    for command in ("/story", "/why", "/timeline"):
        assert f"Follows story #{old.id}, told until" in await said(house, f"{command} {new.id}")
        assert "Follows story" not in await said(house, f"{command} {old.id}")
