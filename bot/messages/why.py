"""/why: one sentence for each rule that mattered, then the words, the outlet, the hour and the link."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from bot.claims.claim import Evidence, Voice
from bot.claims.rule import Rule
from bot.messages.alert import mark
from bot.messages.badge import badge, status_name, tone
from bot.messages.card import Block, Button, Card, Face, Gap, Line, Quotation, Run
from bot.messages.headline import headline
from bot.messages.joined import done_by_hand, follows, joined, separate, too_late
from bot.messages.naming import tidy
from bot.messages.quoting import language_of, legible, marked, source_of, web
from bot.messages.recalled import earlier_numbers, recalled
from bot.messages.remarks import silence
from bot.messages.rules import sentence
from bot.messages.times import date_and_hour, moment
from bot.messages.told import told
from bot.messages.wording import Wording
from bot.stories.facts import Facts
from bot.stories.independence import counts, origins
from bot.stories.status import judge
from bot.stories.story import Story
from bot.stories.weight import standing
from bot.text.folding import fold

_SHOWN_EVIDENCE = 5
_SHOWN_WORDS = 4
_SHOWN_JOINED = 3
_SHOWN_PARTED = 2
_REASON_CHARS = 200


def why(story: Story, wording: Wording, *, now: datetime, older: Story | None = None) -> Card:
    """Why the story has its status, and why it is a story at all; `older` is the one it follows."""
    shown = told(story, wording)
    return Card(
        title=badge(story, shown, wording),
        blocks=(
            Gap(),
            Line((Run(headline(story.verdict, shown, wording), Face.STRONG),)),
            *_ruled(story, wording, now),
            *_deciding(story, shown, wording, now),
            *_others(story, shown, wording, now),
            *_closing(story, shown, wording, tuple(follows(story, older, wording, now)), now),
        ),
        buttons=tuple(_to(number, wording) for number in earlier_numbers(story)),
        tone=tone(story.verdict.status),
        mark=mark(story, wording),
    )


def _to(number: int, wording: Wording) -> Button:
    return Button(wording.text("Story {mark}", mark=wording.text("#{id}", id=number)), action=f"story {number}")


def _ruled(story: Story, wording: Wording, now: datetime) -> Iterator[Block]:
    """That a person set the status, when and why, and what the rules would give."""
    if story.ruling is None or story.verdict.rules_say is None:
        return
    when = date_and_hour(story.ruling.at, now, wording)
    status = wording.quoted(status_name(story.verdict.rules_say, wording))
    text = wording.text("Status set by hand on {when}; the rules would give {status}.", when=when, status=status)
    yield Gap()
    yield Line((Run(text),))
    if legible(story.ruling.reason):
        yield Line((Run(wording.text("Reason: {reason}", reason=tidy(story.ruling.reason, _REASON_CHARS))),))


def _deciding(story: Story, shown: Facts, wording: Wording, now: datetime) -> Iterator[Block]:
    """The rule behind the status, with its words; of a status set by hand, what the rules go by."""
    verdict = story.verdict if story.ruling is None else judge(story.reports)
    deciding = verdict.deciding[:_SHOWN_EVIDENCE]
    first = deciding[0] if deciding else None
    if text := sentence(verdict.rule, first, shown, wording):
        yield Gap()
        yield Line((Run(text),))
    yield from (words(each, story, wording, now) for each in deciding)


def _others(story: Story, shown: Facts, wording: Wording, now: datetime) -> Iterator[Block]:
    """The rest of the evidence, once for each rule and speaker: what it did not prove, and why."""
    told = {(each.rule, each.speaker) for each in story.verdict.deciding}
    first = {(each.rule, each.speaker): each for each in reversed(standing(story.evidence))}  # the earliest of its kind
    decided = story.verdict if story.ruling is None else judge(story.reports)
    said = {sentence(decided.rule, decided.deciding[0], shown, wording)} if decided.deciding else set()
    for each in [each for key, each in first.items() if key not in told][:_SHOWN_EVIDENCE]:
        text = silence(each, wording) if each.rule == Rule.NO_COMMENT and each.speaker else None
        if (text := text or sentence(each.rule, each, shown, wording)) and text not in said:
            said.add(text)
            yield Gap()
            yield Line((Run(text),))
            yield words(each, story, wording, now)


def words(evidence: Evidence, story: Story, wording: Wording, now: datetime) -> Block:
    """The exact words, their source with its link, and the hour."""
    when = Run(moment(evidence.at, now, wording), Face.SOFT, at=evidence.at)
    source = Line((Run(source_of(evidence, wording), url=web(evidence.url)), Run(", "), when))
    if not legible(evidence.quote):
        return source
    return Quotation(marked(evidence.quote, language_of(evidence, story), wording), source)


def _closing(story: Story, shown: Facts, wording: Wording, following: Sequence[str], now: datetime) -> Iterator[Block]:
    recalls, silent = recalled(story, shown, wording), _silent(story, shown, wording)
    filed = _filed(story, wording, following)
    told = (recalls, silent, _one_origin(story, wording), _kept(story, wording), filed)
    lines = dict.fromkeys((*(line for lines in told for line in lines), *done_by_hand(story, wording, now)))
    if lines:
        yield Gap()
    yield from (Line((Run(line, Face.SOFT),)) for line in lines)


def _silent(story: Story, shown: Facts, wording: Wording) -> Iterator[str]:
    spoken = {wording.group_of(e.speaker) for e in standing(story.evidence) if e.voice is Voice.PARTY and e.speaker}
    silent = [name for name in shown.silent if wording.group_of(name) not in spoken]
    for name in silent[:_SHOWN_WORDS]:
        yield wording.plural(
            "No statement by {who} in the article read.",
            "No statement by {who} in the {n} articles read.",
            counts(story).articles,
            who=wording.label(name),
        )


def _one_origin(story: Story, wording: Wording) -> Iterator[str]:
    sources, widely = origins(story), counts(story)
    if len(sources) == 1 and widely.outlets > 1:
        yield wording.plural(
            "{n} outlet cites the same source ({who}): one original source.",
            "{n} outlets cite the same source ({who}): one original source.",
            widely.outlets,
            who=wording.name(sources[0]),
        )


def _kept(story: Story, wording: Wording) -> Iterator[str]:
    told = (words for report in story.reports[:1] for words in report.reasons if legible(words))
    reasons = {fold(words): words for words in told}
    if reasons:
        shown = tuple(reasons.values())[:_SHOWN_WORDS]
        yield wording.text("Selected for: {words}.", words=_listed(shown, wording))


def _filed(story: Story, wording: Wording, following: Sequence[str]) -> Iterator[str]:
    """Why reports stand here, those that decided first; what the story follows or was parted from. Each reason once."""
    decided = [report for report in story.reports if set(report.claim.evidence) & set(story.verdict.deciding)]
    same = (joined(report, story, wording) for report in (*decided, *story.reports))
    yield from tuple(dict.fromkeys(filter(None, same)))[:_SHOWN_JOINED]
    yield from following
    apart = (separate(report, wording) for report in story.reports if not (following and too_late(report)))
    yield from tuple(dict.fromkeys(filter(None, apart)))[:_SHOWN_PARTED]


def _listed(parts: Sequence[str], wording: Wording) -> str:
    *first, last = [wording.quoted(tidy(part, 60)) for part in parts]
    return wording.text("{first} and {last}", first=", ".join(first), last=last) if first else last
