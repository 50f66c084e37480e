"""Extraction end to end: what an entry says, why it stays silent, and that no text breaks it."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.claims.claim import Claim, Kind, Reading
from bot.claims.extraction import MAX_CHARS, document_of, extract, language_of
from bot.feeds.entry import Entry
from bot.feeds.feed import Role
from config.vocabulary import load_lexicons, load_organisations

LEXICONS = load_lexicons()
ORGANISATIONS = load_organisations()
SHARED = Path(__file__).parents[2].parent / "shared"
AT = datetime(2024, 5, 12, 16, 4, tzinfo=UTC)


def entry(title: str, summary: str = "", language: str | None = "fr", body: str | None = None) -> Entry:
    return Entry(
        ("k",), "f", "feed", "Outlet", Role.MEDIA, "https://example.org/1", title, summary, AT, AT, body, language
    )  # fmt: skip


def read(title: str, summary: str = "", language: str | None = "fr") -> Reading:
    return extract(entry(title, summary, language), LEXICONS, ORGANISATIONS)


def claim(title: str, summary: str = "", language: str = "fr") -> Claim:
    reading = read(title, summary, language)
    assert reading.relevant, reading.reasons
    return reading.claims[0]


def test_the_deal_the_product_was_thought_of_for() -> None:
    found = claim(
        "Choose France : l’Élysée annonce plus de 1,2 milliard d’euros d’Amazon pour l’IA",
        "Le groupe ouvrira plus de 3 000 postes en CDI.",
    )
    assert found.investors == ("Amazon",)
    assert found.amount is not None
    assert (f"{found.amount.low:f}", found.amount.currency) == ("1200000000", "EUR")
    assert found.jobs is not None
    assert found.jobs.count == 3000
    assert found.countries == ("FR",)
    assert found.event == "Choose France 2024"
    assert found.evidence


def test_a_rival_is_no_party() -> None:
    found = claim(
        "Nébula lève 80 millions d’euros pour défier OpenAI et Google", "La start-up travaille à une IA sobre."
    )
    assert (found.investors, found.recipients) == ((), ("Nébula",))


def test_a_newspaper_is_no_investor() -> None:
    found = claim("Mistral AI lèverait un milliard d’euros, selon le Financial Times")
    assert found.investors == ()


def test_the_announcer_of_others_money_is_no_investor() -> None:
    found = claim("Trump announces $20bn of AI data centers by DAMAC", language="en")
    assert found.investors == ("DAMAC Group",)


def test_a_public_body_pays_for_its_own_plan() -> None:
    found = claim("La Commission européenne consacre 20 milliards d’euros à des usines à IA")
    assert (found.kind, found.investors, found.countries) == (Kind.PUBLIC_PLAN, ("Commission européenne",), ("EU",))


def test_new_money_comes_before_a_running_total() -> None:
    found = claim("Avec ces 300 millions d’euros, la start-up d’IA Orphée porte à 1,1 milliard le total récolté")
    assert found.amount is not None
    assert f"{found.amount.low:f}" == "300000000"


def test_the_deal_s_own_currency_comes_before_a_conversion() -> None:
    found = claim(
        "Orion met 1,3 milliard de dollars dans l’IA en Alsace",
        "Le groupe y consacrera plus de 1,2 milliard d’euros (1,3 milliard de dollars).",
    )
    assert [(f"{money.low:f}", money.currency) for money in found.amounts] == [
        ("1200000000", "EUR"),
        ("1300000000", "USD"),
    ]


def test_a_summit_s_town_is_not_where_the_money_lands() -> None:
    found = claim("Au sommet de Paris, Hypérion promet 2 milliards d’euros de centres de données IA en Espagne")
    assert found.countries == ("ES",)


def test_deals_told_in_sentences_of_their_own_are_claims_of_their_own() -> None:
    reading = read(
        "Semaine faste pour l’IA : Mistral AI lève 600 millions d’euros",
        "De son côté, la start-up d’IA Owkin lève 180 millions de dollars auprès de Sanofi.",
    )
    assert [(c.investors, c.recipients) for c in reading.claims] == [((), ("Mistral AI",)), (("Sanofi",), ("Owkin",))]
    assert [f"{c.amount.low:f}" for c in reading.claims if c.amount] == ["600000000", "180000000"]
    assert all(len(c.amounts) == 1 for c in reading.claims)


def test_a_ticket_in_a_round_is_no_deal_of_its_own() -> None:
    reading = read(
        "Mistral AI lève 600 millions d’euros", "Dans ce tour, Nvidia met 50 millions d’euros dans Mistral AI."
    )
    assert len(reading.claims) == 1


def test_purpose_and_series_are_told_in_the_lexicon_s_words() -> None:
    found = claim("Nebula raises $40m Series B for AI chips", language="en")
    assert (found.purpose, found.series) == ("chips", "B")


@pytest.mark.parametrize(
    ("language", "title"),
    [
        pytest.param("es", "Telefónica invierte mil millones de euros en IA", id="no-lexicon"),
        pytest.param(None, "日本政府がAIに投資", id="no-words-known"),
    ],
)
def test_a_language_without_a_lexicon_is_silent_and_says_so(language: str | None, title: str) -> None:
    reading = read(title, language=language)
    assert not reading.relevant
    assert "no lexicon" in reading.reasons[0]
    assert reading.unread == (language or "")


def test_a_language_is_counted_by_its_code_alone() -> None:
    assert read("Noticias", language="x" * 9000).unread == ""
    assert read("Amazon investit 2 milliards d’euros dans l’IA", language="fr").unread is None


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param("Le groupe investit dans les usines de la région", "fr", id="french"),
        pytest.param("The group will invest in the plants of the region", "en", id="english"),
        pytest.param("", "", id="empty"),
    ],
)
def test_the_language_is_guessed_by_small_words(title: str, expected: str) -> None:
    assert language_of(entry(title, language=None), LEXICONS) == expected


def test_a_region_of_a_language_is_that_language() -> None:
    assert language_of(entry("x", language="fr-CA"), LEXICONS) == "fr"


def test_a_long_text_is_cut() -> None:
    document = document_of(entry("titre", "x" * 5_000_000), "fr")
    assert sum(len(part.text) for part in document.parts) == MAX_CHARS


def test_the_body_is_read_only_where_there_is_one() -> None:
    without = document_of(entry("titre", "chapô"), "fr")
    with_body = document_of(replace(entry("titre", "chapô"), body="corps"), "fr")
    assert [part.field for part in without.parts] == ["title", "summary"]
    assert [part.field for part in with_body.parts] == ["title", "summary", "body"]


def test_a_title_in_capitals_is_read_too() -> None:
    assert claim("MISTRAL AI LÈVE 600 MILLIONS D’EUROS").recipients == ("Mistral AI",)


def test_trap_words_are_given_as_the_reason() -> None:
    assert read("Intelligence artificielle : quels titres acheter ?").reasons == ("trap: quels titres",)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.text(max_size=200), st.text(max_size=300), st.sampled_from(["fr", "en", None]))
def test_no_text_raises(title: str, summary: str, language: str | None) -> None:
    assert read(title, summary, language).reasons


words = st.sampled_from(
    ["OpenAI", "lève", "raises", "1,2", "milliard", "$5bn", "d'euros", "dans", "in", "Mistral AI", "IA", "AI",
     "rachète", "par", "led by", ":", ",", ".", "«", "»", "\u202f", "\u200b", "\u202e", "l'Élysée", "annonce", "selon",
     "Amazon", "et", "J'AI", "France", "3 000 emplois", "data centers", "(", "&amp;", "‘", "İ"]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(words, max_size=25).map(" ".join), st.lists(words, max_size=25).map(" ".join))
def test_words_of_the_trade_in_any_order_raise_nothing(title: str, summary: str) -> None:
    for language in ("fr", "en"):
        reading = read(title, summary, language)
        assert all(money.figure is not None or money.low is None for c in reading.claims for money in c.amounts)


@pytest.mark.shared
@pytest.mark.skipif(not (SHARED / "data" / "exemplar.txt").exists(), reason="needs ../shared/data/exemplar.txt")
def test_the_exemplar_s_bystanders_are_no_investors() -> None:
    title, _, body = (SHARED / "data" / "exemplar.txt").read_text(encoding="utf-8").partition("\n")
    found = extract(entry(title, body=body.strip()), LEXICONS, ORGANISATIONS).claims[0]
    assert found.investors == ("Amazon",)
    assert found.countries == ("FR",)
    assert found.jobs is not None
    assert (found.jobs.count, found.jobs.permanent, found.jobs.earlier, found.jobs.new) == (3000, True, 2000, None)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param("Corvex investit 2 milliards d'euros dans l'IA à Dunkerque", ("Dunkerque",), id="a-site"),
        pytest.param(
            "Corvex investit 2 milliards d'euros dans l'IA en France, lors du sommet de Lyon", (), id="a-summits-town"
        ),
        pytest.param(
            "Corvex investit 2 milliards d'euros dans l'IA en France, après Abou Dhabi", (), id="another-country's-town"
        ),
        pytest.param("Corvex investit 2 milliards d'euros dans l'IA en France, a dit Paris", (), id="a-capital"),
    ],
)
def test_only_where_the_money_goes_is_a_place(text: str, places: tuple[str, ...]) -> None:
    assert claim(text).places == places


def test_a_headline_without_small_words_is_read_in_the_language_whose_words_it_has() -> None:
    assert language_of(entry("Mistral AI dément lever 2 milliards d'euros", language=None), LEXICONS) == "fr"
    assert language_of(entry("Mistral AI denies raising $2bn", language=None), LEXICONS) == "en"
