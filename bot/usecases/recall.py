"""Recalls, for a story that is new or gained a figure, an earlier one that may be the same money or the same jobs."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from bot.ports import Store
from bot.stories.filing import preceded
from bot.stories.profile import Background
from bot.stories.recycling import WITHIN, earlier_jobs, figures, investors, precedent
from bot.stories.regrouping import Filed

Families = Callable[[Iterable[str]], frozenset[str]]


def recalled(
    store: Store, filed: Iterable[Filed], background: Background, families: Families, now: datetime
) -> Iterator[Filed]:
    """The same, each with the earlier story that it recalls; in the transaction that keeps them."""
    for each in filed:
        new = each.before is None or figures(each.before) != figures(each.after)
        yield _recalled(store, each, background, families, now) if new and each.after.reports else each


def _recalled(store: Store, filed: Filed, background: Background, families: Families, now: datetime) -> Filed:
    story, names = filed.after, families(investors(filed.after))
    # The only question to the history of years: whoever makes it faster does so here.
    history = store.stories_since(story.opened_at - WITHIN, names) if names else ()
    money = precedent(story, history, background.group_of, background.rates)
    jobs = earlier_jobs(story, history, background.group_of)
    return replace(filed, after=preceded(filed.before, story, money, jobs, now))
