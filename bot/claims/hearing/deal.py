"""The facts of one claim as words to look for: what a sentence says of this deal."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.claims.claim import Claim, Fact
from bot.claims.hearing.marks import Marked
from bot.claims.money import Money, find_money
from bot.text.folding import fold


@dataclass(frozen=True, slots=True)
class Deal:
    """The words of a claim's amounts, jobs and places, folded."""

    words: tuple[tuple[Fact, str], ...]
    amounts: tuple[Money, ...] = ()
    countries: frozenset[str] = frozenset()  # ISO 3166 alpha-2
    has_jobs: bool = False

    def facts(self, folded: str) -> frozenset[Fact]:
        """Which of amount, jobs and place stand in this folded text."""
        return frozenset(fact for fact, words in self.words if _stands_in(words, folded))

    def facts_in(self, marked: Marked, first: int, last: int) -> frozenset[Fact]:
        """Which facts these words state, also in other words: "€1.2bn", "in France", "the sum", "these jobs"."""
        stretch = marked.stretch(first, last)
        found = set(self.facts(stretch))
        if any(first <= place.first <= last and place.section in self.countries for place in marked.places):
            found.add(Fact.PLACE)
        if self.amounts and Fact.AMOUNT not in found and self._says_the_sum(marked, first, last):
            found.add(Fact.AMOUNT)
        if self.has_jobs and marked.of(first, last, "the_jobs"):
            found.add(Fact.JOBS)
        return frozenset(found)

    def _says_the_sum(self, marked: Marked, first: int, last: int) -> bool:
        if marked.of(first, last, "the_sum"):
            return True
        if not any(character.isdigit() for character in marked.stretch(first, last)):
            return False
        start = marked.words[first - 1].end if first else 0
        end = marked.words[last + 1].start if last + 1 < len(marked.words) else len(marked.part.text)
        said = find_money(marked.part.text[start:end], marked.lexicon.language, marked.lexicon.money)
        figures = {(money.figure, money.currency) for money in self.amounts}
        return any((money.figure, money.currency) in figures for money in said)

    def states_a_number(self, folded: str) -> bool:
        """True if the text holds an amount or the jobs of this deal."""
        return not self.facts(folded).isdisjoint({Fact.AMOUNT, Fact.JOBS})


def deal(claim: Claim) -> Deal:
    """The words of this claim's facts."""
    amounts = ((Fact.AMOUNT, money.text) for money in claim.amounts)
    jobs = ((Fact.JOBS, text) for text in _job_words(claim))
    places = ((Fact.PLACE, place) for place in claim.places)
    words = tuple((fact, fold(text)) for fact, text in (*amounts, *jobs, *places) if text.strip())
    return Deal(words, claim.amounts, frozenset(claim.countries), claim.jobs is not None)


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
