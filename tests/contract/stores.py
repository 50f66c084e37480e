"""What the suites of the store share: examples of everything it keeps, and the steps of a delivery."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from bot.claims.claim import Act, Claim, Evidence, Fact, Kind, Recycled, Stage, Stance, Voice
from bot.claims.jobs import Added, Jobs
from bot.claims.money import Money, Qualifier
from bot.deliveries.effect import Do, Effect, State
from bot.deliveries.outcome import Outcome, Task
from bot.deliveries.post import Post
from bot.feeds.entry import Entry
from bot.feeds.feed import Role
from bot.ports import UnitOfWork
from bot.stories.story import Report, Status, Story, Transition, Verdict
from bot.subscriptions.room import Room
from bot.subscriptions.subscription import State as SubscriptionState
from bot.subscriptions.subscription import Subscription

NOW = datetime(2024, 5, 12, 16, 4, 0, 123456, tzinfo=UTC)
ROOM = Room("telegram", "-100123")
TOPIC = Room("telegram", "-100123", "45")
OTHER = Room("discord", "987")
LEASE_S = 120.0


def at(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def evidence(**changes: object) -> Evidence:
    said = Evidence(
        speaker="Élysée",
        voice=Voice.OFFICIAL,
        stance=Stance.AFFIRMS,
        quote="plus de 1,2\u00a0milliard d’euros",
        field="summary",
        url="https://example.org/amazon",
        at=NOW,
        outlet="Franceinfo",
        said=frozenset({Fact.DEAL, Fact.JOBS}),
        quoted_by="Franceinfo",
        verbatim=True,
        rule="official_affirms",
    )
    return replace(said, **changes)  # type: ignore[arg-type]


def report(entry_key: str = "u:https://example.org/amazon", investors: tuple[str, ...] = ("Amazon",)) -> Report:
    claim = Claim(
        kind=Kind.CAPEX,
        stage=Stage.INTENTION,
        investors=investors,
        amounts=(
            Money(Decimal("1.20e9"), None, "EUR", Qualifier.AT_LEAST, "plus de 1,2 milliard d’euros", 12, 40),
            Money(None, None, None, Qualifier.VAGUE, "des milliards"),
        ),
        jobs=Jobs(3000, permanent=True, earlier=2000, added=Added.UNKNOWN, text="3 000 CDI"),
        countries=("FR",),
        evidence=(evidence(), evidence(stance=Stance.CANCELS, act=Act.PAUSED, withdrawn_at=NOW)),
        recycled=Recycled.PARTLY_NEW,
    )
    return Report(
        entry_key,
        "Franceinfo",
        "https://example.org/amazon",
        "Amazon « 👩🏽‍🚀 »",
        "fr",
        NOW,
        claim,
        "same event",
        ("IA",),
    )


def story(*reports: Report, changed_at: datetime = NOW, revision: int = 1) -> Story:
    verdict = Verdict(Status.ANNOUNCED, ("Élysée",), deciding=(evidence(),), rule="official_affirms")
    return Story(0, NOW, changed_at, revision, verdict, reports or (report(),), (Transition(1, NOW, 1, None, verdict),))


def entry(*keys: str, fingerprint: str = "f1") -> Entry:
    return Entry(keys, fingerprint, "franceinfo", "Franceinfo", Role.MEDIA, "https://example.org", "t", "s", NOW)


class Deliveries:
    """One story posted in one room or more, and the steps of its effects."""

    def __init__(self, uow: UnitOfWork) -> None:
        self.uow = uow
        self.story = story()

    async def post(self, room: Room = ROOM, wanted: int = 1) -> Post:
        if not self.story.id:
            self.story = await self.uow.run(lambda store: store.add_story(self.story))
        post = Post(0, self.story.id, room, wanted)
        return await self.uow.run(lambda store: store.save_post(post))

    async def arm(self, post: Post, do: Do, key: int = 0, due_at: datetime = NOW) -> Effect:
        effect = Effect(0, post.id, do, key, State.PENDING, due_at)
        return await self.uow.run(lambda store: store.arm(effect))

    async def due(self, now: datetime = NOW, limit: int = 10) -> list[Task]:
        return list(await self.uow.run(lambda store: store.due_tasks(now, limit)))

    async def start(self, task: Task, now: datetime = NOW, worker: str = "w1") -> Task | None:
        lease_until = now + timedelta(seconds=LEASE_S)
        return await self.uow.run(lambda store: store.start(task, worker, now, lease_until))

    async def started(self, now: datetime = NOW) -> Task:
        [task] = await self.due(now)
        started = await self.start(task, now)
        assert started is not None
        return started

    async def finish(self, outcome: Outcome) -> None:
        await self.uow.run(lambda store: store.finish(outcome))

    async def done(self, now: datetime = NOW, message_id: str = "m1", revision: int = 1) -> Task:
        task = await self.started(now)
        await self.finish(Outcome(task, now, State.DONE, "sent", message_id=message_id, shown_revision=revision))
        return task

    async def posted(self, room: Room = ROOM, wanted: int = 1) -> Post:
        post = await self.post(room, wanted)
        await self.arm(post, Do.CREATE)
        await self.done()
        return post

    async def reread(self, post: Post) -> Post:
        posts = await self.uow.run(lambda store: store.posts_of(post.story_id))
        return next(p for p in posts if p.id == post.id)

    async def counts(self) -> dict[str, int]:
        found = await self.uow.run(lambda store: store.outbox_counts())
        return {state: number for state, number in found.items() if number}

    async def subscribe(self, room: Room = ROOM, state: SubscriptionState = SubscriptionState.ACTIVE) -> Subscription:
        asked = Subscription(room, NOW, "fr", state=state)
        await self.uow.run(lambda store: store.save_subscription(asked))
        return asked
