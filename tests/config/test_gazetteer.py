"""The gazetteer: names of countries in every language, towns in theirs, and what lies in what."""

from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.stories.places import common_site
from bot.text.folding import fold
from config.gazetteer import load_gazetteer
from config.vocabulary import load_lexicons

LEXICONS = load_lexicons()


def countries(language: str, text: str) -> list[str]:
    hits = LEXICONS[language].scan(fold(text), text, "places", "nationality", "towns")
    return [hit.section for hit in hits]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        pytest.param("fr", "au Danemark", ["places.DK"], id="a-country-named-by-babel"),
        pytest.param("en", "in Denmark", ["places.DK"], id="the-same-in-english"),
        pytest.param("fr", "un groupe polonais", ["nationality.PL"], id="fr-adjective"),
        pytest.param("en", "a Polish group", ["nationality.PL"], id="en-adjective"),
        pytest.param("en", "to polish the deal", [], id="a-verb-is-no-nation"),
        pytest.param("fr", "une pépite grenobloise", ["nationality.FR"], id="from-a-town"),
        pytest.param("fr", "en Bretagne", ["towns.FR"], id="a-region"),
        pytest.param("fr", "DUNKERQUE CHOISIE", ["towns.FR"], id="capitals"),
        pytest.param("en", "near Dunkirk", ["towns.FR"], id="its-english-name"),
        pytest.param("fr", "à Nice", ["towns.FR"], id="a-town-that-is-an-english-word"),
        pytest.param("en", "Nice work", [], id="and-is-none-in-english"),
        pytest.param("en", "Georgia plant", ["towns.US"], id="a-state-not-the-country"),
        pytest.param("en", "Jordan said", [], id="a-man-not-the-country"),
    ],
)
def test_places_are_known_in_each_language(language: str, text: str, expected: list[str]) -> None:
    assert countries(language, text) == expected


def test_a_town_lies_in_its_region_under_both_its_names() -> None:
    within = load_gazetteer().within()
    assert "hauts de france" in within["dunkerque"]
    assert "hauts de france" in within["dunkirk"]
    assert "dunkirk" in within["dunkerque"]
    assert within["hauts de france"] == frozenset()
    assert within["groningue"] == {"groningen"}
    assert within["blyth"] >= {"northumberland"}
    assert within["galway"] == frozenset()
    assert "france" not in within


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("dresde", "saxony", id="a-town-in-french-its-state-in-english"),
        pytest.param("atlanta", "georgia", id="a-state-with-two-names"),
        pytest.param("hambourg", "hamburg", id="a-town-of-no-region-in-two-spellings"),
        pytest.param("varsovie", "mazovia", id="a-capital-in-its-region"),
        pytest.param("lyon", "auvergne rhone alpes", id="a-french-town"),
        pytest.param("blyth", "north east england", id="a-town-of-two-regions"),
        pytest.param("chitose", "hokkaido", id="an-island"),
    ],
)
def test_both_languages_speak_of_one_place(one: str, other: str) -> None:
    assert common_site(frozenset({one}), frozenset({other}), load_gazetteer().within())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("dresde", "brandenburg", id="a-town-and-another-state"),
        pytest.param("hambourg", "munich", id="two-towns"),
        pytest.param("sapporo", "osaka", id="two-towns-of-two-regions"),
    ],
)
def test_two_places_stay_two(one: str, other: str) -> None:
    assert common_site(frozenset({one}), frozenset({other}), load_gazetteer().within()) is None


def test_an_operator_adds_a_country_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "places.toml").write_text('[FJ]\nfr = ["fidjien*"]\ntowns = ["Suva"]\n', encoding="utf-8")
    sections = load_gazetteer(tmp_path).sections("fr")
    assert "=Fidji" in sections["places.FJ"]
    assert "=Suva" in sections["towns.FJ"]
    assert "=France" in sections["places.FR"]


def test_a_list_that_is_none_is_named_with_its_remedy(tmp_path: Path) -> None:
    (tmp_path / "places.toml").write_text('[FJ]\ntowns = "Suva"\n', encoding="utf-8")
    with pytest.raises(SettingsError, match=r"\[FJ\]: towns: must be a list"):
        load_gazetteer(tmp_path)
