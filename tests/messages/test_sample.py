"""Samples for /test."""

import pytest

from bot.messages.badge import SIGNS
from bot.messages.sample import sample
from bot.messages.wording import Wording
from bot.stories.story import Status
from tests.messages.weekend import EN, FR, MONDAY


@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize(
    ("wording", "word"), [(EN, "Sample: an invented deal"), (FR, "affaire inventée")], ids=["en", "fr"]
)
def test_every_status_has_a_sample_that_nobody_takes_for_news(status: Status, wording: Wording, word: str) -> None:
    card = sample(status, wording, MONDAY)
    assert card.title.startswith(SIGNS[status])
    assert card.tone.value == status.value
    assert word in card.plain
    assert card.buttons == ()
