"""The tables [numbers], [currency] and [money] of a lexicon, checked and made into what sums are read with."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import Field, fields
from decimal import Decimal
from typing import Any, TypeVar

from bot.claims.sums.money_tables import CurrencyTable, MoneyTables, NumberTable, Phrases, PhraseTable

MONEY_TABLES = ("numbers", "currency", "money")
Table = TypeVar("Table", NumberTable, CurrencyTable, PhraseTable)
_CODE = re.compile("[A-Z]{3}")
_COUNTRY = re.compile("[A-Z]{2}")
_DECIMALS = (",", ".")


def money_tables(where: str, content: Mapping[str, Any], problems: list[str]) -> MoneyTables:
    """The tables that `content` holds of the three; what is wrong with them goes to `problems`."""
    return MoneyTables(
        _table(f"{where}: [numbers]", NumberTable, content.get("numbers", {}), problems),
        _table(f"{where}: [currency]", CurrencyTable, content.get("currency", {}), problems),
        _table(f"{where}: [money]", PhraseTable, content.get("money", {}), problems),
    )


def _table(where: str, shape: type[Table], rows: Any, problems: list[str]) -> Table:
    faults = list(_faults(where, shape, rows))
    problems.extend(faults)
    return shape() if faults else shape(**{key: _read(value) for key, value in rows.items()})


def _faults(where: str, shape: type, rows: object) -> Iterator[str]:
    if not isinstance(rows, dict):
        yield f"{where}: must be a table. Write it as in docs/languages.md."
        return
    known = {each.name: each for each in fields(shape)}
    for key, value in rows.items():
        if key not in known:
            yield f"{where} {key}: unknown key; known are {', '.join(known)}."
        elif wish := _wish(shape, known[key], value):
            yield f"{where} {key}: {wish}"


def _wish(shape: type, each: Field[Any], value: object) -> str | None:
    """What the value of this key must be, where it is not."""
    if each.name == "decimal":
        return None if value in _DECIMALS else 'must be "," or ".".'
    if each.type is bool:
        return None if isinstance(value, bool) else "must be true or false."
    if each.type == Phrases:
        return _wish_of_phrases(value)
    if not isinstance(value, dict):
        return "must be a table of its own, one word a line."
    if each.name == "countries" and not all(_COUNTRY.fullmatch(code) for code in value):
        return 'must name countries by ISO 3166 codes, such as SE = ["schwed*"].'
    fits, wish = next((fits, wish) for kind, fits, wish in _MAPPINGS if kind == each.type)
    return None if all(fits(entry) for entry in value.values()) and "" not in value else wish


def _wish_of_phrases(value: object) -> str | None:
    if not _is_list(value) or not isinstance(value, list):
        return 'must be a list of phrases, such as ["mehr als", "über"].'
    if any(not phrase.strip("*()| ") for phrase in value):
        return "holds an empty phrase, which would match everything. Remove it."
    if any(not _is_balanced(phrase) for phrase in value):
        return 'has a bracket that does not close. Choices are written "(could|may) reach".'
    return None


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= 10**18


def _is_code(value: object) -> bool:
    return isinstance(value, str) and bool(_CODE.fullmatch(value))


def _is_list(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(entry, str) and entry.strip() for entry in value)


def _is_balanced(phrase: str) -> bool:
    return re.fullmatch(r"[^()|]*(?:\([^()]*\)[^()|]*)*", phrase) is not None


_MAPPINGS: tuple[tuple[object, Callable[[object], bool], str], ...] = (
    (Mapping[str, Decimal], _is_number, "must be numbers, such as million = 1_000_000."),
    (Mapping[str, str], _is_code, 'must be ISO 4217 codes, such as euro = "EUR".'),
    (Mapping[str, Phrases], _is_list, 'must be lists, such as krone = ["SEK", "NOK"].'),
)


def _read(value: Any) -> Any:
    match value:
        case dict():
            return {word: _read(entry) for word, entry in value.items()}
        case list():
            return tuple(value)
        case bool() | str():
            return value
        case _:
            return Decimal(str(value))
