"""Traps: what sounds like money going into AI and is none stays silent, and says with which words."""

import pytest

from bot.claims.relevance import judge
from bot.text.document import Document, Part
from config.vocabulary import load_lexicons, load_organisations

LEXICONS = load_lexicons()
ORGANISATIONS = load_organisations()


def verdict(language: str, title: str, summary: str = "") -> tuple[bool, tuple[str, ...]]:
    parts = [Part("title", title)] + ([Part("summary", summary)] if summary else [])
    found = judge(Document(language, tuple(parts)), LEXICONS[language], ORGANISATIONS)
    return found.relevant, found.words


@pytest.mark.parametrize(
    ("language", "title", "summary", "word"),
    [
        pytest.param(
            "en", "Antitrust chief opens inquiry into Google's $2bn AI stake", "", "Antitrust", id="en-a-probe"
        ),
        pytest.param("fr", "Un gendarme scrute le rachat de Lumen par OpenAI", "", "scrute", id="fr-a-probe"),
        pytest.param(
            "en", "Photo agency signs $40m content deal with OpenAI", "It may train on the pictures.", "content deal",
            id="en-rights",
        ),
        pytest.param(
            "fr", "La chaîne cède ses archives à Mistral AI pour 3 millions d’euros", "", "archives", id="fr-rights"
        ),
        pytest.param("en", "Wipro wins AI support contract worth $900m", "", "wins", id="en-a-contract-won"),
        pytest.param(
            "fr", "Sopra Steria décroche un contrat d’IA de 40 millions d’euros", "", "décroche", id="fr-a-contract-won"
        ),
        pytest.param("fr", "Mistral AI rachète un immeuble à Pantin", "", "immeuble", id="fr-buys-something-else"),
        pytest.param("en", "Anthropic buys a podcast for $12m", "", "podcast", id="en-buys-something-else"),
        pytest.param("fr", "Valeurs de l’IA : faut-il encore y placer votre argent ?", "", "Valeurs", id="fr-advice"),
        pytest.param("en", "Let AI pick your shares: three that do", "They hold $2bn.", "Let AI", id="en-with-ai"),
        pytest.param("en", "The billionaire inaugural fund: $1m from OpenAI's chief", "", "inaugural", id="a-party"),
    ],
)  # fmt: skip
def test_a_trap_is_silent_and_names_itself(language: str, title: str, summary: str, word: str) -> None:
    relevant, words = verdict(language, title, summary)
    assert not relevant, words
    assert any(word.lower() in each.lower() for each in words), words


@pytest.mark.parametrize(
    ("language", "title", "summary"),
    [
        pytest.param(
            "en", "Corvex, which announced a $3bn AI campus in May, names a new lawyer", "", id="background-clause"
        ),
        pytest.param(
            "fr",
            "Hermine lève 9 millions d’euros pour ses carnets de santé",
            "Elle fait un peu appel à l’IA pour trier les courriers.",
            id="fr-an-ornament",
        ),
        pytest.param(
            "en", "Harbour Street closes $2bn fund", "It backs software, biotech, AI and arms.", id="one-field"
        ),
        pytest.param(
            "en", "OpenAI's founder bets $90m on a rocket start-up", "", id="a-founder-s-own-errand"
        ),
        pytest.param("en", "Three AI courses worth the $40 they cost", "", id="a-price"),
        pytest.param("en", "Rs 20 crore for AI of cattle", "Semen straws will be free.", id="breeding"),
        pytest.param("en", "The EU asks whether Google's $2bn in an AI lab falls under merger rules", "", id="merger"),
    ],
)  # fmt: skip
def test_what_only_resembles_a_deal_is_out(language: str, title: str, summary: str) -> None:
    relevant, words = verdict(language, title, summary)
    assert not relevant, words


@pytest.mark.parametrize(
    ("language", "title", "summary"),
    [
        pytest.param("en", "AMD to buy AI start-up Lumen", "", id="a-label-before-a-name-is-its-field"),
        pytest.param("en", "OpenAI pays $2bn to license models and hire the founders", "", id="with-founders"),
        pytest.param("en", "Charity fund: OpenAI puts $50m into non-profits that use AI", "", id="non-profits"),
        pytest.param(
            "fr", "Il fait siennes les recommandations : 200 millions d’euros pour l’IA", "", id="call-answered"
        ),
        pytest.param(
            "en", "Minnow raises $80m", "Minnow, which builds AI for warehouses, will hire.", id="what-a-firm-builds"
        ),
        pytest.param("fr", "Apple songerait à une offre sur Perplexity", "", id="fr-an-offer-for-a-firm"),
        pytest.param("en", "Siemens agrees $900m deal for AI firm Orvane", "", id="en-an-offer-for-a-firm"),
        pytest.param("fr", "Google remettrait des milliards dans Anthropic", "", id="no-figure-at-all"),
        pytest.param(
            "en", "Corvex puts €2bn into AI site in Lens, source confirms to Reuters", "", id="an-agency-is-told"
        ),
    ],
)  # fmt: skip
def test_what_looks_like_a_trap_may_be_a_deal(language: str, title: str, summary: str) -> None:
    relevant, words = verdict(language, title, summary)
    assert relevant, words


def test_an_offer_for_chips_buys_no_firm() -> None:
    relevant, words = verdict("en", "Toy maker strikes deal for chips", "They run small AI models.")
    assert not relevant, words


def test_the_act_beside_the_sum_decides_and_is_named_once() -> None:
    _, words = verdict("fr", "Nébula récolte 12 M€ pour son IA")
    assert words == ("récolte", "12 M€", "IA")
