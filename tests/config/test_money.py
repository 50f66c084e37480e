"""The tables of money in a lexicon: every mistake is one line, and an operator's words lie over the known ones."""

from pathlib import Path

import pytest

from bot.claims.money import find_money
from bot.errors import SettingsError
from config.vocabulary import load_lexicons


def own(tmp_path: Path, content: str, language: str = "fr") -> Path:
    path = tmp_path / "lexicons" / f"{language}.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("numbers = 3", "[numbers]: must be a table", id="no-table"),
        pytest.param("[numbers]\nunits = {}", "units: unknown key; known are decimal", id="unknown-key"),
        pytest.param("[numbers]\ndecimal = ';'", 'decimal: must be "," or "."', id="decimal"),
        pytest.param("[numbers]\nglued = 1", "glued: must be true or false", id="flag"),
        pytest.param("[numbers.words]\nun = 'one'", "words: must be numbers", id="word-without-number"),
        pytest.param("[numbers.words]\nun = true", "words: must be numbers", id="a-flag-is-no-number"),
        pytest.param("[numbers.magnitudes]\nx = 1e40", "magnitudes: must be numbers", id="beyond-all-money"),
        pytest.param("[numbers]\nmagnitudes = ['million']", "magnitudes: must be a table of its own", id="list"),
        pytest.param("[currency.words]\neuro = 'euro'", "words: must be ISO 4217 codes", id="no-code"),
        pytest.param("[currency.shared]\nkrone = 'SEK'", "shared: must be lists", id="shared-no-list"),
        pytest.param("[currency.countries]\nSuisse = ['suisse']", "countries: must name countries", id="no-country"),
        pytest.param("[money]\nup_to = 'bis zu'", "up_to: must be a list of phrases", id="no-list"),
        pytest.param("[money]\nup_to = ['*']", "up_to: holds an empty phrase", id="finds-everything"),
        pytest.param("[money]\nup_to = ['(a|b']", "up_to: has a bracket", id="open-bracket"),
        pytest.param("[money]\nup_to = ['a|b']", "up_to: has a bracket", id="choice-without-bracket"),
    ],
)
def test_a_mistake_is_one_line_that_names_the_table_and_the_remedy(tmp_path: Path, content: str, expected: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load_lexicons(own(tmp_path, content))
    assert [expected in problem for problem in caught.value.problems] == [True]
    assert "\n" not in caught.value.problems[0]
    assert str(tmp_path) in caught.value.problems[0]


def test_an_operator_s_words_are_added_to_those_that_are_known(tmp_path: Path) -> None:
    folder = own(tmp_path, "[currency.words]\nballes = 'EUR'\n[money]\nup_to = ['pas un sou de plus que']\n")
    money = load_lexicons(folder)["fr"].money
    found = find_money("pas un sou de plus que 3 millions de balles, ou 4 millions d’euros", "fr", money)
    assert [(f"{each.figure:f}", each.currency, each.qualifier.value) for each in found] == [
        ("3000000", "EUR", "up_to"),
        ("4000000", "EUR", "exact"),
    ]


def test_a_language_of_the_operator_s_own_reads_its_sums(tmp_path: Path) -> None:
    folder = own(tmp_path, "[numbers.magnitudes]\nmiljard = 1_000_000_000\n[currency.words]\neuro = 'EUR'\n", "nl")
    found = find_money("een plan van 2 miljard euro", "nl", load_lexicons(folder)["nl"].money)
    assert [(f"{each.figure:f}", each.currency) for each in found] == [("2000000000", "EUR")]
