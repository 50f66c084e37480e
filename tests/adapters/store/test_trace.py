"""The trace beside a database: what was left is read, and anything else is no trace."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.store.trace import Trace, leave_trace, trace_of

NOW = datetime(2024, 5, 12, 16, tzinfo=UTC)


def test_the_latest_trace_comes_back(tmp_path: Path) -> None:
    database = tmp_path / "vigie.db"
    leave_trace(database, Trace(NOW, 7))
    leave_trace(database, Trace(NOW, 8))

    assert trace_of(database) == Trace(NOW, 8)
    assert [file.name for file in tmp_path.iterdir()] == ["vigie.db.trace"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(None, id="no-file"),
        pytest.param("", id="empty"),
        pytest.param("[]", id="no-object"),
        pytest.param('{"at": "2024-05-12T16:00:00+00:00"}', id="without-a-number"),
        pytest.param('{"at": "2024-05-12T16:00:00", "last_number": 7}', id="without-a-zone"),
        pytest.param('{"at": "noon", "last_number": 7}', id="no-moment"),
        pytest.param('{"at": 12, "last_number": 7}', id="a-number-for-a-moment"),
    ],
)
def test_what_cannot_be_read_is_no_trace(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / "vigie.db.trace").write_text(text, "utf-8")
    assert trace_of(tmp_path / "vigie.db") is None


def test_a_place_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    leave_trace(tmp_path / "nowhere" / "vigie.db", Trace(NOW, 7))
    assert trace_of(tmp_path / "nowhere" / "vigie.db") is None
