"""Every error of ours, named by what the caller does next.

VigieError
├── SettingsError            the operator mends a setting, then starts again (exit code 2)
├── FeedError                this poll failed; the feed is tried again later
├── StoreError               nothing of this was recorded (disk full, locked): keep it, try again later
└── ChatError                a message could not be delivered; the cause is chained
    ├── TryLater             surely not delivered: wait, then do the same again
    ├── MaybeSent            the request left, no answer came: it may be on the screen already
    ├── Refused              this text is unacceptable: once more as plain text, then dead
    ├── RoomClosed           this topic or thread is closed: pause its subscription
    ├── RoomGone             no message can reach this room any more: disable it, tell the owner
    ├── RoomMoved            the room has a new id: re-key it, then send again
    ├── MessageGone          the message to edit is not there any more
    └── TokenRefused         stop this chat, tell the operator
"""

from enum import StrEnum


class VigieError(Exception):
    """The root: whoever catches it catches all of ours and nothing else."""


class SettingsError(VigieError):
    """The operator has to mend something. `problems` holds one line each, with its remedy."""

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class FeedProblem(StrEnum):
    """Why a poll gave no entries: the word in logs, metrics and `/status`."""

    UNREACHABLE = "unreachable"  # DNS, refused, reset, TLS
    TOO_SLOW = "too_slow"  # the total deadline passed
    TOO_LARGE = "too_large"  # more decompressed bytes than the cap
    FORBIDDEN_ADDRESS = "forbidden_address"  # private, loopback, multicast...
    BLOCKED = "blocked"  # 401, 403, 451, or a challenge page with 200
    ASKED_TO_WAIT = "asked_to_wait"  # 429, 503 with Retry-After: not the feed's fault
    GONE = "gone"  # 410: polling stops
    SERVER = "server"  # any other HTTP error
    REDIRECTS = "redirects"  # too many, a loop, or a downgrade to http
    NOT_A_FEED = "not_a_feed"  # HTML, binary, empty
    UNPARSABLE = "unparsable"  # the worker gave up on it: deadline or memory


class FeedError(VigieError):
    """This poll failed. `after_s` is the wait the server asked for, in seconds; None if it asked for none."""

    def __init__(self, problem: FeedProblem, message: str, after_s: float | None = None) -> None:
        super().__init__(message)
        self.problem = problem
        self.after_s = after_s


class StoreError(VigieError):
    """The store could not take it: nothing of it happened, and what cannot be recorded is not sent."""


class ChatError(VigieError):
    """A message could not be delivered; the cause is chained."""


class TryLater(ChatError):
    """Surely not delivered. `after_s` is the platform's own wait in seconds, or None if it gave none."""

    def __init__(self, message: str, after_s: float | None = None) -> None:
        super().__init__(message)
        self.after_s = after_s


class MaybeSent(ChatError):
    """The request left, no answer came: it may be on the screen already. For an edit the same as TryLater."""


class Refused(ChatError):
    """The platform will not take this text: once more as plain text, then dead."""


class RoomClosed(ChatError):
    """This topic or thread takes no messages: its subscription pauses."""


class RoomGone(ChatError):
    """Kicked, blocked, deleted, or without permission: the room is disabled and the owner told."""


class RoomMoved(ChatError):
    """The room lives on under `new_id` (a group that became a supergroup)."""

    def __init__(self, message: str, new_id: str) -> None:
        super().__init__(message)
        self.new_id = new_id


class MessageGone(ChatError):
    """The message to edit or to answer was deleted or can no longer be changed."""


class TokenRefused(ChatError):
    """The platform refuses the token, or another instance uses it."""
