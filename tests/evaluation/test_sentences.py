"""Sentences with money: right as a whole or not at all."""

from decimal import Decimal

import pytest

from bot.claims.money import Money, Qualifier
from bot.evaluation.answer import ReadSentence
from bot.evaluation.labels import Sentence, Sum
from bot.evaluation.measure import Measure
from bot.evaluation.sentences import measure_sentences
from tests.evaluation.readings import euros, label


def measured(*reads: ReadSentence) -> dict[str, Measure]:
    return {measure.name: measure for measure in measure_sentences(reads)}


def sentence(sums: list[Sum], given: list[Money], row: str = "s") -> ReadSentence:
    return ReadSentence(Sentence(row, "fr", "Une phrase.", tuple(sums)), tuple(given))


@pytest.mark.parametrize(
    ("sums", "given", "right"),
    [
        pytest.param([label(5)], [euros(5)], 1, id="found"),
        pytest.param([label(5)], [], 0, id="missed"),
        pytest.param([label(5)], [euros(5), euros(6)], 0, id="one-invented"),
        pytest.param([label(5), label(6)], [euros(6), euros(5)], 1, id="in-any-order"),
        pytest.param([label(5), label(5)], [euros(5)], 0, id="named-twice-found-once"),
        pytest.param([], [], 1, id="silent-where-none-is-named"),
    ],
)
def test_a_sentence_is_right_when_all_is_found_and_nothing_invented(
    sums: list[Sum], given: list[Money], right: int
) -> None:
    assert measured(sentence(sums, given))["sentences"].value == right


def test_a_sum_without_a_number_asks_for_its_qualifier_only() -> None:
    vague = Sum(None, None, "EUR", Qualifier.VAGUE)
    found = measured(sentence([vague], []))

    assert (found["sentences"].value, found["sentences_qualified"].value) == (1.0, 0.0)


def test_the_number_somebody_guessed_for_a_vague_sum_is_not_asked_for() -> None:
    guessed = Sum(Decimal(5), Decimal(5), "EUR", Qualifier.VAGUE)
    given = Money(None, None, "EUR", Qualifier.VAGUE, "plusieurs")

    assert measured(sentence([guessed], [given]))["sentences_qualified"].value == 1.0


def test_either_currency_is_right_where_the_text_settles_none() -> None:
    open_to_both = Sum(Decimal(5), Decimal(5), None, either=True)

    assert measured(sentence([open_to_both], [euros(5)]))["sentences"].value == 1.0
    assert measured(sentence([open_to_both], [euros(6)]))["sentences"].value == 0.0


def test_figures_are_counted_one_by_one() -> None:
    found = measured(sentence([label(5), label(6)], [euros(5), euros(7)]))["figures"]

    assert (found.precision, found.recall, found.n) == (0.5, 0.5, 2)


def test_a_wrong_sentence_shows_its_text_and_the_words_that_were_read() -> None:
    [miss] = measured(sentence([label(5)], [euros(6, text="6 €")]))["sentences"].misses

    assert (miss.title, miss.expected, miss.read) == ("Une phrase.", "5 EUR, exact", "6 EUR, exact")
    assert miss.why == ("read from: “6 €”",)


def test_money_read_where_there_is_none_is_never_borne() -> None:
    found = measured(sentence([], [euros(5)]), sentence([], [], "t"))["sentences_without_money"]

    assert (found.value, found.met) == (0.5, False)
