"""Detection: whether the relevant items are found and the others are passed over."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from bot.evaluation import because
from bot.evaluation.answer import Read, ReadOrdinary
from bot.evaluation.keyword_filter import passes
from bot.evaluation.measure import Measure, Miss, Tally, count, of_tally, share

_STORY, _NOTHING = "a story", "no story"


def measure_detection(reads: Sequence[Read]) -> Iterator[Measure]:
    """F1 over all items and for each language, and the false alarms; ambiguous items left out."""
    clear = [read for read in reads if not read.item.ambiguous]
    if not clear:
        return
    yield _f1("detection", clear, ())
    for language in sorted({read.item.language for read in clear}):
        spoken = [read for read in clear if read.item.language == language]
        yield _f1(f"detection_{language or 'und'}", spoken, map(_miss, filter(_wrong, spoken)))
    negatives = [read for read in clear if not read.item.positive]
    by_keywords = sum(map(_by_keywords, negatives))
    yield count("false_alarms", map(_miss, filter(_wrong, negatives)), len(negatives), beside=by_keywords)


def measure_ordinary(reads: Sequence[ReadOrdinary]) -> Iterator[Measure]:
    """The false alarms of ordinary days, and the share of their known stories that was found."""
    if not reads:
        return
    quiet = [read for read in reads if not read.item.known]
    alarms = [_ordinary_miss(read) for read in quiet if read.answer.relevant]
    by_keywords = sum(passes(read.item.title, read.item.summary) for read in quiet)
    yield count("ordinary_alarms", alarms, len(quiet), beside=by_keywords)
    known = [read for read in reads if read.item.known]
    missed = [_ordinary_miss(read) for read in known if not read.answer.relevant]
    yield share("ordinary_found", len(known) - len(missed), len(known), missed)


def _f1(name: str, reads: Sequence[Read], misses: Iterable[Miss]) -> Measure:
    return of_tally(name, _tally(reads, _found), misses, beside=_tally(reads, _by_keywords).f1)


def _tally(reads: Iterable[Read], posts: Callable[[Read], bool]) -> Tally:
    pairs = [(read.item.positive, posts(read)) for read in reads]
    hits = sum(wanted and given for wanted, given in pairs)
    return Tally(hits, sum(wanted for wanted, _ in pairs), sum(given for _, given in pairs))


def _found(read: Read) -> bool:
    return read.answer.relevant


def _by_keywords(read: Read) -> bool:
    return passes(read.item.title, read.item.summary)


def _wrong(read: Read) -> bool:
    return read.item.positive != read.answer.relevant


def _miss(read: Read) -> Miss:
    item, why = read.item, because.selection(read.answer)
    if item.positive:
        return Miss(item.id, item.language, item.title, _STORY, _NOTHING, (why,))
    expected = f"{_NOTHING} (trap: {item.trap})" if item.trap else _NOTHING
    return Miss(item.id, item.language, item.title, expected, _STORY, (why,))


def _ordinary_miss(read: ReadOrdinary) -> Miss:
    item, why = read.item, because.selection(read.answer)
    expected, given = (_STORY, _NOTHING) if item.known else (_NOTHING, _STORY)
    return Miss(item.id, item.language, item.title, expected, given, (why,))
