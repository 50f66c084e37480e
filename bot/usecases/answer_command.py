"""Answers a command, whatever platform it came from, with one card."""

import logging
from collections.abc import Awaitable, Callable, Mapping

from bot.commands.command import Who
from bot.commands.grammar import Call, Complaint, Problem, not_allowed, parse
from bot.commands.request import Place, Request
from bot.messages import answers, notices
from bot.messages.card import Card
from bot.messages.wording import Wording
from bot.usecases import (
    answer_about_itself,
    answer_by_hand,
    answer_overviews,
    answer_reviews,
    answer_rooms,
    answer_statistics,
    answer_stories,
    answer_watches,
)
from bot.usecases.asked import Asked, Desk

log = logging.getLogger(__name__)


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


_ANSWERS: Mapping[str, Callable[[Asked], Awaitable[Card | None]]] = {
    "start": answer_about_itself.start,
    "help": answer_about_itself.help_page,
    "status": answer_about_itself.status,
    "subscribe": answer_rooms.subscribe,
    "unsubscribe": answer_rooms.unsubscribe,
    "language": answer_rooms.language,
    "replies": answer_rooms.replies,
    "test": answer_rooms.test,
    "recent": answer_stories.recent,
    "story": answer_stories.story,
    "why": answer_stories.why,
    "sources": answer_stories.sources,
    "timeline": answer_stories.timeline,
    "event": answer_overviews.event,
    "company": answer_overviews.company,
    "unconfirmed": answer_overviews.unconfirmed,
    "stats": answer_statistics.stats,
    "watch": answer_watches.watch,
    "unwatch": answer_watches.unwatch,
    "feedback": answer_reviews.feedback,
    "review": answer_reviews.review,
    "merge": answer_by_hand.merge,
    "split": answer_by_hand.split,
    "status_set": answer_by_hand.status_set,
}
