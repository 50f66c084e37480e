"""Whether a text is the article its title promises."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.article import TROUBLES, ArticleProblem, is_article_of

TITLE = "Amazon investit 1,2 milliard d’euros dans ses centres de données français"
ARTICLE = (
    "Le géant américain du commerce en ligne investira plus de 1,2 milliard d’euros pour agrandir ses centres de "
    "données près de Paris, a fait savoir l’Élysée dimanche. Amazon n’a pas souhaité s’exprimer."
)


@pytest.mark.parametrize(
    ("title", "text", "found"),
    [
        pytest.param(TITLE, ARTICLE, True, id="an-article-repeats-its-title-in-other-forms"),
        pytest.param(TITLE.upper(), ARTICLE, True, id="capitals"),
        pytest.param(
            TITLE,
            "Pour continuer votre lecture, abonnez-vous dès 1 € par mois. Déjà abonné ? Identifiez-vous.",
            False,
            id="a-paywall",
        ),
        pytest.param(
            TITLE,
            "Nous et nos partenaires utilisons des cookies pour mesurer l’audience et personnaliser les publicités. "
            "Vous pouvez accepter, refuser ou choisir.",
            False,
            id="a-consent-page",
        ),
        pytest.param(TITLE, "Please enable JavaScript and cookies to continue.", False, id="enable-javascript"),
        pytest.param(TITLE, "Amazon : toute l’actualité, les cours et les dossiers.", False, id="a-front-page"),
        pytest.param(TITLE, "", False, id="nothing"),
        pytest.param("", ARTICLE, False, id="a-title-without-words-vouches-for-nothing"),
        pytest.param("!!!", "!!!", False, id="signs-are-no-words"),
        pytest.param("xAI raises $6bn", "xAI said it raised $6bn from investors.", True, id="figures-are-words"),
    ],
)
def test_an_article_holds_the_words_of_its_title(title: str, text: str, found: bool) -> None:
    assert is_article_of(title, text) is found


@given(st.text(max_size=200), st.text(max_size=200))
def test_more_text_never_makes_it_less_of_an_article(title: str, more: str) -> None:
    if is_article_of(title, title):
        assert is_article_of(title, f"{title} {more}")


def test_what_is_forbidden_or_spent_is_no_trouble() -> None:
    assert not TROUBLES & {ArticleProblem.OFF_LIMITS, ArticleProblem.ROBOTS, ArticleProblem.BUDGET}
