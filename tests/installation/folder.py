"""Makes the data folder of an operator who reads their own feeds and none of the shipped."""

import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from adapters.store.opening import open_store, read_store
from bot.feeds.feed import Feed
from bot.subscriptions.room import Room
from bot.subscriptions.subscription import Subscription
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


def subscribe(data: Path, *rooms: Room) -> None:
    """Makes the database and subscribes these rooms to everything, in English."""
    uow = open_store(data / "vigie.db")
    for room in rooms:
        subscription = Subscription(room, datetime.now(UTC), "en")
        uow.run_now(lambda store, wanted=subscription: store.save_subscription(wanted))
    uow.close()


def outbox(data: Path) -> Mapping[str, int]:
    """How many effects are in which state."""
    uow = read_store(data / "vigie.db")
    try:
        return {state: count for state, count in uow.run_now(lambda store: store.outbox_counts()).items() if count}
    finally:
        uow.close()
