"""An explanation: how one text was read, fact by fact and word by word, for whoever asks why."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.claims.claim import Claim, Evidence, Fact, Kind, Reading, Recycled, Stage, Stance, Voice
from bot.messages.amounts import money
from bot.messages.badge import badge, tone
from bot.messages.card import Tone
from bot.messages.headline import headline
from bot.messages.naming import tidy
from bot.messages.places import country
from bot.messages.promises import jobs_text
from bot.messages.purposes import purpose_text
from bot.messages.quoting import bare
from bot.messages.rules import sentence
from bot.messages.told import told
from bot.messages.wording import Wording
from bot.stories.facts import Facts
from bot.stories.story import Story
from bot.stories.weight import said_by

_QUOTE_CHARS = 400
_SHOWN_SUMS = 6


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact: its name, its value, the exact words it was read from if they were kept, and who says so."""

    label: str
    value: str
    words: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One piece of evidence: who does what in which part, the exact words, and the rule that read them."""

    heading: str
    words: str
    rule: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """How one claim was read."""

    badge: str
    tone: Tone
    headline: str
    columns: tuple[str, str]  # the headings over the words and over who says so
    facts: tuple[FactRow, ...]
    steps: tuple[tuple[str, tuple[Step, ...]], ...]  # under their headings: those that decided, those that did not


def explanation(story: Story, wording: Wording) -> Explanation:
    """How the one claim of this story was read."""
    shown = told(story, wording)
    decided = story.verdict.deciding
    others = [each for each in story.evidence if each not in decided]
    steps = ((wording.text("What decided"), decided), (wording.text("What did not decide"), others))
    return Explanation(
        badge(story, shown, wording),
        tone(story.verdict.status),
        headline(story.verdict, shown, wording),
        (wording.text("in these words"), wording.text("says who")),
        tuple(row for row in _facts(story, shown, wording) if row.value),
        tuple((name, tuple(_step(each, shown, wording) for each in found)) for name, found in steps if found),
    )


def selection(reading: Reading, wording: Wording) -> str:
    """Why the text was kept, or that it was not."""
    if reading.retracts is not None:
        return wording.text("Its outlet takes it back: {words}.", words=wording.quoted(reading.retracts))
    if not reading.relevant:
        return wording.text("Not a story of money going into AI.")
    words = " · ".join(dict.fromkeys(reading.reasons))
    return wording.text("Selected for: {words}.", words=words)


def reader(wording: Wording) -> str:
    """The outlet of a text that came from nowhere."""
    return wording.text("this text")


def _facts(story: Story, shown: Facts, wording: Wording) -> Iterator[FactRow]:
    claim = story.reports[0].claim
    yield FactRow(wording.text("kind"), _kind(claim.kind, wording))
    yield FactRow(wording.text("stage"), _stage(story.verdict.stage, wording))
    yield FactRow(wording.text("who pays"), _names(claim.investors, wording))
    yield FactRow(wording.text("who receives"), _names(claim.recipients, wording))
    yield from _sums(claim, story, shown, wording)
    if shown.jobs:
        jobs, words = shown.jobs.value, claim.jobs.text if claim.jobs else ""
        quoted = wording.quoted(tidy(words)) if words else ""
        yield FactRow(wording.text("jobs"), jobs_text(jobs, wording), quoted, _sayers(story, Fact.JOBS, wording))
    where = ", ".join((*(country(code, wording) for code in claim.countries), *map(tidy, claim.places)))
    yield FactRow(wording.text("where"), where, by=_sayers(story, Fact.PLACE, wording))
    yield FactRow(wording.text("occasion"), tidy(claim.event or ""))
    yield FactRow(wording.text("what for"), purpose_text(claim.purpose or "", wording))
    yield FactRow(wording.text("series"), tidy(claim.series or ""))
    if claim.recycled is not Recycled.UNKNOWN:
        words = wording.quoted(tidy(claim.recycled_words)) if claim.recycled_words else ""
        yield FactRow(wording.text("announced before"), _recycled(claim.recycled, wording), words)


def _sums(claim: Claim, story: Story, shown: Facts, wording: Wording) -> Iterator[FactRow]:
    if shown.amount:
        main, by = shown.amount.value, _sayers(story, Fact.AMOUNT, wording)
        yield FactRow(wording.text("money"), money(main, wording), wording.quoted(tidy(claim.amounts[0].text)), by)
    for amount in claim.amounts[1:_SHOWN_SUMS]:
        yield FactRow(wording.text("another sum"), money(amount, wording), wording.quoted(tidy(amount.text)))


def _names(names: tuple[str, ...], wording: Wording) -> str:
    return ", ".join(wording.label(name) for name in names)


def _sayers(story: Story, fact: Fact, wording: Wording) -> str:
    """Who states this fact, by name; the text itself where nobody is named."""
    stating = said_by(story.reports, fact)
    named = tuple(dict.fromkeys(each.speaker for each in stating if each.speaker))
    if named:
        return wording.all_of(named)
    return wording.text("the text itself") if stating else ""


def _step(evidence: Evidence, shown: Facts, wording: Wording) -> Step:
    who = wording.opening(wording.name(evidence.speaker)) if evidence.speaker else wording.text("Nobody named")
    if evidence.person:
        who = f"{tidy(evidence.person)} ({wording.name(evidence.speaker or '')})"
    parts = (who, _voice(evidence.voice, wording), _stance(evidence, wording), _field(evidence.field, wording))
    rule = sentence(evidence.rule, evidence, shown, wording) or ""
    return Step(" · ".join(parts), wording.quoted(bare(tidy(evidence.quote, _QUOTE_CHARS))), rule)


def _voice(voice: Voice, wording: Wording) -> str:
    match voice:
        case Voice.PARTY:
            return wording.text("a party to the deal")
        case Voice.OFFICIAL:
            return wording.text("a public body")
        case Voice.THIRD_PARTY:
            return wording.text("neither a party nor a public body")
        case Voice.ANONYMOUS:
            return wording.text("a source that does not answer for it")
        case Voice.OUTLET:
            return wording.text("the outlet’s own words")


def _stance(evidence: Evidence, wording: Wording) -> str:
    match evidence.stance:
        case Stance.AFFIRMS:
            return wording.text("states it") if evidence.firmly else wording.text("says it with a hedge")
        case Stance.PROJECTS:
            return wording.text("says it with a hedge")
        case Stance.DENIES:
            return wording.text("denies it") if evidence.about is Fact.DEAL else wording.text("denies one point of it")
        case Stance.CANCELS:
            return wording.text("says it is off")
        case Stance.NO_COMMENT:
            return wording.text("does not comment")


def _field(field: str, wording: Wording) -> str:
    match field:
        case "title":
            return wording.text("in the title")
        case "summary":
            return wording.text("in the summary")
    return wording.text("in the article")


def _kind(kind: Kind, wording: Wording) -> str:
    match kind:
        case Kind.CAPEX:
            return wording.text("infrastructure and equipment")
        case Kind.FUNDING_ROUND:
            return wording.text("funding round")
        case Kind.ACQUISITION:
            return wording.text("acquisition")
        case Kind.PUBLIC_PLAN:
            return wording.text("public plan")
        case Kind.FUND:
            return wording.text("fund")
        case Kind.OTHER:
            return wording.text("another kind of deal")


def _stage(stage: Stage, wording: Wording) -> str:
    match stage:
        case Stage.TALKS:
            return wording.text("talks")
        case Stage.INTENTION:
            return wording.text("intention")
        case Stage.NON_BINDING:
            return wording.text("not binding")
        case Stage.CONDITIONAL:
            return wording.text("subject to conditions")
        case Stage.TARGET:
            return wording.text("a target, to be raised from others")
        case Stage.COMMITMENT:
            return wording.text("commitment")
        case Stage.CLOSED:
            return wording.text("closed")


def _recycled(recycled: Recycled, wording: Wording) -> str:
    match recycled:
        case Recycled.NEW:
            return wording.text("no, it is new")
        case Recycled.PARTLY_NEW:
            return wording.text("in part")
        case Recycled.ALREADY_ANNOUNCED:
            return wording.text("yes, already")
        case Recycled.UNKNOWN:
            return ""
