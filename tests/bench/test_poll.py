"""The benchmark counts what it should; how long anything takes is nobody's business here."""

import os
import subprocess
import sys

import pytest

from bench import poll
from bench.child import cpu_s, pss_mb, tree
from bench.farm import ITEMS, Phase
from bench.poll import Figure, Pair, Turn

FEEDS = 3


@pytest.fixture(scope="module")
def figures() -> dict[Phase, Figure]:
    return {figure.phase: figure for figure in poll.measure(FEEDS, rounds=1)}


@pytest.mark.parametrize(
    ("phase", "polls", "entries"),
    [
        pytest.param(Phase.FIRST, {"read": FEEDS}, {"read": FEEDS * ITEMS}, id="everything-is-new"),
        pytest.param(Phase.NOT_MODIFIED, {"not_modified": FEEDS}, {}, id="validators-are-honoured"),
        pytest.param(Phase.SAME_BYTES, {"same_bytes": FEEDS}, {}, id="nothing-is-parsed"),
        pytest.param(Phase.ONE_NEW, {"read": FEEDS}, {"read": FEEDS}, id="all-but-one-were-stored"),
    ],
)
def test_vigie_does_what_the_phase_asks_for(
    figures: dict[Phase, Figure], phase: Phase, polls: dict[str, int], entries: dict[str, int]
) -> None:
    assert figures[phase].vigie.counted["polls"] == polls
    assert figures[phase].vigie.counted["entries"] == entries


def test_the_yardstick_parses_every_body_and_honours_validators(figures: dict[Phase, Figure]) -> None:
    assert [
        (f.bare.counted["read"], f.bare.counted["not_modified"], f.bare.counted["entries"]) for f in figures.values()
    ] == [
        (FEEDS, 0, FEEDS * ITEMS),
        (0, FEEDS, 0),
        (FEEDS, 0, FEEDS * ITEMS),
        (FEEDS, 0, FEEDS * ITEMS),
    ]


def test_polls_that_failed_are_no_figure() -> None:
    failed = Turn(0.1, 0.1, {"polls": {"server": FEEDS}, "entries": {}})
    bare = Turn(0.1, 0.1, {"read": FEEDS, "not_modified": 0, "entries": 0})

    with pytest.raises(RuntimeError, match="first poll"):
        poll._check(Phase.FIRST, Pair(failed, bare), FEEDS)


def test_the_bill_includes_children_that_live_and_children_that_died() -> None:
    before, spend = cpu_s(os.getpid()), "import time\nwhile time.process_time() < 0.1: pass\n"
    subprocess.run([sys.executable, "-c", spend], check=True)
    buried = cpu_s(os.getpid()) - before
    with subprocess.Popen(
        [sys.executable, "-c", spend + "import sys; sys.stdin.read()"], stdin=subprocess.PIPE
    ) as child:
        family, memory = tree(os.getpid()), pss_mb(os.getpid())

    assert buried > 0.05  # the clock of the dead has steps of 10 ms
    assert child.pid in family
    assert memory > 0
