"""How fast messages may leave: the platforms' rates as pure arithmetic (GCRA), nothing counted, nothing forgotten."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.subscriptions.room import Room


@dataclass(frozen=True, slots=True)
class Pace:
    """One message every `every_s` seconds in the long run, and up to `burst` of them at once after a rest."""

    every_s: float
    burst: int = 1

    def __post_init__(self) -> None:
        """Refuses a pace at which nothing, or everything, goes out."""
        if self.every_s <= 0 or self.burst < 1:
            raise ValueError(f"no pace: {self.burst} at once, then one every {self.every_s} s")


def within(limit: int, window_s: float, burst: int) -> Pace:
    """The pace that never passes `limit` in any window of `window_s` seconds, whatever came before."""
    return Pace(window_s / (limit - burst), burst)


# Telegram: about 30 a second overall, 1 a second per chat, 20 a minute per group. Discord: 50 requests a second.
TELEGRAM = within(30, 1.0, burst=5)
TELEGRAM_CHAT = Pace(1.0)
TELEGRAM_GROUP = within(20, 60.0, burst=5)
DISCORD = within(50, 1.0, burst=10)
DISCORD_CHAT = Pace(0.02)  # Discord tells each channel's limit as it goes: this one is only there to rest


@dataclass(frozen=True, slots=True)
class Budget:
    """What is left of a pace. `free_at` is when all of it is back; None: nothing was spent yet."""

    pace: Pace
    free_at: datetime | None = None

    def wait_s(self, now: datetime) -> float:
        """Seconds until one more message may leave; 0 if it may leave now."""
        if self.free_at is None:
            return 0.0
        opens_at = self.free_at - timedelta(seconds=self.pace.every_s) * (self.pace.burst - 1)
        return max(0.0, (opens_at - now).total_seconds())

    def spend(self, now: datetime) -> "Budget":
        """The budget after one more message. Spending too early is paid for by a longer wait."""
        start = max(now, self.free_at) if self.free_at else now
        return replace(self, free_at=start + timedelta(seconds=self.pace.every_s))

    def rest(self, now: datetime, after_s: float) -> "Budget":
        """The budget after the platform asked for silence: nothing leaves for `after_s` seconds."""
        full = now + timedelta(seconds=after_s) + timedelta(seconds=self.pace.every_s) * (self.pace.burst - 1)
        return replace(self, free_at=max(full, self.free_at) if self.free_at else full)


@dataclass(frozen=True, slots=True)
class Budgets:
    """Every budget that a room's messages draw on. Rooms of platforms without a limit wait for nothing."""

    by_name: Mapping[str, Budget] = field(default_factory=dict)

    def wait_s(self, room: Room, now: datetime) -> float:
        """Seconds until a message may leave for this room."""
        return max((budget.wait_s(now) for budget in self._of(room).values()), default=0.0)

    def spend(self, room: Room, now: datetime) -> "Budgets":
        """The budgets after one more request for this room: a message or an edit. Those that are full are forgotten."""
        spent = {name: budget.spend(now) for name, budget in self._of(room).items()}
        used = {name: budget for name, budget in self.by_name.items() if budget.free_at and budget.free_at > now}
        return Budgets({**used, **spent})

    def rest(self, room: Room, now: datetime, after_s: float) -> "Budgets":
        """The budgets after the platform asked this room's chat to be silent; the other chats go on."""
        own = {name: budget for name, budget in self._of(room).items() if name != room.platform}
        return Budgets({**self.by_name, **{name: budget.rest(now, after_s) for name, budget in own.items()}})

    def _of(self, room: Room) -> dict[str, Budget]:
        return {name: self.by_name.get(name) or Budget(pace) for name, pace in _paces(room).items()}


def _paces(room: Room) -> dict[str, Pace]:
    """The paces a room is under, by name. Topics share their chat's; Telegram's groups have negative ids."""
    chat = f"{room.platform}:{room.chat}"
    match room.platform:
        case "telegram" if room.chat.startswith("-"):
            return {room.platform: TELEGRAM, chat: TELEGRAM_CHAT, f"{chat}:group": TELEGRAM_GROUP}
        case "telegram":
            return {room.platform: TELEGRAM, chat: TELEGRAM_CHAT}
        case "discord":
            return {room.platform: DISCORD, chat: DISCORD_CHAT}
        case _:
            return {}
