"""The Amazon weekend, from the feeds to the readers' screens: what must be true when it is over, in every room."""

import pytest

from config.demo import weekend as published
from tests.arc.stage import ROOMS, WATCHER, Told

EVERY_ROOM = [f"{platform} {language}" for platform, rooms in ROOMS.items() for language in rooms]
WORDS = {
    "fr": ("Annoncé par l’Élysée", "pas encore confirmé par Amazon", "Confirmé par Amazon", "Amazon confirme"),
    "en": ("Announced by the Élysée", "not yet confirmed by Amazon", "Confirmed by Amazon", "Amazon confirms"),
}
AMOUNT = {"fr": "plus de 1,2 Md€ en France", "en": "more than €1.2bn in France"}
SETTLED = {
    "fr": "3 000 CDI, en plus des 2 000 déjà annoncés",
    "en": "3,000 permanent jobs, on top of the 2,000 already announced",
}

DEALS = ("Amazon", "Microsoft", "Nébula lèverait")

every_room = pytest.mark.parametrize("room", EVERY_ROOM)


AMAZON, MICROSOFT, REPLY, NEBULA, TAKEN_BACK = (
    0,
    1,
    2,
    3,
    4,
)  # the messages of every room, in the order in which they came


@every_room
def test_a_room_shows_one_message_a_deal_and_one_reply_beneath_each_that_turned(weekend: Told, room: str) -> None:
    messages = weekend.rooms[room]

    answers = [None, None, messages[AMAZON].id, None, messages[NEBULA].id]
    assert [each.answers for each in messages] == answers
    assert all(each.pings for each in messages)
    assert messages[TAKEN_BACK].versions[0].startswith(("Rectificatif (Nébula", "Correction (Nébula"))
    assert len(messages[REPLY].versions) == 1


@every_room
def test_the_message_begins_as_announced_and_ends_as_confirmed(weekend: Told, room: str) -> None:
    announced, not_yet, confirmed, confirms = WORDS[room[-2:]]
    post, reply = weekend.rooms[room][AMAZON], weekend.rooms[room][REPLY]

    first, last = post.versions[0], post.versions[-1]
    assert announced in first
    assert not_yet in first
    assert confirmed in last
    assert not_yet not in last
    assert confirms in reply.versions[0]


@every_room
def test_every_version_names_the_sum(weekend: Told, room: str) -> None:
    post, reply = weekend.rooms[room][AMAZON], weekend.rooms[room][REPLY]

    assert all(AMOUNT[room[-2:]] in text for text in (*post.versions, *reply.versions))


@every_room
def test_in_the_end_the_jobs_come_on_top_of_the_earlier_ones(weekend: Told, room: str) -> None:
    assert SETTLED[room[-2:]] in weekend.rooms[room][0].versions[-1].splitlines()


@every_room
def test_more_outlets_are_counted_in_place(weekend: Told, room: str) -> None:
    versions = weekend.rooms[room][0].versions
    alone, together = ("1 média ", "8 médias") if room.endswith("fr") else ("1 outlet ", "8 outlets")

    assert len(versions) >= 4
    assert alone in versions[0]
    assert together in versions[-1]


@every_room
def test_the_message_offers_why_and_where(weekend: Told, room: str) -> None:
    assert len(weekend.rooms[room][0].buttons) == 5


def test_nothing_else_was_sent(weekend: Told) -> None:
    told = 10  # in two rooms of each platform
    assert (weekend.sent_on_telegram, weekend.sent_on_discord) == (told + 2, told + 1)  # and to whoever watches
    assert weekend.counts["claims", "new_story"] == 3


def test_ordinary_items_stay_silent(weekend: Told) -> None:
    telling = sum(any(name in entry.title + entry.summary for name in DEALS) for entry in published()[1])

    assert weekend.counts["readings", "relevant"] == telling
    assert weekend.counts["readings", "silent"] >= 15


@pytest.mark.parametrize(
    ("room", "call", "words"),
    [
        ("telegram watcher", "🔔", ("Watch ended: Amazon confirms.", AMOUNT["en"], "#1")),
        ("discord watcher", f"<@{WATCHER}>", ("Suivi terminé : Amazon confirme.", AMOUNT["fr"], "nº 1")),
    ],
)
def test_whoever_watches_is_called_once_when_amazon_speaks(
    weekend: Told, room: str, call: str, words: tuple[str, ...]
) -> None:
    _promise, ping = weekend.rooms[room]
    assert ping.pings
    assert len(ping.versions) == 1
    assert ping.versions[0].startswith(f"{call} {words[0]}")
    assert all(word in ping.versions[0] for word in words)


def test_neither_platform_had_anything_to_object_to(weekend: Told) -> None:
    assert weekend.breaches == []
