"""Sums of money as English and French papers print them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.claims.money import Money, Qualifier
from bot.messages.amounts import figure, money, span
from tests.messages.weekend import EN, FR, more_than

NB, NN = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    ("value", "currency", "en", "fr"),
    [
        pytest.param("1.2e9", "EUR", "€1.2bn", f"1,2{NB}Md€", id="billions"),
        pytest.param("500e6", "USD", "$500m", f"500{NB}M$", id="millions"),
        pytest.param("2e9", "GBP", "£2bn", f"2{NB}Md£", id="pounds"),
        pytest.param("1.4e12", "USD", "$1.4tn", f"1{NN}400{NB}Md$", id="trillions-stay-milliards-in-french"),
        pytest.param("250000", "EUR", "€250,000", f"250{NN}000{NB}€", id="under-a-million"),
        pytest.param("3e9", "CHF", f"CHF{NB}3bn", f"3{NB}Md{NB}CHF", id="a-code-stands-apart"),
        pytest.param("1234567890", "EUR", "€1,234,567,890", f"1{NN}234{NN}567{NN}890{NB}€", id="never-rounded"),
        pytest.param("1.25e9", "EUR", "€1.25bn", f"1,25{NB}Md€", id="two-decimals"),
        pytest.param("1.2e9", None, "1.2 billion", f"1,2{NB}milliard", id="no-currency-singular-below-two"),
        pytest.param("17e9", None, "17 billion", f"17{NB}milliards", id="no-currency-plural"),
        pytest.param("2e6", None, "2 million", f"2{NB}millions", id="no-currency-millions"),
        pytest.param("12000", None, "12,000", f"12{NN}000", id="no-currency-small"),
        pytest.param("2e12", None, "2 trillion", f"2{NN}000{NB}milliards", id="no-currency-trillions"),
    ],
)
def test_figures(value: str, currency: str | None, en: str, fr: str) -> None:
    assert figure(Decimal(value), currency, EN).replace("CHF ", f"CHF{NB}") == en
    assert figure(Decimal(value), currency, FR) == fr


@pytest.mark.parametrize(
    ("amount", "en", "fr"),
    [
        pytest.param(more_than("1.2e9"), "more than €1.2bn", f"plus de 1,2{NB}Md€", id="more-than-as-the-source-says"),
        pytest.param(
            more_than("1e9", text="au moins un milliard"), "at least €1bn", f"au moins 1{NB}Md€", id="at-least"
        ),
        pytest.param(
            more_than("1e9", text="€1bn"), "at least €1bn", f"au moins 1{NB}Md€", id="the-weaker-word-is-safe"
        ),
        pytest.param(more_than("1e9", text="over €1bn"), "more than €1bn", f"plus de 1{NB}Md€", id="over"),
        pytest.param(
            Money(None, Decimal("5e11"), "USD", Qualifier.UP_TO, "jusqu’à"),
            "up to $500bn",
            f"jusqu’à 500{NB}Md$",
            id="up-to",
        ),
        pytest.param(
            Money(Decimal("45e7"), Decimal("45e7"), "EUR", Qualifier.APPROX, "environ"),
            "about €450m",
            f"environ 450{NB}M€",
            id="about",
        ),
        pytest.param(
            Money(Decimal("3e10"), Decimal("5e10"), "EUR", Qualifier.RANGE, "30 à 50"),
            "€30bn to €50bn",
            f"de 30 à 50{NB}Md€",
            id="the-unit-is-said-once",
        ),
        pytest.param(
            Money(Decimal("5e8"), Decimal("1.2e9"), "EUR", Qualifier.RANGE, "500 M à 1,2 Md"),
            "€500m to €1.2bn",
            f"de 500{NB}M€ à 1,2{NB}Md€",
            id="two-units",
        ),
        pytest.param(
            Money(None, None, "EUR", Qualifier.VAGUE, "plusieurs milliards d’euros"),
            "several billion euros",
            "plusieurs milliards d’euros",
            id="vague",
        ),
        pytest.param(
            Money(None, None, "USD", Qualifier.VAGUE, "millions of dollars"),
            "several million dollars",
            "plusieurs millions de dollars",
            id="vague-dollars",
        ),
        pytest.param(
            Money(None, None, "EUR", Qualifier.VAGUE, "des millions d’euros"),
            "several million euros",
            "plusieurs millions d’euros",
            id="vague-millions-of-euros",
        ),
        pytest.param(
            Money(None, None, "GBP", Qualifier.VAGUE, "billions of pounds"),
            "several billion pounds",
            "plusieurs milliards de livres sterling",
            id="vague-pounds",
        ),
        pytest.param(
            Money(None, None, "CHF", Qualifier.VAGUE, "millions de francs"),
            "several million Swiss francs",
            "plusieurs millions de francs suisses",
            id="vague-francs",
        ),
        pytest.param(
            Money(None, None, None, Qualifier.VAGUE, "des millions"),
            "several million",
            "plusieurs millions",
            id="bare-millions",
        ),
        pytest.param(
            Money(None, None, None, Qualifier.VAGUE, "des milliards"),
            "several billion",
            "plusieurs milliards",
            id="vague-bare",
        ),
        pytest.param(
            Money(None, None, "EUR", Qualifier.VAGUE, "une fortune"),
            "amount not given",
            "montant non précisé",
            id="vaguer",
        ),
    ],
)
def test_the_limit_word_is_part_of_the_figure(amount: Money, en: str, fr: str) -> None:
    assert (money(amount, EN), money(amount, FR)) == (en, fr)


@given(st.decimals(min_value=1, max_value=10**15, places=2))
def test_a_printed_figure_is_the_figure(value: Decimal) -> None:
    shown = figure(value, "EUR", EN)
    digits = Decimal(shown.strip("€tbnm").replace(",", ""))
    size = {"tn": 10**12, "bn": 10**9}.get(shown[-2:], 10**6 if shown.endswith("m") else 1)
    assert digits * size == value


@given(st.decimals(min_value=1, max_value=10**13, places=0), st.sampled_from(["EUR", "USD", "CHF", "INR", "XXX", None]))
def test_no_french_sum_can_break_at_a_line_end(value: Decimal, currency: str | None) -> None:
    assert " " not in figure(value, currency, FR)


def test_a_span_is_never_reordered() -> None:
    assert span(Decimal("1.1e9"), Decimal("1.3e9"), "EUR", FR) == f"de 1,1 à 1,3{NB}Md€"
