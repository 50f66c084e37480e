"""`vigie stats outlets`: the records on a terminal, and for a machine."""

import json
from dataclasses import replace
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from adapters.store.opening import open_store
from bot.messages.wording import Wordings
from bot.stories.summary import note, summary
from config.stats import show
from config.translations import load_translations
from tests.fakes.claims import AMAZON_MONDAY, SUNDAY, report, story
from tests.installation.folder import install
from tests.installation.inside import inside


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An installation in which Vigie runs: the weekend, and a rumour of the month before."""
    install(tmp_path / "data", [])
    rumour = story(report(at=SUNDAY - timedelta(days=30), outlet="Le Figaro"))
    opened = open_store(tmp_path / "data" / "vigie.db")
    for each in (rumour, AMAZON_MONDAY):
        known = tuple(replace(r, publisher="France Médias Monde") for r in each.reports if r.outlet[0] in "RF")
        others = tuple(r for r in each.reports if r.outlet[0] not in "RF")
        kept = replace(each, opened_at=each.reports[0].at, reports=(*known, *others))
        opened.run_now(lambda store, kept=kept: store.add_story(kept))
    yield tmp_path
    opened.close()


def test_every_outlet_has_its_line_beside_a_running_vigie(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = inside(folder, capsys, "stats", "outlets")

    assert said.code == 0
    assert "2 stories" in said.out
    assert "From the first report to the confirmation: 15 h 20 min (1 story)" in said.out
    rows = {line.split("  ")[0]: line.split() for line in said.out.splitlines()}
    assert rows["Le Figaro"][2:7] == ["2", "1", "0", "0", "1"]
    assert "too few to judge" in said.out


def test_a_machine_gets_the_same_as_one_document(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(inside(folder, capsys, "stats", "outlets", "--json").out)

    assert (found["stories"], found["by_status"]["confirmed"]) == (2, 1)
    assert found["confirmed_after_s"] == pytest.approx((15 * 60 + 20) * 60)
    figaro = next(each for each in found["outlets"] if each["name"] == "Le Figaro")
    assert (figaro["reports"], figaro["confirmed"], figaro["open"], figaro["confirmed_share"]) == (2, 1, 1, None)
    assert [each["name"] for each in found["publishers"]] == ["France Médias Monde"]


def test_only_what_was_opened_since_a_day_counts(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    on_sunday = inside(folder, capsys, "stats", "outlets", "--since", "2024-05-12", "--json")
    assert json.loads(on_sunday.out)["stories"] == 1
    after = inside(folder, capsys, "stats", "outlets", "--since", "2024-05-13")
    assert "0 stories" in after.out
    assert "No outlet was ahead of the parties in this time." in after.out


@pytest.mark.parametrize(("width", "terminal", "as_a_table"), [(80, True, False), (140, True, True), (80, False, True)])
def test_a_terminal_too_narrow_for_the_table_gets_lines(*, width: int, terminal: bool, as_a_table: bool) -> None:
    console = Console(file=StringIO(), width=width, force_terminal=terminal, color_system=None, soft_wrap=True)
    show(summary([note(AMAZON_MONDAY)]), Wordings(load_translations()).of("en"), console)
    printed = console.file.getvalue()  # type: ignore[attr-defined]

    assert ("confirmed of settled" in printed) is as_a_table
    assert ("• Franceinfo: 1 report, 1 confirmed after 15 h 20 min · too few to judge" in printed) is not as_a_table
    assert "…" not in printed


def test_a_date_that_is_none_and_a_database_that_is_not_there_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    install(tmp_path / "data", [])
    missing = inside(tmp_path, capsys, "stats", "outlets")
    assert (missing.code, missing.err.count("\n")) == (2, 1)
    assert "start Vigie first" in missing.err
    assert inside(tmp_path, capsys, "stats", "outlets", "--since", "sunday").code == 2
