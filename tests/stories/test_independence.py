"""Articles, outlets, publishers and origins are four different counts."""

import pytest

from bot.claims.claim import Evidence, Stance, Voice
from bot.claims.rule import Rule
from bot.stories.filing import withdraw
from bot.stories.independence import Counts, counts, origins, origins_of, outlets
from tests.fakes.claims import AMAZON_MONDAY, AMAZON_SUNDAY_NIGHT, MONDAY, claim, evidence, report, story

_FAMILIES = {"BFMTV": "CMA Média", "RMC": "CMA Média"}

relay = evidence("Les Échos", Voice.ANONYMOUS, Stance.PROJECTS, rule=Rule.RELAY)
leak = evidence(None, Voice.ANONYMOUS, Stance.PROJECTS)
flat = evidence(None, Voice.OUTLET, quoted_by=None)
elysee = evidence("Élysée", Voice.OFFICIAL)
silence = evidence("Amazon", stance=Stance.NO_COMMENT)


def test_ten_outlets_that_cite_the_elysee_have_one_origin() -> None:
    assert counts(AMAZON_SUNDAY_NIGHT) == Counts(articles=5, outlets=5, publishers=5, origins=1)


def test_a_release_is_an_origin_and_an_article_but_no_outlet() -> None:
    assert counts(AMAZON_MONDAY) == Counts(articles=6, outlets=5, publishers=5, origins=2)
    assert origins(AMAZON_MONDAY) == ("Élysée", "Amazon")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param([flat], ("RFI",), id="an-outlet-on-its-own-word"),
        pytest.param([leak], ("RFI",), id="a-source-without-a-name-is-the-outlet-s"),
        pytest.param([relay], ("Les Échos",), id="a-relay-goes-back-to-what-it-relays"),
        pytest.param([flat, elysee], ("Élysée",), id="who-is-named-before-the-outlet"),
        pytest.param([relay, elysee], ("Élysée",), id="who-is-named-before-the-relay"),
        pytest.param([flat, silence], ("RFI",), id="a-silence-is-no-origin"),
        pytest.param([], (), id="unknown"),
    ],
)
def test_a_report_goes_back_to_a_speaker(words: list[Evidence], expected: tuple[str, ...]) -> None:
    assert origins_of(report(claim(*words), outlet="RFI")) == expected


def test_outlets_of_one_family_are_one_publisher() -> None:
    both = story(*(report(claim(elysee), outlet=outlet) for outlet in ("BFMTV", "RMC", "bfmtv")))

    seen = counts(both, lambda outlet: _FAMILIES.get(outlet, outlet))
    assert seen == Counts(articles=3, outlets=2, publishers=1, origins=1)
    assert outlets(both) == ("BFMTV", "RMC")


def test_what_was_retracted_no_longer_counts() -> None:
    both = story(report(claim(flat), outlet="AFP", entry_key="a"), report(claim(elysee), outlet="RFI"))
    assert counts(withdraw(both, "a", MONDAY)) == Counts(1, 1, 1, 1)
