"""DiscordChat against the stand-in, through the real discord.py."""

import logging
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import discord
import pytest

from adapters.chats.discord.chat import DiscordChat
from adapters.chats.discord.client import point_at
from adapters.chats.discord.markup import Form
from bot.errors import (
    ChatError,
    MaybeSent,
    MessageGone,
    Refused,
    RoomClosed,
    RoomGone,
    TokenRefused,
    TryLater,
)
from bot.messages.card import Button
from bot.subscriptions.room import Room
from tests.adapters.discord.cards import ALERT, CONFIRMED, REPLY, saying
from tests.standins.discord import faults
from tests.standins.discord.server import DiscordStandIn
from tests.standins.discord.world import COMPONENTS_V2

CHANNEL = Room("discord", "10")
THREAD = Room("discord", "11")
PERSON = Room("discord", "20")
LONG_AGO = datetime(2024, 5, 12, tzinfo=UTC)


@pytest.fixture
async def client(discord_platform: DiscordStandIn) -> AsyncIterator[discord.Client]:
    point_at(discord_platform.rest_url, discord_platform.gateway_url)
    client = discord.Client(intents=discord.Intents.none(), max_ratelimit_timeout=30)
    await client.login(discord_platform.token)
    yield client
    await client.close()


@pytest.fixture
def chat(client: discord.Client) -> DiscordChat:
    return DiscordChat(client)


@pytest.mark.parametrize("room", [CHANNEL, THREAD, PERSON], ids=["channel", "thread", "direct"])
async def test_a_card_appears_with_its_colour_and_buttons(
    chat: DiscordChat, discord_platform: DiscordStandIn, room: Room
) -> None:
    sent = await chat.send(room, ALERT, key="7.c.0")

    [message] = discord_platform.channels[int(room.chat)].shown
    assert message.id == int(sent)
    assert message.flags & COMPONENTS_V2
    [container] = message.body["components"]
    assert container["accent_color"] == 0xF4900C
    assert [button["label"] for button in message.buttons] == ["Why?", "Sources", "Open"]
    assert message.buttons[0]["custom_id"] == "7|why 128"
    assert "Announced by the Élysée" in message.text


async def test_no_request_lets_anybody_be_mentioned(chat: DiscordChat, discord_platform: DiscordStandIn) -> None:
    sent = await chat.send(CHANNEL, ALERT, key="1")
    await chat.edit(CHANNEL, sent, CONFIRMED)

    bodies = discord_platform.calls(faults.CREATE) + discord_platform.calls(faults.EDIT)
    assert [body["allowed_mentions"]["parse"] for body in bodies] == [[], []]
    assert not any(body["allowed_mentions"].get("replied_user") for body in bodies)


async def test_the_same_key_within_minutes_shows_one_message(
    chat: DiscordChat, discord_platform: DiscordStandIn
) -> None:
    first = await chat.send(CHANNEL, ALERT, key="7.c.0")
    second = await chat.send(CHANNEL, ALERT, key="7.c.0")
    third = await chat.send(CHANNEL, ALERT, key="8.c.0")

    assert first == second != third
    assert len(discord_platform.channels[10].shown) == 2


@pytest.mark.parametrize("form", [Form.LAYOUT, Form.EMBED])
@pytest.mark.parametrize("rich", [True, False], ids=["rich", "plain"])
async def test_a_repeated_key_shows_the_latest_state(
    client: discord.Client, discord_platform: DiscordStandIn, form: Form, rich: bool
) -> None:
    chat = DiscordChat(client, form)
    discord_platform.fail_next(faults.CREATE, faults.Lost())
    with pytest.raises(MaybeSent):
        await chat.send(CHANNEL, replace(ALERT, rich=rich), key="7.c.0")
    await chat.send(CHANNEL, replace(CONFIRMED, rich=rich), key="7.c.0")

    [message] = discord_platform.channels[10].shown
    assert "Confirmed by Amazon" in message.text
    assert "not yet" not in message.text


@pytest.mark.parametrize("form", [Form.LAYOUT, Form.EMBED])
@pytest.mark.parametrize("text", ["Amazon  invests *now*", " @everyone\n# x "])
async def test_a_first_message_is_not_edited_for_nothing(
    client: discord.Client, discord_platform: DiscordStandIn, form: Form, text: str
) -> None:
    for number, card in enumerate((ALERT, REPLY, saying(text), replace(saying(text), rich=False))):
        await DiscordChat(client, form).send(CHANNEL, card, key=str(number))

    assert discord_platform.calls(faults.EDIT) == []


