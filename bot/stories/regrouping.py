"""Filing the reports of one entry among the stories near it, so that the order of reading leaves no trace.

Reports tell a story in the order in which they were published (`filing.age`). One that is younger than all that stands
near it is simply placed. One that was read late is given its place in that order, and whatever it may have touched is
placed again: stories may then turn out to be one, or to be two.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import groupby

from bot.stories.filing import age, file, held, merged, opened, united
from bot.stories.grouping import Placement, parted_from, place_all, renumbered
from bot.stories.linking import parted
from bot.stories.profile import Background, Profile, profile_of_report, profile_of_story
from bot.stories.status import judge
from bot.stories.story import Report, Story
from bot.stories.ties import Parted, ties

MOST_STORIES = 12  # placed again at once: beyond it the neighbourhood is a crowd, and stands as it is
MOST_REPORTS = 60


@dataclass(frozen=True, slots=True)
class Filed:
    """One story that changed: `before` is None if it is new; `after` is `merged_into` another one if it is no more."""

    before: Story | None
    after: Story
    because: str = ""  # why what was filed belongs there


def settle(
    reports: Sequence[Report], near: Sequence[Story], background: Background, now: datetime
) -> tuple[Filed, ...]:
    """What becomes of the stories near these reports of one entry; the survivors of mergers come before the merged.

    `near` holds every story that one of the reports could belong to, and those that hold the entry. Its order does
    not matter. New stories have the id 0.
    """
    placements = place_all(reports, near, background)
    told = [replace(r, joined_because=p.because) for r, p in zip(reports, placements, strict=True)]
    touched = _touched(told, placements, near, background)
    if not touched:
        return tuple(_placed(report, at, now) for report, at in zip(told, placements, strict=True))
    drafts = _told_again((*_loose(touched), *told), [story for story in touched if story.fixed], background)
    return tuple(_under_their_numbers(drafts, touched, now))


def _placed(report: Report, placement: Placement, now: datetime) -> Filed:
    return Filed(placement.story, file(placement.story, report, now), placement.because)


def _touched(
    reports: Sequence[Report], placements: Iterable[Placement], near: Sequence[Story], background: Background
) -> tuple[Story, ...]:
    """The stories to be told again: those that may share a deal with these reports, and with one another, and so on.

    Nothing if whatever these reports may have touched is older, if the entry is known already, or if it would be too
    many.
    """
    first, key = min(map(age, reports)), reports[0].entry_key
    if any(each.entry_key == key for story in near for each in story.reports):
        return ()
    later = [story.id for story in near if any(age(each) > first for each in story.reports)]
    around = _Around({story.id: story for story in near}, background)
    seeking = (*map(profile_of_report, reports), *(profile_of_story(at.story) for at in placements if at.story))
    for bridged in _WIDEST_FIRST:
        if not around.reached(seeking, later, bridged):
            return ()
        if (found := around.closed(seeking, bridged)) is not None:
            return found
    return ()


# What parts two reports does not always part the stories that hold them: a third report may stand between. Whoever
# shares a party is told again, unless that is a crowd; then only what time or want of facts kept apart; then nothing.
_WIDEST_FIRST = (
    frozenset(Parted) - {Parted.NOTHING_SHARED},
    frozenset({Parted.TOO_FAR_APART, Parted.TOO_LITTLE_SHARED, Parted.OTHER_AMOUNT}),
    frozenset[Parted](),
)


@dataclass(frozen=True, slots=True)
class _Around:
    """The stories that stand around some reports, by number, and what reaches what."""

    stories: Mapping[int, Story]
    background: Background
    _profiles: dict[int, tuple[Profile, ...]] = field(default_factory=dict)

    def closed(self, seeking: Iterable[Profile], bridged: Collection[Parted]) -> tuple[Story, ...] | None:
        """What these profiles reach, and what that reaches; None if it is a crowd."""
        found: dict[int, Story] = {}
        reports, waiting = 0, list(seeking)
        while waiting:
            left = [number for number in self.stories if number not in found]
            for number in self._reached([waiting.pop()], left, bridged):
                found[number] = self.stories[number]
                waiting.extend(self._of(number))
                reports += len(self.stories[number].reports)
                if len(found) > MOST_STORIES or reports > MOST_REPORTS:
                    return None
        return tuple(found[number] for number in sorted(found))

    def reached(self, seeking: Sequence[Profile], numbers: Iterable[int], bridged: Collection[Parted]) -> bool:
        """True if one of these profiles reaches one of these stories."""
        return any(True for _ in self._reached(seeking, numbers, bridged))

    def _reached(
        self, seeking: Sequence[Profile], numbers: Iterable[int], bridged: Collection[Parted]
    ) -> Iterator[int]:
        for number in numbers:
            if any(_near(mine, each, self.background, bridged) for mine in seeking for each in self._of(number)):
                yield number

    def _of(self, number: int) -> tuple[Profile, ...]:
        """The whole story's, and each report's: what came first may have been open to what came later."""
        if number not in self._profiles:
            story = self.stories[number]
            self._profiles[number] = (profile_of_story(story), *map(profile_of_report, story.reports))
        return self._profiles[number]


def _near(one: Profile, other: Profile, background: Background, bridged: Collection[Parted]) -> bool:
    apart = parted(one, other, ties(one, other, background))
    return apart is None or apart in bridged


def _loose(stories: Iterable[Story]) -> Iterator[Report]:
    return (report for story in stories if not story.fixed for report in story.reports)


def _told_again(reports: Iterable[Report], fixed: Iterable[Story], background: Background) -> Mapping[int, Story]:
    """The stories as they stand once these reports were placed, oldest first; new ones under numbers below zero."""
    drafts = {story.id: story for story in fixed}
    for _, entry in groupby(sorted(reports, key=age), key=lambda report: report.entry_key):
        together = tuple(entry)
        placements = place_all(together, tuple(drafts.values()), background)
        for report, placement in zip(together, placements, strict=True):
            because = placement.because if placement.story or parted_from(placement.because) else report.joined_because
            home = placement.story or Story(-1 - len(drafts), report.at, report.at, 1, judge([report]), ())
            told = (*home.reports, replace(report, joined_because=because))
            drafts[home.id] = replace(home, reports=told, verdict=judge(told))
    return drafts


def _under_their_numbers(drafts: Mapping[int, Story], touched: Sequence[Story], now: datetime) -> Iterator[Filed]:
    """The drafts under the numbers of the stories they were: each story goes on with its first evidence."""
    owners: dict[int, list[Story]] = {number: [] for number in drafts}
    for story in touched:
        owners[story.id if story.fixed else _goes_on(story, drafts)].append(story)
    for stories in owners.values():
        stories.sort(key=lambda story: (not story.fixed, story.id))
    numbers = {draft: stories[0].id for draft, stories in owners.items() if stories}
    for draft, stories in owners.items():
        reports = [_renumbered(report, numbers) for report in drafts[draft].reports]
        yield _drafted(reports, stories, now)
    for stories in owners.values():
        yield from (Filed(story, merged(story, stories[0].id, now)) for story in stories[1:])


def _goes_on(story: Story, drafts: Mapping[int, Story]) -> int:
    """The draft that holds what the story began with."""
    first = story.reports[0]
    return next(
        number
        for number, draft in drafts.items()
        if any((each.entry_key, each.claim) == (first.entry_key, first.claim) for each in draft.reports)
    )


def _drafted(reports: Sequence[Report], owners: Sequence[Story], now: datetime) -> Filed:
    because = max(reports, key=age).joined_because
    if not owners:
        return Filed(None, opened(reports, now), because)
    return Filed(owners[0], held(owners[0], reports, now, united(owners)), because)


def _renumbered(report: Report, numbers: Mapping[int, int]) -> Report:
    return replace(report, joined_because=renumbered(report.joined_because, numbers))
