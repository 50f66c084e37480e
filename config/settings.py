"""Every setting, from the environment (`VIGIE_*`), Docker secrets (`VIGIE_*_FILE`) and `data/config/settings.toml`."""

import difflib
import os
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dotenv import dotenv_values
from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic.fields import FieldInfo
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from bot.errors import SettingsError
from bot.stories.windows import LONGEST
from config.translations import languages

PREFIX = "VIGIE_"
SETTINGS_FILE = Path("config") / "settings.toml"  # below the data folder


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Telegram(_Section):
    """The Telegram bot."""

    token: SecretStr | None = Field(None, description="the bot's token from @BotFather; unset: no Telegram")
    api_url: str = Field("https://api.telegram.org/bot", description="another Bot API server")


class Discord(_Section):
    """The Discord bot."""

    token: SecretStr | None = Field(None, description="the bot's token from the developer portal; unset: no Discord")
    look: Literal["components", "embeds"] = Field("components", description="how alerts are built")
    rest_url: str | None = Field(None, description="another REST server")
    gateway_url: str | None = Field(None, description="another gateway")


class Feeds(_Section):
    """Polling."""

    announce_first: Literal["none", "all"] | int = Field(
        "none", description="what the first poll of a feed announces: none, all, or its newest N entries"
    )
    contact: str = Field(
        "https://example.org/vigie", description="an address for webmasters, sent with every request: put yours"
    )
    at_once: int = Field(16, ge=1, le=256, description="requests under way at the same time")
    deadline_s: float = Field(30.0, gt=0, description="the longest a poll may take, in seconds")
    silence_notice_s: int = Field(6 * 3600, gt=0, description="no feed answered for so long: the owner is told")


class Articles(_Section):
    """Whole articles, where a feed's words leave open who speaks or how much."""

    enabled: bool = Field(False, description="read articles; needs the extra `article`")
    per_hour: int = Field(6, ge=1, le=60, description="at most so many articles of one host in an hour")
    gap_s: float = Field(10.0, ge=1, description="at least so long between two articles of one host, in seconds")
    wait_s: float = Field(8.0, ge=0, le=60, description="an alert waits at most so long for an article, in seconds")


class Web(_Section):
    """Health and metrics over HTTP."""

    enabled: bool = Field(True, description="serve /healthz, /readyz and /metrics")
    host: str = Field("127.0.0.1", description="the address to listen on")
    port: int = Field(8137, ge=0, le=65535, description="the port to listen on; 0: any free one")


class Log(_Section):
    """Logging to standard error."""

    level: Literal["debug", "info", "warning", "error"] = Field("info", description="the least that is printed")
    form: Literal["auto", "text", "json"] = Field("auto", description="auto: text on a terminal, else JSON lines")


