"""The lexicon and the names: phrases found by word, by beginning and by case."""

import pytest

from bot.claims.lexicon import Lexicon
from bot.claims.organisation import Organisation, Organisations, Sort
from bot.text.folding import fold

LEXICON = Lexicon(
    "fr",
    {
        "a.ai": ["=IA", "intelligence artificielle"],
        "a.act": ["investi*", "lève", "lève des fonds"],
        "b.small": ["de"],
        "language.words": ["le", "la"],
    },
)


def found(text: str, *tables: str) -> list[tuple[str, str]]:
    return [(hit.section, text[hit.start : hit.end]) for hit in LEXICON.scan(fold(text), text, *tables)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("L’IA", [("a.ai", "IA")], id="exact-case"),
        pytest.param("il y a ia", [], id="other-case"),
        pytest.param("MÉDIA", [], id="inside-a-word"),
        pytest.param("Intelligence Artificielle", [("a.ai", "Intelligence Artificielle")], id="any-case"),
        pytest.param("investiront", [("a.act", "investiront")], id="beginning"),
        pytest.param("réinvestir", [], id="not-its-end"),
        pytest.param("elle lève des fonds", [("a.act", "lève des fonds")], id="the-longer-wins"),
        pytest.param("le la", [], id="small-words-are-not-searched"),
    ],
)
def test_phrases_are_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_only_the_tables_asked_for_are_searched() -> None:
    assert found("investir de", "b") == [("b.small", "de")]
    assert found("investir de", "a") == [("a.act", "investir")]


def test_without_the_text_no_case_can_count() -> None:
    assert LEXICON.scan(fold("L’IA")) == []


def test_small_words_are_at_hand_for_guessing_the_language() -> None:
    assert LEXICON.small_words == {"le", "la"}


KNOWN = Organisations(
    [
        Organisation("meta", "Meta", Sort.COMPANY, officers=("Ada Moreau",)),
        Organisation("lab", "Meta Lab", Sort.AI_COMPANY, parent="meta"),
        Organisation("un", "United Nations", Sort.PUBLIC, aliases=("UN",)),
        Organisation("loop", "Loop", Sort.COMPANY, parent="ring"),
        Organisation("ring", "Ring", Sort.COMPANY, parent="loop"),
    ]
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Meta investit", ["meta"], id="name"),
        pytest.param("une meta-analyse", [], id="a-word-in-small-letters"),
        pytest.param("Meta Lab lève", ["lab"], id="the-longer-name"),
        pytest.param("Un rapport", [], id="an-acronym-in-small-letters"),
        pytest.param("the UN says", ["un"], id="acronym"),
        pytest.param("a dit Ada Moreau", ["meta"], id="officer"),
    ],
)
def test_organisations_are_named(text: str, expected: list[str]) -> None:
    assert [mention.organisation.id for mention in KNOWN.mentions(fold(text), text)] == expected


def test_an_officer_is_told_from_the_firm() -> None:
    text = "Ada Moreau, de Meta"
    assert [mention.officer for mention in KNOWN.mentions(fold(text), text)] == ["ada moreau", None]


def test_a_group_is_its_top_even_in_a_ring() -> None:
    lab, loop = KNOWN.with_id("lab"), KNOWN.with_id("loop")
    assert lab is not None
    assert loop is not None
    assert KNOWN.group_of(lab).id == "meta"
    assert KNOWN.group_of(loop).id == "ring"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Das Rechenzentrum steht", ["Rechenzentrum"], id="the-end-of-a-word"),
        pytest.param("Zentrum", ["Zentrum"], id="the-whole-word"),
        pytest.param("zentrumsnah", [], id="not-within-a-word"),
        pytest.param("x" * 80 + "zentrum", [], id="a-run-without-end-is-no-word"),
    ],
)
def test_a_phrase_may_be_the_end_of_a_word(text: str, found: list[str]) -> None:
    lexicon = Lexicon("de", {"kind.capex": ["*zentrum"]})
    assert [text[hit.start : hit.end] for hit in lexicon.scan(fold(text), text)] == found


def test_abbreviations_are_no_phrases() -> None:
    lexicon = Lexicon("de", {"language.abbreviations": ["Mio.", "bzw"]})
    assert lexicon.abbreviations == {"mio", "bzw"}
    assert lexicon.scan(fold("500 Mio. Dollar bzw. mehr")) == []
