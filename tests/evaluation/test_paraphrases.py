"""Paraphrases have to be read alike, whatever the words and the language."""

from dataclasses import replace

from bot.evaluation.answer import Answer, Read
from bot.evaluation.measure import Measure
from bot.evaluation.paraphrases import measure_paraphrases
from bot.stories.story import Status
from tests.evaluation.readings import SILENT, answer, claim, euros, item, read


def row(name: str, given: Answer, group: str | None = "one", language: str = "fr") -> Read:
    return read(item(name, paraphrase=group, language=language), given)


def measured(*reads: Read) -> Measure | None:
    return next(iter(measure_paraphrases(reads)), None)


def test_a_group_agrees_when_status_amount_and_investors_do() -> None:
    told = answer(claim(amounts=(euros(5),), investors=("Altavia",)))
    found = measured(row("a", told), row("b", told), row("c", answer(), "two"), row("d", SILENT, "two"))

    assert found
    assert (found.value, found.n) == (0.5, 2)
    assert [miss.row for miss in found.misses] == ["two"]


def test_rows_that_are_nobody_s_paraphrase_are_not_measured() -> None:
    assert measured(row("a", answer(), None), row("b", SILENT, None), row("c", SILENT, "alone")) is None


def test_a_group_that_disagrees_shows_who_read_what_and_why() -> None:
    found = measured(row("a", answer(claim(Status.CONFIRMED))), row("b", answer(claim(Status.REPORTED))))

    assert found
    [miss] = found.misses
    assert miss.expected == "the same status in 2 rows"
    assert miss.read == "status: confirmed (a) / reported (b)"
    assert miss.why[0].startswith("a: confirmed by the rule party_quoted “Altavia mettra 2 milliards”")


def test_amounts_and_investors_that_differ_are_shown_side_by_side() -> None:
    mine, theirs = claim(amounts=(euros(5),), investors=("Altavia",)), claim(amounts=(euros(6),), investors=("Corvex",))
    found = measured(row("a", answer(mine)), row("b", answer(theirs)))

    assert found
    assert (
        found.misses[0].read == "main amount: 5 EUR, exact (a) / 6 EUR, exact (b); investors: Altavia (a) / Corvex (b)"
    )


def test_a_silent_row_disagrees_with_a_story() -> None:
    found = measured(row("a", answer()), row("b", SILENT))

    assert found
    assert "not a story (b)" in found.misses[0].read


def test_two_languages_may_name_one_body_in_their_own_words() -> None:
    told = answer(claim(investors=("Commission européenne",)))
    english = replace(told, investors=("European Commission",))
    found = measured(row("a", told), row("b", english, language="en"))

    assert found
    assert found.value == 1.0