async def test_an_edit_shows_in_the_same_message(chat: DiscordChat, discord_platform: DiscordStandIn) -> None:
    sent = await chat.send(CHANNEL, ALERT, key="1")
    for _ in range(2):
        await chat.edit(CHANNEL, sent, CONFIRMED)

    [message] = discord_platform.channels[10].shown
    assert "Confirmed by Amazon" in message.text
    assert "not yet" not in message.text
    assert len(message.versions) == 3


async def test_a_reply_hangs_on_its_message_and_goes_as_words(
    chat: DiscordChat, discord_platform: DiscordStandIn
) -> None:
    alert = await chat.send(CHANNEL, ALERT, key="1")
    await chat.send(CHANNEL, REPLY, key="2", reply_to=alert, silent=True)

    reply = discord_platform.channels[10].shown[-1]
    assert reply.reply_to == int(alert)
    assert reply.silent
    assert reply.content == "✅ Amazon confirms: more than €1.2bn in France"


async def test_a_reply_to_a_deleted_message_still_goes_out(chat: DiscordChat, discord_platform: DiscordStandIn) -> None:
    alert = await chat.send(CHANNEL, ALERT, key="1")
    discord_platform.channels[10].shown[0].deleted = True

    await chat.send(CHANNEL, REPLY, key="2", reply_to=alert)

    assert [m.reply_to for m in discord_platform.channels[10].shown] == [None]


async def test_a_reply_goes_out_alone_where_history_may_not_be_read(
    chat: DiscordChat, discord_platform: DiscordStandIn
) -> None:
    alert = await chat.send(CHANNEL, ALERT, key="1")
    discord_platform.channels[10].may_read_history = False

    await chat.send(CHANNEL, REPLY, key="2", reply_to=alert)

    assert discord_platform.channels[10].shown[-1].reply_to is None


async def test_a_lost_message_is_found_by_its_post(chat: DiscordChat, discord_platform: DiscordStandIn) -> None:
    start = discord_platform.clock()
    discord_platform.write(10, 55, "somebody else")
    discord_platform.fail_next(faults.CREATE, faults.Lost())
    with pytest.raises(MaybeSent):
        await chat.send(CHANNEL, ALERT, key="7.c.0")
    await chat.send(CHANNEL, replace(ALERT, post="8"), key="8.c.0")

    found = await chat.find(CHANNEL, "7", start)

    assert found == str(discord_platform.channels[10].shown[1].id)


async def test_nothing_is_found_that_was_never_sent(chat: DiscordChat, discord_platform: DiscordStandIn) -> None:
    start = discord_platform.clock()
    discord_platform.fail_next(faults.CREATE, faults.Dropped())
    with pytest.raises(MaybeSent):
        await chat.send(CHANNEL, ALERT, key="7.c.0")

    assert await chat.find(CHANNEL, "7", start) is None
    assert await chat.find(CHANNEL, "7", LONG_AGO) is None


async def test_an_older_message_is_not_taken_for_the_lost_one(
    chat: DiscordChat, discord_platform: DiscordStandIn
) -> None:
    await chat.send(CHANNEL, ALERT, key="7.c.0")

    later = discord_platform.clock() + timedelta(hours=1)
    assert await chat.find(CHANNEL, "7", later) is None


@pytest.mark.parametrize("switch", ["may_read_history", "may_view"])
async def test_without_the_right_to_read_nothing_is_known(
    chat: DiscordChat, discord_platform: DiscordStandIn, switch: str
) -> None:
    await chat.send(CHANNEL, ALERT, key="7.c.0")
    setattr(discord_platform.channels[10], switch, False)

    assert await chat.find(CHANNEL, "7", LONG_AGO) is None


