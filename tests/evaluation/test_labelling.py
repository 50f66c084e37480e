"""Rows become labels by their shape; what cannot be measured says what is wrong with it."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.claims.claim import Kind
from bot.claims.money import Qualifier
from bot.evaluation.labelling import Fault, labelled
from bot.evaluation.labels import Facts, Item, Ordinary, Sentence, Sum
from bot.stories.story import Status

ITEM: dict[str, Any] = {"id": "a", "lang": "fr", "title": "Un titre", "labels": {"positive": True}}


def item(**labels: Any) -> Item:
    found = labelled(ITEM | {"labels": {"positive": True} | labels})
    assert isinstance(found, Item), found
    return found


def problem(row: dict[str, Any]) -> str:
    found = labelled(row)
    assert isinstance(found, Fault), found
    return found.problem


def test_a_row_with_labels_is_an_item() -> None:
    assert labelled(ITEM) == Item("a", "fr", "Un titre", "", positive=True)


def test_a_row_with_expected_sums_is_a_sentence() -> None:
    row = {"id": 7, "lang": "en", "text": "It costs €2bn", "expected": [{"value": 2e9, "currency": "EUR"}]}

    assert labelled(row) == Sentence("7", "en", "It costs €2bn", (Sum(Decimal(2 * 10**9), Decimal(2 * 10**9), "EUR"),))


@pytest.mark.parametrize(("known", "expected"), [(None, False), ("xpos-1", True), (True, True), (False, False)])
def test_a_row_that_may_be_a_known_positive_is_ordinary_news(known: object, expected: bool) -> None:
    row = {"id": "b", "title": "Il pleut", "lang": "fr", "known_positive": known}

    assert labelled(row) == Ordinary("b", "fr", "Il pleut", "", expected)


def test_every_label_of_an_item_is_taken() -> None:
    found = item(
        status6="confirmed", status6_also=["reported"], speaker="Altavia", story="altavia", ambiguous=True,
        amounts=[{"value": 3, "currency": "EUR"}], investors=["Altavia"], recipients=None, country=["FR"],
        jobs=30, kind="capex", recycled=False,
    )  # fmt: skip

    assert (found.status, found.status_also, found.speaker) == (Status.CONFIRMED, (Status.REPORTED,), "Altavia")
    assert (found.story, found.ambiguous) == ("altavia", True)
    assert found.facts == Facts(
        (Sum(Decimal(3), Decimal(3), "EUR"),), ("Altavia",), (), ("FR",), Kind.CAPEX, False, 30, jobs_labelled=True
    )


def test_facts_are_measured_only_where_amounts_are_labelled() -> None:
    assert item(investors=["Altavia"]).facts is None
    assert item(amounts=[]).facts == Facts(())


def test_jobs_that_are_not_labelled_are_not_no_jobs() -> None:
    none, unlabelled = item(amounts=[], jobs=None).facts, item(amounts=[]).facts

    assert none
    assert unlabelled
    assert (none.jobs_labelled, unlabelled.jobs_labelled) == (True, False)


@pytest.mark.parametrize(
    ("label", "low", "high"),
    [
        ({"value": 5}, 5, 5),
        ({"value": 5, "qualifier": "at_least"}, 5, None),
        ({"value": 5, "qualifier": "up_to"}, None, 5),
        ({"value": 5, "qualifier": "approx"}, 5, 5),
        ({"value": 5, "low": 3, "high": 7, "qualifier": "range"}, 3, 7),
        ({"low": "3", "high": None, "qualifier": "at_least"}, 3, None),
        ({"qualifier": "vague"}, None, None),
    ],
    ids=["exact", "at-least", "up-to", "approx", "range", "by-its-ends", "vague"],
)
def test_a_sum_is_told_by_its_ends(label: dict[str, Any], low: int | None, high: int | None) -> None:
    facts = item(amounts=[label]).facts

    assert facts
    assert (facts.amounts[0].low, facts.amounts[0].high) == (low, high)
    assert facts.amounts[0].qualifier is Qualifier(label.get("qualifier", "exact"))


@pytest.mark.parametrize("place", ["row", "labels"])
def test_a_paraphrase_is_named_on_the_row_or_among_its_labels(place: str) -> None:
    named = {"paraphrase": "one"}
    row = ITEM | named if place == "row" else ITEM | {"labels": {"positive": True} | named}
    found = labelled(row)

    assert isinstance(found, Item)
    assert found.paraphrase == "one"


def test_with_bodies_the_labels_that_a_body_changes_count() -> None:
    labels = {"positive": True, "status6": "reported", "status6_also": ["rumoured"], "status6_body": "confirmed"}
    labels |= {"amounts": [{"value": 1}], "amounts_body": [{"value": 2}], "jobs": None, "jobs_body": 40}
    alone, whole = labelled(ITEM | {"labels": labels}), labelled(ITEM | {"labels": labels}, with_body=True)

    assert isinstance(alone, Item)
    assert isinstance(whole, Item)
    assert alone.facts
    assert whole.facts
    assert (alone.status, alone.status_also, alone.facts.jobs) == (Status.REPORTED, (Status.RUMOURED,), None)
    assert (whole.status, whole.status_also, whole.facts.jobs) == (Status.CONFIRMED, (), 40)
    assert whole.facts.amounts == alone.facts.amounts  # what title and summary say stays the main amount


def test_sums_that_only_the_body_names_are_not_judged() -> None:
    labels = {"positive": True, "amounts": [], "amounts_body": [{"value": 2}]}
    alone, whole = labelled(ITEM | {"labels": labels}), labelled(ITEM | {"labels": labels}, with_body=True)

    assert isinstance(alone, Item)
    assert isinstance(whole, Item)
    assert (alone.facts, whole.facts) == (Facts(()), Facts(None))


@pytest.mark.parametrize(
    ("row", "words"),
    [
        pytest.param({"title": "x", "labels": {"positive": True}}, 'no "id"', id="no-id"),
        pytest.param({"id": "a", "title": "x"}, "no labels", id="no-labels"),
        pytest.param(ITEM | {"labels": []}, '"labels" is not an object', id="labels-no-object"),
        pytest.param(ITEM | {"labels": {"kind": "capex"}}, '"positive": true or false', id="neither-yes-nor-no"),
        pytest.param(ITEM | {"title": 7}, '"title" is 7', id="title-a-number"),
        pytest.param({"id": "a", "text": "x", "expected": 3}, '"expected" is 3', id="expected-no-list"),
        pytest.param({"id": "a", "expected": []}, '"text" is None', id="sentence-without-text"),
        pytest.param({"id": "a", "known_positive": None}, '"title" is None', id="ordinary-without-title"),
    ],
)
def test_a_row_of_no_known_shape_says_what_is_missing(row: dict[str, Any], words: str) -> None:
    assert words in problem(row)


@pytest.mark.parametrize(
    ("labels", "words"),
    [
        pytest.param({"status6": "sure"}, "\"status6\" is 'sure'. It may be rumoured, reported", id="status"),
        pytest.param({"status6_also": "reported"}, '"status6_also" is', id="also-no-list"),
        pytest.param({"status6_also": ["maybe"]}, "'maybe'", id="also-unknown"),
        pytest.param({"amounts": [], "kind": "loan"}, "\"kind\" is 'loan'", id="kind"),
        pytest.param({"amounts": ["2bn"]}, '"amounts" is', id="amount-no-object"),
        pytest.param({"amounts": [{"value": "2bn"}]}, "\"value\" of a sum is '2bn'", id="amount-in-words"),
        pytest.param({"amounts": [{"value": True}]}, '"value" of a sum is True', id="amount-yes"),
        pytest.param({"amounts": [{"value": float("inf")}]}, '"value" of a sum is inf', id="amount-endless"),
        pytest.param({"amounts": [{"value": 10**40}]}, '"value" of a sum', id="amount-beyond-all"),
        pytest.param({"amounts": [{"currency": "EUR"}]}, "has no number", id="amount-empty"),
        pytest.param({"amounts": [{"value": 1, "qualifier": "roughly"}]}, "'roughly'", id="qualifier"),
        pytest.param({"amounts": [], "jobs": 2.5}, '"jobs" is 2.5', id="half-a-job"),
        pytest.param({"amounts": [], "investors": "Altavia"}, "\"investors\" is 'Altavia'", id="names-no-list"),
        pytest.param({"amounts": [], "country": [33]}, '"country" is 33', id="country-a-number"),
        pytest.param({"amounts": [], "recycled": "partly"}, "true, false or null", id="recycled"),
        pytest.param({"story": 3}, '"story" is 3', id="story-a-number"),
    ],
)
def test_a_label_that_means_nothing_is_named(labels: dict[str, Any], words: str) -> None:
    assert words in problem(ITEM | {"labels": {"positive": True} | labels})


def test_a_long_label_is_not_told_whole() -> None:
    assert len(problem(ITEM | {"labels": {"positive": True, "status6": "x" * 10_000}})) < 200


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from(list(Status)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
_FIELDS = ("positive", "status6", "status6_also", "amounts", "amounts_body", "investors", "country", "jobs", "kind")
_LABELS = st.fixed_dictionaries({"positive": st.booleans()}, optional=dict.fromkeys(_FIELDS[1:], _JSON))


@given(
    st.fixed_dictionaries(
        {"id": _JSON, "title": _JSON},
        optional={"labels": _LABELS | _JSON, "expected": _JSON, "text": _JSON, "known_positive": _JSON, "lang": _JSON},
    ),
    st.booleans(),
)
def test_any_json_object_is_labels_or_says_why_not(row: dict[str, Any], with_body: bool) -> None:
    found = labelled(row, with_body)

    assert isinstance(found, Item | Sentence | Ordinary) or found.problem.isascii()
    assert not isinstance(found, Fault) or "\n" not in found.problem
