"""What a change of a story means for one room."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.claims.claim import Claim, Kind, Stage
from bot.deliveries.decision import Action, Decision, decide, effects, wanted_post
from bot.deliveries.effect import Do
from bot.deliveries.post import Post
from bot.stories.revision import Change, Reason
from bot.stories.story import Report, Status, Story, Transition, Verdict
from bot.subscriptions.room import Room
from bot.subscriptions.subscription import Replies, State, Subscription, Wish

NOW = datetime(2024, 5, 13, 9, 12, tzinfo=UTC)
ROOM = Room("telegram", "123")
VERDICT = Verdict(Status.ANNOUNCED, ("Élysée",))
CLAIM = Claim(Kind.CAPEX, Stage.INTENTION, ("Amazon",), countries=("FR",))
REPORT = Report("u:1", "Franceinfo", "https://example.org", "t", "fr", NOW, CLAIM)
FIRST = Transition(1, NOW, 1, None, VERDICT)
SECOND = Transition(2, NOW, 3, VERDICT, Verdict(Status.CONFIRMED, ("Amazon",)))
STORY = Story(128, NOW, NOW, 3, VERDICT, (REPORT,), (FIRST, SECOND))

ASKED = Subscription(ROOM, NOW - timedelta(days=1))
LATE = replace(ASKED, since=NOW + timedelta(hours=1))
ELSEWHERE = replace(ASKED, wish=Wish(country="US"))
POSTED = Post(7, 128, ROOM, 2, shown_revision=2, message_id="m1")
UNDER_WAY = Post(7, 128, ROOM, 1)
LOST = Post(7, 128, ROOM, 2, shown_revision=2)

NEW = Change(True, True, Reason.NEW_STORY, transition=FIRST)
CONFIRMED = Change(True, True, Reason.CONFIRMED, transition=SECOND)
REPORTED = Change(True, False, Reason.REPORTED, transition=SECOND)
LOWERED = Change(True, False, Reason.LOWERED, corrects=True, transition=SECOND)
MERGED = Change(True, False, Reason.MERGED)
SOURCES = Change(True, False, Reason.MORE_SOURCES)
CLOSED = Change(True, False, Reason.CLOSED, transition=SECOND)
FIGURE = Change(True, True, Reason.FIGURE_REVISED, transition=SECOND)
BY_HAND = Change(True, True, Reason.BY_HAND, transition=SECOND)
BACK_BY_HAND = Change(True, True, Reason.BY_HAND, transition=replace(SECOND, after=VERDICT))
NOTHING = Change(False, False, Reason.NOTHING)


RUMOUR = Verdict(Status.RUMOURED)
TAKEN_BACK = replace(
    STORY,
    transitions=(
        Transition(1, NOW, 1, None, RUMOUR),
        Transition(2, NOW, 2, RUMOUR, VERDICT),
        Transition(3, NOW, 3, VERDICT, RUMOUR, Reason.LOWERED),
    ),
)


def decided(action: Action, reason: str, *, at_once: bool = True, silently: bool = False) -> Decision:
    return Decision(action, reason, at_once, silently)


@pytest.mark.parametrize(
    ("change", "subscription", "post", "expected"),
    [
        pytest.param(NEW, ASKED, None, decided(Action.SEND, "new_story"), id="first-alert-at-once"),
        pytest.param(NEW, None, None, decided(Action.SKIP, "not_subscribed", at_once=False), id="nobody-asked"),
        pytest.param(NEW, ELSEWHERE, None, decided(Action.SKIP, "other_country", at_once=False), id="other-wish"),
        pytest.param(
            NEW,
            replace(ASKED, state=State.PAUSED),
            None,
            decided(Action.SKIP, "room_paused", at_once=False),
            id="paused",
        ),
        pytest.param(
            NEW, replace(ASKED, state=State.DISABLED), None, decided(Action.SKIP, "room_gone", at_once=False), id="gone"
        ),
        pytest.param(SOURCES, ASKED, None, decided(Action.SEND, "fits_now"), id="a-known-story-fits-the-wish-now"),
        pytest.param(
            SOURCES, LATE, None, decided(Action.SKIP, "more_sources", at_once=False), id="old-news-to-a-new-room"
        ),
        pytest.param(CONFIRMED, LATE, None, decided(Action.SEND, "confirmed"), id="real-news-to-a-new-room"),
        pytest.param(CONFIRMED, ASKED, POSTED, decided(Action.REPLY, "confirmed"), id="a-confirmation-pings-once"),
        pytest.param(LOWERED, ASKED, POSTED, decided(Action.REPLY, "lowered"), id="a-correction-is-said"),
        pytest.param(
            SOURCES, ASKED, POSTED, decided(Action.EDIT, "more_sources", at_once=False), id="more-sources-are-gathered"
        ),
        pytest.param(REPORTED, ASKED, POSTED, decided(Action.EDIT, "reported"), id="a-status-change-never-waits"),
        pytest.param(
            NOTHING, ASKED, POSTED, decided(Action.SKIP, "nothing", at_once=False), id="nothing-a-reader-would-see"
        ),
        pytest.param(
            CONFIRMED,
            None,
            POSTED,
            decided(Action.EDIT, "not_subscribed", silently=True),
            id="unsubscribed-is-corrected",
        ),
        pytest.param(
            LOWERED, ELSEWHERE, POSTED, decided(Action.REPLY, "lowered", silently=True), id="filtered-hears-corrections"
        ),
        pytest.param(
            CONFIRMED, ELSEWHERE, POSTED, decided(Action.EDIT, "other_country", silently=True), id="filtered-no-news"
        ),
        pytest.param(
            LOWERED,
            replace(ASKED, state=State.PAUSED),
            POSTED,
            decided(Action.REPLY, "lowered"),
            id="a-correction-waits-for-a-closed-topic",
        ),
        pytest.param(
            LOWERED, LATE, None, decided(Action.SKIP, "lowered", at_once=False), id="no-first-alert-for-a-correction"
        ),
        pytest.param(MERGED, ASKED, None, decided(Action.SKIP, "merged", at_once=False), id="what-merged-is-no-news"),
        pytest.param(
            CONFIRMED,
            replace(ASKED, state=State.PAUSED),
            POSTED,
            decided(Action.HOLD, "room_paused"),
            id="a-closed-topic-is-held",
        ),
        pytest.param(
            CONFIRMED,
            replace(ASKED, state=State.DISABLED),
            POSTED,
            decided(Action.SKIP, "room_gone", at_once=False),
            id="a-room-that-is-gone",
        ),
        pytest.param(CONFIRMED, ASKED, LOST, decided(Action.SEND, "message_lost"), id="real-news-of-a-lost-message"),
        pytest.param(
            SOURCES, ASKED, LOST, decided(Action.EDIT, "message_lost", at_once=False), id="small-news-of-a-lost-message"
        ),
        pytest.param(CONFIRMED, ASKED, UNDER_WAY, decided(Action.SEND, "not_shown_yet"), id="not-shown-yet-and-news"),
        pytest.param(
            SOURCES, ASKED, UNDER_WAY, decided(Action.EDIT, "not_shown_yet", at_once=False), id="not-shown-yet"
        ),
        pytest.param(
            SOURCES,
            None,
            UNDER_WAY,
            decided(Action.SKIP, "not_subscribed", at_once=False, silently=True),
            id="unsubscribed-before-it-was-shown",
        ),
    ],
)
def test_decide(change: Change, subscription: Subscription | None, post: Post | None, expected: Decision) -> None:
    assert decide(STORY, change, subscription, post) == expected


@pytest.mark.parametrize(
    ("shown_revision", "action"),
    [
        pytest.param(1, Action.EDIT, id="not-yet"),
        pytest.param(2, Action.REPLY, id="seen"),
        pytest.param(0, Action.REPLY, id="found-again-in-an-unknown-state"),
    ],
)
def test_what_was_too_firm_is_taken_back_where_it_was_seen(shown_revision: int, action: Action) -> None:
    post = replace(POSTED, shown_revision=shown_revision)
    assert decide(TAKEN_BACK, LOWERED, ASKED, post).action is action


@pytest.mark.parametrize(
    ("decision", "change", "expected"),
    [
        pytest.param(decided(Action.SEND, "new"), NEW, [("create", 0, 0)], id="first-alert"),
        pytest.param(
            decided(Action.SEND, "x"), CONFIRMED, [("create", 0, 0), ("reply", 2, 0)], id="a-message-that-may-have-left"
        ),
        pytest.param(decided(Action.EDIT, "x", at_once=False), SOURCES, [("edit", 0, 60)], id="gathered"),
        pytest.param(decided(Action.EDIT, "x"), REPORTED, [("edit", 0, 0)], id="at-once"),
        pytest.param(decided(Action.HOLD, "x"), CONFIRMED, [("edit", 0, 0)], id="held"),
        pytest.param(decided(Action.REPLY, "x"), CONFIRMED, [("edit", 0, 0), ("reply", 2, 0)], id="edit-and-reply"),
        pytest.param(decided(Action.SKIP, "x"), CONFIRMED, [], id="nothing"),
    ],
)
def test_the_effects_of_a_decision(decision: Decision, change: Change, expected: list[tuple[str, int, float]]) -> None:
    armed = effects(decision, POSTED, change, NOW)
    assert [(e.do.value, e.key, (e.due_at - NOW).total_seconds()) for e in armed] == expected
    assert all(e.reason == decision.reason and e.post_id == POSTED.id for e in armed)


def test_how_long_edits_gather_is_for_the_installation_to_say() -> None:
    [edit] = effects(decided(Action.EDIT, "x", at_once=False), POSTED, SOURCES, NOW, edit_after_s=5)
    assert (edit.do, edit.due_at) == (Do.EDIT, NOW + timedelta(seconds=5))


def test_the_post_wants_the_present_revision() -> None:
    fresh = wanted_post(STORY, ROOM, None, decided(Action.SEND, "new_story"))
    assert fresh == Post(0, 128, ROOM, 3)
    assert wanted_post(STORY, ROOM, POSTED, decided(Action.EDIT, "x")) == replace(POSTED, wanted_revision=3)


def test_a_room_that_wants_the_story_again_is_pinged_again() -> None:
    silenced = wanted_post(STORY, ROOM, POSTED, decide(STORY, SOURCES, ELSEWHERE, POSTED))
    assert silenced.corrected_only
    assert not wanted_post(STORY, ROOM, silenced, decide(STORY, CONFIRMED, ASKED, silenced)).corrected_only


@pytest.mark.parametrize(
    ("change", "rings_for"),
    [
        pytest.param(CONFIRMED, "all changes outcome", id="a-party-spoke"),
        pytest.param(BY_HAND, "all changes outcome", id="a-person-says-it-is-settled"),
        pytest.param(BACK_BY_HAND, "all changes", id="a-person-says-it-is-open"),
        pytest.param(replace(CONFIRMED, reason=Reason.ANNOUNCED), "all changes", id="an-official-spoke"),
        pytest.param(FIGURE, "all changes", id="a-party-s-figure"),
        pytest.param(REPORTED, "all", id="the-press-states-it"),
        pytest.param(CLOSED, "all", id="a-deal-is-closed"),
        pytest.param(replace(CLOSED, transition=None), "", id="nothing-turned"),
        pytest.param(SOURCES, "", id="one-source-more"),
    ],
)
def test_what_rings_is_for_the_room_to_say_and_the_message_is_edited_anyhow(change: Change, rings_for: str) -> None:
    for replies in Replies:
        decision = decide(STORY, change, replace(ASKED, replies=replies), POSTED)
        rings = replies in rings_for.split()
        assert decision.action is (Action.REPLY if rings else Action.EDIT)
        quieter = change.worth_a_ping and not rings
        assert decision.reason == (f"replies_{replies}" if quieter else change.reason)


@pytest.mark.parametrize("replies", list(Replies))
def test_what_was_too_firm_is_taken_back_aloud_and_a_first_alert_rings_whatever_a_room_lets_ring(
    replies: Replies,
) -> None:
    room = replace(ASKED, replies=replies)
    assert decide(TAKEN_BACK, LOWERED, room, POSTED).action is Action.REPLY
    assert decide(STORY, NEW, room, None).action is Action.SEND
