"""The gazetteer: which names stand for which country, and which place lies in which."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError

from bot.errors import SettingsError
from bot.text.folding import name_key
from config.overlay import SHIPPED, read_toml


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """What config/places.toml says, by ISO 3166 code of the country."""

    countries: Mapping[str, Mapping[str, Any]]

    def sections(self, language: str) -> dict[str, tuple[str, ...]]:
        """Phrases for the lexicon of a language: names of countries, their adjectives, towns and regions."""
        found: dict[str, tuple[str, ...]] = {}
        for code, country in self.countries.items():
            nation = [*_name(code, country, language), *country.get("names", ())]
            found[f"places.{code}"] = tuple(dict.fromkeys(_spellings(nation)))
            if nation and "capital" in country:
                found[f"capitals.{code}/{nation[0]}"] = tuple(_spellings(_each([country["capital"]])))
            found[f"nationality.{code}"] = tuple(country.get(language, ()))
            found[f"towns.{code}"] = tuple(dict.fromkeys(_spellings(_each(_towns(country, language)))))
        return found

    def nations(self, languages: Iterable[str]) -> dict[str, str]:
        """The code of every country by each of its folded names in these languages."""
        return {
            name_key(name): code
            for code, country in self.countries.items()
            for language in languages
            for name in (*_name(code, country, language), *country.get("names", ()))
        }

    def within(self) -> dict[str, frozenset[str]]:
        """Every town and region, folded, to what contains it: its regions, and its other spellings."""
        found: dict[str, frozenset[str]] = {}
        for country in self.countries.values():
            for key, places in country.items():
                for place in places if key.endswith("towns") else ():
                    same = frozenset(map(name_key, _each([place])))
                    found.update({name: same - {name} for name in same})
            for region, inside in country.get("within", {}).items():
                names = frozenset(map(name_key, _each([region])))
                found.update({name: found.get(name, frozenset()) | names - {name} for name in names})
                for place in inside:
                    same = frozenset(map(name_key, _each([place])))
                    found.update({name: found.get(name, frozenset()) | names | (same - {name}) for name in same})
        return found


def load_gazetteer(own_folder: Path | None = None) -> Gazetteer:
    """The shipped map with the operator's own laid over it. Raises SettingsError with every line to mend."""
    countries: dict[str, dict[str, Any]] = {}
    problems: list[str] = []
    paths = [SHIPPED / "places.toml"]
    if own_folder and (own := own_folder / "places.toml").exists():
        paths.append(own)
    for path in paths:
        for code, country in read_toml(path).items():
            problems.extend(_faults(f"{path}: [{code}]", country))
            if isinstance(country, dict):
                countries[code] = {**countries.get(code, {}), **country}
    if problems:
        raise SettingsError(*problems)
    return Gazetteer(countries)


def _faults(where: str, country: object) -> Iterator[str]:
    if not isinstance(country, dict):
        yield f"{where}: must be a table such as [FR] with lists of names."
        return
    for key, value in country.items():
        if key == "within":
            lists = list(value.values()) if isinstance(value, dict) else [None]
        elif key == "capital":
            lists = [] if isinstance(value, str) else [None]
        elif key == "unnamed":
            lists = [] if isinstance(value, bool) else [None]
        else:
            lists = [value]
        if not all(
            isinstance(each, list) and all(isinstance(name, str) and name.strip() for name in each) for each in lists
        ):
            yield f'{where}: {key}: must be a list of names, such as ["Lyon", "Dunkerque|Dunkirk"].'


def _name(code: str, country: Mapping[str, Any], language: str) -> tuple[str, ...]:
    """The country in that language; nothing where its name also means something else."""
    if country.get("unnamed") or language in country.get("unnamed_in", ()):
        return ()
    try:
        name = Locale(language).territories.get(code)
    except UnknownLocaleError:
        return ()
    return (name,) if name else ()


def _towns(country: Mapping[str, Any], language: str) -> Iterator[str]:
    """Its towns and regions; of those that are words in other languages, only the ones of this language."""
    regions = country.get("within", {})
    every = (*country.get("towns", ()), *regions, *(place for inside in regions.values() for place in inside))
    kept_apart = {place for key, places in country.items() if key.endswith("_towns") for place in places}
    yield from country.get(f"{language}_towns", ())
    yield from (place for place in every if place not in kept_apart)


def _each(places: Iterable[str]) -> Iterator[str]:
    """Every spelling of places written "Dunkerque|Dunkirk"."""
    for place in places:
        yield from (spelling.strip() for spelling in place.split("|"))


_PLAIN = str.maketrans("ÀÂÄÇÉÈÊËÎÏÔÖÛÜŸ", "AAACEEEEIIOOUUY")


def _spellings(names: Iterable[str]) -> Iterator[str]:
    """Phrases in which the case counts: as written, in capitals, without an accent on the first letter, with ’."""
    for name in names:
        for written in {name, name[0].translate(_PLAIN) + name[1:]}:
            for spelt in (written, written.upper()) if len(name) > 4 else (written,):
                yield f"={spelt}"
                if "'" in spelt:
                    yield f"={spelt.replace(chr(39), '’')}"
