"""Recycled money: what the text itself says of having been told before."""

import pytest

from bot.claims.hearing.recalled import recycled
from bot.text.document import Part
from tests.claims.hearing import LEXICONS

TEXTS = [
    ("fr", "Cette enveloppe ne constitue pas une mesure nouvelle.", "already_announced"),
    ("fr", "La somme avait été dévoilée dès 2024 par la ministre.", "already_announced"),
    ("fr", "Altavia confirme l’engagement pris en février.", "already_announced"),
    ("fr", "Un budget inscrit depuis l’automne dans la loi de finances.", "already_announced"),
    ("fr", "Le plan, annoncé l’an dernier, démarre en juin.", "already_announced"),
    ("fr", "Il n’y a là aucun euro supplémentaire.", "already_announced"),
    ("fr", "Altavia mettra 9 milliards, dont 2 milliards annoncés en mai.", "partly_new"),
    ("fr", "Ce qui porte le total à 11 milliards d’euros.", "partly_new"),
    ("fr", "Une somme qui s’ajoute aux 2 milliards promis au printemps.", "new"),
    ("fr", "Il s’agit d’argent frais.", "new"),
    ("fr", "Altavia annonce 2 milliards pour l’IA.", "unknown"),
    ("fr", "Altavia annoncera mardi 2 milliards pour l’IA.", "unknown"),
    ("fr", "On ignore si la somme avait été annoncée en mai.", "unknown"),
    ("fr", "Altavia annonce des investissements de 2 milliards.", "unknown"),
    ("fr", "Les deux signataires annoncent le début des travaux en mars.", "unknown"),
    ("fr", "Altavia créera 300 emplois, dont 120 déjà promis l’an dernier.", "unknown"),
    ("fr", "Altavia ajoute 4 milliards aux 6 milliards promis en mars.", "new"),
    ("fr", "Trois ans après, toujours rien à Guéret.", "already_announced"),
    ("fr", "Combien de ces milliards avaient déjà été annoncés ?", "already_announced"),
    ("en", "Altavia adds $4bn to the $6bn it promised in March.", "new"),
    ("en", "Machines for the first phase had already been ordered.", "unknown"),
    ("en", "The money had been disclosed in May.", "already_announced"),
    ("en", "The figure had already appeared in its annual report.", "already_announced"),
    ("en", "Altavia closed the previously announced purchase.", "already_announced"),
    ("en", "The pledge, first floated last year, was renewed on Monday.", "already_announced"),
    ("en", "There is no new money in the plan.", "already_announced"),
    ("en", "Altavia repeats its pledge to spend $2bn.", "already_announced"),
    ("en", "The sum includes $2bn, some of which was announced in spring.", "partly_new"),
    ("en", "The deal takes its total to $11bn.", "partly_new"),
    ("en", "The sum comes on top of last year’s $1bn.", "new"),
    ("en", "Altavia announces $2bn for AI.", "unknown"),
    ("en", "Altavia announced $2bn for AI on 12 May.", "unknown"),
    ("en", "It is unclear whether the money had been announced before.", "unknown"),
]


@pytest.mark.parametrize(("language", "text", "expected"), [pytest.param(*row, id=row[1][:60]) for row in TEXTS])
def test_a_text_says_itself_whether_its_money_is_new(language: str, text: str, expected: str) -> None:
    verdict, words = recycled((Part("summary", text),), LEXICONS[language])

    assert verdict == expected, words
    assert words is None or words in text


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        pytest.param("3 milliards d’euros", "partly_new", id="the-news-is-the-total"),
        pytest.param("300 millions d’euros", "new", id="the-news-is-the-rest-of-it"),
        pytest.param(None, "partly_new", id="no-amount"),
    ],
)
def test_a_new_total_is_old_money_only_where_it_is_the_news(amount: str | None, expected: str) -> None:
    text = "Ce qui porte à 3 milliards d’euros le total promis par Altavia."
    assert recycled((Part("summary", text),), LEXICONS["fr"], amount)[0] == expected
