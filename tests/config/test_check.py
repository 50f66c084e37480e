"""`vigie check` and `vigie feeds check`: what a newcomer wants to know before anything runs."""

import json
from pathlib import Path

import pytest
from aiohttp.test_utils import unused_port

from config.check import check_feeds
from tests.config.test_run import three_feeds
from tests.installation import far_ends
from tests.installation.folder import install
from tests.installation.inside import inside
from tests.installation.program import environment, ran


async def test_check_prints_the_links_that_invite_the_bot(tmp_path: Path) -> None:
    install(tmp_path / "data", [])
    async with far_ends.telegram() as telegram, far_ends.discord() as discord:
        settings = telegram.settings | discord.settings
        code, out, err = await ran(tmp_path, "check", owner="telegram:11,discord:55", **settings)

    assert code == 0, out + err
    assert "https://t.me/vigie_bot" in out
    assert "https://discord.com/oauth2/authorize?client_id=900&scope=bot+applications.commands&permissions=" in out
    assert "telegram:11, discord:55" in out
    assert err == ""
    assert telegram.token not in out
    assert discord.token not in out


async def test_check_names_a_wrong_token_and_a_platform_that_does_not_answer(tmp_path: Path) -> None:
    install(tmp_path / "data", [])
    nowhere = {"discord__token": "a.wrong.token", "discord__rest_url": f"http://127.0.0.1:{unused_port()}/api/v10"}
    async with far_ends.telegram() as telegram:
        wrong = telegram.settings | {"telegram__token": "987654321:AAwrong-token-that-opens-nothing-at-all"}
        code, out, err = await ran(tmp_path, "check", **wrong, **nowhere)

    assert code == 2
    assert "telegram refuses the token: copy it again from @BotFather" in out
    assert "discord is unreachable" in out
    assert "Traceback" not in out + err
    assert "AAwrong" not in out + err


def test_check_without_a_token_says_where_it_will_post(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = inside(tmp_path, capsys, "check")

    assert said.code == 0
    assert "No token is set: vigie run posts to the terminal." in said.out


async def test_feeds_check_tells_of_every_feed_as_json(tmp_path: Path) -> None:
    async with three_feeds(tmp_path / "data"):
        code, out, err = await ran(tmp_path, "feeds", "check", "--json")

    assert code == 1
    rows = {row["id"]: row for row in map(json.loads, out.splitlines())}
    assert rows.keys() == {"own", "page", "dead"}
    assert rows["own"] | {"newest": ""} == {
        "id": "own",
        "file": str(tmp_path / "data" / "config" / "feeds.toml"),
        "problem": None,
        "why": None,
        "items": 1,
        "dated": 1,
        "newest": "",
        "validators": "none",
        "matches": 1,
    }
    assert (rows["page"]["problem"], rows["dead"]["problem"]) == ("not_a_feed", "unreachable")
    assert err == ""


async def test_feeds_check_of_a_good_feed_is_a_table_and_all_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in environment(tmp_path, {}).items():
        monkeypatch.setenv(name, value)
    async with three_feeds(tmp_path / "data"):
        assert await check_feeds(["own"], as_json=False) == 0

    [heading, row] = capsys.readouterr().out.splitlines()
    assert heading.split()[:3] == ["feed", "answer", "items"]
    assert row.split()[:2] == ["own", "ok"]
