"""Answers that count: how often and how fast parties confirm what outlets report."""

from datetime import timedelta

from bot.commands.choice import PERIODS
from bot.messages.card import Card
from bot.messages.statistics import statistics_page
from bot.usecases.add_up import add_up
from bot.usecases.asked import Asked

BY_DEFAULT = "month"  # a week is too short for a record, a year too long ago to be asked for by chance
MOST_READ = 2_000  # the latest stories: an answer takes a second or two, and no more
_SPANS = {"week": timedelta(days=7), "month": timedelta(days=30), "year": timedelta(days=365)}


async def stats(asked: Asked) -> Card:
    """/stats: stories by status, how long confirmations took, the ten most active outlets with their record."""
    period = asked.call.words.get("period", BY_DEFAULT)
    since = asked.now - _SPANS[period] if period in _SPANS else None
    found = await add_up(asked.desk.uow, since, MOST_READ)
    title = next(choice.label for choice in PERIODS if choice.value == period)
    return statistics_page(asked.wording.text(title), found, asked.wording)
