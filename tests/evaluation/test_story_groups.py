"""Stories measured: whole and pure, item by item."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.evaluation.answer import Read
from bot.evaluation.measure import Measure
from bot.evaluation.story_groups import Pair, b_cubed, measure_stories
from tests.evaluation.readings import SILENT, answer, item, read

PAIRS = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xyz")), min_size=1)


def filed(**stories: tuple[str, str]) -> list[Read]:
    """Items by row: the labelled story, and the number of the one they were filed in."""
    return [read(item(row, story=label), answer(story=number)) for row, (label, number) in stories.items()]


def measured(reads: Sequence[Read]) -> dict[str, Measure]:
    return {measure.name: measure for measure in measure_stories(reads)}


def test_a_split_story_costs_recall_and_a_merged_one_precision() -> None:
    split = b_cubed([("a", "1"), ("a", "2")])
    merged = b_cubed([("a", "1"), ("b", "1")])

    assert (split.precision, split.recall) == (1.0, 0.5)
    assert (merged.precision, merged.recall) == (0.5, 1.0)


@given(PAIRS)
def test_the_same_groups_under_other_names_are_right(pairs: list[Pair]) -> None:
    assert b_cubed([(label, f"story of {label}") for label, _ in pairs]).f1 == pytest.approx(1.0)


@given(PAIRS)
def test_every_item_alone_is_pure(pairs: list[Pair]) -> None:
    assert b_cubed([(label, str(number)) for number, (label, _) in enumerate(pairs)]).precision == pytest.approx(1.0)


@given(PAIRS)
def test_labels_and_answers_mirror_each_other(pairs: list[Pair]) -> None:
    there, back = b_cubed(pairs), b_cubed([(answer, label) for label, answer in pairs])

    assert (there.precision, there.recall) == pytest.approx((back.recall, back.precision))


def test_grouping_stands_beside_every_item_left_alone() -> None:
    found = measured(filed(p=("a", "1"), q=("a", "1"), r=("b", "2")))

    assert (found["stories"].value, found["stories"].n) == (1.0, 3)
    assert found["stories_of_many"].n == 2
    assert found["stories_of_many"].beside == pytest.approx(2 / 3)


def test_an_item_that_was_not_found_is_a_story_of_its_own() -> None:
    reads = [*filed(p=("a", "1"), q=("a", "1")), read(item("r", story="a"), SILENT)]
    found = measured(reads)["stories"]

    assert found.recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3) / 3)
    assert [miss.row for miss in found.misses] == ["r"]
    assert found.misses[0].why == ("silent: no word of AI beside a word of investing",)


def test_only_the_item_that_stands_outside_is_named() -> None:
    found = measured(filed(p=("a", "1"), q=("a", "1"), r=("a", "2"), s=("b", "1"), t=("b", "3"), u=("b", "3")))

    assert [miss.row for miss in found["stories"].misses] == ["r", "s"]
    assert (found["stories"].misses[0].expected, found["stories"].misses[0].read) == ("with p, q", "alone")
    assert (found["stories"].misses[1].expected, found["stories"].misses[1].read) == ("with t, u", "with p, q")


def test_what_parted_an_item_names_a_row_and_no_number() -> None:
    reads = [
        read(item("p", story="a"), answer(story="41")),
        read(item("q", story="a"), answer(story="42", because="new; parted_from=41: other_amount")),
    ]

    assert measured(reads)["stories"].misses[-1].why == (
        "a story of its own; parted from the story of p: other amount",
    )


def test_what_joined_an_item_is_told_in_words() -> None:
    because = "same_investor=Altavia; same_country=FR; converted=12 EUR ~ 13 USD; apart_h=27"
    reads = [
        read(item("p", story="a"), answer(story="1")),
        read(item("q", story="b"), answer(story="1", because=because)),
    ]

    assert measured(reads)["stories"].misses[-1].why == (
        "same investor Altavia; same country FR; sums: converted, 12 EUR ~ 13 USD; 27 h apart",
    )


def test_long_stories_are_named_by_their_first_rows() -> None:
    reads = filed(**{f"r{n}": ("a", "1") for n in range(9)}, x=("a", "2"))

    assert measured(reads)["stories"].misses[0].expected == "with r0, r1, r2, r3, r4 and 4 more"
