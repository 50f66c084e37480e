"""Statuses measured: what was taken for what, and no confirmation that nobody gave."""

import pytest

from bot.evaluation.answer import Read
from bot.evaluation.measure import Measure
from bot.evaluation.statuses import confusion, measure_speakers, measure_statuses
from bot.stories.story import Status
from tests.evaluation.readings import SILENT, answer, claim, item, read

CONFIRMED, REPORTED, RUMOURED = Status.CONFIRMED, Status.REPORTED, Status.RUMOURED


def pair(row: str, label: Status, given: Status, *also: Status) -> Read:
    return read(item(row, status=label, status_also=also), answer(claim(given)))


def measured(*reads: Read) -> dict[str, Measure]:
    return {measure.name: measure for measure in (*measure_statuses(reads), *measure_speakers(reads))}


def test_accuracy_is_over_the_items_that_were_found() -> None:
    found = measured(
        pair("a", CONFIRMED, CONFIRMED), pair("b", CONFIRMED, REPORTED), read(item("c", status=CONFIRMED), SILENT)
    )

    assert (found["status"].value, found["status"].n) == (0.5, 2)


def test_an_answer_that_is_right_too_is_right() -> None:
    reads = [pair("a", REPORTED, RUMOURED, RUMOURED)]

    assert measured(*reads)["status"].value == 1.0
    assert confusion(reads) == {(RUMOURED, RUMOURED): 1}


def test_a_confirmation_that_no_party_gave_is_named_by_its_row() -> None:
    found = measured(pair("a", CONFIRMED, CONFIRMED), pair("b", REPORTED, CONFIRMED))["false_confirmed"]

    assert (found.value, found.met) == (1, False)
    assert [miss.row for miss in found.misses] == ["b"]


def test_a_confirmation_that_is_right_too_is_not_false() -> None:
    assert measured(pair("a", REPORTED, CONFIRMED, CONFIRMED))["false_confirmed"].value == 0


def test_macro_f1_weighs_a_rare_status_like_a_frequent_one() -> None:
    reads = [pair(f"{n}", CONFIRMED, CONFIRMED) for n in range(9)] + [pair("x", RUMOURED, CONFIRMED)]

    assert measured(*reads)["status_macro_f1"].value == pytest.approx((18 / 19 + 0) / 2)


def test_a_wrong_status_shows_its_rule_and_the_words_it_was_read_from() -> None:
    [miss] = measured(pair("a", REPORTED, CONFIRMED, RUMOURED))["status"].misses

    assert (miss.expected, miss.read) == ("reported or rumoured", "confirmed")
    assert miss.why[0] == "confirmed by the rule party_quoted"
    assert "“Altavia mettra 2 milliards”: Altavia (party) affirms the deal, in the title" in miss.why[1]


def test_the_matrix_counts_labels_against_answers() -> None:
    reads = [pair("a", CONFIRMED, REPORTED), pair("b", CONFIRMED, REPORTED), pair("c", REPORTED, REPORTED)]

    assert confusion(reads) == {(CONFIRMED, REPORTED): 2, (REPORTED, REPORTED): 1}


def test_a_speaker_is_heard_under_any_spelling_of_the_name() -> None:
    found = measured(
        read(item("a", speaker="l'Élysée"), answer(claim(speaker="Elysee"))),
        read(item("b", speaker="Corvex"), answer(claim(speaker="Altavia"))),
        read(item("c", speaker="Corvex"), answer(claim(speaker=None))),
    )["speakers"]

    assert found.value == pytest.approx(1 / 3)
    assert [(miss.expected, miss.read) for miss in found.misses] == [("Corvex", "Altavia"), ("Corvex", "nobody")]
