"""Several numbers as people write them, and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.numbers import numbers, written


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3", (3,)),
        ("3,5", (3, 5)),
        ("3, 5", (3, 5)),
        ("5 3", (3, 5)),
        ("3-5", (3, 4, 5)),
        ("3 – 5, 4", (3, 4, 5)),
        pytest.param("", (), id="nothing"),
        pytest.param("3,x", (), id="no-number"),
        pytest.param("5-3", (), id="backwards"),
        pytest.param("1-9999", (), id="a-crowd"),
        pytest.param("٣", (), id="other-digits"),
        pytest.param("1-2-3", (), id="two-dashes"),
    ],
)
def test_what_people_write_is_understood_or_refused_whole(text: str, expected: tuple[int, ...]) -> None:
    assert numbers(text) == expected


@given(st.sets(st.integers(0, 200), min_size=1))
def test_what_is_written_is_read_back(several: set[int]) -> None:
    assert numbers(written(several)) == tuple(sorted(several))
