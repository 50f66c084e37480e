"""Makes the data folder of an operator who reads their own feeds and none of the shipped."""

import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bot.feeds.feed import Feed
from config.overlay import SHIPPED


def install(data: Path, feeds: Iterable[Feed]) -> Path:
    """`data`, with these feeds on and every shipped one switched off."""
    shipped = tomllib.loads((SHIPPED / "feeds.toml").read_text(encoding="utf-8"))["feed"]
    off: list[Mapping[str, Any]] = [{"id": feed["id"], "enabled": False} for feed in shipped]
    write_config(data, "feeds.toml", "\n".join(_row(row) for row in [*off, *map(_shown, feeds)]))
    return data


def write_config(data: Path, name: str, text: str) -> Path:
    """A file of the operator's own."""
    path = data / "config" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def _shown(feed: Feed) -> Mapping[str, Any]:
    return {name: value for name, value in asdict(feed).items() if value is not None and name != "origin"}


def _row(row: Mapping[str, Any]) -> str:
    lines = [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in row.items()]
    return "\n".join(["[[feed]]", *lines, ""])
