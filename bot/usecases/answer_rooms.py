"""Answers that change what a room is told, or show it: subscriptions, language, samples."""

import logging
from dataclasses import replace

from bot.errors import ChatError
from bot.messages import answers, notices
from bot.messages.card import Card
from bot.messages.sample import sample
from bot.stories.story import Status
from bot.subscriptions.preset import PRESETS
from bot.subscriptions.subscription import Replies, State, Subscription
from bot.usecases.asked import Asked

log = logging.getLogger(__name__)


async def subscribe(asked: Asked) -> Card:
    """/subscribe: posts stories here from now on."""
    wish = PRESETS[asked.call.words.get("what", "everything")]
    wanted = replace(
        asked.known or Subscription(asked.request.room, asked.now, asked.wording.locale, asked.desk.zone),
        wish=wish,
        state=State.ACTIVE,
        reason=None,
    )
    await asked.desk.uow.run(lambda store: store.save_subscription(wanted))
    return answers.subscribed(wish, asked.wording, before=asked.known is not None)


async def unsubscribe(asked: Asked) -> Card:
    """/unsubscribe: posts nothing new here any more."""
    there_was_one = await asked.desk.uow.run(lambda store: store.remove_subscription(asked.request.room))
    return answers.unsubscribed(there_was_one, asked.wording)


async def language(asked: Asked) -> Card:
    """/language: how Vigie speaks here."""
    locale = asked.call.words["language"]
    if asked.known is None:
        return notices.subscribe_first(asked.desk.wordings.of(locale))
    changed = replace(asked.known, locale=locale)
    await asked.desk.uow.run(lambda store: store.save_subscription(changed))
    return answers.language_set(asked.desk.wordings.of(locale))


async def replies(asked: Asked) -> Card:
    """/replies: what rings here beside first alerts; without a choice, what does now."""
    if asked.known is None:
        return notices.subscribe_first(asked.wording)
    wanted = Replies(asked.call.words.get("what", asked.known.replies))
    if wanted is not asked.known.replies:
        changed = replace(asked.known, replies=wanted)
        await asked.desk.uow.run(lambda store: store.save_subscription(changed))
    return answers.replies_set(wanted, asked.wording)


async def test(asked: Asked) -> Card | None:
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
