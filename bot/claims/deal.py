"""The facts of one claim as words to look for: what a sentence says of this deal."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.claims.claim import Claim, Fact
from bot.text.folding import fold


@dataclass(frozen=True, slots=True)
class Deal:
    """The words of a claim's amounts, jobs and places, folded."""

    words: tuple[tuple[Fact, str], ...]

    def facts(self, folded: str) -> frozenset[Fact]:
        """Which of amount, jobs and place stand in this folded text."""
        return frozenset(fact for fact, words in self.words if _stands_in(words, folded))

    def states_a_number(self, folded: str) -> bool:
        """True if the text holds an amount or the jobs of this deal."""
        return not self.facts(folded).isdisjoint({Fact.AMOUNT, Fact.JOBS})


def deal(claim: Claim) -> Deal:
    """The words of this claim's facts."""
    amounts = ((Fact.AMOUNT, money.text) for money in claim.amounts)
    jobs = ((Fact.JOBS, text) for text in _job_words(claim))
    places = ((Fact.PLACE, place) for place in claim.places)
    return Deal(tuple((fact, fold(text)) for fact, text in (*amounts, *jobs, *places) if text.strip()))


def _job_words(claim: Claim) -> Iterable[str]:
    if claim.jobs is None:
        return ()
    count = claim.jobs.count
    return (claim.jobs.text, f"{count:,}".replace(",", " "), f"{count:,}", f"{count:,}".replace(",", "."), str(count))


def _stands_in(words: str, folded: str) -> bool:
    start = folded.find(words)
    while start >= 0:
        end = start + len(words)
        if not (start and folded[start - 1].isalnum()) and not folded[end : end + 1].isalnum():
            return True
        start = folded.find(words, start + 1)
    return False
