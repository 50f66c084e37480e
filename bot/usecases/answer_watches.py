"""Answers to people who watch a story: one message will call them once it has happened."""

import logging
from collections.abc import Iterator

from bot.commands.grammar import not_here
from bot.commands.request import Place
from bot.messages import answers, watching
from bot.messages.card import Card
from bot.ports import Store
from bot.stories.story import Story
from bot.subscriptions.watch import MOST_WATCHES, Until, Watch, by_default, nothing_to_wait_for
from bot.usecases.asked import Asked
from bot.usecases.keep_stories import living

log = logging.getLogger(__name__)


async def watch(asked: Asked) -> Card:
    """/watch: one message to this person, once; without a story, what this person watches."""
    number, request = asked.call.numbers.get("id"), asked.request
    if request.place is Place.GROUP and request.user == request.room.chat:
        complaint = not_here(asked.call.command)  # the group itself speaks: there is nobody to call by name
        return answers.complaint(complaint.text, complaint.values, asked.wording)
    if number is None:
        return await asked.desk.uow.run(lambda store: watching.listed(list(_watched(asked, store)), asked.wording))

    def work(store: Store) -> Card:
        story = living(store, number)
        return _begun(asked, store, story) if story else answers.no_such_story(number, asked.wording)

    return await asked.desk.uow.run(work)


async def unwatch(asked: Asked) -> Card:
    """/unwatch: this person watches it no more, wherever it was asked for."""
    number = asked.call.numbers["id"]

    def work(store: Store) -> Card:
        story = living(store, number)
        if story is None:
            return answers.no_such_story(number, asked.wording)
        mine = [each for each in store.watches(story_id=story.id, by=_by(asked)) if store.end_watch(each)]
        return watching.stopped(story, asked.wording) if mine else watching.not_watched(story, asked.wording)

    return await asked.desk.uow.run(work)


def _begun(asked: Asked, store: Store, story: Story) -> Card:
    words = asked.call.words
    until = Until(words["until"]) if "until" in words else by_default(story)
    if nothing_to_wait_for(until, story):
        return watching.there_already(story, asked.wording)
    mine = store.watches(by=_by(asked))
    if len(mine) >= MOST_WATCHES and story.id not in {each.story_id for each in mine}:
        log.info("watch refused", extra={"story": story.id, "reason": "enough at a time"})
        return watching.enough(asked.wording)
    made = _made(asked, story, until)
    store.save_watch(made)
    log.info("watch begun", extra={"story": story.id, "until": until, "platform": asked.request.room.platform})
    return watching.begun(made, story, asked.wording)


def _made(asked: Asked, story: Story, until: Until) -> Watch:
    request, wording = asked.request, asked.wording
    return Watch(
        story.id,
        request.room,
        request.user,
        until,
        seen=story.verdict.status,
        since=asked.now,
        private=request.place is not Place.GROUP,
        locale=wording.locale,
        zone=wording.zone,
    )


def _watched(asked: Asked, store: Store) -> Iterator[tuple[Watch, Story]]:
    """What this person watches; before others, only what was asked for there."""
    for each in store.watches(by=_by(asked)):
        shown = asked.request.place is not Place.GROUP or each.room == asked.request.room
        if shown and (story := store.story(each.story_id)):
            yield each, story


def _by(asked: Asked) -> tuple[str, str]:
    return (asked.request.room.platform, asked.request.user)
