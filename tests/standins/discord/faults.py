"""What can be made to go wrong at the n-th call of a route."""

from dataclasses import dataclass, field
from typing import Any

CREATE = "POST /channels/{channel_id}/messages"
EDIT = "PATCH /channels/{channel_id}/messages/{message_id}"
HISTORY = "GET /channels/{channel_id}/messages"
ME = "GET /users/@me"
CALLBACK = "POST /interactions/{interaction_id}/{interaction_token}/callback"
FOLLOW_UP = "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original"
COMMANDS = "PUT /applications/{application_id}/commands"


@dataclass(frozen=True, slots=True)
class Answers:
    """Discord answers this instead of doing anything."""

    status: int
    body: dict[str, Any] | str
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lost:
    """The request is carried out and its answer never arrives: the connection breaks."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """The connection breaks before anything was done."""


@dataclass(frozen=True, slots=True)
class Silent:
    """The request is carried out and the answer does not come until the stand-in stops."""


Fault = Answers | Lost | Dropped | Silent


def error(status: int, code: int, message: str = "scripted") -> Answers:
    """An error as Discord words it."""
    return Answers(status, {"message": message, "code": code})


def down(status: int = 503) -> Answers:
    """A page of the proxy in front of Discord."""
    return Answers(status, "<html>upstream connect error</html>")


def rate_limited(after_s: float, *, everywhere: bool = False) -> Answers:
    """A 429 with the body and headers of the documentation; `Via` tells it from a ban at the edge."""
    headers = {
        "Via": "1.1 google",
        "Retry-After": str(int(after_s) + 1),
        "X-RateLimit-Limit": "5",
        "X-RateLimit-Remaining": "0",
        "X-RateLimit-Reset": "4102444800.0",
        "X-RateLimit-Reset-After": str(after_s),
        "X-RateLimit-Bucket": "scripted",
        "X-RateLimit-Scope": "global" if everywhere else "user",
    }
    body = {"message": "You are being rate limited.", "retry_after": after_s, "global": everywhere, "code": 0}
    return Answers(429, body, headers)
