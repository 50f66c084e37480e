"""Answers that put stories right by hand, for the owner: two that are one, one that is two, a status."""

import logging
from collections.abc import Callable

from bot.messages import answers, by_hand
from bot.messages.card import Card
from bot.ports import Store
from bot.stories.by_hand import BECAUSE, apart, left_behind, put_together, taken_out
from bot.stories.filing import ruled
from bot.stories.regrouping import Filed
from bot.stories.story import Ruling, Status, Story
from bot.usecases.asked import Asked
from bot.usecases.keep_stories import keep, living

log = logging.getLogger(__name__)

REASON_CHARS = 200


async def merge(asked: Asked) -> Card:
    """/merge: two stories are one from now on; the older number lives on."""

    def work(store: Store) -> Card:
        one = _story(store, asked.call.numbers["a"], asked)
        if isinstance(one, Card):
            return one
        other = _story(store, asked.call.numbers["b"], asked)
        if isinstance(other, Card):
            return other
        if one.id == other.id:
            return by_hand.the_same_story(one, asked.wording)
        return _merged(asked, store, one, other)

    return await _put_right(asked, work)


def _merged(asked: Asked, store: Store, one: Story, other: Story) -> Card:
    (kept, _), (given, _) = keep(store, put_together(one, other, asked.now), asked.desk.announce, asked.now)
    log.info("stories put together by hand", extra={"story": kept.after.id, "merged": given.after.id})
    came = {(report.entry_key, report.claim) for report in given.before.reports} if given.before else set()
    places = [n for n, each in enumerate(kept.after.reports, 1) if (each.entry_key, each.claim) in came]
    return by_hand.put_together(kept.after, given.after, places, asked.wording)


async def split(asked: Asked) -> Card:
    """/split: some reports are a story of their own from now on; the post stays with the first evidence."""
    places = asked.call.lists["items"]

    def work(store: Store) -> Card:
        story = _story(store, asked.call.numbers["id"], asked)
        if isinstance(story, Card):
            return story
        if missing := [place for place in places if not 1 <= place <= len(story.reports)]:
            return by_hand.no_such_report(story, missing[0], asked.wording)
        if len(places) == len(story.reports):
            return by_hand.nothing_left(story, asked.wording)
        return _split(asked, store, story)

    return await _put_right(asked, work)


def _split(asked: Asked, store: Store, story: Story) -> Card:
    now, announce = asked.now, asked.desk.announce
    stay, leave = apart(story, asked.call.lists["items"])
    [(new, _)] = keep(store, [Filed(None, taken_out(story, leave, now), BECAUSE)], announce, now)
    [(left, _)] = keep(store, [left_behind(story, stay, new.after.id, now)], announce, now)
    log.info("story taken apart by hand", extra={"story": story.id, "new": new.after.id, "reports": len(leave)})
    return by_hand.taken_apart(left.after, new.after, asked.wording)


async def status_set(asked: Asked) -> Card:
    """/status_set: the status is what the owner says, until the owner gives it back to the rules."""

    def work(store: Store) -> Card:
        story = _story(store, asked.call.numbers["id"], asked)
        return story if isinstance(story, Card) else _ruled(asked, store, story)

    return await _put_right(asked, work)


def _ruled(asked: Asked, store: Store, story: Story) -> Card:
    wanted, reason = asked.call.words["status"], asked.call.words.get("reason", "")[:REASON_CHARS]
    ruling = None if wanted == "auto" else Ruling(Status(wanted), asked.now, reason)
    if ruling is None and story.ruling is None:
        return by_hand.nothing_to_give_back(story, asked.wording)
    filed = Filed(story, ruled(story, ruling, asked.now), BECAUSE)
    [(kept, _)] = keep(store, [filed], asked.desk.announce, asked.now)
    log.info("status set by hand", extra={"story": story.id, "status": wanted, "reason": reason})
    if ruling is None and story.ruling is not None:
        return by_hand.given_back(kept.after, story.ruling.status, asked.wording)
    return by_hand.ruled(kept.after, asked.wording)


async def _put_right(asked: Asked, work: Callable[[Store], Card]) -> Card:
    card = await asked.desk.uow.run(work)
    asked.desk.told()
    return card


def _story(store: Store, number: int, asked: Asked) -> Story | Card:
    """The story with this number; a card that says why not, where it is unknown or is another one by now."""
    story = store.story(number)
    if story is None:
        return answers.no_such_story(number, asked.wording)
    if story.merged_into is not None and (now := living(store, number)):
        return by_hand.merged_already(number, now, asked.wording)
    return story
