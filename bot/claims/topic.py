"""Topic: whether a sentence is about AI, or merely has the word for an ornament."""

import re
from collections.abc import Iterable

from bot.claims.lexicon import Hit
from bot.claims.organisation import Mention, Sort
from bot.claims.signs import COMPARISON, COMPUTE, STRONG, TECHNOLOGY, Sentence

OBJECT_CHARS = 45
_BARE = frozenset({"ai", "ia", "a.i.", "i.a."})
# "..., which calls itself an AI champion": what is told of somebody in passing.
_RELATIVE = re.compile(
    r"(?:, |\()(?:qui|dont|which|who|whose|known for|connue? pour|adepte|ou)\b"
    r"(?! (?:builds|makes|develops|trains|designs|sells|concoit|developpe|entraine|vend|fabrique|edite))[^,;:.)]*$"
)
# Words of AI that only say what sort of firm a firm is: "the ChatGPT maker", "the AI lab".
_LABELS = frozenset({"chatgpt", "chatbot maker", "chatbots"})
_LABELLED = re.compile(r"^(?:-| )?(?:company|firm|lab|start-?up|giant|group|developer|maker|pioneer|leader|unicorn)\b")
_LABEL_OF = re.compile(
    r"\b(?:start-?up|societe|entreprise|laboratoire|specialiste|geant|champion|pepite|createur|pionnier|licorne)s? "
    r"(?:\w+ )?(?:d'|de l'|de )$"
)
# "OpenAI's chief", "le patron d'OpenAI": a person with an errand of his own.
_PERSON_AFTER = re.compile(r"^(?:'s)? (?:co-?founder|founder|chief|boss|ceo|chairman|investor|backer)\b")
_PERSON_BEFORE = re.compile(r"\b(?:patron|pdg|fondateur|cofondateur|dirigeant|chief|ceo|founder|boss) (?:d'|de |of )$")


def is_about_ai(sentence: Sentence) -> bool:
    """True if AI is named as more than an ornament of a sentence about something else."""
    named = [hit for hit in sentence.of(TECHNOLOGY) if not _is_ornament(hit, sentence)]
    firms = _firms(sentence)
    if not sentence.has("traps.ordinary"):
        return bool(named or firms)
    if named and all(_RELATIVE.search(sentence.part.folded[sentence.span.start : hit.start]) for hit in named):
        named = []
    last = max([*(hit.end for hit in named), *(firm.end for firm in firms)], default=None)
    return last is not None and not _goes_elsewhere(sentence, last)


def _is_ornament(hit: Hit, sentence: Sentence) -> bool:
    return _is_tool(hit, sentence) or _is_one_of_many(hit, sentence)


TOOL_CHARS = 3
PUT_TO_USE_CHARS = 40


def _is_tool(hit: Hit, sentence: Sentence) -> bool:
    """True for "uses AI to answer tickets"; not for "€1bn to get industry using AI", where that is what is paid for."""
    uses = [use for use in sentence.of("traps.uses") if use.start - TOOL_CHARS <= hit.start <= use.end + TOOL_CHARS]
    paid_for = sentence.of("traps.put_to_use")
    return any(not any(0 <= use.start - each.end <= PUT_TO_USE_CHARS for each in paid_for) for use in uses)


# A fund that names AI among its fields: "software, biotech, AI and defence".
_IN_A_LIST = re.compile(r", (?:[\w' -]+, )*(?:(?:et|and)(?:,? (?:entre autres|notamment|also))?,? )?(?:l'|the )?$")


def _is_one_of_many(hit: Hit, sentence: Sentence) -> bool:
    if not sentence.has("kind.fund", "deal.take", "deal.give"):
        return False
    before = sentence.part.folded[max(sentence.span.start, hit.start - 60) : hit.start]
    return before.count(",") >= 2 and bool(_IN_A_LIST.search(before))