@pytest.mark.parametrize(
    ("channel", "change", "kind"),
    [
        pytest.param(10, {"deleted": True}, RoomGone, id="channel-deleted-10003"),
        pytest.param(10, {"may_view": False}, RoomGone, id="kicked-50001"),
        pytest.param(10, {"may_send": False}, RoomGone, id="muted-50013"),
        pytest.param(20, {"may_send": False}, RoomGone, id="direct-messages-closed-50007"),
        pytest.param(11, {"closed": True}, RoomClosed, id="archived-thread-50083"),
    ],
)
async def test_a_room_that_cannot_be_reached_says_why(
    chat: DiscordChat, discord_platform: DiscordStandIn, channel: int, change: dict[str, bool], kind: type[ChatError]
) -> None:
    for switch, value in change.items():
        setattr(discord_platform.channels[channel], switch, value)

    with pytest.raises(kind):
        await chat.send(Room("discord", str(channel)), ALERT, key="1")


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        pytest.param(faults.error(400, 50035), Refused, id="invalid-form"),
        pytest.param(faults.error(400, 50006), Refused, id="empty"),
        pytest.param(faults.error(400, 200000), Refused, id="automatic-moderation"),
        pytest.param(faults.error(400, 160005), RoomClosed, id="locked-thread"),
        pytest.param(faults.error(401, 0), TokenRefused, id="token-revoked"),
        pytest.param(faults.error(403, 99999), RoomGone, id="forbidden-for-a-new-reason"),
        pytest.param(faults.error(418, 99999), Refused, id="unheard-of"),
        pytest.param(faults.down(503), MaybeSent, id="server-error"),
        pytest.param(faults.down(403), TryLater, id="page-of-the-edge-403"),
        pytest.param(faults.down(404), TryLater, id="page-of-the-edge-404"),
        pytest.param(faults.down(429), TryLater, id="banned-at-the-edge"),
        pytest.param(faults.Lost(), MaybeSent, id="answer-lost"),
        pytest.param(faults.Dropped(), MaybeSent, id="connection-broken"),
    ],
)
async def test_errors_say_what_to_do_next(
    chat: DiscordChat, discord_platform: DiscordStandIn, fault: faults.Fault, kind: type[ChatError]
) -> None:
    discord_platform.fail_next(faults.CREATE, fault)

    with pytest.raises(ChatError) as caught:
        await chat.send(CHANNEL, ALERT, key="1")
    assert type(caught.value) is kind
    assert "\n" not in str(caught.value)
    assert caught.value.__cause__ is not None


async def test_a_long_wait_is_handed_on(chat: DiscordChat, discord_platform: DiscordStandIn) -> None:
    discord_platform.fail_next(faults.CREATE, faults.rate_limited(90.5))

    with pytest.raises(TryLater) as caught:
        await chat.send(CHANNEL, ALERT, key="1")
    assert caught.value.after_s == 90.5


async def test_a_short_wait_is_waited_out_and_the_message_appears_once(
    chat: DiscordChat, discord_platform: DiscordStandIn
) -> None:
    discord_platform.fail_next(faults.CREATE, faults.rate_limited(0.01))

    await chat.send(CHANNEL, ALERT, key="1")

    assert len(discord_platform.channels[10].shown) == 1
    assert len(discord_platform.calls(faults.CREATE)) == 2


async def test_a_silent_platform_ends_the_attempt_and_holds_nothing_back(
    client: discord.Client, discord_platform: DiscordStandIn
) -> None:
    chat = DiscordChat(client, attempt_s=0.05)
    discord_platform.fail_next(faults.CREATE, faults.Silent())
    with pytest.raises(MaybeSent):
        await chat.send(CHANNEL, ALERT, key="1")
    discord_platform.fail_next(faults.CREATE, faults.rate_limited(20, everywhere=True))
    with pytest.raises(MaybeSent):
        await chat.send(THREAD, ALERT, key="2")

    await DiscordChat(client).send(PERSON, ALERT, key="3")

    assert len(discord_platform.channels[20].shown) == 1


async def test_an_unreachable_platform_surely_got_nothing(chat: DiscordChat, discord_platform: DiscordStandIn) -> None:
    await discord_platform.stop()
    with pytest.raises(ChatError):  # may find the old connection dying, which is no proof of anything
        await chat.send(CHANNEL, ALERT, key="1")

    with pytest.raises(TryLater):
        await chat.send(CHANNEL, ALERT, key="1")


async def test_before_the_login_and_after_the_end_a_message_waits() -> None:
    client = discord.Client(intents=discord.Intents.none())
    with pytest.raises(TryLater):
        await DiscordChat(client).send(CHANNEL, ALERT, key="1")
    await client.close()
    with pytest.raises(TryLater):
        await DiscordChat(client).edit(CHANNEL, "1", ALERT)


