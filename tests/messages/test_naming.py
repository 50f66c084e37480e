"""Names in a sentence, and texts from outside on one line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.claims.organisation import Organisation, Organisations, Sort
from bot.messages.naming import Name, at_the_start, cut, names_of, tidy, within_a_sentence, without_article
from bot.messages.wording import Wordings
from config.translations import load_translations
from tests.messages.weekend import EN, FR


def test_names_come_from_the_organisations() -> None:
    elysee = Organisation("elysee", "Élysée", Sort.PUBLIC, forms={"fr": "l’Élysée", "en": "the Élysée"})
    plain = Organisation("amazon", "Amazon", Sort.COMPANY)
    assert names_of(Organisations([elysee, plain])) == {"Élysée": Name({"fr": "l’Élysée", "en": "the Élysée"})}


def test_a_controlled_company_knows_its_group() -> None:
    amazon = Organisation("amazon", "Amazon", Sort.COMPANY)
    aws = Organisation("aws", "Amazon Web Services", Sort.COMPANY, parent="amazon")
    alone = Organisation("alone", "Alone", Sort.COMPANY, parent="nobody-knows")
    names = names_of(Organisations([amazon, aws, alone]))

    assert names["Amazon Web Services"].group == "Amazon"
    assert names["Alone"].group is None
    told = Wordings(load_translations(), names).of("en")
    assert [told.group_of(name) for name in ("Amazon Web Services", "Amazon", "Nébula")] == [
        "Amazon",
        "Amazon",
        "Nébula",
    ]


@pytest.mark.parametrize(
    ("form", "label"),
    [
        ("la Commission européenne", "Commission européenne"),
        ("l’État", "État"),
        ("the European Commission", "European Commission"),
        ("xAI", "xAI"),
    ],
)
def test_a_label_has_no_article(form: str, label: str) -> None:
    assert without_article(form, EN.heard.articles) == label


@pytest.mark.parametrize(("text", "expected"), [("l’Élysée annonce", "L’Élysée annonce"), ("xAI lève", "xAI lève")])
def test_only_an_article_is_capitalised_at_the_start(text: str, expected: str) -> None:
    assert at_the_start(text, EN.heard.articles) == expected


def test_many_names_are_counted() -> None:
    assert EN.heads(("OpenAI", "Oracle", "SoftBank")) == "OpenAI, Oracle and 1 other"
    assert FR.heads(("OpenAI", "Oracle", "SoftBank", "MGX")) == "OpenAI, Oracle et 2 autres"
    assert FR.heads(("OpenAI", "Oracle")) == "OpenAI et Oracle"


@pytest.mark.parametrize(
    ("speaker", "expected"),
    [
        ("European Commission", "la Commission européenne, citée par Franceinfo"),
        ("UAE", "les Émirats arabes unis, cités par Franceinfo"),
        ("Amazon", "Amazon, cité par Franceinfo"),
    ],
)
def test_a_participle_agrees_with_the_name(speaker: str, expected: str) -> None:
    text = FR.agreeing(speaker, "{who}, quoted by {outlet}", who=FR.name(speaker), outlet="Franceinfo")
    assert text == expected


@given(st.text(max_size=300), st.integers(min_value=1, max_value=100))
def test_a_tidied_text_is_one_short_visible_line(text: str, most: int) -> None:
    shown = tidy(text, most)
    assert len(shown) <= most
    assert shown.isprintable() or all(c.isprintable() or c in "\u00a0\u202f\u2009\u3000" or c.isspace() for c in shown)
    assert "\n" not in shown
    assert "\u202e" not in shown


@given(st.text(alphabet="ab ", max_size=300), st.integers(min_value=2, max_value=160))
def test_a_cut_text_begins_like_the_text(text: str, most: int) -> None:
    shown = cut(text, most)
    assert len(shown) <= most
    assert text.startswith(shown.removesuffix("…"))


def test_a_cut_falls_between_words() -> None:
    assert cut("une promesse tenue", 14) == "une promesse…"
    assert cut("une promesse tenue", 18) == "une promesse tenue"
    assert cut("x" * 50, 10) == "x" * 9 + "…"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        pytest.param("The region", "the region", id="a-common-noun"),
        pytest.param("Le gouvernement français", "le gouvernement français", id="french"),
        pytest.param("Leo van Dijk", "Leo van Dijk", id="a-person"),
        pytest.param("xAI", "xAI", id="one-word"),
        pytest.param("La Poste", "La Poste", id="a-firm"),
    ],
)
def test_a_common_noun_loses_the_capital_of_its_article(written: str, shown: str) -> None:
    assert within_a_sentence(written) == shown
