"""Money that may have been announced before."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.claims.claim import Recycled, Stance
from bot.stories.recycling import precedent
from bot.stories.story import Story
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
    assert found.story.id == 2
    assert found.because == "same_investor=amazon; same_country=FR; amount=1200000000 EUR"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(Recycled.UNKNOWN, Recycled.UNKNOWN, id="figures-alone-prove-nothing"),
        pytest.param(Recycled.ALREADY_ANNOUNCED, Recycled.ALREADY_ANNOUNCED, id="the-text-says-so"),
        pytest.param(Recycled.NEW, Recycled.NEW, id="the-text-says-it-is-new"),
    ],
)
def test_only_words_call_money_old(words: Recycled, expected: Recycled) -> None:
    found = precedent(_told(0, 9, recycled=words), [_told(-400, 1)])
    assert found is not None
    assert found.recycled is expected
