"""What people who watch a story are told: each message stands alone on a lock screen."""

from dataclasses import replace

import pytest

from bot.claims.claim import Act, Stage, Stance
from bot.messages.watching import begun, enough, listed, not_watched, stopped, there_already, watch_ended
from bot.messages.wording import Wording
from bot.stories.filing import ruled
from bot.stories.story import Ruling, Status, Story
from bot.subscriptions.room import Room
from bot.subscriptions.watch import Until, Watch
from tests.fakes.claims import MONDAY_REPORT, SUNDAY_REPORT, claim, evidence, report, story
from tests.messages.weekend import EN, FR, MONDAY, WORDINGS, monday, sunday

NB = "\u00a0"
WATCH = Watch(128, Room("telegram", "11"), "11", Until.CONFIRMED, Status.ANNOUNCED, MONDAY)


def after_sunday(stance: Stance, **how: object) -> Story:
    word = evidence("Amazon", stance=stance, at=MONDAY, **how)  # type: ignore[arg-type]
    return story(SUNDAY_REPORT, report(claim(word, stage=Stage.COMMITMENT), at=MONDAY))


def test_a_confirmation_is_told_in_the_desk_s_words() -> None:
    assert (
        watch_ended(monday(), None, EN).plain
        == "Watch ended: Amazon confirms.\nAmazon: more than €1.2bn in France\n#128"
    )
    assert watch_ended(monday(), None, FR).title == f"Suivi terminé{NB}: Amazon confirme."
    assert watch_ended(monday(), None, WORDINGS.of("de")).title == "Beobachtung beendet: Amazon bestätigt."


@pytest.mark.parametrize(
    ("ends_as", "title"),
    [
        (after_sunday(Stance.DENIES), "Watch ended: ❌ Denied by Amazon"),
        (after_sunday(Stance.CANCELS, act=Act.PAUSED), "Watch ended: 🚫 Paused by Amazon"),
        (sunday(), "Watch ended: 🏛 Announced by the Élysée · not yet confirmed by Amazon"),
    ],
    ids=["denied", "paused", "lowered"],
)
def test_any_other_end_says_how_it_ended(ends_as: Story, title: str) -> None:
    assert watch_ended(ends_as, None, EN).title == title


@pytest.mark.parametrize("stage", [Stage.TALKS, Stage.INTENTION, Stage.NON_BINDING, Stage.CONDITIONAL, Stage.TARGET])
def test_what_is_confirmed_short_of_a_commitment_is_not_called_confirmed_alone(stage: Stage) -> None:
    short = story(SUNDAY_REPORT, replace(MONDAY_REPORT, claim=replace(MONDAY_REPORT.claim, stage=stage)))
    assert short.verdict.status is Status.CONFIRMED
    title = watch_ended(short, None, EN).title
    assert title.startswith("Watch ended: ✅ ")
    assert title != "Watch ended: ✅ Confirmed by Amazon"


def test_a_status_set_by_hand_is_no_party_s_word() -> None:
    by_hand = ruled(sunday(), Ruling(Status.CONFIRMED, MONDAY), MONDAY)
    assert watch_ended(by_hand, None, EN).title == "Watch ended: ✅ Confirmed · status set by hand"


def test_the_message_leads_to_the_story_and_to_the_words_and_calls_one_person() -> None:
    card = watch_ended(monday(), "42", EN, post="7.p.0")
    assert [(button.label, button.action, button.url) for button in card.buttons] == [
        ("Story", "story 128", None),
        ("Open", None, "https://amazon.example/release"),
    ]
    assert (card.calls, card.post) == ("42", "7.p.0")


@pytest.mark.parametrize(
    ("until", "wording", "title"),
    [
        (Until.CONFIRMED, EN, "You will get one message here once it is confirmed, denied or cancelled."),
        (Until.DENIED, EN, "You will get one message here once it is denied or cancelled."),
        (Until.ANY, EN, "You will get one message here when its status changes."),
        (Until.CONFIRMED, FR, "Vous recevrez un message ici dès que ce sera confirmé, démenti ou abandonné."),
    ],
)
def test_the_promise_says_what_ends_the_watch(until: Until, wording: Wording, title: str) -> None:
    card = begun(replace(WATCH, until=until), sunday(), wording)
    assert card.title == title
    assert "/unwatch 128" in card.plain
    assert [button.action for button in card.buttons] == ["unwatch 128"]


def test_what_has_happened_already_is_said_at_once() -> None:
    assert there_already(monday(), EN).plain == (
        "No need to watch: ✅ Confirmed by Amazon\n\nAmazon: more than €1.2bn in France · #128\n"
        "To hear of any change: /watch 128 any"
    )


def test_the_list_shows_how_each_stands_and_what_is_waited_for() -> None:
    other = replace(monday(), id=131)
    card = listed([(WATCH, sunday()), (replace(WATCH, story_id=131, until=Until.ANY), other)], EN)
    assert card.plain == (
        "You watch 2 stories\n\n"
        "🏛 Amazon: more than €1.2bn in France · #128 · until confirmed, denied or cancelled\n"
        "✅ Amazon: more than €1.2bn in France · #131 · until its status changes\n\n"
        "To end one: /unwatch 128"
    )
    assert "and 5 more" in listed([(WATCH, sunday())] * 20, EN).plain
    assert listed([], EN).plain == "You watch no story.\nTo watch one: /watch 128"


def test_the_short_answers_say_what_to_do() -> None:
    assert stopped(sunday(), EN).plain == "You watch #128 no more."
    assert not_watched(sunday(), EN).plain == "You do not watch #128.\nWhat you watch: /watch"
    assert enough(EN).plain == "50 watches at a time are the most.\nWhat you watch: /watch"
