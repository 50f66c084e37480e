"""Filing the reports of one entry among the stories near it, so that the order of reading leaves no trace.

Reports tell a story in the order in which they were published (`story.age`). One that is younger than all that stands
near it is simply placed. One that was read late is given its place in that order, and whatever it may have touched is
placed again: stories may then turn out to be one, or to be two.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from bot.stories.filing import file, held, merged, opened, united
from bot.stories.grouping import Placement, parted_from, place_all, renumbered
from bot.stories.linking import parted
from bot.stories.profile import Background, Profile, profile_of_report
from bot.stories.sketch import Sketch, sketch_of
from bot.stories.status import judge
from bot.stories.story import Report, Story, age
from bot.stories.ties import Parted, ties

MOST_STORIES = 12  # placed again at once: beyond it the neighbourhood is a crowd, and stands as it is
MOST_REPORTS = 60


@dataclass(frozen=True, slots=True)
class Filed:
    """One story that changed: `before` is None if it is new; `after` is `merged_into` another one if it is no more."""

    before: Story | None
    after: Story
    because: str = ""  # why what was filed belongs there


@dataclass(frozen=True, slots=True)
class Survey:
    """Where the reports of one entry belong, by the sketches alone, and which stories have to be told again."""

    placements: tuple[Placement, ...]  # one for each report
    touched: frozenset[int]

    @property
    def concerned(self) -> frozenset[int]:
        """The stories that change, or may."""
        return self.touched.union(each.story for each in self.placements if each.story is not None)


def survey(reports: Sequence[Report], near: Sequence[Sketch], background: Background) -> Survey:
    """Where these reports of one entry belong.

    `near` holds every story that one of the reports could belong to, and those that hold the entry. Its order does
    not matter.
    """
    placements = place_all(reports, near, background)
    return Survey(placements, _touched(reports, placements, near, background))


def settle(
    reports: Sequence[Report], seen: Survey, stories: Mapping[int, Story], background: Background, now: datetime
) -> tuple[Filed, ...]:
    """What becomes of the stories concerned, by number; the survivors of mergers come before the merged.

    New stories have the id 0.
    """
    pairs = zip(reports, seen.placements, strict=True)
    told = [(replace(report, joined_because=at.because), at) for report, at in pairs]
    if not seen.touched:
        return tuple(_placed(report, stories.get(at.story or 0), now) for report, at in told)
    touched = [stories[number] for number in sorted(seen.touched)]
    drafts = _told_again([report for report, _ in told], touched, background)
    return tuple(_under_their_numbers(drafts, touched, now))


def settle_among(
    reports: Sequence[Report], near: Iterable[Story], background: Background, now: datetime
) -> tuple[Filed, ...]:
    """The same where every story near is at hand."""
    stories = {story.id: story for story in near}
    return settle(reports, survey(reports, [*map(sketch_of, stories.values())], background), stories, background, now)


def _placed(report: Report, story: Story | None, now: datetime) -> Filed:
    return Filed(story, file(story, report, now), report.joined_because)


def _touched(
    reports: Sequence[Report], placements: Iterable[Placement], near: Sequence[Sketch], background: Background
) -> frozenset[int]:
    """The stories to be told again: those that may share a deal with these reports, and with one another, and so on.

    Nothing if whatever these reports may have touched is older, if the entry is known already, or if it would be too
    many.
    """
    first, key = min(map(age, reports)), reports[0].entry_key
    if any(key in story.entries for story in near):
        return frozenset()
    later = [story for story in near if story.last > first]
    homes = {at.story for at in placements}
    seeking = (*map(profile_of_report, reports), *(story.profile for story in near if story.id in homes))
    for bridged in _WIDEST_FIRST:
        if not any(_reached(seeking, story, background, bridged) for story in later):
            return frozenset()
        if (found := _closed(seeking, near, background, bridged)) is not None:
            return found
    return frozenset()


# What parts two reports does not always part the stories that hold them: a third report may stand between. Whoever
# shares a party is told again, unless that is a crowd; then only what time or want of facts kept apart; then nothing.
_WIDEST_FIRST = (
    frozenset(Parted) - {Parted.NOTHING_SHARED},
    frozenset({Parted.TOO_FAR_APART, Parted.TOO_LITTLE_SHARED, Parted.OTHER_AMOUNT}),
    frozenset[Parted](),
)


def _closed(
    seeking: Iterable[Profile], near: Sequence[Sketch], background: Background, bridged: Collection[Parted]
) -> frozenset[int] | None:
    """What these profiles reach, and what that reaches; None if it is a crowd."""
    found: set[int] = set()
    reports, waiting = 0, list(seeking)
    while waiting:
        mine = [waiting.pop()]
        for story in near:
            if story.id in found or not _reached(mine, story, background, bridged):
                continue
            found.add(story.id)
            waiting.extend(story.profiles)
            reports += len(story.entries)
            if len(found) > MOST_STORIES or reports > MOST_REPORTS:
                return None
    return frozenset(found)


def _reached(seeking: Iterable[Profile], story: Sketch, background: Background, bridged: Collection[Parted]) -> bool:
    return any(_near(mine, each, background, bridged) for mine in seeking for each in story.profiles)


def _near(one: Profile, other: Profile, background: Background, bridged: Collection[Parted]) -> bool:
    apart = parted(one, other, ties(one, other, background))
    return apart is None or apart in bridged


def _told_again(reports: Sequence[Report], touched: Sequence[Story], background: Background) -> Mapping[int, Story]:
    """The stories once these reports, and whatever is younger, were placed, oldest first; new ones below zero.

    What is older was placed without them and stands as it is.
    """
    first = min(map(age, reports))
    drafts = {story.id: known for story in touched if (known := _told_until(first, story))}
    younger = [each for story in touched if not story.fixed for each in story.reports if age(each) >= first]
    sketches = {story.id: sketch_of(story) for story in drafts.values()}
    for _, entry in groupby(sorted((*younger, *reports), key=age), key=lambda report: report.entry_key):
        together = tuple(entry)
        placements = place_all(together, tuple(sketches.values()), background)
        for report, placement in zip(together, placements, strict=True):
            because = placement.because if placement.story or parted_from(placement.because) else report.joined_because
            number = placement.story or -1 - len(drafts)
            home = drafts.get(number) or Story(number, report.at, report.at, 1, judge([report]), ())
            told = (*home.reports, replace(report, joined_because=because))
            drafts[number] = replace(home, reports=told, verdict=judge(told))
            sketches[number] = sketch_of(drafts[number])
    return drafts


def _told_until(moment: tuple[datetime, str], story: Story) -> Story | None:
    """The story as its older reports tell it; None if it has none. One that is fixed is never told again."""
    older = tuple(report for report in story.reports if age(report) < moment)
    if story.fixed or len(older) == len(story.reports):
        return story
    return replace(story, reports=older, verdict=judge(older)) if older else None


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
