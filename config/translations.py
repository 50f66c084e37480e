"""The gettext catalogues, compiled at start into what a wording needs: the shipped ones and the operator's own."""

import re
from collections.abc import Iterable, Iterator
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from string import Formatter

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from bot.errors import SettingsError

LOCALES = Path(__file__).parent / "locales"
DOMAIN = "vigie"
_LANGUAGE = re.compile(r"[a-z]{2,3}")


def load_translations(own_folder: Path | None = None, shipped: Path = LOCALES) -> dict[str, GNUTranslations]:
    """Every language by its code; an operator's entries are laid over the shipped ones of the same language.

    Raises SettingsError with every line to mend.
    """
    problems: list[str] = []
    found: dict[str, GNUTranslations] = {}
    for path in _catalogues(own_folder, shipped):
        language = path.parts[-3]
        try:
            catalogue = compiled(path)
        except SettingsError as error:
            problems.extend(error.problems)
            continue
        if language in found:
            catalogue.add_fallback(found[language])
        found[language] = catalogue
    if problems:
        raise SettingsError(*problems)
    if "en" not in found:
        raise SettingsError(f"there is no English catalogue below {shipped}: restore en/LC_MESSAGES/{DOMAIN}.po")
    return found


def languages(own_folder: Path | None = None) -> frozenset[str]:
    """The codes of every language that has a catalogue."""
    return frozenset(path.parts[-3] for path in _catalogues(own_folder, LOCALES))


def _catalogues(own_folder: Path | None, shipped: Path) -> Iterator[Path]:
    for folder in (shipped, own_folder / "locales" if own_folder else None):
        if folder:
            yield from sorted(folder.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))


def compiled(path: Path) -> GNUTranslations:
    """One catalogue, in memory: there is no build step and no file to forget. Raises SettingsError."""
    language = path.parts[-3]
    if not _LANGUAGE.fullmatch(language) or not _is_known(language):
        raise SettingsError(f"{path}: {language} is no language. Name the folder by its code alone, such as it.")
    try:
        with path.open("rb") as file:
            catalogue = read_po(file, locale=language, domain=DOMAIN, abort_invalid=True)
    except (OSError, ValueError, PoFileError, UnknownLocaleError) as error:
        raise SettingsError(f"{path} cannot be read as a gettext catalogue ({error}): mend or restore it") from error
    if faults := [f"{path}: {fault}" for message in catalogue for fault in _faults(message)]:
        raise SettingsError(*faults)
    return _in_memory(catalogue)


def _in_memory(catalogue: Catalog) -> GNUTranslations:
    binary = BytesIO()
    write_mo(binary, catalogue)
    binary.seek(0)
    return GNUTranslations(binary)


def _is_known(language: str) -> bool:
    try:
        Locale(language)
    except UnknownLocaleError:
        return False
    return True


def _faults(message: Message) -> Iterator[str]:
    """A value that its phrase does not have would stop a message from being written."""
    phrases, texts = _each(message.id), _each(message.string)
    try:
        known = {name for phrase in phrases for name in _values(phrase)} | ({"n"} if len(phrases) > 1 else set())
        foreign = {name for text in texts for name in _values(text)} - known
    except ValueError as error:
        yield f"“{phrases[0]}”: {error}. A brace in a text is written twice."
        return
    if message.id and foreign:
        values = ", ".join(f"{{{name}}}" for name in sorted(known)) or "none"
        yield f"“{phrases[0]}”: there is no value {{{min(foreign)}}} here; known are {values}."


def _each(texts: str | Iterable[str] | None) -> tuple[str, ...]:
    return (texts,) if isinstance(texts, str) else tuple(text or "" for text in texts or ())


def _values(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
