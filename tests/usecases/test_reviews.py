"""Readers report stories, the owner reads the list: and no story changes by it."""

import logging
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.commands.request import Place
from bot.reviews.review import MOST_A_DAY, Review, Sought, State, Wrong
from bot.usecases.asked import Access
from bot.usecases.watch_over import remind_of_reviews
from tests.fakes.claims import MONDAY_REPORT, SUNDAY_REPORT, claim, evidence, money, report
from tests.fakes.house import OTHER_FEED, ROOM, FakeHouse

OWNER = "1"
ALTAVIA = report(
    claim(evidence("Altavia"), investors=("Altavia",), amounts=(money("3e9"),), countries=("DE",)), title="Altavia"
)


async def house(*others: object) -> FakeHouse:
    made = FakeHouse(access=Access({"fake": OWNER}, open_to_all=True))
    await made.open()
    await made.tell(SUNDAY_REPORT)
    for each in others:
        await made.tell(each, feed=OTHER_FEED)  # type: ignore[arg-type]
    return made


async def said(made: FakeHouse, typed: str, user: str = "42", place: Place = Place.PRIVATE) -> str:
    card = await made.ask(typed, user=user, place=place)
    assert card
    return card.plain


async def kept(made: FakeHouse, sought: Sought = Sought()) -> list[Review]:  # noqa: B008 - frozen
    return list(await made.uow.run(lambda store: store.reviews(sought)))


async def test_every_alert_has_a_button_that_asks_what_is_wrong() -> None:
    made = await house()
    action = made.chat.shown[ROOM][0].buttons[-1].action
    assert action == "report 1"

    card = await made.ask(f"/{action}", user="42")

    assert card
    assert [button.action for button in card.buttons] == [f"feedback 1 {what}" for what in Wrong]
    assert await kept(made) == []


@pytest.mark.parametrize("link", ["/start report_1", "/report_1", "/signaler 1", "/feedback nº 1", "/start feedback_1"])
async def test_a_link_into_the_private_chat_leads_to_the_question(link: str) -> None:
    assert "What is wrong with #1?" in await said(await house(), link)


async def test_an_answer_is_kept_with_the_reader_s_words() -> None:
    made = await house()

    assert "Thank you" in await said(made, "/feedback 1 wrong   Amazon\u202e denied\nit")

    [review] = await kept(made)
    assert (review.story_id, review.what, review.words) == (1, Wrong.STATUS, "Amazon denied it")
    assert (review.user, review.room, review.state) == ("42", ROOM, State.OPEN)


async def test_pressing_again_changes_the_answer_and_adds_none() -> None:
    made = await house()
    await said(made, "/feedback 1 wrong")
    await said(made, "/feedback 1 offtopic")
    await said(made, "/feedback 1 merge", user="43")

    assert [(each.user, each.what) for each in await kept(made)] == [("43", Wrong.MERGE), ("42", Wrong.OFF_TOPIC)]


async def test_after_the_owner_closed_it_a_reader_may_say_it_anew() -> None:
    made = await house()
    await said(made, "/feedback 1 wrong")
    await said(made, "/review done 1", OWNER)
    await said(made, "/feedback 1 wrong")

    assert [each.state for each in await kept(made)] == [State.OPEN, State.CLOSED]


async def test_nobody_floods_the_owner() -> None:
    made = await house(ALTAVIA)
    for _ in range(MOST_A_DAY):
        await said(made, "/feedback 1 wrong")
        number = (await kept(made))[0].id
        await said(made, f"/review done {number}", OWNER)

    assert "20 reports in a day are the most" in await said(made, "/feedback 2 wrong")
    assert len(await kept(made)) == MOST_A_DAY
    assert "Thank you" in await said(made, "/feedback 2 wrong", user="43")

    made.clock.forward(seconds=24 * 3600 + 1)
    assert "Thank you" in await said(made, "/feedback 2 wrong")


