"""The facts of a story as a card tells them: with the source's own limit words, and towns that are towns."""

from collections.abc import Iterable
from dataclasses import replace

from bot.claims.jobs import Jobs
from bot.claims.money import Money, Qualifier
from bot.messages.amounts import is_at_least, limit_words
from bot.messages.places import is_town
from bot.messages.wording import Wording
from bot.stories.facts import Facts, Said, facts
from bot.stories.story import Report, Story

_BEFORE_CHARS = 30  # "plus de", "more than", "un peu plus de" stand so near the figure
_AFTER_CHARS = 12  # "€1bn or more", "1 Md€+"


def told(story: Story, wording: Wording) -> Facts:
    """The facts for a reader of this language; a subsidiary's word counts as its group's."""
    shown = facts(story, wording.locale, wording.group_of)
    return replace(
        shown,
        places=tuple(place for place in shown.places if is_town(place, shown.countries, wording)),
        amount=_amount(shown.amount, story, wording),
        other_amounts=tuple(replace(each, value=limited(each.value, story, wording)) for each in shown.other_amounts),
        corrected=tuple(replace(each, now=limited(each.now, story, wording)) for each in shown.corrected),
        jobs=_jobs(shown.jobs, story, wording),
    )


def _amount(said: Said[Money] | None, story: Story, wording: Wording) -> Said[Money] | None:
    return replace(said, value=limited(said.value, story, wording)) if said else None


def limited(amount: Money, story: Story, wording: Wording) -> Money:
    """The sum with the limit words of the reports that have it: "more than" is not "at least"."""
    if amount.qualifier is not Qualifier.AT_LEAST:
        return amount
    sums = ((report, each) for report in story.reports for each in report.claim.amounts)
    pieces = [(r, each.text) for r, each in sums if (each.figure, each.currency) == (amount.figure, amount.currency)]
    return replace(amount, text=_limit_words(pieces, amount.text, wording))


def _jobs(said: Said[Jobs] | None, story: Story, wording: Wording) -> Said[Jobs] | None:
    if said is None or said.value.qualifier is not Qualifier.AT_LEAST:
        return said
    count = said.value.count
    pieces = [(r, r.claim.jobs.text) for r in story.reports if r.claim.jobs and r.claim.jobs.count == count]
    return replace(said, value=replace(said.value, text=_limit_words(pieces, said.value.text, wording)))


def _limit_words(pieces: Iterable[tuple[Report, str]], otherwise: str, wording: Wording) -> str:
    """The words each report has beside the figure. Where they differ, those that claim less: "at least" is safe."""
    found = [words for report, piece in pieces if (words := _beside(report, piece, wording))]
    lesser = next((words for words in found if is_at_least(words, wording)), None)
    return lesser or next(iter(found), otherwise)


def _beside(report: Report, piece: str, wording: Wording) -> str | None:
    """One outlet's own limit words: those that stand with the figure, else around it in its title, else in a quote."""
    if words := limit_words(piece, "", wording):
        return words
    for text in dict.fromkeys((report.title, *(evidence.quote for evidence in report.claim.evidence))):
        at = text.find(piece) if piece else -1
        if at < 0:
            continue
        end = at + len(piece)
        if words := limit_words(text[max(0, at - _BEFORE_CHARS) : at], text[end : end + _AFTER_CHARS], wording):
            return words
    return None
