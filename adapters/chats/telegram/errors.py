"""Telegram's errors, in the core's words."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import httpx
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

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

# Telegram tells its refusals apart by wording alone. The first that occurs in the text decides.
_WORDINGS: tuple[tuple[str, type[ChatError]], ...] = (
    ("message thread not found", RoomClosed),
    ("topic_closed", RoomClosed),
    ("topic_deleted", RoomClosed),
    ("topic_id_invalid", RoomClosed),
    ("message to edit not found", MessageGone),
    ("message can't be edited", MessageGone),
    ("message to be replied not found", MessageGone),
    ("message_id_invalid", MessageGone),
    ("chat not found", RoomGone),
    ("not enough rights", RoomGone),
    ("have no rights", RoomGone),
    ("kicked", RoomGone),
    ("administrator rights", RoomGone),
    ("chat_write_forbidden", RoomGone),
    ("chat_restricted", RoomGone),
    ("chat_admin_required", RoomGone),
    ("chat_send_plain_forbidden", RoomGone),
    ("channel_private", RoomGone),
    ("peer_id_invalid", RoomGone),
    ("deactivated", RoomGone),
    ("not a member", RoomGone),
)
_NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError, httpx.UnsupportedProtocol)


@contextmanager
def translated() -> Iterator[None]:
    """Turns every error of the library into one of ours, with its cause."""
    try:
        yield
    except TelegramError as error:
        raise translation(error) from error


def translation(error: TelegramError) -> ChatError:
    """What the caller is to do about this error."""
    match error:
        case RetryAfter():
            return TryLater("telegram asks to wait", wait_s(error))
        case ChatMigrated():
            return RoomMoved("the group became a supergroup", str(error.new_chat_id))
        case InvalidToken():
            error.message = "the token was refused"  # the library writes the token itself into this text
            return TokenRefused("telegram refuses the token: copy it again from @BotFather")
        case Conflict():
            return TokenRefused("another program uses this telegram token: stop it, or take a token of its own")
        case Forbidden():
            return _by_wording(error.message, RoomGone)
        case BadRequest():  # a NetworkError by inheritance: must come before it
            return _by_wording(error.message, Refused)
        case NetworkError():
            return _network(error)
        case _:
            return MaybeSent(f"telegram answered something unreadable: {error.message}")


def wait_s(error: RetryAfter) -> float:
    """The wait that Telegram asks for, in seconds."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


def is_unchanged(error: TelegramError) -> bool:
    """True for the refusal of an edit that would change nothing: the message shows what it should."""
    return isinstance(error, BadRequest) and "message is not modified" in error.message.casefold()


def _by_wording(message: str, otherwise: type[ChatError]) -> ChatError:
    text = message.casefold()
    return next((ours for words, ours in _WORDINGS if words in text), otherwise)(f"telegram: {message}")


def _network(error: NetworkError) -> ChatError:
    if isinstance(error.__cause__, _NEVER_LEFT):
        return TryLater("telegram is unreachable: check the network, or the address of the Bot API")
    if isinstance(error.__cause__, RuntimeError):  # the library's word for a connection pool that is shut
        return TryLater("telegram is not connected")
    if "entity too large" in error.message.casefold():  # 413
        return Refused(f"telegram: {error.message}")
    return MaybeSent("telegram did not answer, or not in its own words")
