"""Countries with the preposition they take."""

import pytest

from bot.messages.places import country, in_country, where
from tests.messages.weekend import EN, FR


@pytest.mark.parametrize(
    ("code", "en", "fr"),
    [
        ("FR", "in France", "en France"),
        ("US", "in the United States", "aux États-Unis"),
        ("GB", "in the United Kingdom", "au Royaume-Uni"),
        ("SG", "in Singapore", "à Singapour"),
        ("IR", "in Iran", "en Iran"),
        ("IL", "in Israel", "en Israël"),
        ("MX", "in Mexico", "au Mexique"),
        ("JP", "in Japan", "au Japon"),
        ("KR", "in South Korea", "en Corée du Sud"),
        ("AE", "in the United Arab Emirates", "aux Émirats arabes unis"),
        ("SA", "in Saudi Arabia", "en Arabie saoudite"),
        ("NL", "in the Netherlands", "aux Pays-Bas"),
        ("TW", "in Taiwan", "à Taïwan"),
        ("HK", "in Hong Kong", "à Hong Kong"),
        ("EU", "in the European Union", "dans l’Union européenne"),
        ("CA", "in Canada", "au Canada"),
        ("ZA", "in South Africa", "en Afrique du Sud"),
    ],
)
def test_each_country_takes_its_preposition(code: str, en: str, fr: str) -> None:
    assert (in_country(code, EN), in_country(code, FR)) == (en, fr)


@pytest.mark.parametrize(
    ("countries", "places", "expected"),
    [
        pytest.param(("FR",), ("Dunkerque",), "en France (Dunkerque)", id="towns-in-brackets"),
        pytest.param(("FR", "DE"), (), "en France et en Allemagne", id="two"),
        pytest.param(("FR", "DE", "IT"), (), "", id="too-many-for-a-line"),
        pytest.param((), ("Le Havre",), "(Le Havre)", id="a-town-alone"),
        pytest.param((), (), "", id="nothing-known"),
    ],
)
def test_where_the_money_goes(countries: tuple[str, ...], places: tuple[str, ...], expected: str) -> None:
    assert where(countries, places, FR) == expected


def test_a_code_nobody_knows_is_printed_as_it_is() -> None:
    assert country("QQ", EN) == "QQ"
