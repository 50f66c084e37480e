"""Discord's errors in the core's words: the one place where they are translated."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import aiohttp
import discord

from bot.errors import ChatError, MaybeSent, MessageGone, Refused, RoomClosed, RoomGone, TokenRefused, TryLater

BANNED_FOR_S = 600.0  # a ban at the edge of the network, for too many refused requests, counts ten minutes
NO_HISTORY_FOR_REPLY = 160002
NOT_LET_IN = "discord refuses the token: take a new one in its developer portal (Bot, Reset Token)"

_BY_CODE: Mapping[int, tuple[type[ChatError], str]] = {
    10003: (RoomGone, "the channel does not exist any more"),
    10004: (RoomGone, "the server does not exist any more"),
    10008: (MessageGone, "the message does not exist any more"),
    50001: (RoomGone, "the bot may not see this channel: grant View Channel"),
    50005: (MessageGone, "the message belongs to somebody else"),
    50006: (Refused, "discord takes no empty message"),
    50007: (RoomGone, "this person takes no messages from the bot"),
    50008: (RoomGone, "this channel takes no messages"),
    50013: (RoomGone, "the bot may not write here: grant Send Messages"),
    50035: (Refused, "discord refuses this message"),
    40062: (TryLater, "discord is overloaded"),
    40333: (TryLater, "the network in front of discord refuses the request"),
    50083: (RoomClosed, "the thread is archived"),
    50278: (RoomGone, "the bot shares no server with this person any more"),
    130000: (TryLater, "discord is overloaded"),
    160005: (RoomClosed, "the thread is locked"),
    200000: (Refused, "the server's automatic moderation blocks this message"),
    200001: (Refused, "the server's automatic moderation blocks this message"),
}


def must_stay_layout(error: discord.HTTPException) -> bool:
    """True if the edit was refused because message and edit differ in being Components V2."""
    return error.status == 400 and "IS_COMPONENTS_V2" in error.text


@contextmanager
def translated() -> Iterator[None]:
    """Lets nothing but a ChatError out."""
    try:
        yield
    except discord.RateLimited as error:
        raise TryLater("discord asks to wait", error.retry_after) from error
    except discord.LoginFailure as error:
        raise TokenRefused(NOT_LET_IN) from error
    except discord.HTTPException as error:
        raise _answered(error) from error
    # ServerDisconnectedError and a reset are OSErrors or ClientErrors as well: only what never connected comes first
    except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
        raise TryLater("discord is unreachable: check the network") from error
    except (aiohttp.ClientError, TimeoutError, OSError, RuntimeError) as error:  # RuntimeError: hung up meanwhile
        raise MaybeSent("discord did not answer") from error


def _answered(error: discord.HTTPException) -> ChatError:
    if known := _BY_CODE.get(error.code):
        kind, message = known
        return kind(message)
    if error.status == 401:
        return TokenRefused(NOT_LET_IN)
    if error.status == 429:  # discord.py waits by itself; what comes out here is a ban, or one wait too many
        return TryLater("discord asks to wait", _wait_s(error))
    if error.status >= 500:
        return MaybeSent(f"discord answered {error.status}")
    if error.code == 0 and error.status in (403, 404):  # a page of the network in front of Discord, not its word
        return TryLater(f"discord is behind a page that answers {error.status}")
    if error.status in (403, 404):
        return RoomGone(f"discord answered {error.status} (code {error.code})")
    return Refused(f"discord answered {error.status} (code {error.code})")


def _wait_s(error: discord.HTTPException) -> float:
    asked = error.response.headers.get("Retry-After", "")
    return float(asked) if asked.isdecimal() else BANNED_FOR_S
