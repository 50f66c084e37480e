"""A reader reports a story on Discord, from the button to the owner's list: through the real client and the house."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from adapters.chats.discord.chat import DiscordChat
from adapters.chats.discord.client import DiscordClient
from bot.commands.request import Request
from bot.messages.alert import alert
from bot.messages.card import Card
from bot.reviews.review import Sought, Wrong
from bot.usecases.answer_command import answer_command
from bot.usecases.asked import Access
from tests.adapters.discord.test_client import CHANNEL, Desk, online
from tests.fakes.claims import REPEATS, SUNDAY_REPORT
from tests.fakes.house import OTHER_FEED, WORDINGS, FakeHouse
from tests.standins.discord.server import DiscordStandIn
from tests.standins.discord.world import Message

READER, OWNER = 55, 66


class Counter(Desk):
    """The house's own answers."""

    def __init__(self, house: FakeHouse) -> None:
        super().__init__()
        self.house = house

    async def answer(self, request: Request) -> Card | None:
        return await answer_command(self.house.desk, request)


@asynccontextmanager
async def open_counter(platform: DiscordStandIn) -> AsyncIterator[tuple[DiscordClient, FakeHouse]]:
    house = FakeHouse(access=Access({"discord": str(OWNER)}, open_to_all=True))
    await house.open()
    await house.tell(SUNDAY_REPORT)
    await house.tell(REPEATS[0], feed=OTHER_FEED)
    async with online(platform, Counter(house)) as client:
        yield client, house


def labels(message: Message) -> list[str]:
    return [str(button["label"]) for button in message.buttons]


async def test_the_button_asks_the_presser_alone_and_the_answer_is_kept(discord_platform: DiscordStandIn) -> None:
    async with open_counter(discord_platform) as (client, house):
        story = house.uow.store.stories[1]
        card = alert(story, WORDINGS.of("en"), now=story.changed_at, post="7")
        await DiscordChat(client.client).send(CHANNEL, card, key="1")
        [shown] = discord_platform.channels[10].shown
        assert labels(shown) == ["Why?", "Sources", "Open", "Watch", "Report"]

        question = await (await discord_platform.press(shown, "7|report 1", READER)).answer()
        assert question.ephemeral
        assert labels(question) == [
            "Wrong status",
            "Belongs to another story",
            "Two stories in one",
            "Not about AI money",
        ]

        thanks = await (await discord_platform.press(question, "|feedback 1 offtopic", READER)).answer()
        assert thanks.ephemeral
        assert "No vote changes a status by itself." in thanks.text

        [review] = await house.uow.run(lambda store: store.reviews(Sought()))
        assert (review.what, review.user) == (Wrong.OFF_TOPIC, str(READER))
        assert discord_platform.channels[10].shown == [shown], "the others saw nothing of it"


async def test_hostile_words_trigger_nothing_in_the_owner_s_list(discord_platform: DiscordStandIn) -> None:
    words = "@everyone <@66> **loud** [x](https://evil.example) ||spoiler|| `code` " + "x" * 400
    async with open_counter(discord_platform) as (_, house):
        options = {"id": 1, "what": "wrong", "words": words}
        await (await discord_platform.slash(10, READER, "feedback", options)).answer()
        listed = await (await discord_platform.slash(20, OWNER, "review")).answer()

    assert "@everyone" not in listed.text
    assert "<@66>" not in listed.text
    assert "**loud**" not in listed.text
    assert "https://evil" not in listed.text
    assert len(listed.text) < 800
    assert house.uow.store.stories[1].ruling is None


async def test_the_owner_s_slash_commands_put_stories_right(discord_platform: DiscordStandIn) -> None:
    async with open_counter(discord_platform) as (_, house):
        registered = {command["name"]: command for command in discord_platform.interactions.commands}
        assert registered["status_set"]["default_member_permissions"] == "16"
        assert registered["feedback"]["default_member_permissions"] is None

        split = await (await discord_platform.slash(20, OWNER, "split", {"id": 1, "items": "2"})).answer()
        assert "is a story of its own now" in split.text
        merged = await (await discord_platform.slash(20, OWNER, "merge", {"a": 1, "b": 2})).answer()
        assert "is part of" in merged.text
        options = {"id": 1, "status": "denied", "reason": "on the phone"}
        ruled = await (await discord_platform.slash(20, OWNER, "status_set", options)).answer()
        assert "Denied · status set by hand" in ruled.text
        refused = await (await discord_platform.slash(20, READER, "merge", {"a": 1, "b": 2})).answer()
        assert "Only the owner of this Vigie can use" in refused.text

    story = house.uow.store.stories[1]
    assert (len(story.reports), story.verdict.status, len(story.deeds)) == (2, "denied", 2)
