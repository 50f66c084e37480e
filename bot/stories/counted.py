"""Which one of several: the second phase is not the first, a series B no series C, the 12th package not the 13th."""

from collections.abc import Collection, Mapping

_ROUND = "round"  # what letters count
_PHASE = "phase"


def other_number(one: Collection[str], other: Collection[str]) -> bool:
    """True if both count the same thing and no number is in common: "B" and "C", "phase 1" and "phase 2"."""
    if not one or not other:
        return False
    here, there = _numbers(one), _numbers(other)
    return any(here[what].isdisjoint(there[what]) for what in here.keys() & there.keys())


def later_phase(one: Collection[str], other: Collection[str]) -> bool:
    """True if one side tells of a second phase or a later one, and the other side of no phase at all."""
    if not one and not other:
        return False
    here, there = _numbers(one).get(_PHASE, set()), _numbers(other).get(_PHASE, set())
    return not (here and there) and bool((here | there) - {"1"})


def _numbers(series: Collection[str]) -> Mapping[str, set[str]]:
    """ "phase 2" and "b" as {"phase": {"2"}, "round": {"b"}}."""
    found: dict[str, set[str]] = {}
    for each in series:
        what, _, number = each.rpartition(" ")
        found.setdefault(what or _ROUND, set()).add(number)
    return found
