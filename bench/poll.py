"""What polling costs: four phases over a feed farm, Vigie beside a bare aiohttp + feedparser loop."""

from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from bench.child import Child, cpu_s
from bench.farm import ITEMS, Phase

TURNS = {Phase.NOT_MODIFIED: 5}  # a phase that costs a tenth of a second is taken several times, and divided

# CPU of Vigie / CPU of the yardstick. Far lower ones follow once the parser is replaced.
TARGETS = {Phase.FIRST: 1.1, Phase.NOT_MODIFIED: 1.6, Phase.SAME_BYTES: 0.15, Phase.ONE_NEW: 1.1}


@dataclass(frozen=True, slots=True)
class Turn:
    """One phase of one side: CPU over the whole process tree, wall time, and what was counted."""

    cpu_s: float
    wall_s: float
    counted: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Pair:
    """One phase of one round, both sides."""

    vigie: Turn
    bare: Turn

    @property
    def ratio(self) -> float:
        return self.vigie.cpu_s / self.bare.cpu_s


@dataclass(frozen=True, slots=True)
class Figure:
    """A phase over all rounds, as medians."""

    phase: Phase
    ratio: float
    spread: tuple[float, float]
    vigie: Turn
    bare: Turn


def measure(feeds: int, rounds: int) -> list[Figure]:
    """Every phase over so many feeds. Raises RuntimeError if either side did not do what the phase asks for."""
    with TemporaryDirectory(prefix="vigie-bench-") as folder, Child("farm", str(feeds), folder=Path(folder)) as farm:
        turns = [_round(farm, feeds, Path(folder)) for _ in range(rounds)]
    return [_figure(phase, [pairs[phase] for pairs in turns]) for phase in Phase]


def _round(farm: Child, feeds: int, folder: Path) -> dict[Phase, Pair]:
    """All phases, both sides taking turns so that what else the machine does meets both alike."""
    arguments = (farm.hello["address"], str(feeds))
    with (
        TemporaryDirectory(dir=folder) as data,
        Child("subject", *arguments, data, folder=folder) as vigie,
        Child("yardstick", *arguments, folder=folder) as bare,
    ):
        pairs = {}
        for phase in Phase:
            farm.ask(phase=phase)
            pairs[phase] = Pair(_turns(vigie, phase), _turns(bare, phase))
            _check(phase, pairs[phase], feeds)
        return pairs


def _turns(child: Child, phase: Phase) -> Turn:
    """One turn, or the mean of several."""
    many, before = TURNS.get(phase, 1), cpu_s(child.pid)
    answers = [child.ask() for _ in range(many)]
    spent_s, wall_s = cpu_s(child.pid) - before, sum(answer["wall_s"] for answer in answers)
    return Turn(spent_s / many, wall_s / many, answers[-1])


def _check(phase: Phase, pair: Pair, feeds: int) -> None:
    """A benchmark of something that failed would look splendid."""
    polls, entries, bare_status = {
        Phase.FIRST: ("read", ITEMS, "read"),
        Phase.NOT_MODIFIED: ("not_modified", 0, "not_modified"),
        Phase.SAME_BYTES: ("same_bytes", 0, "read"),
        Phase.ONE_NEW: ("read", 1, "read"),
    }[phase]
    done = pair.vigie.counted
    wanted = {"polls": {polls: feeds}, "entries": {"read": entries * feeds} if entries else {}}
    if {name: done[name] for name in wanted} != wanted or pair.bare.counted[bare_status] != feeds:
        raise RuntimeError(f"{phase}: expected {wanted}, counted {done}; the bare loop {pair.bare.counted}")


def _figure(phase: Phase, pairs: list[Pair]) -> Figure:
    ratios = [pair.ratio for pair in pairs]
    vigie, bare = _middle([pair.vigie for pair in pairs]), _middle([pair.bare for pair in pairs])
    return Figure(phase, median(ratios), (min(ratios), max(ratios)), vigie, bare)


def _middle(turns: list[Turn]) -> Turn:
    """Medians of the times; the counts are the same in every round."""
    return Turn(median(turn.cpu_s for turn in turns), median(turn.wall_s for turn in turns), turns[0].counted)
