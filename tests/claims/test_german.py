"""What German needs beyond words: genitives without an apostrophe, nouns that are no names, full stops in figures."""

from datetime import UTC, datetime

import pytest

from bot.claims.claim import Claim
from bot.claims.extraction import extract, language_of
from bot.feeds.entry import Entry
from bot.feeds.feed import Role
from bot.stories.status import weigh
from bot.stories.story import Status
from config.vocabulary import load_lexicons, load_organisations

LEXICONS = load_lexicons()
ORGANISATIONS = load_organisations(lexicons=LEXICONS)
AT = datetime(2025, 5, 12, tzinfo=UTC)


def entry(title: str, summary: str = "", role: Role = Role.MEDIA, language: str | None = "de") -> Entry:
    return Entry(
        ("k",), "f", "feed", "Outlet", role, "https://example.org/1", title, summary, AT, AT, language=language
    )


def read(title: str, summary: str = "", role: Role = Role.MEDIA) -> Claim:
    return extract(entry(title, summary, role), LEXICONS, ORGANISATIONS).claims[0]


@pytest.mark.parametrize(
    ("title", "investors", "recipients"),
    [
        pytest.param("Googles Plan: 5 Milliarden Euro für KI in Deutschland", ("Google",), (), id="a-genitive"),
        pytest.param("Meta kauft Berliner KI-Firma Orvane", ("Meta",), ("Orvane",), id="a-name-nobody-listed"),
        pytest.param("Konzern steckt 2 Milliarden Euro in KI-Rechenzentren", (), (), id="nouns-are-no-names"),
        pytest.param(
            "Telekom sowie Nvidia investieren eine Milliarde Euro in KI",
            ("Deutsche Telekom", "Nvidia"),
            (),
            id="joined-by-a-word-of-the-lexicon",
        ),
        pytest.param("Die Schweiz investiert 100 Mio. Franken in KI", ("Schweiz",), (), id="an-article"),
    ],
)
def test_parties_are_found_among_capitals(title: str, investors: tuple[str, ...], recipients: tuple[str, ...]) -> None:
    found = read(title)
    assert (found.investors, found.recipients) == (investors, recipients)


def test_a_release_is_signed_by_its_last_lines() -> None:
    release = "Es entstehen 500 Stellen.\nÜber Siemens\nSiemens ist ein Technologiekonzern."
    found = read("Siemens investiert 500 Mio. Euro in KI", release, Role.WIRE)
    assert weigh(found.evidence).status is Status.CONFIRMED


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("Amazon stoppt Bau von KI-Rechenzentrum in Frankfurt", "de"),
        ("Amazon halts AI data centre in Frankfurt", "en"),
        ("OpenAI in talks", "en"),
        ("Amazon suspend son centre de données à Francfort", "fr"),
    ],
)
def test_a_headline_shows_its_language(title: str, language: str) -> None:
    assert language_of(entry(title, language=None), LEXICONS) == language
