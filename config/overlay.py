"""The operator's `data/config/*.toml` laid over the shipped files, by id."""

import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, fields
from enum import StrEnum
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from bot.errors import SettingsError

SHIPPED = Path(__file__).parent

Row = Mapping[str, Any]


def read_toml(path: Path) -> dict[str, Any]:
    """The file's content. Raises SettingsError with the line to mend."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: not valid TOML ({error}). Mend that line.") from None
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read ({error}). Check its permissions and that it is UTF-8.") from None


def laid_over(name: str, table: str, own_folder: Path | None) -> list[dict[str, Any]]:
    """The rows of `table` in the shipped file `name`, with the operator's rows of the same id laid over them.

    A row of the operator's changes only the keys it names; a row with a new id is added. Every row says in
    `origin` which file it came from.
    """
    rows = {row["id"]: {**row, "origin": "shipped"} for row in _rows(SHIPPED / name, table)}
    if own_folder and (own := own_folder / name).exists():
        for row in _rows(own, table):
            rows[row["id"]] = {**rows.get(row["id"], {}), **row, "origin": str(own)}
    return list(rows.values())


def _rows(path: Path, table: str) -> list[dict[str, Any]]:
    content = read_toml(path)
    if unknown := content.keys() - {table}:
        raise SettingsError(f"{path}: unknown table [{min(unknown)}]; this file holds [[{table}]] tables only.")
    rows = content.get(table, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) and isinstance(row.get("id"), str) for row in rows):
        raise SettingsError(f'{path}: every [[{table}]] needs an id = "..." of its own.')
    return rows


def check_keys(row: Row, shape: type, where: str) -> None:
    """Raises SettingsError if the row has a key its dataclass does not know, lacks one, or holds the wrong type."""
    known = {field.name: field for field in fields(shape)}
    if unknown := row.keys() - known.keys():
        raise SettingsError(f"{where}: unknown key {min(unknown)}; known are {', '.join(known)}.")
    needed = {name for name, f in known.items() if f.default is MISSING and f.default_factory is MISSING}
    if missing := needed - row.keys():
        raise SettingsError(f"{where}: {min(missing)} is missing.")
    hints = get_type_hints(shape)
    if wrong := [key for key, value in row.items() if not _fits(value, hints[key])]:
        raise SettingsError(f"{where}: {min(wrong)} must be {_described(hints[min(wrong)])}.")


def _fits(value: object, hint: Any) -> bool:
    if get_origin(hint) is tuple:
        return isinstance(value, list) and all(isinstance(each, get_args(hint)[0]) for each in value)
    return any(type(value) is kind or (issubclass(kind, StrEnum) and isinstance(value, str)) for kind in _kinds(hint))


def _kinds(hint: Any) -> tuple[type, ...]:
    return get_args(hint) if isinstance(hint, UnionType) else (hint,)


def _described(hint: Any) -> str:
    if get_origin(hint) is tuple:
        return "a list of texts"
    return {bool: "true or false", int: "a whole number"}.get(_kinds(hint)[0], "a text in quotation marks")
