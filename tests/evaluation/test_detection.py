"""Detection: found, missed, and alarmed for nothing; beside a filter of keywords."""

import pytest

from bot.claims.claim import Reading
from bot.evaluation.answer import Answer, Read, ReadOrdinary
from bot.evaluation.detection import measure_detection, measure_ordinary
from bot.evaluation.keyword_filter import passes
from bot.evaluation.labels import Ordinary
from bot.evaluation.measure import Measure
from tests.evaluation.readings import SILENT, answer, item, read


def measured(reads: list[Read]) -> dict[str, Measure]:
    return {measure.name: measure for measure in measure_detection(reads)}


def test_precision_is_of_the_alarms_and_recall_of_the_stories() -> None:
    found = measured(
        [
            read(item("a"), answer()),
            read(item("b"), answer()),
            read(item("c"), SILENT),
            read(item("d", positive=False), answer()),
            read(item("e", positive=False), SILENT),
        ]
    )["detection"]

    assert (found.precision, found.recall) == (2 / 3, 2 / 3)
    assert found.value == pytest.approx(2 / 3)


def test_an_ambiguous_item_counts_for_nothing() -> None:
    sure = [read(item("a"), answer()), read(item("b", positive=False), SILENT)]

    assert measured([*sure, read(item("c", ambiguous=True), SILENT)]) == measured(sure)


def test_every_language_is_measured_by_itself() -> None:
    found = measured([read(item("a"), answer()), read(item("b", language="en")), read(item("c", language=""))])

    assert (found["detection_fr"].value, found["detection_en"].value) == (1.0, 0.0)
    assert [miss.row for miss in found["detection_en"].misses] == ["b"]
    assert "detection_und" in found


def test_a_false_alarm_names_the_trap_and_the_words_that_tempted() -> None:
    found = measured([read(item("a", positive=False, trap="valuation"), answer())])["false_alarms"]

    assert (found.value, found.n) == (1, 1)
    assert found.misses[0].expected == "no story (trap: valuation)"
    assert found.misses[0].why == ("selected for: mettra; 2 milliards; IA",)


def test_a_missed_story_says_why_it_stayed_silent() -> None:
    [miss] = measured([read(item("a"))])["detection_fr"].misses

    assert (miss.expected, miss.read) == ("a story", "no story")
    assert miss.why == ("silent: no word of AI beside a word of investing",)


def test_the_keyword_filter_stands_beside_it_on_the_same_rows() -> None:
    reads = [
        read(item("a", title="Altavia investit 2 milliards dans l’IA"), SILENT),
        read(item("b", title="L’IA a fait gagner un million d’abonnés au journal", positive=False), SILENT),
    ]
    found = measured(reads)

    assert (found["detection"].value, found["detection"].beside) == (0.0, pytest.approx(2 / 3))
    assert (found["false_alarms"].value, found["false_alarms"].beside) == (0, 1)


@pytest.mark.parametrize(
    ("title", "posts"),
    [
        pytest.param("Altavia investit dans l’IA", True, id="french"),
        pytest.param("AI lab raises $1.2bn", True, id="english-figure-and-word-together"),
        pytest.param("Altavia investiert 2 Milliarden in KI", True, id="german"),
        pytest.param("Altavia lève 30 M€", False, id="no-word-of-ai"),
        pytest.param("L’IA inquiète les profs", False, id="no-word-of-investing"),
        pytest.param("Il paie un million pour une mairie", False, id="letters-inside-a-word"),
        pytest.param("J’ai investi dans la pierre", True, id="the-trap-it-falls-into"),
    ],
)
def test_the_keyword_filter_asks_for_one_word_of_each_kind(title: str, posts: bool) -> None:
    assert passes(title, "") is posts


def test_the_keyword_filter_reads_the_summary_too() -> None:
    assert passes("Altavia voit grand", "Le groupe investit dans l’IA.")


def test_ordinary_days_count_alarms_and_the_stories_they_hold() -> None:
    quiet, known = Ordinary("a", "fr", "Il pleut", "", False), Ordinary("b", "fr", "Une histoire", "", True)
    alarm = Answer(answer().reading, answer().verdict)
    reads = [ReadOrdinary(quiet, alarm), ReadOrdinary(known, Answer(Reading(reasons=("silence",))))]
    alarms, found = measure_ordinary(reads)

    assert (alarms.name, alarms.value, alarms.n) == ("ordinary_alarms", 1, 1)
    assert (found.name, found.value, found.n) == ("ordinary_found", 0.0, 1)
    assert [miss.row for miss in (*alarms.misses, *found.misses)] == ["a", "b"]


def test_one_false_alarm_on_ordinary_days_is_borne_and_two_are_not() -> None:
    def alarms(times: int) -> Measure:
        return next(
            measure_ordinary([ReadOrdinary(Ordinary(f"{n}", "fr", "x", "", False), answer()) for n in range(times)])
        )

    assert (alarms(1).met, alarms(2).met) == (True, False)
