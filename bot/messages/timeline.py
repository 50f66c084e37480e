"""/timeline: who said what when, what became of it, and how the status followed; nothing is dropped, oldest first."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from bot.claims.claim import Evidence, Stance, Voice
from bot.messages.alert import mark
from bot.messages.badge import SIGNS, by_hand, status_name, tone
from bot.messages.card import Block, Card, Face, Gap, Line, Run
from bot.messages.counting import waiting
from bot.messages.disagreements import corrected
from bot.messages.headline import headline
from bot.messages.joined import follows as follow_up
from bot.messages.naming import tidy
from bot.messages.quoting import language_of, legible, marked, source_of, web
from bot.messages.remarks import silence
from bot.messages.revised import revised
from bot.messages.rules import sentence
from bot.messages.times import duration, moment
from bot.messages.told import limited, told
from bot.messages.wording import Wording
from bot.stories.disagreement import Corrected
from bot.stories.facts import Facts
from bot.stories.status import speaker_key
from bot.stories.story import OPEN, Deed, Did, Report, Story, Transition

_SHOWN = 24  # lines: more than that nobody reads on a phone
_REASON_CHARS = 160
_NAMED = (Voice.PARTY, Voice.OFFICIAL, Voice.THIRD_PARTY)
_CONTRARY = (Stance.AFFIRMS, Stance.DENIES, Stance.CANCELS)


class Moment(NamedTuple):
    """One line of a timeline. `turns` is True for a change of the verdict, which is never left out."""

    at: datetime
    turns: bool
    runs: tuple[Run, ...]


def timeline(story: Story, wording: Wording, *, now: datetime, older: Story | None = None) -> Card:
    """The life of a story, one line for each thing that happened; `older` is the story it follows."""
    shown = told(story, wording)
    happened = [*_turns(story, shown, wording), *_words(story, shown, wording), *_texts(story, wording)]
    happened += [_deed(deed, wording) for deed in story.deeds]
    happened.sort(key=lambda each: (each.at, not each.turns))
    happened = list({(moment(each.at, now, wording), each.runs): each for each in happened}.values())  # none twice
    blocks: list[Block] = [Gap(), Line((Run(headline(story.verdict, shown, wording), Face.STRONG),)), Gap()]
    blocks += [Line((Run(line, Face.SOFT),)) for line in follow_up(story, older, wording, now)]
    kept = _kept(happened)
    blocks += [_line(each, wording, now) for each in kept]
    if hidden := len(happened) - len(kept):
        blocks.append(Line((Run(wording.plural("and {n} more", "and {n} more", hidden), Face.SOFT),)))
    if last := _last(story, shown, wording, now):
        blocks += [Gap(), Line((Run(last, Face.STRONG),))]
    return Card(wording.text("Timeline"), tuple(blocks), tone=tone(story.verdict.status), mark=mark(story, wording))


def _kept(happened: list[Moment]) -> list[Moment]:
    """Every turn, and as many of the other moments as there is room for, the oldest first."""
    room = _SHOWN - sum(each.turns for each in happened)
    others = [each for each in happened if not each.turns][: max(room, 0)]
    return [each for each in happened if each.turns or each in others]


def _line(each: Moment, wording: Wording, now: datetime) -> Line:
    return Line((Run(moment(each.at, now, wording), Face.SOFT, at=each.at), Run(" "), *each.runs))


def _turns(story: Story, shown: Facts, wording: Wording) -> Iterator[Moment]:
    """The changes of the verdict, each with the words that decided it and the rule."""
    for turn in story.transitions:
        name = status_name(turn.after.status, wording)
        by_a_person = turn.after.rules_say is not None
        runs = [Run(f"{SIGNS[turn.after.status]} {by_hand(name, wording) if by_a_person else name}", Face.STRONG)]
        if by_a_person:
            runs += _reason(story, turn)
        elif (before := turn.before) and before.status is turn.after.status:
            text = revised(story, turn, shown, wording)
            runs += [Run(f" · {text}")] if text else []
        elif turn.after.deciding:
            decided = _today(turn.after.deciding[0], story)
            runs += [Run(" · "), *_said(decided, turn.after.rule, story, shown, wording)]
        yield Moment(turn.at, True, tuple(runs))


def _reason(story: Story, turn: Transition) -> list[Run]:
    """What the person wrote who set this status, if it is the ruling that stands."""
    ruling = story.ruling
    return (
        [Run(f" · {tidy(ruling.reason, _REASON_CHARS)}")] if ruling and ruling.at == turn.at and ruling.reason else []
    )


def _words(story: Story, shown: Facts, wording: Wording) -> Iterator[Moment]:
    """What each speaker said, whenever it is not what that speaker said before; of the nameless, the first."""
    decided = [_today(turn.after.deciding[0], story) for turn in story.transitions if turn.after.deciding]
    latest: dict[tuple[object, ...], tuple[object, ...]] = {}
    for each in story.evidence:
        named = each.voice in _NAMED
        who = (each.voice, speaker_key(each)) if named else (each.voice, each.stance)
        what = (each.stance, each.about) if named else ()
        if latest.get(who) != what and each not in decided:
            yield Moment(each.at, False, tuple(_said(each, each.rule, story, shown, wording)))
        latest[who] = what


def _today(word: Evidence, story: Story) -> Evidence:
    """The words that decided then as they stand now: they may have been withdrawn since."""
    return next((each for each in story.evidence if replace(each, withdrawn_at=word.withdrawn_at) == word), word)


def _said(each: Evidence, rule: str, story: Story, shown: Facts, wording: Wording) -> Iterator[Run]:
    """The words, who said them where, the rule, and what became of them since."""
    if each.stance is Stance.NO_COMMENT and each.speaker:
        yield Run(silence(each, wording), url=web(each.url))
        return
    if legible(each.quote):
        yield Run(f"{marked(each.quote, language_of(each, story), wording)} ")
    yield Run(source_of(each, wording), url=web(each.url))
    if text := sentence(rule, each, shown, wording):
        yield Run(f" · {text}", Face.SOFT)
    if since := _since(each, story, wording):
        yield Run(f" · {since}", Face.SOFT)


def _since(each: Evidence, story: Story, wording: Wording) -> str | None:
    """What became of these words."""
    if each.withdrawn_at is not None:
        return wording.text("withdrawn")
    return wording.text("said otherwise later") if _superseded(each, story) else None


def _superseded(word: Evidence, story: Story) -> bool:
    """True if the same speaker has taken another stand on the same matter since: the latest word counts."""
    return any(
        other.at > word.at
        and other.withdrawn_at is None
        and (other.voice, speaker_key(other), other.about) == (word.voice, speaker_key(word), word.about)
        and other.stance is not word.stance
        and {other.stance, word.stance} <= set(_CONTRARY)
        for other in story.evidence
        if word.voice in _NAMED
    )


def _texts(story: Story, wording: Wording) -> Iterator[Moment]:
    """What outlets did to their own texts: withdrawn, corrected, rewritten."""
    for report in story.reports:
        outlet = wording.name(report.outlet)
        if report.withdrawn:
            at = max(each.withdrawn_at or each.at for each in report.claim.evidence)
            yield Moment(at, False, (Run(wording.text("Report withdrawn by {outlet}", outlet=outlet)),))
        elif report.corrected_from and report.claim.amount:
            revision = Corrected(report.outlet, limited(report.claim.amount, story, wording), report.corrected_from)
            yield Moment(_rewritten_at(report), False, (Run(corrected(revision, wording)),))
        elif report.rewritten:
            text = wording.text("Text rewritten by {outlet}", outlet=outlet)
            yield Moment(_rewritten_at(report), False, (Run(text),))


def _rewritten_at(report: Report) -> datetime:
    """When its newest words were read; of the same words with other figures, when it was published."""
    return max((each.at for each in report.claim.evidence), default=report.at)


def _deed(deed: Deed, wording: Wording) -> Moment:
    match deed.did:
        case Did.PUT_TOGETHER:
            text = wording.text("Put together with story #{id} by hand", id=deed.other)
        case Did.TAKEN_APART:
            text = wording.text("Parted from story #{id} by hand", id=deed.other)
    return Moment(deed.at, False, (Run(text),))


def _last(story: Story, shown: Facts, wording: Wording, now: datetime) -> str | None:
    """How long it took, or how long it has been waiting."""
    if shown.confirmed_after is not None:
        took = duration(shown.confirmed_after, wording)
        return wording.text("Confirmed {duration} after the first report.", duration=took)
    if story.verdict.status in OPEN:
        text = waiting(story, wording, now)
        return f"{text[:1].upper()}{text[1:]}."
    return None
