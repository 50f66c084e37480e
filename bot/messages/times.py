"""Moments and durations as a reader of the room's zone and language expects them."""

from datetime import date, datetime, timedelta

from babel.dates import format_date, format_datetime

from bot.messages.wording import Wording

_WEEKDAY_ALONE_DAYS = 6  # longer ago, "Sunday" is ambiguous


def moment(at: datetime, now: datetime, wording: Wording) -> str:
    """ "Sun 18:04" within six days; then "Mon 13 May, 09:12", with the year once it is another one."""
    local, today = at.astimezone(wording.clock), now.astimezone(wording.clock)
    days = (today.date() - local.date()).days
    if 0 <= days <= _WEEKDAY_ALONE_DAYS:
        pattern = wording.text("EEE HH:mm")
    elif local.year == today.year:
        pattern = wording.text("EEE d MMM, HH:mm")
    else:
        pattern = wording.text("EEE d MMM y, HH:mm")
    return format_datetime(local, pattern, tzinfo=wording.clock, locale=wording.babel)


def day(at: datetime, now: datetime, wording: Wording) -> str:
    """ "13 May", with the year once it is another one."""
    same_year = at.astimezone(wording.clock).year == now.astimezone(wording.clock).year
    pattern = wording.text("d MMM") if same_year else wording.text("d MMM y")
    return format_datetime(at, pattern, tzinfo=wording.clock, locale=wording.babel)


def date_and_hour(at: datetime, now: datetime, wording: Wording) -> str:
    """ "14 May, 10:05", with the year once it is another one."""
    same_year = at.astimezone(wording.clock).year == now.astimezone(wording.clock).year
    pattern = wording.text("d MMM, HH:mm") if same_year else wording.text("d MMM y, HH:mm")
    return format_datetime(at, pattern, tzinfo=wording.clock, locale=wording.babel)


def calendar_day(day: date, wording: Wording) -> str:
    """ "13 May 2024": a day of no particular hour or zone."""
    return format_date(day, wording.text("d MMM y"), locale=wording.babel)


def duration(length: timedelta, wording: Wording) -> str:
    """ "15 h 20 min", "3 d 4 h": the two largest units, none of them zero."""
    minutes = max(0, int(length.total_seconds()) // 60)
    days, hours = divmod(minutes // 60, 24)
    if days:
        return _two(wording.text("{n} d", n=days), hours and wording.text("{n} h", n=hours), wording)
    if hours:
        return _two(wording.text("{n} h", n=hours), minutes % 60 and wording.text("{n} min", n=minutes % 60), wording)
    return wording.text("{n} min", n=minutes) if minutes else wording.text("less than a minute")


def _two(large: str, small: str | int, wording: Wording) -> str:
    return wording.text("{large} {small}", large=large, small=small) if small else large
