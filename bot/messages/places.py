"""Countries and towns with the preposition they take."""

from collections.abc import Sequence

from babel import Locale

from bot.messages.naming import tidy
from bot.messages.wording import Wording
from bot.text.folding import fold

_SHOWN = 2

# French: feminine and vowel names take "en", masculine "au", plural "aux"; names without an article take "à".
_FR_NAMES = {"HK": "Hong Kong", "MO": "Macao", "EU": "Union européenne", "CD": "République démocratique du Congo"}
_EN_NAMES = {"HK": "Hong Kong", "MO": "Macao", "CD": "Democratic Republic of the Congo", "CG": "Republic of the Congo"}
_FR_MASCULINE_IN_E = frozenset({"KH", "MX", "MZ", "ZW", "BZ"})
_FR_PLURAL = frozenset({"US", "NL", "AE", "PH", "MV", "BS", "SC", "KM", "FJ", "SB", "MH"})
_FR_NO_ARTICLE = frozenset(
    {"SG", "CU", "MT", "CY", "MU", "MG", "BH", "TW", "HK", "MO", "MC", "DJ", "OM", "SM", "PR", "ST", "KN", "VC", "LC"}
)
_FR_SPECIAL = {"EU": "dans l’{name}", "IL": "en {name}", "HT": "en {name}"}
_EN_THE = frozenset(
    {"US", "GB", "NL", "AE", "PH", "MV", "BS", "GM", "CF", "DO", "KM", "SC", "SB", "MH", "EU", "CD", "CG"}
)


def country(code: str, wording: Wording) -> str:
    """The country's name on its own."""
    short = _FR_NAMES if wording.locale == "fr" else _EN_NAMES
    if code in short:
        return short[code]
    return str(wording.babel.territories.get(code, tidy(code)))


def in_country(code: str, wording: Wording) -> str:
    """The country with its preposition: "in the United States", "au Royaume-Uni"."""
    name = country(code, wording)
    if wording.locale != "fr":
        return wording.text("in {country}", country=f"the {name}" if code in _EN_THE else name)
    return _FR_SPECIAL[code].format(name=name) if code in _FR_SPECIAL else f"{_preposition(code, name)} {name}"


def where(countries: Sequence[str], places: Sequence[str], wording: Wording) -> str:
    """Where the money goes: "en France (Dunkerque)"; empty if nothing is known, or too many countries for a line.

    Towns stand in brackets, which spares "au Havre" and "aux Ulis".
    """
    towns = ", ".join(tidy(place, 40) for place in places[:_SHOWN])
    if not countries or len(countries) > _SHOWN:
        return f"({towns})" if towns and not countries else ""
    shown = [in_country(code, wording) for code in countries]
    land = wording.text("{first} and {last}", first=shown[0], last=shown[1]) if len(shown) > 1 else shown[0]
    return f"{land} ({towns})" if towns and len(countries) == 1 else land


def is_town(place: str, countries: Sequence[str]) -> bool:
    """False for a place that only says the country again, in any language we speak."""
    names = {fold(str(Locale(language).territories.get(code, ""))) for code in countries for language in ("en", "fr")}
    return fold(place) not in names and fold(place).replace(".", "") not in {code.lower() for code in countries}


def _preposition(code: str, name: str) -> str:
    if code in _FR_PLURAL:
        return "aux"
    if code in _FR_NO_ARTICLE or name.startswith(("Saint", "Sao")):
        return "à"
    folded = fold(name).split()[0]  # "Corée du Sud" is as feminine as "Corée"
    feminine = folded.endswith("e") and code not in _FR_MASCULINE_IN_E
    return "en" if feminine or folded[0] in "aeiou" else "au"
