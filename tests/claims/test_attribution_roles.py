"""Whose words a feed carries: a newsroom speaks for its group, a release for its issuer, a public body for itself."""
# ruff: noqa: E501 - one row per case

import pytest

from bot.claims.attribution import Heard
from bot.claims.claim import Act, Fact, Stance, Voice
from bot.claims.rule import Rule
from bot.feeds.entry import Entry
from bot.feeds.feed import Role
from bot.stories.status import status
from tests.claims.hearing import entry, heard, heard_item


def spoken(found: Heard) -> set[tuple[str | None, Voice, str]]:
    return {(one.speaker, one.voice, one.rule) for one in found.evidence}


def test_a_newsroom_of_a_party_confirms_first_hand() -> None:
    found = heard_item(
        "en", "Anthropic invests $50 billion in AI infrastructure", "", ("Anthropic",), (), newsroom("anthropic")
    )

    assert spoken(found) == {("Anthropic", Voice.PARTY, Rule.PARTY_ON_RECORD)}
    assert all(one.quoted_by is None for one in found.evidence)
    assert status(found.evidence) == "confirmed"


def test_a_newsroom_says_nothing_for_a_customer_it_names() -> None:
    title = "Nébula announces a $300m round on our cloud"
    found = heard_item("en", title, "", ("Altavia",), ("Nébula",), newsroom("amazon"))

    assert spoken(found) == {("Amazon", Voice.THIRD_PARTY, Rule.ISSUER_ONLY)}
    assert status(found.evidence) == "reported"


def test_a_subsidiary_speaks_for_its_group_and_a_sister_does_not() -> None:
    title = "Waymo announces a €2bn AI investment in France"

    assert status(heard_item("en", title, "", ("Alphabet",)).evidence) == "confirmed"
    assert status(heard_item("en", title, "", ("DeepMind",)).evidence) == "reported"


@pytest.mark.parametrize(
    ("source", "summary"),
    [
        pytest.param("Nébula", "Nébula, an AI startup, today announced a $300m round.", id="by-its-source"),
        pytest.param(None, "PARIS, May 12, 2026 (NEWSWIRE) -- Nébula, an AI startup, today announced a $300m round.", id="by-its-dateline"),
        pytest.param(None, "A $300m round was announced today.\nAbout Nébula\nNébula builds models.", id="by-its-contact-line"),
    ],
)  # fmt: skip
def test_a_release_binds_its_issuer_alone(source: str | None, summary: str) -> None:
    release = entry(Role.WIRE, source=source)
    title = "Altavia backs Nébula with $300m"

    assert status(heard_item("en", title, summary, ("Altavia",), ("Nébula",), release).evidence) == "confirmed"
    elsewhere = heard_item("en", title, summary, ("Altavia",), ("Corvex",), release)
    assert {one.rule for one in elsewhere.evidence} == {Rule.ISSUER_ONLY}
    assert status(elsewhere.evidence) == "reported"


def test_a_release_nobody_signed_confirms_nothing_first_hand() -> None:
    found = heard_item("en", "Altavia puts $2bn into AI", "", ("Altavia",), (), entry(Role.WIRE))

    assert status(found.evidence) == "reported"


def test_a_public_body_announces_other_people_s_money_and_confirms_its_own() -> None:
    office = entry(Role.OFFICIAL, organisation="european-commission")
    title = "€20bn for AI gigafactories"

    assert status(heard_item("en", title, "", ("European Commission",), (), office).evidence) == "confirmed"
    assert status(heard_item("en", title, "", ("Altavia",), (), office).evidence) == "announced"


def test_an_outlet_that_quotes_is_named_and_one_that_states_is_not() -> None:
    quoted = heard("fr", "Altavia a annoncé 2 milliards d’euros pour l’IA.", ("Altavia",)).evidence
    stated = heard("fr", "Altavia met 2 milliards d’euros dans l’IA.", ("Altavia",)).evidence

    assert [one.quoted_by for one in quoted] == ["La Gazette"]
    assert [(one.speaker, one.quoted_by) for one in stated] == [(None, None)]


def test_the_words_between_quotation_marks_are_shown_as_they_stand() -> None:
    text = "« Nous mettrons 2 milliards d’euros dans l’IA », a déclaré le PDG d’Altavia."
    (one,) = heard("fr", text, ("Altavia",)).evidence

    assert one.verbatim
    assert one.quote == "Nous mettrons 2 milliards d’euros dans l’IA"
    assert one.said == {Fact.DEAL, Fact.AMOUNT}


def test_a_denied_figure_is_no_denied_deal() -> None:
    (one,) = heard("fr", "Altavia dément le montant de 2 milliards d’euros.", ("Altavia",)).evidence

    assert (one.stance, one.about, one.rule) == (Stance.DENIES, Fact.AMOUNT, Rule.PARTIAL_DENIAL)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Altavia abandonne son projet de centre de données à 2 milliards.", Act.DROPPED),
        ("Altavia met en pause son projet de centre de données à 2 milliards.", Act.PAUSED),
        ("Altavia retire son offre de 2 milliards sur Nébula.", Act.BID_WITHDRAWN),
    ],
)
def test_a_cancelled_deal_says_what_became_of_it(text: str, act: Act) -> None:
    assert [one.act for one in heard("fr", text, ("Altavia",)).evidence] == [act]


def newsroom(organisation: str) -> Entry:
    return entry(Role.COMPANY, organisation=organisation)


@pytest.mark.parametrize(
    ("text", "investors", "expected"),
    [
        pytest.param(
            "La région ajoutera 60 millions, précise son président.",
            ("Région Bretagne",),
            "confirmed",
            id="a-region-of-its-own",
        ),
        pytest.param(
            "La région ajoutera 60 millions, précise son président.",
            ("Région Bretagne", "Hypérion"),
            "announced",
            id="a-region-beside-a-firm",
        ),
        pytest.param(
            "L’État mettra 400 millions dans l’IA, a indiqué la ministre.",
            ("État français",),
            "confirmed",
            id="a-minister-of-the-state-s",
        ),
        pytest.param(
            "L’État mettra 400 millions dans l’IA, a indiqué le maire de Lyon.",
            ("État français",),
            "announced",
            id="a-mayor-of-the-state-s",
        ),
        pytest.param(
            "Hypérion mettra 400 millions dans l’IA, a indiqué la ministre.",
            ("Hypérion",),
            "announced",
            id="a-minister-of-a-firm-s",
        ),
    ],
)
def test_a_public_body_is_a_party_to_its_own_money_only(text: str, investors: tuple[str, ...], expected: str) -> None:
    assert status(heard("fr", text, investors).evidence) == expected
