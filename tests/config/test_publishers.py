"""Publisher families: whose an article is, and that satire is no news."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.feeds.publisher import Kind
from config.answers import entry_of
from config.knowledge import load_knowledge
from config.publishers import load_publishers

TITLE = "Amazon va investir 1,2 milliard d’euros en France dans l’intelligence artificielle"


@pytest.mark.parametrize(
    ("outlet", "url", "publisher"),
    [
        pytest.param("AFP", "", "afp", id="by-name"),
        pytest.param("", "https://www.legorafi.fr/2024/05/13/x/", "le-gorafi", id="by-subdomain"),
        pytest.param("Le Gorafi", "https://elsewhere.example/x", "le-gorafi", id="by-name-on-an-unknown-host"),
        pytest.param("Nobody", "https://notlegorafi.fr/x", None, id="a-host-that-only-ends-alike"),
        pytest.param("Nobody", "http://[bad", None, id="a-broken-address"),
    ],
)
def test_an_article_belongs_to_its_publisher(outlet: str, url: str, publisher: str | None) -> None:
    found = load_publishers().of(outlet, url)

    assert (found.id if found else None) == publisher


@pytest.mark.parametrize(
    ("outlet", "source", "publisher"),
    [
        pytest.param("A search for AI", "RFI", "France Médias Monde", id="the-source-its-feed-names"),
        pytest.param("Le Figaro", "Somebody Ltd", "Groupe Figaro", id="an-issuer-is-no-publisher"),
        pytest.param("Le Figaro", None, "Groupe Figaro", id="the-outlet"),
        pytest.param("The Village Post", None, None, id="unknown"),
    ],
)
def test_a_source_that_is_a_publisher_counts_before_the_outlet(
    outlet: str, source: str | None, publisher: str | None
) -> None:
    entry = replace(entry_of({"id": "1", "title": TITLE, "lang": "fr", "outlet": outlet}), source=source)
    found = load_publishers().behind(entry)

    assert (found.name if found else None) == publisher


def test_satire_is_neither_article_nor_evidence() -> None:
    knowledge = load_knowledge(None)

    assert knowledge.read(entry_of({"id": "1", "title": TITLE, "lang": "fr", "outlet": "Franceinfo"})).relevant
    joke = knowledge.read(entry_of({"id": "1", "title": TITLE, "lang": "fr", "outlet": "Le Gorafi"}))
    assert (joke.relevant, joke.reasons) == (False, ("satire: Le Gorafi",))


def test_the_operator_adds_a_satirical_outlet(tmp_path: Path) -> None:
    (tmp_path / "publishers.toml").write_text('[[publisher]]\nid = "x"\nname = "Xoxo"\nkind = "satire"\n')

    found = load_publishers(tmp_path).of("Xoxo", "")
    assert found
    assert found.kind is Kind.SATIRE


def test_an_unknown_kind_is_refused_with_those_that_exist(tmp_path: Path) -> None:
    (tmp_path / "publishers.toml").write_text('[[publisher]]\nid = "x"\nname = "X"\nkind = "joke"\n')

    with pytest.raises(SettingsError, match="press, agency, newswire, satire"):
        load_publishers(tmp_path)