class Settings(BaseSettings):
    """What the operator may set. Names in the environment: `VIGIE_` + name, `__` between section and name."""

    model_config = SettingsConfigDict(extra="forbid", frozen=True)

    data: Path = Field(Path("data"), description="the folder of all state: database, own configuration")
    owner: dict[str, str] = Field(
        default_factory=dict, description="who runs this: telegram:123,discord:456; unset: owner notices go to the log"
    )
    access: Literal["owner", "open"] = Field("owner", description="who may subscribe rooms: the owner, or everybody")
    language: str = Field("en", description="of the terminal, and where a platform tells none: a code such as fr")
    zone: str = Field("Europe/Paris", description="the time zone of new subscriptions, an IANA name")
    edit_after_s: float = Field(60.0, ge=0, description="silent edits are gathered for so long, in seconds")
    quiet_days: int = Field(
        LONGEST.days, ge=1, le=LONGEST.days, description="a story takes no report after so many days without one"
    )
    telegram: Telegram = Telegram()
    discord: Discord = Discord()
    feeds: Feeds = Feeds()
    articles: Articles = Articles()
    web: Web = Web()
    log: Log = Log()

    @field_validator("owner", mode="before")
    @classmethod
    def _owners(cls, value: object) -> object:
        """`telegram:123,discord:456` as {"telegram": "123", "discord": "456"}."""
        if not isinstance(value, str):
            return value
        pairs = [part.strip().partition(":") for part in value.split(",") if part.strip()]
        if any(name not in {"telegram", "discord"} or not user.strip().isdigit() for name, _, user in pairs):
            raise ValueError("write it as telegram:123 or telegram:123,discord:456 (numbers, not names)")
        return {name: user.strip() for name, _, user in pairs}

    @field_validator("language")
    @classmethod
    def _spoken(cls, value: str, about: ValidationInfo) -> str:
        """One that has a catalogue, the operator's own folder included."""
        spoken = languages(about.data.get("data", Path("data")) / "config")
        if value not in spoken:
            raise ValueError(f"use one of {', '.join(sorted(spoken))}")
        return value

    @field_validator("zone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError):
            raise ValueError("use an IANA name such as Europe/Paris or UTC") from None
        return value

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments win over the environment, the environment over the operator's file."""
        environment = _Environment(settings_cls)
        own_file = Path(environment().get("data", "data")) / SETTINGS_FILE
        return (init_settings, environment, TomlConfigSettingsSource(settings_cls, own_file))


class _Environment(PydanticBaseSettingsSource):
    """`VIGIE_*` of the environment and of `.env`, with `*_FILE` read from the file it names.

    pydantic-settings' own source knows neither `*_FILE` nor how to refuse an unknown name.
    """

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        """Not used: the whole environment is read at once."""
        return None, field_name, False

    def __call__(self) -> dict[str, Any]:
        """Values by section and name."""
        values: dict[str, Any] = {}
        for name, value in sorted({**dotenv_values(".env"), **os.environ}.items()):
            if name.startswith(PREFIX) and value:
                *sections, last = name.removeprefix(PREFIX).lower().split("__")
                if last.endswith("_file"):
                    last, value = last.removesuffix("_file"), _secret(name, value)
                place = values
                for section in sections:
                    if not isinstance(place := place.setdefault(section, {}), dict):
                        raise SettingsError(f"{PREFIX}{section.upper()}: this is a section. See docs/operate.md.")
                place[last] = value
        return values


def _secret(name: str, path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not a text file"
        raise SettingsError(f"{name}: cannot read {path} ({reason}). Check the path and its permissions.") from error


def load_settings(**overrides: Any) -> Settings:
    """The settings of this installation. Raises SettingsError with every problem and its remedy at once."""
    try:
        return Settings(**overrides)
    except ValidationError as error:
        raise SettingsError(*map(_problem, error.errors(include_url=False, include_input=False))) from None
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{SETTINGS_FILE}: not valid TOML ({error}). Mend that line.") from None


def _problem(error: Mapping[str, Any]) -> str:
    *sections, name = map(str, error["loc"][:2]) if len(error["loc"]) > 1 else ("", str(error["loc"][0]))
    key = ".".join(filter(None, (*sections, name)))
    variable = PREFIX + key.replace(".", "__").upper()
    if error["type"] == "extra_forbidden":
        near = difflib.get_close_matches(key, [known for known, _ in described(Settings)], n=1)
        known = f"did you mean {PREFIX}{near[0].replace('.', '__').upper()}?" if near else "see docs/operate.md."
        return f"{variable} (or {key} in {SETTINGS_FILE.name}): there is no such setting; {known}"
    if error["type"] == "model_type":
        return f"{variable} (or {key} in {SETTINGS_FILE.name}): this is a section; set {variable}__... instead."
    message = str(error["msg"]).removeprefix("Value error, ").removeprefix("Input should be ")
    return (
        f"{variable} (or {key} in {SETTINGS_FILE.name}): should be {message}"
        if "should" in str(error["msg"])
        else (f"{variable} (or {key} in {SETTINGS_FILE.name}): {message}")
    )


def described(model: type[BaseModel], prefix: str = "") -> Iterator[tuple[str, FieldInfo]]:
    """Every setting as (dotted key, field): what the documentation lists."""
    for name, field in model.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, _Section):
            yield from described(field.annotation, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", field
