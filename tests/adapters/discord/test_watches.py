"""A reader watches a story on Discord, from the button to the one message: through the real client and the house."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from adapters.chats.discord.chat import DiscordChat
from adapters.chats.discord.markup import Form, render
from bot.claims.claim import Voice
from bot.messages.alert import alert
from bot.messages.card import Card, Line, Run
from bot.usecases.deliver import Deliverer, Delivery
from tests.adapters.discord.test_client import CHANNEL
from tests.adapters.discord.test_reports import READER, labels, open_counter
from tests.fakes.claims import MONDAY_REPORT, SUNDAY_REPORT, claim, evidence, money
from tests.fakes.house import OTHER_FEED, WORDINGS, FakeHouse
from tests.standins.discord.faults import CREATE
from tests.standins.discord.server import DiscordStandIn
from tests.standins.discord.world import COMPONENTS_V2, Message

OTHER_DEAL = claim(evidence("Élysée", Voice.OFFICIAL), investors=("Orange",), amounts=(money("7e9"),))
OTHER_WORD = claim(evidence("Orange"), investors=("Orange",), amounts=(money("7e9"),))


@asynccontextmanager
async def watching(platform: DiscordStandIn) -> AsyncIterator[tuple[DiscordChat, FakeHouse]]:
    async with open_counter(platform) as (client, house):
        chat = DiscordChat(client.client)
        chats = {"fake": house.chat, "discord": chat}
        house.deliverer = Deliverer(Delivery(chats, house.uow, house.clock, WORDINGS, "w", house.tally, house._lost))
        yield chat, house


async def confirmed(house: FakeHouse, platform: DiscordStandIn, channel: int) -> Message:
    """The one message that comes to this channel with Amazon's word."""
    have = len(platform.channels[channel].shown)
    await house.tell(MONDAY_REPORT, feed=OTHER_FEED)
    await house.later(hours=1)
    [message] = platform.channels[channel].shown[have:]
    return message


async def test_the_button_answers_the_presser_alone_and_one_message_calls_them(
    discord_platform: DiscordStandIn,
) -> None:
    async with watching(discord_platform) as (chat, house):
        story = house.uow.store.stories[1]
        await chat.send(CHANNEL, alert(story, WORDINGS.of("en"), now=story.changed_at, post="7"), key="1")
        [shown] = discord_platform.channels[10].shown
        answer = await (await discord_platform.press(shown, "7|watch 1", READER)).answer()
        assert answer.ephemeral
        assert "You will get one message here once it is confirmed" in answer.text
        assert labels(answer) == ["End the watch"]

        ping = await confirmed(house, discord_platform, 10)

        assert ping.content.startswith(f"<@{READER}> Watch ended: Amazon confirms.\nAmazon: more than €1.2bn in France")
        assert not ping.flags & COMPONENTS_V2, "words alone are shown on a lock screen"
        assert labels(ping) == ["Story", "Open"]
        allowed = discord_platform.calls(CREATE)[-1]["allowed_mentions"]
        assert {name: value for name, value in allowed.items() if value} == {"users": [READER]}


async def test_in_a_direct_conversation_nobody_is_called(discord_platform: DiscordStandIn) -> None:
    async with watching(discord_platform) as (_, house):
        await (await discord_platform.slash(20, READER, "watch", {"id": 1, "until": "any"})).answer()
        ping = await confirmed(house, discord_platform, 20)
        assert "<@" not in ping.text
        assert "Watch ended: Amazon confirms." in ping.text


async def test_the_slash_commands_list_and_end_what_is_watched(discord_platform: DiscordStandIn) -> None:
    async with watching(discord_platform) as (_, house):
        await (await discord_platform.slash(10, READER, "watch", {"id": 1})).answer()
        listed = await (await discord_platform.slash(10, READER, "watch")).answer()
        assert "You watch 1 story" in listed.text
        assert "no more" in (await (await discord_platform.slash(10, READER, "unwatch", {"id": 1})).answer()).text
        assert house.uow.store.watching == {}


@pytest.mark.parametrize("person", ["@everyone", "&4", "12 ", "", "１２"])
def test_only_a_person_s_number_is_called(person: str) -> None:
    assert render(Card("Title", calls=person), Form.WORDS).content == "Title"


async def test_loud_words_beside_the_call_ring_nobody_else(discord_platform: DiscordStandIn) -> None:
    loud = "@everyone <@66> <@&4>"
    async with watching(discord_platform) as (chat, _):
        await chat.send(CHANNEL, Card(loud, (Line((Run(loud),)),), calls=str(READER)), key="1")
    [shown] = discord_platform.channels[10].shown
    assert shown.content.startswith(f"<@{READER}> ")
    assert "<@66>" not in shown.content
    assert "@everyone" not in shown.content
    assert not discord_platform.calls(CREATE)[-1]["allowed_mentions"].get("parse")


async def test_a_channel_that_wants_no_replies_sees_its_message_change_in_silence(
    discord_platform: DiscordStandIn,
) -> None:
    async with watching(discord_platform) as (_, house):
        await (await discord_platform.slash(10, READER, "subscribe", manages=True)).answer()
        answer = await (await discord_platform.slash(10, READER, "replies", {"what": "none"}, manages=True)).answer()
        assert "Here, messages change without a reply." in answer.text
        await house.tell(replace(SUNDAY_REPORT, title="Élysée", claim=OTHER_DEAL))
        before = discord_platform.channels[10].shown

        await house.tell(replace(MONDAY_REPORT, title="Orange", claim=OTHER_WORD), feed=OTHER_FEED)
        await house.later(hours=1)

        assert "Confirmed by Orange" in before[-1].text
        assert discord_platform.channels[10].shown == before
