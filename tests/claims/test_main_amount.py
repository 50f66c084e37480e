"""The main amount: what is put in now, before totals, earlier plans, valuations and conversions."""
# ruff: noqa: E501 - a table of sentences, one a row

from datetime import UTC, datetime

import pytest

from bot.claims.extraction import extract
from bot.feeds.entry import Entry
from bot.feeds.feed import Role
from config.vocabulary import load_lexicons, load_organisations
from tests.claims.noting import noted, spelt

LEXICONS = load_lexicons()
ORGANISATIONS = load_organisations()
AT = datetime(2026, 3, 2, 12, tzinfo=UTC)


def sums(language: str, text: str) -> list[str]:
    title, _, summary = text.partition("\n")
    entry = Entry(
        ("k",), "f", "feed", "Outlet", Role.MEDIA, "https://example.org/1", title, summary, AT, AT, None, language
    )
    reading = extract(entry, LEXICONS, ORGANISATIONS)
    return [noted(money) for claim in reading.claims[:1] for money in claim.amounts]


PATTERNS = [
    pytest.param("fr", "La start-up d’IA Nébula lève 120 millions d’euros et vaut désormais 1,4 milliard.", "120e6 EUR", id="1-a-valuation"),
    pytest.param("fr", "IA : avec ces 300 millions, Orphée porte à 1,1 milliard d'euros le total récolté depuis ses débuts.", "300e6 EUR", id="2-a-running-total"),
    pytest.param("fr", "Corvex relève de 60 à 72 milliards de dollars ses dépenses d’IA pour 2026.", "72e9 USD", id="3-a-change"),
    pytest.param("fr", "IA : Hypérion ajoute 4 milliards aux 6 milliards d’euros promis en mars, soit 10 milliards au total.", "4e9 EUR", id="4-added-to-earlier"),
    pytest.param("en", "The AI venture opens with $10bn and may climb to $80bn by 2031.", "<80e9 USD", id="5-the-ceiling"),
    pytest.param("en", "Halden is putting £2bn ($2.7bn) into AI campuses in Leeds.", "2e9 GBP", id="6-a-conversion"),
    pytest.param("fr", "Orion met 1,3 milliard de dollars dans l’IA en Alsace\nLe groupe y consacrera plus de 1,2 milliard d’euros (1,3 milliard de dollars).", ">1.2e9 EUR", id="7-a-conversion-in-the-title"),
    pytest.param("en", "The AI chip designer, with $44bn in sales last year, will hand $5bn to the lab.", "5e9 USD", id="8-revenue"),
    pytest.param("fr", "Vectoria reprend Lumen, start-up d’IA, pour 900 millions d'euros, dont 250 millions selon les résultats.", "900e6 EUR", id="9-a-conditional-part"),
    pytest.param("fr", "Le fonds, doté de 10 milliards, placera jusqu’à 500 millions d’euros dans des centres de calcul pour l’IA.", "<500e6 EUR", id="10-the-size-of-the-fund"),
    pytest.param("fr", "Deux milliards d'euros par an pendant cinq ans : le plan de la région pour l'IA.", "2e9 EUR", id="11-per-year"),
    pytest.param("fr", "IA : on parlait de 700 millions ; Orphée n’a finalement obtenu que 540 millions d’euros.", "540e6 EUR", id="12-an-earlier-rumour"),
    pytest.param("en", "Of the $30bn promised to the state, $12bn will build Northgate’s AI campuses.", "12e9 USD", id="13-a-share-of-all-sectors"),
    pytest.param("fr", "IA : Altavia apporte 50 des 400 millions d’euros réunis par Nébula.", "50e6 EUR", id="14-a-ticket"),
    pytest.param("fr", "Hypérion dément tout projet d’IA à 2 milliards d'euros ; son budget annuel de 9 milliards est inchangé.", "2e9 EUR", id="15-the-figure-denied"),
]  # fmt: skip

