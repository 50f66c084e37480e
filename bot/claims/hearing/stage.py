"""How far the money is committed, read from the sentences that speak of the deal."""

from collections.abc import Iterable, Sequence

from bot.claims.claim import Stage
from bot.claims.lexicon import Lexicon
from bot.text.document import Part

# Of several stages in one sentence the one that promises least counts: "the round it closed may be followed by talks"
# misread costs less than a talk sold as a deal. A commitment needs no word of its own.
_LEAST_FIRST = (
    Stage.NON_BINDING,
    Stage.TALKS,
    Stage.CONDITIONAL,
    Stage.TARGET,
    Stage.INTENTION,
    Stage.CLOSED,
    Stage.COMMITMENT,
)


def stage(spoken: Iterable[tuple[Part, int, int]], lexicon: Lexicon, firmly: bool) -> Stage:
    """The stage named by the first of these stretches of text (part, start, end) that names one.

    Where none does: COMMITMENT if somebody states the deal firmly, else INTENTION.
    """
    for part, start, end in spoken:
        if named := _named(lexicon, part.folded[start:end]):
            return next(stage for stage in _LEAST_FIRST if stage in named)
    return Stage.COMMITMENT if firmly else Stage.INTENTION


def _named(lexicon: Lexicon, folded: str) -> Sequence[Stage]:
    sections = {f"stage.{stage}": stage for stage in Stage}
    return [sections[hit.section] for hit in lexicon.scan(folded, "", "stage") if hit.section in sections]
