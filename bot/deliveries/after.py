"""What an answer, an error or a silence means for an effect, its post and its room."""

from datetime import datetime, timedelta

from bot.deliveries.effect import Do, State
from bot.deliveries.outcome import Outcome, Task
from bot.deliveries.post import UNKNOWN_REVISION
from bot.deliveries.settling import MERGED
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
from bot.stories.revision import Reason, hold
from bot.stories.story import Story
from bot.subscriptions.subscription import State as SubscriptionState

FIRST_WAIT_S = 5.0
LONGEST_WAIT_S = 3600.0
TOKEN_WAIT_S = 300.0  # the operator was told; looking more often would only earn a ban

# How long a platform surely remembers a nonce and answers a repeated create with its first message (Discord:
# "the past few minutes"). Platforms that are not here remember nothing, and their past cannot be searched.
NONCE_REMEMBERED_S = {"discord": 120.0}

REFUSED = "refused"
MESSAGE_GONE = "message_gone"
_TOKEN_WAIT = timedelta(seconds=TOKEN_WAIT_S)
_DONE = {Do.CREATE: "sent", Do.EDIT: "edited", Do.REPLY: "replied", Do.PING: "pinged"}
_MOST_DOUBLINGS = 12  # beyond it the wait is the longest anyhow


def withheld(task: Task, now: datetime) -> Outcome | None:
    """Why this effect is not carried out after all; None: go on. To be asked before it is started."""
    subscription, post = task.subscription, task.post
    if subscription is not None and subscription.state is SubscriptionState.DISABLED:
        return Outcome(task, now, State.DEAD, "room_gone")
    if task.effect.do is Do.PING:
        return None  # it was promised to a person, whatever the room asks for
    if task.effect.do is not Do.EDIT and subscription is None:
        return Outcome(task, now, State.DEAD, "not_subscribed")
    if task.effect.do is not Do.EDIT and task.story.merged_into is not None:
        return Outcome(task, now, State.DEAD, MERGED)
    if task.effect.do is Do.REPLY and (reason := pointless(task.story, task.effect.key, post.corrected_only)):
        return Outcome(task, now, State.DEAD, reason)
    if task.effect.do is Do.CREATE and post.corrected_only:
        return Outcome(task, now, State.DEAD, "corrected_only")
    if task.effect.do is Do.EDIT and task.effect.state is State.PENDING and post.shown_revision == task.story.revision:
        return Outcome(task, now, State.DONE, "already_shown")
    return None


def pointless(story: Story, key: int, corrected_only: bool) -> str | None:
    """Why the reply of this transition is not to be sent any more; None: it is as true as when it was promised."""
    mine = next((turn for turn in story.transitions if turn.number == key), None)
    if mine is None:
        return MERGED  # a reply of the story that this one took over
    if mine.reason == Reason.LOWERED:
        stands_again = mine.before is not None and hold(mine.before) == hold(story.verdict)
        return "stands_again" if stands_again else None
    if corrected_only:
        return "corrected_only"
    later = (turn for turn in story.transitions if turn.number > key and turn.reason == Reason.LOWERED)
    taken_back = any(turn.before is not None and hold(turn.before) == hold(mine.after) for turn in later)
    return "taken_back" if taken_back and hold(story.verdict) != hold(mine.after) else None


def format_of(task: Task) -> str:
    """The format to send in: plain after a refusal, else the post's."""
    return "plain" if task.effect.reason == REFUSED else task.post.format


def after_success(task: Task, message_id: str | None, now: datetime) -> Outcome:
    """The platform took it. `message_id` is that of the new message, None for an edit."""
    shows = None if task.effect.do in (Do.REPLY, Do.PING) else task.story.revision
    return Outcome(task, now, State.DONE, _DONE[task.effect.do], message_id=message_id, shown_revision=shows)


