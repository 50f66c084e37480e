"""Paraphrases: rows that say one thing in other words have to be read alike."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from bot.evaluation import because
from bot.evaluation.answer import Answer, Read
from bot.evaluation.measure import Measure, Miss, share
from bot.evaluation.sums import figure, sum_of, written
from bot.text.folding import name_key

Facts = Mapping[str, object]


def measure_paraphrases(reads: Sequence[Read]) -> Iterator[Measure]:
    """The share of groups whose rows all got the same status, main amount and investors."""
    groups = defaultdict[str, list[Read]](list)
    for read in reads:
        if read.item.paraphrase:
            groups[read.item.paraphrase].append(read)
    whole = {name: group for name, group in groups.items() if len(group) > 1}
    if not whole:
        return
    misses = [miss for name, group in whole.items() if (miss := _miss(name, group))]
    yield share("paraphrases", len(whole) - len(misses), len(whole), misses)


def _miss(name: str, group: Sequence[Read]) -> Miss | None:
    facts = {read.item.id: _facts_of(read.answer) for read in group}
    differing = [field for field in _FIELDS if len({each[field] for each in facts.values()}) > 1]
    if not differing:
        return None
    languages = "+".join(sorted({read.item.language for read in group}))
    first = group[0].item
    given = "; ".join(f"{field}: {_sides(field, group, facts)}" for field in differing)
    why = tuple(f"{read.item.id}: {_why(read.answer, differing)}" for read in group)
    return Miss(name, languages, first.title, f"the same {' and '.join(differing)} in {len(group)} rows", given, why)


_FIELDS = ("status", "main amount", "investors")


def _facts_of(answer: Answer) -> Facts:
    """What is compared; names as the organisations know them, so that two languages are one."""
    claim = answer.claim
    if claim is None:
        return dict.fromkeys(_FIELDS, None)
    amount = figure(sum_of(claim.amount)) if claim.amount else ()
    return {
        "status": answer.status,
        "main amount": amount,
        "investors": frozenset(map(name_key, claim.investors)),
    }


def _sides(field: str, group: Sequence[Read], facts: Mapping[str, Facts]) -> str:
    rows = defaultdict[str, list[str]](list)
    for read in group:
        rows[_shown(field, read.answer)].append(read.item.id)
    return " / ".join(f"{value} ({', '.join(ids)})" for value, ids in rows.items())


def _shown(field: str, answer: Answer) -> str:
    claim = answer.claim
    if claim is None:
        return "not a story"
    match field:
        case "status":
            return str(answer.status)
        case "main amount":
            return written(sum_of(claim.amount)) if claim.amount else "none"
    return ", ".join(sorted(claim.investors)) or "none"


def _why(answer: Answer, differing: Sequence[str]) -> str:
    if answer.claim is None:
        return because.selection(answer)
    words = {
        "status": lambda: " ".join(because.verdict(answer)),
        "main amount": lambda: because.sums(answer.claim.amounts[:1])[0] if answer.claim else "",
        "investors": lambda: because.selection(answer),
    }
    return "; ".join(words[field]() for field in differing)
