"""How far the money is committed, according to those whose words decided the status."""

from collections import Counter
from collections.abc import Iterable, Sequence

from bot.claims.claim import Evidence, Stage
from bot.stories.story import Report

_LEAST_FIRST = tuple(Stage)


def stage_of(reports: Sequence[Report], deciding: Sequence[Evidence]) -> Stage:
    """The stage in the words of the deciders: their own latest text, else what most outlets that quote them say.

    Where outlets disagree evenly the lesser commitment counts. INTENTION if nobody decided anything.
    """
    speaking = [(report, e) for report in reports for e in _theirs(report, deciding)]
    first_hand = [report for report, e in speaking if e.quoted_by is None and e.speaker]
    if first_hand:
        return max(first_hand, key=lambda report: (report.at, -_rank(report.claim.stage))).claim.stage
    counted = Counter({report.entry_key: report.claim.stage for report, _ in speaking}.values())
    return max(counted, key=lambda stage: (counted[stage], -_rank(stage)), default=Stage.INTENTION)


def _theirs(report: Report, deciding: Sequence[Evidence]) -> Iterable[Evidence]:
    """The words in this report by which one of the deciders says the same."""
    deciders = {(e.voice, e.speaker, e.stance) for e in deciding}
    return (e for e in report.claim.evidence if e.withdrawn_at is None and (e.voice, e.speaker, e.stance) in deciders)


def _rank(stage: Stage) -> int:
    return _LEAST_FIRST.index(stage)
