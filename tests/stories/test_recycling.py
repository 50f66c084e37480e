"""Money and jobs that may have been announced before."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.claims.claim import Fact, Stance, Voice
from bot.claims.jobs import Added, Jobs
from bot.stories.recycling import earlier_jobs, precedent
from bot.stories.story import Recall, Story
from tests.fakes.claims import SUNDAY, claim, evidence, money, report, story


def _told(days: int, id: int, **facts: object) -> Story:
    at = SUNDAY + timedelta(days=days)
    return story(report(claim(evidence(at=at), **facts), at=at), id=id)


NOW = _told(0, 9)


@pytest.mark.parametrize(
    ("earlier", "found"),
    [
        pytest.param(_told(-400, 1), True, id="same-investor-place-and-size"),
        pytest.param(_told(-400, 1, amounts=(money("1.3e9", "USD"),)), True, id="in-another-currency"),
        pytest.param(_told(-1200, 1), False, id="more-than-36-months-ago"),
        pytest.param(_told(-3, 1), False, id="this-very-week"),
        pytest.param(_told(30, 1), False, id="later"),
        pytest.param(_told(-400, 1, investors=("Nébula",)), False, id="another-investor"),
        pytest.param(_told(-400, 1, countries=("DE",)), False, id="another-country"),
        pytest.param(_told(-400, 1, amounts=(money("6e9"),)), False, id="another-size"),
        pytest.param(_told(-400, 1, amounts=()), False, id="no-size"),
        pytest.param(replace(_told(-400, 1), id=9), False, id="itself"),
    ],
)
def test_the_earlier_story_of_the_same_money(earlier: Story, found: bool) -> None:
    assert (precedent(NOW, [earlier]) is not None) is found


def test_a_deal_that_was_dropped_is_no_precedent() -> None:
    at = SUNDAY - timedelta(days=400)
    dropped = story(report(claim(evidence(stance=Stance.CANCELS, at=at)), at=at), id=1)
    assert precedent(NOW, [dropped]) is None


def test_the_latest_precedent_is_named_with_its_reason() -> None:
    found = precedent(NOW, [_told(-400, 1), _told(-100, 2), _told(-700, 3)])

    assert found is not None
    assert (found.story_id, found.at, found.amount) == (2, SUNDAY - timedelta(days=100), money("1.2e9"))
    assert found.because == "same_investor=amazon; same_country=FR; amount=1200000000 EUR"


def test_the_sum_the_earlier_story_ended_with_is_the_one_that_counts() -> None:
    at = SUNDAY - timedelta(days=400)
    party = claim(evidence(at=at, said=(Fact.DEAL, Fact.AMOUNT)), amounts=(money("3e9"),))
    revised = story(report(claim(evidence(None, Voice.OUTLET, at=at))), report(party, at=at), id=1)

    assert precedent(NOW, [revised]) is None


def test_a_sum_that_the_text_names_beside_its_own_is_found_too() -> None:
    beside = _told(0, 9, amounts=(money("4e9"), money("1.2e9")))
    found = precedent(beside, [_told(-400, 1), _told(-300, 2, amounts=(money("1.3e9"),))])

    assert found is not None
    assert (found.story_id, found.role) == (1, Recall.NAMED)


def test_a_sum_as_large_as_its_own_goes_before_one_named_beside_it() -> None:
    beside = _told(0, 9, amounts=(money("4e9"), money("1.2e9")))
    found = precedent(beside, [_told(-100, 1), _told(-400, 2, amounts=(money("4e9"),))])

    assert found is not None
    assert (found.story_id, found.role) == (2, Recall.SAME)


JOBS = Jobs(3000, earlier=2000, added=Added.UNKNOWN)


@pytest.mark.parametrize(
    ("now", "earlier", "found"),
    [
        pytest.param({"jobs": JOBS}, _told(-400, 1, jobs=Jobs(2000)), True, id="the-number-the-text-recalls"),
        pytest.param({"jobs": JOBS}, _told(-3, 1, jobs=Jobs(2000)), True, id="even-of-this-very-week"),
        pytest.param({"jobs": JOBS}, _told(-400, 1, jobs=Jobs(2500)), False, id="another-number-than-it-recalls"),
        pytest.param({"jobs": Jobs(3000)}, _told(-400, 1, jobs=Jobs(2500)), True, id="nothing-recalled"),
        pytest.param({"jobs": Jobs(3000)}, _told(-3, 1, jobs=Jobs(2500)), False, id="nothing-recalled-this-week"),
        pytest.param({"jobs": JOBS}, _told(-400, 1, jobs=Jobs(2000, kept=True)), False, id="jobs-that-were-kept"),
        pytest.param({"jobs": JOBS}, _told(-400, 1, jobs=Jobs(2000), investors=("Nébula",)), False, id="another-one"),
        pytest.param({"jobs": JOBS}, _told(-400, 1, jobs=Jobs(2000), countries=("DE",)), False, id="elsewhere"),
        pytest.param(
            {"jobs": Jobs(3000), "places": ("Lille",)}, _told(-400, 1, jobs=Jobs(2000), places=("Nice",)), False,
            id="another-town",
        ),
        pytest.param({"jobs": JOBS}, _told(-400, 1), False, id="no-jobs-then"),
        pytest.param({}, _told(-400, 1, jobs=Jobs(2000)), False, id="no-jobs-now"),
    ],
)  # fmt: skip
def test_the_earlier_story_that_promised_jobs(now: dict[str, object], earlier: Story, found: bool) -> None:
    assert (earlier_jobs(_told(0, 9, **now), [earlier]) is not None) is found
