"""`vigie read`: news items in, what was understood out, both as JSON Lines."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.claims.claim import Reading
from bot.errors import SettingsError
from bot.feeds.entry import Entry
from bot.stories.filing import file
from bot.stories.grouping import place_all
from bot.stories.parties import parties_of
from bot.stories.story import Report, Story
from config.answers import answer_money, answer_of, entry_of
from config.json_lines import numbered_lines
from config.settings import load_settings
from config.vocabulary import load_lexicons
from config.wiring import Knowledge, load_knowledge

_HALF_SIGNS = re.compile("[\ud800-\udfff]")  # JSON may name them, UTF-8 cannot write them


def read_items(source: str, *, with_body: bool, with_stories: bool) -> None:
    """Prints an answer for every item, in order."""
    knowledge = load_knowledge(load_settings().data / "config")
    shelf = Shelf(knowledge)
    for row in _rows(source):
        entry = entry_of(row, with_body)
        reading = knowledge.read(entry)
        answer = answer_of(row, reading, knowledge.organisations) | {"story": None}
        if with_stories and reading.relevant:
            answer["story"], *others = shelf.file(entry, reading, dated=bool(entry.published))
            answer["more"] = [{**more, "story": story} for more, story in zip(answer["more"], others, strict=True)]
        _print(answer)


def read_money(source: str) -> None:
    """Prints the sums of every sentence, in order."""
    lexicons = load_lexicons(load_settings().data / "config")
    for row in _rows(source):
        _print(answer_money(row, lexicons))


class Shelf:
    """Stories in memory, told by items in the order in which they come."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._stories: dict[int, Story] = {}
        self._of_party: defaultdict[str, set[int]] = defaultdict(set)
        self._latest: datetime | None = None
        self.because: tuple[str, ...] = ()  # why the claims of the last entry were filed where they were

    def file(self, entry: Entry, reading: Reading, *, dated: bool) -> list[str]:
        """The stories of the entry's claims. An item without a date is taken to be as old as the one before it."""
        at = entry.at if dated or self._latest is None else self._latest
        self._latest = at
        reports = [
            Report(f"{entry.keys[0]}", entry.outlet, entry.url, entry.title, entry.language or "", at, claim)
            for claim in reading.claims
        ]
        placements = place_all(reports, self._candidates(reports), self._knowledge.background)
        self.because = tuple(placement.because for placement in placements)
        return [self._filed(*pair, at) for pair in ((r, p.story) for r, p in zip(reports, placements, strict=True))]

    def _candidates(self, reports: Iterable[Report]) -> list[Story]:
        names = {name for report in reports for name in self._knowledge.families(parties_of(report.claim))}
        numbers = {number for name in names for number in self._of_party[name]} | self._of_party[""]
        return [self._stories[number] for number in sorted(numbers if names else self._stories)]

    def _filed(self, report: Report, before: Story | None, at: datetime) -> str:
        number = before.id if before else len(self._stories) + 1
        self._stories[number] = replace(file(before, report, at), id=number)
        for name in parties_of(report.claim) or {""}:
            self._of_party[name].add(number)
        return str(number)


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
