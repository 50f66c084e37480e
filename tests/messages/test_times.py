"""Moments and durations as people read them."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.messages.times import day, duration, moment
from bot.messages.wording import Wording
from tests.messages.weekend import EN, FR, WORDINGS

NB = "\u00a0"
AT = datetime(2024, 5, 13, 7, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "wording", "expected"),
    [
        pytest.param(AT, EN, "Mon 09:12", id="today"),
        pytest.param(AT, FR, f"lun. 9{NB}h{NB}12", id="today-fr"),
        pytest.param(AT + timedelta(days=6), EN, "Mon 09:12", id="six-days"),
        pytest.param(AT + timedelta(days=7), EN, "Mon 13 May, 09:12", id="a-week"),
        pytest.param(AT + timedelta(days=7), FR, f"lun. 13 mai, 9{NB}h{NB}12", id="a-week-fr"),
        pytest.param(AT + timedelta(days=300), EN, "Mon 13 May 2024, 09:12", id="another-year"),
        pytest.param(AT - timedelta(days=1), EN, "Mon 13 May, 09:12", id="a-date-to-come-is-spelled-out"),
    ],
)
def test_a_weekday_stands_alone_within_six_days(now: datetime, wording: Wording, expected: str) -> None:
    assert moment(AT, now, wording) == expected


def test_hours_are_those_of_the_rooms_zone() -> None:
    assert moment(AT, AT, WORDINGS.of("en", "America/New_York")) == "Mon 03:12"


def test_midnight_belongs_to_the_rooms_day() -> None:
    late = datetime(2024, 5, 12, 22, 30, tzinfo=UTC)  # Monday 0:30 in Paris
    assert moment(late, late, FR) == f"lun. 0{NB}h{NB}30"


@pytest.mark.parametrize(
    ("now", "en", "fr"), [(AT, "13 May", "13 mai"), (AT.replace(year=2026), "13 May 2024", "13 mai 2024")]
)
def test_a_day_has_its_year_once_it_is_another_one(now: datetime, en: str, fr: str) -> None:
    assert (day(AT, now, EN), day(AT, now, FR)) == (en, fr)


@pytest.mark.parametrize(
    ("length", "en", "fr"),
    [
        (timedelta(hours=15, minutes=20), "15 h 20 min", f"15{NB}h{NB}20{NB}min"),
        (timedelta(days=3, hours=4, minutes=59), "3 d 4 h", f"3{NB}j{NB}4{NB}h"),
        (timedelta(hours=2), "2 h", f"2{NB}h"),
        (timedelta(days=2), "2 d", f"2{NB}j"),
        (timedelta(minutes=7), "7 min", f"7{NB}min"),
        (timedelta(seconds=5), "less than a minute", "moins d’une minute"),
        (timedelta(seconds=-5), "less than a minute", "moins d’une minute"),
    ],
)
def test_a_duration_needs_its_units(length: timedelta, en: str, fr: str) -> None:
    assert (duration(length, EN), duration(length, FR)) == (en, fr)
