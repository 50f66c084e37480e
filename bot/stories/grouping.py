"""Placing a report: the story it belongs to, or none yet, with the facts that joined or parted them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.claims.money import Money
from bot.stories.amounts import Relation
from bot.stories.linking import parted
from bot.stories.profile import Background, Profile, profile_of_report
from bot.stories.sketch import Sketch
from bot.stories.story import Report
from bot.stories.ties import Parted, Ties, ties

_NEAREST_FIRST = tuple(Relation)


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a report belongs: the number of the story; None: a deal of its own.

    `because` is what `/why` is made of, in fixed words that `read_because` takes apart: "same_investor=Amazon;
    same_country=FR; converted=1200000000 EUR ~ 1300000000 USD; apart_h=27", or "same_entry", or "new", or the
    nearest story it was parted from: "new; parted_from=128: other_series".
    """

    story: int | None
    because: str


@dataclass(frozen=True, slots=True)
class _Candidate:
    story: Sketch
    ties: Ties
    parted: Parted | None


def place_all(reports: Sequence[Report], candidates: Sequence[Sketch], background: Background) -> tuple[Placement, ...]:
    """A placement for each report of one entry, in order: two deals in one text never share a story.

    A story that already holds a report of this entry keeps it: the outlet rewrote its text. Give these stories
    among the candidates, however old they are. The order of the candidates does not matter.
    """
    placed: list[Placement] = []
    for report in reports:
        taken = {each.story for each in placed}
        free = [story for story in candidates if story.id not in taken]
        placed.append(_place(report, free, background))
    return tuple(placed)


def _place(report: Report, candidates: Sequence[Sketch], background: Background) -> Placement:
    mine = profile_of_report(report)
    if home := _home(report.entry_key, mine, candidates, background):
        return Placement(home.id, "same_entry")
    found = [_candidate(mine, story, background) for story in candidates]
    open_to_it = [each for each in found if each.parted is None]
    if not open_to_it:
        return Placement(None, _apart(found))
    best = _nearest(open_to_it)
    if _undecided(best) and len(open_to_it) > 1:
        return Placement(None, f"new; parted_from={best.story.id}: {Parted.SECOND_DEAL}")
    return Placement(best.story.id, _because(mine, best))


def _home(entry_key: str, mine: Profile, candidates: Sequence[Sketch], background: Background) -> Sketch | None:
    """The story that already holds this entry, unless its page now speaks of other parties altogether."""
    holding = [_candidate(mine, story, background) for story in candidates if entry_key in story.entries]
    kept = [each for each in holding if each.ties.parties or mine.unnamed or each.story.profile.unnamed]
    return _nearest(kept).story if kept else None


def _candidate(mine: Profile, story: Sketch, background: Background) -> _Candidate:
    has = ties(mine, story.profile, background)
    return _Candidate(story, has, parted(mine, story.profile, has))


def _nearest(candidates: Sequence[_Candidate]) -> _Candidate:
    """By the sums, then by how much is shared, by the time, the wording; at last, the one that was told first."""
    ranked = [(_distance(each.ties), each) for each in candidates]
    least = min(distance for distance, _ in ranked)
    first, *others = (each for distance, each in ranked if distance == least)
    return min([first, *others], key=_unlikeness) if others else first  # the wording is by far the dearest to compare


def _distance(has: Ties) -> tuple[int, int, timedelta]:
    shared = len(has.parties) + bool(has.site) + bool(has.event) + bool(has.country)
    return (_NEAREST_FIRST.index(has.relation), -shared, has.apart)


def _unlikeness(candidate: _Candidate) -> tuple[float, tuple[datetime, str]]:
    return (-candidate.ties.wording, candidate.story.first)


def _undecided(best: _Candidate) -> bool:
    """Neither a figure nor a site nor a recipient tells which of several open deals is meant."""
    return best.ties.relation is Relation.UNKNOWN and not best.ties.particular


def _apart(found: Sequence[_Candidate]) -> str:
    telling = [each for each in found if each.parted is not Parted.NOTHING_SHARED]
    if not telling:
        return "new"
    nearest = _nearest(telling)
    return f"new; parted_from={nearest.story.id}: {nearest.parted}"


def _because(mine: Profile, best: _Candidate) -> str:
    has = best.ties
    crossed = [name for name in has.crossed if name not in (*has.investors, *has.recipients)]
    shared = [
        *(("same_investor", name) for name in has.investors),
        *(("same_recipient", name) for name in has.recipients),
        *(("same_party", name) for name in crossed),
        *(("same_country", has.country), ("same_place", has.site), ("same_event", has.event)),
    ]
    words = [_fact(name, value) for name, value in shared if value]
    if has.relation is not Relation.UNKNOWN:
        words.append(f"{has.relation}={_sum(mine.amounts[0][0])} ~ {_sum(best.story.profile.amounts[0][0])}")
    return "; ".join((*words, f"apart_h={has.apart // timedelta(hours=1)}"))


def read_because(because: str) -> tuple[tuple[str, str], ...]:
    """The facts in a placement's words, in order: ("same_investor", "Amazon"), ("apart_h", "27")...

    The names: same_investor, same_recipient, same_party, same_country (ISO 3166 alpha-2), same_place and same_event
    (folded), apart_h (hours), parted_from, and every Relation of two sums (this report's ~ the story's).
    """
    pairs = (each.partition("=") for each in because.split("; ") if each)
    return tuple((name, value) for name, _, value in pairs)


def parted_from(because: str) -> int | None:
    """The number of the story that a placement's words name as the nearest one it was parted from."""
    number, _, _ = dict(read_because(because)).get("parted_from", "").partition(": ")
    return int(number) if number.lstrip("-").isdecimal() else None


def renumbered(because: str, numbers: Mapping[int, int]) -> str:
    """The same words where stories got other numbers; what was parted from one that has none yet is new, no more."""
    known = parted_from(because)
    if known is None:
        return because
    if known in numbers:
        return because.replace(f"parted_from={known}:", f"parted_from={numbers[known]}:")
    return because if known > 0 else "new"


def _fact(name: str, value: str) -> str:
    """A name from the news may hold any sign, ours included."""
    return f"{name}={value.replace(';', ',')}"


def _sum(amount: Money) -> str:
    return f"{amount.figure:f} {amount.currency or '?'}"
