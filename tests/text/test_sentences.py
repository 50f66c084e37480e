"""Sentences, clauses and quotations keep their place in the text."""
# ruff: noqa: E501 - one row per case

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.excerpt import excerpt
from bot.text.quotes import quotations
from bot.text.sentences import clauses, sentences, words
from bot.text.span import Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("M. Roy parle. Il signe.", ["M. Roy parle.", "Il signe."], id="abbreviated-title"),
        pytest.param("The U.S. plan grows. It costs.", ["The U.S. plan grows.", "It costs."], id="initials"),
        pytest.param("Acme Inc. raises funds.", ["Acme Inc. raises funds."], id="company-form"),
        pytest.param("1.200 postes, 1.5 million. Fin.", ["1.200 postes, 1.5 million.", "Fin."], id="stop-inside-a-number"),
        pytest.param("« Vrai ? » demande-t-il.", ["« Vrai ? » demande-t-il."], id="question-inside-a-quotation"),
        pytest.param("Vrai ? Oui. Non !", ["Vrai ?", "Oui.", "Non !"], id="every-closing-sign"),
        pytest.param("Un titre\nUn texte", ["Un titre", "Un texte"], id="a-new-line-ends-a-sentence"),
        pytest.param("  ", [], id="nothing-but-spaces"),
    ],
)  # fmt: skip
def test_sentences_end_where_a_reader_stops(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in sentences(text)] == expected


def test_a_decimal_comma_parts_no_clause() -> None:
    text = "Altavia, groupe breton, met 1,2 Md€ : un record"

    assert [span.of(text) for span in clauses(text, Span(0, len(text)))] == [
        "Altavia",
        "groupe breton",
        "met 1,2 Md€",
        "un record",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Il dit « oui, deux milliards ».", ["oui, deux milliards"], id="french"),
        pytest.param('He said “two billion” and "no more".', ["two billion", "no more"], id="english-and-plain"),
        pytest.param("Il dit « oui", [], id="left-open"),
        pytest.param("« »", [], id="empty"),
    ],
)
def test_quotations_stand_between_their_marks(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in quotations(text)] == expected


def test_an_excerpt_never_ends_inside_a_word() -> None:
    text = "deux milliards d’euros"

    assert excerpt(text, Span(0, len(text)), 10).of(text) == "deux"
    assert excerpt(text, Span(0, len(text)), 100).of(text) == text


@given(st.text(max_size=300))
def test_every_span_stands_in_its_text_in_order(text: str) -> None:
    for found in (
        sentences(text),
        quotations(text),
        words(text),
        [c for s in sentences(text) for c in clauses(text, s)],
    ):
        assert all(0 <= span.start < span.end <= len(text) for span in found)
        assert all(before.end <= after.start for before, after in pairwise(found))


def test_the_abbreviations_of_a_language_end_no_sentence() -> None:
    text = "Es sind 500 Mio. Dollar. Mehr nicht."
    assert [span.of(text) for span in sentences(text, frozenset({"mio"}))] == [
        "Es sind 500 Mio. Dollar.",
        "Mehr nicht.",
    ]
