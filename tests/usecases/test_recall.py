"""An announcement is compared with what the same investor announced there before, when its story is filed."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from adapters.store.opening import open_store
from bot.claims.jobs import Added, Jobs
from bot.messages.card import Card
from bot.stories.story import Story
from config.knowledge import load_knowledge
from tests.fakes.claims import claim, evidence, money
from tests.fakes.house import OTHER_FEED, ROOM, FakeHouse

DAY = 24 * 3600


@pytest.fixture(params=["fake", "sql"])
async def house(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[FakeHouse]:
    sql = open_store(tmp_path / "vigie.db") if request.param == "sql" else None
    made = FakeHouse(**({"uow": sql} if sql else {}))  # type: ignore[arg-type]
    await made.open()
    yield made
    if sql:
        sql.close()


async def told(house: FakeHouse, title: str, **facts: object) -> None:
    house.publish(title, claim(evidence(), **facts), feed=OTHER_FEED)
    await house.poll()
    await house.deliverer.settle()


async def latest(house: FakeHouse) -> Story:
    return (await house.uow.run(lambda store: store.recent_stories(1)))[0]


def shown(house: FakeHouse) -> Card:
    return house.chat.shown[ROOM][-1]


async def test_the_same_sum_a_year_later_is_possibly_old_and_linked(house: FakeHouse) -> None:
    await told(house, "Amazon en mai")
    house.clock.forward(seconds=300 * DAY)
    await told(house, "Amazon en mars")

    assert "Possibly announced before: €1.2bn in May 2024 (#1)" in shown(house).plain
    assert (await latest(house)).revision == 1
    why = await house.ask("/why 2")
    assert why is not None
    assert [button.action for button in why.buttons] == ["story 1"]


async def test_another_investor_s_sum_recalls_nothing(house: FakeHouse) -> None:
    await told(house, "Amazon en mai")
    house.clock.forward(seconds=300 * DAY)
    await told(house, "Nébula en mars", investors=("Nébula",))

    assert (await latest(house)).earlier is None


async def test_a_story_that_gains_its_figure_later_is_looked_up_then(house: FakeHouse) -> None:
    await told(house, "Amazon en mai")
    house.clock.forward(seconds=300 * DAY)
    await told(house, "Amazon de nouveau", amounts=())
    assert "Possibly" not in shown(house).plain

    await told(house, "Amazon de nouveau, avec la somme")
    await house.later(minutes=5)
    story = await latest(house)
    assert (story.id, len(story.reports)) == (2, 2)
    assert "Possibly announced before" in shown(house).plain


async def test_a_sum_that_is_revised_away_recalls_nothing_any_more(house: FakeHouse) -> None:
    await told(house, "Amazon en mai")
    house.clock.forward(seconds=300 * DAY)
    address = "https://bfm.example/amazon"
    house.publish("Amazon, une somme", claim(evidence()), feed=OTHER_FEED, link=address)
    await house.poll()
    house.publish("Amazon, une autre", claim(evidence(), amounts=(money("9e9"),)), feed=OTHER_FEED, link=address)
    await house.poll()

    assert (await latest(house)).earlier is None


async def test_the_jobs_question_leads_to_the_story_that_promised_the_first_ones(house: FakeHouse) -> None:
    await told(house, "Amazon, 2 000 postes", amounts=(money("4e8"),), jobs=Jobs(2000))
    house.clock.forward(seconds=100 * DAY)
    await told(house, "Amazon, 3 000 postes", jobs=Jobs(3000, earlier=2000, added=Added.UNKNOWN))

    text = shown(house).plain
    assert "3,000 jobs; unclear whether they add to the 2,000 already promised" in text
    assert "2,000 jobs announced in May (#1)" in text


KNOWLEDGE = load_knowledge(None)


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        pytest.param(
            "Altavia annonce 6 milliards d’euros pour l’IA en France",
            "Altavia ajoute 4 milliards aux 6 milliards d’euros promis en mars pour l’IA en France",
            "On top of €6bn announced in May (#1)",
            id="adds",
        ),
        pytest.param(
            "Altavia annonce 2 milliards d’euros pour l’IA en France",
            "Altavia mettra 9 milliards d’euros dans l’IA en France, dont 2 milliards annoncés en mai",
            "Of which €2bn already announced in May (#1)",
            id="partly",
        ),
        pytest.param(
            "Altavia annonce 2 milliards d’euros pour l’IA en France",
            "Altavia relève de 2 à 3 milliards d’euros son plan pour l’IA en France",
            "Raised to €3bn from €2bn in May (#1)",
            id="raised",
        ),
        pytest.param(
            "Altavia annonce 3 milliards d’euros pour l’IA en France",
            "Altavia réduit de 3 à 2 milliards d’euros son plan pour l’IA en France",
            "Cut to €2bn from €3bn in May (#1)",
            id="cut",
        ),
        pytest.param(
            "Altavia annonce 2 milliards d’euros pour l’IA en France",
            "Altavia réaffirme, sans argent nouveau, ses 2 milliards d’euros pour l’IA en France",
            "Restates a pledge made in May, no new money (#1)",
            id="restated",
        ),
        pytest.param(
            "Altavia annonce 2 milliards d’euros pour l’IA en France",
            "Altavia détaille les 2 milliards d’euros pour l’IA en France déjà annoncés au printemps",
            "Already announced on 12 May (#1)",
            id="already",
        ),
    ],
)
async def test_what_two_headlines_months_apart_say_together(before: str, after: str, line: str) -> None:
    house = FakeHouse(read=KNOWLEDGE.read)
    await house.open()
    for title in (before, after):
        house.publish(title)
        await house.poll()
        await house.deliverer.settle()
        house.clock.forward(seconds=200 * DAY)

    assert line in shown(house).plain.splitlines()
