"""Whose turn it is: every host keeps its own budget of visits and its own rest."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from datetime import timedelta

from bot.feeds.article import ArticleProblem
from bot.feeds.courtesy import Manners, Visits, next_visit
from bot.ports import Clock

MOST_HOSTS = 1_000

Pause = Callable[[float], Awaitable[None]]


class Turns:
    """Visits by host, in memory: a restart begins a new hour.

    Whoever may come soon waits for it; whoever would wait longer than `longest_wait_s` is told so at once.
    """

    def __init__(self, clock: Clock, manners: Manners, longest_wait_s: float, pause: Pause) -> None:
        self._clock = clock
        self._manners = manners
        self._longest_wait_s = longest_wait_s
        self._pause = pause
        self._visits: OrderedDict[str, Visits] = OrderedDict()

    async def take(self, host: str, crawl_delay_s: float | None) -> ArticleProblem | None:
        """None once the host may be asked, which counts as a visit; else why not."""
        now, visits = self._clock.now(), self._visits.get(host, Visits())
        at = next_visit(visits, self._manners, now, crawl_delay_s)
        wait_s = (at - now).total_seconds()
        if wait_s > self._longest_wait_s:
            resting = visits.rests_until is not None and visits.rests_until > now
            return ArticleProblem.RESTING if resting else ArticleProblem.BUDGET
        self._keep(host, visits.with_visit(at, self._manners))  # before the wait: the next one queues behind it
        if wait_s > 0:
            await self._pause(wait_s)
        return None

    def rest(self, host: str, for_s: float) -> None:
        """Nobody asks the host for so long."""
        until = self._clock.now() + timedelta(seconds=for_s)
        self._keep(host, self._visits.get(host, Visits()).with_rest(until))

    def _keep(self, host: str, visits: Visits) -> None:
        self._visits[host] = visits
        self._visits.move_to_end(host)
        if len(self._visits) > MOST_HOSTS:
            self._visits.popitem(last=False)
