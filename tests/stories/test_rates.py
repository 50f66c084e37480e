"""Rates: a day's own first, rough ones for what it lacks, and never a rate that is made up."""

from datetime import date
from decimal import Decimal

import pytest

from bot.stories.rates import ROUGH, Rates

DAY = date(2024, 5, 13)
QUOTED = Rates({"EUR": Decimal(1), "USD": Decimal("1.25")}, DAY)


@pytest.mark.parametrize(
    ("rates", "currency", "euros"),
    [
        pytest.param(QUOTED, "USD", Decimal(80), id="quoted"),
        pytest.param(QUOTED, "EUR", Decimal(100), id="euros-are-euros"),
        pytest.param(ROUGH, "EUR", Decimal(100), id="euros-without-a-day"),
        pytest.param(QUOTED, "AED", 100 / Decimal("4.04"), id="not-quoted-so-roughly"),
        pytest.param(ROUGH, "USD", 100 / Decimal("1.1"), id="no-day-so-roughly"),
        pytest.param(QUOTED, "VND", None, id="no-rate-at-all"),
        pytest.param(QUOTED, None, None, id="no-currency"),
    ],
)
def test_a_figure_in_euros(rates: Rates, currency: str | None, euros: Decimal | None) -> None:
    assert rates.in_euros(Decimal(100), currency) == euros


def test_a_rough_rate_is_not_taken_for_a_quoted_one() -> None:
    assert QUOTED.quotes("USD")
    assert not QUOTED.quotes("AED")
    assert not ROUGH.quotes("USD")


def test_the_table_holds_both_with_the_day_s_own_first() -> None:
    assert QUOTED.table["USD"] == Decimal("1.25")
    assert QUOTED.table["AED"] == Decimal("4.04")


@pytest.mark.parametrize(
    ("per_euro", "of"),
    [
        pytest.param({"USD": Decimal("1.1")}, None, id="of-no-day"),
        pytest.param({"USD": Decimal(0)}, DAY, id="nothing"),
        pytest.param({"USD": Decimal(-1)}, DAY, id="less-than-nothing"),
    ],
)
def test_a_rate_that_cannot_be_is_refused(per_euro: dict[str, Decimal], of: date | None) -> None:
    with pytest.raises(ValueError, match="rate"):
        Rates(per_euro, of)
