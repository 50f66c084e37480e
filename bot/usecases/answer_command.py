"""Answers a command, whatever platform it came from, with one card."""

import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.commands.command import Command, Who
from bot.commands.grammar import Call, Complaint, Problem, not_allowed, parse
from bot.commands.request import Place, Request
from bot.errors import ChatError
from bot.feeds.cadence import TROUBLED, health
from bot.feeds.feed import Feed
from bot.messages import answers, listing, notices
from bot.messages.card import Card
from bot.messages.sample import sample
from bot.messages.searching import about
from bot.messages.why import why
from bot.messages.wording import Wording, Wordings
from bot.ports import Chat, Clock, Store, UnitOfWork
from bot.stories.story import Status, Story
from bot.subscriptions.preset import PRESETS
from bot.subscriptions.subscription import State, Subscription
from bot.usecases.tally import Tally

log = logging.getLogger(__name__)

SHOWN_BY_DEFAULT = 5
SEARCHED = 500  # the latest stories a query looks through


@dataclass(frozen=True, slots=True)
class Access:
    """Who may do what: `owners` by platform; `open_to_all` lets everybody subscribe rooms they manage."""

    owners: Mapping[str, str]
    open_to_all: bool = False

    def owns(self, request: Request) -> bool:
        """True if the request comes from the owner, or from the terminal."""
        return request.place is Place.TERMINAL or self.owners.get(request.room.platform) == request.user


@dataclass(frozen=True, slots=True)
class Desk:
    """What answering needs."""

    uow: UnitOfWork
    clock: Clock
    wordings: Wordings
    catalogue: Sequence[Command]
    access: Access
    chats: Mapping[str, Chat]
    feeds: Mapping[str, Feed]
    started_at: datetime
    tally: Tally
    zone: str = "Europe/Paris"
    language: str = "en"  # where a platform tells none


async def answer_command(desk: Desk, request: Request) -> Card | None:
    """The card that answers; None where silence is the answer."""
    known = await desk.uow.run(lambda store: store.subscription(request.room))
    language = known.locale if known else request.locale or desk.language
    wording = desk.wordings.of(language, known.zone if known else desk.zone)
    call = parse(request, desk.catalogue)
    if isinstance(call, Complaint):
        if call.problem is Problem.UNKNOWN_COMMAND and request.place is not Place.PRIVATE:
            return None  # in a group it was meant for another bot
        return answers.complaint(call.text, call.values, wording)
    if refusal := _refusal(desk, request, call, wording):
        return refusal
    log.info("command", extra={"command": call.command.name, "platform": request.room.platform})
    return await _ANSWERS[call.command.name](Asked(desk, request, call, wording, known))


def _refusal(desk: Desk, request: Request, call: Call, wording: Wording) -> Card | None:
    if desk.access.owns(request):
        return None
    if not desk.access.open_to_all and (request.place is Place.PRIVATE or call.command.who is not Who.EVERYBODY):
        if request.user == request.room.chat and request.place is not Place.PRIVATE:
            return notices.not_the_owners(wording)  # the room speaks in its own name: it has no number to write down
        return notices.private(f"{request.room.platform}:{request.user}", wording)
    if call.command.who is Who.OWNER or (call.command.who is Who.MANAGERS and not request.manages):
        complaint = not_allowed(call.command)
        return answers.complaint(complaint.text, complaint.values, wording)
    return None


@dataclass(frozen=True, slots=True)
class Asked:
    """One call with everything its answer needs."""

    desk: Desk
    request: Request
    call: Call
    wording: Wording
    known: Subscription | None

    @property
    def now(self) -> datetime:
        """The present moment."""
        return self.desk.clock.now()


async def _start(asked: Asked) -> Card:
    return answers.welcome(asked.wording)


async def _help(asked: Asked) -> Card:
    return answers.help_page([(each.usage, each.description) for each in asked.desk.catalogue], asked.wording)


async def _subscribe(asked: Asked) -> Card:
    wish = PRESETS[asked.call.words.get("what", "everything")]
    wanted = replace(
        asked.known or Subscription(asked.request.room, asked.now, asked.wording.locale, asked.desk.zone),
        wish=wish,
        state=State.ACTIVE,
        reason=None,
    )
    await asked.desk.uow.run(lambda store: store.save_subscription(wanted))
    return answers.subscribed(wish, asked.wording, before=asked.known is not None)


async def _unsubscribe(asked: Asked) -> Card:
    there_was_one = await asked.desk.uow.run(lambda store: store.remove_subscription(asked.request.room))
    return answers.unsubscribed(there_was_one, asked.wording)


async def _language(asked: Asked) -> Card:
    locale = asked.call.words["language"]
    if asked.known is None:
        return notices.subscribe_first(asked.desk.wordings.of(locale))
    changed = replace(asked.known, locale=locale)
    await asked.desk.uow.run(lambda store: store.save_subscription(changed))
    return answers.language_set(asked.desk.wordings.of(locale))


async def _recent(asked: Asked) -> Card:
    n, query = asked.call.numbers.get("n", SHOWN_BY_DEFAULT), asked.call.words.get("query", "")
    stories = await asked.desk.uow.run(lambda store: store.recent_stories(SEARCHED if query else n))
    found = [story for story in stories if not query or about(story, query, asked.wording)][:n]
    return listing.recent(found, asked.wording, now=asked.now, query=query)


async def _of_a_story(asked: Asked, draw: Callable[[Story], Card]) -> Card:
    number = asked.call.numbers["id"]
    story = await asked.desk.uow.run(lambda store: store.story(number))
    return draw(story) if story else answers.no_such_story(number, asked.wording)


async def _story(asked: Asked) -> Card:
    return await _of_a_story(asked, lambda story: listing.detail(story, asked.wording, now=asked.now))


async def _why(asked: Asked) -> Card:
    return await _of_a_story(asked, lambda story: why(story, asked.wording, now=asked.now))


async def _sources(asked: Asked) -> Card:
    return await _of_a_story(asked, lambda story: listing.sources(story, asked.wording, now=asked.now))


async def _status(asked: Asked) -> Card:
    desk, now = asked.desk, asked.now
    return answers.status_page(await desk.uow.run(lambda store: condition(desk, store, now)), asked.wording, now=now)


async def _test(asked: Asked) -> Card | None:
    """One sample of each status, sent as the alerts of this room would be."""
    chat = asked.desk.chats[asked.request.room.platform]
    for status in Status:
        try:
            card = sample(status, asked.wording, asked.now)
            await chat.send(asked.request.room, card, key=f"t{status[:3]}{asked.now:%H%M%S}", silent=True)
        except ChatError as error:
            log.warning("sample not delivered", extra={"room": str(asked.request.room), "why": str(error)})
            return notices.cannot_post(asked.wording)
    return None


def condition(desk: Desk, store: Store, now: datetime) -> answers.Condition:
    """How this installation is doing."""
    states = {state.feed_id: state for state in store.feed_states()}
    healths = [(each, health(states[each.id], each, now)) for each in desk.feeds.values() if each.id in states]
    waiting = store.outbox_counts()
    latest = store.recent_stories(1)
    answered = [state.last_ok_at for state in states.values() if state.last_ok_at]
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
    )


_ANSWERS: Mapping[str, Callable[[Asked], Awaitable[Card | None]]] = {
    "start": _start,
    "help": _help,
    "subscribe": _subscribe,
    "unsubscribe": _unsubscribe,
    "language": _language,
    "recent": _recent,
    "story": _story,
    "why": _why,
    "sources": _sources,
    "status": _status,
    "test": _test,
}
