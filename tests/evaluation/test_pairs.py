"""Two deals of a week have to stay apart, one deal told in two languages has to be joined."""

import pytest

from bot.evaluation.answer import Answer, Read
from bot.evaluation.measure import Measure
from bot.evaluation.pairs import measure_pairs
from tests.evaluation.readings import SILENT, answer, claim, euros, item, read, read_rows

TWO_TOWNS = "Altavia va investir 800 millions d'euros dans un centre de données d'IA à {}"


def row(name: str, given: Answer, label: str, pair: str | None = "one", language: str = "fr") -> Read:
    return read(item(name, pair=pair, story=label, language=language), given)


def measured(*reads: Read) -> dict[str, Measure]:
    return {measure.name: measure for measure in measure_pairs(reads) if measure.n}


@pytest.mark.parametrize(
    ("second", "apart", "together"),
    [
        pytest.param(answer(story="2"), 1.0, 0.0, id="two-stories"),
        pytest.param(answer(story="1"), 0.0, 1.0, id="one-story"),
        pytest.param(SILENT, 0.0, 0.0, id="a-row-that-is-no-story-is-neither"),
    ],
)
def test_the_labels_say_what_a_pair_should_be(second: Answer, apart: float, together: float) -> None:
    first = answer(story="1")
    found = measured(
        row("a", first, "lille"), row("b", second, "metz"),
        row("c", first, "lille", "two"), row("d", second, "lille", "two", "en"),
    )  # fmt: skip

    assert {name: (measure.value, measure.n) for name, measure in found.items()} == {
        "pairs_apart": (apart, 1),
        "pairs_together": (together, 1),
    }


def test_a_row_without_its_other_half_is_not_measured() -> None:
    assert measured(row("a", answer(story="1"), "lille"), row("b", answer(story="2"), "metz", None)) == {}


def test_a_miss_shows_what_joined_the_two_and_what_was_read_in_each() -> None:
    first = answer(claim(amounts=(euros(5, text="5 euros"),), investors=("Altavia",), series="B"), "1")
    second = answer(claim(countries=("FR",), places=("Metz",)), "1", "same_investor=Altavia; apart_h=24")
    [miss] = measured(row("a", first, "lille"), row("b", second, "metz", language="en"))["pairs_apart"].misses

    assert (miss.row, miss.language, miss.expected, miss.read) == ("one", "en+fr", "two stories", "one story")
    assert miss.why == (
        "same investor Altavia; 24 h apart",
        "a: capex; from Altavia; sums 5 euros; series B",
        "b: capex; in FR, Metz",
    )


def test_a_miss_says_which_row_was_no_story() -> None:
    [miss] = measured(row("a", SILENT, "lille"), row("b", answer(story="1"), "lille"))["pairs_together"].misses

    assert (miss.expected, miss.read) == ("one story", "not a story")
    assert miss.why[1] == "a: silent: no word of AI beside a word of investing"


def test_a_pair_stands_on_a_shelf_of_its_own() -> None:
    """The same headline three times over: nothing joins the two of a pair to what stands outside."""
    told = [("a", "Lille", None), ("b", "Lille", "p"), ("c", "Marseille", "p"), ("d", "Lille", "q")]
    rows = [
        {"id": name, "lang": "fr", "title": TWO_TOWNS.format(town), "published": "2026-03-02"}
        | {"labels": {"positive": True, "story": town}}
        | ({"pair": pair} if pair else {})
        for name, town, pair in told
    ]
    stories = [each.answer.story for each in read_rows(rows).items]

    assert stories == ["1", "1", "2", "1"]
