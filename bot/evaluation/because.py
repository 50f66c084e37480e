"""Because: the words that led a reading to its answer, one line each."""

from collections.abc import Mapping, Sequence

from bot.claims.claim import Claim, Evidence
from bot.claims.money import Money
from bot.evaluation.answer import Answer
from bot.stories.amounts import Relation
from bot.stories.grouping import read_because

_LONGEST_CHARS = 160


def selection(answer: Answer) -> str:
    """Why the row was, or was not, read as a story."""
    words = "; ".join(dict.fromkeys(answer.reading.reasons)) or "no reason given"
    return f"selected for: {words}" if answer.relevant else f"silent: {words}"


def verdict(answer: Answer) -> tuple[str, ...]:
    """The rule that gave the status, and the words it was read from."""
    if answer.verdict is None:
        return (selection(answer),)
    decided = [f"{answer.verdict.status} by the rule {answer.verdict.rule or '(unnamed)'}"]
    return (*decided, *(_said(evidence) for evidence in answer.verdict.deciding))


def voices(claim: Claim) -> tuple[str, ...]:
    """Everybody who was heard."""
    return tuple(map(_said, claim.evidence)) or ("nobody was heard",)


def sums(amounts: Sequence[Money]) -> tuple[str, ...]:
    """The words every sum was read from."""
    return tuple(f"read from: “{cut(money.text)}”" for money in amounts) or ("no sum was found",)


def jobs(claim: Claim) -> tuple[str, ...]:
    """The words the number of jobs was read from."""
    return (f"read from: “{cut(claim.jobs.text)}”",) if claim.jobs else ("no number of jobs was found",)


def places(claim: Claim) -> tuple[str, ...]:
    """Where the countries may come from."""
    return (f"places: {', '.join(claim.places)}" if claim.places else "no place was found",)


def recycled(claim: Claim) -> tuple[str, ...]:
    """The words that recall an earlier announcement."""
    words = claim.recycled_words
    return (f"read from: “{cut(words)}”" if words else "no words of an earlier announcement were found",)


def parties(answer: Answer) -> tuple[str, ...]:
    """Who was read in the two roles, and the words that carry the deal."""
    roles = (("investors", answer.investors), ("recipients", answer.recipients))
    return (*(f"{role}: {', '.join(names) or 'none'}" for role, names in roles), selection(answer))


def placement(answer: Answer, rows: Mapping[str, str]) -> str:
    """The facts that joined a row to a story or parted it from one; `rows` names a row of every story."""
    if not answer.relevant:
        return selection(answer)
    facts = [_fact(name, value, rows) for name, value in read_because(answer.because)]
    return "; ".join(facts) or "nothing is known of its place"


def _fact(name: str, value: str, rows: Mapping[str, str]) -> str:
    match name:
        case "new":
            return "a story of its own"
        case "parted_from":
            story, _, fact = value.partition(": ")
            return f"parted from the story of {rows.get(story, story)}: {fact.replace('_', ' ')}"
        case "apart_h":
            return f"{value} h apart"
        case _ if name in set(Relation):
            return f"sums: {name.replace('_', ' ')}, {value}"
    return f"{name.replace('_', ' ')} {value}".rstrip()


def _said(evidence: Evidence) -> str:
    who = evidence.speaker or "nobody named"
    hedge = "" if evidence.firmly else ", hedged"
    return (
        f"“{cut(evidence.quote)}”: {who} ({evidence.voice}) {evidence.stance} the {evidence.about}{hedge}, "
        f"in the {evidence.field}, by the rule {evidence.rule or '(unnamed)'}"
    )


def cut(words: str) -> str:
    """Words on one line, shortened where they are long."""
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST_CHARS else f"{line[: _LONGEST_CHARS - 1]}…"