async def test_a_message_that_is_gone_is_not_edited(chat: DiscordChat, discord_platform: DiscordStandIn) -> None:
    sent = await chat.send(CHANNEL, ALERT, key="1")
    discord_platform.channels[10].shown[0].deleted = True

    with pytest.raises(MessageGone):
        await chat.edit(CHANNEL, sent, CONFIRMED)


@pytest.mark.parametrize("strange", ["", "abc", "-1", "1e9", "٣", "9" * 40])
async def test_ids_that_discord_never_gave_are_no_crash(chat: DiscordChat, strange: str) -> None:
    with pytest.raises(RoomGone):
        await chat.send(Room("discord", strange), ALERT, key="1")
    with pytest.raises(MessageGone):
        await chat.edit(CHANNEL, strange, ALERT)


async def test_a_person_is_written_to_in_a_direct_conversation(
    chat: DiscordChat, discord_platform: DiscordStandIn
) -> None:
    assert await chat.private_room("55") == PERSON
    other = await chat.private_room("66")
    assert other != PERSON
    await chat.send(other, REPLY, key="1")
    assert len(discord_platform.direct(66).shown) == 1
    with pytest.raises(RoomGone):
        await chat.private_room("nobody")


FORMS: list[Any] = [Form.LAYOUT, Form.EMBED, Form.WORDS]


@pytest.mark.parametrize("now", FORMS)
@pytest.mark.parametrize("born", FORMS)
async def test_an_edit_reaches_a_message_of_any_form(
    client: discord.Client, discord_platform: DiscordStandIn, born: Form, now: Form
) -> None:
    def as_form(form: Form) -> tuple[DiscordChat, bool]:
        return DiscordChat(client, Form.EMBED if form is Form.EMBED else Form.LAYOUT), form is not Form.WORDS

    chat, rich = as_form(born)
    sent = await chat.send(CHANNEL, replace(ALERT, rich=rich), key="1")
    chat, rich = as_form(now)
    await chat.edit(CHANNEL, sent, replace(CONFIRMED, rich=rich))

    [message] = discord_platform.channels[10].shown
    assert "Confirmed by Amazon" in message.text
    assert "not yet" not in message.text
    assert message.buttons[0]["custom_id"] == "7|why 128"


async def test_plain_words_keep_the_buttons_the_message_is_found_by(
    chat: DiscordChat, discord_platform: DiscordStandIn
) -> None:
    await chat.send(CHANNEL, replace(ALERT, rich=False), key="1")

    [message] = discord_platform.channels[10].shown
    assert [button["label"] for button in message.buttons] == ["Why?", "Sources"]
    assert await chat.find(CHANNEL, "7", LONG_AGO) == str(message.id)


@pytest.mark.parametrize("form", [Form.LAYOUT, Form.EMBED])
@pytest.mark.parametrize("rich", [True, False], ids=["rich", "plain"])
async def test_no_length_of_news_is_refused(
    client: discord.Client, discord_platform: DiscordStandIn, form: Form, rich: bool
) -> None:
    card = replace(saying("@everyone *<@1> 👩‍👩‍👧 é " * 2000), rich=rich)
    many = tuple(Button(f"Why {n}", action=f"why {n}") for n in range(60))
    chat = DiscordChat(client, form)

    await chat.send(CHANNEL, card, key="1")
    await chat.send(CHANNEL, replace(card, blocks=card.blocks * 50, buttons=many), key="2")

    assert len(discord_platform.channels[10].shown) == 2


async def test_no_view_is_kept_in_memory(
    chat: DiscordChat, client: discord.Client, discord_platform: DiscordStandIn
) -> None:
    sent = await chat.send(CHANNEL, ALERT, key="1")
    await chat.edit(CHANNEL, sent, CONFIRMED)

    assert client._connection._view_store._views == {}
    assert client._connection._view_store._synced_message_views == {}


async def test_the_token_is_in_no_log_and_no_error(
    chat: DiscordChat, discord_platform: DiscordStandIn, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    errors = []
    for fault in (faults.error(401, 0), faults.rate_limited(90), faults.down(503), faults.Lost()):
        discord_platform.fail_next(faults.CREATE, fault)
        with pytest.raises(ChatError) as caught:
            await chat.send(CHANNEL, ALERT, key="1")
        errors.append(f"{caught.value!r} {caught.value.__cause__!r}")

    assert discord_platform.token not in caplog.text + "".join(errors)
