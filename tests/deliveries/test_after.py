"""What an answer, an error or a silence means."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.deliveries.after import (
    FIRST_WAIT_S,
    LONGEST_WAIT_S,
    after_failure,
    after_silence,
    after_success,
    format_of,
    is_silent,
    looks_first,
    wait_s,
    withheld,
)
from bot.deliveries.effect import Do, Effect, State
from bot.deliveries.outcome import Task
from bot.deliveries.post import Post
from bot.errors import (
    ChatError,
    MaybeSent,
    MessageGone,
    Refused,
    RoomClosed,
    RoomGone,
    RoomMoved,
    TokenRefused,
    TryLater,
)
from bot.stories.story import Status, Story, Transition, Verdict
from bot.subscriptions.room import Room
from bot.subscriptions.subscription import State as SubscriptionState
from bot.subscriptions.subscription import Subscription

NOW = datetime(2024, 5, 13, 9, 12, tzinfo=UTC)
ROOM = Room("telegram", "-100123")
CONFIRMED = Verdict(Status.CONFIRMED, ("Amazon",))
STORY = Story(128, NOW, NOW, 3, CONFIRMED, (), (Transition(0, NOW, 3, None, CONFIRMED),))
ASKED = Subscription(ROOM, NOW)

ERRORS: list[ChatError] = [
    TryLater("busy"),
    TryLater("flood", after_s=90),
    MaybeSent("no answer"),
    Refused("bad markup"),
    RoomClosed("closed"),
    RoomGone("kicked"),
    RoomMoved("moved", "-100999"),
    MessageGone("deleted"),
    TokenRefused("401"),
    ChatError("something new"),
]
errors = st.sampled_from(ERRORS)
dos = st.sampled_from(Do)


def task(do: Do = Do.CREATE, attempts: int = 1, **changes: object) -> Task:
    """A started effect; `changes` are fields of its post, its effect, or its `subscription`."""
    subscription = changes.pop("subscription", ASKED)
    assert subscription is None or isinstance(subscription, Subscription)
    post = Post(7, 128, ROOM, 3, None if do is Do.CREATE else 2, None if do is Do.CREATE else "m1")
    effect = Effect(1, 7, do, 0, State.SENDING, NOW, attempts, NOW, "w1", NOW + timedelta(seconds=120))
    of_post = {name: value for name, value in changes.items() if name in Post.__slots__}
    of_effect = {name: value for name, value in changes.items() if name not in Post.__slots__}
    return Task(replace(effect, **of_effect), replace(post, **of_post), STORY, subscription)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("do", "message_id", "reason", "shown"),
    [
        pytest.param(Do.CREATE, "m1", "sent", 3, id="create"),
        pytest.param(Do.EDIT, None, "edited", 3, id="edit"),
        pytest.param(Do.REPLY, "m2", "replied", None, id="a-reply-shows-no-revision"),
    ],
)
def test_success(do: Do, message_id: str | None, reason: str, shown: int | None) -> None:
    outcome = after_success(task(do), message_id, NOW)
    assert (outcome.state, outcome.reason, outcome.message_id) == (State.DONE, reason, message_id)
    assert outcome.shown_revision == shown


@pytest.mark.parametrize(
    ("do", "error", "state", "reason", "wait"),
    [
        pytest.param(Do.CREATE, TryLater("x"), State.PENDING, "try_later", 5, id="busy"),
        pytest.param(Do.CREATE, TryLater("x", 90), State.PENDING, "try_later", 90, id="the-platform-s-wait-is-kept"),
        pytest.param(Do.CREATE, MaybeSent("x"), State.UNKNOWN, "no_answer", 5, id="create-without-an-answer"),
        pytest.param(Do.REPLY, MaybeSent("x"), State.UNKNOWN, "no_answer", 5, id="reply-without-an-answer"),
        pytest.param(Do.EDIT, MaybeSent("x"), State.PENDING, "try_later", 5, id="an-edit-is-simply-repeated"),
        pytest.param(Do.CREATE, Refused("x"), State.PENDING, "refused", 0, id="once-more-as-plain-text"),
        pytest.param(Do.CREATE, RoomGone("x"), State.DEAD, "room_gone", None, id="gone"),
        pytest.param(Do.CREATE, RoomClosed("x"), State.PENDING, "room_closed", 5, id="closed"),
        pytest.param(Do.CREATE, RoomMoved("x", "-100999"), State.PENDING, "room_moved", 0, id="moved"),
        pytest.param(Do.CREATE, RoomMoved("x", "-100123"), State.PENDING, "try_later", 5, id="moved-to-where-it-is"),
        pytest.param(Do.EDIT, MessageGone("x"), State.DONE, "message_gone", None, id="deleted"),
        pytest.param(Do.REPLY, MessageGone("x"), State.DONE, "message_gone", None, id="nothing-to-answer-to"),
        pytest.param(Do.CREATE, MessageGone("x"), State.PENDING, "try_later", 5, id="a-create-has-no-message-to-lose"),
        pytest.param(Do.CREATE, TokenRefused("x"), State.PENDING, "token_refused", 300, id="token"),
        pytest.param(Do.CREATE, ChatError("x"), State.PENDING, "try_later", 5, id="an-error-nobody-knows"),
    ],
)
def test_failure(do: Do, error: ChatError, state: State, reason: str, wait: float | None) -> None:
    outcome = after_failure(task(do), error, NOW)
    assert (outcome.state, outcome.reason) == (state, reason)
    assert outcome.due_at == (None if wait is None else NOW + timedelta(seconds=wait))


def test_a_closed_topic_pauses_and_a_lost_room_is_disabled() -> None:
    assert after_failure(task(), RoomClosed("x"), NOW).room_state is SubscriptionState.PAUSED
    assert after_failure(task(), RoomGone("x"), NOW).room_state is SubscriptionState.DISABLED


def test_a_closed_topic_that_nobody_subscribed_holds_nothing_up() -> None:
    assert after_failure(task(Do.EDIT, subscription=None), RoomClosed("x"), NOW).state is State.DEAD


def test_a_moved_room_names_its_new_chat() -> None:
    assert after_failure(task(), RoomMoved("x", "-100999"), NOW).room_moved_to == "-100999"


@pytest.mark.parametrize("do", Do)
def test_a_refused_text_is_tried_once_as_plain_text(do: Do) -> None:
    first = task(do)
    outcome = after_failure(first, Refused("x"), NOW)
    again = Task(replace(first.effect, reason=outcome.reason, attempts=2), first.post, STORY, ASKED)
    assert (format_of(first), format_of(again)) == ("rich", "plain")
    assert after_failure(again, Refused("x"), NOW).state is State.DEAD


def test_a_wait_in_between_does_not_bring_the_markup_back() -> None:
    again = task(Do.REPLY, reason="refused")
    assert after_failure(again, TryLater("x"), NOW).reason == "refused"


def test_only_a_create_binds_the_post_to_plain_text() -> None:
    assert [after_failure(task(do), Refused("x"), NOW).format for do in Do] == ["plain", None, None, None]


def test_a_ping_goes_to_its_person_whatever_the_room_asks_for() -> None:
    ping = replace(task(Do.PING), subscription=None)
    assert withheld(ping, NOW) is None
    assert withheld(replace(ping, story=replace(STORY, merged_into=7)), NOW) is None
    gone = replace(ASKED, state=SubscriptionState.DISABLED)
    assert (outcome := withheld(replace(ping, subscription=gone), NOW))
    assert outcome.reason == "room_gone"


def test_a_person_who_left_costs_no_room() -> None:
    left = after_failure(replace(task(Do.PING), subscription=None), RoomGone("blocked"), NOW)
    assert (left.state, left.reason, left.room_state) == (State.DEAD, "room_gone", None)
    assert after_failure(task(Do.PING), RoomGone("kicked"), NOW).room_state is SubscriptionState.DISABLED


@pytest.mark.parametrize(
    ("changes", "again"),
    [
        pytest.param({}, True, id="the-room-listens"),
        pytest.param({"subscription": None}, False, id="it-unsubscribed"),
        pytest.param({"corrected_only": True}, False, id="its-wish-no-longer-fits"),
        pytest.param({"subscription": replace(ASKED, state=SubscriptionState.PAUSED)}, False, id="it-is-paused"),
    ],
)
def test_a_deleted_message_is_said_again_where_somebody_listens(changes: dict[str, object], again: bool) -> None:
    outcome = after_failure(task(Do.EDIT, **changes), MessageGone("x"), NOW)
    assert (outcome.post_lost, outcome.say_again) == (True, again)
    assert outcome.state is (State.DONE if again else State.DEAD)


@given(st.integers(0, 200), st.floats(0, 1e6) | st.none())
def test_the_wait_is_never_shorter_than_the_platform_asks(attempts: int, after_s: float | None) -> None:
    waited = wait_s(attempts, TryLater("x", after_s))
    assert waited >= max(after_s or 0.0, FIRST_WAIT_S)
    assert waited <= max(after_s or 0.0, LONGEST_WAIT_S)


def test_the_wait_doubles_up_to_an_hour() -> None:
    assert [wait_s(n) for n in (0, 1, 2, 3, 10, 11, 12, 99)] == [5, 5, 10, 20, 2560, 3600, 3600, 3600]


@given(dos, errors, st.integers(1, 500))
def test_an_alert_dies_only_of_a_refusal_or_of_its_room(do: Do, error: ChatError, attempts: int) -> None:
    outcome = after_failure(task(do, attempts), error, NOW)
    assert (outcome.state is State.DEAD) <= isinstance(error, RoomGone)
    assert outcome.reason


@given(dos, errors, st.integers(1, 500))
def test_what_may_be_on_the_screen_is_never_sent_again_without_thinking(
    do: Do, error: ChatError, attempts: int
) -> None:
    outcome = after_failure(task(do, attempts), error, NOW)
    assert (outcome.state is State.UNKNOWN) == (isinstance(error, MaybeSent) and do is not Do.EDIT)


@given(dos, errors)
def test_what_waits_always_has_a_time(do: Do, error: ChatError) -> None:
    outcome = after_failure(task(do), error, NOW)
    assert (outcome.due_at is not None) == (outcome.state in (State.PENDING, State.UNKNOWN))


@pytest.mark.parametrize(
    ("do", "platform", "seconds", "looks"),
    [
        pytest.param(Do.CREATE, "discord", 120, False, id="the-nonce-is-remembered"),
        pytest.param(Do.CREATE, "discord", 121, True, id="the-nonce-may-be-forgotten"),
        pytest.param(Do.REPLY, "discord", 121, True, id="a-reply-too"),
        pytest.param(Do.EDIT, "discord", 999, False, id="an-edit-needs-no-search"),
        pytest.param(Do.CREATE, "telegram", 999, False, id="telegram-lets-nobody-look"),
    ],
)
def test_where_to_look_before_sending_again(do: Do, platform: str, seconds: float, looks: bool) -> None:
    assert looks_first(task(do), platform, NOW + timedelta(seconds=seconds)) is looks


@pytest.mark.parametrize(
    ("platform", "seconds", "reason"),
    [
        pytest.param("discord", 60, "nonce_remembered", id="discord-within-the-nonce-s-life"),
        pytest.param("discord", 600, "not_found", id="discord-after-a-look"),
        pytest.param("telegram", 60, "sent_again", id="telegram-by-policy"),
    ],
)
@pytest.mark.parametrize("do", [Do.CREATE, Do.REPLY])
def test_silence_means_once_more(do: Do, platform: str, seconds: float, reason: str) -> None:
    now = NOW + timedelta(seconds=seconds)
    outcome = after_silence(task(do), platform, None, now)
    assert (outcome.state, outcome.reason, outcome.due_at) == (State.PENDING, reason, now)


@pytest.mark.parametrize(("do", "shown"), [(Do.CREATE, 0), (Do.REPLY, None)])
def test_a_message_that_was_found_is_not_sent_again(do: Do, shown: int | None) -> None:
    outcome = after_silence(task(do), "discord", "m9", NOW + timedelta(minutes=10))
    assert (outcome.state, outcome.message_id, outcome.shown_revision) == (State.DONE, "m9", shown)


@pytest.mark.parametrize("error", [TryLater("x"), TokenRefused("x")])
@pytest.mark.parametrize(
    ("state", "seconds", "left"),
    [
        pytest.param(State.UNKNOWN, 5, State.UNKNOWN, id="no-answer-then-no-look"),
        pytest.param(State.SENDING, 120, State.UNKNOWN, id="killed-then-no-look"),
        pytest.param(State.SENDING, 119, State.PENDING, id="an-attempt-of-now"),
    ],
)
def test_a_look_that_failed_leaves_the_silence_unjudged(
    error: ChatError, state: State, seconds: float, left: State
) -> None:
    now = NOW + timedelta(seconds=seconds)
    assert after_failure(task(state=state), error, now).state is left
    assert after_failure(task(Do.EDIT, state=state), error, now).state is State.PENDING


def test_an_edit_without_an_answer_is_repeated() -> None:
    outcome = after_silence(task(Do.EDIT), "discord", None, NOW)
    assert (outcome.state, outcome.due_at) == (State.PENDING, NOW)


@pytest.mark.parametrize(("state", "silent"), [(State.PENDING, False), (State.UNKNOWN, True), (State.SENDING, True)])
def test_only_what_was_attempted_without_an_answer_is_silent(state: State, silent: bool) -> None:
    assert is_silent(task(state=state)) is silent


@pytest.mark.parametrize(
    ("do", "changes", "reason"),
    [
        pytest.param(Do.CREATE, {}, None, id="go-on"),
        pytest.param(Do.CREATE, {"subscription": None}, "not_subscribed", id="no-message-after-unsubscribing"),
        pytest.param(Do.REPLY, {"subscription": None}, "not_subscribed", id="no-reply-after-unsubscribing"),
        pytest.param(Do.EDIT, {"subscription": None}, None, id="but-a-correction"),
        pytest.param(Do.REPLY, {"corrected_only": True}, "corrected_only", id="no-reply-to-who-filters"),
        pytest.param(
            Do.EDIT,
            {"subscription": replace(ASKED, state=SubscriptionState.DISABLED)},
            "room_gone",
            id="nothing-to-a-room-that-is-gone",
        ),
        pytest.param(Do.EDIT, {"shown_revision": 3}, "already_shown", id="nothing-new-to-show"),
        pytest.param(Do.REPLY, {"shown_revision": 3}, None, id="a-reply-is-not-the-message"),
        pytest.param(Do.REPLY, {"key": 9}, "merged", id="no-reply-of-a-story-that-this-one-took-over"),
    ],
)
def test_what_is_not_carried_out_after_all(do: Do, changes: dict[str, object], reason: str | None) -> None:
    outcome = withheld(task(do, state=State.PENDING, **changes), NOW)
    assert (outcome.reason if outcome else None) == reason


@pytest.mark.parametrize(
    ("do", "reason"), [(Do.CREATE, "merged"), (Do.REPLY, "merged"), (Do.EDIT, None)], ids=lambda value: str(value)
)
def test_a_story_that_merged_into_another_is_only_edited(do: Do, reason: str | None) -> None:
    gone = replace(task(do, state=State.PENDING), story=replace(STORY, merged_into=127))
    outcome = withheld(gone, NOW)
    assert (outcome.reason if outcome else None) == reason
