"""Officers of public bodies: they speak of others' money, unless they say that their own house pays."""

from datetime import UTC, datetime

import pytest

from bot.claims.claim import Claim, Voice
from bot.claims.extraction import extract
from bot.feeds.entry import Entry
from bot.feeds.feed import Role
from config.vocabulary import load_lexicons, load_organisations

LEXICONS = load_lexicons()
ORGANISATIONS = load_organisations()
AT = datetime(2025, 3, 4, tzinfo=UTC)


def claim(language: str, title: str) -> Claim:
    entry = Entry(("k",), "f", "feed", "Outlet", Role.MEDIA, "https://example.org/1", title, "", AT, AT, None, language)
    reading = extract(entry, LEXICONS, ORGANISATIONS)
    assert reading.relevant, reading.reasons
    return reading.claims[0]


@pytest.mark.parametrize(
    ("language", "title", "investors"),
    [
        pytest.param("en", "Howard Lutnick announces $90bn AI chip investment", (), id="nobody-pays"),
        pytest.param("en", "Gina Raimondo says Micron will invest $5bn in AI memory", ("Micron",), id="says-that"),
        pytest.param(
            "en", "Governor Kathy Hochul says Micron will invest $5bn in AI memory", ("Micron",), id="governor"
        ),
        pytest.param("en", "Kathy Hochul announces $5bn AI investment by Micron", ("Micron",), id="by-another"),
        pytest.param(
            "fr", "Valérie Pécresse se félicite de l’investissement de Brookfield dans l’IA : 20 milliards d’euros",
            ("Brookfield",), id="is-pleased",
        ),
        pytest.param(
            "fr", "Valérie Pécresse annonce 20 milliards d’euros de Brookfield pour l’IA", ("Brookfield",),
            id="announces-for-another",
        ),
        pytest.param(
            "fr", "Clara Chappaz annonce un investissement de 5 milliards d’euros dans l’IA", (), id="no-payer-named"
        ),
    ],
)  # fmt: skip
def test_an_officer_announces_what_others_pay(language: str, title: str, investors: tuple[str, ...]) -> None:
    found = claim(language, title)
    assert (found.investors, found.recipients) == (investors, ())
    assert [evidence.voice for evidence in found.evidence] == [Voice.OFFICIAL]


def test_an_officer_who_pays_speaks_for_the_house_that_does() -> None:
    found = claim("en", "Mark Carney pledges C$2bn for AI computing")
    assert found.investors == ("Canadian government",)
    assert [evidence.voice for evidence in found.evidence] == [Voice.PARTY]
