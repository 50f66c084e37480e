"""Relevance: borderline kinds of the desk, and the words that decide."""

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
    ("language", "title"),
    [
        pytest.param("fr", "Mistral AI lève 40 millions d’euros", id="known-firm-no-ai-word"),
        pytest.param("en", "Corvex raises capex guidance to $72bn for AI", id="guidance-for-ai"),
        pytest.param("fr", "Une usine de puces d’IA à 3 milliards d’euros à Grenoble", id="ai-chips"),
        pytest.param("en", "Meta sells $30bn of bonds to fund AI data centers", id="debt-for-ai-sites"),
        pytest.param("fr", "Le ministère finance 40 chaires d’IA à hauteur de 60 millions d’euros", id="grants"),
        pytest.param("en", "Bank to spend $2bn on AI this year", id="own-use-with-a-sum"),
        pytest.param("en", "Cerebras files for IPO to raise $2bn", id="flotation-with-new-capital"),
        pytest.param("fr", "Jusqu’à 50 milliards d’euros pour un campus d’IA en France", id="no-verb-at-all"),
        pytest.param("en", "Microsoft pauses work on AI data centers in Ohio", id="a-halt-without-a-sum"),
        pytest.param("en", "xAI is not raising capital, its founder says", id="a-denial"),
    ],
)
def test_money_going_into_ai_is_in(language: str, title: str) -> None:
    relevant, words = verdict(language, title)
    assert relevant, words


@pytest.mark.parametrize(
    ("language", "title"),
    [
        pytest.param("fr", "Microsoft achète vingt ans d’électricité pour son campus d’IA", id="buying-power"),
        pytest.param("fr", "Une usine de semi-conducteurs à 3 milliards d’euros", id="chips-without-ai"),
        pytest.param("en", "Chip designer sells $10bn of processors to the kingdom", id="a-sale"),
        pytest.param(
            "fr", "Les salariés d’OpenAI vendent pour 6 milliards de dollars d’actions", id="staff-sell-shares"
        ),
        pytest.param("fr", "La France dévoile sa stratégie pour l’IA", id="strategy-without-money"),
        pytest.param("en", "Europe should invest €100bn in AI, report says", id="a-call"),
        pytest.param("en", "Spending on AI will reach $1tn by 2030, Gartner says", id="a-forecast"),
        pytest.param("en", "Army awards $480m AI contract", id="an-army-s-purchase"),
        pytest.param("en", "OpenAI to pay publisher $250m for content", id="content-licence"),
        pytest.param("en", "AI coin raises $20m in token sale", id="a-token"),
        pytest.param("fr", "Le groupe numérique investit deux milliards dans ses outils", id="digital-tools"),
    ],
)
def test_what_only_sounds_like_it_is_out(language: str, title: str) -> None:
    relevant, words = verdict(language, title)
    assert not relevant, words


@pytest.mark.parametrize(
    ("language", "title", "summary"),
    [
        pytest.param("fr", "Altavia : 60 milliards de dollars pour l’IA au Portugal", "", id="fr-no-verb"),
        pytest.param("en", "Halden: $4bn for an AI campus in Leeds", "", id="en-no-verb"),
        pytest.param(
            "fr", "Oracle lorgnerait Nevers pour ses serveurs d’IA", "Montant : 2 milliards d’euros.", id="eyes"
        ),
        pytest.param(
            "fr", "Scaleway s’endette de 300 millions d’euros pour des GPU", "Elle veut entraîner son IA.", id="debt"
        ),
        pytest.param("fr", "Microsoft met en veille son centre de données d’IA de Porto", "", id="fr-halt-no-sum"),
        pytest.param("en", "Google pulls the plug on its AI data centre in Ulster", "", id="en-halt-no-sum"),
        pytest.param("fr", "Thales entre au capital de Lumen, jeune pousse de l’IA", "", id="a-stake-no-sum"),
        pytest.param("en", "Siemens swoops for speech-AI firm Orvane", "", id="a-swoop-no-sum"),
        pytest.param(
            "en", "Orvane Labs pulls in $40m", "Its language-model tools draft contracts.", id="language-model"
        ),
        pytest.param("en", "Halden mulls Leeds for a GPU farm", "It may sink £2bn into the AI site.", id="mulls"),
        pytest.param("fr", "Le plan IA sanctuarisé : 1,5 milliard d’euros", "Le ministre l’a promis.", id="kept-whole"),
    ],
)
def test_money_is_found_whatever_verb_a_newsroom_likes(language: str, title: str, summary: str) -> None:
    relevant, words = verdict(language, title, summary)
    assert relevant, words


