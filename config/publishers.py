"""The publishers of this installation: `config/publishers.toml` with the operator's own laid over it."""

from pathlib import Path

from bot.errors import SettingsError
from bot.feeds.publisher import Kind, Publisher, Publishers
from config.overlay import check_keys, laid_over


def load_publishers(own_folder: Path | None = None) -> Publishers:
    """Every publisher family. Raises SettingsError."""
    publishers = []
    for row in laid_over("publishers.toml", "publisher", own_folder):
        where = f"publishers.toml ({row['origin']}), publisher {row['id']}"
        check_keys(row, Publisher, where)
        if (kind := row.get("kind", "press")) not in set(Kind):
            raise SettingsError(f"{where}: kind must be one of {', '.join(Kind)}.")
        lists = {key: tuple(row.get(key, ())) for key in ("hosts", "outlets")}
        publishers.append(Publisher(**{**row, **lists, "kind": Kind(kind)}))
    return Publishers(publishers)
