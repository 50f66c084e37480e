"""A story as placing sees it: what tells whether a report belongs to it, without the reports themselves."""

from dataclasses import dataclass
from datetime import datetime

from bot.stories.profile import Profile, profile_of_report, profile_of_story
from bot.stories.story import Story, age


@dataclass(frozen=True, slots=True)
class Sketch:
    """What placing has to know of a story that tells something; derived from it, and kept beside it."""

    id: int
    profile: Profile
    nameless: tuple[Profile, ...]  # of its reports that name nobody: they may share what the whole does not
    entries: tuple[str, ...]  # the key of each report's entry
    first: tuple[datetime, str]  # the age of its oldest report
    last: tuple[datetime, str]  # and of its youngest

    @property
    def profiles(self) -> tuple[Profile, ...]:
        """All by which it may be reached."""
        return (self.profile, *self.nameless)


def sketch_of(story: Story) -> Sketch:
    """The sketch of a story that has reports."""
    nameless = [each for each in story.reports if not (each.claim.investors or each.claim.recipients)]
    return Sketch(
        id=story.id,
        profile=profile_of_story(story),
        nameless=tuple(map(profile_of_report, nameless)),
        entries=tuple(report.entry_key for report in story.reports),
        first=age(story.reports[0]),
        last=age(story.reports[-1]),
    )
