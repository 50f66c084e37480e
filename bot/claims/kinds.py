"""The kind of a deal: capex, funding round, acquisition, public plan, fund, other."""

from collections.abc import Sequence

from bot.claims.claim import Kind
from bot.claims.organisation import Sort
from bot.claims.signs import Sentence


def find_kind(deals: Sequence[Sentence], sentences: Sequence[Sentence]) -> Kind:
    """The kind that most of the words of the deal's sentences speak for."""
    told = list(dict.fromkeys([*(s for s in sentences if s.is_title), *deals]))
    counts = {kind: sum(len(s.of(f"kind.{kind.value}")) for s in told) for kind in Kind}
    by_public = any(
        m.organisation.sort is Sort.PUBLIC and m.officer is None and not s.of("parties.announcer")
        for s in told
        for m in s.mentions
    )
    if counts[Kind.ACQUISITION] and counts[Kind.ACQUISITION] >= counts[Kind.FUNDING_ROUND]:
        return Kind.ACQUISITION
    if counts[Kind.FUNDING_ROUND] > counts[Kind.CAPEX]:
        return Kind.FUNDING_ROUND
    if counts[Kind.PUBLIC_PLAN] and (by_public or counts[Kind.PUBLIC_PLAN] > counts[Kind.CAPEX]):
        return Kind.PUBLIC_PLAN
    if counts[Kind.CAPEX]:
        return Kind.CAPEX
    if counts[Kind.FUNDING_ROUND]:
        return Kind.FUNDING_ROUND
    if counts[Kind.FUND]:
        return Kind.FUND
    return Kind.OTHER if counts[Kind.OTHER] else Kind.CAPEX