def after_failure(task: Task, error: ChatError, now: datetime) -> Outcome:
    """The platform did not take it, or nobody knows. An alert is never given up for want of an answer."""
    later = now + timedelta(seconds=wait_s(task.effect.attempts, error))
    match error:
        case Refused():
            return _after_refusal(task, now)
        case MessageGone() if task.effect.do not in (Do.CREATE, Do.PING):
            return _after_loss(task, now)
        case MaybeSent() if task.effect.do is Do.EDIT:
            reason = _kept(task, "try_later")
            return Outcome(task, now, State.PENDING, reason, due_at=later, shown_revision=UNKNOWN_REVISION)
        case MaybeSent():
            return Outcome(task, now, State.UNKNOWN, "no_answer", due_at=later)
        case RoomGone() if task.effect.do is Do.PING and task.subscription is None:
            return Outcome(task, now, State.DEAD, "room_gone")  # one person left; nobody lost a room
        case RoomGone():
            return Outcome(task, now, State.DEAD, "room_gone", room_state=SubscriptionState.DISABLED)
        case RoomClosed() if task.subscription is None:
            return Outcome(task, now, State.DEAD, "room_closed")
        case RoomClosed():
            paused = SubscriptionState.PAUSED
            return Outcome(task, now, State.PENDING, "room_closed", due_at=later, room_state=paused)
        case RoomMoved(new_id=new_id) if new_id != task.post.room.chat:
            return Outcome(task, now, State.PENDING, "room_moved", due_at=now, room_moved_to=new_id)
        case TokenRefused():
            return Outcome(task, now, _still(task, now), _kept(task, "token_refused"), due_at=now + _TOKEN_WAIT)
        case _:
            return Outcome(task, now, _still(task, now), _kept(task, "try_later"), due_at=later)


def wait_s(attempts: int, error: ChatError | None = None) -> float:
    """How long to wait after this many attempts: doubled each time, never shorter than the platform asked for."""
    doubled = FIRST_WAIT_S * 2.0 ** min(max(attempts - 1, 0), _MOST_DOUBLINGS)
    asked = error.after_s if isinstance(error, TryLater) else None
    return max(asked or 0.0, min(doubled, LONGEST_WAIT_S))


def is_silent(task: Task) -> bool:
    """True if a due task was attempted and nobody knows what came of it: to be judged by `after_silence`."""
    return task.effect.state in (State.UNKNOWN, State.SENDING)


def looks_first(task: Task, platform: str, now: datetime, *, given_up: bool = False) -> bool:
    """True if our own message is to be looked for in the room before anything is sent again.

    A message that is given up is looked for too: where it arrived, it is put right.
    """
    remembered_s = NONCE_REMEMBERED_S.get(platform)
    first = task.effect.first_attempt_at
    if remembered_s is None or first is None or task.effect.do is Do.EDIT:
        return False
    if given_up:
        return task.effect.do is Do.CREATE
    return now - first > timedelta(seconds=remembered_s)


def after_silence(task: Task, platform: str, found_message_id: str | None, now: datetime) -> Outcome:
    """What to make of an attempt without an answer; `found_message_id` is what was found where `looks_first`.

    An edit is repeated, which changes nothing if it arrived. So is a create or a reply: within the life of its
    nonce the platform returns the first message; else one message twice is better than an alert lost.
    """
    if task.effect.do is Do.EDIT:
        reason = _kept(task, "no_answer")
        return Outcome(task, now, State.PENDING, reason, due_at=now, shown_revision=UNKNOWN_REVISION)
    if found_message_id is not None:
        shows = UNKNOWN_REVISION if task.effect.do is Do.CREATE else None  # the edit that follows makes it right
        return Outcome(task, now, State.DONE, "found", message_id=found_message_id, shown_revision=shows)
    looked = looks_first(task, platform, now)
    reason = "not_found" if looked else "nonce_remembered" if platform in NONCE_REMEMBERED_S else "sent_again"
    return Outcome(task, now, State.PENDING, reason, due_at=now)


def _after_refusal(task: Task, now: datetime) -> Outcome:
    if format_of(task) == "plain":
        return Outcome(task, now, State.DEAD, "refused_as_plain_text")
    # Only a create decides the post's format: an edit of a rich message may go plain once without binding the next.
    keeps = "plain" if task.effect.do is Do.CREATE else None
    return Outcome(task, now, State.PENDING, REFUSED, due_at=now, format=keeps)


def _after_loss(task: Task, now: datetime) -> Outcome:
    """The message is gone: a room that still listens gets a new one, which says all that a reply would have."""
    subscription = task.subscription
    listens = subscription is not None and subscription.state is SubscriptionState.ACTIVE
    again = listens and not task.post.corrected_only
    state = State.DONE if again else State.DEAD
    return Outcome(task, now, state, MESSAGE_GONE, post_lost=True, say_again=again)


def _still(task: Task, now: datetime) -> State:
    """PENDING, unless it was the look for an earlier attempt's message that failed: that one stays unanswered."""
    lease_until = task.effect.lease_until
    unanswered = task.effect.state is State.UNKNOWN or (lease_until is not None and lease_until <= now)
    return State.UNKNOWN if unanswered and task.effect.do is not Do.EDIT else State.PENDING


def _kept(task: Task, reason: str) -> str:
    """`reason`, unless the effect has to remember that its markup was refused."""
    return REFUSED if task.effect.reason == REFUSED else reason
