"""The counts line: outlets, what of them is agency copy, original sources; and all four counts by name."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.claims.claim import Voice
from bot.claims.credit import AGENCIES
from bot.messages.counting import counts_line, in_full, reach
from bot.messages.told import told
from bot.messages.wording import Wording
from bot.stories.filing import withdraw
from bot.stories.story import Report, Story
from tests.messages.weekend import EN, FR, LANGUAGES, MONDAY, WORDINGS, claim, evidence, monday, report, story, sunday


def papers(n: int, carries: str = "", start: int = 0) -> Iterable[Report]:
    """So many outlets that cite the Élysée."""
    for number in range(start, start + n):
        outlet = f"Paper {number}"
        yield replace(report(claim(evidence(outlet=outlet, quoted_by=outlet)), outlet), carries=carries)


def release() -> Report:
    own = evidence("Amazon", Voice.PARTY, outlet="Amazon", quoted_by=None)
    return report(claim(own), "Amazon", at=MONDAY)


def unsourced() -> Report:
    return report(claim(), "RFI")


@pytest.mark.parametrize(
    ("told_by", "english", "french"),
    [
        pytest.param(papers(1), "1 outlet · 1 original source", "1 média · 1 source d’origine", id="one"),
        pytest.param(
            [*papers(11), release()], "11 outlets · 2 original sources", "11 médias · 2 sources d’origine", id="many"
        ),
        pytest.param(
            [*papers(7, "AFP"), *papers(4, start=7), release()],
            "11 outlets, 7 of them carrying AFP · 2 original sources",
            "11 médias, dont 7 reprises AFP · 2 sources d’origine",
            id="wire-copies",
        ),
        pytest.param(
            [*papers(1, "AFP"), *papers(1, start=1)],
            "2 outlets, 1 of them carrying AFP · 1 original source",
            "2 médias, dont 1 reprise AFP · 1 source d’origine",
            id="one-wire-copy",
        ),
        pytest.param(
            [*papers(2, "AFP"), *papers(1, "Reuters", start=2), *papers(1, start=3)],
            "4 outlets, 3 of them carrying agency copy · 1 original source",
            "4 médias, dont 3 reprises d’agences · 1 source d’origine",
            id="copies-of-several-agencies",
        ),
        pytest.param(
            papers(3, "AFP"),
            "3 outlets, all carrying AFP · 1 original source",
            "3 médias, tous en reprise AFP · 1 source d’origine",
            id="nothing-but-copies",
        ),
        pytest.param(
            papers(1, AGENCIES),
            "1 outlet, carrying agency copy · 1 original source",
            "1 média, en reprise d’agences · 1 source d’origine",
            id="one-copy-of-agencies-nobody-names",
        ),
        pytest.param([unsourced()], "1 outlet · origin unknown", "1 média · origine indéterminée", id="unknown"),
        pytest.param([release()], "press release only · 1 original source", "communiqué seul · 1 source d’origine"),
    ],
)
def test_the_line_says_how_widely_a_story_is_told(told_by: Iterable[Report], english: str, french: str) -> None:
    it = story(*told_by)
    assert reach(it, EN) == english
    assert reach(it, FR) == french


@pytest.mark.parametrize(
    ("shown", "wording", "expected"),
    [
        pytest.param(sunday(), EN, "5 outlets · 1 original source · first seen Sun 17:52", id="open"),
        pytest.param(sunday(), FR, "5 médias · 1 source d’origine · repéré dim. 17 h 52", id="open-fr"),
        pytest.param(monday(), EN, "5 outlets · 2 original sources · confirmed in 15 h 20 min", id="confirmed"),
        pytest.param(monday(), FR, "5 médias · 2 sources d’origine · confirmé en 15 h 20 min", id="confirmed-fr"),
    ],
)
def test_the_line_ends_with_when_or_how_long(shown: Story, wording: Wording, expected: str) -> None:
    line = counts_line(shown, told(shown, wording), wording, MONDAY)
    assert "".join(run.text for run in line.runs).replace("\u00a0", " ") == expected


def test_after_days_a_confirmation_counts_in_days() -> None:
    waited = timedelta(days=3, hours=4)
    late = replace(told(monday(), FR), confirmed_after=waited)
    line = counts_line(monday(), late, FR, MONDAY)
    assert line.runs[-1].text.replace("\u00a0", " ") == "confirmé en 3 j 4 h"


def test_all_four_counts_have_their_names() -> None:
    it = story(*papers(8, "AFP"), *papers(1, start=8), release(), unsourced())
    assert in_full(it, EN) == "11 articles · 10 outlets · 3 publishers · 2 original sources"
    assert in_full(it, FR) == "11 articles · 10 médias · 3 éditeurs · 2 sources d’origine"
    assert in_full(it, WORDINGS.of("de")) == "11 Artikel · 10 Medien · 3 Verlage · 2 Ursprungsquellen"


def test_nothing_left_is_singular_in_french_and_plural_in_english() -> None:
    (only,) = papers(1)
    gone = withdraw(story(only), only.entry_key, MONDAY)
    assert in_full(gone, FR) == "0 article · 0 média · 0 éditeur · origine indéterminée"
    assert in_full(gone, EN) == "0 articles · 0 outlets · 0 publishers · origin unknown"
    assert [reach(gone, wording) for wording in LANGUAGES.values()] == ["no report left", "plus aucun article"]
