"""What arming, starting and finishing do to an effect and its post: the rules every store follows."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from bot.deliveries.effect import Do, Effect, State
from bot.deliveries.outcome import Outcome
from bot.deliveries.post import UNKNOWN_REVISION, Post
from bot.stories.revision import Reason, hold
from bot.stories.story import Story

LIVE = frozenset({State.PENDING, State.SENDING, State.UNKNOWN})
WAITING = frozenset({State.PENDING, State.UNKNOWN})  # live, and nobody holds it

# Reasons an effect ends or begins without anybody having asked for it.
SAID_BY_THE_MESSAGE = "said_by_the_message_itself"
SAID_BY_A_REPLY = "said_by_another_reply"
NO_MESSAGE = "no_message"
ROOM_GONE = "room_gone"
ROOM_MOVED = "room_moved"
MOVED_ON = "moved_on"  # the story moved while its message was under way
MERGED = "merged"  # the story turned out to be another one


def lost(post: Post) -> bool:
    """True if the room once had the message and has it no more."""
    return post.message_id is None and post.shown_revision is not None


def stands(post: Post, effects: Iterable[Effect]) -> bool:
    """True if the room has this post's message, or one may be on its way."""
    return post.message_id is not None or any(each.do is Do.CREATE and each.state in LIVE for each in effects)


def arming(post: Post, effects: Iterable[Effect], wanted: Effect) -> Effect:
    """The effect as it stands once it was wanted: `wanted` itself if the post has none such; new ones have id 0.

    What would touch a message that is not there, nor on its way, is born dead: it would wait for ever.
    """
    effects = tuple(effects)
    creating = [effect for effect in effects if effect.do is Do.CREATE and effect.state in LIVE]
    if wanted.do is Do.CREATE and creating:
        return creating[0]
    if wanted.do is Do.CREATE and lost(post):
        return replace(wanted, id=0, key=_next_key(effects))
    known = next((effect for effect in effects if (effect.do, effect.key) == (wanted.do, wanted.key)), None)
    if wanted.do is not Do.CREATE and not stands(post, effects):
        return known or replace(wanted, state=State.DEAD, reason=NO_MESSAGE)
    return _again(known, wanted) if known else wanted


def begun(effect: Effect, worker: str, now: datetime, lease_until: datetime) -> Effect:
    """`effect` as promised to the store before its request leaves; the attempt counts from here."""
    return replace(
        effect,
        state=State.SENDING,
        attempts=effect.attempts + 1,
        first_attempt_at=effect.first_attempt_at or now,
        worker=worker,
        lease_until=lease_until,
    )


def finished(post: Post, effects: Iterable[Effect], outcome: Outcome) -> tuple[Post, tuple[Effect, ...]]:
    """The post after an outcome, and those of its effects that changed; new ones have id 0.

    Nothing changes if the effect is not as the outcome's task knew it: its lease ran out and somebody else has it.
    """
    effects = tuple(effects)
    mine = next((effect for effect in effects if effect.id == outcome.task.effect.id), None)
    if mine is None or not same_attempt(mine, outcome.task.effect):
        return post, ()
    if outcome.task.post.room != post.room:
        return _left_behind(post, effects, mine, outcome)
    if outcome.task.post.story_id != post.story_id and outcome.shown_revision is not None:
        outcome = replace(outcome, shown_revision=UNKNOWN_REVISION)  # it tells of the story taken over
    after = _shown(post, outcome)
    others = (_overtaken(effect, outcome) for effect in effects if effect is not mine)
    changed = [settled(mine, outcome), *(effect for effect in others if effect)]
    edits = [effect for effect in effects if effect.do is Do.EDIT and effect is not mine]
    if _behind(after, outcome) and not any(edit.state in LIVE for edit in edits):
        edit = Effect(0, post.id, Do.EDIT, 0, State.PENDING, outcome.at, reason=MOVED_ON)
        if mine.do is Do.EDIT:
            changed[0] = _again(changed[0], edit)
        else:
            changed.append(arming(after, edits, edit))
    if outcome.say_again:
        key = _next_key(effects)
        changed.append(Effect(0, post.id, Do.CREATE, key, State.PENDING, outcome.at, reason=outcome.reason))
    return after, tuple(changed)


def after_move(effects: Iterable[Effect]) -> tuple[Effect, ...]:
    """What changes among the effects of a post whose message stayed behind in the old chat.

    What would have touched that message ends, also if it is under way: nothing leads back to the old chat. Was a
    reply among it, a new message says it all instead.
    """
    effects = tuple(effects)
    ended = [effect for effect in effects if effect.do is not Do.CREATE and effect.state in LIVE]
    changed = [_ended(effect, State.DEAD, ROOM_MOVED) for effect in ended]
    if replies := [effect for effect in ended if effect.do is Do.REPLY]:
        due_at = min(reply.due_at for reply in replies)
        key = _next_key(effects)
        changed.append(Effect(0, replies[0].post_id, Do.CREATE, key, State.PENDING, due_at, reason=ROOM_MOVED))
    return tuple(changed)


