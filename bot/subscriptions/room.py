"""A room: one place where messages appear, on one platform."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Room:
    """A chat, channel, or a topic or thread within one."""

    platform: str  # "telegram", "discord", "console"
    chat: str
    topic: str | None = None  # Telegram's forum topic, nothing else: a Discord thread is a chat

    def __str__(self) -> str:
        """The form people meet in logs and settings: `telegram:-100123:45`."""
        return ":".join(part for part in (self.platform, self.chat, self.topic) if part)
