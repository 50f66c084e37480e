"""The deal within a sentence: who, where and how much, as replies need it."""

from bot.messages.amounts import money
from bot.messages.headline import subject, sum_and_place
from bot.messages.places import country
from bot.messages.wording import Wording
from bot.stories.facts import Facts

_SHOWN = 2


def whole_deal(shown: Facts, wording: Wording) -> str:
    """ "Amazon, more than €1.2bn in France"."""
    what = sum_and_place(shown, wording)
    if not subject(shown):
        return what
    return wording.opening(wording.text("{who}, {what}", who=wording.heads(subject(shown)), what=what))


def who_and_where(shown: Facts, wording: Wording) -> str:
    """ "Amazon, France"."""
    return _joined(wording.heads(subject(shown)), *_countries(shown, wording)) or sum_and_place(shown, wording)


def who_and_sum(shown: Facts, wording: Wording) -> str:
    """ "Amazon, €1.2bn"."""
    return _joined(wording.heads(subject(shown)), _sum(shown, wording)) or sum_and_place(shown, wording)


def in_brackets(shown: Facts, wording: Wording) -> str:
    """ " (France, €1.2bn)", with its leading space; empty if neither is known."""
    inside = _joined(*_countries(shown, wording), _sum(shown, wording))
    return f" ({inside})" if inside else ""


def _countries(shown: Facts, wording: Wording) -> list[str]:
    return [country(code, wording) for code in shown.countries] if len(shown.countries) <= _SHOWN else []


def _sum(shown: Facts, wording: Wording) -> str:
    return money(shown.amount.value, wording) if shown.amount else ""


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
