"""The operator's mistakes, on the whole program: one clear line with its remedy, exit code 2, never a traceback."""

from pathlib import Path

import pytest

from adapters.store.opening import open_store
from tests.installation import far_ends
from tests.installation.folder import install, write_config
from tests.installation.inside import inside
from tests.installation.program import ran, running

WRONG = "987654321:AAwrong-token-that-opens-nothing-at-all"
FEED = '[[feed]]\nid = "own"\nurl = "https://feeds.example/rss"\noutlet = "Own"\n'


def the_line(code: int, out: str, err: str) -> str:
    """The one line an operator reads."""
    assert code == 2, out + err
    assert "Traceback" not in out + err
    [line] = [line for line in err.splitlines() if line.startswith("vigie: ")]
    return line


@pytest.mark.parametrize(
    ("platform", "once"), [("telegram", ()), ("discord", ()), ("discord", ("--once",))], ids=lambda value: str(value)
)
async def test_a_wrong_token_alone_ends_the_program(tmp_path: Path, platform: str, once: tuple[str, ...]) -> None:
    install(tmp_path / "data", [])
    async with getattr(far_ends, platform)() as far_end:
        code, out, err = await ran(tmp_path, "run", *once, **far_end.settings | {f"{platform}__token": WRONG})

    line = the_line(code, out, err)
    assert f"{platform} refuses the token" in line
    assert WRONG not in out + err


@pytest.mark.parametrize(
    ("wrong", "token"),
    [
        pytest.param("discord", WRONG, id="discord-refused"),
        pytest.param("telegram", "not even a token", id="telegram-malformed"),
    ],
)
async def test_a_wrong_token_beside_a_right_one_is_a_line_and_the_rest_goes_on(
    tmp_path: Path, wrong: str, token: str
) -> None:
    install(tmp_path / "data", [])
    async with far_ends.telegram() as telegram, far_ends.discord() as discord:
        settings = telegram.settings | discord.settings | {f"{wrong}__token": token}
        async with running(tmp_path, **settings) as program:
            switched_off = await program.until("chat switched off", platform=wrong)
            if wrong == "discord":
                await program.until("telegram line changed", state="connected")
            else:
                await program.until("connected to discord")
            await program.until("watching")
            program.terminate()
            assert await program.ended() == 0

    assert switched_off["level"] == "error"
    assert "token" in switched_off["why"]
    assert token not in program.said
    assert "Traceback" not in program.said


def test_a_second_start_on_the_same_folder_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = open_store(tmp_path / "data" / "vigie.db")
    line = the_line(*inside(tmp_path, capsys, "run"))
    first.close()

    assert "in use by another Vigie" in line
    assert "stop that one, or use another data folder" in line


@pytest.mark.parametrize(
    ("command", "settings", "words"),
    [
        pytest.param("run", {"data": "/proc/vigie"}, "make it, or name another one", id="unwritable-data-folder"),
        pytest.param("run", {"telegram__tokn": "x"}, "did you mean VIGIE_TELEGRAM__TOKEN", id="unknown-name"),
        pytest.param("run", {"telegram__token": "nonsense"}, "copy it again from @BotFather", id="malformed-token"),
        pytest.param("explain", {}, "give a headline in quotes", id="explain-nothing"),
        pytest.param("explain --file nowhere.txt", {}, "cannot read nowhere.txt", id="explain-a-missing-file"),
        pytest.param("read nowhere.jsonl", {}, "cannot read nowhere.jsonl", id="read-a-missing-file"),
        pytest.param("backup copy.db", {}, "no database", id="nothing-to-back-up"),
        pytest.param("feeds check nobody", {}, "there is no feed nobody", id="unknown-feed"),
    ],
)
def test_a_mistake_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str, settings: dict[str, str], words: str
) -> None:
    assert words in the_line(*inside(tmp_path, capsys, *command.split(), **settings))


def test_an_unknown_command_names_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = inside(tmp_path, capsys, "watch")

    assert code == 2
    assert "No such command 'watch'" in err
    assert "Traceback" not in out + err


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        pytest.param("feeds.toml", "[[feed]\nid = 1", "feeds.toml: not valid TOML", id="broken-toml"),
        pytest.param("settings.toml", "[log]\nlevel = ", "settings.toml: not valid TOML", id="broken-settings"),
        pytest.param("settings.toml", "[log]\nloudness = 1", "there is no such setting", id="unknown-setting"),
        pytest.param("feeds.toml", FEED + "poll_every_s = 'often'", "must be a whole number", id="wrong-type"),
        pytest.param("feeds.toml", FEED + "enabled = 1", "enabled must be true or false", id="number-for-a-switch"),
        pytest.param("feeds.toml", FEED + "colour = 'red'", "unknown key colour", id="unknown-key"),
        pytest.param("feeds.toml", FEED + "role = 'friend'", "role must be one of", id="unknown-role"),
        pytest.param("feeds.toml", "[[feed]]\nid = 'own'", "is missing", id="incomplete-feed"),
        pytest.param("lexicons/fr.toml", "words = ", "fr.toml: not valid TOML", id="broken-lexicon"),
        pytest.param("organisations.toml", "[company]\nx = 3", "organisations.toml", id="broken-organisation"),
    ],
)
def test_a_broken_file_of_the_operators_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, text: str, words: str
) -> None:
    write_config(tmp_path / "data", name, text)

    assert words in the_line(*inside(tmp_path, capsys, "feeds", "check"))


@pytest.mark.parametrize("line", ['{"id": 2,', "[" * 100_000], ids=["cut-off", "endlessly-nested"])
def test_read_says_which_line_is_not_json(tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str) -> None:
    rows = f'{{"id": 1, "title": "A headline", "lang": "en"}}\n\n{line}\n'
    (tmp_path / "rows").write_text(rows, encoding="utf-8")

    code, out, err = inside(tmp_path, capsys, "read", "rows")

    assert "line 3 is not JSON" in the_line(code, "", err)
    assert out.count("\n") == 1  # what came before it is answered
