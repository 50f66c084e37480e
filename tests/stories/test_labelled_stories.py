"""Grouping measured on the labelled items, with the labels' own facts as claims."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bot.claims.claim import Act, Claim, Evidence, Kind, Stage, Stance, Voice
from bot.claims.money import Money, Qualifier
from bot.stories.filing import file
from bot.stories.profile import Background
from bot.stories.story import Report, Story
from bot.text.folding import name_key
from tests.fakes.placing import home

ITEMS = Path(__file__).parents[2].parent / "shared" / "data" / "items.jsonl"

# What organisations.toml would tell; the facts of the labels carry the names as newspapers write them.
_GROUPS = {
    "amazon web services": "amazon",
    "commission europeenne": "european union",
    "union europeenne": "european union",
    "european commission": "european union",
}
_VOICES = {
    "confirmed": (Voice.PARTY, Stance.AFFIRMS),
    "announced": (Voice.OFFICIAL, Stance.AFFIRMS),
    "reported": (Voice.OUTLET, Stance.AFFIRMS),
    "rumoured": (Voice.ANONYMOUS, Stance.PROJECTS),
    "denied": (Voice.PARTY, Stance.DENIES),
    "cancelled": (Voice.PARTY, Stance.CANCELS),
}


def _group(name: str) -> str:
    return _GROUPS.get(name_key(name), name_key(name))


def _money(label: dict[str, Any]) -> Money:
    qualifier = Qualifier(label.get("qualifier") or "exact")
    value = label.get("value")
    low, high = (value, value) if value is not None else (label.get("low"), label.get("high"))
    ends = [None if end is None else Decimal(str(end)) for end in (low, high)]
    match qualifier:
        case Qualifier.AT_LEAST:
            ends[1] = None
        case Qualifier.UP_TO:
            ends[0] = None
        case Qualifier.VAGUE:
            ends = [None, None]
    return Money(ends[0], ends[1], label.get("currency"), qualifier, str(value))


def _moment(published: str | None, before: datetime) -> datetime:
    """The start of what the prefix names; a row without a date was read right after the row before it."""
    if not published:
        return before
    padded = published if len(published) > 10 else (published + "-01-01")[:10]
    moment = datetime.fromisoformat(padded)
    return moment.replace(tzinfo=moment.tzinfo or UTC)


def _report(row: dict[str, Any], at: datetime) -> Report:
    labels = row["labels"]
    voice, stance = _VOICES[labels.get("status6") or "reported"]
    speaker = (labels.get("investors") or labels.get("recipients") or [None])[0]
    act = Act.UNCLEAR if stance is Stance.CANCELS else None
    said = Evidence(speaker, voice, stance, "", "title", row.get("url") or "", at, row.get("outlet") or "", act=act)
    claim = Claim(
        kind=Kind(labels.get("kind") or "other"),
        stage=Stage.COMMITMENT,
        investors=tuple(labels.get("investors") or ()),
        recipients=tuple(labels.get("recipients") or ()),
        amounts=tuple(map(_money, labels.get("amounts") or ())),
        countries=tuple(labels.get("country") or ()),
        event=labels.get("event"),
        evidence=(said,),
    )
    return Report(row["id"], row.get("outlet") or "", row.get("url") or "", row["title"], row["lang"], at, claim)


def _rows() -> list[dict[str, Any]]:
    rows = [json.loads(line) for line in ITEMS.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [row for row in rows if row["labels"].get("positive") and "kind" in row["labels"]]


def _grouped(reports: Sequence[Report]) -> dict[str, int]:
    """The story each report was filed in, one after the other as they come."""
    stories: dict[int, Story] = {}
    background = Background(group_of=_group)
    where: dict[str, int] = {}
    for each in reports:
        before = home(each, list(stories.values()), background)
        told = file(before, each, each.at + timedelta(minutes=1))
        number = told.id or len(stories) + 1
        stories[number] = replace(told, id=number)
        where[each.entry_key] = number
    return where


def b_cubed(pairs: Sequence[tuple[str, int]]) -> float:
    """B-cubed F1 of (label, answer) pairs, as the scoring tool has it."""
    by_label, by_answer, both = Counter(p[0] for p in pairs), Counter(p[1] for p in pairs), Counter(pairs)
    precision = sum(both[pair] / by_answer[pair[1]] for pair in pairs) / len(pairs)
    recall = sum(both[pair] / by_label[pair[0]] for pair in pairs) / len(pairs)
    return 2 * precision * recall / (precision + recall)


def _reports(rows: Sequence[dict[str, Any]]) -> list[Report]:
    reports: list[Report] = []
    before = datetime(2024, 1, 1, tzinfo=UTC)
    for row in rows:
        before = _moment(row.get("published"), before)
        reports.append(_report(row, before))
    return reports


@pytest.mark.shared
@pytest.mark.skipif(not ITEMS.exists(), reason="the labelled items of ../shared/data are not here")
def test_labelled_items_are_grouped_as_the_desk_grouped_them() -> None:
    rows = _rows()
    where = _grouped(_reports(rows))
    labelled = [(row["labels"]["story"], where[row["id"]]) for row in rows if row["labels"].get("story")]
    sizes = Counter(label for label, _ in labelled)
    shared_stories = [pair for pair in labelled if sizes[pair[0]] > 1]

    assert b_cubed(shared_stories) >= 0.9
    assert b_cubed(labelled) >= 0.9
