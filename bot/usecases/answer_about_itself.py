"""Answers about Vigie itself: what it is, what can be asked, how it is doing."""

from datetime import datetime

from bot.commands.command import Who
from bot.feeds.cadence import TROUBLED, health
from bot.feeds.pursuit import open_stories
from bot.messages import answers
from bot.messages.card import Card
from bot.ports import Store
from bot.subscriptions.subscription import State
from bot.usecases.asked import Asked, Desk


async def start(asked: Asked) -> Card:
    """/start: what Vigie does, and three ready-made subscriptions."""
    return answers.welcome(asked.wording)


async def help_page(asked: Asked) -> Card:
    """/help: what can be asked for; what only the owner may is told the owner alone."""
    owner = asked.desk.access.owns(asked.request)
    commands = [each for each in asked.desk.catalogue if owner or each.who is not Who.OWNER]
    return answers.help_page([(each.usage, each.description) for each in commands], asked.wording)


async def status(asked: Asked) -> Card:
    """/status: how this installation is doing."""
    desk, now = asked.desk, asked.now
    return answers.status_page(await desk.uow.run(lambda store: condition(desk, store, now)), asked.wording, now=now)


def condition(desk: Desk, store: Store, now: datetime) -> answers.Condition:
    """How this installation is doing."""
    states = {state.feed_id: state for state in store.feed_states()}
    healths = [(each, health(states[each.id], each, now)) for each in desk.feeds.values() if each.id in states]
    waiting = store.outbox_counts()
    latest = store.recent_stories(1)
    answered = [state.last_ok_at for state in states.values() if state.last_ok_at]
    followed = desk.follower.followed if desk.follower else {}
    return answers.Condition(
        started_at=desk.started_at,
        feeds=len(desk.feeds),
        answering=sum(states[feed.id].problem is None for feed, _ in healths),
        problems=tuple((feed.id, word) for feed, word in healths if word in TROUBLED),
        last_answer_at=max(answered, default=None),
        last_story_at=latest[0].changed_at if latest else None,
        rooms=sum(each.state is State.ACTIVE for each in store.subscriptions()),
        waiting=waiting.get("pending", 0) + waiting.get("sending", 0),
        unknown=waiting.get("unknown", 0),
        dead=waiting.get("dead", 0),
        unread=desk.tally.of("unread"),
        followed=len(followed),
        open_stories=open_stories(followed),
    )
