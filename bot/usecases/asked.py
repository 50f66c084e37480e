"""A command that is being answered: who may give it, and everything its answer needs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.commands.command import Command
from bot.commands.grammar import Call
from bot.commands.request import Place, Request
from bot.feeds.feed import Feed
from bot.messages.wording import Wording, Wordings
from bot.ports import Chat, Clock, UnitOfWork
from bot.stories.rates import ROUGH, Rates
from bot.subscriptions.subscription import Subscription
from bot.usecases.announce import Announce, announce
from bot.usecases.follow_questions import Follower
from bot.usecases.tally import Tally


@dataclass(frozen=True, slots=True)
class Access:
    """Who may do what: `owners` by platform; `open_to_all` lets everybody subscribe rooms they manage."""

    owners: Mapping[str, str]
    open_to_all: bool = False

    def owns(self, request: Request) -> bool:
        """True if the request comes from the owner, or from the terminal."""
        return request.place is Place.TERMINAL or self.owners.get(request.room.platform) == request.user


def _nobody_waits() -> None:
    """Wakes nobody."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What answering needs."""

    uow: UnitOfWork
    clock: Clock
    wordings: Wordings
    catalogue: Sequence[Command]
    access: Access
    chats: Mapping[str, Chat]
    feeds: Mapping[str, Feed]
    started_at: datetime
    tally: Tally
    zone: str = "Europe/Paris"
    language: str = "en"  # where a platform tells none
    rates: Rates = ROUGH
    announce: Announce = announce  # what a story that was put right by hand means for every room
    told: Callable[[], None] = _nobody_waits  # wakes whoever delivers
    follower: Follower | None = None  # None: no feed is followed


@dataclass(frozen=True, slots=True)
class Asked:
    """One call with everything its answer needs."""

    desk: Desk
    request: Request
    call: Call
    wording: Wording
    known: Subscription | None

    @property
    def now(self) -> datetime:
        """The present moment."""
        return self.desk.clock.now()
