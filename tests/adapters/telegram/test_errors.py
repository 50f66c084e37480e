"""Each of Telegram's errors, and what the caller is to do about it."""

from datetime import timedelta

import httpx
import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from adapters.chats.telegram.errors import is_unchanged, translated, translation
from bot.errors import (
    ChatError,
    MaybeSent,
    MessageGone,
    Refused,
    RoomClosed,
    RoomGone,
    RoomMoved,
    TokenRefused,
    TryLater,
)


def caused(error: TelegramError, cause: Exception) -> TelegramError:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "ours"),
    [
        pytest.param(RetryAfter(9), TryLater, id="429"),
        pytest.param(ChatMigrated(-1001), RoomMoved, id="upgraded"),
        pytest.param(Forbidden("Forbidden: bot was blocked by the user"), RoomGone, id="blocked"),
        pytest.param(Forbidden("Forbidden: bot was kicked from the group chat"), RoomGone, id="kicked"),
        pytest.param(Forbidden("Forbidden: TOPIC_CLOSED"), RoomClosed, id="forbidden-topic"),
        pytest.param(BadRequest("Chat not found"), RoomGone, id="no-chat"),
        pytest.param(BadRequest("Not enough rights to send text messages to the chat"), RoomGone, id="no-rights"),
        pytest.param(BadRequest("Need administrator rights in the channel chat"), RoomGone, id="no-admin"),
        pytest.param(BadRequest("Message thread not found"), RoomClosed, id="topic-deleted"),
        pytest.param(BadRequest("TOPIC_CLOSED"), RoomClosed, id="topic-closed"),
        pytest.param(BadRequest("Message to edit not found"), MessageGone, id="message-deleted"),
        pytest.param(BadRequest("Message can't be edited"), MessageGone, id="not-ours"),
        pytest.param(BadRequest("Can't parse entities: wrong"), Refused, id="entities"),
        pytest.param(BadRequest("Message is too long"), Refused, id="too-long"),
        pytest.param(BadRequest("Something new"), Refused, id="unknown-refusal"),
        pytest.param(NetworkError("Request Entity Too Large"), Refused, id="413"),
        pytest.param(InvalidToken(), TokenRefused, id="token"),
        pytest.param(Conflict("terminated by other getUpdates request"), TokenRefused, id="two-instances"),
        pytest.param(caused(NetworkError("x"), httpx.ConnectError("x")), TryLater, id="no-connection"),
        pytest.param(caused(TimedOut(), httpx.ConnectTimeout("x")), TryLater, id="connect-timeout"),
        pytest.param(caused(TimedOut(), httpx.PoolTimeout("x")), TryLater, id="pool-timeout"),
        pytest.param(caused(NetworkError("x"), RuntimeError("not initialized")), TryLater, id="closed-pool"),
        pytest.param(caused(TimedOut(), httpx.ReadTimeout("x")), MaybeSent, id="no-answer"),
        pytest.param(caused(NetworkError("x"), httpx.ReadError("x")), MaybeSent, id="broken-off"),
        pytest.param(caused(NetworkError("x"), httpx.RemoteProtocolError("x")), MaybeSent, id="hung-up"),
        pytest.param(NetworkError("Bad Gateway"), MaybeSent, id="502"),
        pytest.param(TelegramError("Invalid server response"), MaybeSent, id="garbage"),
    ],
)
def test_every_error_becomes_what_to_do_next(error: TelegramError, ours: type[ChatError]) -> None:
    with pytest.raises(ChatError) as caught, translated():
        raise error
    assert type(caught.value) is ours
    assert caught.value.__cause__ is error


@pytest.mark.parametrize("wait", [90, timedelta(seconds=90)], ids=["number", "timedelta"])
def test_the_wait_telegram_asks_for_is_kept(wait: int | timedelta) -> None:
    ours = translation(RetryAfter(wait))
    assert isinstance(ours, TryLater)
    assert ours.after_s == 90


def test_an_upgraded_group_s_new_id_is_kept() -> None:
    ours = translation(ChatMigrated(-100123))
    assert isinstance(ours, RoomMoved)
    assert ours.new_id == "-100123"


def test_the_library_s_text_with_the_token_in_it_is_blotted_out() -> None:
    error = InvalidToken("The token `1:secret` was rejected by the server.")
    assert "secret" not in str(translation(error)) + str(error) + repr(error)


@pytest.mark.parametrize(
    ("error", "unchanged"),
    [
        pytest.param(BadRequest("Message is not modified: specified new message content"), True, id="unchanged"),
        pytest.param(BadRequest("Message to edit not found"), False, id="another-refusal"),
        pytest.param(Forbidden("message is not modified"), False, id="another-error"),
    ],
)
def test_only_an_edit_that_changes_nothing_is_a_success(error: TelegramError, unchanged: bool) -> None:
    assert is_unchanged(error) is unchanged
