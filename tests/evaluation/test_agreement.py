"""The measures agree with the desk's scoring tool, figure for figure, on its own data and on labels thrown together."""

import importlib.util
import json
import random
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.evaluation.answer import Read
from bot.evaluation.evaluation import Evaluation, Readings, evaluate
from bot.evaluation.labelling import labelled
from bot.evaluation.labels import Item
from config.answers import answer_money, answer_of
from tests.evaluation.readings import knowledge, read_rows

SHARED = Path(__file__).parents[2].parent / "shared"
TOOL = SHARED / "tools" / "score.py"
OWN_ROWS = Path(__file__).parents[1] / "corpus" / "items.jsonl"
NEEDS_TOOL = pytest.mark.skipif(not TOOL.exists(), reason="the desk's scoring tool in ../shared/tools is not here")

# Our measure, and where the tool says the same: its key, and the names of the value, of n, and of the baseline.
SAME = {
    "detection": ("detection", "f1", "n"),
    "false_alarms": ("detection", "false_alarms", "negatives"),
    "status": ("status", "accuracy", "n"),
    "status_macro_f1": ("status", "macro_f1", "n"),
    "false_confirmed": ("status", "false_confirmed", "n"),
    "speakers": ("speaker_named", "accuracy", "n"),
    "main_amount": ("main_amount", "accuracy", "n"),
    "main_amount_qualified": ("main_amount", "with_qualifier", "n"),
    "no_amount": ("no_amount_kept_silent", "accuracy", "n"),
    "investors": ("investors", "f1", "n"),
    "recipients": ("recipients", "f1", "n"),
    "countries": ("country", "f1", "n"),
    "jobs": ("jobs", "accuracy", "n"),
    "kind": ("kind", "accuracy", "n"),
    "recycled": ("recycled", "accuracy", "n"),
    "stories": ("stories_b3", "f1", "n"),
    "stories_of_many": ("stories_b3_multi", "f1", "n"),
}
OURS_ALONE = {"paraphrases", "pairs_apart", "pairs_together"}


@cache
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("desk_score", TOOL)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


@cache
def read_file(path: Path) -> tuple[list[dict[str, Any]], Readings]:
    rows = rows_of(path)
    return rows, read_rows(rows)


def answers(rows: Sequence[Mapping[str, Any]], reads: Sequence[Read]) -> list[dict[str, Any]]:
    """What `vigie read --stories` prints for these rows."""
    known = knowledge().organisations
    return [
        answer_of(row, read.answer.reading, known) | {"story": read.answer.story}
        for row, read in zip(rows, reads, strict=True)
    ]


def assert_agreement(ours: Evaluation, theirs: Mapping[str, Mapping[str, float]]) -> None:
    for measure in ours.measures:
        if measure.name in OURS_ALONE:
            continue
        key, value, n = SAME.get(measure.name, (measure.name, "f1", "n"))
        told = theirs[key]
        assert (measure.value, measure.n) == (pytest.approx(told[value]), told[n]), measure.name
        if measure.precision is not None:
            assert (measure.precision, measure.recall) == pytest.approx((told["p"], told["r"])), measure.name
    measured = {measure.name for measure in ours.measures}
    empty = {name for name, (key, _, n) in SAME.items() if not theirs.get(key, {}).get(n)}
    assert SAME.keys() - measured <= empty


@pytest.mark.shared
@NEEDS_TOOL
@pytest.mark.parametrize("path", [SHARED / "data" / "items.jsonl", OWN_ROWS], ids=["the-desk-s", "our-own"])
def test_items_score_alike(path: Path) -> None:
    rows, readings = read_file(path)
    theirs, _ = tool().score(rows, answers(rows, readings.items))
    ours = evaluate(readings)

    assert_agreement(ours, theirs)
    alone = ours.of("stories")
    assert alone
    assert alone.beside == pytest.approx(theirs["stories_b3_if_all_single"]["f1"])


@pytest.mark.shared
@NEEDS_TOOL
@settings(max_examples=30, deadline=None)
@given(st.randoms(use_true_random=False))
def test_items_with_wrong_labels_score_alike(chance: random.Random) -> None:
    rows, readings = read_file(SHARED / "data" / "items.jsonl")
    chosen = chance.sample(range(len(rows)), 120)
    labels = [rows[index]["labels"] for index in chosen]
    for start in range(0, len(labels), 6):  # near enough that some of them fit
        part = labels[start : start + 6]
        chance.shuffle(part)
        labels[start : start + 6] = part
    mixed = [rows[index] | {"labels": label} for index, label in zip(chosen, labels, strict=True)]
    reads = [Read(_item(row), readings.items[index].answer) for row, index in zip(mixed, chosen, strict=True)]
    theirs, _ = tool().score(mixed, answers(mixed, reads))

    if any(read.answer.story for read in reads):
        assert_agreement(evaluate(Readings(items=reads)), theirs)


def _item(row: Mapping[str, Any]) -> Item:
    found = labelled(row)
    assert isinstance(found, Item)
    return found


@pytest.mark.shared
@NEEDS_TOOL
@settings(max_examples=30, deadline=None)
@given(st.randoms(use_true_random=False), st.booleans())
def test_sentences_score_alike(chance: random.Random, wrongly: bool) -> None:
    rows = rows_of(SHARED / "data" / "amounts.jsonl")
    if wrongly:
        expected = [row["expected"] for row in rows]
        chance.shuffle(expected)
        rows = [row | {"expected": sums} for row, sums in zip(rows, expected, strict=True)]
    theirs, _ = tool().score_amounts(rows, [answer_money(row) for row in rows])
    ours = {measure.name: measure for measure in evaluate(read_rows(rows)).measures}

    sentences, figures = theirs["sentences"], theirs["figures"]
    assert (ours["sentences"].value, ours["sentences"].n) == (pytest.approx(sentences["right"]), sentences["n"])
    assert ours["sentences_qualified"].value == pytest.approx(sentences["with_qualifiers"])
    assert (ours["figures"].precision, ours["figures"].recall) == pytest.approx((figures["p"], figures["r"]))


@pytest.mark.shared
@NEEDS_TOOL
def test_ordinary_days_score_alike() -> None:
    rows = rows_of(SHARED / "data" / "background.jsonl")
    # Some rows of the other file, so that there are alarms to count.
    stories = [row for row in rows_of(SHARED / "data" / "items.jsonl") if row["labels"]["positive"]][:9]
    rows = rows[:300] + [row | {"known_positive": None} for row in stories]
    for row in rows:
        row.pop("labels", None)
    rows[0] = rows[0] | {"known_positive": "one that is not found"}
    readings = read_rows(rows)
    reads = readings.ordinary
    given_answers = [{"id": read.item.id, "relevant": read.answer.relevant} for read in reads]
    theirs, _ = tool().score_background(rows, given_answers)
    told = theirs["background"]
    ours = {measure.name: measure for measure in evaluate(readings).measures}

    assert ours["ordinary_alarms"].value == told["false_alarms"] > 0
    assert ours["ordinary_alarms"].n == told["items"] - told["known"]
    assert ours["ordinary_found"].value == pytest.approx(told["known_found"] / told["known"])
