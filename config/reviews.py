"""`vigie review export`: what readers said and the owner decided, as labelled rows."""

import json
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from adapters.store.opening import read_store
from bot.errors import SettingsError
from bot.feeds.feed import Role
from bot.ports import Store
from bot.reviews.review import Review, Sought, Wrong
from bot.reviews.rows import Row, rows
from bot.stories.story import Did, Story
from bot.usecases.keep_stories import living
from config.feeds import load_feeds
from config.json_lines import STANDARD_INPUT
from config.settings import load_settings

DATABASE = "vigie.db"
STANDARD_OUTPUT = STANDARD_INPUT  # "-" is either, as everywhere


def export(target: str) -> None:
    """Writes a row for each report of each story that readers reported. Raises SettingsError."""
    settings = load_settings()
    roles = {feed.outlet: feed.role for feed in load_feeds(settings.data / "config")}
    store = read_store(settings.data / DATABASE)
    try:
        reported = store.run_now(_reported)
    finally:
        store.close()
    found = (row for story, said in reported for row in rows(story, said, lambda name: roles.get(name, Role.MEDIA)))
    _write(found, target)


def _reported(store: Store) -> list[tuple[Story, list[Review]]]:
    """The stories, as they stand now, with what was said of them, oldest first."""
    stories: dict[int, Story] = {}
    said: defaultdict[int, list[Review]] = defaultdict(list)
    for review in reversed(store.reviews(Sought())):
        for story in _about(store, review):
            stories[story.id] = story
            said[story.id].append(review)
    return [(stories[number], said[number]) for number in sorted(stories)]


def _about(store: Store, review: Review) -> Iterable[Story]:
    """The story, and where its grouping was in question those that a person took out of it."""
    story = living(store, review.story_id)
    if story is None:
        return ()
    grouping = review.what in (Wrong.MERGE, Wrong.SPLIT)
    parted = {deed.other for deed in story.deeds if grouping and deed.did is Did.TAKEN_APART} - {story.id}
    found = (living(store, number) for number in sorted(parted))
    others = {other.id: other for other in found if other and other.id != story.id}
    return (story, *others.values())


def _write(found: Iterable[Row], target: str) -> None:
    lines = [f"{json.dumps(row, ensure_ascii=False)}\n" for row in found]
    if target == STANDARD_OUTPUT:
        sys.stdout.writelines(lines)
        return
    try:
        with Path(target).open("x", encoding="utf-8") as file:
            file.writelines(lines)
    except FileExistsError:
        raise SettingsError(f"review export: {target} exists already: name a new file.") from None
    except OSError as error:
        raise SettingsError(f"review export: cannot write {target}: {error.strerror}.") from None
    print(f"{target}: {len(lines)} rows")  # noqa: T201