async def test_a_report_on_a_story_that_merged_is_one_on_what_it_is_now() -> None:
    made = await house(ALTAVIA)
    await said(made, "/feedback 2 merge it is #1")
    await said(made, "/merge 1 2", OWNER)

    assert "#1" in await said(made, "/review", OWNER)
    await said(made, "/feedback 2 wrong", user="43")
    assert (await kept(made))[0].story_id == 1


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("/feedback 99", "There is no story #99."),
        ("/feedback 99 wrong", "There is no story #99."),
        ("/feedback", "Something is missing. For example: /feedback 128"),
        ("/feedback 1 nonsense", "nonsense is not one of the choices: wrong, merge, split, offtopic."),
        ("/review", "Only the owner of this Vigie can use /review."),
    ],
)
async def test_what_a_reader_cannot_say_is_refused_in_one_line(typed: str, text: str) -> None:
    made = await house()
    assert text in await said(made, typed)
    assert await kept(made) == []


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("/review", "1 report from readers waits"),
        ("/review_done_1", "Report 1 is closed."),
        ("/review done", "Something is missing. For example: /review done 7"),
        ("/review done 9", "No open report has the number 9."),
        ("/review 9", "9 is not one of the choices: done."),
    ],
)
async def test_the_owner_reads_and_closes_what_was_reported(typed: str, text: str) -> None:
    made = await house()
    await said(made, "/feedback 1 split")

    assert text in await said(made, typed, OWNER)


async def test_the_log_names_the_story_and_never_a_reader_s_words(caplog: pytest.LogCaptureFixture) -> None:
    made = await house()
    with caplog.at_level(logging.INFO):
        await said(made, "/feedback 1 wrong secretword")

    [line] = [each for each in caplog.records if each.message == "story reported"]
    assert (line.story, line.what) == (1, Wrong.STATUS)  # type: ignore[attr-defined]
    assert not any("secretword" in str(vars(each)) for each in caplog.records)


async def test_the_owner_hears_of_reports_once_a_day_at_most_and_only_of_new_ones() -> None:
    made = await house()
    told: list[int] = []

    async def tell(waiting: int) -> None:
        told.append(waiting)

    async def sweep(**later: float) -> list[int]:
        told.clear()
        made.clock.forward(seconds=timedelta(**later).total_seconds())
        await remind_of_reviews(made.uow, made.clock, tell)
        return list(told)

    assert await sweep() == []
    await said(made, "/feedback 1 wrong")
    assert await sweep(seconds=30) == [1]
    await said(made, "/feedback 1 merge", user="43")
    assert await sweep(seconds=30) == []
    assert await sweep(hours=24) == [2]
    assert await sweep(hours=48) == [], "nothing new was said"
    await said(made, "/review done 1", OWNER)
    await said(made, "/review done 2", OWNER)
    assert await sweep(hours=48) == []


_TYPED = st.builds(
    "/{} {} {} {}".format,
    st.sampled_from(["feedback", "report", "signaler"]),
    st.sampled_from(["1", "#1", "2", "99", "x"]),
    st.sampled_from([*Wrong, "", "denied", "auto"]),
    st.text(max_size=60) | st.sampled_from(["/status_set 1 denied", "@everyone", "1; DROP TABLE reviews", "x" * 2_000]),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(_TYPED, st.sampled_from(["42", "43", "44"])), max_size=12))
async def test_no_report_ever_changes_a_story_or_a_message(said_by: list[tuple[str, str]]) -> None:
    made = await house(MONDAY_REPORT, ALTAVIA)
    stories, effects = dict(made.uow.store.stories), dict(made.uow.store.effects)
    calls = list(made.chat.calls)

    for typed, user in said_by:
        await said(made, typed, user)
    await made.later(days=2)

    assert made.uow.store.stories == stories
    assert made.uow.store.effects == effects
    assert made.chat.calls == calls
    open_ones = [(each.user, each.story_id) for each in await kept(made, Sought(state=State.OPEN))]
    assert len(open_ones) == len(set(open_ones))
