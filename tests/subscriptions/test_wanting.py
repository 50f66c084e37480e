"""Which story a room wants: unknown is never a match."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.claims.money import Money, Qualifier
from bot.stories.rates import Rates
from bot.stories.story import Story
from bot.subscriptions.subscription import Wish
from bot.subscriptions.wanting import Reason, wants
from tests.fakes.claims import AMAZON_SUNDAY, claim, evidence, money, report, story

MILLION = Decimal("1e6")


def _story(*amounts: Money, countries: tuple[str, ...] = ("FR",)) -> Story:
    return story(report(claim(evidence(), amounts=amounts, countries=countries)))


@pytest.mark.parametrize(
    ("wish", "told", "reason"),
    [
        pytest.param(Wish(), _story(), Reason.EVERYTHING, id="everything"),
        pytest.param(Wish(country="FR"), _story(), Reason.MATCHES, id="its-country"),
        pytest.param(Wish(country="FR"), _story(countries=("US", "FR")), Reason.MATCHES, id="one-of-its-countries"),
        pytest.param(Wish(country="FR"), _story(countries=("EU",)), Reason.OTHER_COUNTRY, id="the-union-is-no-country"),
        pytest.param(Wish(country="FR"), _story(countries=()), Reason.COUNTRY_UNKNOWN, id="no-country-known"),
        pytest.param(Wish(at_least_eur=100 * MILLION), _story(money("100e6")), Reason.MATCHES, id="enough"),
        pytest.param(Wish(at_least_eur=100 * MILLION), _story(money("99e6")), Reason.TOO_SMALL, id="too-small"),
        pytest.param(Wish(at_least_eur=100 * MILLION), _story(), Reason.AMOUNT_UNKNOWN, id="no-amount"),
        pytest.param(
            Wish(at_least_eur=100 * MILLION), _story(money(None, qualifier=Qualifier.VAGUE)), Reason.AMOUNT_UNKNOWN,
            id="several-billion",
        ),
        pytest.param(
            Wish(at_least_eur=100 * MILLION), _story(money("9e9", None)), Reason.CURRENCY_UNKNOWN, id="no-currency"
        ),
        pytest.param(
            Wish(at_least_eur=100 * MILLION), _story(money("9e12", "VND")), Reason.CURRENCY_UNKNOWN, id="no-rate"
        ),
        pytest.param(Wish(at_least_eur=100 * MILLION), _story(money("105e6", "USD")), Reason.TOO_SMALL, id="dollars"),
        pytest.param(Wish("FR", 100 * MILLION), _story(money("1e9")), Reason.MATCHES, id="both"),
        pytest.param(Wish("DE", 100 * MILLION), _story(money("1e9")), Reason.OTHER_COUNTRY, id="only-the-sum"),
        pytest.param(Wish("FR", 100 * MILLION), _story(money("1e6")), Reason.TOO_SMALL, id="only-the-country"),
    ],
)  # fmt: skip
def test_a_wish_meets_a_story(wish: Wish, told: Story, reason: Reason) -> None:
    answer = wants(wish, told)
    assert answer.reason is reason
    assert answer.yes is (reason in (Reason.EVERYTHING, Reason.MATCHES))


def test_a_conversion_shows_the_date_of_its_rate() -> None:
    rates = Rates({"USD": Decimal("1.25")}, date(2024, 5, 13))
    dollars, dirhams = _story(money("1e9", "USD")), _story(money("1e9", "AED"))
    wish = Wish(at_least_eur=100 * MILLION)

    told = wants(wish, dollars, rates).detail
    assert told == "800,000,000 EUR at the rate of 2024-05-13; 100,000,000 EUR wanted"
    assert "at a rough rate" in wants(wish, dollars).detail
    assert "at a rough rate" in wants(wish, dirhams, rates).detail
    assert "rate" not in wants(wish, _story(money("1e9")), rates).detail


def test_the_rate_of_the_day_decides_whether_a_sum_is_enough() -> None:
    wish, told = Wish(at_least_eur=100 * MILLION), _story(money("105e6", "USD"))

    assert not wants(wish, told).yes
    assert wants(wish, told, Rates({"USD": Decimal("1.04")}, date(2024, 5, 13))).yes


@given(st.builds(Wish, country=st.sampled_from(["FR", "US"]), at_least_eur=st.decimals(1, 10**12)))
def test_what_is_unknown_never_matches_a_wish_that_asks_for_it(wish: Wish) -> None:
    assert not wants(wish, _story(countries=())).yes
    assert not wants(wish, _story(money("9e12", None))).yes


def test_the_weekend_is_wanted_in_france() -> None:
    assert wants(Wish("FR", 100 * MILLION), AMAZON_SUNDAY).yes
