"""The budget of a host: laws that hold whatever is asked when."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.courtesy import HOUR, LONGEST_DELAY_S, Manners, Visits, next_visit

NOW = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)

manners = st.builds(Manners, st.integers(1, 12), st.floats(0, 900))
delays = st.one_of(st.none(), st.floats(0, 1200))
steps = st.lists(st.floats(0, 1500), max_size=40)


def paid(rules: Manners, delay_s: float | None, waits_s: list[float]) -> list[datetime]:
    """The visits of a caller who comes back after each of these waits and takes the moment it is given."""
    now, visits, all_visits = NOW, Visits(), []
    for wait_s in waits_s:
        now += timedelta(seconds=wait_s)
        at = next_visit(visits, rules, now, delay_s)
        visits = visits.with_visit(at, rules)
        all_visits.append(at)
    return all_visits


@given(manners, delays, steps)
def test_no_hour_holds_more_visits_than_the_budget(rules: Manners, delay_s: float | None, waits_s: list[float]) -> None:
    visits = paid(rules, delay_s, waits_s)

    for first, later in zip(visits, visits[rules.per_hour :], strict=False):
        assert later - first >= HOUR


@given(manners, delays, steps)
def test_two_visits_are_never_closer_than_both_gaps(
    rules: Manners, delay_s: float | None, waits_s: list[float]
) -> None:
    visits = paid(rules, delay_s, waits_s)
    gap = timedelta(seconds=max(rules.gap_s, delay_s or 0))

    for first, later in pairwise(visits):
        assert later - first >= gap


@given(manners, st.floats(0, 7200), st.floats(0, 7200))
def test_a_host_that_rests_is_not_visited_before_its_rest_is_over(
    rules: Manners, rest_s: float, shorter_s: float
) -> None:
    until = NOW + timedelta(seconds=rest_s)
    visits = Visits().with_rest(until).with_rest(min(until, NOW + timedelta(seconds=shorter_s)))

    assert next_visit(visits, rules, NOW) == max(until, NOW)


@given(manners, st.floats(0, 86_400))
def test_a_host_never_visited_may_be_visited_at_once(rules: Manners, delay_s: float) -> None:
    assert next_visit(Visits(), rules, NOW, delay_s) == NOW


@given(manners, steps)
def test_what_is_remembered_never_grows_beyond_the_budget(rules: Manners, waits_s: list[float]) -> None:
    visits = Visits()
    for wait_s in waits_s:
        visits = visits.with_visit(next_visit(visits, rules, NOW + timedelta(seconds=wait_s)), rules)

    assert len(visits.at) <= rules.per_hour


@pytest.mark.parametrize(
    ("delay_s", "gap_s"),
    [
        pytest.param(None, 10.0, id="none-asked-for"),
        pytest.param(2.0, 10.0, id="shorter-than-ours"),
        pytest.param(90.0, 90.0, id="longer-than-ours"),
        pytest.param(1e12, LONGEST_DELAY_S, id="beyond-reason"),
        pytest.param(-5.0, 10.0, id="negative"),
        pytest.param(float("nan"), 10.0, id="not-a-number"),
    ],
)
def test_the_longer_of_the_two_gaps_holds(delay_s: float | None, gap_s: float) -> None:
    rules = Manners(per_hour=60, gap_s=10.0)

    assert next_visit(Visits([NOW]), rules, NOW, delay_s) == NOW + timedelta(seconds=gap_s)


@pytest.mark.parametrize(("per_hour", "gap_s"), [(0, 1.0), (1, -1.0)], ids=["nothing", "negative"])
def test_a_budget_that_makes_no_sense_is_refused(per_hour: int, gap_s: float) -> None:
    with pytest.raises(ValueError, match="visited"):
        Manners(per_hour, gap_s)
