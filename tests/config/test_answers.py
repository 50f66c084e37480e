"""The answers of `vigie read`: plain JSON values in the promised fields."""

import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from bot.claims.lexicon import Lexicon
from bot.claims.sums.money_tables import CurrencyTable, MoneyTables, NumberTable
from bot.claims.sums.money_words import MoneyWords
from bot.feeds.feed import Role
from config.answers import answer, answer_money, entry_of, moment
from config.vocabulary import load_lexicons, load_organisations

LEXICONS = load_lexicons()
ORGANISATIONS = load_organisations()


def read(row: dict[str, Any]) -> dict[str, Any]:
    return answer(row, LEXICONS, ORGANISATIONS)


def test_a_relevant_row_answers_every_field() -> None:
    found = read(
        {"id": 7, "title": "Microsoft to spend up to €4bn on AI in France", "lang": "en", "published": "2024-05"}
    )
    assert found.keys() == {"id", "relevant", "reasons", "claim", "more"}
    assert (found["id"], found["relevant"], found["more"]) == (7, True, [])
    claim = found["claim"]
    assert claim.keys() == {
        "kind", "investors", "recipients", "amounts", "jobs", "jobs_new", "countries", "event", "stage", "status",
        "evidence", "recycled",
    }  # fmt: skip
    assert claim["amounts"] == [
        {"low": None, "high": "4000000000", "currency": "EUR", "qualifier": "up_to", "text": "€4bn"}
    ]
    assert claim["evidence"][0].keys() == {"speaker", "voice", "stance", "quote", "field"}
    assert json.loads(json.dumps(found)) == found


def test_a_silent_row_has_its_reasons_and_no_claim() -> None:
    found = read({"id": "a", "title": "Il pleut sur Brest", "lang": "fr"})
    assert (found["relevant"], found["claim"]) == (False, None)
    assert found["reasons"]


@pytest.mark.parametrize(
    ("language", "title", "name"),
    [
        pytest.param("en", "The European Commission puts €20bn into AI", "European Commission", id="english"),
        pytest.param("fr", "La Commission européenne met 20 Md€ dans l’IA", "Commission européenne", id="french"),
    ],
)
def test_names_are_given_in_the_row_s_language(language: str, title: str, name: str) -> None:
    assert read({"id": 1, "title": title, "lang": language})["claim"]["investors"] == [name]


def test_sums_are_answered_without_asking_for_relevance() -> None:
    found = answer_money({"id": 3, "text": "de 100 à 150 M€", "lang": "fr"})
    assert [(a["low"], a["high"], a["qualifier"]) for a in found["amounts"]] == [("100000000", "150000000", "range")]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2024", datetime(2024, 1, 1, tzinfo=UTC)),
        ("2024-05", datetime(2024, 5, 1, tzinfo=UTC)),
        ("2024-05-12", datetime(2024, 5, 12, tzinfo=UTC)),
        ("2024-05-12T18:04:00+02:00", datetime(2024, 5, 12, 16, 4, tzinfo=UTC)),
        ("2024-05-12T18:04:00Z", datetime(2024, 5, 12, 18, 4, tzinfo=UTC)),
        ("", None),
        ("soon", None),
        ("2024-13", None),
    ],
)
def test_any_prefix_of_a_date_is_a_date(written: str, expected: datetime | None) -> None:
    assert moment(written) == expected


@pytest.mark.parametrize(
    "row",
    [
        {},
        {"id": None, "title": None, "summary": 3, "published": None, "lang": None, "role": "king"},
        {"id": 1, "title": ["x"], "url": {}, "outlet": 0, "body": False},
    ],
    ids=["empty", "nulls", "wrong-types"],
)
def test_a_row_with_odd_fields_is_answered(row: dict[str, Any]) -> None:
    assert read(row)["relevant"] is False
    assert answer_money(row)["amounts"] == []
    assert entry_of(row, with_body=True).role is Role.MEDIA


def test_the_body_counts_only_on_demand() -> None:
    row = {"id": 1, "title": "Le point sur l'IA", "body": "x", "lang": "fr"}
    assert (entry_of(row).body, entry_of(row, with_body=True).body) == (None, "x")


def test_sums_of_any_language_are_read_with_its_lexicon() -> None:
    tables = MoneyTables(NumberTable(magnitudes={"mila": Decimal(1000)}), CurrencyTable(words={"eŭroj": "EUR"}))
    lexicons = {"eo": Lexicon("eo", {}, money=MoneyWords(tables))}
    found = answer_money({"id": 4, "text": "5 mila eŭroj", "lang": "eo"}, lexicons)
    assert [(money["low"], money["currency"]) for money in found["amounts"]] == [("5000", "EUR")]
