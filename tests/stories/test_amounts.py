"""How two sums stand to each other."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.claims.money import Money, Qualifier
from bot.stories.amounts import Relation, agree, relate
from tests.fakes.claims import money

OVER, UP_TO, ABOUT = Qualifier.AT_LEAST, Qualifier.UP_TO, Qualifier.APPROX


@pytest.mark.parametrize(
    ("one", "other", "relation", "same_to_a_reader"),
    [
        pytest.param(money("1.2e9"), money("1.2e9", "EUR", OVER), Relation.SAME, True, id="the-limit-word-aside"),
        pytest.param(money("1.2e9"), money("1.3e9"), Relation.CLOSE, False, id="a-tenth"),
        pytest.param(money("1.2e9"), money("1.25e9", "EUR", ABOUT), Relation.CLOSE, True, id="about"),
        pytest.param(money("800e6"), money("930e6", "USD"), Relation.CONVERTED, True, id="converted"),
        pytest.param(money("200e6"), money("200e6", "USD"), Relation.CURRENCY_SLIP, False, id="currency-slip"),
        pytest.param(money("200e6"), money("200e6", None), Relation.SAME, True, id="no-currency-named"),
        pytest.param(money("500e6", "USD"), money("440e6", "USD"), Relation.DRIFT, False, id="a-rumour-s-drift"),
        pytest.param(money("2e9"), money("2e6"), Relation.SLIP, False, id="million-for-billion"),
        pytest.param(money("2e9", "USD"), money("1.9e6"), Relation.SLIP, False, id="million-for-billion-converted"),
        pytest.param(money("60e9"), money("3e9"), Relation.CLASH, False, id="a-budget-and-a-site"),
        pytest.param(money("10e9", "USD", OVER), money("14.3e9", "USD"), Relation.CLOSE, True, id="more-than"),
        pytest.param(money("10e9", "USD", OVER), money("40e9", "USD"), Relation.CLASH, False, id="far-more-than"),
        pytest.param(money("6e9", "USD", UP_TO), money("5e9", "USD"), Relation.CLOSE, True, id="up-to"),
        pytest.param(money("3e9", qualifier=Qualifier.RANGE, high="5e9"), money("4e9"), Relation.CLOSE, True, id="in"),
        pytest.param(money(None, qualifier=Qualifier.VAGUE), money("40e9"), Relation.UNKNOWN, True, id="vague"),
        pytest.param(money("1e12", "VND"), money("40e9"), Relation.UNKNOWN, True, id="no-rate"),
    ],
)  # fmt: skip
def test_two_sums(one: Money, other: Money, relation: Relation, same_to_a_reader: bool) -> None:
    assert relate(one, other) is relate(other, one) is relation
    assert agree(one, other) is agree(other, one) is same_to_a_reader


def test_no_sum_is_unknown() -> None:
    assert relate(None, money("1e9")) is Relation.UNKNOWN


def test_a_table_of_the_day_takes_the_place_of_rough_rates() -> None:
    weak = {"EUR": Decimal(1), "USD": Decimal("1.6")}
    assert relate(money("800e6"), money("1280e6", "USD"), weak) is Relation.CONVERTED
    assert relate(money("800e6"), money("1280e6", "USD")) is Relation.DRIFT


_figures = st.decimals(min_value=0, max_value=10**13, places=0)
_sums = st.builds(
    money,
    _figures,
    st.sampled_from(["EUR", "USD", "XXX", None]),
    st.sampled_from([Qualifier.EXACT, OVER, UP_TO, ABOUT]),
)


@given(_sums, _sums)
def test_it_never_matters_which_sum_comes_first(one: Money, other: Money) -> None:
    assert relate(one, other) is relate(other, one)


@given(_sums)
def test_a_sum_agrees_with_itself(one: Money) -> None:
    assert relate(one, one) is Relation.SAME
