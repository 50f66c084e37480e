"""Bytes of a page to the words of its article: charsets, and what is not the article."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.feeds.article_text import MOST_CHARS, article_text, decoded
from tests.adapters.feeds.article_site import PARAGRAPHS, page

ACCENTS = "Un modèle « généraliste » à 1,2 milliard d’euros, dit l’Élysée"


def test_the_article_is_found_among_the_rest_of_the_page() -> None:
    text = article_text(page(), "utf-8")["text"]

    assert all(paragraph in text for paragraph in PARAGRAPHS)
    assert "Mentions légales" not in text


@pytest.mark.parametrize(
    ("encoding", "charset", "head"),
    [
        pytest.param("utf-8", "utf-8", "", id="utf-8"),
        pytest.param("utf-8", "iso-8859-1", "", id="utf-8-whatever-the-header-says"),
        pytest.param("utf-8", "", "", id="utf-8-that-nobody-declares"),
        pytest.param("cp1252", "windows-1252", "", id="windows-by-the-header"),
        pytest.param("cp1252", "", '<meta charset="windows-1252">', id="windows-by-the-page"),
        pytest.param("cp1252", "", "", id="windows-that-nobody-declares"),
        pytest.param("cp1252", "klingon", "", id="a-charset-nobody-knows"),
        pytest.param("utf-16", "", "", id="utf-16-by-its-mark"),
        pytest.param("utf-8-sig", "", "", id="utf-8-with-a-mark"),
    ],
)
def test_a_page_is_read_in_its_own_charset(encoding: str, charset: str, head: str) -> None:
    body = page(*PARAGRAPHS, ACCENTS, head=head, charset=encoding)

    assert ACCENTS in article_text(body, charset)["text"]


def test_a_charset_of_another_script_is_obeyed() -> None:
    assert decoded("Новости".encode("koi8-r"), "koi8-r") == "Новости"


@pytest.mark.parametrize(
    ("head", "problem"),
    [
        pytest.param('<meta name="tdm-reservation" content="1">', "reserved", id="reserved"),
        pytest.param("<META content=1 NAME='TDM-Reservation'>", "reserved", id="the-other-way-round"),
        pytest.param('<meta name="tdm-reservation" content="0">', None, id="not-reserved"),
        pytest.param('<meta name="robots" content="1">', None, id="something-else"),
        pytest.param(
            '<script type="application/ld+json">{"isAccessibleForFree": "False", "articleBody": "x"}</script>',
            "subscribers_only",
            id="for-subscribers",
        ),
        pytest.param(
            '<script type="application/ld+json">{"isAccessibleForFree":true}</script>', None, id="free-for-everybody"
        ),
    ],
)
def test_a_page_may_say_that_it_is_not_for_us(head: str, problem: str | None) -> None:
    found = article_text(page(head=head), "utf-8")

    assert (found["problem"], found["text"] == "") == (problem, problem is not None)


def test_hidden_characters_of_a_page_are_gone() -> None:
    text = article_text(page(*PARAGRAPHS, "Amazon\u202e confirme\u200b tout\x00 cela aujourd’hui."), "utf-8")["text"]

    assert "Amazon confirme tout cela" in text


def test_a_long_article_is_cut() -> None:
    found = article_text(page(*(f"{number} {PARAGRAPHS[0]}" for number in range(500))), "utf-8")

    assert len(found["text"]) == MOST_CHARS


@pytest.mark.parametrize("body", [b"", b"   ", b"\x00\x01\x02", b"<html></html>", b"plain words"], ids=repr)
def test_what_is_no_page_has_no_text(body: bytes) -> None:
    assert article_text(body, "")["text"] == ""


@settings(max_examples=50)
@given(st.binary(max_size=300), st.text(max_size=12))
def test_no_bytes_and_no_charset_raise_while_decoding(body: bytes, charset: str) -> None:
    assert isinstance(decoded(body, charset), str)
