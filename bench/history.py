"""Three years of stories of the bench's own making: the same seed tells the same deals, so runs can be compared."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import accumulate
from typing import TypeVar

from bot.claims.claim import Claim, Evidence, Fact, Kind, Stage, Stance, Voice
from bot.claims.money import Money, Qualifier
from bot.stories.filing import opened
from bot.stories.story import Report, Story

T = TypeVar("T")

END = datetime(2026, 1, 1, tzinfo=UTC)
SPAN = timedelta(days=3 * 365)
STEEPNESS = 0.7  # of Zipf's law: of some 3,400 names the first stands in four new stories a day
MOST_REPORTS = 30
NAMELESS = 0.03  # stories in which no party is named

_KINDS = {
    Kind.CAPEX: 40,
    Kind.FUNDING_ROUND: 30,
    Kind.ACQUISITION: 10,
    Kind.PUBLIC_PLAN: 8,
    Kind.FUND: 4,
    Kind.OTHER: 8,
}
_COUNTRIES = {"US": 45, "FR": 12, "GB": 8, "DE": 6, "CN": 5, "IN": 5, "JP": 4, "CA": 3, "AE": 3, "KR": 3, "": 6}
_CURRENCIES = {"USD": 62, "EUR": 26, "GBP": 5, "JPY": 2, "INR": 2, "": 3}
_VOICES = {Voice.PARTY: 35, Voice.OUTLET: 35, Voice.ANONYMOUS: 20, Voice.OFFICIAL: 10}
_WORDS = ("puts", "raises", "plans", "money", "servers", "models", "chips", "cloud", "plant", "campus", "round")
_OUTLETS = 200
_TOWNS = 40  # of each country


@dataclass(frozen=True, slots=True)
class Deal:
    """What really happened; each report tells some of it."""

    number: int
    began: datetime
    kind: Kind
    investors: tuple[str, ...]
    recipients: tuple[str, ...]
    country: str
    town: str
    event: str | None
    figure: Decimal
    currency: str


class World:
    """Deals among organisations, and what the press makes of them."""

    def __init__(self, names: Sequence[str], seed: int = 1) -> None:
        self._chance = random.Random(seed)
        self._names = names  # most popular first
        self._weights = list(accumulate(1 / (rank + 1) ** STEEPNESS for rank in range(len(names))))
        self._reports = 0

    def stories(self, count: int) -> Iterator[tuple[Deal, Story]]:
        """So many stories, oldest first, each with its deal."""
        for number in range(count):
            deal = self.deal(number, END - SPAN + SPAN * number / count)
            told = min(1 + int(self._chance.expovariate(1 / 3.5)), MOST_REPORTS)
            hours = sorted(self._chance.expovariate(1 / 30) for _ in range(told - 1))
            moments = [deal.began, *(deal.began + timedelta(hours=after) for after in hours)]
            reports = [self.report(deal, at) for at in moments if at <= END]
            last = reports[-1].at
            yield deal, replace(opened(reports, last), opened_at=reports[0].at, revision=len(reports))

    def deal(self, number: int, began: datetime) -> Deal:
        """A deal of its own, among parties of whom few are in most of the news."""
        chance = self._chance
        kind, country = _one_of(chance, _KINDS), _one_of(chance, _COUNTRIES)
        investors, recipients = self._parties(kind) if chance.random() > NAMELESS else ((), ())
        return Deal(
            number,
            began,
            kind,
            investors,
            recipients,
            country,
            f"{country} town {chance.randrange(_TOWNS)}" if country and chance.random() < 0.35 else "",
            f"summit {began:%Y} {chance.randrange(6)}" if chance.random() < 0.05 else None,
            Decimal(f"{10 ** chance.gauss(8.7, 0.9):.1e}").quantize(Decimal(1)),
            _one_of(chance, _CURRENCIES),
        )

    def report(self, deal: Deal, at: datetime) -> Report:
        """One outlet's: it may leave out the sum, the place, the investor, or round what it was told."""
        chance = self._chance
        self._reports += 1
        key, outlet = f"u:https://press.example/{self._reports}", f"Outlet {chance.randrange(_OUTLETS)}"
        speaker = next(iter((*deal.investors, *deal.recipients)), None)
        voice = _one_of(chance, _VOICES)
        said = Evidence(
            speaker if voice is Voice.PARTY else None,
            voice,
            Stance.PROJECTS if voice is Voice.ANONYMOUS else Stance.AFFIRMS,
            "the words that say so, about as long as they usually are",
            "title",
            key[2:],
            at,
            outlet,
            said=frozenset({Fact.DEAL, Fact.AMOUNT}),
            quoted_by=outlet,
        )
        title = f"{speaker or 'The sector'} {' '.join(chance.sample(_WORDS, 8))}"
        language = "fr" if chance.random() < 0.4 else "en"
        return Report(
            key, outlet, key[2:], title, language, at, self._claim(deal, said), "same_country=US", ("AI", "bn")
        )

    def _claim(self, deal: Deal, said: Evidence) -> Claim:
        chance = self._chance
        one_side = deal.recipients and chance.random() < 0.2
        return Claim(
            deal.kind,
            Stage.COMMITMENT,
            () if one_side else deal.investors,
            deal.recipients,
            (self._sum(deal),) if chance.random() < 0.8 else (),
            countries=(deal.country,) if deal.country else (),
            places=(deal.town,) if deal.town and chance.random() < 0.7 else (),
            event=deal.event,
            evidence=(said,),
        )

    def _sum(self, deal: Deal) -> Money:
        figure = deal.figure if self._chance.random() < 0.85 else Decimal(f"{deal.figure:.0e}").quantize(Decimal(1))
        return Money(figure, figure, deal.currency or None, Qualifier.EXACT, f"{figure}")

    def _parties(self, kind: Kind) -> tuple[tuple[str, ...], tuple[str, ...]]:
        named = tuple(dict.fromkeys(self._chance.choices(self._names, cum_weights=self._weights, k=3)))
        if kind in (Kind.FUNDING_ROUND, Kind.ACQUISITION):
            return named[1 : self._chance.choice((1, 2, 2, 3))], named[:1]
        return named[:1], named[1:2] if self._chance.random() < 0.25 else ()


def _one_of(chance: random.Random, weights: dict[T, int]) -> T:
    return chance.choices(list(weights), list(weights.values()))[0]
