"""Keeping what became of stories: how a room that had only the younger of two is told."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial

import pytest

from bot.claims.claim import Stance, Voice
from bot.deliveries.effect import Do, Effect, State
from bot.deliveries.post import Post
from bot.ports import Store
from bot.stories.filing import merged
from bot.stories.rates import Rates
from bot.stories.regrouping import Filed
from bot.subscriptions.subscription import Subscription, Wish
from bot.usecases.announce import Announce, Terms, announce, announce_quietly
from bot.usecases.keep_stories import keep
from tests.fakes.claims import MONDAY, SUNDAY, claim, evidence, money, report, story
from tests.fakes.house import ROOM
from tests.fakes.store import FakeStore

IN_DOLLARS = (money("1.2e9", "USD"),)
RUMOUR = story(report(claim(evidence(None, Voice.ANONYMOUS, Stance.PROJECTS), amounts=IN_DOLLARS)))
CONFIRMED = story(
    report(claim(evidence(None, Voice.OUTLET), amounts=IN_DOLLARS)), report(claim(evidence(), amounts=IN_DOLLARS))
)


def after_the_merger(announce: Announce, wish: Wish = Wish()) -> tuple[Post, list[Effect]]:  # noqa: B008 - frozen
    """The room's post and its effects once the rumour it was told has turned out to be the confirmed story."""
    store: Store = FakeStore()
    survivor, rumour = (store.add_story(replace(each, id=0)) for each in (CONFIRMED, RUMOUR))
    store.save_subscription(Subscription(ROOM, SUNDAY, wish=wish))
    store.save_post(Post(0, rumour.id, ROOM, 1, shown_revision=1, message_id="m1"))
    gone = merged(rumour, survivor.id, MONDAY)
    keep(store, [Filed(survivor, survivor), Filed(rumour, gone)], announce, MONDAY)
    [post] = store.posts_of(survivor.id)
    assert isinstance(store, FakeStore)
    return post, [each for each in store.effects.values() if each.state is State.PENDING]


def test_its_message_is_edited_and_the_status_that_is_news_there_rings_once() -> None:
    post, effects = after_the_merger(announce)
    assert post.message_id == "m1"
    assert sorted(each.do for each in effects) == [Do.EDIT, Do.REPLY]


def test_in_a_life_that_the_store_has_forgotten_nothing_rings() -> None:
    _, effects = after_the_merger(announce_quietly)
    assert [each.do for each in effects] == [Do.EDIT]


@pytest.mark.parametrize(("dollars_per_euro", "rings"), [("1", True), ("2", False)])
def test_whether_the_room_still_wants_it_is_judged_by_the_rates_of_the_day(dollars_per_euro: str, rings: bool) -> None:
    rates = Rates({"USD": Decimal(dollars_per_euro)}, date(2024, 5, 13))
    told = partial(announce, terms=Terms(rates=rates))
    post, effects = after_the_merger(told, Wish(at_least_eur=Decimal("1e9")))
    assert (Do.REPLY in {each.do for each in effects}) is rings
    assert post.corrected_only is not rings
