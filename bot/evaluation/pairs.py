"""Pairs: two deals of one company are kept apart, one deal told in two languages is joined."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from bot.evaluation import because
from bot.evaluation.answer import Answer, Read
from bot.evaluation.measure import Measure, Miss, share

Pair = tuple[Read, Read]


def measure_pairs(reads: Sequence[Read]) -> Iterator[Measure]:
    """The share of pairs kept apart, and of pairs joined. A row that is not read as a story misses either way."""
    told = defaultdict[str, list[Read]](list)
    for read in reads:
        if read.item.pair:
            told[read.item.pair].append(read)
    pairs = {name: (rows[0], rows[1]) for name, rows in told.items() if len(rows) == 2}
    for measure, one_deal in (("pairs_apart", False), ("pairs_together", True)):
        wanted = {name: pair for name, pair in pairs.items() if _labelled_one(pair) is one_deal}
        misses = [_miss(name, pair) for name, pair in wanted.items() if _filed_as_one(pair) is not one_deal]
        yield share(measure, len(wanted) - len(misses), len(wanted), misses)


def _labelled_one(pair: Pair) -> bool:
    return pair[0].item.story == pair[1].item.story


def _filed_as_one(pair: Pair) -> bool | None:
    """None: one of the two was filed nowhere."""
    stories = [read.answer.story for read in pair]
    return None if None in stories else stories[0] == stories[1]


def _miss(name: str, pair: Pair) -> Miss:
    first, second = pair
    languages = "+".join(sorted({read.item.language for read in pair}))
    wanted = "one story" if _labelled_one(pair) else "two stories"
    given = {None: "not a story", True: "one story", False: "two stories"}[_filed_as_one(pair)]
    rows = {first.answer.story: first.item.id} if first.answer.story else {}
    facts = tuple(f"{read.item.id}: {_facts(read.answer)}" for read in pair)
    return Miss(name, languages, first.item.title, wanted, given, (because.placement(second.answer, rows), *facts))


def _facts(answer: Answer) -> str:
    """What grouping went by."""
    claim = answer.claim
    if claim is None:
        return because.selection(answer)
    named = {
        "from": claim.investors,
        "for": claim.recipients,
        "in": (*claim.countries, *claim.places),
        "sums": tuple(because.cut(money.text) for money in claim.amounts),
        "series": (claim.series,) if claim.series else (),
    }
    return "; ".join((f"{claim.kind}", *(f"{name} {', '.join(each)}" for name, each in named.items() if each)))
