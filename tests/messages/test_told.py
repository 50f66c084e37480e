"""The facts as a card tells them."""

from dataclasses import replace

import pytest

from bot.claims.jobs import Jobs
from bot.claims.money import Qualifier
from bot.messages.alert import alert
from bot.messages.told import told
from bot.stories.facts import facts
from tests.messages.weekend import EN, SUNDAY, claim, evidence, more_than, report, story

BARE = more_than("1.2e9", text="1,2 milliard d’euros")


def headline(*quotes: str) -> str:
    reports = [report(claim(evidence(quote=quote), amounts=(BARE,)), f"Outlet {n}") for n, quote in enumerate(quotes)]
    return alert(story(*reports), EN, now=SUNDAY).plain.split("\n")[2]


@pytest.mark.parametrize(
    ("quotes", "expected"),
    [
        pytest.param(["plus de 1,2 milliard d’euros"], "more than €1.2bn", id="more-than"),
        pytest.param(["au moins 1,2 milliard d’euros"], "at least €1.2bn", id="at-least"),
        pytest.param(
            ["plus de 1,2 milliard d’euros", "au moins 1,2 milliard d’euros"], "at least €1.2bn", id="they-differ"
        ),
        pytest.param(
            ["plus de 1,2 milliard d’euros", "1,2 milliard d’euros"], "more than €1.2bn", id="one-says-nothing"
        ),
        pytest.param(["une somme jamais vue"], "at least €1.2bn", id="no-words-the-weaker-is-safe"),
    ],
)
def test_the_sources_own_limit_word_is_kept(quotes: list[str], expected: str) -> None:
    assert headline(*quotes) == f"Amazon: {expected} in France"


def test_jobs_keep_their_limit_word_too() -> None:
    jobs = Jobs(3000, Qualifier.AT_LEAST, text="3 000 postes")
    shown = alert(story(report(claim(evidence(quote="plus de 3 000 postes"), jobs=jobs))), EN, now=SUNDAY).plain
    assert "More than 3,000 jobs" in shown


@pytest.mark.parametrize("place", ["France", "FRANCE", "FR"])
def test_a_country_is_not_its_own_town(place: str) -> None:
    one = story(report(claim(evidence(), places=(place, "Dunkerque"))))
    assert told(one, "en").places == ("Dunkerque",)


def test_nothing_else_is_changed() -> None:
    one = story(report(claim(evidence())))
    assert replace(told(one, "fr"), amount=None) == replace(facts(one, "fr"), amount=None)
