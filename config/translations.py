"""The gettext catalogues, compiled at start into what a wording needs."""

from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from bot.errors import SettingsError

LOCALES = Path(__file__).parent / "locales"
DOMAIN = "vigie"


def load_translations(folder: Path = LOCALES) -> dict[str, GNUTranslations]:
    """Every language below `folder`, by its code. Raises SettingsError for a catalogue that cannot be read."""
    catalogues = sorted(folder.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))
    found = {path.parts[-3]: compiled(path) for path in catalogues}
    if "en" not in found:
        raise SettingsError(f"there is no English catalogue below {folder}: restore en/LC_MESSAGES/{DOMAIN}.po")
    return found


def compiled(path: Path) -> GNUTranslations:
    """One catalogue, in memory: there is no build step and no file to forget."""
    try:
        with path.open("rb") as file:
            catalogue = read_po(file, locale=path.parts[-3], domain=DOMAIN, abort_invalid=True)
    except (OSError, ValueError, PoFileError) as error:
        raise SettingsError(f"{path} cannot be read as a gettext catalogue ({error}): mend or restore it") from error
    binary = BytesIO()
    write_mo(binary, catalogue)
    binary.seek(0)
    return GNUTranslations(binary)
