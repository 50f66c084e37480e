"""The shipped rates: one day's, dated, exact; any table in the central bank's form is read the same way."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from bot.stories.amounts import ROUGH_RATES
from bot.stories.rates import Rates
from config.rates import load_rates

DAILY = "Date, USD, JPY, GBP, \n13 May 2024, 1.0795, 168.38, 0.85940, \n"
HISTORY = """Date,USD,JPY,RUB,
2024-05-13,1.0795,168.38,N/A,
2024-05-10,1.0772,167.86,N/A,
2022-03-01,1.1162,128.60,117.201,
"""


def _table(tmp_path: Path, content: str) -> str:
    path = tmp_path / "rates.csv"
    path.write_text(content)
    return str(path)


def test_the_shipped_rates_are_dated_and_near_what_we_know() -> None:
    shipped = load_rates()

    assert shipped.of
    assert shipped.of > date(2026, 1, 1)
    assert shipped.per_euro["EUR"] == 1
    known = ROUGH_RATES.keys() & shipped.per_euro.keys()
    assert len(known) >= 15
    # a table read with its columns shifted would be off by far more
    assert all(Decimal("0.6") < shipped.per_euro[code] / ROUGH_RATES[code] < Decimal("1.6") for code in known)


def test_a_table_of_one_day_is_read_to_the_last_digit(tmp_path: Path) -> None:
    euro, dollar, yen, pound = Decimal(1), Decimal("1.0795"), Decimal("168.38"), Decimal("0.85940")

    expected = Rates({"EUR": euro, "USD": dollar, "JPY": yen, "GBP": pound}, date(2024, 5, 13))
    assert load_rates(_table(tmp_path, DAILY)) == expected


def test_of_a_history_only_the_last_day_counts_however_old_it_is(tmp_path: Path) -> None:
    read = load_rates(_table(tmp_path, HISTORY))

    assert read.of == date(2024, 5, 13)
    assert read.per_euro == {"EUR": 1, "USD": Decimal("1.0795"), "JPY": Decimal("168.38")}
