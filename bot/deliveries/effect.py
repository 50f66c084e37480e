"""An effect: one thing to do to a post, with its life from promise to outcome."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Do(StrEnum):
    """What to do."""

    CREATE = "create"  # key 0
    EDIT = "edit"  # key 0: one coalesced row, armed while wanted > shown
    REPLY = "reply"  # key = number of the status transition
    PING = "ping"  # key 0: one message to one person, of no post


class State(StrEnum):
    """`SENDING` is committed before the request leaves, `DONE` after its answer."""

    PENDING = "pending"
    SENDING = "sending"
    DONE = "done"
    UNKNOWN = "unknown"  # the request left and no answer came
    DEAD = "dead"


@dataclass(frozen=True, slots=True)
class Effect:
    """One row of the outbox, unique by (post, do, key); or a ping, whose post is 0. `id` is 0 until it is stored."""

    id: int
    post_id: int
    do: Do
    key: int
    state: State
    due_at: datetime
    attempts: int = 0
    first_attempt_at: datetime | None = None
    worker: str | None = None
    lease_until: datetime | None = None
    message_id: str | None = None
    reason: str | None = None  # why it is where it is

    @property
    def nonce(self) -> str:
        """A name for this effect that a platform can recognise: at most 25 characters (Discord's limit)."""
        return f"{self.post_id or self.id}.{self.do[0]}.{self.key}"
