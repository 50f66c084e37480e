"""The owner puts stories right: what rooms see of it, and what is refused."""

import logging

import pytest

from bot.commands.request import Place
from bot.messages.card import Tone
from bot.stories.story import Report, Status
from bot.subscriptions.room import Room
from bot.usecases.asked import Access
from tests.fakes.claims import MONDAY_REPORT, REPEATS, SUNDAY_REPORT, claim, evidence, money, report
from tests.fakes.house import OTHER_FEED, ROOM, FakeHouse

OWNER = "1"
LATE_ROOM = Room("fake", "2")
OTHER_DEAL: Report = report(
    claim(evidence("Altavia"), investors=("Altavia",), amounts=(money("3e9"),), countries=("DE",)),
    title="Altavia bâtit en Allemagne",
)


async def house(*reports: Report) -> FakeHouse:
    made = FakeHouse(access=Access({"fake": OWNER}, open_to_all=True))
    await made.open()
    for number, each in enumerate(reports):
        await made.tell(each, feed=OTHER_FEED if number else made.desk.feeds["franceinfo"])
    return made


async def said(made: FakeHouse, typed: str, user: str = OWNER) -> str:
    card = await made.ask(typed, user=user)
    await made.deliverer.settle()
    assert card
    return card.plain


async def test_two_stories_put_together_are_one_post_and_a_line_that_leads_to_it() -> None:
    made = await house(SUNDAY_REPORT, OTHER_DEAL)

    answer = await said(made, "/merge 2 1")

    assert "#2 is part of #1 now." in answer
    assert "/split 1 2" in answer
    older, younger = made.chat.shown[ROOM]
    assert "Same story as #1" in younger.title
    assert [button.url for button in younger.buttons] == ["https://chat.example/1/1"]
    assert "2 outlets" in older.plain


async def test_a_room_that_had_only_the_younger_goes_on_with_its_message() -> None:
    made = await house(SUNDAY_REPORT)
    await made.open(room=LATE_ROOM)
    await made.tell(OTHER_DEAL, feed=OTHER_FEED)

    await said(made, "/merge 1 2")

    (card,) = made.chat.shown[LATE_ROOM]
    assert card.mark == "#1"


async def test_what_was_put_together_comes_apart_again_with_what_the_answer_says() -> None:
    made = await house(SUNDAY_REPORT, *REPEATS, OTHER_DEAL)
    undo = (await said(made, "/merge 1 2")).split("To undo: ")[1].split("\n")[0]

    answer = await said(made, undo)

    assert "#3 is a story of its own now: 1 report that was in #1." in answer
    one = await made.uow.run(lambda store: store.story(1))
    new = await made.uow.run(lambda store: store.story(3))
    assert one
    assert new
    assert [each.title for each in new.reports] == [OTHER_DEAL.title]
    assert len(one.reports) == 1 + len(REPEATS)
    assert "/merge 1 3" in answer


async def test_a_split_leaves_the_post_and_corrects_whoever_saw_a_status_that_was_too_firm() -> None:
    made = await house(SUNDAY_REPORT, MONDAY_REPORT)
    assert made.chat.shown[ROOM][0].tone is Tone.CONFIRMED

    await said(made, "/split 1 2")

    first, new = made.chat.shown[ROOM]
    assert (first.tone, first.mark) == (Tone.ANNOUNCED, "#1")
    assert (new.tone, new.mark) == (Tone.CONFIRMED, "#2")
    assert "“confirmed” was too strong; current status: announced" in made.chat.replies[ROOM][-1]


async def test_a_status_set_by_hand_is_shown_logged_and_told_once(caplog: pytest.LogCaptureFixture) -> None:
    made = await house(SUNDAY_REPORT)

    with caplog.at_level(logging.INFO):
        answer = await said(made, "/status_set 1 démenti told us on the phone")

    assert answer.startswith("❌ Denied · status set by hand")
    assert "The rules would give “announced”." in answer
    (card,) = made.chat.shown[ROOM]
    assert card.title == "❌ Denied · status set by hand"
    assert made.chat.replies[ROOM] == ["Status set by hand by the administrator (Amazon, more than €1.2bn): denied."]
    [line] = [each for each in caplog.records if each.message == "status set by hand"]
    assert (line.story, line.status, line.reason) == (1, "denied", "told us on the phone")  # type: ignore[attr-defined]


async def test_a_status_set_by_hand_stands_against_later_reports_until_it_is_given_back() -> None:
    made = await house(SUNDAY_REPORT)
    await said(made, "/status_set 1 rumour")
    await made.tell(MONDAY_REPORT, feed=OTHER_FEED)
    assert made.chat.shown[ROOM][0].title == "💬 Rumour · status set by hand"

    answer = await said(made, "/status_set 1 auto")

    assert "The rules decide again." in answer
    assert made.chat.shown[ROOM][0].title == "✅ Confirmed by Amazon"
    story = await made.uow.run(lambda store: store.story(1))
    assert story
    assert (story.ruling, story.verdict.status) == (None, Status.CONFIRMED)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("/merge 1 99", "There is no story #99."),
        ("/merge 99 1", "There is no story #99."),
        ("/merge 1 1", "That is #1 twice. Give the numbers of two stories."),
        ("/split 99 1", "There is no story #99."),
        ("/split 1 7", "#1 has 2 reports; there is no number 7."),
        ("/split 1 0", "#1 has 2 reports; there is no number 0."),
        ("/split 1 1-2", "Those are all reports of #1: name only some of them."),
        ("/status_set 99 denied", "There is no story #99."),
        ("/status_set 1 maybe", "maybe is not one of the choices"),
        ("/status_set 1 auto", "The status of #1 is what the rules give already."),
    ],
)
async def test_what_cannot_be_done_is_refused_in_one_line(typed: str, text: str) -> None:
    made = await house(SUNDAY_REPORT, MONDAY_REPORT)
    before = dict(made.uow.store.stories)

    assert text in await said(made, typed)
    assert made.uow.store.stories == before


async def test_a_story_that_merged_already_is_named_with_where_it_went() -> None:
    made = await house(SUNDAY_REPORT, OTHER_DEAL)
    await said(made, "/merge 1 2")

    for typed in ("/merge 1 2", "/split 2 1", "/status_set 2 denied"):
        assert "#2 is part of #1 already." in await said(made, typed)


@pytest.mark.parametrize("typed", ["/merge 1 2", "/split 1 1", "/status_set 1 denied"])
async def test_nobody_but_the_owner_puts_stories_right(typed: str) -> None:
    made = await house(SUNDAY_REPORT, MONDAY_REPORT)

    assert "Only the owner of this Vigie can use" in await said(made, typed, user="42")
    assert made.uow.store.stories[1].by_hand is False
    assert made.uow.store.stories[1].ruling is None


async def test_help_names_the_owner_s_commands_to_the_owner_alone() -> None:
    made = await house()

    assert "/status_set" in await said(made, "/help")
    assert "/status_set" not in await said(made, "/help", user="42")


async def test_the_terminal_is_the_owner_s() -> None:
    made = await house(SUNDAY_REPORT)
    card = await made.ask("/status_set 1 denied", user="nobody", place=Place.TERMINAL)
    assert card
    assert "status set by hand" in card.title
