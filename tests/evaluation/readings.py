"""Readings made by hand, and rows read with the shipped vocabulary."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from bot.claims.claim import Claim, Evidence, Kind, Reading, Stage, Stance, Voice
from bot.claims.money import Money, Qualifier
from bot.evaluation.answer import Answer, Read
from bot.evaluation.evaluation import Readings
from bot.evaluation.labelling import Fault, labelled
from bot.evaluation.labels import Facts, Item, Sum
from bot.stories.status import weigh
from bot.stories.story import Status
from config.eval import readings_of
from config.knowledge import Knowledge, load_knowledge
from config.labelled import Row

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
_HEARD = {
    Status.CONFIRMED: (Voice.PARTY, Stance.AFFIRMS, "party_quoted"),
    Status.ANNOUNCED: (Voice.OFFICIAL, Stance.AFFIRMS, "official"),
    Status.REPORTED: (Voice.OUTLET, Stance.AFFIRMS, "flat"),
    Status.RUMOURED: (Voice.ANONYMOUS, Stance.PROJECTS, "anonymous"),
    Status.DENIED: (Voice.PARTY, Stance.DENIES, "party_denies"),
}

SILENT = Answer(Reading(reasons=("no word of AI beside a word of investing",)))


@cache
def knowledge() -> Knowledge:
    """What the program ships with."""
    return load_knowledge(None)


def euros(number: int, qualifier: Qualifier = Qualifier.EXACT, text: str = "the sum") -> Money:
    value = Decimal(number)
    low = None if qualifier is Qualifier.UP_TO else value
    high = None if qualifier is Qualifier.AT_LEAST else value
    return Money(low, high, "EUR", qualifier, text)


def label(number: int, qualifier: Qualifier = Qualifier.EXACT) -> Sum:
    money = euros(number, qualifier)
    return Sum(money.low, money.high, money.currency, qualifier)


def evidence(status: Status, speaker: str | None = "Altavia", words: str = "Altavia mettra 2 milliards") -> Evidence:
    voice, stance, rule = _HEARD[status]
    return Evidence(speaker, voice, stance, words, "title", "", NOON, "Le Courrier", rule=rule)


def claim(status: Status = Status.CONFIRMED, speaker: str | None = "Altavia", **facts: Any) -> Claim:
    return replace(Claim(Kind.CAPEX, Stage.COMMITMENT, evidence=(evidence(status, speaker),)), **facts)


def answer(of: Claim | None = None, story: str | None = None, because: str = "new") -> Answer:
    told = of or claim()
    reading = Reading((told,), ("mettra", "2 milliards", "IA"))
    return Answer(reading, weigh(told.evidence), told.investors, told.recipients, story, because)


def item(row: str = "a", **labels: Any) -> Item:
    written = Item(row, "fr", f"Le titre de {row}", "", positive=True, facts=Facts(amounts=()))
    return replace(written, **labels)


def read(labels: Item, given: Answer = SILENT) -> Read:
    return Read(labels, given)


def read_rows(rows: Sequence[Mapping[str, Any]]) -> Readings:
    """Rows of JSON, read as `vigie eval` reads them."""
    return readings_of([Row(row, _usable(row)) for row in rows], knowledge())


def _usable(row: Mapping[str, Any]) -> Any:
    found = labelled(row)
    assert not isinstance(found, Fault), found.problem
    return found
