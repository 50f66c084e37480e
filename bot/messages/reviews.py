"""What readers are asked and told when they report a story, and the list that the owner reads."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from bot.messages.alert import mark
from bot.messages.badge import tone
from bot.messages.card import Block, Button, Card, Face, Gap, Line, Run
from bot.messages.headline import headline
from bot.messages.naming import tidy
from bot.messages.quoting import legible
from bot.messages.times import moment
from bot.messages.told import told
from bot.messages.wording import Wording
from bot.reviews.review import MOST_A_DAY, Review, Wrong
from bot.stories.story import Story

_SHOWN = 5  # with two buttons each, the most that Discord takes
_WORDS_CHARS = 200


def question(story: Story, wording: Wording) -> Card:
    """What is wrong with it? One button for each answer."""
    return Card(
        wording.text("What is wrong with {mark}?", mark=mark(story, wording)),
        (Gap(), _headline(story, wording), Line((Run(_no_vote(wording), Face.SOFT),))),
        tuple(Button(_opening(what, wording), action=f"feedback {story.id} {what}") for what in Wrong),
        tone=tone(story.verdict.status),
    )


def thanks(story: Story, review: Review, wording: Wording) -> Card:
    """It stands in the list; and how words, or a number, can be added."""
    number, what = mark(story, wording), _named(review.what, wording)
    example = f"/feedback {story.id} {review.what} " + ("#131" if review.what is Wrong.MERGE else "…")
    return Card(
        wording.text("Thank you; the owner will look at it. No vote changes a status by itself."),
        (
            Gap(),
            Line((Run(wording.text("{mark}: {what}", mark=number, what=what)),)),
            Line((Run(wording.text("To say more: "), Face.SOFT), Run(example, Face.CODE))),
        ),
    )


def enough(wording: Wording) -> Card:
    """This reader has said enough for a day."""
    return Card(
        wording.text("{n} reports in a day are the most. Thank you; more tomorrow.", n=wording.number(MOST_A_DAY))
    )


def listed(open_ones: Sequence[tuple[Review, Story]], wording: Wording, *, now: datetime) -> Card:
    """The open reviews, newest first, each with what to do about it."""
    if not open_ones:
        return Card(wording.text("No report from readers waits."))
    title = wording.plural("{n} report from readers waits", "{n} reports from readers wait", len(open_ones))
    shown = open_ones[:_SHOWN]
    blocks = [block for review, story in shown for block in _row(review, story, wording, now)]
    if hidden := len(open_ones) - len(shown):
        blocks += [Gap(), Line((Run(wording.plural("and {n} more", "and {n} more", hidden), Face.SOFT),))]
    buttons = (button for review, story in shown for button in _buttons(review, story, wording))
    return Card(title, tuple(blocks), tuple(buttons))


def closed(review: Review, left: int, wording: Wording) -> Card:
    """The review is closed; how many are left."""
    title = wording.text("Report {number} is closed.", number=review.id)
    if not left:
        return Card(title)
    still = waiting(left, wording)
    return Card(title, (Line((Run(still.title),)), *still.blocks))


def no_such_review(number: int, wording: Wording) -> Card:
    """There is no open review with this number."""
    return Card(
        wording.text("No open report has the number {number}.", number=number),
        (Line((Run(wording.text("The open ones: ")), Run("/review", Face.COMMAND))),),
    )


def which_one(wording: Wording) -> Card:
    """A review is closed by its number."""
    return Card(wording.text("Something is missing. For example: {example}", example="/review done 7"))


def waiting(count: int, wording: Wording) -> Card:
    """Said to the owner once a day at most."""
    title = wording.plural("{n} report from readers waits", "{n} reports from readers wait", count)
    return Card(title, (Line((Run(wording.text("To read them: ")), Run("/review", Face.COMMAND))),))


def _row(review: Review, story: Story, wording: Wording, now: datetime) -> Iterator[Block]:
    text = headline(story.verdict, told(story, wording), wording)
    when = Run(moment(review.at, now, wording), Face.SOFT, at=review.at)
    yield Gap()
    yield Line((Run(f"{review.id}. {_opening(review.what, wording)} · "), when))
    yield Line((Run(text, Face.STRONG), Run(f" · {mark(story, wording)}", Face.SOFT)))
    if legible(review.words):
        yield Line((Run(wording.quoted(tidy(review.words, _WORDS_CHARS))),))
    if remedy := _remedy(review, story):
        yield Line((Run(remedy, Face.CODE),))


def _remedy(review: Review, story: Story) -> str | None:
    """The command that would put it right."""
    match review.what:
        case Wrong.STATUS:
            return f"/status_set {story.id} …"
        case Wrong.MERGE:
            return f"/merge {story.id} …"
        case Wrong.SPLIT:
            return f"/split {story.id} …"
    return None


def _buttons(review: Review, story: Story, wording: Wording) -> Iterator[Button]:
    why, number = wording.text("Why?"), mark(story, wording)
    yield Button(f"{why} {number}", action=f"why {story.id}")
    yield Button(wording.text("Close {number}", number=review.id), action=f"review done {review.id}")


def _headline(story: Story, wording: Wording) -> Line:
    return Line((Run(headline(story.verdict, told(story, wording), wording), Face.STRONG),))


def _no_vote(wording: Wording) -> str:
    return wording.text("The owner reads what you say. No vote changes a status by itself.")


def _opening(what: Wrong, wording: Wording) -> str:
    name = _named(what, wording)
    return name[:1].upper() + name[1:]


def _named(what: Wrong, wording: Wording) -> str:
    match what:
        case Wrong.STATUS:
            return wording.text("wrong status")
        case Wrong.MERGE:
            return wording.text("belongs to another story")
        case Wrong.SPLIT:
            return wording.text("two stories in one")
        case Wrong.OFF_TOPIC:
            return wording.text("not about AI money")
