"""Answers to people."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from bot.commands.command import catalogue
from bot.feeds.cadence import FeedHealth
from bot.messages.answers import (
    Condition,
    complaint,
    edited_heading,
    help_page,
    language_set,
    no_such_story,
    status_page,
    subscribed,
    unsubscribed,
    welcome,
    wish_text,
)
from bot.messages.card import Face, Line
from bot.messages.health import health_text
from bot.messages.wording import Wording
from bot.subscriptions.subscription import Wish
from tests.messages.weekend import EN, FR, MONDAY, SUNDAY, WORDINGS

CATALOGUE = catalogue(("en", "fr"))

NB = "\u00a0"
LINES = [(command.usage, command.description) for command in CATALOGUE]


def test_the_welcome_offers_three_subscriptions() -> None:
    assert [(b.label, b.action) for b in welcome(FR).buttons] == [
        ("Tout", "subscribe everything"),
        ("France", "subscribe france"),
        (f"Plus de 100{NB}M€", "subscribe over_100m"),
    ]


@pytest.mark.parametrize("wording", [EN, FR], ids=["en", "fr"])
def test_help_names_every_command_and_every_badge(wording: Wording) -> None:
    card = help_page(LINES, wording)
    tapped = [run.text for b in card.blocks if isinstance(b, Line) for run in b.runs if run.face is Face.COMMAND]
    assert tapped == [f"/{command.name}" for command in CATALOGUE]
    assert all(sign in card.plain for sign in "💬📰🏛✅❌🚫")


def test_help_is_said_in_the_language_of_the_room() -> None:
    assert "/recent [n] [query]  Les dernières affaires" in help_page(LINES, FR).plain


@pytest.mark.parametrize(
    ("wish", "en", "fr"),
    [
        (Wish(), "everything", "tout"),
        (Wish("FR"), "France", "France"),
        (Wish(None, Decimal(100_000_000)), "over €100m", f"plus de 100{NB}M€"),
        (Wish("US", Decimal("1e9")), "United States · over €1bn", f"États-Unis · plus de 1{NB}Md€"),
    ],
)
def test_a_subscription_says_what_it_is_for(wish: Wish, en: str, fr: str) -> None:
    assert (wish_text(wish, EN), wish_text(wish, FR)) == (en, fr)
    assert subscribed(wish, EN).title == f"Subscribed: {en}"
    assert subscribed(wish, EN, before=True).title == f"Subscription changed: {en}"


def test_unsubscribing_says_what_still_happens() -> None:
    assert "corrected" in unsubscribed(True, EN).plain
    assert unsubscribed(False, EN).plain == "There was no subscription here. Nothing has changed."


def test_the_new_language_is_confirmed_in_that_language() -> None:
    assert language_set(FR).title == "Désormais, Vigie parle français ici."
    assert language_set(EN).title == "From now on Vigie speaks English here."


def test_a_complaint_shows_what_was_typed_and_nothing_it_could_trigger() -> None:
    typed = "/{x}\u202e" + "y" * 500
    shown = complaint("There is no {typed}. /help lists what you can ask for.", {"typed": typed}, EN).plain
    assert shown.startswith("There is no /{x}yyy")
    assert len(shown) < 130


def test_a_story_that_does_not_exist_leads_to_those_that_do() -> None:
    assert no_such_story(999, EN).plain == "There is no story #999.\nThe latest ones: /recent"


def test_the_status_page_says_what_to_look_at() -> None:
    failing = tuple((f"f{n}", FeedHealth.FAILING) for n in range(9))
    ill = Condition(SUNDAY, 48, 46, (("figaro", FeedHealth.BLOCKED), *failing), MONDAY, MONDAY, 1, 2, 1, 3)
    assert status_page(ill, EN, now=MONDAY).plain.split("\n") == [
        "Vigie is running, with something to look at",
        "",
        "46 of 48 feeds answering",
        "• figaro: refuses us; asked again now and then",
        *(f"• f{n}: does not answer properly; asked again" for n in range(7)),
        "and 2 more",
        "Last answer: Mon 09:12",
        "Last story: Mon 09:12",
        "1 subscription",
        "2 messages waiting",
        "1 message without an answer",
        "3 messages given up",
        "Running for 15 h 20 min",
    ]
    foreign = replace(ill, unread={"es": 30, "it": 7, "": 9, "xx": 1})
    assert "47 items in languages that are not read here (Spanish, unknown language, Italian)" in (
        status_page(foreign, EN, now=MONDAY).plain
    )
    following = replace(ill, followed=3, open_stories=(130, 128))
    assert "Following 3 feeds for 2 open stories: #130, #128" in status_page(following, EN, now=MONDAY).plain
    french = status_page(replace(ill, followed=1, open_stories=tuple(range(9, 2, -1))), FR, now=MONDAY).plain
    assert "Suit de près 1 flux pour 7 affaires ouvertes" in french
    assert "nº\u00a09, nº\u00a08, nº\u00a07, nº\u00a06, nº\u00a05, …" in french
    assert "• figaro\u00a0: nous refuse\u202f; réinterrogé de temps à autre" in status_page(ill, FR, now=MONDAY).plain
    well = Condition(SUNDAY, 48, 48)
    assert status_page(well, FR, now=SUNDAY + timedelta(minutes=5)).title == "Tout va bien"


def test_every_health_has_its_own_words_in_both_languages() -> None:
    english, french = ({health_text(health, wording) for health in FeedHealth} for wording in (EN, FR))
    assert len(english) == len(french) == len(FeedHealth)
    assert not english & french


@pytest.mark.parametrize(
    ("tag", "expected"), [("fr-CA", "fr"), ("FR", "fr"), ("de-AT", "de"), ("ja", "en"), (None, "en"), ("en_US", "en")]
)
def test_the_nearest_language_is_spoken(tag: str | None, expected: str) -> None:
    assert WORDINGS.of(tag).locale == expected


def test_a_card_shown_again_says_so() -> None:
    assert (edited_heading(EN), edited_heading(FR)) == ("edited in place", "message modifié")
