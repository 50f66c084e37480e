"""The law of delivery: every room's message ends equal to the story's latest revision, whatever chat and stories do.

Stories grow, merge, split and are corrected; rooms come, go and speak another language; every request may fail in
every way a chat knows, and the world may move while one is under way. Once the failures stop and time has passed,
what stands on the screens is compared with what ought to.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from bot.claims.claim import Stance, Voice
from bot.deliveries.effect import Do, State
from bot.deliveries.post import Post
from bot.deliveries.settling import LIVE
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
from bot.messages.alert import alert, merged
from bot.messages.card import Card
from bot.stories.by_hand import BECAUSE, apart, left_behind, put_together, taken_out
from bot.stories.filing import withdraw
from bot.stories.profile import Background
from bot.stories.regrouping import Filed, settle_among
from bot.stories.revision import Change, hold
from bot.stories.story import Report, Story
from bot.subscriptions.room import Room
from bot.subscriptions.subscription import State as SubscriptionState
from bot.subscriptions.subscription import Subscription
from bot.usecases.announce import announce
from bot.usecases.deliver import Deliverer, Delivery
from bot.usecases.keep_stories import keep, living
from bot.usecases.tally import Tally
from tests.fakes.claims import claim, evidence, money, report
from tests.fakes.clock import FakeClock
from tests.fakes.house import WORDINGS
from tests.fakes.shaky_chat import Killed, ShakyChat, Trouble
from tests.fakes.store import FakeStore, FakeUnitOfWork

ROOMS = [Room("telegram", "1"), Room("telegram", "-100", "5"), Room("discord", "9")]
ERRORS: list[ChatError | Killed] = [
    TryLater("busy"),
    TryLater("flood", after_s=90),
    MaybeSent("no answer"),
    Refused("bad markup"),
    RoomClosed("closed"),
    RoomGone("kicked"),
    RoomMoved("moved", "-200"),
    MessageGone("deleted"),
    TokenRefused("401"),
    Killed("process ended"),
]
MAY_ARRIVE = (MaybeSent, Killed)
GIVEN_UP = {"refused_as_plain_text", "room_closed", "room_gone"}  # nothing more can be done for that message
NO_NEED = {  # of a correction, after all
    "stands_again",
    "said_by_another_reply",
    "said_by_the_message_itself",  # the message was lost, and a new one took its place
    "message_gone",
    "room_moved",
    "merged",
    "no_message",
    "not_subscribed",
    *GIVEN_UP,
}
VOICES = {
    "rumour": (None, Voice.ANONYMOUS, Stance.PROJECTS),
    "report": (None, Voice.OUTLET, Stance.AFFIRMS),
    "announcement": ("Élysée", Voice.OFFICIAL, Stance.AFFIRMS),
    "confirmation": ("Hypérion", Voice.PARTY, Stance.AFFIRMS),
    "denial": ("Hypérion", Voice.PARTY, Stance.DENIES),
    "end": ("Hypérion", Voice.PARTY, Stance.CANCELS),
}
rooms, numbers = st.sampled_from(ROOMS), st.integers(0, 9)


class Unforeseen(logging.Handler):
    """What broke an attempt, other than the end of the process."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.errors: list[BaseException] = []

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        if error is not None and not isinstance(error, Killed):
            self.errors.append(error)


