"""How alike two headlines are: by what they tell, never by their sums."""

import pytest

from bot.stories.wording import likeness, named

ALIKE = 60


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "Un fonds canadien mettrait 20 milliards en France",
            "20 milliards : un fonds canadien en France",
            id="turned",
        ),
        pytest.param("Canadian fund to put €20bn into France", "France: Canadian fund plans €20bn", id="in-english"),
        pytest.param("Un fonds canadien en France", "Un fonds canadien en France : 20 milliards", id="one-number-only"),
    ],
)
def test_the_same_words_are_alike(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one) >= ALIKE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("The 12th AI package is out", "The 13th AI package is out", id="other-numbers"),
        pytest.param(
            "Le gouvernement consacre 500 millions d’euros à la formation à l’IA",
            "500 millions d’euros d’argent public pour un supercalculateur d’IA",
            id="only-the-sum-is-the-same",
        ),
        pytest.param("20 milliards", "20 milliards", id="nothing-but-a-sum"),
    ],
)
def test_numbers_part_and_sums_do_not_join(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one) < ALIKE


def test_a_name_stands_in_a_headline_as_whole_words() -> None:
    titles = [("fr", "Arvandor : 3 milliards d’euros pour Cognivia"), ("en", "An insurer bets on AI")]

    assert named(["Nébula", "COGNIVIA"], titles)
    assert not named(["Cognivi", "Lumen"], titles)
    assert not named([], titles)
