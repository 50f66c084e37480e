"""Where words of retraction count, and where the same words are somebody else's."""

import pytest

from bot.claims.retraction import retraction
from bot.text.document import Document, Part
from tests.claims.hearing import LEXICONS


def read(language: str, title: str = "", summary: str = "", body: str = "") -> str | None:
    parts = tuple(Part(field, text) for field, text in (("title", title), ("summary", summary), ("body", body)))
    return retraction(Document(language, parts), LEXICONS[language])


@pytest.mark.parametrize(
    ("language", "title", "summary"),
    [
        ("fr", "[RETIRÉ] Altavia et l’IA", ""),
        ("fr", "(Dépublié) Altavia et l’IA", ""),
        ("fr", "Article retiré", ""),
        ("fr", "Article retiré – Altavia et l’IA", ""),
        ("fr", "Altavia et l’IA", "Erratum. Cet article a été dépublié mardi."),
        ("fr", "Altavia et l’IA", "Après vérification, nous retirons cet article."),
        ("en", "RETRACTED: Altavia and AI", ""),
        ("en", "Story withdrawn", ""),
        ("en", "Altavia and AI", "Update – this story has been retracted."),
        ("en", "Altavia and AI", "On Tuesday we retracted nothing; today we retract this story."),
        ("de", "Altavia und KI", "Wir haben diesen Bericht zurückgezogen."),
    ],
)
def test_an_outlet_takes_its_text_back(language: str, title: str, summary: str) -> None:
    assert read(language, title, summary)


@pytest.mark.parametrize(
    ("language", "title", "summary"),
    [
        ("fr", "Retiré : le projet d’Altavia", ""),
        ("fr", "Altavia [retiré des affaires] et l’IA", ""),
        ("fr", "Altavia et l’IA", "Le maire assure que cet article a été retiré du site."),
        ("fr", "Altavia et l’IA", "« Nous retirons cet article », a écrit un autre journal."),
        ("fr", "Correction : Altavia et l’IA", "Une version antérieure donnait un autre chiffre."),
        ("en", "Withdrawn: Altavia’s bid", ""),
        ("en", "Retraction of the pledge by Altavia", ""),
        ("en", "Altavia and AI", "A rival says this story has been retracted."),
        ("en", "Altavia and AI", "“We retract this story,” wrote another paper."),
        ("de", "Altavia und KI", "Dieser Artikel wurde vom Bundestag aus dem Gesetz entfernt."),
    ],
)
def test_nobody_takes_anything_back(language: str, title: str, summary: str) -> None:
    assert read(language, title, summary) is None


def test_a_note_far_down_the_page_is_about_another_article() -> None:
    assert read("en", "Altavia and AI", body="This article has been withdrawn.") is None
