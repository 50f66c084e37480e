"""`vigie read`: news items in, what was understood out, both as JSON Lines."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.errors import SettingsError
from config.answers import answer_money, answer_of, entry_of
from config.json_lines import numbered_lines
from config.knowledge import load_knowledge
from config.settings import load_settings
from config.shelf import Place, Shelf
from config.vocabulary import load_lexicons

_HALF_SIGNS = re.compile("[\ud800-\udfff]")  # JSON may name them, UTF-8 cannot write them


def read_items(source: str, *, with_body: bool) -> None:
    """Prints an answer for every item, in order."""
    knowledge = load_knowledge(load_settings().data / "config")
    for row in _rows(source):
        reading = knowledge.read(entry_of(row, with_body))
        _print(answer_of(row, reading, knowledge.organisations) | {"story": None})


def read_stories(source: str, *, with_body: bool) -> None:
    """Prints an answer for every item, in order, with the story it stands in once all of them are read."""
    knowledge = load_knowledge(load_settings().data / "config")
    shelf = Shelf(knowledge)
    answers: list[tuple[dict[str, Any], str | None]] = []
    for row in _rows(source):
        entry = entry_of(row, with_body)
        reading = knowledge.read(entry)
        answer = answer_of(row, reading, knowledge.organisations) | {"story": None}
        answers.append((answer, shelf.file(entry, reading, dated=bool(entry.published)) if reading.relevant else None))
    for answer, key in answers:
        _print(answer if key is None else _placed(answer, shelf.places(key)))


def _placed(answer: dict[str, Any], places: Sequence[Place]) -> dict[str, Any]:
    main, *others = [place.story for place in places]
    more = [{**each, "story": story} for each, story in zip(answer["more"], others, strict=True)]
    return {**answer, "story": main, "more": more}


def read_money(source: str) -> None:
    """Prints the sums of every sentence, in order."""
    lexicons = load_lexicons(load_settings().data / "config")
    for row in _rows(source):
        _print(answer_money(row, lexicons))


def _rows(source: str) -> Iterator[Mapping[str, Any]]:
    for number, line in numbered_lines(source, "read"):
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise SettingsError(f"read: line {number} is not JSON ({error}). One object per line, please.") from None
        if not isinstance(row, dict):
            raise SettingsError(f"read: line {number} is not a JSON object. One object per line, please.")
        yield row


def _print(answer: Mapping[str, Any]) -> None:
    line = json.dumps(answer, ensure_ascii=False)
    print(_HALF_SIGNS.sub(lambda half: f"\\u{ord(half[0]):04x}", line))  # noqa: T201
