"""Which one of several: numbers part what words would join."""

import pytest

from bot.stories.counted import later_phase, other_number


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(("b",), ("c",), True, id="two-rounds"),
        pytest.param(("seed",), ("a",), True, id="a-seed-and-a-series"),
        pytest.param(("package 12",), ("package 13",), True, id="the-12th-is-not-the-13th"),
        pytest.param(("phase 1",), ("phase 2",), True, id="two-phases"),
        pytest.param(("b",), ("phase 2",), False, id="different-things-are-counted"),
        pytest.param(("phase 1", "phase 2"), ("phase 2",), False, id="one-in-common"),
        pytest.param(("b",), (), False, id="only-one-side-counts"),
    ],
)
def test_a_number_parts_only_what_counts_the_same(one: tuple[str], other: tuple[str], expected: bool) -> None:
    assert other_number(one, other) is other_number(other, one) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(("phase 2",), (), True, id="a-second-phase-beside-a-plain-site"),
        pytest.param(("phase 1",), (), False, id="a-first-phase-is-where-a-site-begins"),
        pytest.param(("phase 2",), ("phase 2",), False, id="both-tell-of-it"),
        pytest.param(("fund 3",), (), False, id="the-number-of-a-fund-is-often-left-out"),
        pytest.param((), (), False, id="no-phase"),
    ],
)
def test_a_later_phase_is_a_deal_of_its_own(one: tuple[str], other: tuple[str], expected: bool) -> None:
    assert later_phase(one, other) is later_phase(other, one) is expected
