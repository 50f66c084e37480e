"""The vocabulary of this installation: lexicons and organisations, the operator's own laid over the shipped ones."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from babel import Locale

from bot.claims.lexicon import Example, Lexicon
from bot.claims.organisation import Organisation, Organisations, Sort
from bot.claims.sums.money_tables import MoneyTables
from bot.claims.sums.money_words import MoneyWords
from bot.claims.sums.spoken import SPOKEN
from bot.errors import SettingsError
from config.gazetteer import load_gazetteer
from config.money import MONEY_TABLES, money_tables
from config.overlay import SHIPPED, read_toml

_LISTS = ("aliases", "officers", "hosts")
_TEXTS = ("name", "parent", "country")
# Of a name with its article.
_LANGUAGES = frozenset(code for code in map(str, Locale("en").languages) if len(code) == 2)
NAMES = "names"  # the table of a lexicon with the names its language has for organisations
_FLAGS = ("plural", "feminine", "nation", "enabled")


def load_lexicons(own_folder: Path | None = None) -> dict[str, Lexicon]:
    """The lexicon of every language, by its code, the best proven first. Raises SettingsError with every line to mend.

    Where a text shows as much of one language as of another, the first is taken.
    """
    files = {path.stem: [path] for path in sorted((SHIPPED / "lexicons").glob("*.toml"))}
    for path in sorted((own_folder / "lexicons").glob("*.toml")) if own_folder else ():
        files.setdefault(path.stem, []).append(path)
    problems: list[str] = []
    places = load_gazetteer(own_folder)
    loaded = {code: _lexicon(code, paths, places.sections(code), problems) for code, paths in files.items()}
    if problems:
        raise SettingsError(*problems)
    return {code: loaded[code] for code in sorted(loaded, key=lambda code: (_is_young(loaded[code]), code))}


PROVEN_BY = 100  # examples


def _is_young(lexicon: Lexicon) -> bool:
    return len(lexicon.examples) < PROVEN_BY


def _lexicon(language: str, paths: list[Path], places: Mapping[str, tuple[str, ...]], problems: list[str]) -> Lexicon:
    sections: dict[str, tuple[str, ...]] = dict(places)
    examples: list[Example] = []
    money = SPOKEN[language].tables if language in SPOKEN else MoneyTables()
    for path in paths:
        content = read_toml(path)
        examples.extend(_examples(path, content.pop("example", []), problems))
        money = money_tables(str(path), _taken(content, MONEY_TABLES), problems).laid_over(money)
        for table, entries in content.items():
            if not isinstance(entries, dict):
                problems.append(f"{path}: {table}: must stand in a table such as [relevance]. Move it there.")
                continue
            for key, phrases in entries.items():
                name = f"{table}.{key}"
                said = _phrases(f"{path}: [{table}] {key}", phrases, problems)
                sections[name] = (*sections.get(name, ()), *said)
    return Lexicon(language, sections, examples, MoneyWords(money))


def _taken(content: dict[str, Any], tables: Iterable[str]) -> dict[str, Any]:
    return {table: content.pop(table) for table in tables if table in content}


def _phrases(where: str, phrases: object, problems: list[str]) -> tuple[str, ...]:
    if not isinstance(phrases, list) or not all(isinstance(phrase, str) for phrase in phrases):
        problems.append(f'{where}: must be a list of phrases, such as ["investit", "levée de fonds"].')
        return ()
    if any(not phrase.strip("=* ") for phrase in phrases):
        problems.append(f"{where}: holds an empty phrase, which would match everything. Remove it.")
    return tuple(phrases)


def _examples(path: Path, rows: object, problems: list[str]) -> Iterator[Example]:
    for number, row in enumerate(rows if isinstance(rows, list) else [rows], start=1):
        text, expect = (row.get("text"), row.get("expect")) if isinstance(row, dict) else (None, None)
        if not isinstance(text, str) or not isinstance(expect, dict):
            problems.append(f'{path}: [[example]] number {number}: needs text = "..." and expect = {{ ... }}.')
            continue
        yield Example(text, expect)


def load_organisations(own_folder: Path | None = None, lexicons: Mapping[str, Lexicon] | None = None) -> Organisations:
    """Everybody known by name, also by the names of these lexicons. Raises SettingsError with every line to mend."""
    rows: dict[str, dict[str, Any]] = {}
    problems: list[str] = []
    paths = [SHIPPED / "organisations.toml"]
    if own_folder and (own := own_folder / "organisations.toml").exists():
        paths.append(own)
    for path in paths:
        for organisation_id, row in _organisation_rows(path, problems):
            rows[organisation_id] = {**rows.get(organisation_id, {}), **row, "file": path}
    known = {key: row for key, row in rows.items() if row.get("enabled", True)}
    for lexicon in (lexicons or {}).values():
        problems.extend(_named_in(lexicon, known, frozenset(rows)))
    organisations = [_organisation(key, row, known, problems) for key, row in known.items()]
    if problems:
        raise SettingsError(*problems)
    return Organisations(organisation for organisation in organisations if organisation)


def _named_in(lexicon: Lexicon, known: dict[str, dict[str, Any]], ever: Collection[str]) -> Iterator[str]:
    """Adds the names of `[names]` to the organisations, by their ids; one that is switched off has none."""
    for section, names in lexicon.sections.items():
        table, _, organisation_id = section.partition(".")
        if table == NAMES and organisation_id in known:
            row = known[organisation_id]
            known[organisation_id] = {**row, "aliases": [*row.get("aliases", ()), *names]}
        elif table == NAMES and organisation_id not in ever:
            yield f"lexicons/{lexicon.language}.toml: [names] {organisation_id}: no organisation has this id."


def _organisation_rows(path: Path, problems: list[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    for sort, entries in read_toml(path).items():
        if sort not in {each.value for each in Sort} or not isinstance(entries, dict):
            problems.append(f"{path}: [{sort}]: no such sort; tables are {', '.join(each.value for each in Sort)}.")
            continue
        for organisation_id, row in entries.items():
            where = f"{path}: [{sort}] {organisation_id}"
            if not isinstance(row, dict):
                problems.append(f'{where}: must be written as {{ name = "..." }}.')
                continue
            problems.extend(_faults(where, row))
            yield organisation_id, {**row, "sort": sort}


def _faults(where: str, row: Mapping[str, object]) -> Iterator[str]:
    for key, value in row.items():
        if key in _LISTS:
            if not isinstance(value, list) or not all(isinstance(entry, str) and entry.strip() for entry in value):
                yield f"{where}: {key}: must be a list of names."
        elif key in _TEXTS or key in _LANGUAGES:
            if not isinstance(value, str) or not value.strip():
                yield f"{where}: {key}: must be a text between quotation marks."
        elif key in _FLAGS:
            if not isinstance(value, bool):
                yield f"{where}: {key}: must be true or false."
        else:
            known = ", ".join((*_TEXTS, *_LISTS, *_FLAGS))
            yield f"{where}: {key}: unknown key; known are {known}, and languages such as fr."


def _organisation(
    key: str, row: dict[str, Any], known: Mapping[str, object], problems: list[str]
) -> Organisation | None:
    where = f"{row['file']}: {key}"
    if "name" not in row:
        problems.append(f'{where}: name is missing. Add name = "...".')
        return None
    if row.get("parent") and row["parent"] not in known:
        problems.append(f"{where}: parent: no organisation has the id {row['parent']}.")
    return Organisation(
        key,
        row["name"],
        Sort(row["sort"]),
        aliases=tuple(row.get("aliases", ())),
        parent=row.get("parent"),
        officers=tuple(row.get("officers", ())),
        hosts=tuple(row.get("hosts", ())),
        country=row.get("country"),
        forms={language: row[language] for language in _LANGUAGES & row.keys()},
        plural=row.get("plural", False),
        feminine=row.get("feminine", False),
        nation=row.get("nation", False),
    )