class Rooms(RuleBasedStateMachine):
    """A few stories in a few rooms, and a chat that cannot be trusted."""

    @initialize()
    def open(self) -> None:
        self.loop = asyncio.new_event_loop()
        self.clock, self.uow = FakeClock(), FakeUnitOfWork()
        self.chat = ShakyChat(self.clock)
        chats = {"telegram": self.chat, "discord": self.chat}
        self.deliverer = Deliverer(Delivery(chats, self.uow, self.clock, WORDINGS, "w1", Tally(), self.lost))
        self.unforeseen = Unforeseen()
        logging.getLogger("bot.usecases.deliver").addHandler(self.unforeseen)
        self.reports = 0
        self.spoken: dict[Room, set[str]] = {}  # every language a room ever had
        self.homes: dict[int, set[int]] = {}  # every story a post ever told
        self.rung: set[tuple[int, int]] = set()  # the transitions worth a reply
        self.corrected: dict[tuple[int, int], bool] = {}  # (post, transition): a room saw what was too firm
        self.gone: set[Room] = set()
        for room, locale in zip(ROOMS, ("en", "fr", "en"), strict=True):
            self.a_room_asks(room, locale)

    async def lost(self, room: Room, _reason: str) -> None:
        self.gone.add(room)

    @property
    def store(self) -> FakeStore:
        return self.uow.store

    def keep(self, filed: Sequence[Filed]) -> list[tuple[Filed, Change]]:
        before = dict(self.store.posts)
        kept = keep(self.store, filed, announce, self.clock.now())
        for each, change in kept:
            if change.transition and change.worth_a_ping:
                self.rung.add((each.after.id, change.transition.number))
            survivor = living(self.store, each.after.id) if each.after.merged_into else None
            if survivor and survivor.made_by:  # its status is news to those who only knew the other one
                self.rung.add((survivor.id, survivor.made_by.number))
            if change.corrects and change.transition:
                self.note_who_saw(each.after, change, before)
        for post in self.store.posts.values():
            self.homes.setdefault(post.id, set()).add(post.story_id)
        return kept

    def living(self) -> list[Story]:
        return [story for story in self.store.stories.values() if story.merged_into is None]

    # the stories

    @rule(what=st.sampled_from(sorted(VOICES)), hours=st.integers(0, 60), figure=st.sampled_from(["2e9", "3e9", None]))
    def a_report(self, what: str, hours: int, figure: str | None, place: str = "Dunkerque") -> None:
        self.reports += 1
        speaker, voice, stance = VOICES[what]
        at, name = self.clock.now() - timedelta(hours=hours), f"Gazette {self.reports}"
        said = evidence(speaker, voice, stance, at=at, outlet=name)
        amounts = (money(figure),) if figure else ()
        told = claim(said, investors=("Hypérion",), amounts=amounts, places=(place,) if self.reports % 3 else ())
        self.file(report(told, at=at, outlet=name, title=f"Hypérion, {name}", entry_key=f"e{self.reports}"))

    def file(self, told: Report) -> None:
        near = self.store.recent_stories(99)
        self.keep(settle_among([told], near, Background(), self.clock.now()))

    @rule(number=numbers)
    def a_report_is_withdrawn(self, number: int) -> None:
        filed = [(story, each) for story in self.living() for each in story.reports]
        if filed:
            story, each = filed[number % len(filed)]
            self.keep([Filed(story, withdraw(story, each.entry_key, self.clock.now()))])

    @rule(number=numbers)
    def two_stories_are_one(self, number: int) -> None:
        stories = self.living()
        if len(stories) > 1:
            one, other = stories[number % len(stories)], stories[(number + 1) % len(stories)]
            self.keep(put_together(one, other, self.clock.now()))

    @rule(number=numbers)
    def one_story_is_two(self, number: int) -> None:
        stories = [story for story in self.living() if len(story.reports) > 1]
        if not stories:
            return
        story, now = stories[number % len(stories)], self.clock.now()
        stay, leave = apart(story, [len(story.reports)])
        [(new, _)] = self.keep([Filed(None, taken_out(story, leave, now), BECAUSE)])
        self.keep([left_behind(story, stay, new.after.id, now)])

    # the rooms

    @rule(room=rooms, locale=st.sampled_from(["en", "fr", "de"]))
    def a_room_asks(self, room: Room, locale: str) -> None:
        known = self.store.subscription(room)
        asked = replace(known or Subscription(room, self.clock.now()), locale=locale, state=SubscriptionState.ACTIVE)
        self.store.save_subscription(asked)
        self.spoken.setdefault(room, set()).add(locale)

    @rule(room=rooms, again=st.sampled_from([True, True, True, False]))
    def a_room_unsubscribes(self, room: Room, again: bool) -> None:
        self.store.remove_subscription(room)
        self.it_is_delivered()
        if again:
            self.a_room_asks(room, "en")

    @rule(number=numbers)
    def a_message_is_deleted(self, number: int) -> None:
        if self.chat.messages:
            self.chat.delete(list(self.chat.messages)[number % len(self.chat.messages)])

    # the chat

    @rule(error=st.sampled_from(ERRORS), arrives=st.booleans())
    def the_chat_will_fail(self, error: ChatError | Killed, arrives: bool) -> None:
        self.chat.troubles.append(Trouble(error, arrives and isinstance(error, MAY_ARRIVE)))

    @rule(
        error=st.none() | st.sampled_from(ERRORS),
        what=st.sampled_from(["report", "one", "two", "withdrawn", "unsubscribes", "moved"]),
        number=numbers,
    )
    def something_will_happen_meanwhile(self, error: ChatError | Killed | None, what: str, number: int) -> None:
        happens: dict[str, Callable[[], object]] = {
            "report": partial(self.a_report, "confirmation", 0, "2e9"),
            "one": partial(self.two_stories_are_one, number),
            "two": partial(self.one_story_is_two, number),
            "withdrawn": partial(self.a_report_is_withdrawn, number),
            "unsubscribes": partial(self.store.remove_subscription, ROOMS[number % len(ROOMS)]),
            "moved": partial(self.store_moves, number),
        }
        self.chat.troubles.append(Trouble(error, isinstance(error, MAY_ARRIVE), happens[what]))

    def store_moves(self, number: int) -> None:
        room = ROOMS[number % len(ROOMS)]
        self.store.move_room(room, "-300")
        self.chat.leave(room)

    @rule(seconds=st.sampled_from([1, 30, 61, 119, 181, 3700]))
    def time_passes(self, seconds: float) -> None:
        self.clock.forward(seconds=seconds)
        self.it_is_delivered()

    @rule()
    def it_is_delivered(self) -> None:
        self.loop.run_until_complete(self.deliverer.settle())

    # what stands in the end

    def teardown(self) -> None:
        if not hasattr(self, "loop"):
            return
        self.chat.troubles.clear()
        self.the_rooms_open()
        self.it_is_delivered()
        while (following := self.store.next_due()) is not None:
            self.clock.forward(seconds=max(0.0, (following - self.clock.now()).total_seconds()))
            self.it_is_delivered()
            self.the_rooms_open()
        self.loop.close()
        logging.getLogger("bot.usecases.deliver").removeHandler(self.unforeseen)
        assert self.unforeseen.errors == [], self.unforeseen.errors
        self.nothing_is_left_to_do()
        self.every_message_shows_the_latest()
        self.nothing_was_said_twice()
        self.every_correction_was_heard_once()

    def the_rooms_open(self) -> None:
        for subscription in self.store.subscriptions():
            if subscription.state is SubscriptionState.PAUSED:
                self.store.save_subscription(replace(subscription, state=SubscriptionState.ACTIVE))

    def nothing_is_left_to_do(self) -> None:
        left = [effect for effect in self.store.effects.values() if effect.state in LIVE]
        assert left == []
        assert all(effect.reason for effect in self.store.effects.values())

    def every_message_shows_the_latest(self) -> None:
        for post in self.store.posts.values():
            message = self.chat.messages.get(post.message_id or "")
            if message is None or self.excused(post):
                continue
            story = self.store.stories[post.story_id]
            card, at = message.cards[-1]
            spoken = [WORDINGS.of(locale) for locale in sorted(self.spoken.get(message.room, {"en", "fr", "de"}))]
            if story.merged_into is None:
                again = {
                    False,
                    len(message.cards) == 1 and not message.key.endswith(".0"),
                }  # it may stand for a lost one
                expected = [alert(story, w, now=at, post=card.post, instead=i) for w in spoken for i in again]
            else:
                expected = [self.line(story, post, card, number) for number in range(len(spoken))]
            assert post.shown_revision == story.revision
            assert replace(card, rich=True) in expected

    def line(self, story: Story, post: Post, card: Card, number: int) -> Card:
        """The line that leads to the story it became; a link may be to any message that story had in this room."""
        spoken = sorted(self.spoken.get(post.room, {"en", "fr", "de"}))
        into = self.store.stories[story.merged_into or 0]
        while into.merged_into and f"{into.id}" not in card.title:
            into = self.store.stories[into.merged_into]
        return merged(story, into, WORDINGS.of(spoken[number]), post=card.post, url=card.buttons[0].url)

    def excused(self, post: Post) -> bool:
        dead = {e.reason for e in self.store.effects.values() if e.post_id == post.id and e.do is Do.EDIT}
        return bool(dead & GIVEN_UP) or post.room in self.gone

    def nothing_was_said_twice(self) -> None:
        said = Counter(message.key for message in self.chat.messages.values())
        assert {key: times for key, times in said.items() if times > 1}.keys() <= self.chat.ambiguous
        known = {post.message_id for post in self.store.posts.values()}
        for message_id, message in self.chat.messages.items():
            number, do, key = message.key.split(".")
            if do == "c":
                assert message_id in known or message.key in self.chat.ambiguous, message
            if do == "r":
                assert any((story, int(key)) in self.rung for story in self.homes[int(number)])

    # corrections

    def note_who_saw(self, story: Story, change: Change, before: dict[int, Post]) -> None:
        """The rooms whose message shows, at this moment, the status that was too firm."""
        assert change.transition
        assert change.transition.before
        for post in before.values():
            message, asked = self.chat.messages.get(post.message_id or ""), self.store.subscription(post.room)
            listens = asked is not None and asked.state is not SubscriptionState.DISABLED
            under_way = any(e.state is State.SENDING for e in self.store.effects.values() if e.post_id == post.id)
            certain = post.shown_revision and not under_way  # what is uncertain counts as seen
            if message and post.story_id == story.id and listens and message.room == post.room and certain:
                too_firm, shown = change.transition.before, self.store.history[story.id, post.shown_revision or 0]
                tells = message.cards[-1][0].tone.value == too_firm.status.value
                self.corrected[post.id, change.transition.number] = tells and hold(shown.verdict) == hold(too_firm)

    def every_correction_was_heard_once(self) -> None:
        for (number, key), saw in self.corrected.items():
            if number not in self.store.posts or len(self.homes[number]) > 1:
                continue  # its replies are another story's by now
            sent = f"{number}.r.{key}"
            of_post = (e for e in self.store.effects.values() if (e.post_id, e.do, e.key) == (number, Do.REPLY, key))
            reply = next(of_post, None)
            heard = reply is not None and (reply.reason == "replied" or sent in self.chat.ambiguous)
            assert saw or not heard, reply
            assert not saw or (reply is not None and (heard or reply.reason in NO_NEED)), reply


TestRooms = Rooms.TestCase
TestRooms.settings = settings(max_examples=120, stateful_step_count=40, deadline=None)
