"""Recalls, for a story that is new or gained a figure, an earlier one that may be the same money or the same jobs."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from bot.ports import Store
from bot.stories.filing import preceded
from bot.stories.nearness import Families, echo
from bot.stories.profile import Background
from bot.stories.recycling import earlier_jobs, figures, investors, precedent
from bot.stories.regrouping import Filed


def recalled(
    store: Store, filed: Iterable[Filed], background: Background, families: Families, now: datetime
) -> Iterator[Filed]:
    """The same, each with the earlier story that it recalls; in the transaction that keeps them."""
    for each in filed:
        new = each.before is None or figures(each.before) != figures(each.after)
        yield _recalled(store, each, background, families, now) if new and each.after.reports else each


def _recalled(store: Store, filed: Filed, background: Background, families: Families, now: datetime) -> Filed:
    story = filed.after
    history = store.stories_echoed(echo(story, families)) if investors(story) else ()
    money = precedent(story, history, background.group_of, background.rates)
    jobs = earlier_jobs(story, history, background.group_of)
    return replace(filed, after=preceded(filed.before, story, money, jobs, now))