@pytest.mark.parametrize(
    ("language", "title", "summary"),
    [
        pytest.param("fr", "IA aviaire : 40 millions d’euros pour les éleveurs", "Un foyer en Vendée.", id="a-flu"),
        pytest.param("fr", "Un million d’euros pour le centre d’IA", "Taureaux et inséminateurs.", id="breeding"),
        pytest.param("en", "Air India to spend $300m on seats", "AI will refit ten jets.", id="an-airline"),
        pytest.param(
            "fr", "Altavia rachète 1 milliard d’euros de ses propres actions", "Elle croit en l’IA.", id="buyback"
        ),
        pytest.param("en", "Oat-milk brand raises $20m", "The drinks maker, which uses AI, will grow.", id="ornament"),
        pytest.param("en", "Anthropic agrees to pay writers $900m", "It settles a suit over books.", id="a-settlement"),
        pytest.param("en", "The watchdog looks into Microsoft's stake in an AI start-up", "", id="a-probe"),
        pytest.param("en", "Europe must put €80bn into AI, economist argues", "", id="a-call"),
        pytest.param("fr", "Un rapport exhorte la France à trouver 10 milliards d’euros pour l’IA", "", id="un-appel"),
        pytest.param("fr", "Le jeton CerveauCoin lève 5 millions en prévente grâce à l’IA", "", id="a-token"),
        pytest.param("en", "Jury convicts founder of fake AI app of swindling backers out of $30m", "", id="a-fraud"),
        pytest.param("en", "OpenAI signs shirt sponsorship worth $40m", "", id="a-sponsor"),
        pytest.param("fr", "L’IA pourrait rapporter 3 000 milliards d’euros", "", id="a-forecast"),
    ],
)
def test_what_stands_beside_such_words_stays_out(language: str, title: str, summary: str) -> None:
    relevant, words = verdict(language, title, summary)
    assert not relevant, words


def test_the_words_that_decided_are_those_of_the_text() -> None:
    assert verdict("fr", "Nébula lève 12 M€ pour son IA") == (True, ("lève", "12 M€", "IA"))


def test_a_summary_tells_what_a_title_leaves_open() -> None:
    relevant, _ = verdict("en", "Nebula raises $12m", "The startup trains artificial intelligence for factories.")
    assert relevant


def test_a_sum_for_something_else_beside_a_word_on_ai_is_out() -> None:
    relevant, _ = verdict("fr", "L’IA au musée", "La ville a versé 3 millions d’euros de loyer l’an dernier.")
    assert not relevant


@pytest.mark.parametrize(
    ("language", "title", "summary", "relevant"),
    [
        pytest.param(
            "fr",
            "Microsoft : deux milliards d’euros de plus pour ses serveurs suédois",
            "L’intelligence artificielle l’impose.",
            True,
            id="a-firm-and-its-sum-above-the-word-of-ai",
        ),
        pytest.param(
            "en", "Foxconn to raise 200MW AI data centre in Taichung", "", True, id="a-site-told-by-its-power"
        ),
        pytest.param(
            "en", "Rival's lawsuit says Halden put $300m into AI start-up Vireo", "", True, id="a-suit-about-a-deal"
        ),
        pytest.param("en", "Microsoft tears up plan for $900m AI data center", "", True, id="a-plan-torn-up"),
        pytest.param(
            "fr", "« Nous mettrons 300 millions d’euros dans l’IA », promet Ferrandis", "", True, id="we-shall"
        ),
        pytest.param(
            "en", "Google: $3bn in revenue for its cloud servers", "Artificial intelligence helps.", False, id="revenue"
        ),
        pytest.param("en", "AI data centers of Microsoft drew 5 GW last year", "", False, id="power-that-is-used"),
        pytest.param("fr", "AI Act : 15 millions d’euros de sanctions possibles", "", False, id="a-law-named-after-ai"),
        pytest.param("fr", "Microsoft promet de former deux millions de Belges à l’IA", "", False, id="people-trained"),
        pytest.param("en", "Google vows to train 3 million workers in AI", "", False, id="workers-trained"),
        pytest.param("en", "Corvex, which secured $2bn in May, names new AI chief", "", False, id="money-by-the-way"),
        pytest.param("en", "Trading in AI chip maker Arcadine halted", "", False, id="a-halt-of-trading"),
        pytest.param("fr", "Nvidia efface 600 milliards de dollars, l’IA inquiète", "", False, id="market-value-gone"),
    ],
)
def test_a_sum_counts_where_it_goes_to_ai(language: str, title: str, summary: str, relevant: bool) -> None:
    found, words = verdict(language, title, summary)
    assert found is relevant, words
