"""/stats: how often and how fast parties confirm what outlets report."""

import pytest

from tests.fakes.claims import AMAZON_MONDAY
from tests.fakes.house import FakeHouse


async def told_house() -> FakeHouse:
    house = FakeHouse()
    await house.open()
    for each in (AMAZON_MONDAY.reports[0], AMAZON_MONDAY.reports[-1]):
        await house.tell(each)
    return house


async def said(house: FakeHouse, typed: str, locale: str = "en") -> list[str]:
    card = await house.ask(typed, locale=locale)
    assert card is not None
    return card.plain.split("\n")


async def test_the_outlet_that_told_it_first_has_its_case() -> None:
    page = await said(await told_house(), "/stats")

    assert page[0] == "The last 30 days"
    assert "✅ Confirmed (1)" in page
    assert "• Franceinfo: 1 report, 1 confirmed after 1 h · too few to judge" in page


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("/stats week", "The last 7 days"),
        ("/statistiques mois", "The last 30 days"),
        ("/stats année", "The last 12 months"),
        ("/statistik alles", "Since the first story"),
    ],
)
async def test_the_time_is_the_one_that_was_asked_for(typed: str, title: str) -> None:
    assert (await said(await told_house(), typed))[0] == title


async def test_what_was_opened_before_that_time_does_not_count() -> None:
    house = await told_house()
    house.clock.forward(seconds=8 * 86_400)

    assert "0 stories" in await said(house, "/stats week")
    assert "1 story" in await said(house, "/stats month")
    assert "1 story" in await said(house, "/stats all")
