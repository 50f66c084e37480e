"""Facts measured: the sums, parties, countries, jobs and kind of the deals that were found."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bot.claims.claim import Claim, Recycled
from bot.evaluation import because
from bot.evaluation.answer import Answer, Read
from bot.evaluation.labels import Facts, Sum
from bot.evaluation.measure import Measure, Miss, Tally, of_tally, share
from bot.evaluation.names import compared
from bot.evaluation.sums import equal, figure, sum_of, written

_NONE = "none"


@dataclass(frozen=True, slots=True)
class _Told:
    """A found item with its labelled facts and what was read of them."""

    read: Read
    facts: Facts
    answer: Answer
    claim: Claim

    @property
    def main(self) -> Sum:
        """The labelled main amount, of an item that has one."""
        return (self.facts.amounts or ())[0]

    def miss(self, expected: str, given: str, why: tuple[str, ...]) -> Miss:
        """This item as a miss."""
        item = self.read.item
        return Miss(item.id, item.language, item.title, expected, given, why)


def measure_facts(reads: Sequence[Read]) -> Iterator[Measure]:
    """Every fact, over the found items whose facts are labelled."""
    told = [
        _Told(read, read.item.facts, read.answer, read.answer.claim)
        for read in reads
        if read.found and read.item.facts and read.answer.claim
    ]
    if not told:
        return
    yield from _amounts([each for each in told if each.facts.amounts])
    yield from _silence([each for each in told if each.facts.amounts == ()])
    yield from _lists(told)
    yield _share("jobs", [each for each in told if each.facts.jobs_labelled], _jobs_right, _jobs_miss)
    yield _share("kind", [each for each in told if each.facts.kind], _kind_right, _kind_miss)
    yield _share(
        "recycled", [each for each in told if each.facts.recycled is not None], _recycled_right, _recycled_miss
    )


def _share(name: str, told: Sequence[_Told], right: Callable[[_Told], bool], miss: Callable[[_Told], Miss]) -> Measure:
    wrong = [each for each in told if not right(each)]
    return share(name, len(told) - len(wrong), len(told), map(miss, wrong))


def _amounts(told: Sequence[_Told]) -> Iterator[Measure]:
    """The main amount by its figure, and with its qualifier; a wrong figure is told once."""
    yield _share("main_amount", told, _figure_right, _amount_miss)
    exact = sum(map(_qualified_right, told))
    only_the_qualifier = [each for each in told if _figure_right(each) and not _qualified_right(each)]
    yield share("main_amount_qualified", exact, len(told), map(_amount_miss, only_the_qualifier))


def _figure_right(told: _Told) -> bool:
    amount = told.claim.amount
    return amount is not None and figure(sum_of(amount)) == figure(told.main)


def _qualified_right(told: _Told) -> bool:
    amount = told.claim.amount
    return amount is not None and equal(told.main, sum_of(amount))


def _amount_miss(told: _Told) -> Miss:
    given = "; ".join(written(sum_of(money)) for money in told.claim.amounts[:3]) or _NONE
    return told.miss(written(told.main), given, because.sums(told.claim.amounts[:3]))


def _silence(told: Sequence[_Told]) -> Iterator[Measure]:
    def invented(each: _Told) -> Miss:
        given = "; ".join(written(sum_of(money)) for money in each.claim.amounts[:3])
        return each.miss(_NONE, given, because.sums(each.claim.amounts[:3]))

    yield _share("no_amount", told, lambda each: not each.claim.amounts, invented)


def _lists(told: Sequence[_Told]) -> Iterator[Measure]:
    yield _of_lists("investors", told, lambda each: (each.facts.investors, each.answer.investors), _parties)
    yield _of_lists("recipients", told, lambda each: (each.facts.recipients, each.answer.recipients), _parties)
    yield _of_lists("countries", told, lambda each: (each.facts.countries, each.claim.countries), _places)


_Lists = Callable[[_Told], tuple[tuple[str, ...], tuple[str, ...]]]


def _of_lists(name: str, told: Sequence[_Told], lists: _Lists, why: Callable[[_Told], tuple[str, ...]]) -> Measure:
    compare = _codes_compared if name == "countries" else compared
    total, misses = Tally(), []
    for each in told:
        wanted, given = lists(each)
        tally = compare(wanted, given)
        total += tally
        if not tally.hits == tally.wanted == tally.given:
            misses.append(each.miss(", ".join(wanted) or _NONE, ", ".join(given) or _NONE, why(each)))
    return of_tally(name, total, misses)


def _codes_compared(wanted: Sequence[str], given: Sequence[str]) -> Tally:
    mine, theirs = set(wanted), set(given)
    return Tally(len(mine & theirs), len(mine), len(theirs))


def _parties(told: _Told) -> tuple[str, ...]:
    return because.parties(told.answer)


def _places(told: _Told) -> tuple[str, ...]:
    return because.places(told.claim)


def _jobs_right(told: _Told) -> bool:
    return told.facts.jobs == (told.claim.jobs.count if told.claim.jobs else None)


def _jobs_miss(told: _Told) -> Miss:
    count = told.claim.jobs.count if told.claim.jobs else None
    return told.miss(_number(told.facts.jobs), _number(count), because.jobs(told.claim))


def _number(count: int | None) -> str:
    return _NONE if count is None else f"{count:,}"


def _kind_right(told: _Told) -> bool:
    return told.claim.kind is told.facts.kind


def _kind_miss(told: _Told) -> Miss:
    return told.miss(str(told.facts.kind), told.claim.kind, (because.selection(told.answer),))


_BEFORE = frozenset({Recycled.ALREADY_ANNOUNCED, Recycled.PARTLY_NEW})


def _recycled_right(told: _Told) -> bool:
    return (told.claim.recycled in _BEFORE) is told.facts.recycled


def _recycled_miss(told: _Told) -> Miss:
    expected = "announced before" if told.facts.recycled else "nothing announced before"
    return told.miss(expected, told.claim.recycled, because.recycled(told.claim))
