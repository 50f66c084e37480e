"""Statuses measured: how often right, which is taken for which, and none confirmed that is not."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from bot.evaluation import because
from bot.evaluation.answer import Read
from bot.evaluation.measure import Form, Measure, Miss, Tally, count, share
from bot.evaluation.names import same_name
from bot.stories.story import Status

Confusion = Mapping[tuple[Status, Status], int]  # (labelled, read): how often


def measure_statuses(reads: Sequence[Read]) -> Iterator[Measure]:
    """Accuracy, macro F1, and the confirmations that no party gave, over the items that were found."""
    judged = [read for read in reads if read.found and read.item.status]
    if not judged:
        return
    wrong = [read for read in judged if _wanted(read) is not read.answer.status]
    yield share("status", len(judged) - len(wrong), len(judged), map(_miss, wrong))
    by_class = _tallies(confusion(reads))
    yield Measure("status_macro_f1", Form.F1, sum(tally.f1 for tally in by_class) / len(by_class), len(judged))
    confirmed = [read for read in wrong if read.answer.status is Status.CONFIRMED]
    yield count("false_confirmed", map(_miss, confirmed), len(judged))


def measure_speakers(reads: Sequence[Read]) -> Iterator[Measure]:
    """The share of labelled speakers who are heard."""
    spoken = [read for read in reads if read.found and read.item.speaker]
    unheard = [read for read in spoken if not _is_heard(read)]
    if spoken:
        yield share("speakers", len(spoken) - len(unheard), len(spoken), map(_unheard, unheard))


def confusion(reads: Sequence[Read]) -> Confusion:
    """How often each labelled status was read as each; an answer that is right too counts as the label."""
    judged = [read for read in reads if read.found]
    return Counter((wanted, read.answer.status) for read in judged if (wanted := _wanted(read)) and read.answer.status)


def _wanted(read: Read) -> Status | None:
    if read.item.status and read.answer.status in read.item.status_also:
        return read.answer.status
    return read.item.status


def _tallies(pairs: Confusion) -> list[Tally]:
    """One tally for each status that was wanted at least once."""
    wanted, given = Counter[Status](), Counter[Status]()
    for (label, answer), times in pairs.items():
        wanted[label] += times
        given[answer] += times
    return [Tally(pairs.get((each, each), 0), wanted[each], given[each]) for each in wanted]


def _miss(read: Read) -> Miss:
    item, answer = read.item, read.answer
    expected = " or ".join(status for status in (item.status, *item.status_also) if status)
    return Miss(item.id, item.language, item.title, expected, str(answer.status), because.verdict(answer))


def _is_heard(read: Read) -> bool:
    claim = read.answer.claim
    heard = [f"{e.person} ({e.speaker})" if e.person else e.speaker for e in claim.evidence] if claim else []
    return any(same_name(read.item.speaker or "", name) for name in heard if name)


def _unheard(read: Read) -> Miss:
    item, claim = read.item, read.answer.claim
    evidence = claim.evidence if claim else ()
    heard = ", ".join(dict.fromkeys(each.speaker for each in evidence if each.speaker)) or "nobody"
    why = because.voices(claim) if claim else ()
    return Miss(item.id, item.language, item.title, item.speaker or "", heard, why)
