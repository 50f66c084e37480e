"""The tables of a language: those of the page on languages are read as they stand there."""

import re
import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

from bot.claims.lexicon import Lexicon
from bot.claims.money import find_money
from bot.claims.sums.money_tables import MoneyTables, NumberTable, PhraseTable
from bot.claims.sums.money_words import MoneyWords
from config.money import money_tables
from tests.claims.noting import noted, spelt

PAGE = Path(__file__).parents[2] / "docs" / "languages.md"


def german() -> MoneyTables:
    """The tables that the page on languages shows."""
    shown = re.search(r"<!-- german: begin .*?```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S)
    assert shown is not None
    problems: list[str] = []
    tables = money_tables("page", tomllib.loads(shown[1]), problems)
    assert problems == []
    return tables


GERMAN = MoneyWords(german())
SENTENCES = [
    ("Altavia steckt 1,2 Milliarden Euro in KI.", ["1.2e9 EUR"]),
    ("Altavia steckt 1,2\u00a0Mrd.\u00a0Euro in KI.", ["1.2e9 EUR"]),
    ("Der Bund gibt 500 Mio. € für Rechenzentren.", ["5e8 EUR"]),
    ("Das kostet 1.200 Millionen Euro.", ["1.2e9 EUR"]),
    ("Das kostet 1.200.000 Euro.", ["1.2e6 EUR"]),
    ("Rund eine halbe Milliarde Dollar fließt nach Jena.", ["~5e8 USD"]),
    ("Eine Viertelmilliarde Euro für Chips", ["2.5e8 EUR"]),
    ("Anderthalb Milliarden Euro für Chips", ["1.5e9 EUR"]),
    ("Zweihundertfünfzig Millionen Euro für Chips", ["250e6 EUR"]),
    ("Fünfundzwanzig Millionen Euro für Chips", ["25e6 EUR"]),
    ("Zwölf Millionen Schweizer Franken", ["12e6 CHF"]),
    ("Mehr als drei Milliarden US-Dollar", [">3e9 USD"]),
    ("Bis zu 400 Millionen Pfund Sterling", ["<4e8 GBP"]),
    ("knapp 80 Millionen Euro", ["~80e6 EUR"]),
    ("Zwischen 30 und 50 Milliarden Euro", ["30e9..50e9 EUR"]),
    ("30 bis 50 Milliarden Euro sind nötig.", ["30e9..50e9 EUR"]),
    ("Corvex erhöht das Budget von 75 auf 85 Milliarden Dollar.", ["75e9 USD", "85e9 USD"]),
    ("Das Budget sinkt von 85 auf 75 Milliarden Dollar.", ["85e9 USD", "75e9 USD"]),
    ("ein 500-Millionen-Euro-Paket", ["5e8 EUR"]),
    ("Mehrere Milliarden Euro fehlen.", ["? EUR"]),
    ("Eine Billion Dollar für Rechenzentren", ["1e12 USD"]),
    ("50 der 400 Millionen Euro", ["5e7 EUR", "4e8 EUR"]),
    ("Halden investiert 2 Milliarden in KI.", ["2e9 -"]),
    ("Der Dienst zählt 3 Milliarden Nutzer und kostet viel.", []),
    ("Das Modell hat 70 Milliarden Parameter, finanziert vom Bund.", []),
    ("3.000 Arbeitsplätze und 500.000 Chips", []),
    ("100 Millionen schwedische Kronen", ["1e8 SEK"]),
    ("100 Millionen Kronen für einen Park bei Stockholm", ["1e8 SEK"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_a_language_that_only_its_tables_know_is_read(text: str, expected: list[str]) -> None:
    assert [noted(money) for money in find_money(text, "de", GERMAN)] == [spelt(each) for each in expected]


def test_a_lexicon_brings_its_own_words_for_money() -> None:
    assert Lexicon("de", {}, money=GERMAN).money is GERMAN
    assert Lexicon("xx", {}).money.magnitudes.get("milliarde") is None


def test_without_words_signs_and_codes_are_still_read() -> None:
    words = Lexicon("xx", {}).money
    assert [noted(money) for money in find_money("xx €1.2bn xx 400 M€ xx EUR 3 bn", "xx", words)] == [
        "1.2e+09 EUR", "4e+08 EUR", "3e+09 EUR",
    ]  # fmt: skip


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
