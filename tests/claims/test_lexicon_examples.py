"""Every example of the shipped lexicons is a test: what must be read from it, and what must stay silent."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.claims.claim import Claim
from bot.claims.credit import Credits
from bot.claims.extraction import extract
from bot.claims.lexicon import Example
from bot.feeds.entry import Entry
from bot.feeds.feed import Role
from bot.stories.status import weigh
from config.publishers import load_publishers
from config.vocabulary import load_lexicons, load_organisations

LEXICONS = load_lexicons()
ORGANISATIONS = load_organisations(lexicons=LEXICONS)
CREDITS = Credits(LEXICONS.values(), load_publishers())
LEAST_EXAMPLES = 40


def entry(text: str, language: str) -> Entry:
    title, _, summary = text.partition("\n")
    at = datetime(2025, 5, 12, tzinfo=UTC)
    return Entry(
        ("k",), "f", "feed", "Outlet", Role.MEDIA, "https://example.org/1", title, summary, at, at, None, language
    )


def shown(claim: Claim) -> dict[str, Any]:
    main, verdict = claim.amount, weigh(claim.evidence)
    return {
        "main": main and f"{main.figure:f} {main.currency} {main.qualifier}",
        "investors": list(claim.investors),
        "recipients": list(claim.recipients),
        "countries": list(claim.countries),
        "kind": claim.kind.value,
        "series": claim.series or "",
        "jobs": claim.jobs.count if claim.jobs else None,
        "event": claim.event,
        "status": verdict.status.value,
        "speaker": verdict.deciding[0].speaker if verdict.deciding else None,
    }


def rows() -> Iterator[Any]:
    for language, lexicon in LEXICONS.items():
        for example in lexicon.examples:
            yield pytest.param(language, example, id=f"{language}: {example.text.splitlines()[0][:70]}")


@pytest.mark.parametrize(("language", "example"), list(rows()))
def test_an_example_is_read_as_its_lexicon_says(language: str, example: Example) -> None:
    reading = extract(entry(example.text, language), LEXICONS, ORGANISATIONS)
    expected = dict(example.expect)
    assert CREDITS.agency(entry(example.text, language)) == expected.pop("carries", "")
    assert reading.relevant is expected.pop("relevant", True), reading.reasons
    assert bool(reading.retracts) is expected.pop("retracts", False), reading.reasons
    found = shown(reading.claims[0]) if reading.claims else {}
    assert {key: found.get(key) for key in expected} == expected


@pytest.mark.parametrize("language", LEXICONS)
def test_a_lexicon_shows_what_it_finds_and_what_it_leaves(language: str) -> None:
    silent = [example for example in LEXICONS[language].examples if not example.expect.get("relevant", True)]
    assert len(LEXICONS[language].examples) >= LEAST_EXAMPLES
    assert len(silent) >= LEAST_EXAMPLES // 2


@pytest.mark.parametrize(("language", "example"), list(rows()))
def test_a_verdict_always_has_its_reasons(language: str, example: Example) -> None:
    assert all(extract(entry(example.text, language), LEXICONS, ORGANISATIONS).reasons)
