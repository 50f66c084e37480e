"""Markup to plain text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.plain_text import _BANNED, _C1, _ORDINARY, _PILE, bare, line, plain


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        pytest.param("IA <b>1,2\u00a0Md€</b>", "IA 1,2\u00a0Md€", id="tags-go-no-break-spaces-stay"),
        pytest.param("<p>Un.</p><p>Deux.</p>", "Un. Deux.", id="blocks"),
        pytest.param("un<br/>deux", "un deux", id="line-break"),
        pytest.param("L&#8217;&Eacute;lys&eacute;e &amp;amp; l&rsquo;IA", "L’Élysée & l’IA", id="escaped-twice"),
        pytest.param("&lt;b&gt;gras&lt;/b&gt;", "gras", id="escaped-markup"),
        pytest.param("R&D et AT&T", "R&D et AT&T", id="bare-ampersands"),
        pytest.param("<script>alert(1)</script>IA", "IA", id="script"),
        pytest.param("IA<script>alert(1)", "IA", id="script-without-end"),
        pytest.param("<style>p{}</style>IA<!-- c -->", "IA", id="style-and-comment"),
        pytest.param("<a href='x>y' title=\"a'b\">lien</a>", "lien", id="a-bracket-inside-an-attribute"),
        pytest.param("lien <a href=\"x'>y</a>", "lien y", id="quotes-that-do-not-match"),
        pytest.param('fin <a href="http', "fin", id="a-tag-cut-off"),
        pytest.param("1 < 2 et 3 > 2, marge <10 %", "1 < 2 et 3 > 2, marge <10 %", id="comparisons-are-no-tags"),
        pytest.param("a\x00b\x0bc\x1fd", "abcd", id="control-characters"),
        pytest.param("\u202e.edar\u202c, \u200bIA\u2066\ufeff\u00ad", ".edar, IA", id="directions-and-zero-widths"),
        pytest.param(
            "👩\u200d💻🇫🇷 ❤\ufe0f\u200d🔥 x\u200dy", "👩\u200d💻🇫🇷 ❤\ufe0f\u200d🔥 xy", id="joiners-of-emoji-stay"
        ),
        pytest.param("a\ud800b", "ab", id="lone-surrogate"),
        pytest.param("a\U000e0041\U000e0042", "a", id="hidden-tag-characters"),
        pytest.param("e\u0301" + "\u0336" * 40, "é\u0336\u0336", id="piles-of-accents"),
        pytest.param("\u0093Oui\u0094 \x85", "“Oui” …", id="windows-1252-in-disguise"),
        pytest.param("Ã©tÃ©", "été", id="utf-8-read-as-latin-1"),
        pytest.param("  un \n\t deux  ", "un deux", id="spaces"),
    ],
)
def test_a_title_is_one_clean_line(markup: str, text: str) -> None:
    assert line(markup, 200) == text


def test_blocks_are_lines_in_longer_texts() -> None:
    assert plain("<p>Un.</p>\n\n<ul><li>Deux</li><li>Trois</li></ul>", 200) == "Un.\nDeux\nTrois"


def test_a_long_text_is_cut_at_a_word() -> None:
    assert line("mot " * 1000, 20) == "mot mot mot mot…"
    assert len(line("x" * 5_000_000, 500)) == 500


def test_an_address_is_not_unescaped() -> None:
    assert bare(" http://a.example/?a=1&copy=2\u200b\n") == "http://a.example/?a=1&copy=2"


@given(st.text(max_size=300), st.integers(1, 100))
def test_no_text_breaks_it_and_the_limit_holds(text: str, max_chars: int) -> None:
    result = plain(text, max_chars)
    assert len(result) <= max_chars
    assert not {"\x00", "\u202e", "\ufeff", "\ud800"} & set(result)
    result.encode("utf-8")


@given(st.lists(st.sampled_from(["<", ">", "</", "<a ", 'href="', "'", '"', "<!--", "&lt;", "&amp;", "x", "<script"])))
def test_no_complete_tag_survives(pieces: list[str]) -> None:
    assert "<a >" not in plain("".join(pieces) + ">", 4000)


def test_nothing_that_is_taken_away_counts_as_ordinary() -> None:
    ordinary = [character for character in map(chr, range(0x110000)) if _ORDINARY.fullmatch(character)]

    assert {"a", "é", "’", "€", "\u00a0"} <= set(ordinary)
    assert not [c for c in ordinary if _BANNED.search(c) or _C1.search(c) or _PILE.search(c * 9)]
