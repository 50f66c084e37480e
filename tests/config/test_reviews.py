"""`vigie review export`: what readers said, from the database to rows that `vigie eval` reads."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from adapters.store.opening import open_store
from bot.reviews.review import Review, Wrong
from bot.stories.by_hand import apart, left_behind, put_together, taken_out
from bot.stories.filing import ruled
from bot.stories.story import Ruling, Status, Story
from bot.subscriptions.room import Room
from tests.fakes.claims import AMAZON_MONDAY, AMAZON_SUNDAY, MONDAY, report, story
from tests.installation.inside import Said, inside
from tests.installation.program import environment

ROOM = Room("telegram", "11")


@pytest.fixture
def typed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    def run(*command: str) -> Said:
        return inside(tmp_path, capsys, *command)

    return run


def kept(folder: Path, stories: Sequence[Story], said: Sequence[tuple[int, Wrong, str]]) -> None:
    """A database with these stories, numbered from 1, and what readers said of them."""
    uow = open_store(Path(environment(folder, {})["VIGIE_DATA"]) / "vigie.db")
    for each in stories:
        added = uow.run_now(lambda store, each=each: store.add_story(replace(each, merged_into=None)))
        uow.run_now(lambda store, each=each, added=added: store.save_story(replace(each, id=added.id)))
    for number, what, words in said:
        review = Review(number, what, ROOM, "42", MONDAY, words)
        uow.run_now(lambda store, review=review: store.save_review(review))
    uow.close()


def rows(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def test_what_is_exported_is_evaluated_without_complaint(tmp_path: Path, typed: Any) -> None:
    denied = ruled(AMAZON_SUNDAY, Ruling(Status.DENIED, MONDAY), MONDAY)
    nasty = story(report(title="Météo \u2028 “IA”\n"))
    said = [(1, Wrong.STATUS, "no"), (2, Wrong.MERGE, "“” \u2028 @all"), (3, Wrong.OFF_TOPIC, "")]
    kept(tmp_path, [denied, AMAZON_MONDAY, nasty], said)

    exported = typed("review", "export", "reported.jsonl")
    assert (exported.code, exported.err) == (0, "")
    assert exported.out == "reported.jsonl: 8 rows\n"

    read = typed("eval", "reported.jsonl")
    assert (read.code, read.err) == (0, "")
    assert "8 labelled rows" in read.out


def test_each_row_says_what_is_decided_of_its_story(tmp_path: Path, typed: Any) -> None:
    denied = ruled(AMAZON_SUNDAY, Ruling(Status.DENIED, MONDAY), MONDAY)
    kept(tmp_path, [denied, AMAZON_MONDAY], [(1, Wrong.STATUS, "no"), (1, Wrong.MERGE, "see #2")])

    [row] = rows(typed("review", "export").out)

    assert row["labels"] == {"positive": True, "ambiguous": False, "story": "story-1", "status6": "denied"}
    assert [each["what"] for each in row["review"]] == ["wrong", "merge"]


def test_reports_that_were_merged_are_rows_of_one_story(tmp_path: Path, typed: Any) -> None:
    one, other = replace(AMAZON_SUNDAY, id=1), story(report(), id=2)
    whole, ended = put_together(one, other, MONDAY)
    kept(tmp_path, [whole.after, ended.after], [(2, Wrong.MERGE, "the same as #1")])

    assert [row["labels"]["story"] for row in rows(typed("review", "export").out)] == ["story-1", "story-1"]


def test_reports_that_were_parted_are_rows_of_two_stories(tmp_path: Path, typed: Any) -> None:
    before = replace(AMAZON_MONDAY, id=1)
    stay, leave = apart(before, (6,))
    left, new = left_behind(before, stay, 2, MONDAY).after, taken_out(before, leave, MONDAY)
    kept(tmp_path, [left, new], [(1, Wrong.SPLIT, "two deals")])

    assert [row["labels"]["story"] for row in rows(typed("review", "export").out)] == ["story-1"] * 5 + ["story-2"]


def test_a_file_that_is_there_is_left_as_it_is(tmp_path: Path, typed: Any) -> None:
    kept(tmp_path, [AMAZON_SUNDAY], [(1, Wrong.STATUS, "")])
    (tmp_path / "mine.jsonl").write_text("corrected by hand")

    said = typed("review", "export", "mine.jsonl")

    assert (said.code, said.err) == (2, "vigie: review export: mine.jsonl exists already: name a new file.\n")
    assert (tmp_path / "mine.jsonl").read_text() == "corrected by hand"
    assert "cannot write" in typed("review", "export", "no/such/folder.jsonl").err


def test_nothing_reported_is_no_row_and_no_database_is_said(tmp_path: Path, typed: Any) -> None:
    assert typed("review", "export").code == 2
    kept(tmp_path, [AMAZON_SUNDAY], [])
    assert typed("review", "export") == Said(0, "", "")
