"""Whether it is well: `vigie health` and the three pages, before, during and after a run."""

from pathlib import Path

import aiohttp
import pytest
from aiohttp.test_utils import unused_port
from prometheus_client.parser import text_string_to_metric_families

from tests.installation import far_ends
from tests.installation.folder import install
from tests.installation.inside import inside
from tests.installation.program import Program, ran, running


async def page(program: Program, path: str) -> tuple[int, str]:
    """Status and text of one of the pages the program serves."""
    port = (await program.until("pages served"))["port"]
    async with aiohttp.ClientSession() as http, http.get(f"http://127.0.0.1:{port}{path}") as answer:
        return answer.status, await answer.text()


async def test_health_and_backup_beside_a_running_program(tmp_path: Path) -> None:
    install(tmp_path / "data", [])
    async with running(tmp_path) as program:
        await program.until("watching")
        assert (await page(program, "/healthz"))[0] == 200
        assert (await page(program, "/readyz")) == (200, '{"ready":true,"checks":{"database":"ok","scheduler":"ok"}}')
        assert (await ran(tmp_path, "health"))[:2] == (0, "well\n")
        code, out, _ = await ran(tmp_path, "backup", "copy.db")
        assert (code, out) == (0, "copy.db: written\n")
        program.terminate()
        assert await program.ended() == 0

    assert (tmp_path / "copy.db").stat().st_size > 0


@pytest.fixture
def data(tmp_path: Path) -> Path:
    install(tmp_path / "data", [])
    return tmp_path / "data"


def test_before_the_first_start_health_says_what_to_do(
    tmp_path: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = inside(tmp_path, capsys, "health")

    assert (said.code, said.err.count("\n")) == (1, 1)
    assert "start Vigie first" in said.err


def test_migrating_twice_changes_nothing_the_second_time(
    tmp_path: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = (inside(tmp_path, capsys, "migrate") for _ in range(2))

    assert (first.code, second.code) == (0, 0)
    assert "brought up to date" in first.out
    assert "up to date already" in second.out


def test_a_stopped_program_is_not_called_well(tmp_path: Path, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    inside(tmp_path, capsys, "migrate")

    said = inside(tmp_path, capsys, "health")
    assert said.code == 1
    assert said.err == "vigie: it is not running: start it with ./run start\n"


async def test_a_chat_that_is_not_connected_is_named_on_readyz_and_the_metrics_can_be_read(tmp_path: Path) -> None:
    install(tmp_path / "data", [])
    port = unused_port()
    async with far_ends.discord(port) as away:
        pass
    async with (
        far_ends.telegram() as telegram,
        running(tmp_path, **telegram.settings | away.settings) as program,
    ):
        await program.until("telegram line changed", state="connected")
        status, text = await page(program, "/readyz")
        metrics_status, metrics = await page(program, "/metrics")

    assert status == 503
    assert '"discord":"not connected"' in text
    assert '"telegram":"ok"' in text
    assert metrics_status == 200
    families = {family.name: family for family in text_string_to_metric_families(metrics)}
    assert families["vigie_outbox"].type == "gauge"
    assert {sample.labels["outcome"] for sample in families["vigie_outbox"].samples} >= {"pending", "unknown", "dead"}
    assert "vigie_scheduler_lag_s" in families
