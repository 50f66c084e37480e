"""/event, /company, /unconfirmed: many stories at a glance."""

import pytest

from tests.fakes.claims import MONDAY_REPORT, SUNDAY_REPORT
from tests.fakes.house import FakeHouse


async def said(house: FakeHouse, typed: str) -> str:
    card = await house.ask(typed)
    assert card
    return card.plain


async def test_before_amazon_speaks_its_story_is_among_the_unconfirmed() -> None:
    house = FakeHouse()
    await house.open()
    await house.tell(SUNDAY_REPORT)
    assert "Amazon: more than €1.2bn" in await said(house, "/unconfirmed")

    await house.tell(MONDAY_REPORT)
    assert "Amazon" not in await said(house, "/attente")


@pytest.mark.parametrize("asked", ["/event choose france", "/evenement Choose France 2024", "/company AMAZON"])
async def test_an_event_and_a_company_are_found_by_their_names(asked: str) -> None:
    house = FakeHouse()
    await house.open()
    await house.tell(MONDAY_REPORT)

    shown = await said(house, asked)

    assert "€1.2bn" in shown
    assert "Confirmed (1)" in shown


@pytest.mark.parametrize("asked", ["/event Nowhere", "/company Nobody"])
async def test_what_is_not_there_is_said_to_be_not_there(asked: str) -> None:
    assert "#" not in await said(FakeHouse(), asked)


@pytest.mark.parametrize(("asked", "example"), [("/event", "/event Choose France"), ("/company", "/company Amazon")])
async def test_a_missing_name_is_asked_for_with_an_example(asked: str, example: str) -> None:
    assert example in await said(FakeHouse(), asked)
