"""The facts as a card tells them."""

from dataclasses import replace

import pytest

from bot.claims.claim import Voice
from bot.claims.jobs import Jobs
from bot.claims.money import Qualifier
from bot.messages.alert import alert
from bot.messages.told import told
from bot.stories.facts import facts
from tests.messages.weekend import EN, FR, SUNDAY, claim, evidence, exactly, more_than, report, story

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
        pytest.param(
            ["au moins 3 000 CDI et plus de 1,2 milliard d’euros"], "more than €1.2bn", id="the-jobs-have-their-own"
        ),
        pytest.param(
            ["au-delà de 1,2 milliard d’euros, soit au moins ce qui était dit"], "more than €1.2bn", id="the-nearest"
        ),
        pytest.param(["1,2 milliard d’euros ou plus"], "at least €1.2bn", id="after-the-figure"),
        pytest.param(
            ["plus de 1,2 milliard d’euros, au moins 1,2 milliard d’euros"], "more than €1.2bn", id="one-outlet-first"
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
    assert told(one, EN).places == ("Dunkerque",)


def test_nothing_else_is_changed() -> None:
    one = story(report(claim(evidence())))
    assert replace(told(one, FR), amount=None) == replace(facts(one, "fr"), amount=None)


def test_the_other_sums_keep_their_limit_word_too() -> None:
    more = more_than("1.6e9", text="1,6 milliard d’euros")
    other = report(claim(evidence(quote="plus de 1,6 milliard d’euros", quoted_by="BFMTV"), amounts=(more,)), "BFMTV")
    one = story(report(claim(evidence("Amazon", Voice.PARTY), amounts=(exactly("1e9"),))), other)
    assert "€1bn, says Amazon; more than €1.6bn, says the Élysée" in alert(one, EN, now=SUNDAY).plain
