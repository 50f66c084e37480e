"""Sums of money: every spelling newspapers use, what is no money, and the laws that hold for any text."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.claims.money import MAX_CHARS, Money, Qualifier, find_money

Figure = tuple[Decimal | None, Decimal | None, str | None, Qualifier]


def exactly(value: str, currency: str | None) -> Figure:
    return Decimal(value), Decimal(value), currency, Qualifier.EXACT


def about(value: str, currency: str | None) -> Figure:
    return Decimal(value), Decimal(value), currency, Qualifier.APPROX


def at_least(value: str, currency: str | None) -> Figure:
    return Decimal(value), None, currency, Qualifier.AT_LEAST


def up_to(value: str, currency: str | None) -> Figure:
    return None, Decimal(value), currency, Qualifier.UP_TO


def between(low: str, high: str, currency: str | None) -> Figure:
    return Decimal(low), Decimal(high), currency, Qualifier.RANGE


def vague(currency: str | None) -> Figure:
    return None, None, currency, Qualifier.VAGUE


def figures(sums: list[Money]) -> list[Figure]:
    return [(money.low, money.high, money.currency, money.qualifier) for money in sums]


FRENCH: list[Any] = [
    pytest.param("1,2 milliard d’euros", [exactly("1.2e9", "EUR")], id="typographic-apostrophe"),
    pytest.param("1,2 milliard d'euros", [exactly("1.2e9", "EUR")], id="straight-apostrophe"),
    pytest.param("1,2\u00a0Md€", [exactly("1.2e9", "EUR")], id="short-unit-no-break-space"),
    pytest.param("1\u202f200\u202fmillions d’euros", [exactly("1.2e9", "EUR")], id="thin-spaces"),
    pytest.param("3 Mds d'euros", [exactly("3e9", "EUR")], id="mds"),
    pytest.param("3 Mrd €", [exactly("3e9", "EUR")], id="mrd"),
    pytest.param("14M€ en octobre", [exactly("14e6", "EUR")], id="glued-unit"),
    pytest.param("350 k€", [exactly("350e3", "EUR")], id="thousands"),
    pytest.param("12 MEUR", [exactly("12e6", "EUR")], id="unit-glued-to-code"),
    pytest.param("€109 milliards", [exactly("109e9", "EUR")], id="sign-first"),
    pytest.param("une enveloppe de 5 mds EUR", [exactly("5e9", "EUR")], id="code-behind"),
    pytest.param("plus de 500 millions de dollars", [at_least("500e6", "USD")], id="more-than"),
    pytest.param("pas moins de 2 milliards d’euros", [at_least("2e9", "EUR")], id="not-less-than"),
    pytest.param("moins de 2 milliards d’euros", [up_to("2e9", "EUR")], id="less-than"),
    pytest.param("jusqu'à 6 milliards de dollars", [up_to("6e9", "USD")], id="up-to"),
    pytest.param("près d’un milliard d’euros", [about("1e9", "EUR")], id="close-to-one"),
    pytest.param("quelque 40 millions d'euros", [about("40e6", "EUR")], id="some"),
    pytest.param("30 à 50 milliards d’euros", [between("30e9", "50e9", "EUR")], id="range"),
    pytest.param("de 100 à 150 M$", [between("100e6", "150e6", "USD")], id="range-in-short-units"),
    pytest.param("entre 800 millions et 1 milliard d'euros", [between("800e6", "1e9", "EUR")], id="range-of-two-units"),
    pytest.param("deux ou trois milliards d’euros", [between("2e9", "3e9", "EUR")], id="range-by-or"),
    pytest.param(
        "Corvex relève de 75 à 85 milliards de dollars son budget",
        [exactly("75e9", "USD"), exactly("85e9", "USD")],
        id="a-change-is-no-range",
    ),
    pytest.param(
        "50 des 400 millions d’euros", [exactly("50e6", "EUR"), exactly("400e6", "EUR")], id="a-share-and-its-whole"
    ),
    pytest.param("un demi-milliard d’euros", [exactly("500e6", "EUR")], id="half"),
    pytest.param("un milliard et demi d'euros", [exactly("1.5e9", "EUR")], id="one-and-a-half"),
    pytest.param("1 milliard 200 millions d'euros", [exactly("1.2e9", "EUR")], id="two-magnitudes"),
    pytest.param("un milliard deux cents millions d’euros", [exactly("1.2e9", "EUR")], id="in-words"),
    pytest.param("quatre-vingt-dix millions d’euros", [exactly("90e6", "EUR")], id="ninety"),
    pytest.param("une centaine de millions d’euros", [about("100e6", "EUR")], id="a-hundred-or-so"),
    pytest.param("mille milliards de dollars", [exactly("1e12", "USD")], id="thousand-milliards"),
    pytest.param("un billion de dollars", [exactly("1e12", "USD")], id="long-scale-billion"),
    pytest.param("1 milliard $ US", [exactly("1e9", "USD")], id="quebec-sign-and-nation"),
    pytest.param("3,5 G$", [exactly("3.5e9", "USD")], id="quebec-giga"),
    pytest.param("2 milliards de dollars canadiens", [exactly("2e9", "CAD")], id="nation-behind"),
    pytest.param("1,95 milliard de francs suisses", [exactly("1.95e9", "CHF")], id="swiss-francs"),
    pytest.param("25 millions de livres sterling", [exactly("25e6", "GBP")], id="sterling"),
    pytest.param("10 milliards de yuans", [exactly("10e9", "CNY")], id="yuan"),
    pytest.param("4.000 euros", [exactly("4000", "EUR")], id="dot-groups-thousands"),
    pytest.param("1.200.000.000 euros", [exactly("1.2e9", "EUR")], id="many-dots"),
    pytest.param("1,200 euros", [vague("EUR")], id="a-factor-of-1000-in-doubt"),
    pytest.param("1,250 milliard d’euros", [exactly("1.25e9", "EUR")], id="three-decimals-of-a-magnitude"),
    pytest.param("1,2 Md€ d'euros", [exactly("1.2e9", "EUR")], id="doubled-unit"),
    pytest.param("1&nbsp;200&nbsp;millions d&#39;euros", [exactly("1.2e9", "EUR")], id="html-entities"),
    pytest.param(
        "6 milliards d’euros, soit 5,2 milliards de livres sterling",
        [exactly("6e9", "EUR"), exactly("5.2e9", "GBP")],
        id="one-sum-in-two-currencies",
    ),
    pytest.param(
        "9,4 milliards d’euros, et 7,1 milliards douze mois après",
        [exactly("9.4e9", "EUR"), exactly("7.1e9", "EUR")],
        id="currency-left-out",
    ),
    pytest.param("Altavia engage un milliard en Bretagne", [exactly("1e9", None)], id="no-currency-in-sight"),
    pytest.param("plusieurs milliards d’euros", [vague("EUR")], id="no-number"),
    pytest.param("3 000 emplois", [], id="a-headcount-is-no-amount"),
    pytest.param("1,2 milliard de personnes", [], id="counted-things-are-no-money"),
    pytest.param("3 millions d'utilisateurs paient 20 fois par an", [], id="users"),
    pytest.param("jusqu’à 25.000 GPU", [], id="chips"),
    pytest.param("500 mégawatts sur 1 200 hectares", [], id="power-and-land"),
    pytest.param("L'euro recule de 0,4 % face au dollar", [], id="a-rate"),
    pytest.param("2,3 milliards de livres", [], id="books-or-pounds"),
]

ENGLISH: list[Any] = [
    pytest.param("€1.2bn", [exactly("1.2e9", "EUR")], id="sign-first"),
    pytest.param("$500bn", [exactly("500e9", "USD")], id="bn"),
    pytest.param("US$1.3 billion", [exactly("1.3e9", "USD")], id="us-dollar"),
    pytest.param("EUR 4bn", [exactly("4e9", "EUR")], id="code-first"),
    pytest.param("1.2B euros", [exactly("1.2e9", "EUR")], id="letter-then-word"),
    pytest.param("RMB 380 billion", [exactly("380e9", "CNY")], id="rmb"),
    pytest.param("a $15-billion boost", [exactly("15e9", "USD")], id="hyphen"),
    pytest.param("half a billion dollars", [exactly("500e6", "USD")], id="half-a"),
    pytest.param("a quarter of a billion euros", [exactly("250e6", "EUR")], id="quarter"),
    pytest.param("two hundred and fifty million pounds", [exactly("250e6", "GBP")], id="in-words"),
    pytest.param("$2-3 billion", [between("2e9", "3e9", "USD")], id="range"),
    pytest.param("$1.2 billion-$1.5 billion", [between("1.2e9", "1.5e9", "USD")], id="range-with-two-signs"),
    pytest.param("between 30 and 50 billion euros", [between("30e9", "50e9", "EUR")], id="between"),
    pytest.param("raises capex from $60bn to $72bn", [exactly("60e9", "USD"), exactly("72e9", "USD")], id="change"),
    pytest.param("may climb to $80bn", [up_to("80e9", "USD")], id="a-ceiling"),
    pytest.param("more than 1.2 billion euros", [at_least("1.2e9", "EUR")], id="more-than"),
    pytest.param("no more than $3m", [up_to("3e6", "USD")], id="no-more-than"),
    pytest.param("nearly $40 million", [about("40e6", "USD")], id="nearly"),
    pytest.param("Rs 36.65 crore", [exactly("366500000", "INR")], id="crore"),
    pytest.param("5 lakh crore rupees", [exactly("5e12", "INR")], id="lakh-crore"),
    pytest.param("S$1 billion", [exactly("1e9", "SGD")], id="singapore-dollar"),
    pytest.param("CAD$2.4 billion", [exactly("2.4e9", "CAD")], id="code-and-sign"),
    pytest.param("5 billion Swiss francs", [exactly("5e9", "CHF")], id="nation-first"),
    pytest.param("$1,200", [exactly("1200", "USD")], id="comma-groups-thousands"),
    pytest.param("hundreds of millions of dollars", [vague("USD")], id="no-number"),
    pytest.param("a couple of billion dollars", [vague("USD")], id="a-couple"),
    pytest.param("a multibillion-dollar plan", [vague("USD")], id="multibillion"),
    pytest.param("3 billion users", [], id="users"),
    pytest.param("3K jobs and 150 MW", [], id="jobs-and-power"),
]


@pytest.mark.parametrize(("text", "expected"), FRENCH)
def test_french_sums(text: str, expected: list[Figure]) -> None:
    assert figures(find_money(text, "fr")) == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english_sums(text: str, expected: list[Figure]) -> None:
    assert figures(find_money(text, "en")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("un billion de dollars", "1e12", id="french"),
        pytest.param("a plan of one billion dollars for the coast", "1e9", id="english"),
    ],
)
def test_the_language_is_guessed_where_nobody_tells(text: str, expected: str) -> None:
    assert [money.low for money in find_money(text)] == [Decimal(expected)]


def test_a_sum_knows_its_own_words() -> None:
    text = "Le groupe y met plus de 1,2 milliard d’euros (1,3 milliard de dollars)."
    assert [money.text for money in find_money(text, "fr")] == ["1,2 milliard d’euros", "1,3 milliard de dollars"]
    assert all(text[money.start : money.end] == money.text for money in find_money(text, "fr"))


def test_a_text_is_read_up_to_its_limit() -> None:
    assert find_money("x " * (MAX_CHARS // 2) + "5 millions d'euros", "fr") == []


whole_millions = st.integers(1, 999)


@given(whole_millions)
def test_every_spelling_of_one_sum_reads_the_same(millions: int) -> None:
    spellings = [
        f"{millions} millions d'euros", f"{millions}\u00a0millions d’euros", f"{millions} M€", f"{millions}M€",
        f"€{millions}m", f"EUR {millions} million", f"{millions} 000 000 euros", f"{millions} MEUR",
    ]  # fmt: skip
    assert {find_money(spelling, "fr")[0].low for spelling in spellings} == {Decimal(millions) * 1_000_000}


@given(st.text(max_size=300))
def test_no_text_raises(text: str) -> None:
    for money in find_money(text):
        assert text[money.start : money.end] == money.text


pieces = st.sampled_from(
    ["1,2", "1.200", "30", "à", "to", "-", "milliard", "millions", "bn", "de", "d'", "euros", "$", "€", "M", "plus",
     "un", "entre", "et", "demi", "cent", "crore", "&nbsp;", "(", ")", "EUR", ".", "over", "jusqu'à", "mille", "\u202f"]
)  # fmt: skip


@given(st.lists(pieces, max_size=30).map(" ".join))
def test_a_figure_never_has_digits_the_text_has_not(text: str) -> None:
    for money in find_money(text, "fr"):
        written = any(character.isdigit() for character in money.text)
        spelt = any(word in money.text.lower() for word in ("un", "demi", "cent", "mille", "milliard", "million"))
        assert money.figure is None or written or spelt


@given(st.lists(pieces, max_size=30).map("".join))
def test_glued_pieces_raise_nothing_either(text: str) -> None:
    assert all(money.qualifier is Qualifier.VAGUE or money.figure is not None for money in find_money(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("SKr95bn for AI in Sweden", "95000000000 SEK", id="en-swedish-prefix"),
        pytest.param("NKr2bn data hall", "2000000000 NOK", id="en-norwegian-prefix"),
        pytest.param("RM5.2bn for Johor", "5200000000 MYR", id="ringgit-prefix"),
        pytest.param("Rs 12,400 crore", "124000000000 INR", id="rupee-prefix"),
        pytest.param("R$3bn in Campinas", "3000000000 BRL", id="real"),
        pytest.param("C$240m for compute", "240000000 CAD", id="canadian-sign"),
        pytest.param("₩3 trillion", "3000000000000 KRW", id="won-sign"),
        pytest.param("CHF 40m", "40000000 CHF", id="code"),
        pytest.param("5 mld zł", "5000000000 PLN", id="zloty"),
        pytest.param("95 milliards de couronnes pour l’IA en Suède", "95000000000 SEK", id="the-nation-settles-crowns"),
        pytest.param("600 millions de couronnes au Danemark", "600000000 DKK", id="another-nation-another-crown"),
        pytest.param("La Suisse débloque 20 millions de francs", "20000000 CHF", id="francs-in-switzerland"),
        pytest.param("Québec : 150 M$ pour l’IA", "150000000 CAD", id="quebec-writes-its-dollars-behind"),
        pytest.param("Au Canada, 3 G$ pour le calcul", "3000000000 CAD", id="giga-dollars"),
        pytest.param("Une levée de 150 M$", "150000000 USD", id="without-canada-they-are-american"),
        pytest.param("Le Maroc y met 400 millions de dirhams", "400000000 MAD", id="dirhams-of-morocco"),
        pytest.param("Abou Dhabi y met 400 millions de dirhams", "400000000 AED", id="dirhams-elsewhere"),
        pytest.param("Le plan vaut 30 millions de couronnes", "30000000 None", id="crowns-of-nobody-named"),
    ],
)
def test_a_currency_of_many_nations_is_that_of_the_nation_named(text: str, expected: str) -> None:
    assert [f"{money.figure:f} {money.currency}" for money in find_money(text)] == [expected]


def test_books_and_people_are_still_no_money() -> None:
    assert find_money("Il a vendu 3 millions de livres", "fr") == []
    assert find_money("3 millions de Français", "fr") == []


@pytest.mark.parametrize(
    ("language", "text", "former", "yearly"),
    [
        pytest.param("fr", "Corvex passe de 75 à 85 milliards d’euros", [True, False], [False, False], id="a-change"),
        pytest.param("en", "Corvex lifts capex to $72bn from $60bn", [False, True], [False, False], id="turned-round"),
        pytest.param("en", "Corvex raises $60bn from investors", [False], [False], id="no-change"),
        pytest.param("fr", "2 milliards d’euros d’aides par an", [False], [True], id="par-an"),
        pytest.param("en", "a $2bn-a-year plan worth $10bn", [False, False], [True, False], id="a-year"),
    ],
)
def test_a_sum_knows_whether_it_is_past_or_yearly(
    language: str, text: str, former: list[bool], yearly: list[bool]
) -> None:
    found = find_money(text, language)
    assert ([money.former for money in found], [money.yearly for money in found]) == (former, yearly)
