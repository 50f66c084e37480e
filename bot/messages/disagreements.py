"""Where reports differ on a figure: both are shown, a probable slip is called one."""

from collections.abc import Mapping, Sequence

from bot.claims.money import Money
from bot.messages.amounts import beside, money, span
from bot.messages.promises import jobs_count
from bot.messages.wording import Wording
from bot.stories.disagreement import Corrected, Differing
from bot.stories.facts import Facts

_SHOWN = 2


def amount_lines(facts: Facts, wording: Wording) -> list[str]:
    """What the card says of sums that cannot be the main one, and of those that were corrected into it."""
    if facts.amount is None:
        return []
    rewritten = [corrected(each, wording) for each in facts.corrected[-_SHOWN:]]
    return [*_differing(facts.amount.by, facts.amount.value, facts, wording), *rewritten]


def _differing(by: tuple[str, ...], main: Money, facts: Facts, wording: Wording) -> list[str]:
    slips = [_slip(main, each, wording) for each in facts.other_amounts if each.slip]
    others = [each for each in facts.other_amounts if not each.slip]
    if len(others) > 1 and not any(each.speaks for each in others) and (spread := _spread(main, others, wording)):
        return [spread, *slips[:1]]
    return [*(_differs(by, main, each, wording) for each in others[:_SHOWN]), *slips[:1]]


def jobs_line(facts: Facts, wording: Wording) -> str | None:
    """ "3,000 jobs; BFMTV has 5,000"."""
    if facts.jobs is None or not facts.other_jobs:
        return None
    other, by = facts.other_jobs[0], facts.jobs.by
    values = {"amount": jobs_count(facts.jobs.value, wording), "other": wording.number(other.value.count)}
    return _beside(by, other.speaks, values, other.who, wording)


def _beside(by: Sequence[str], speaks: bool, values: Mapping[str, str], who: str, wording: Wording) -> str:
    """Both figures, with the name of whoever has the other one; where two speakers differ, with both names."""
    name = wording.name(who)
    if speaks and by:
        return wording.text(
            "{amount}, says {speaker}; {other}, says {who}", speaker=wording.name(by[0]), who=name, **values
        )
    return wording.text("{amount}; {who} has {other}", who=name, **values)


def _slip(main: Money, other: Differing[Money], wording: Wording) -> str:
    values = {"who": wording.name(other.who), "other": money(other.value, wording)}
    if (main.figure or 0) > (other.value.figure or 0):
        return wording.opening(wording.text("{who} has {other}, probably a slip (million for billion)", **values))
    return wording.opening(wording.text("{who} has {other}, probably a slip (billion for million)", **values))


def _differs(by: Sequence[str], main: Money, other: Differing[Money], wording: Wording) -> str:
    values = {"amount": money(main, wording), "other": money(other.value, wording)}
    return _beside(by, other.speaks, values, other.who, wording)


def corrected(each: Corrected, wording: Wording) -> str:
    """ "Corrected by BFMTV: €1.2bn, not €1.3bn"."""
    return wording.text(
        "Corrected by {outlet}: {amount}, not {before}",
        outlet=wording.name(each.outlet),
        amount=money(each.now, wording),
        before=beside(each.before, each.now, wording),
    )


def _spread(main: Money, others: list[Differing[Money]], wording: Wording) -> str | None:
    sums = [main, *(other.value for other in others)]
    figures = [each.figure for each in sums if each.figure is not None]
    if len({each.currency for each in sums}) > 1:
        return None
    ends = span(min(figures), max(figures), main.currency, wording)
    return wording.text("{span}, depending on the outlet", span=ends[:1].upper() + ends[1:])
