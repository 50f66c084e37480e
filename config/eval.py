"""`vigie eval`: labelled rows in, how well they are read out, with every miss explained."""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from rich.console import Console
from rich.progress import track

from bot.claims.claim import Reading
from bot.claims.money import find_money
from bot.errors import SettingsError
from bot.evaluation.answer import Answer, Read, ReadOrdinary, ReadSentence
from bot.evaluation.evaluation import Evaluation, Readings, evaluate
from bot.evaluation.labels import Item, Ordinary, Sentence
from bot.evaluation.measure import Measure
from bot.stories.status import weigh
from config.answers import answer_of, entry_of
from config.eval_page import page
from config.knowledge import Knowledge, load_knowledge
from config.labelled import Row, labelled_rows
from config.settings import load_settings
from config.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Asked:
    """How the operator wants it measured and shown."""

    with_body: bool = False
    language: str | None = None  # None: every language
    misses: int = 10  # shown for each measure
    as_json: bool = False


def eval_files(sources: Sequence[str], asked: Asked) -> bool:
    """Prints how the rows are read; True if every target is reached."""
    rows = _spoken(labelled_rows(sources, with_body=asked.with_body), asked.language)
    knowledge = load_knowledge(load_settings().data / "config")
    evaluation = evaluate(readings_of(_shown_going_on(rows), knowledge, with_body=asked.with_body))
    if asked.as_json:
        print(json.dumps(document(evaluation)))  # noqa: T201 - ASCII: titles may hold half signs and worse
    else:
        console = Console(highlight=False)
        console.print(*page(evaluation, [row.labels for row in rows], asked.misses, console.width), sep="\n")
    return not evaluation.below


def readings_of(rows: Iterable[Row], knowledge: Knowledge, *, with_body: bool = False) -> Readings:
    """Every row read, in order; all items are told to one shelf of stories, but each pair to one of its own."""
    reader = _Reader(knowledge, with_body)
    shelves = defaultdict[str | None, Shelf](lambda: Shelf(knowledge))
    items: list[tuple[Item, Answer, str | None]] = []
    sentences: list[ReadSentence] = []
    ordinary: list[ReadOrdinary] = []
    for row in rows:
        match row.labels:
            case Item() as item:
                items.append((item, *reader.filed(row.written, shelves[item.pair])))
            case Sentence() as sentence:
                known = knowledge.lexicons.get(sentence.language)
                sums = find_money(sentence.text, sentence.language or None, known.money if known else None)
                sentences.append(ReadSentence(sentence, tuple(sums)))
            case Ordinary() as item:
                ordinary.append(ReadOrdinary(item, reader.answer(row.written)))
    return Readings([_placed(*each, shelves) for each in items], sentences, ordinary)


def _placed(item: Item, answer: Answer, key: str | None, shelves: Mapping[str | None, Shelf]) -> Read:
    """The item with the story its main claim stands in once everything was read."""
    if key is None:
        return Read(item, answer)
    main = shelves[item.pair].places(key)[0]
    return Read(item, replace(answer, story=main.story, because=main.because))


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads rows as `vigie read` does."""

    knowledge: Knowledge
    with_body: bool

    def answer(self, row: Mapping[str, Any]) -> Answer:
        """What was read in a row."""
        return self._answer(row, self.knowledge.read(entry_of(row, self.with_body)))

    def filed(self, row: Mapping[str, Any], shelf: Shelf) -> tuple[Answer, str | None]:
        """What was read in a row, and under which name it was filed on the shelf; None: it tells no story."""
        entry = entry_of(row, self.with_body)
        reading = self.knowledge.read(entry)
        key = shelf.file(entry, reading, dated=bool(entry.published)) if reading.relevant else None
        return self._answer(row, reading), key

    def _answer(self, row: Mapping[str, Any], reading: Reading) -> Answer:
        if not reading.relevant:
            return Answer(reading)
        first = answer_of(row, reading, self.knowledge.organisations)["claim"]
        verdict = weigh(reading.claims[0].evidence)
        return Answer(reading, verdict, tuple(first["investors"]), tuple(first["recipients"]))


def document(evaluation: Evaluation) -> dict[str, Any]:
    """The evaluation for machines: {"measures": {name: ...}, "confusion": ..., "misses": [...]}."""
    return {
        "measures": {measure.name: _measure(measure) for measure in evaluation.measures},
        "confusion": {f"{label} read as {read}": times for (label, read), times in evaluation.confusion.items()},
        "misses": [
            {
                "measure": measure.name,
                "id": miss.row,
                "lang": miss.language,
                "title": miss.title,
                "expected": miss.expected,
                "read": miss.read,
                "why": list(miss.why),
            }
            for measure in evaluation.measures
            for miss in measure.misses
        ],
    }


def _measure(measure: Measure) -> dict[str, Any]:
    target = measure.target
    bound = {"at_most" if target.at_most else "at_least": target.bound} if target else None
    return {
        "form": measure.form.value,
        "value": measure.value,
        "n": measure.n,
        "precision": measure.precision,
        "recall": measure.recall,
        "beside": measure.beside,
        "target": bound,
        "met": measure.met,
    }


def _spoken(rows: list[Row], language: str | None) -> list[Row]:
    if not rows:
        raise SettingsError("eval: no labelled rows. Give a file with one JSON object per line.")
    if language is None:
        return rows
    spoken = [row for row in rows if row.labels.language == language]
    if not spoken:
        there = Counter(row.labels.language or "(none)" for row in rows)
        counts = ", ".join(f"{name} ({times})" for name, times in there.most_common())
        raise SettingsError(f"eval: no row says that its language is {language}. There are {counts}.")
    return spoken


def _shown_going_on(rows: Sequence[Row]) -> Iterable[Row]:
    """The rows, with a bar on a terminal: thousands take seconds."""
    console = Console(stderr=True)
    quiet = not console.is_terminal or not sys.stderr.isatty()
    return track(rows, "Reading", console=console, transient=True, disable=quiet)
