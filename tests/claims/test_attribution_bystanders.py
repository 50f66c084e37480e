"""Those beside a deal: who delivers, lets, lends or hosts confirms nothing, even where taken for a party."""
# ruff: noqa: E501 - one row per item, so that a table reads as a table

from dataclasses import replace

import pytest

from bot.feeds.feed import Role
from bot.stories.status import Status, status
from tests.claims.hearing import entry, heard_item

# language, title, summary, whom the text was taken to name as investors, status
WITNESSES = [
    ("en", "Construction firm Brickell confirms it will build Ostrel's $1bn AI data center in Ohio", "", ("Brickell", "Ostrel"), "reported"),
    ("en", "Brickell says it won contract to build Ostrel's $1bn AI data centre", "", ("Brickell", "Ostrel"), "reported"),
    ("en", "Ostrel's $1bn AI data centre in Ohio: bank confirms it lends the money", "", ("Ostrel",), "reported"),
    ("en", "Ostrel will invest $2bn in AI, Tarnwick chief executive says", "", ("Ostrel",), "reported"),
    ("en", "Minister and one-time banker Huw Bale confirms Ostrel's £2bn AI investment", "", ("Huw Bale", "Ostrel"), "announced reported"),
    ("en", "Ostrel shareholder Keld confirms support for $2bn AI plan", "", ("Keld",), "reported"),
    ("en", "Ostrel bringing $2bn AI campus to the county, Gov. Bale says", "", ("Ostrel",), "announced"),
    ("fr", "Tarnec confirme la réception d'une commande de 300 millions d'euros d'Ostrel pour ses serveurs d'IA", "", ("Tarnec",), "reported"),
    ("fr", "Ostrel investit 400 millions d'euros dans l'IA à Lille", "« Une belle nouvelle », se félicite le promoteur Bâtinord, qui construira le site.", ("Ostrel",), "reported"),
    ("fr", "Ostrel a confirmé son plan IA de 400 millions d'euros au maire, assure celui-ci", "", ("Ostrel",), "announced"),
]  # fmt: skip

# language, headline of the newsroom of Halvor Cloud
OF_CUSTOMERS = [
    ("en", "Halvor Cloud powers Mirelle as the AI lab raises $400m"),
    ("en", "Halvor Cloud welcomes Mirelle's $400m AI investment in Leeds"),
    ("en", "Halvor Cloud helps Mirelle train its models after €400m AI round"),
    ("fr", "Halvor Cloud accompagne Mirelle, qui lève 400 millions d'euros dans l'IA"),
    ("fr", "Halvor Cloud félicite Mirelle pour sa levée de 400 millions d'euros dans l'IA"),
]


@pytest.mark.parametrize(("language", "title", "summary", "investors", "expected"), WITNESSES)
def test_a_witness_confirms_nothing_even_where_it_was_taken_for_a_party(
    language: str, title: str, summary: str, investors: tuple[str, ...], expected: str
) -> None:
    found = heard_item(language, title, summary, investors)

    assert status(found.evidence).value in expected.split()


@pytest.mark.parametrize(("language", "title"), OF_CUSTOMERS)
def test_a_newsroom_that_tells_of_its_customer_confirms_nothing(language: str, title: str) -> None:
    newsroom = replace(entry(Role.COMPANY), outlet="Halvor Cloud")

    found = heard_item(language, title, "", (), ("Halvor Cloud", "Mirelle"), by=newsroom)

    assert status(found.evidence) is Status.REPORTED


def test_a_builder_of_its_own_halls_is_a_party() -> None:
    found = heard_item("en", "Bank Corvex commits $1bn to AI, the lender said", "", ("Corvex",))

    assert status(found.evidence) is Status.CONFIRMED
