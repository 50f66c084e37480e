"""The evaluation: every measure of a set of readings, in the order in which a person asks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot.evaluation.answer import Read, ReadOrdinary, ReadSentence
from bot.evaluation.detection import measure_detection, measure_ordinary
from bot.evaluation.facts import measure_facts
from bot.evaluation.measure import Measure
from bot.evaluation.pairs import measure_pairs
from bot.evaluation.paraphrases import measure_paraphrases
from bot.evaluation.sentences import measure_sentences
from bot.evaluation.statuses import Confusion, confusion, measure_speakers, measure_statuses
from bot.evaluation.story_groups import measure_stories


@dataclass(frozen=True, slots=True)
class Readings:
    """Labelled rows beside their answers, in the order in which they were read."""

    items: Sequence[Read] = ()
    sentences: Sequence[ReadSentence] = ()
    ordinary: Sequence[ReadOrdinary] = ()


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What was measured. A measure over nothing is left out."""

    measures: tuple[Measure, ...]
    confusion: Confusion = field(default_factory=dict)

    def of(self, name: str) -> Measure | None:
        """The measure of this name; None if nothing was there to measure."""
        return next((measure for measure in self.measures if measure.name == name), None)

    @property
    def below(self) -> tuple[Measure, ...]:
        """The measures that do not reach their target."""
        return tuple(measure for measure in self.measures if measure.met is False)


def evaluate(readings: Readings) -> Evaluation:
    """Every measure these readings allow. The order of the rows does not matter."""
    measured = tuple(measure for measure in _measures(readings) if measure.n or measure.misses)
    return Evaluation(measured, confusion(readings.items))


def _measures(readings: Readings) -> Iterator[Measure]:
    yield from measure_detection(readings.items)
    yield from measure_ordinary(readings.ordinary)
    yield from measure_statuses(readings.items)
    yield from measure_speakers(readings.items)
    yield from measure_sentences(readings.sentences)
    yield from measure_facts(readings.items)
    yield from measure_stories(readings.items)
    yield from measure_pairs(readings.items)
    yield from measure_paraphrases(readings.items)