VARIANTS = [
    pytest.param("fr", "La start-up d’IA Orphée, valorisée 3 milliards d’euros, lève 250 millions d’euros", "250e6 EUR", id="valuation-first"),
    pytest.param("fr", "L’IA de Nébula séduit : 90 millions d’euros levés, pour une valorisation de 800 millions", "90e6 EUR", id="valuation-last"),
    pytest.param("en", "AI lab Nebula raises $400m at a $5bn valuation", "400e6 USD", id="en-at-a-valuation"),
    pytest.param("en", "Nebula, last valued at $5bn, is raising $400m for AI models", "400e6 USD", id="en-last-valued"),
    pytest.param("en", "AI startup Nebula raises $40m, bringing total funding to $120m", "40e6 USD", id="en-total-funding"),
    pytest.param("en", "Nebula's $40m AI round takes its total raised to $120m", "40e6 USD", id="en-takes-total"),
    pytest.param("fr", "L’IA française Nébula lève 40 millions, ce qui porte le total levé à 120 millions d’euros", "40e6 EUR", id="total-raised"),
    pytest.param("en", "Corvex lifts AI capex to $72bn from $60bn", "72e9 USD", id="en-to-from"),
    pytest.param("en", "Corvex cuts AI spending from $85bn to $75bn", "75e9 USD", id="en-cut"),
    pytest.param("fr", "Corvex ramène de 85 à 75 milliards de dollars ses investissements dans l’IA", "75e9 USD", id="a-cut"),
    pytest.param("fr", "Corvex investira 72 milliards de dollars dans l’IA, contre 60 milliards l’an dernier", "72e9 USD", id="against-last-year"),
    pytest.param("en", "Corvex will spend $72bn on AI this year, up from $60bn", "72e9 USD", id="en-up-from"),
    pytest.param("en", "Corvex to invest $5bn more in AI on top of the $15bn announced in May", "5e9 USD", id="en-on-top"),
    pytest.param("fr", "Corvex investit 5 milliards d’euros de plus dans l’IA, en plus des 15 milliards annoncés en mai", "5e9 EUR", id="on-top"),
    pytest.param("fr", "Halden met 2 milliards de livres (2,3 milliards d’euros) dans des centres d’IA près de Londres", "2e9 GBP", id="pounds-first"),
    pytest.param("fr", "Halden met 2,3 milliards d’euros, soit 2,5 milliards de dollars, dans l’IA", "2.3e9 EUR", id="soit"),
    pytest.param("en", "Halden will put 380 billion yuan ($52bn) into AI", "380e9 CNY", id="en-yuan"),
    pytest.param("fr", "Hypérion investira jusqu’à 6 milliards d’euros dans l’IA, dont 2 milliards dès 2026", "<6e9 EUR", id="ceiling-and-slice"),
    pytest.param("en", "Halden will invest an initial $2bn in AI, rising to as much as $9bn", "<9e9 USD", id="en-rising-to"),
    pytest.param("fr", "Le géant, dont le chiffre d’affaires atteint 90 milliards d’euros, investit 3 milliards dans l’IA", "3e9 EUR", id="turnover"),
    pytest.param("en", "Halden invests $3bn in AI chips\nThe AI market will be worth $800bn by 2030.", "3e9 USD", id="en-market"),
    pytest.param("fr", "Mistral AI rachète Lumen pour 900 millions de dollars", "900e6 USD", id="price"),
    pytest.param("fr", "Hypérion dément investir 2 milliards d’euros dans l’IA", "2e9 EUR", id="denied"),
    pytest.param("fr", "IA : un plan de 10 milliards d’euros, soit 2 milliards par an", "10e9 EUR", id="whole-before-yearly"),
    pytest.param("fr", "Deux milliards d’euros par an pendant cinq ans pour l’IA, soit dix milliards au total", "10e9 EUR", id="spelt-out-total"),
    pytest.param("en", "A $2bn-a-year AI plan over five years, $10bn in all", "10e9 USD", id="en-in-all"),
    pytest.param("fr", "Près de 3 milliards d’euros pour l’IA\nHypérion y consacrera 3 milliards d’euros.", "~3e9 EUR", id="the-careful-title"),
    pytest.param("fr", "3 milliards d’euros pour l’IA\nHypérion y consacrera près de 3 milliards d’euros.", "~3e9 EUR", id="the-careful-summary"),
    pytest.param("fr", "Le titre d’Hypérion perd 4 milliards d’euros en Bourse après avoir promis 2 milliards d’euros pour l’IA", "2e9 EUR", id="market-loss"),
    pytest.param("en", "Halden, fined €200m last year, invests €1bn in AI", "1e9 EUR", id="en-fine"),
    pytest.param("fr", "Hypérion investit plusieurs milliards d’euros dans l’IA", "? EUR", id="vague"),
    pytest.param("en", "Halden to pour billions of dollars into AI", "? USD", id="en-vague"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "main"), PATTERNS)
def test_the_desk_s_patterns(language: str, text: str, main: str) -> None:
    assert sums(language, text)[:1] == [spelt(main)]


@pytest.mark.parametrize(("language", "text", "main"), VARIANTS)
def test_patterns_in_other_words(language: str, text: str, main: str) -> None:
    assert sums(language, text)[:1] == [spelt(main)]


def test_a_figure_that_is_not_in_the_text_is_never_worked_out() -> None:
    assert sums("fr", "Corvex relève de 60 à 72 milliards de dollars ses dépenses d’IA") == ["7.2e+10 USD", "6e+10 USD"]
    assert "1e+10 EUR" not in sums(
        "fr", "Deux milliards d’euros par an pendant cinq ans : le plan de la région pour l’IA"
    )