def _left_behind(
    post: Post, effects: Sequence[Effect], mine: Effect, outcome: Outcome
) -> tuple[Post, tuple[Effect, ...]]:
    """What came of an effect in the old chat while its room moved: an id of there means nothing in the new one."""
    ours = settled(mine, outcome)
    arrived = mine.do is Do.CREATE and ours.state is State.DONE
    left = replace(post, shown_revision=UNKNOWN_REVISION) if arrived else post
    standing = [ours, *(effect for effect in effects if effect is not mine)]
    if stands(left, standing):
        return left, (ours,)
    ended = {effect.id: effect for effect in after_move(standing)}
    return left, tuple({ours.id: ours, **ended}.values())


def adopted(post: Post, effects: Iterable[Effect], story: Story) -> tuple[Post, tuple[Effect, ...]]:
    """The post as that of another story, and its effects with what told of the old one ended.

    Replies are keyed by the transitions of a story: those of the old one make room for those of the new.
    """
    shown = None if post.shown_revision is None else UNKNOWN_REVISION  # to be edited in any case
    mine = replace(post, story_id=story.id, wanted_revision=story.revision, shown_revision=shown)
    return mine, tuple(_of_another_story(effect) for effect in effects if effect.do is not Do.CREATE)


def _of_another_story(effect: Effect) -> Effect:
    ended = _ended(effect, State.DEAD, MERGED) if effect.state in WAITING else effect
    return replace(ended, key=-effect.id) if effect.do is Do.REPLY else ended


def stranded(effect: Effect) -> Effect:
    """`effect`, dead because its room is gone; what is under way finds that out by itself."""
    return _ended(effect, State.DEAD, ROOM_GONE) if effect.state in WAITING else effect


def _again(known: Effect, wanted: Effect) -> Effect:
    ended = known.state not in LIVE
    if ended and (known.do is Do.EDIT or (known.do is Do.CREATE and known.state is State.DEAD)):
        return replace(wanted, id=known.id, state=State.PENDING)
    gathers = known.do is Do.EDIT and known.state is State.PENDING and known.attempts == 0
    if gathers and wanted.due_at < known.due_at:
        return replace(known, due_at=wanted.due_at, reason=wanted.reason)
    return known


def same_attempt(effect: Effect, known: Effect) -> bool:
    """True if nobody has taken the effect up since: an edit that is armed again counts its attempts from the start."""
    mine = (known.state, known.attempts, known.worker, known.lease_until)
    return (effect.state, effect.attempts, effect.worker, effect.lease_until) == mine


def settled(effect: Effect, outcome: Outcome) -> Effect:
    """The effect as an outcome leaves it."""
    return replace(
        effect,
        state=outcome.state,
        due_at=(outcome.due_at or outcome.at) if outcome.state in WAITING else effect.due_at,
        worker=None,
        lease_until=None,
        message_id=outcome.message_id or effect.message_id,
        reason=outcome.reason,
    )


def _shown(post: Post, outcome: Outcome) -> Post:
    """`post` after the outcome of one of its effects. A reply's message is not the post's."""
    created = outcome.task.effect.do is Do.CREATE and outcome.state is State.DONE
    message_id = (outcome.message_id if created else None) or post.message_id
    return replace(
        post,
        message_id=None if outcome.post_lost else message_id,
        shown_revision=post.shown_revision if outcome.shown_revision is None else outcome.shown_revision,
        format=outcome.format or post.format,
    )


def _behind(post: Post, outcome: Outcome) -> bool:
    """True if the story moved while its message was under way, so that the message needs an edit."""
    if outcome.state is not State.DONE or outcome.task.effect.do is Do.REPLY or post.message_id is None:
        return False
    return post.shown_revision is not None and post.shown_revision < post.wanted_revision


def _overtaken(effect: Effect, outcome: Outcome) -> Effect | None:
    """`effect`, ended by what came of another effect of its post; None if it goes on."""
    created = outcome.task.effect.do is Do.CREATE
    if effect.state not in WAITING:
        return None
    if (created and outcome.state is State.DEAD) or (outcome.post_lost and not outcome.say_again):
        return _ended(effect, State.DEAD, NO_MESSAGE)
    if effect.do is not Do.REPLY or outcome.state is not State.DONE:
        return None
    if created and effect.key in _said(outcome.task.story, outcome.shown_revision):
        return _ended(effect, State.DONE, SAID_BY_THE_MESSAGE)
    if outcome.task.effect.do is Do.REPLY and effect.key in _taken_back(outcome.task.story, outcome.task.effect.key):
        return _ended(effect, State.DONE, SAID_BY_A_REPLY)
    return None


def _ended(effect: Effect, state: State, reason: str) -> Effect:
    return replace(effect, state=state, worker=None, lease_until=None, reason=reason)


def _next_key(effects: Iterable[Effect]) -> int:
    return 1 + max((effect.key for effect in effects if effect.do is Do.CREATE), default=-1)


def _taken_back(story: Story, key: int) -> frozenset[int]:
    """The other transitions that took the same status back: one correction, which says how things stand now, is all."""
    turns = (turn for turn in story.transitions if turn.reason == Reason.LOWERED)
    lowered = {turn.number: hold(turn.before) for turn in turns if turn.before is not None}
    return frozenset(number for number, held in lowered.items() if key in lowered and held == lowered[key])


def _said(story: Story, revision: int | None) -> frozenset[int]:
    """The transitions that a message showing `revision` has told already."""
    return frozenset(t.number for t in story.transitions if revision is not None and t.revision <= revision)
