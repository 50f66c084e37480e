"""Which one of several: the second phase is not the first, a series B no series C, the 12th package not the 13th."""

from collections.abc import Iterable, Mapping

_ROUND = "round"  # what letters count
_PHASE = "phase"


def other_number(one: Iterable[str], other: Iterable[str]) -> bool:
    """True if both count the same thing and no number is in common: "B" and "C", "phase 1" and "phase 2"."""
    here, there = _numbers(one), _numbers(other)
    return any(here[what].isdisjoint(there[what]) for what in here.keys() & there.keys())


def later_phase(one: Iterable[str], other: Iterable[str]) -> bool:
    """True if one side tells of a second phase or a later one, and the other side of no phase at all."""
    here, there = _numbers(one).get(_PHASE, set()), _numbers(other).get(_PHASE, set())
    return not (here and there) and bool((here | there) - {"1"})


def _numbers(series: Iterable[str]) -> Mapping[str, set[str]]:
    """ "phase 2" and "b" as {"phase": {"2"}, "round": {"b"}}."""
    found: dict[str, set[str]] = {}
    for each in series:
        what, _, number = each.rpartition(" ")
        found.setdefault(what or _ROUND, set()).add(number)
    return found
