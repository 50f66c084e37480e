"""Faults the stand-in can be told to show, and the answers Telegram gives when something is wrong."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Break(StrEnum):
    """How an exchange can break off."""

    LOST = "lost"  # done, but the answer never arrives
    DROPPED = "dropped"  # not done, and no answer either
    GATEWAY = "gateway"  # 502 with a page in HTML
    GARBAGE = "garbage"  # done, and 200 with something unreadable


@dataclass(eq=False)
class Refusal(Exception):
    """Telegram's own kind of error."""

    code: int
    description: str
    parameters: dict[str, Any] = field(default_factory=dict)

    @property
    def json(self) -> dict[str, Any]:
        extra = {"parameters": self.parameters} if self.parameters else {}
        return {"ok": False, "error_code": self.code, "description": self.description, **extra}


def bad(description: str) -> Refusal:
    return Refusal(400, f"Bad Request: {description}")


def flood(retry_after_s: int) -> Refusal:
    return Refusal(429, f"Too Many Requests: retry after {retry_after_s}", {"retry_after": retry_after_s})


def migrated(new_id: int) -> Refusal:
    text = "Bad Request: group chat was upgraded to a supergroup chat"
    return Refusal(400, text, {"migrate_to_chat_id": new_id})


Fault = Break | Refusal


class Script:
    """Which call of which method meets which fault."""

    def __init__(self) -> None:
        self._waiting: dict[str, list[tuple[int, Fault]]] = {}

    def add(self, method: str, fault: Fault, at: int) -> None:
        self._waiting.setdefault(method, []).append((at, fault))

    def next(self, method: str) -> Fault | None:
        """The fault this call meets, if any; every other one comes a call closer."""
        waiting = self._waiting.get(method, [])
        due = next((fault for at, fault in waiting if at == 1), None)
        self._waiting[method] = [(at - 1, fault) for at, fault in waiting if at > 1]
        return due
