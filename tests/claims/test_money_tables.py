"""The tables of a language: those of the page on languages are read as they stand there."""

import re
import tomllib
from decimal import Decimal
from pathlib import Path

from bot.claims.money_tables import MoneyTables, NumberTable, PhraseTable
from config.money import money_tables

PAGE = Path(__file__).parents[2] / "docs" / "languages.md"


def german() -> MoneyTables:
    """The tables that the page on languages shows."""
    shown = re.search(r"<!-- german: begin .*?```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S)
    assert shown is not None
    problems: list[str] = []
    tables = money_tables("page", tomllib.loads(shown[1]), problems)
    assert problems == []
    return tables


def test_the_tables_of_the_page_are_complete() -> None:
    tables = german()
    assert tables.numbers.words["fünf"] == Decimal(5)
    assert tables.currency.shared["krone"] == ("SEK", "NOK", "DKK", "CZK")
    assert "bis zu" in tables.money.up_to


def test_tables_are_laid_over_others() -> None:
    under = MoneyTables(NumberTable(decimal=",", words={"un": Decimal(1)}), money=PhraseTable(up_to=("au plus",)))
    over = MoneyTables(NumberTable(words={"deux": Decimal(2)}), money=PhraseTable(up_to=("jusqu'à", "au plus")))
    both = over.laid_over(under)
    assert both.numbers == NumberTable(decimal=",", words={"un": Decimal(1), "deux": Decimal(2)})
    assert both.money.up_to == ("au plus", "jusqu'à")
