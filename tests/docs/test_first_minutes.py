"""What a newcomer types first, from the README alone, is answered as they would expect."""

import asyncio
from pathlib import Path

import pytest
from aiohttp.test_utils import unused_port

from bot.feeds.feed import Feed
from config.check import check_feeds
from tests.installation.folder import install
from tests.installation.inside import inside
from tests.installation.program import environment


@pytest.mark.parametrize(
    ("headline", "badge"),
    [
        pytest.param("OpenAI raises $40 billion", "Press report", id="four-english-words"),
        pytest.param("Mistral lève 600 millions d'euros", "Press report", id="four-french-words"),
        pytest.param("Amazon denies $10bn AI plan", "Denied by Amazon", id="a-denial"),
    ],
)
def test_a_headline_too_short_to_show_its_language_is_read_all_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], headline: str, badge: str
) -> None:
    said = inside(tmp_path, capsys, "explain", headline)

    assert said.code == 0
    assert f" {badge} " in said.out


def test_a_greeting_is_no_story_whatever_its_language(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Not a story of money going into AI." in inside(tmp_path, capsys, "explain", "hello").out


def test_an_empty_headline_is_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = inside(tmp_path, capsys, "explain", " ")

    assert said.code == 2
    assert "give a headline" in said.err


def test_a_feed_that_does_not_answer_is_named_in_full_on_a_narrow_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"http://127.0.0.1:{unused_port()}/feed"
    install(tmp_path / "data", [Feed("a-feed-with-a-rather-long-name", url, "Own", private=True)])
    with monkeypatch.context() as narrow:
        for name, value in (environment(tmp_path, {}) | {"COLUMNS": "40"}).items():
            narrow.setenv(name, value)
        assert asyncio.run(check_feeds([], as_json=False)) == 1

    [problem, summary] = capsys.readouterr().out.splitlines()
    assert problem.startswith("a-feed-with-a-rather-long-name  unreachable: no connection to 127.0.0.1")
    assert summary == "0 of 1 are feeds that can be read. Is this machine online?"
