"""Facts measured: sums, names, countries, jobs, kind, and what was announced before."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.claims.claim import Kind, Recycled
from bot.claims.jobs import Jobs
from bot.claims.money import Qualifier
from bot.evaluation.answer import Answer, Read
from bot.evaluation.facts import measure_facts
from bot.evaluation.labels import Facts, Sum
from bot.evaluation.measure import Measure
from bot.evaluation.names import compared, same_name
from tests.evaluation.readings import SILENT, answer, claim, euros, item, label, read

AT_LEAST, UP_TO = Qualifier.AT_LEAST, Qualifier.UP_TO


def measured(*reads: Read) -> dict[str, Measure]:
    return {measure.name: measure for measure in measure_facts(reads)}


def one(facts: Facts, given: Answer) -> dict[str, Measure]:
    return measured(read(item(facts=facts), given))


def test_facts_are_measured_only_on_items_that_were_found_and_labelled() -> None:
    assert measured(read(item(), SILENT), read(item(facts=None), answer()), read(item(positive=False), answer())) == {}


@pytest.mark.parametrize(
    ("wanted", "given", "figure", "qualified"),
    [
        pytest.param(label(5), euros(5), 1, 1, id="equal"),
        pytest.param(label(5, AT_LEAST), euros(5), 1, 0, id="another-qualifier"),
        pytest.param(label(5, AT_LEAST), euros(5, UP_TO), 1, 0, id="the-other-end"),
        pytest.param(label(5), euros(6), 0, 0, id="another-figure"),
        pytest.param(replace(label(5), currency="USD"), euros(5), 0, 0, id="another-currency"),
    ],
)
def test_the_main_amount_is_right_by_its_figure_and_then_by_its_qualifier(
    wanted: Sum, given: object, figure: int, qualified: int
) -> None:
    found = one(Facts((wanted,)), answer(claim(amounts=(given,))))

    assert (found["main_amount"].value, found["main_amount_qualified"].value) == (figure, qualified)


def test_only_the_first_amount_is_the_main_one() -> None:
    found = one(Facts((label(5), label(9))), answer(claim(amounts=(euros(9), euros(5)))))

    assert found["main_amount"].value == 0


def test_a_wrong_amount_shows_the_words_it_was_read_from() -> None:
    [miss] = one(Facts((label(2_000_000),)), answer(claim(amounts=(euros(3, text="3 €"),))))["main_amount"].misses

    assert (miss.expected, miss.read) == ("2,000,000 EUR, exact", "3 EUR, exact")
    assert miss.why == ("read from: “3 €”",)


def test_a_figure_that_is_right_but_for_its_qualifier_is_told_once() -> None:
    found = one(Facts((label(5, AT_LEAST),)), answer(claim(amounts=(euros(5),))))

    assert found["main_amount"].misses == ()
    assert len(found["main_amount_qualified"].misses) == 1


def test_amounts_that_nobody_labelled_are_not_judged() -> None:
    found = one(Facts(None), answer(claim(amounts=(euros(5),))))

    assert (found["main_amount"].n, found["no_amount"].n) == (0, 0)


def test_a_sum_where_none_is_named_is_invented() -> None:
    found = measured(
        read(item("a"), answer(claim(amounts=(euros(5),)))),
        read(item("b"), answer()),
    )["no_amount"]

    assert (found.value, [miss.row for miss in found.misses]) == (0.5, ["a"])


@pytest.mark.parametrize(
    ("one_name", "other", "same"),
    [
        ("Amazon", "Amazon Web Services", True),
        ("L’Élysée", "elysee", True),
        ("Groupe Altavia SA", "Altavia", True),
        ("Altavia", "Corvex", False),
        ("SA", "SA", False),  # nothing is left of it
        ("", "Altavia", False),
    ],
)
def test_names_are_compared_as_a_reader_would(one_name: str, other: str, same: bool) -> None:
    assert same_name(one_name, other) is same


def test_one_name_serves_one_label_only() -> None:
    tally = compared(["Amazon", "Amazon Web Services"], ["Amazon"])

    assert (tally.hits, tally.wanted, tally.given) == (1, 2, 1)


@given(st.lists(st.text(max_size=5), max_size=5), st.lists(st.text(max_size=5), max_size=5))
def test_there_are_never_more_hits_than_names(wanted: list[str], given_names: list[str]) -> None:
    tally = compared(wanted, given_names)

    assert 0 <= tally.hits <= min(len(wanted), len(given_names))
    assert compared(given_names, given_names).hits <= len(given_names)


def test_parties_are_scored_over_all_items_together() -> None:
    found = measured(
        read(item("a", facts=Facts((), investors=("Altavia",))), answer(claim(investors=("Altavia", "Corvex")))),
        read(item("b", facts=Facts((), investors=("Nébula",))), answer()),
    )["investors"]

    assert (found.precision, found.recall, found.n) == (0.5, 0.5, 2)
    assert [(miss.expected, miss.read) for miss in found.misses] == [("Altavia", "Altavia, Corvex"), ("Nébula", "none")]
    assert found.misses[1].why[-1] == "selected for: mettra; 2 milliards; IA"


def test_names_are_compared_in_the_row_s_language() -> None:
    told = replace(answer(claim(investors=("Commission européenne",))), investors=("European Commission",))

    assert one(Facts((), investors=("European Commission",)), told)["investors"].value == 1.0


def test_countries_are_compared_as_codes() -> None:
    found = one(Facts((), countries=("FR", "US")), answer(claim(countries=("FR",), places=("lyon",))))["countries"]

    assert (found.precision, found.recall) == (1.0, 0.5)
    assert found.misses[0].why == ("places: lyon",)


@pytest.mark.parametrize(
    ("wanted", "given", "right"),
    [(3000, Jobs(3000), 1), (3000, Jobs(2000), 0), (None, None, 1), (None, Jobs(9, text="9 postes"), 0)],
    ids=["equal", "another", "none", "invented"],
)
def test_jobs_are_right_to_the_last_one(wanted: int | None, given: Jobs | None, right: int) -> None:
    found = one(Facts((), jobs=wanted, jobs_labelled=True), answer(claim(jobs=given)))["jobs"]

    assert found.value == right
    assert len(found.misses) == 1 - right


def test_jobs_that_nobody_labelled_are_not_measured() -> None:
    assert one(Facts(()), answer(claim(jobs=Jobs(9))))["jobs"].n == 0


def test_the_kind_of_the_deal_is_measured_where_it_is_labelled() -> None:
    assert one(Facts((), kind=Kind.CAPEX), answer())["kind"].value == 1.0
    assert one(Facts((), kind=Kind.FUND), answer())["kind"].misses[0].read == "capex"
    assert one(Facts(()), answer())["kind"].n == 0


@pytest.mark.parametrize(
    ("label_says", "given", "right"),
    [
        (True, Recycled.ALREADY_ANNOUNCED, 1),
        (True, Recycled.PARTLY_NEW, 1),
        (True, Recycled.UNKNOWN, 0),
        (False, Recycled.NEW, 1),
        (False, Recycled.UNKNOWN, 1),
        (False, Recycled.PARTLY_NEW, 0),
    ],
)
def test_money_announced_before_is_known_as_such(label_says: bool, given: Recycled, right: int) -> None:
    assert one(Facts((), recycled=label_says), answer(claim(recycled=given)))["recycled"].value == right
