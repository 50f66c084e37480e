"""Sentences with money: every figure found, and none invented."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from bot.claims.money import Qualifier
from bot.evaluation import because
from bot.evaluation.answer import ReadSentence
from bot.evaluation.labels import Sum
from bot.evaluation.measure import Measure, Miss, Tally, of_tally, share
from bot.evaluation.sums import sum_of, written

_End = tuple[Decimal, str | None]


def measure_sentences(reads: Sequence[ReadSentence]) -> Iterator[Measure]:
    """Sentences that are right as a whole, those whose qualifiers are too, those without money, and all figures."""
    if not reads:
        return
    wrong = [read for read in reads if not _figures_right(read)]
    misqualified = [read for read in reads if _figures_right(read) and not _qualifiers_right(read)]
    right = len(reads) - len(wrong)
    yield share("sentences", right, len(reads), map(_miss, wrong))
    yield share("sentences_qualified", right - len(misqualified), len(reads), map(_miss, misqualified))
    without = [read for read in reads if not read.sentence.sums]
    invented = [read for read in without if read.sums]
    yield share("sentences_without_money", len(without) - len(invented), len(without), map(_miss, invented))
    yield of_tally("figures", sum(map(_tally, reads), Tally()))


def _figures_right(read: ReadSentence) -> bool:
    wanted, given = _ends(read.sentence.sums), _ends(map(sum_of, read.sums))
    if any(each.either for each in read.sentence.sums):
        return Counter(number for number, _ in wanted) == Counter(number for number, _ in given)
    return Counter(wanted) == Counter(given)


def _qualifiers_right(read: ReadSentence) -> bool:
    wanted = Counter(each.qualifier for each in read.sentence.sums)
    return wanted == Counter(money.qualifier for money in read.sums)


def _tally(read: ReadSentence) -> Tally:
    wanted, given = _ends(read.sentence.sums), _ends(map(sum_of, read.sums))
    return Tally(len(set(wanted) & set(given)), len(wanted), len(given))


def _ends(sums: Iterable[Sum]) -> list[_End]:
    """Both ends of every sum with a number; an end that stands for both counts once."""
    return [
        (number, each.currency)
        for each in sums
        if each.qualifier is not Qualifier.VAGUE
        for number in {end for end in (each.low, each.high) if end is not None}
    ]


def _miss(read: ReadSentence) -> Miss:
    sentence = read.sentence
    expected = "; ".join(map(written, sentence.sums)) or "none"
    given = "; ".join(written(sum_of(money)) for money in read.sums) or "none"
    return Miss(sentence.id, sentence.language, sentence.text, expected, given, because.sums(read.sums))
