"""What is kept of a reader's word, and when it is too much for a day."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.reviews.review import MOST_A_DAY, WORDS_CHARS, Review, Wrong, received
from bot.subscriptions.room import Room
from tests.fakes.claims import SUNDAY

NEW = Review(128, Wrong.STATUS, Room("telegram", "11"), "42", SUNDAY, "Amazon denied it")


def test_a_first_word_is_kept_as_it_is() -> None:
    assert received(NEW, None, 0) == NEW


def test_a_second_word_on_a_story_takes_the_place_of_the_first() -> None:
    changed = received(replace(NEW, what=Wrong.MERGE, words="see #131"), replace(NEW, id=7), 1)
    assert changed == replace(NEW, id=7, what=Wrong.MERGE, words="see #131")


def test_another_choice_without_words_keeps_the_words() -> None:
    changed = received(replace(NEW, what=Wrong.SPLIT, words=""), replace(NEW, id=7), 1)
    assert changed is not None
    assert changed.words == "Amazon denied it"


@given(st.integers(0, 60), st.booleans(), st.text(max_size=900))
def test_nobody_adds_more_than_a_day_s_share_and_no_word_is_endless(today: int, known: bool, words: str) -> None:
    kept = received(replace(NEW, words=words), replace(NEW, id=7) if known else None, today)
    assert (kept is None) == (not known and today >= MOST_A_DAY)
    if kept is not None:
        assert len(kept.words) <= WORDS_CHARS
