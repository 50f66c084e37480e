"""Open questions: what a reading leaves open of a deal, and which answers of a fuller text are taken."""

from enum import StrEnum

from bot.claims.claim import Claim, Reading, Stance, Voice
from bot.text.folding import name_key


class Question(StrEnum):
    """What a careful editor would open the article for."""

    SPEAKER = "speaker"  # no party and no public body says it
    AMOUNT = "amount"  # no figure, or only "several billions"


_ANSWERING = frozenset({Voice.PARTY, Voice.OFFICIAL})


def open_questions(reading: Reading) -> frozenset[Question]:
    """What is open in any of its claims; nothing if it is not relevant."""
    return frozenset(question for claim in reading.claims for question in _open_in(claim))


def answered(first: Reading, fuller: Reading) -> Reading:
    """The first reading with the fuller text's word on the same deals.

    The article answers what its title left open and adds no deal: one it recalls further down is not this news. A
    claim that contradicts the first (other parties, another sum) is about something else, and the first stands.
    """
    pairs = zip(first.claims, fuller.claims, strict=False)
    claims = tuple(after if _same_deal(before, after) else before for before, after in pairs)
    claims += first.claims[len(claims) :]
    return first if claims == first.claims else Reading(claims, fuller.reasons)


def _open_in(claim: Claim) -> list[Question]:
    told = any(each.voice in _ANSWERING and each.stance is not Stance.NO_COMMENT for each in claim.evidence)
    figure = claim.amount.figure if claim.amount else None
    return [
        question for question, is_open in ((Question.SPEAKER, not told), (Question.AMOUNT, figure is None)) if is_open
    ]


def _same_deal(before: Claim, after: Claim) -> bool:
    named, also = _parties(before), _parties(after)
    if named and not named & also:
        return False
    told, now_told = before.amount, after.amount
    if told is None or told.figure is None:
        return True
    return now_told is not None and told.figure == now_told.figure and told.currency in (None, now_told.currency)


def _parties(claim: Claim) -> frozenset[str]:
    return frozenset(name_key(name) for name in (*claim.investors, *claim.recipients))
