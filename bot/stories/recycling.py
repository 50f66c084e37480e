"""Money and jobs that were announced before: the earlier story of the same investor and place."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import timedelta
from decimal import Decimal

from bot.claims.claim import Claim
from bot.claims.jobs import Added, Jobs
from bot.claims.money import Money
from bot.stories.amounts import ROUGH_RATES, Relation, relate
from bot.stories.facts import facts
from bot.stories.story import Earlier, Recall, Status, Story
from bot.text.folding import name_key

WITHIN = timedelta(days=3 * 365)
_APART = timedelta(days=21)  # nearer than this it is the same announcement, or the next one of the same deal
_SAME_SIZE = (Relation.SAME, Relation.CONVERTED, Relation.CLOSE)
_NO_PRECEDENT = (Status.DENIED, Status.CANCELLED)


def precedent(
    story: Story,
    history: Iterable[Story],
    group_of: Callable[[str], str] = name_key,
    rates: Mapping[str, Decimal] = ROUGH_RATES,
) -> Earlier | None:
    """The earlier story of the same investor and country within 36 months whose money this may be; None: there is none.

    Its sum is that of this story, or one that a text names beside it ("on top of the 6 billion promised in March").
    What may be said of it is for the text's own words: from figures alone it is never more than possible, since a
    second cheque of the same size looks the same.
    """
    main, beside = _amount(story), tuple(_beside(story))
    found = [
        Earlier(before.id, before.opened_at, amount, f"{because}; amount={_figure(amount)}", role)
        for before in _before(story, history)
        if (because := _shared(story, before, group_of)) and (amount := _amount(before))
        if main and (role := _role(main, beside, amount, rates))
    ]
    return max(found, key=lambda each: (each.role is Recall.SAME, each.at, each.story_id), default=None)


def earlier_jobs(story: Story, history: Iterable[Story], group_of: Callable[[str], str] = name_key) -> Earlier | None:
    """The earlier story of the same investor and country whose jobs this one's come beside; None: there is none.

    One that promised the number which a text recalls; where no text recalls any, the latest that promised jobs in
    the same place.
    """
    known = facts(story).jobs
    if known is None:
        return None
    found = [
        Earlier(before.id, before.opened_at, None, because, jobs=jobs)
        for before in _before(story, history, _APART if known.value.earlier is None else timedelta(0))
        if (jobs := _jobs(before)) and _answers(known.value, jobs)
        if (because := _shared(story, before, group_of)) and (known.value.earlier or _near(story, before))
    ]
    return max(found, key=lambda each: (each.at, each.story_id), default=None)


def investors(story: Story) -> frozenset[str]:
    """The folded names under which an earlier story is looked for."""
    return frozenset(name_key(name) for report in story.reports for name in report.claim.investors)


def figures(story: Story) -> frozenset[object]:
    """All that an earlier story is recognised by; where it is the same as before, so is the earlier story."""
    claims = list(_claims(story))
    sums = {(each.figure, each.currency) for claim in claims for each in claim.amounts if each.figure is not None}
    counts = {(claim.jobs.count, claim.jobs.earlier) for claim in claims if claim.jobs}
    main = _amount(story)
    return frozenset((*sums, *counts, *investors(story), ("main", main.figure if main else None)))


def _before(story: Story, history: Iterable[Story], apart: timedelta = _APART) -> Iterator[Story]:
    for each in history:
        age = story.opened_at - each.opened_at
        if each.id != story.id and apart < age <= WITHIN and each.verdict.status not in _NO_PRECEDENT:
            yield each


def _role(main: Money, beside: Iterable[Money], amount: Money, rates: Mapping[str, Decimal]) -> Recall | None:
    """Where the earlier sum stands in this story; None: nowhere."""
    if relate(main, amount, rates) in _SAME_SIZE:
        return Recall.SAME
    return Recall.NAMED if any(relate(each, amount) is Relation.SAME for each in beside) else None


def _shared(story: Story, before: Story, group_of: Callable[[str], str]) -> str:
    """The investor and the country of both; empty if they do not share both."""
    payers = _groups(story, group_of) & _groups(before, group_of)
    countries = _countries(story) & _countries(before)
    return f"same_investor={min(payers)}; same_country={min(countries)}" if payers and countries else ""


def _answers(jobs: Jobs, before: Jobs) -> bool:
    if before.kept or before.construction:
        return False
    if jobs.earlier is not None:
        return before.count == jobs.earlier
    return jobs.added in (None, Added.UNKNOWN)


def _near(story: Story, before: Story) -> bool:
    """True unless both name places, and none in common."""
    one, other = _places(story), _places(before)
    return not one or not other or bool(one & other)


def _beside(story: Story) -> Iterator[Money]:
    return (each for claim in _claims(story) for each in claim.amounts[1:])


def _claims(story: Story) -> Iterator[Claim]:
    return (report.claim for report in story.reports)


def _groups(story: Story, group_of: Callable[[str], str]) -> set[str]:
    return {group_of(name) for claim in _claims(story) for name in claim.investors}


def _countries(story: Story) -> set[str]:
    return {country for claim in _claims(story) for country in claim.countries}


def _places(story: Story) -> set[str]:
    return {name_key(place) for claim in _claims(story) for place in claim.places}


def _amount(story: Story) -> Money | None:
    said = facts(story).amount
    return said.value if said and said.value.figure is not None else None


def _jobs(story: Story) -> Jobs | None:
    said = facts(story).jobs
    return said.value if said else None


def _figure(amount: Money) -> str:
    return f"{amount.figure:f} {amount.currency or '?'}"
