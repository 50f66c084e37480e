"""Settings: what is accepted, and what the operator reads when something is wrong."""

from pathlib import Path

import pytest

from bot.errors import SettingsError
from config.settings import load_settings


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import os

    for name in [name for name in os.environ if name.startswith("VIGIE_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def problems(**environment: str) -> tuple[str, ...]:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment.items():
            patch.setenv(name, value)
        with pytest.raises(SettingsError) as caught:
            load_settings()
    return caught.value.problems


def test_nothing_needs_to_be_set() -> None:
    assert load_settings().telegram.token is None


def test_a_token_is_read_and_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIGIE_TELEGRAM__TOKEN", "12345:secret")

    settings = load_settings()

    assert settings.telegram.token
    assert settings.telegram.token.get_secret_value() == "12345:secret"
    assert "secret" not in repr(settings)


def test_a_token_is_read_from_the_file_a_docker_secret_names(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "token").write_text("12345:secret\n")
    monkeypatch.setenv("VIGIE_DISCORD__TOKEN_FILE", str(tmp_path / "token"))

    assert load_settings().discord.token.get_secret_value() == "12345:secret"  # type: ignore[union-attr]


def test_the_environment_wins_over_dotenv_and_dotenv_over_the_operators_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "data" / "config").mkdir(parents=True)
    (tmp_path / "data" / "config" / "settings.toml").write_text('zone = "UTC"\nlanguage = "fr"\naccess = "open"\n')
    (tmp_path / ".env").write_text("VIGIE_LANGUAGE=en\nVIGIE_ZONE=Europe/Rome\n")
    monkeypatch.setenv("VIGIE_ZONE", "Europe/Berlin")

    settings = load_settings()

    assert (settings.zone, settings.language, settings.access) == ("Europe/Berlin", "en", "open")


def test_owners_are_written_as_platform_and_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIGIE_OWNER", "telegram:123, discord:456")

    assert load_settings().owner == {"telegram": "123", "discord": "456"}


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        pytest.param({"VIGIE_TELEGRAM__TOKN": "x"}, "did you mean VIGIE_TELEGRAM__TOKEN?", id="a-typo"),
        pytest.param({"VIGIE_TELEGRAM": "x"}, "VIGIE_TELEGRAM__", id="a-section-is-no-setting"),
        pytest.param({"VIGIE_OWNER": "@bob"}, "telegram:123", id="an-owner-by-name"),
        pytest.param({"VIGIE_ZONE": "Mars/Olympus"}, "Europe/Paris", id="an-unknown-zone"),
        pytest.param({"VIGIE_WEB__PORT": "http"}, "VIGIE_WEB__PORT", id="a-port-that-is-no-number"),
        pytest.param({"VIGIE_DISCORD__TOKEN_FILE": "/nowhere"}, "Check the path", id="a-secret-that-is-not-there"),
    ],
)
def test_a_mistake_is_one_line_with_its_remedy(environment: dict[str, str], words: str) -> None:
    (problem,) = problems(**environment)

    assert words in problem
    assert "\n" not in problem


def test_all_mistakes_are_told_at_once() -> None:
    assert len(problems(VIGIE_TELEGRAM__TOKN="x", VIGIE_ACCESS="friends", VIGIE_ZONE="Nowhere")) == 3


def test_a_value_is_not_repeated_in_the_complaint() -> None:
    assert "hunter2" not in "".join(problems(VIGIE_ACCESS="hunter2"))
