"""The facts of a story as a card tells them: with the source's own limit words, and towns that are towns."""

from collections.abc import Iterable
from dataclasses import replace

from bot.claims.jobs import Jobs
from bot.claims.money import Money, Qualifier
from bot.messages.amounts import is_at_least, is_more_than
from bot.messages.places import is_town
from bot.stories.facts import Facts, Said, facts
from bot.stories.story import Report, Story

_BEFORE_CHARS = 30  # "plus de", "more than", "un peu plus de" stand so near the figure
_AFTER_CHARS = 12  # "€1bn or more", "1 Md€+"


def told(story: Story, locale: str) -> Facts:
    """The facts for a reader of this language."""
    shown = facts(story, locale)
    return replace(
        shown,
        places=tuple(place for place in shown.places if is_town(place, shown.countries)),
        amount=_amount(shown, story),
        jobs=_jobs(shown, story),
    )


def _amount(shown: Facts, story: Story) -> Said[Money] | None:
    said = shown.amount
    if said is None or said.value.qualifier is not Qualifier.AT_LEAST:
        return said
    pieces = [(r, each.text) for r in story.reports for each in r.claim.amounts if each.figure == said.value.figure]
    return replace(said, value=replace(said.value, text=_limit_words(pieces, said.value.text)))


def _jobs(shown: Facts, story: Story) -> Said[Jobs] | None:
    said = shown.jobs
    if said is None or said.value.qualifier is not Qualifier.AT_LEAST:
        return said
    count = said.value.count
    pieces = [(r, r.claim.jobs.text) for r in story.reports if r.claim.jobs and r.claim.jobs.count == count]
    return replace(said, value=replace(said.value, text=_limit_words(pieces, said.value.text)))


def _limit_words(pieces: Iterable[tuple[Report, str]], otherwise: str) -> str:
    """The words around a figure. Where sources differ, those that claim less: "at least" is safe."""
    found = [words for report, piece in pieces for words in (piece, *_around(report, piece))]
    lesser = next((words for words in found if is_at_least(words)), None)
    return lesser or next((words for words in found if is_more_than(words)), otherwise)


def _around(report: Report, piece: str) -> Iterable[str]:
    for text in dict.fromkeys((report.title, *(evidence.quote for evidence in report.claim.evidence))):
        at = text.find(piece) if piece else -1
        if at >= 0:
            yield text[max(0, at - _BEFORE_CHARS) : at + len(piece) + _AFTER_CHARS]
