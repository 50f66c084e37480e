"""Answers about what readers report: the question, the thanks, and the owner's list. No story changes here."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.messages import answers, reviews
from bot.messages.card import Card
from bot.ports import Store
from bot.reviews.review import A_DAY, Review, Sought, State, Wrong, received
from bot.stories.story import Story
from bot.usecases.asked import Asked
from bot.usecases.keep_stories import living

log = logging.getLogger(__name__)


async def feedback(asked: Asked) -> Card:
    """/feedback: asks what is wrong with a story, or notes what the reader says."""
    number = asked.call.numbers["id"]

    def work(store: Store) -> Card:
        story = living(store, number)
        if story is None:
            return answers.no_such_story(number, asked.wording)
        return _noted(asked, store, story) if "what" in asked.call.words else reviews.question(story, asked.wording)

    return await asked.desk.uow.run(work)


def _noted(asked: Asked, store: Store, story: Story) -> Card:
    request, what = asked.request, Wrong(asked.call.words["what"])
    new = Review(story.id, what, request.room, request.user, asked.now, asked.call.words.get("words", ""))
    by = (request.room.platform, request.user)
    standing = store.reviews(Sought(story_id=story.id, by=by, state=State.OPEN, limit=1))
    today = len(store.reviews(Sought(by=by, since=asked.now - A_DAY)))
    review = received(new, next(iter(standing), None), today)
    if review is None:
        log.info("report refused", extra={"story": story.id, "reason": "enough for a day"})
        return reviews.enough(asked.wording)
    kept = store.save_review(review)
    log.info("story reported", extra={"story": story.id, "what": what, "review": kept.id})
    return reviews.thanks(story, kept, asked.wording)


async def review(asked: Asked) -> Card:
    """/review: what readers reported, newest first; with "done" and its number one of it is closed."""
    number = asked.call.numbers.get("number")
    if "what" not in asked.call.words:
        return await asked.desk.uow.run(lambda store: reviews.listed(list(_open(store)), asked.wording, now=asked.now))
    if number is None:
        return reviews.which_one(asked.wording)
    return await asked.desk.uow.run(lambda store: _closed(asked, store, number))


def _closed(asked: Asked, store: Store, number: int) -> Card:
    found: Sequence[Review] = store.reviews(Sought(id=number, state=State.OPEN))
    if not found:
        return reviews.no_such_review(number, asked.wording)
    closed = store.save_review(replace(found[0], state=State.CLOSED))
    log.info("report closed", extra={"review": number, "story": closed.story_id})
    return reviews.closed(closed, len(list(_open(store))), asked.wording)


def _open(store: Store) -> Iterator[tuple[Review, Story]]:
    """The open reviews, each with the story it is about by now."""
    for each in store.reviews(Sought(state=State.OPEN)):
        if story := living(store, each.story_id):
            yield each, story
