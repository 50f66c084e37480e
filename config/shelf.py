"""Stories in memory, told by items in the order in which they come, as the running program tells them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from bot.claims.claim import Claim, Reading
from bot.feeds.entry import Entry
from bot.stories.parties import folded, telling_words
from bot.stories.regrouping import Filed, settle_among
from bot.stories.story import Report, Story
from config.knowledge import Knowledge


class Place(NamedTuple):
    """Where a claim stands: the number of its story, and the facts that joined it there, as `Placement` words them."""

    story: str
    because: str


class Shelf:
    """What is filed may still move: a later item can show that two stories are one, or one is two."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._stories: dict[int, Story] = {}
        self._of_party: defaultdict[str, set[int]] = defaultdict(set)
        self._claims: dict[str, tuple[Claim, ...]] = {}
        self._latest: datetime | None = None

    def file(self, entry: Entry, reading: Reading, *, dated: bool) -> str:
        """The name of what was filed, for `places`. An item without a date is as old as the one before it."""
        at = entry.at if dated or self._latest is None else self._latest
        self._latest = at
        key = f"{len(self._claims):09} {entry.keys[0]}"  # every item is one of its own, and of two at once the first
        self._claims[key] = reading.claims
        reports = [
            Report(key, entry.outlet, entry.url, entry.title, entry.language or "", at, claim)
            for claim in reading.claims
        ]
        for filed in settle_among(reports, self._near(reports), self._knowledge.background, at):
            self._keep(filed)
        return key

    def places(self, key: str) -> list[Place]:
        """Where each claim of an item stands now, its main one first."""
        return [self._place(key, claim) for claim in self._claims[key]]

    def _near(self, reports: Iterable[Report]) -> list[Story]:
        names = {name for report in reports for name in self._knowledge.families(_parties(report.claim))}
        numbers = {number for name in names for number in self._of_party[name]} | self._of_party[""]
        near = (self._stories[number] for number in sorted(numbers if names else self._stories))
        return [story for story in near if story.merged_into is None]

    def _keep(self, filed: Filed) -> None:
        number = filed.before.id if filed.before else len(self._stories) + 1
        self._stories[number] = replace(filed.after, id=number)
        for report in filed.after.reports:
            for name in _parties(report.claim) or {""}:
                self._of_party[name].add(number)

    def _place(self, key: str, claim: Claim) -> Place:
        held = ((story.id, report) for story in self._stories.values() for report in story.reports)
        number, report = next((n, r) for n, r in held if r.entry_key == key and r.claim == claim)
        return Place(str(number), report.joined_because or "new")


def _parties(claim: Claim) -> frozenset[str]:
    """The names of those concerned, folded, and how each begins: of two lengths of one name either finds the other."""
    names = (*claim.investors, *claim.recipients)
    return frozenset((*map(folded, names), *(telling_words(name)[0] for name in names if telling_words(name))))
