"""What people are told who watch a story: what they will hear, that it has happened, and what else they watch."""

from collections.abc import Sequence

from bot.claims.claim import Stage
from bot.messages.alert import mark, open_address
from bot.messages.badge import SIGNS, badge, tone
from bot.messages.card import Button, Card, Face, Gap, Line, Run
from bot.messages.headline import headline
from bot.messages.told import told
from bot.messages.wording import Wording
from bot.stories.facts import Facts
from bot.stories.story import Status, Story
from bot.subscriptions.watch import MOST_WATCHES, Until, Watch

_SHOWN = 15
_FIRM_STAGES = (Stage.COMMITMENT, Stage.CLOSED)


def watch_ended(story: Story, calls: str | None, wording: Wording, *, post: str | None = None) -> Card:
    """The one message that somebody waited for: how the story stands, who and how much, and where to read more."""
    shown = told(story, wording)
    address = open_address(story, shown)
    there = (Button(wording.text("Open"), url=address),) if address else ()
    return Card(
        _outcome(story, shown, wording),
        (Line((Run(headline(story.verdict, shown, wording), Face.STRONG),)),),
        (Button(wording.text("Story"), action=f"story {story.id}"), *there),
        tone=tone(story.verdict.status),
        mark=mark(story, wording),
        post=post,
        calls=calls,
    )


def begun(watch: Watch, story: Story, wording: Wording) -> Card:
    """What the person will hear, and how to end it."""
    return Card(
        _promise(watch.until, wording),
        (
            Gap(),
            _glance(story, wording),
            Line((Run(wording.text("To end it: "), Face.SOFT), Run(f"/unwatch {story.id}", Face.CODE))),
        ),
        (Button(wording.text("End the watch"), action=f"unwatch {story.id}"),),
        tone=tone(story.verdict.status),
    )


def there_already(story: Story, wording: Wording) -> Card:
    """Nothing to wait for: it has happened."""
    shown = told(story, wording)
    return Card(
        wording.text("No need to watch: {badge}", badge=badge(story, shown, wording)),
        (
            Gap(),
            _glance(story, wording),
            Line((Run(wording.text("To hear of any change: "), Face.SOFT), Run(f"/watch {story.id} any", Face.CODE))),
        ),
        tone=tone(story.verdict.status),
    )


def stopped(story: Story, wording: Wording) -> Card:
    """This person watches the story no more."""
    return Card(wording.text("You watch {mark} no more.", mark=mark(story, wording)))


def not_watched(story: Story, wording: Wording) -> Card:
    """There was nothing to end."""
    title = wording.text("You do not watch {mark}.", mark=mark(story, wording))
    return Card(title, (Line((Run(wording.text("What you watch: ")), Run("/watch", Face.COMMAND))),))


def enough(wording: Wording) -> Card:
    """This person watches as many stories as one may."""
    title = wording.text("{n} watches at a time are the most.", n=wording.number(MOST_WATCHES))
    return Card(title, (Line((Run(wording.text("What you watch: ")), Run("/watch", Face.COMMAND))),))


def listed(watched: Sequence[tuple[Watch, Story]], wording: Wording) -> Card:
    """What this person watches, oldest first."""
    if not watched:
        example = Line((Run(wording.text("To watch one: "), Face.SOFT), Run("/watch 128", Face.CODE)))
        return Card(wording.text("You watch no story."), (example,))
    title = wording.plural("You watch {n} story", "You watch {n} stories", len(watched))
    rows = [_row(watch, story, wording) for watch, story in watched[:_SHOWN]]
    if hidden := watched[_SHOWN:]:
        rows.append(Line((Run(wording.plural("and {n} more", "and {n} more", len(hidden)), Face.SOFT),)))
    end = Line((Run(wording.text("To end one: "), Face.SOFT), Run(f"/unwatch {watched[0][1].id}", Face.CODE)))
    return Card(title, (Gap(), *rows, Gap(), end))


def _outcome(story: Story, shown: Facts, wording: Wording) -> str:
    """ "Watch ended: Amazon confirms."; anything less plain in the words of the badge."""
    verdict = story.verdict
    if verdict.status is Status.CONFIRMED and verdict.rules_say is None and verdict.stage in _FIRM_STAGES:
        return wording.sentence("Watch ended: {who} confirms.", "Watch ended: {who} confirm.", verdict.by)
    return wording.text("Watch ended: {badge}", badge=badge(story, shown, wording))


def _promise(until: Until, wording: Wording) -> str:
    match until:
        case Until.CONFIRMED:
            return wording.text("You will get one message here once it is confirmed, denied or cancelled.")
        case Until.DENIED:
            return wording.text("You will get one message here once it is denied or cancelled.")
    return wording.text("You will get one message here when its status changes.")


def _glance(story: Story, wording: Wording) -> Line:
    shown = told(story, wording)
    text = headline(story.verdict, shown, wording)
    return Line((Run(text, Face.STRONG), Run(f" · {mark(story, wording)}", Face.SOFT)))


def _row(watch: Watch, story: Story, wording: Wording) -> Line:
    sign, until = Run(f"{SIGNS[story.verdict.status]} "), Run(f" · {_until(watch.until, wording)}", Face.SOFT)
    return Line((sign, *_glance(story, wording).runs, until))


def _until(until: Until, wording: Wording) -> str:
    match until:
        case Until.CONFIRMED:
            return wording.text("until confirmed, denied or cancelled")
        case Until.DENIED:
            return wording.text("until denied or cancelled")
    return wording.text("until its status changes")
