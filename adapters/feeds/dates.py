"""The dates feeds really write, as aware UTC times: RFC 822, ISO 8601, French, American, with or without a zone."""

import re
from datetime import UTC, datetime, timedelta

EARLIEST_YEAR = 1990  # epoch zero and year 0 are how software says "unknown"
LATEST_YEAR = 2100

_DAYS = {  # Monday is 0; English, French, Italian, Spanish, German, Portuguese
    name: number
    for number, names in enumerate(
        (
            "mon lun mo seg",
            "tue mar di ter",
            "wed mer mi qua mie",
            "thu jeu gio jue do qui",
            "fri ven vie fr sex",
            "sat sam sab sa",
            "sun dim dom so",
        )
    )
    for name in names.split()
}
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan ene gen", "feb fev fév", "mar mär mrz", "apr avr abr", "may mai mag", "jun juin giu", "jul juil lug",
         "aug aoû aou ago", "sep set", "oct okt ott out", "nov", "dec déc dez dic"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_ZONES_H = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 1, "bst": 1, "cet": 1, "met": 1, "cest": 2, "mest": 2,
    "eet": 2, "eest": 3, "msk": 3, "ast": -4, "adt": -3, "edt": -4, "est": -5, "et": -5, "cdt": -5, "cst": -6,
    "ct": -6, "mdt": -6, "mst": -7, "mt": -7, "pdt": -7, "pst": -8, "pt": -8, "ist": 5.5, "jst": 9, "kst": 9,
}  # fmt: skip

_DAY = r"(?:(?P<day_name>[^\W\d]{2,})[.,]*\s*,?\s+)?"
_TIME = (
    r"(?:[\s,T-]*(?:à|at)?\s*(?P<hour>\d{1,2})\s*[:h]\s*(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<half>[ap]\.?m\.?)?)?\s*(?P<zone>[+-]\d{2}:?\d{2}|(?:gmt|utc)[+-]\d{1,2}:?(?:\d{2})?|[a-z]{1,5})?"
    r"(?:\s*\([^)]*\))?\s*$"
)
_SPELLED = re.compile(
    _DAY + r"(?P<day>\d{1,2})(?:er|st|nd|rd|th)?[\s-]+(?P<month>[^\W\d]{3,})\.?,?[\s-]+(?P<year>\d{4}|\d{2})\b" + _TIME,
    re.IGNORECASE,
)
_AMERICAN = re.compile(
    _DAY + r"(?P<month>[^\W\d]{3,})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})\b,?" + _TIME,
    re.IGNORECASE,
)
_ASCTIME = re.compile(
    _DAY + r"(?P<month>[^\W\d]{3})\s+(?P<day>\d{1,2})\s+(?P<hour>\d\d):(?P<minute>\d\d):(?P<second>\d\d)"
    r"\s+(?P<zone>[a-z]{1,5}\s+)?(?P<year>\d{4})\s*$",
    re.IGNORECASE,
)
_NUMBERS = re.compile(
    _DAY + r"(?P<first>\d{1,2})[/.](?P<second_number>\d{1,2})[/.](?P<year>\d{4})\b" + _TIME, re.IGNORECASE
)
_ISO = re.compile(
    r"(?P<year>\d{4})-?(?P<month>\d{2})-?(?P<day>\d{2})"
    r"(?:[T\s]+(?P<hour>\d{2}):?(?P<minute>\d{2})(?::?(?P<second>\d{2})(?:[.,]\d+)?)?)?"
    r"\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?(?:\d{2})?)?\s*$",
    re.IGNORECASE,
)
_OFFSET = re.compile(r"(?:gmt|utc)?(?P<sign>[+-])(?P<hours>\d{1,2}):?(?P<minutes>\d{2})?$", re.IGNORECASE)


def moment(text: str) -> datetime | None:
    """The time `text` names; None if it names none, or none that could be meant.

    Without a zone UTC is assumed. In `05/03/2020` the day's name decides which number is the month (one French
    weekly writes the month first); without a name it must be clear from the numbers, else the answer is None.
    """
    text = " ".join(text[:80].split())
    for pattern, reading in ((_SPELLED, _spelled), (_ISO, _numbered), (_AMERICAN, _spelled), (_ASCTIME, _spelled)):
        if match := pattern.match(text):
            return reading(match.groupdict())
    match = _NUMBERS.match(text)
    return _either_way(match.groupdict()) if match else None


def _spelled(found: dict[str, str | None]) -> datetime | None:
    name = (found["month"] or "").lower()
    month = _MONTHS.get(name[:4]) or _MONTHS.get(name[:3])
    return _at(found, month, int(found["day"] or 0)) if month else None


def _numbered(found: dict[str, str | None]) -> datetime | None:
    return _at(found, int(found["month"] or 0), int(found["day"] or 0))


def _either_way(found: dict[str, str | None]) -> datetime | None:
    first, second = int(found["first"] or 0), int(found["second_number"] or 0)
    readings = {at for month, day in ((second, first), (first, second)) if (at := _at(found, month, day))}
    if len(readings) > 1:
        name = (found["day_name"] or "").lower()
        weekday = _DAYS.get(name[:3], _DAYS.get(name[:2]))
        local = {at: at + _offset(found["zone"]) for at in readings}
        readings = {at for at in readings if local[at].weekday() == weekday}
    return readings.pop() if len(readings) == 1 else None


def _at(found: dict[str, str | None], month: int, day: int) -> datetime | None:
    year = int(found["year"] or 0)
    if year < 100:
        year += 1900 if year >= 90 else 2000
    hour = int(found["hour"] or 0)
    if half := (found.get("half") or "").lower():
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return None
    try:
        second = min(int(found["second"] or 0), 59)
        local = datetime(year, month, day, hour, int(found["minute"] or 0), second, tzinfo=UTC)
        return local - _offset(found["zone"])
    except (ValueError, OverflowError):
        return None


def _offset(zone: str | None) -> timedelta:
    """What local time is ahead of UTC; an unknown zone counts as UTC."""
    zone = (zone or "").strip().lower()
    match = _OFFSET.match(zone)
    if match is None:
        return timedelta(hours=_ZONES_H.get(zone, 0))
    ahead = timedelta(hours=int(match["hours"]), minutes=int(match["minutes"] or 0))
    return (-ahead if match["sign"] == "-" else ahead) if ahead < timedelta(hours=24) else timedelta(0)
