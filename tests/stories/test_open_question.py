"""Which stories still wait for an answer, and whose feeds may give it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.claims.claim import Kind, Stance, Voice
from bot.claims.organisation import Organisation, Organisations, Sort
from bot.feeds.feed import Feed, Role
from bot.feeds.pursuit import MOST_FOLLOWED, SHORTEST_PACE_S
from bot.stories.filing import merged, ruled
from bot.stories.open_question import (
    FOLLOWED_FOR,
    Newsroom,
    OpenQuestion,
    Ties,
    newsrooms,
    open_question,
    pursuits,
    ties,
)
from bot.stories.story import Ruling, Status, Story
from bot.text.folding import name_key
from tests.fakes.claims import AMAZON_MONDAY, AMAZON_SUNDAY, SUNDAY, claim, evidence, report, story

GROUPS = {"Amazon Web Services": "Amazon"}
NOW = SUNDAY + timedelta(hours=1)


def group_of(name: str) -> str:
    return GROUPS.get(name, name)


def asked(story: Story, now: object = NOW) -> OpenQuestion | None:
    return open_question(story, now, group_of)  # type: ignore[arg-type]


def room(name: str, role: Role = Role.COMPANY, country: str | None = None, every_s: int = 600) -> Newsroom:
    feed = Feed(name_key(name), f"https://{name_key(name)}.example", name, role, poll_every_s=every_s)
    return Newsroom(feed, name_key(group_of(name)), country)


AMAZON, AWS, ELYSEE = room("Amazon"), room("Amazon Web Services"), room("Élysée", Role.OFFICIAL, "FR", 1800)
BERCY, SAXONY = room("Bercy", Role.OFFICIAL, "FR"), room("Sachsen", Role.OFFICIAL, "DE")


def test_a_story_that_nobody_has_confirmed_is_an_open_question() -> None:
    question = asked(AMAZON_SUNDAY)
    assert question is not None
    assert (question.story_id, question.told_at) == (128, SUNDAY)
    assert question.parties == {"amazon"}
    assert question.officials == {name_key("Élysée")}


@pytest.mark.parametrize(
    "settled",
    [
        pytest.param(AMAZON_MONDAY, id="confirmed"),
        pytest.param(story(report(claim(evidence(stance=Stance.DENIES)))), id="denied"),
        pytest.param(story(report(claim(evidence(stance=Stance.CANCELS)))), id="cancelled"),
        pytest.param(merged(AMAZON_SUNDAY, 127, NOW), id="merged-and-long-ago"),
        pytest.param(ruled(AMAZON_SUNDAY, Ruling(Status.CONFIRMED, NOW), NOW), id="ruled"),
    ],
)
def test_a_story_that_is_settled_asks_nothing(settled: Story) -> None:
    assert asked(settled, NOW + timedelta(days=8)) is None
    if settled.merged_into is None:
        assert asked(settled) is None


def test_a_question_is_followed_for_a_week_after_it_was_last_told() -> None:
    last = SUNDAY + timedelta(days=3)
    told = story(report(), report(at=last))
    assert asked(told, last + FOLLOWED_FOR) is not None
    assert asked(told, last + FOLLOWED_FOR + timedelta(seconds=1)) is None


def test_a_party_its_group_and_the_body_that_announced_may_answer_and_nobody_else() -> None:
    question = asked(AMAZON_SUNDAY)
    assert question is not None
    rooms = (AMAZON, AWS, ELYSEE, BERCY, SAXONY, room("Microsoft"))
    assert [ties(each, question) for each in rooms] == [
        Ties.PARTY,
        Ties.PARTY,
        Ties.ANNOUNCED,
        Ties.GOVERNMENT,
        None,
        None,
    ]


def test_a_newspaper_with_the_name_of_an_official_announces_nothing() -> None:
    question = asked(AMAZON_SUNDAY)
    assert question is not None
    assert ties(room("Élysée", Role.COMPANY), question) is None


@pytest.mark.parametrize("kind", [Kind.FUNDING_ROUND, Kind.ACQUISITION])
def test_no_government_is_asked_about_a_deal_between_companies(kind: Kind) -> None:
    question = asked(story(report(claim(evidence(None, Voice.ANONYMOUS), kind=kind))))
    assert question is not None
    assert ties(BERCY, question) is None


def test_a_feed_speaks_for_its_organisation_and_the_group_above_it() -> None:
    video = Organisation("video", "Video", Sort.COMPANY, parent="holding", country="US")
    known = Organisations([video, Organisation("holding", "The Holding", Sort.COMPANY)])
    feeds = [
        Feed("v", "https://v.example", "V", Role.COMPANY, organisation="video"),
        Feed("news", "https://news.example", "News"),
        Feed("unknown", "https://unknown.example", "Unknown", Role.COMPANY, organisation="nobody"),
    ]
    assert newsrooms(feeds, known) == (Newsroom(feeds[0], name_key("The Holding"), "US"),)


def test_the_feed_of_an_open_question_is_followed_with_the_stories_it_may_answer() -> None:
    younger = replace(AMAZON_SUNDAY, id=130, reports=(report(at=NOW),))
    questions = [each for each in map(asked, (AMAZON_SUNDAY, younger)) if each]
    followed = pursuits(questions, [AMAZON, ELYSEE, SAXONY], NOW)
    assert {feed_id: (each.pace_s, each.stories) for feed_id, each in followed.items()} == {
        "amazon": (SHORTEST_PACE_S, (130, 128)),
        ELYSEE.feed.id: (SHORTEST_PACE_S, (130, 128)),
    }


def test_a_feed_that_is_polled_as_often_anyway_is_not_followed() -> None:
    question = asked(AMAZON_SUNDAY)
    assert question is not None
    assert pursuits([question], [room("Amazon", every_s=120)], NOW) == {}
    assert pursuits([question], [AMAZON], SUNDAY + timedelta(days=2)) == {}


rooms = st.lists(
    st.builds(
        room,
        st.sampled_from([f"Firm {number}" for number in range(20)]),
        st.sampled_from([Role.COMPANY, Role.OFFICIAL]),
        st.sampled_from(["FR", "DE", None]),
        st.integers(60, 3600),
    ),
    max_size=40,
    unique_by=lambda each: each.feed.id,
)
names = st.frozensets(st.sampled_from([name_key(f"Firm {number}") for number in range(20)]), max_size=5)
questions = st.lists(
    st.builds(
        OpenQuestion,
        st.integers(1, 10**6),
        st.integers(0, 10**6).map(lambda s: NOW - timedelta(seconds=s)),
        names,
        names,
        st.frozensets(st.sampled_from(["FR", "DE"])),
    ),
    max_size=30,
    unique_by=lambda each: each.story_id,
)


@given(questions, rooms)
def test_the_number_of_extra_requests_is_bounded(waiting: list[OpenQuestion], asked_for: list[Newsroom]) -> None:
    followed = pursuits(waiting, asked_for, NOW)
    every_s = {each.feed.id: each.feed.poll_every_s for each in asked_for}
    assert len(followed) <= MOST_FOLLOWED
    assert all(SHORTEST_PACE_S <= each.pace_s < every_s[feed_id] for feed_id, each in followed.items())
    an_hour = sum(3600 / each.pace_s for each in followed.values())
    assert an_hour <= MOST_FOLLOWED * 3600 / SHORTEST_PACE_S


@given(questions, rooms, st.randoms())
def test_the_order_of_stories_and_feeds_changes_nothing(waiting, asked_for, chance) -> None:
    shuffled, others = list(waiting), list(asked_for)
    chance.shuffle(shuffled)
    chance.shuffle(others)
    assert pursuits(shuffled, others, NOW) == pursuits(waiting, asked_for, NOW)


@given(questions, rooms)
def test_no_party_gives_way_to_a_government(waiting: list[OpenQuestion], asked_for: list[Newsroom]) -> None:
    wanted = pursuits(waiting, asked_for, NOW, most=len(asked_for))
    followed = pursuits(waiting, asked_for, NOW)
    tie = {each.feed.id: min((t for q in waiting if (t := ties(each, q))), default=None) for each in asked_for}
    assert all(tie[left] >= tie[kept] for left in wanted.keys() - followed.keys() for kept in followed)
    assert len(followed) == min(len(wanted), MOST_FOLLOWED)
