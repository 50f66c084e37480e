"""Labelled rows made of what readers said and the owner decided, for `vigie eval` and for whoever corrects labels."""

from collections.abc import Callable, Iterator, Sequence

from bot.reviews.review import Review, Wrong
from bot.stories.story import Report, Status, Story

Row = dict[str, object]


def rows(story: Story, said: Sequence[Review], role_of: Callable[[str], str]) -> Iterator[Row]:
    """One row for each report of the story, in the format of `tests/corpus`; `role_of` an outlet's name.

    The labels hold what is decided: that it is one story, as it stands grouped now, and the owner's status where
    there is one. What a reader merely says stands beside them in `review`, but for "offtopic": without a ruling
    of the owner that makes the row a negative one.
    """
    told = [_told(review) for review in said]
    for place, report in enumerate(story.reports, 1):
        yield {
            "id": f"review-{story.id}-{place}",
            "lang": report.language,
            "url": report.url,
            "outlet": report.outlet,
            "role": role_of(report.outlet),
            "published": report.at.isoformat(),
            "title": report.title,
            "summary": report.summary,
            "labels": _labels(story, report, said),
            "review": told,
        }


def _labels(story: Story, report: Report, said: Sequence[Review]) -> Row:
    positive = story.ruling is not None or all(review.what is not Wrong.OFF_TOPIC for review in said)
    status = _status(story, report)
    return {
        "positive": positive,
        "ambiguous": False,
        "story": f"story-{story.id}" if positive else None,
        "status6": status.value if status else None,
    }


def _status(story: Story, report: Report) -> Status | None:
    """The owner's status, for the reports that decided: it speaks of the story, and a rumour in it stays a rumour."""
    if story.ruling is None:
        return None
    decided = set(report.claim.evidence) & set(story.verdict.deciding)
    return story.ruling.status if decided or len(story.reports) == 1 else None


def _told(review: Review) -> Row:
    return {
        "what": review.what.value,
        "words": review.words,
        "at": review.at.isoformat(),
        "state": review.state.value,
    }
