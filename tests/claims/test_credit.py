"""Credit lines: whose copy an article runs, and what only looks like one."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.claims.credit import AGENCIES, Credits, Provenance
from bot.feeds.entry import Entry
from bot.feeds.feed import Role
from config.publishers import load_publishers
from config.vocabulary import load_lexicons

CREDITS = Credits(load_lexicons().values(), load_publishers())
TITLE = "Altavia investit dans l’IA en Bretagne"


def entry(
    title: str = TITLE, summary: str = "", body: str = "", outlet: str = "Le Figaro", source: str | None = None
) -> Entry:
    at = datetime(2025, 5, 12, tzinfo=UTC)
    address = "https://paper.example/1"
    return Entry(("k",), "f", "feed", outlet, Role.MEDIA, address, title, summary, at, at, body, "fr", source=source)


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        pytest.param("Elle l’a dit. Le Figaro avec AFP", "AFP", id="own-name-and-agency"),
        pytest.param("Elle l’a dit. Par Le Figaro avec l’AFP et Reuters.", "AFP", id="the-first-of-two"),
        pytest.param("Elle l’a dit\nAgence France-Presse", "AFP", id="a-line-of-its-own-in-full"),
        pytest.param("Elle l’a dit. (AFP)", "AFP", id="brackets-behind-the-sentence"),
        pytest.param("Elle l’a dit (AFP)", "AFP", id="brackets-and-no-full-stop"),
        pytest.param("[avec AFP]", "AFP", id="square-brackets-alone"),
        pytest.param("Rennes (Reuters) – Elle l’a dit.", "Reuters", id="dateline"),
        pytest.param("SAN FRANCISCO, May 12 (AP) — It said so.", "Associated Press", id="dateline-with-a-date"),
        pytest.param("AFP - Elle l’a dit.", "AFP", id="opening"),
        pytest.param("Elle l’a dit. Avec agences", AGENCIES, id="agencies-nobody-names"),
        pytest.param("Elle l’a dit. Avec agences et AFP", "AFP", id="one-of-them-is-named"),
        pytest.param("It said so. With files from Reuters", "Reuters", id="english"),
        pytest.param("Das sagte sie. Quelle: dpa", "dpa", id="german"),
        pytest.param("Elle l’a dit à l’AFP.", "", id="a-quotation"),
        pytest.param("Selon l’AFP, elle l’a dit.", "", id="a-relay"),
        pytest.param("Altavia n’a pas répondu (AFP).", "", id="brackets-within-the-sentence"),
        pytest.param("Elle s’allie avec AFP", "", id="a-deal-with-the-agency"),
        pytest.param("Un texte. © AFP", "", id="a-photograph"),
        pytest.param("Elle l’a dit.\nUne légende (AFP)\nLa suite.\nLa fin.\nVraiment.", "", id="a-caption-inside"),
        pytest.param("Elle l’a dit. Photo AFP", "", id="any-other-word"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_a_credit_line_holds_names_of_media_and_stands_apart(text: str, agency: str) -> None:
    assert CREDITS.agency(entry(summary=text)) == agency
    assert CREDITS.agency(entry(body=text)) == agency


@pytest.mark.parametrize(
    ("title", "agency"),
    [
        pytest.param(f"{TITLE} (AFP)", "AFP", id="in-brackets"),
        pytest.param(f"{TITLE} - Reuters", "", id="behind-a-dash-it-is-said-to-report"),
        pytest.param(f"{TITLE}. AFP", "", id="no-last-sentence-in-a-title"),
    ],
)
def test_a_title_is_signed_in_brackets_only(title: str, agency: str) -> None:
    assert CREDITS.agency(entry(title)) == agency


def test_an_agency_that_the_feed_names_as_its_source_is_credited() -> None:
    assert CREDITS.agency(entry(source="AFP")) == "AFP"
    assert CREDITS.agency(entry(source="Corvex")) == ""


def test_an_agency_runs_its_own_words() -> None:
    signed = entry(summary="PARIS (AFP) - Elle l’a dit.", outlet="AFP")
    assert CREDITS.provenance(signed) == Provenance("AFP", "")


def test_the_family_of_an_outlet_nobody_knows_is_left_open() -> None:
    assert CREDITS.provenance(entry(outlet="The Village Post", summary="With AFP")) == Provenance("", "AFP")


@given(st.text(alphabet="AFP ()[]-–.|\n«»avecs", max_size=300))
def test_no_text_breaks_it(text: str) -> None:
    assert CREDITS.agency(entry(text, text, text)) in ("", "AFP", "APA", "Associated Press")
