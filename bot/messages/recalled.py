"""What a card says of money and jobs that were announced before, by a text's own words and by an earlier story."""

from collections.abc import Iterator
from datetime import datetime

from babel.dates import format_datetime

from bot.claims.claim import Kind, Recycled
from bot.claims.money import Money
from bot.messages.amounts import counted, money
from bot.messages.promises import jobs_count
from bot.messages.quoting import legible, marked
from bot.messages.times import day
from bot.messages.wording import Wording
from bot.stories.facts import Facts
from bot.stories.story import Earlier, Recall, Story
from bot.text.folding import fold


def recalled(story: Story, facts: Facts, wording: Wording) -> Iterator[str]:
    """One line on the money, with the number of the earlier story if one is known, and one on the jobs."""
    earlier = story.earlier
    line = _linked(story, facts, earlier, wording) if earlier and earlier.story_id != story.id else None
    if earlier and line:
        yield _numbered(line, earlier, wording)
    elif line := _told(facts, wording):
        yield line
    jobs = story.earlier_jobs
    if jobs and jobs.jobs and facts.jobs and jobs.story_id != story.id:
        yield _numbered(_jobs(story, jobs, wording), jobs, wording)


def earlier_numbers(story: Story) -> tuple[int, ...]:
    """The numbers of the stories it recalls, each once."""
    found = (each.story_id for each in (story.earlier, story.earlier_jobs) if each)
    return tuple(dict.fromkeys(number for number in found if number != story.id))


def _numbered(line: str, earlier: Earlier, wording: Wording) -> str:
    mark = wording.text("#{id}", id=earlier.story_id)
    return wording.text("{line} ({mark})", line=line, mark=mark)


def _linked(story: Story, facts: Facts, earlier: Earlier, wording: Wording) -> str | None:
    """What the text says of this money, with the earlier story's date and sum; from figures alone: "possibly"."""
    if earlier.amount is None:
        return None
    recycled = Recycled.UNKNOWN if facts.recalls_jobs else facts.recycled
    if earlier.role is Recall.NAMED:
        return _beside(story, facts, earlier.amount, recycled, wording)
    match recycled:
        case Recycled.UNKNOWN:
            month, amount = _month(story, earlier.at, wording), money(earlier.amount, wording)
            return wording.text("Possibly announced before: {amount} in {month}", amount=amount, month=month)
        case Recycled.ALREADY_ANNOUNCED:
            return _announced(story, facts, earlier.at, wording)
    return None


def _announced(story: Story, facts: Facts, at: datetime, wording: Wording) -> str:
    """ "No new money" only where a text says it; otherwise it stops after the date."""
    saying = (report.title for report in story.reports if report.claim.recycled is Recycled.ALREADY_ANNOUNCED)
    words = fold("\n".join((facts.recycled_words or "", *saying)))
    month = _month(story, at, wording)
    if wording.heard.no_new_money.search(words):
        return wording.text("Restates a pledge made in {month}, no new money", month=month)
    if wording.heard.restates.search(words):
        return wording.text("Restates a pledge made in {month}", month=month)
    return wording.text("Already announced on {day}", day=day(at, story.opened_at, wording))


def _beside(story: Story, facts: Facts, old: Money, recycled: Recycled, wording: Wording) -> str | None:
    """A text names the old sum beside its own: part of it, what it comes on top of, or what it was before."""
    if story.earlier is None or facts.amount is None:
        return None
    month, shown = _month(story, story.earlier.at, wording), money(old, wording)
    if recycled is not Recycled.NEW and (line := _moved(story, facts, old, month, wording)):
        return line
    values, n = {"amount": shown, "month": month}, counted(old, wording)
    match recycled:
        case Recycled.PARTLY_NEW:
            return wording.plural(
                "Of which {amount} already announced in {month}",
                "Of which {amount} already announced in {month}",
                n,
                **values,
            )
        case Recycled.NEW:
            return wording.plural(
                "On top of {amount} announced in {month}", "On top of {amount} announced in {month}", n, **values
            )
    return None


def _moved(story: Story, facts: Facts, old: Money, month: str, wording: Wording) -> str | None:
    """ "Raised to €3bn from €2bn in March", where a headline says that a plan was raised or cut."""
    now = facts.amount.value if facts.amount else None
    titles = (fold(report.title) for report in story.reports)
    if now is None or now.figure is None or old.figure is None or facts.kind is Kind.FUNDING_ROUND:
        return None
    if now.currency != old.currency or not any(wording.heard.revises.search(title) for title in titles):
        return None
    values = {"amount": money(now, wording), "before": money(old, wording), "month": month}
    if now.figure > old.figure:
        return wording.text("Raised to {amount} from {before} in {month}", **values)
    return wording.text("Cut to {amount} from {before} in {month}", **values)


def _told(facts: Facts, wording: Wording) -> str | None:
    """What the text says of itself, where no earlier story is known."""
    if facts.recalls_jobs:
        return None  # the jobs line says it already; the money may be new all the same
    told = facts.recycled_words
    words = marked(told, None, wording) if told and legible(told) else None
    match facts.recycled:
        case Recycled.ALREADY_ANNOUNCED:
            if words:
                return wording.text("Already announced: {words}", words=words)
            return wording.text("Already announced")
        case Recycled.PARTLY_NEW:
            if words:
                return wording.text("Partly announced before: {words}", words=words)
            return wording.text("Partly announced before")
    return None


def _jobs(story: Story, earlier: Earlier, wording: Wording) -> str:
    """ "2,000 jobs announced in May 2023"."""
    jobs = earlier.jobs
    return wording.plural(
        "{jobs} announced in {month}",
        "{jobs} announced in {month}",
        jobs.count if jobs else 0,
        jobs=jobs_count(jobs, wording) if jobs else "",
        month=_month(story, earlier.at, wording),
    )


def _month(story: Story, at: datetime, wording: Wording) -> str:
    """ "March", with its year once that is not the year in which the story began."""
    same_year = at.astimezone(wording.clock).year == story.opened_at.astimezone(wording.clock).year
    pattern = "LLLL" if same_year else "LLLL y"
    return str(format_datetime(at, pattern, tzinfo=wording.clock, locale=wording.babel))
