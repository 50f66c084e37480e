"""The feeds of this installation: `config/feeds.toml` with the operator's own laid over it."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bot.errors import SettingsError
from bot.feeds.feed import Feed, Role
from config.overlay import check_keys, laid_over

SHORTEST_POLL_S = 60  # politeness: nobody's server is asked more often


def load_feeds(own_folder: Path | None = None) -> tuple[Feed, ...]:
    """Every feed, switched off ones included. Raises SettingsError with every problem at once."""
    feeds: list[Feed] = []
    problems: list[str] = []
    for row in laid_over("feeds.toml", "feed", own_folder):
        try:
            feeds.append(_feed(row))
        except SettingsError as error:
            problems.extend(error.problems)
    if problems:
        raise SettingsError(*problems)
    return tuple(feeds)


def _feed(row: dict[str, Any]) -> Feed:
    where = f"feeds.toml ({row['origin']}), feed {row['id']}"
    check_keys(row, Feed, where)
    if urlsplit(str(row["url"])).scheme not in {"http", "https"}:
        raise SettingsError(f"{where}: url must begin with http:// or https://.")
    if row.get("role", "media") not in set(Role):
        raise SettingsError(f"{where}: role must be one of {', '.join(Role)}.")
    if row.get("poll_every_s", SHORTEST_POLL_S) < SHORTEST_POLL_S:
        raise SettingsError(f"{where}: poll_every_s must be {SHORTEST_POLL_S} or more.")
    return Feed(**{**row, "role": Role(row.get("role", "media"))})
