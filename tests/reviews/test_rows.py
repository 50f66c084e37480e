"""Rows made of reviews: labels hold what is decided, and a reader's word stands beside them."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.evaluation.labelling import labelled
from bot.evaluation.labels import Item
from bot.reviews.review import Review, State, Wrong
from bot.reviews.rows import Row, rows
from bot.stories.filing import ruled
from bot.stories.story import Ruling, Status, Story
from bot.subscriptions.room import Room
from tests.fakes.claims import AMAZON_MONDAY, AMAZON_SUNDAY, MONDAY
from tests.messages.any_story import stories, wild

SAID = Review(128, Wrong.STATUS, Room("telegram", "11"), "42", MONDAY, "Amazon denied it", State.CLOSED, 7)
SET = Ruling(Status.DENIED, MONDAY, "on the phone")


def of(story: Story, *said: Review) -> list[Row]:
    return list(rows(story, said, lambda outlet: "company" if outlet == "Amazon" else "media"))


def labels(story: Story, *said: Review) -> list[dict[str, object]]:
    return [row["labels"] for row in of(story, *said)]  # type: ignore[misc]


def test_there_is_one_row_for_each_report() -> None:
    found = of(AMAZON_MONDAY, SAID)

    assert [row["id"] for row in found] == [f"review-128-{place}" for place in range(1, 7)]
    assert [row["role"] for row in found] == ["media"] * 5 + ["company"]
    first, report = found[0], AMAZON_MONDAY.reports[0]
    assert (first["lang"], first["url"], first["outlet"]) == ("fr", report.url, "Franceinfo")
    assert (first["title"], first["published"]) == (report.title, "2024-05-12T15:52:00+00:00")


def test_the_summary_is_what_was_kept_of_it() -> None:
    kept = replace(AMAZON_SUNDAY, reports=(replace(AMAZON_SUNDAY.reports[0], summary="Trois mille emplois."),))
    assert of(kept, SAID)[0]["summary"] == "Trois mille emplois."


def test_a_reader_s_word_stands_beside_the_labels_and_names_no_reader() -> None:
    [row] = of(AMAZON_SUNDAY, SAID)

    assert row["review"] == [
        {"what": "wrong", "words": "Amazon denied it", "at": "2024-05-13T07:12:00+00:00", "state": "closed"}
    ]
    assert row["labels"] == {"positive": True, "ambiguous": False, "story": "story-128", "status6": None}
    assert "42" not in str(row["review"])


def test_a_status_the_owner_set_labels_the_reports_that_decided() -> None:
    told = ruled(AMAZON_MONDAY, SET, MONDAY)
    assert [each["status6"] for each in labels(told, SAID)] == [None] * 5 + ["denied"]
    assert [each["status6"] for each in labels(ruled(AMAZON_SUNDAY, SET, MONDAY), SAID)] == ["denied"]


def test_off_topic_makes_a_negative_unless_the_owner_set_a_status() -> None:
    away = replace(SAID, what=Wrong.OFF_TOPIC)
    assert labels(AMAZON_SUNDAY, SAID, away) == [
        {"positive": False, "ambiguous": False, "story": None, "status6": None}
    ]
    assert labels(ruled(AMAZON_SUNDAY, SET, MONDAY), away)[0]["positive"] is True


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(stories(wild), st.lists(st.builds(replace, st.just(SAID), what=st.sampled_from(Wrong), words=wild), max_size=3))
def test_every_row_is_one_that_eval_understands(story: Story, said: list[Review]) -> None:
    for row in of(story, *said):
        understood = labelled(row)
        assert isinstance(understood, Item), understood


@pytest.mark.parametrize("what", [Wrong.MERGE, Wrong.SPLIT])
def test_a_doubt_about_the_grouping_changes_no_label(what: Wrong) -> None:
    assert labels(AMAZON_SUNDAY, replace(SAID, what=what)) == labels(AMAZON_SUNDAY, SAID)
