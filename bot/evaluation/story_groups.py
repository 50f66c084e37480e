"""Stories measured: items of one deal together, items of two deals apart."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.evaluation import because
from bot.evaluation.answer import Read
from bot.evaluation.measure import Form, Measure, Miss, harmonic_mean

Pair = tuple[str, str]  # the labelled story, and the one it was filed in
_NAMED = 5


@dataclass(frozen=True, slots=True)
class BCubed:
    """How pure the groups are (precision) and how whole (recall), averaged over their members."""

    precision: float
    recall: float
    n: int

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return harmonic_mean(self.precision, self.recall)


def b_cubed(pairs: Sequence[Pair]) -> BCubed:
    """B-cubed of (label, answer) pairs."""
    if not pairs:
        return BCubed(0.0, 0.0, 0)
    together = Counter(pairs)
    labels, answers = Counter(label for label, _ in pairs), Counter(answer for _, answer in pairs)
    pure = sum(together[pair] / answers[pair[1]] for pair in pairs)
    whole = sum(together[pair] / labels[pair[0]] for pair in pairs)
    return BCubed(pure / len(pairs), whole / len(pairs), len(pairs))


def measure_stories(reads: Sequence[Read]) -> Iterator[Measure]:
    """B-cubed F1 over the stories of several items, and over all, beside every item left alone.

    Pairs are left out: each stands on a shelf of its own, so the numbers of their stories mean nothing here.
    """
    shelved = [read for read in reads if not read.item.pair]
    labelled = [read for read in shelved if read.item.story]
    if not labelled:
        return
    pairs = {read.item.id: (read.item.story or "", _filed(read)) for read in labelled}
    sizes = Counter(label for label, _ in pairs.values())
    many = {row: pair for row, pair in pairs.items() if sizes[pair[0]] > 1}
    if many:
        yield _measure("stories_of_many", many, ())
    yield _measure("stories", pairs, tuple(_misses(labelled, pairs, _first_rows(shelved))))


def _first_rows(reads: Sequence[Read]) -> Mapping[str, str]:
    """A row for every story: numbers of stories mean nothing to a reader of rows."""
    return {read.answer.story: read.item.id for read in reversed(reads) if read.answer.story}


def _filed(read: Read) -> str:
    """The story's name; an item that was not found, or not filed, is a story of its own."""
    return f"story {read.answer.story}" if read.answer.story else f"item {read.item.id}"


def _measure(name: str, pairs: Mapping[str, Pair], misses: tuple[Miss, ...]) -> Measure:
    scored = b_cubed(list(pairs.values()))
    alone = b_cubed([(label, row) for row, (label, _) in pairs.items()])
    return Measure(name, Form.F1, scored.f1, scored.n, misses, scored.precision, scored.recall, alone.f1)


def _misses(labelled: Sequence[Read], pairs: Mapping[str, Pair], rows_of: Mapping[str, str]) -> Iterator[Miss]:
    """The items that stand outside: not where most of their story is, or among most of another."""
    wanted, given = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    for row, (label, answer) in pairs.items():
        wanted[label].append(row)
        given[answer].append(row)
    homes = {label: _most_of(pairs[row][1] for row in rows) for label, rows in wanted.items()}
    owners = {answer: _most_of(pairs[row][0] for row in rows) for answer, rows in given.items()}
    for read in labelled:
        item = read.item
        label, answer = pairs[item.id]
        if answer != homes[label] or label != owners[answer]:
            why = because.placement(read.answer, rows_of)
            sides = (_with(item.id, wanted[label]), _with(item.id, given[answer]))
            yield Miss(item.id, item.language, item.title, *sides, (why,))


def _most_of(names: Iterable[str]) -> str:
    """The most frequent name; of equals the first in the alphabet, so that the order of rows does not matter."""
    times = Counter(names)
    return min(times, key=lambda name: (-times[name], name))


def _with(row: str, group: Sequence[str]) -> str:
    others = [each for each in group if each != row]
    more = f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
    return f"with {', '.join(others[:_NAMED])}{more}" if others else "alone"
