"""Labelling: a row of a JSON Lines file taken as labels, its sort recognised by its shape."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, TypeVar

from bot.claims.claim import Kind
from bot.claims.money import Qualifier
from bot.evaluation.labels import Facts, Item, Labelled, Ordinary, Sentence, Sum
from bot.stories.story import Status

_LARGEST = Decimal(10) ** 24  # more is a slip of the pen

_Named = TypeVar("_Named", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a row cannot be measured: one line, what is wrong and what to do."""

    problem: str


class _Unusable(Exception):
    """A field that cannot be taken as a label; caught where the row is."""


def labelled(row: Mapping[str, Any], with_body: bool = False) -> Labelled | Fault:
    """The row as labels, or what is wrong with it. With bodies, the labels that a body changes count."""
    try:
        return _labelled(row, with_body)
    except _Unusable as fault:
        return Fault(str(fault))


def _labelled(row: Mapping[str, Any], with_body: bool) -> Labelled:
    if row.get("id") in (None, "") or isinstance(row["id"], dict | list):
        raise _Unusable('no "id". Give every row a name of its own.')
    if "labels" in row:
        return _item(row, with_body)
    if "expected" in row:
        sums = tuple(_sum(each, "expected") for each in _objects(row, "expected"))
        return Sentence(str(row["id"]), _text(row, "lang"), _text(row, "text", needed=True), sums)
    if "known_positive" in row:
        about = (str(row["id"]), _text(row, "lang"), _text(row, "title", needed=True), _text(row, "summary"))
        return Ordinary(*about, known=bool(row["known_positive"]))
    raise _Unusable('no labels. Give "labels" (an item), "expected" (a sentence) or "known_positive" (ordinary news).')


def _item(row: Mapping[str, Any], with_body: bool) -> Item:
    labels = row["labels"]
    if not isinstance(labels, dict):
        raise _Unusable('"labels" is not an object. Write {"positive": true, ...}.')
    if not isinstance(labels.get("positive"), bool):
        raise _Unusable('"labels" does not say "positive": true or false.')
    changed = with_body and labels.get("status6_body")
    status = _name(labels, "status6_body" if changed else "status6", Status)
    return Item(
        id=str(row["id"]),
        language=_text(row, "lang"),
        title=_text(row, "title", needed=True),
        summary=_text(row, "summary"),
        positive=labels["positive"],
        ambiguous=bool(labels.get("ambiguous")),
        trap=_text(labels, "trap") or None,
        status=status,
        status_also=() if changed else _names_of(labels, "status6_also", Status),
        speaker=_text(labels, "speaker") or None,
        facts=_facts(labels, with_body) if labels.get("amounts") is not None else None,
        story=_text(labels, "story") or None,
        paraphrase=_text(row, "paraphrase") or _text(labels, "paraphrase") or None,
        pair=_text(row, "pair") or None,
    )


def _facts(labels: Mapping[str, Any], with_body: bool) -> Facts:
    """The facts of title and summary; with bodies, what they leave open is taken from the body's labels.

    The sums of a body are labelled in no order: where only the body names some, none is known to be the main one.
    """

    def source(field: str) -> str:
        return f"{field}_body" if with_body and not labels.get(field) and labels.get(f"{field}_body") else field

    recycled = labels.get("recycled")
    if not isinstance(recycled, bool | None):
        raise _Unusable(f'"recycled" is {_shown(recycled)}. It may be true, false or null.')
    jobs, ranked = source("jobs"), source("amounts") == "amounts"
    return Facts(
        amounts=tuple(_sum(each, "amounts") for each in _objects(labels, "amounts")) if ranked else None,
        investors=_strings(labels, source("investors")),
        recipients=_strings(labels, source("recipients")),
        countries=_strings(labels, source("country")),
        kind=_name(labels, "kind", Kind),
        recycled=recycled,
        jobs=_count(labels, jobs),
        jobs_labelled=jobs in labels,
    )


def _sum(label: Mapping[str, Any], field: str) -> Sum:
    qualifier = _name(label, "qualifier", Qualifier) or Qualifier.EXACT
    low, high, value = (_decimal(label, end) for end in ("low", "high", "value"))
    if value is not None and qualifier is not Qualifier.RANGE:
        low = None if qualifier is Qualifier.UP_TO else value
        high = None if qualifier is Qualifier.AT_LEAST else value
    if low is None and high is None and qualifier is not Qualifier.VAGUE:
        raise _Unusable(f'a sum of "{field}" has no number. Give "value", or "low" and "high".')
    return Sum(low, high, _text(label, "currency") or None, qualifier, bool(label.get("currency_accept")))


def _decimal(label: Mapping[str, Any], key: str) -> Decimal | None:
    written = label.get(key)
    if written is None:
        return None
    try:
        number = Decimal(str(written)) if not isinstance(written, bool) else Decimal("NaN")
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or abs(number) > _LARGEST:
        raise _Unusable(f'"{key}" of a sum is {_shown(written)}. Write a plain number: 1200000000.')
    return number.to_integral_value()


def _name(label: Mapping[str, Any], key: str, names: type[_Named]) -> _Named | None:
    return None if label.get(key) in (None, "") else _known(label[key], key, names)


def _names_of(label: Mapping[str, Any], key: str, names: type[_Named]) -> tuple[_Named, ...]:
    return tuple(_known(each, key, names) for each in _list(label, key))


def _known(written: object, key: str, names: type[_Named]) -> _Named:
    known = {each.value: each for each in names}
    if not isinstance(written, str) or written not in known:
        raise _Unusable(f'"{key}" is {_shown(written)}. It may be {", ".join(known)}.')
    return known[written]


def _count(label: Mapping[str, Any], key: str) -> int | None:
    number = label.get(key)
    if number is not None and (isinstance(number, bool) or not isinstance(number, int)):
        raise _Unusable(f'"{key}" is {_shown(number)}. Write a whole number or null.')
    return number


def _strings(label: Mapping[str, Any], key: str) -> tuple[str, ...]:
    return tuple(_of_type(each, key, str, "a list of texts") for each in _list(label, key))


def _objects(label: Mapping[str, Any], key: str) -> tuple[Mapping[str, Any], ...]:
    return tuple(_of_type(each, key, dict, "a list of objects") for each in _list(label, key))


def _list(label: Mapping[str, Any], key: str) -> list[Any]:
    return _of_type(label.get(key) or [], key, list, "a list")


_Wanted = TypeVar("_Wanted")


def _of_type(value: Any, key: str, wanted: type[_Wanted], form: str) -> _Wanted:
    if not isinstance(value, wanted):
        raise _Unusable(f'"{key}" is {_shown(value)}. It has to be {form}.')
    return value


def _text(label: Mapping[str, Any], key: str, *, needed: bool = False) -> str:
    value = label.get(key)
    if value is None and not needed:
        return ""
    return _of_type(value, key, str, "a text")


def _shown(value: object) -> str:
    written = ascii(value)
    return written if len(written) <= 40 else f"{written[:40]}..."
