"""Countries and towns with the preposition they take."""

from collections.abc import Sequence

from bot.messages.naming import tidy
from bot.messages.wording import Wording, filled
from bot.text.folding import fold

_SHOWN = 2


def country(code: str, wording: Wording) -> str:
    """The country's name on its own: the catalogue's, where it differs from Babel's."""
    return wording.told("country", code) or str(wording.babel.territories.get(code, tidy(code)))


def in_country(code: str, wording: Wording) -> str:
    """The country with its preposition: "in the United States", "au Royaume-Uni"."""
    name = country(code, wording)
    table = (line.partition(":") for line in (wording.told("countries", "in {country}") or "").splitlines())
    template = next((said for said, _, codes in table if code in codes.split()), None)
    return filled(template, {"country": name}) if template else wording.text("in {country}", country=name)


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


def is_town(place: str, countries: Sequence[str], wording: Wording) -> bool:
    """False for a place that only says the country again, in any language we speak."""
    names = {fold(str(each.territories.get(code, ""))) for code in countries for each in wording.spoken}
    return fold(place) not in names and fold(place).replace(".", "") not in {code.lower() for code in countries}