# "Corvex, which announced a $3bn AI campus in May, names a finance chief": what is told of somebody by the way.
_BY_THE_WAY = re.compile(
    r", (?:which|who|qui|dont) (?:had |has |a |avait )?(?:announced|pledged|raised|won|bagged|secured|landed|received"
    r"|took|annonc|promis|lev|obten|recu|decroch)[^,]*, "
)


def is_background(sentence: Sentence) -> bool:
    """True for a headline whose sums all stand in a clause about the past, and below it for a comparison."""
    if not sentence.is_title and sentence.has(COMPARISON):
        return True
    clauses = [(m.start(), m.end()) for m in _BY_THE_WAY.finditer(sentence.folded)] if sentence.is_title else []
    start = sentence.span.start
    return bool(clauses and sentence.sums) and all(
        any(a <= money.start - start < b for a, b in clauses) for money in sentence.sums
    )


def _firms(sentence: Sentence) -> list[Mention]:
    """Firms of AI that are more than somebody's employer: "OpenAI's chief" may put his own money elsewhere."""
    if not sentence.has("deal.give", "deal.spend") or sentence.has(COMPUTE):
        return list(sentence.ai_companies)
    return [mention for mention in sentence.ai_companies if not _is_a_person_s(mention, sentence)]


def _is_a_person_s(mention: Mention, sentence: Sentence) -> bool:
    folded = sentence.part.folded
    before = folded[max(sentence.span.start, mention.start - 24) : mention.start]
    return bool(_PERSON_AFTER.match(folded[mention.end : mention.end + 16]) or _PERSON_BEFORE.search(before))


def _goes_elsewhere(sentence: Sentence, end: int) -> bool:
    """True for "AI start-up's founder buys a football club": past the last word of AI, an act and its other object."""
    raised = sentence.has("deal.raise", "deal.round") and bool(
        sentence.sums
    )  # what for is told behind, not what is bought
    wanted = ("deal.buy",) if raised else (*STRONG, "deal.spend", "deal.put")
    acts = [hit.end for hit in sentence.of(*wanted) if hit.start >= end]
    others = [hit.start for hit in sentence.of("traps.ordinary")]
    return any(0 <= other - act <= OBJECT_CHARS for act in acts for other in others)


def spells_out_ai(sentence: Sentence) -> bool:
    """True if more than the two letters speaks of the technology: these also mean a flu, an airline, a sloth."""
    return any(_BARE.isdisjoint(re.split(r"[ ']", hit.phrase)) for hit in sentence.of(TECHNOLOGY, COMPUTE))


def _says_what_for(sentence: Sentence) -> bool:
    """True if a word of AI or of computing tells more than what sort of firm somebody is."""
    return sentence.has(COMPUTE) or any(not _is_label(hit, sentence) for hit in sentence.of(TECHNOLOGY))


def _is_label(hit: Hit, sentence: Sentence) -> bool:
    folded = sentence.part.folded
    return (
        hit.phrase in _LABELS
        or bool(_LABELLED.match(folded[hit.end : hit.end + 12]))
        or bool(_LABEL_OF.search(folded[max(0, hit.start - 40) : hit.start]))
    )


def buys_something_else(sentences: Iterable[Sentence]) -> tuple[str, ...]:
    """The words for what a firm of AI buys and nothing in the text ties to AI: the money leaves AI."""
    told = list(sentences)
    title = next((s for s in told if s.is_title and s.has("deal.buy")), None)
    if title is None or not any(s.has("traps.ordinary") for s in told) or any(_says_what_for(s) for s in told):
        return ()
    buy = min(hit.start for hit in title.of("deal.buy"))
    if any(hit.start > buy for hit in title.of(TECHNOLOGY)):
        return ()
    buyers = [m for m in title.ai_companies if m.end <= buy]
    bought = [m for m in title.mentions if m.start >= buy and m.organisation.sort is Sort.AI_COMPANY]
    if len(buyers) != 1 or bought or title.has("deal.sold"):
        return ()
    return tuple(word for s in told for word in s.words("traps.ordinary"))
