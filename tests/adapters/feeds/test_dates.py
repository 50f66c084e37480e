"""The dates feeds really write."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.feeds.dates import moment


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("Sun, 12 May 2024 18:00:00 +0200", "2024-05-12T16:00", id="rfc-822"),
        pytest.param("Sun, 12 May 2024 18:00:00 CEST", "2024-05-12T16:00", id="european-summer-time"),
        pytest.param("Sun, 12 May 2024 12:00:00 EDT", "2024-05-12T16:00", id="american-zone"),
        pytest.param("Sun, 12 May 24 16:00 GMT", "2024-05-12T16:00", id="two-digit-year-no-seconds"),
        pytest.param("12 May 2024 16:00:00", "2024-05-12T16:00", id="no-day-name-no-zone"),
        pytest.param("Sun, 12 May 2024 18:00:00 GMT+02:00", "2024-05-12T16:00", id="gmt-plus"),
        pytest.param("Sun, 12 May 2024 18:00:00 +0200 (CEST)", "2024-05-12T16:00", id="comment"),
        pytest.param("dim., 12 mai 2024 18:00:00 +0200", "2024-05-12T16:00", id="french"),
        pytest.param("lundi 3 juin 2024 à 18h30", "2024-06-03T18:30", id="french-in-words"),
        pytest.param("1er août 2024", "2024-08-01T00:00", id="french-first-of-the-month"),
        pytest.param("jeu, 4 juillet 2024 08:00", "2024-07-04T08:00", id="july-is-not-june"),
        pytest.param("dim, 05/03/2020 - 11:30", "2020-05-03T11:30", id="month-first-by-the-day-s-name"),
        pytest.param("jeu, 05/03/2020 - 11:30", "2020-03-05T11:30", id="day-first-by-the-day-s-name"),
        pytest.param("25/12/2020 11:30", "2020-12-25T11:30", id="only-one-reading"),
        pytest.param("mer, 16 nov 2022", "2022-11-16T00:00", id="italian"),
        pytest.param("Sex, 03 Jan 2025", "2025-01-03T00:00", id="portuguese"),
        pytest.param("Sat, Dec 16 2023 02:02:33 PM", "2023-12-16T14:02:33", id="american-afternoon"),
        pytest.param("Sat, Dec 16 2023 12:02:33 AM", "2023-12-16T00:02:33", id="american-midnight"),
        pytest.param("Sun May 12 16:00:00 2024", "2024-05-12T16:00", id="asctime"),
        pytest.param("2024-05-12T18:00:00.123+02:00", "2024-05-12T16:00", id="iso"),
        pytest.param("2024-05-12T16:00:00Z", "2024-05-12T16:00", id="iso-utc"),
        pytest.param("2024-05-12 18:00:00 +0200", "2024-05-12T16:00", id="iso-with-spaces"),
        pytest.param("2024-05-12", "2024-05-12T00:00", id="iso-day"),
        pytest.param("Mon, 01 Jan 2035 00:00:00 GMT", "2035-01-01T00:00", id="the-future-is-read-as-written"),
        pytest.param("05/03/2020 11:30", None, id="two-readings"),
        pytest.param("ven, 05/03/2020", None, id="the-day-s-name-fits-neither"),
        pytest.param("Sun, 32 May 2024 25:61:00 GMT", None, id="no-such-day"),
        pytest.param("Thu, 01 Jan 1970 00:00:00 GMT", None, id="the-epoch-is-no-date"),
        pytest.param("Mon, 01 Jan 2999 00:00:00 GMT", None, id="beyond-reason"),
        pytest.param("0000-00-00", None, id="zeros"),
        pytest.param("yesterday", None, id="words"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_dates(written: str, expected: str | None) -> None:
    assert moment(written) == (datetime.fromisoformat(expected).replace(tzinfo=UTC) if expected else None)


@given(st.text(alphabet="0123456789 :/-+.,TZMonJanmaidimhà", max_size=40))
def test_no_text_breaks_the_reading(text: str) -> None:
    at = moment(text)
    assert at is None or at.tzinfo is UTC


@given(st.datetimes(min_value=datetime(1991, 1, 1), max_value=datetime(2099, 1, 1)))  # noqa: DTZ001 - made aware below
def test_what_was_written_by_the_rules_is_read_back(naive: datetime) -> None:
    at = naive.replace(tzinfo=UTC, microsecond=0)
    assert moment(at.isoformat()) == at
    assert moment(f"{at:%a, %d %b %Y %H:%M:%S} GMT") == at
