"""Kinds: what a deal is where no verb names it outright."""

import pytest

from bot.claims.kinds import find_kind
from bot.claims.relevance import weigh
from bot.claims.signs import read_signs
from bot.text.document import Document, Part
from config.vocabulary import load_lexicons, load_organisations

LEXICONS = load_lexicons()
ORGANISATIONS = load_organisations()


def kind(language: str, title: str, summary: str = "") -> str:
    parts = [Part("title", title)] + ([Part("summary", summary)] if summary else [])
    sentences = read_signs(Document(language, tuple(parts)), LEXICONS[language], ORGANISATIONS)
    verdict = weigh(sentences)
    assert verdict.relevant, verdict.words
    return find_kind(verdict.deals, sentences).value


@pytest.mark.parametrize(
    ("language", "title", "expected"),
    [
        pytest.param("en", "AMD to pay $900m for AI start-up Vireo", "acquisition", id="a-sum-for-a-firm"),
        pytest.param(
            "fr", "Nvidia paie 2 milliards de dollars pour la technologie de Groq", "acquisition", id="brains"
        ),
        pytest.param("fr", "Halden offre 90 millions d’euros pour Vireo, pépite de l’IA", "acquisition", id="an-offer"),
        pytest.param("en", "Oracle to pay $900m for Nvidia chips to train AI", "capex", id="chips-are-no-firm"),
        pytest.param("en", "AMD pays $900m for a stake in AI lab Vireo", "funding_round", id="a-part-is-no-whole"),
    ],
)
def test_a_sum_paid_for_a_firm_buys_it(language: str, title: str, expected: str) -> None:
    assert kind(language, title) == expected


def test_a_mayor_who_tells_of_a_site_does_not_pay_for_it() -> None:
    told = kind(
        "fr",
        "Le maire annonce un data center d’IA à 700 millions d’euros",
        "Fjordal exploitera le bâtiment, dit l’élu.",
    )
    assert told == "capex"


def test_a_minister_who_names_no_firm_speaks_of_public_money() -> None:
    told = kind("en", "Minister unveils €300m for an AI supercomputer", "It will serve universities.")
    assert told == "public_plan"


@pytest.mark.parametrize(
    ("language", "title", "summary", "expected"),
    [
        pytest.param(
            "fr",
            "« Partech nous apporte 30 millions d’euros », dit la fondatrice d’Ozalys, spécialiste de l’IA",
            "",
            "funding_round",
            id="brings-us",
        ),
        pytest.param(
            "fr",
            "Iliad met 300 millions d’euros dans ses GPU d’IA",
            "Le groupe avait bouclé une levée de fonds en mars.",
            "capex",
            id="a-round-of-another-time",
        ),
        pytest.param("en", "Premier unveils A$400m AI plan", "", "public_plan", id="a-plan-of-a-government"),
        pytest.param("en", "Corvex details $3bn AI plan for Ohio", "", "capex", id="a-plan-of-a-firm"),
        pytest.param(
            "en", "Anthropic signs up for $5bn of Google computing power", "", "other", id="computing-signed-up-for"
        ),
    ],
)
def test_the_words_around_a_sum_tell_what_it_is(language: str, title: str, summary: str, expected: str) -> None:
    assert kind(language, title, summary) == expected
