"""Who says so: the evidence one item holds for one deal, its stage, and whether the money is new."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.claims.claim import Claim, Evidence, Recycled, Stage, Stance, Voice
from bot.claims.hearing.anaphora import by_their_names, introduced, topic_of, understood
from bot.claims.hearing.bystanders import without_bystanders
from bot.claims.hearing.cast import Cast, cast
from bot.claims.hearing.deal import Deal, deal
from bot.claims.hearing.evidence import Told, evidence_of, once
from bot.claims.hearing.flat import unspoken
from bot.claims.hearing.framing import cosigners
from bot.claims.hearing.issuer import issuer
from bot.claims.hearing.marks import Marked, mark
from bot.claims.hearing.own_money import with_own_money
from bot.claims.hearing.recalled import recycled
from bot.claims.hearing.stage import stage
from bot.claims.hearing.stance import Said, denied_in, flatly
from bot.claims.hearing.statements import statements
from bot.claims.hearing.subjects import Sentence
from bot.claims.hearing.together import together, without_flat_hearsay
from bot.claims.hearing.who import Who
from bot.claims.lexicon import Lexicon
from bot.claims.organisation import Organisations
from bot.claims.rule import Rule
from bot.feeds.entry import Entry
from bot.text.document import Document, Part

_WEIGHT = {Voice.PARTY: 3, Voice.OFFICIAL: 2, Voice.THIRD_PARTY: 1, Voice.OUTLET: 1}
# Words: every rule looks around within one sentence, so its length bounds the work on a text without full stops.
LONGEST_SENTENCE = 120


@dataclass(frozen=True, slots=True)
class Heard:
    """What was heard of one deal in one item."""

    evidence: tuple[Evidence, ...]
    stage: Stage
    recycled: Recycled
    recycled_words: str | None


def hear(document: Document, claim: Claim, entry: Entry, lexicon: Lexicon, organisations: Organisations) -> Heard:
    """Everything `document` says about `claim`'s existence, and who says it.

    The claim brings its parties, amounts and jobs; its evidence, stage and recycling are read here.
    """
    people, facts = cast(claim, lexicon, organisations), deal(claim)
    marked = [mark(part, lexicon) for part in document.parts]
    people = without_bystanders(with_own_money(people, marked), claim, marked)
    author = issuer(document, entry, people, lexicon)
    told = together(list(_hear(marked, people, facts, author)), facts)
    if all(t.said.rule is Rule.OTHER_OBJECT for t in told) and marked and marked[0].words:
        told.append(_unsaid(marked[0]))
    evidence = tuple(evidence_of(t, facts, entry, author) for t in without_flat_hearsay(told))
    new, words = recycled(document.parts, lexicon, claim.amount.text if claim.amount else None)
    firm = any(one.stance is Stance.AFFIRMS and one.firmly for one in evidence)
    return Heard(once(evidence), stage(map(_place, _deciding(told)), lexicon, firm), new, words)


def _hear(marked: Iterable[Marked], people: Cast, facts: Deal, author: Who | None) -> Iterator[Told]:
    topic: Who | None = None
    speaker: Who | None = None  # of the headline
    headline = ""
    stated = False  # by the headline: what parties are quoted with below it is about this deal
    bodies: list[Who] = []
    for part in marked:
        everybody = by_their_names(part, introduced(understood(part, people, topic), headline, speaker), bodies)
        for sentence in _sentences(part, everybody):
            if not _concerns(sentence, facts):
                continue
            for said in _said(sentence, facts, stated, author):
                yield Told(said, sentence)
                if part.part.field == "title":
                    stated = stated or (said.stance in (Stance.AFFIRMS, Stance.CANCELS) and said.firmly)
                    speaker, headline = said.who or speaker, part.part.folded
        topic = topic_of(everybody, part) or topic


def _said(sentence: Sentence, facts: Deal, stated: bool, author: Who | None) -> Iterator[Said]:
    """What one sentence says; of a release, in its author's mouth."""
    told = statements(sentence, facts, stated)
    if author is None:
        yield from told
        return
    if not told and denied_in(sentence, sentence.first, sentence.last):
        told = [flatly(sentence, Stance.DENIES, Rule.PARTY_DENIES)]
    for said in told:
        yield _by_author(said, author)
        if said.stance is Stance.AFFIRMS and said.firmly:
            yield from (_by_author(said, who) for who in cosigners(sentence))


def _sentences(marked: Marked, everybody: list[Who]) -> Iterator[Sentence]:
    """The sentences with those named in each, parted at semicolons and after LONGEST_SENTENCE words."""
    waiting = deque(everybody)
    for first, last in _stretches(marked):
        within = []
        while waiting and waiting[0].first <= last:
            who = waiting.popleft()
            if first <= who.first and who.last <= last:
                within.append(who)
        yield Sentence(marked, first, last, tuple(within))


def _stretches(marked: Marked) -> Iterator[tuple[int, int]]:
    for span in marked.part.sentences:
        first, last = marked.word_at(span.start), marked.word_at(span.end - 1)
        if last >= len(marked.words) or marked.words[last].start >= span.end:
            last -= 1
        parted = [i + 1 for i in range(first, last) if ";" in marked.between(i, i + 1)]
        for begin, end in zip([first, *parted], [*(i - 1 for i in parted), last], strict=True):
            for start in range(begin, end + 1, LONGEST_SENTENCE):
                yield start, min(start + LONGEST_SENTENCE - 1, end)


def _concerns(sentence: Sentence, facts: Deal) -> bool:
    """True if a sentence may speak of this deal: its figures, its parties, or (outside the body) nobody else."""
    marked = sentence.marked
    if facts.states_a_number(marked.stretch(sentence.first, sentence.last)) or any(
        who.voice is Voice.PARTY for who in sentence.people
    ):
        return True
    return marked.part.field != "body"


def _by_author(said: Said, author: Who) -> Said:
    """In a release or a newsroom only its author speaks, and only for itself."""
    stance, act = said.stance, said.act
    if stance in (Stance.PROJECTS, Stance.NO_COMMENT):
        stance = Stance.AFFIRMS
    voice = author.voice or Voice.THIRD_PARTY
    rule = {Voice.PARTY: Rule.PARTY_ON_RECORD, Voice.OFFICIAL: Rule.OFFICIAL}.get(voice, Rule.ISSUER_ONLY)
    return Said(author, voice, stance, rule, said.first, said.last, said.about, act)


def _unsaid(title: Marked) -> Told:
    """The title alone, where no sentence speaks of the deal."""
    sentence = Sentence(title, 0, min(len(title.words), LONGEST_SENTENCE) - 1, ())
    return Told(unspoken(sentence), sentence)


def _deciding(told: list[Told]) -> list[Told]:
    """Those whose words count for the stage: who affirms it with most weight."""
    weights = [_WEIGHT.get(t.said.voice, 0) if t.said.stance is Stance.AFFIRMS else 0 for t in told]
    return [t for t, weight in zip(told, weights, strict=True) if weight == max(weights)]


def _place(told: Told) -> tuple[Part, int, int]:
    marked = told.sentence.marked
    return marked.part, marked.words[told.sentence.first].start, marked.words[told.sentence.last].end
