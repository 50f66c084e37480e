"""Answers to people: welcome, help, what changed, what went wrong, how Vigie is doing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.feeds.cadence import FeedHealth
from bot.messages.amounts import figure
from bot.messages.badge import SIGNS, status_name
from bot.messages.card import Block, Button, Card, Face, Gap, Line, Run
from bot.messages.following import following
from bot.messages.health import health_text
from bot.messages.naming import tidy
from bot.messages.places import country
from bot.messages.times import duration, moment
from bot.messages.wording import Wording
from bot.stories.story import Status
from bot.subscriptions.subscription import Replies, Wish

_SHOWN_PROBLEMS = 8
_SHOWN_LANGUAGES = 3


@dataclass(frozen=True, slots=True)
class Condition:
    """How this installation is doing, for /status. Counts of effects are those of the outbox."""

    started_at: datetime
    feeds: int
    answering: int
    problems: tuple[tuple[str, FeedHealth], ...] = ()  # by feed id
    last_answer_at: datetime | None = None
    last_story_at: datetime | None = None
    rooms: int = 0
    waiting: int = 0
    unknown: int = 0  # left without an answer
    dead: int = 0
    unread: Mapping[str, int] = field(default_factory=dict)  # entries in languages without a lexicon; "" is unknown
    followed: int = 0  # feeds that are asked more often, because they may answer an open story
    open_stories: tuple[int, ...] = ()  # those that these feeds may answer, the latest first


def welcome(wording: Wording) -> Card:
    """What /start shows: what this is, and three ready-made subscriptions as buttons."""
    promise = wording.text(
        "Vigie posts news of money going into AI, says who stands behind each claim, "
        "and changes the post when that changes."
    )
    return Card(
        wording.text("Vigie, the lookout for money going into AI"),
        (Gap(), Line((Run(promise),)), Gap(), Line((Run(wording.text("Which stories shall be posted here?")),))),
        (
            Button(wording.text("Everything"), action="subscribe everything"),
            Button(wording.text("France"), action="subscribe france"),
            Button(wording.text("Over €100m"), action="subscribe over_100m"),
        ),
    )


def help_page(commands: Sequence[tuple[str, str]], wording: Wording) -> Card:
    """The commands (usage, description msgid) and what each badge means."""
    blocks: list[Block] = [Gap()]
    for usage, description in commands:
        command, _, arguments = usage.partition(" ")
        shown = (Run(command, Face.COMMAND), *((Run(f" {arguments}", Face.CODE),) if arguments else ()))
        blocks.append(Line((*shown, Run(f"  {wording.text(description)}"))))
    blocks += [Gap(), Line((Run(wording.text("The badges"), Face.STRONG),))]
    blocks += [Line((Run(f"{SIGNS[status]} {_meaning(status, wording)}"),)) for status in Status]
    if note := wording.told("note", "experimental"):
        blocks += [Gap(), Line((Run(note, Face.SOFT),))]
    return Card(wording.text("What you can ask for"), tuple(blocks))


def subscribed(wish: Wish, wording: Wording, *, before: bool = False) -> Card:
    """What this room will be told from now on; `before`: it had another subscription until now."""
    what = wish_text(wish, wording)
    title = wording.text("Subscribed: {what}", what=what)
    if before:
        title = wording.text("Subscription changed: {what}", what=what)
    now = wording.text("The next story will be posted here. To see the latest ones now: ")
    return Card(
        title,
        (
            Gap(),
            Line((Run(now), Run("/recent", Face.COMMAND))),
            Line((Run(wording.text("To stop: ")), Run("/unsubscribe", Face.COMMAND))),
        ),
    )


def unsubscribed(there_was_one: bool, wording: Wording) -> Card:
    """Nothing new here from now on; what was posted is still corrected."""
    if not there_was_one:
        return _short(wording.text("There was no subscription here. Nothing has changed."))
    note = wording.text("Posts already here are still corrected, silently. To come back: ")
    return Card(wording.text("Unsubscribed"), (Gap(), Line((Run(note), Run("/subscribe", Face.COMMAND)))))


def language_set(wording: Wording) -> Card:
    """Said in the new language, with what its catalogue has to say about itself: that it is experimental."""
    name = wording.language_name(wording.locale)
    said = wording.text("From now on Vigie speaks {language} here.", language=name)
    note = wording.told("note", "experimental")
    return Card(said, (Gap(), Line((Run(note, Face.SOFT),)))) if note else _short(said)


def replies_set(replies: Replies, wording: Wording) -> Card:
    """What rings here, beside the first alert of a story."""
    match replies:
        case Replies.ALL:
            text = wording.text("Here, a reply also says when the press takes up a rumour, and when a deal is closed.")
        case Replies.CHANGES:
            text = wording.text(
                "Here, a reply says when the status changes, or a figure, jobs or a condition is settled."
            )
        case Replies.OUTCOME:
            text = wording.text("Here, a reply says only when a party has confirmed, denied or cancelled.")
        case Replies.NONE:
            text = wording.text("Here, messages change without a reply.")
    aloud = wording.text("What was too firm is always taken back aloud.")
    return Card(text, (Line((Run(aloud, Face.SOFT),)),))


def edited_heading(wording: Wording) -> str:
    """What stands above a card that is shown again because it changed, where nothing can be changed in place."""
    return wording.text("edited in place")


def complaint(msgid: str, values: Mapping[str, str], wording: Wording) -> Card:
    """One line: what is wrong and what to do. `values` may hold what a person typed."""
    return _short(wording.text(msgid, **{name: tidy(value, 60) for name, value in values.items()}))


def no_such_story(story_id: int, wording: Wording) -> Card:
    """There is no story with this number."""
    latest = Line((Run(wording.text("The latest ones: ")), Run("/recent", Face.COMMAND)))
    return Card(wording.text("There is no story #{id}.", id=story_id), (latest,))


def wish_text(wish: Wish, wording: Wording) -> str:
    """What a subscription asks for, in a few words."""
    if wish.country is None and wish.at_least_eur is None:
        return wording.text("everything")
    return " · ".join(_wishes(wish, wording))


def status_page(condition: Condition, wording: Wording, *, now: datetime) -> Card:
    """How Vigie is doing, the worst first."""
    healthy = condition.answering == condition.feeds and not condition.dead
    title = wording.text("All is well") if healthy else wording.text("Vigie is running, with something to look at")
    lines = [*_feed_lines(condition, wording, now), *_message_lines(condition, wording)]
    up = duration(now - condition.started_at, wording)
    lines.append(wording.text("Running for {duration}", duration=up))
    return Card(title, (Gap(), *(Line((Run(line),)) for line in lines)))


def _feed_lines(condition: Condition, wording: Wording, now: datetime) -> list[str]:
    lines = [
        wording.plural(
            "{answering} of {n} feed answering",
            "{answering} of {n} feeds answering",
            condition.feeds,
            answering=wording.number(condition.answering),
        )
    ]
    lines += [_problem(feed, health, wording) for feed, health in condition.problems[:_SHOWN_PROBLEMS]]
    if hidden := condition.problems[_SHOWN_PROBLEMS:]:
        lines.append(wording.plural("and {n} more", "and {n} more", len(hidden)))
    if condition.last_answer_at:
        lines.append(wording.text("Last answer: {moment}", moment=moment(condition.last_answer_at, now, wording)))
    if condition.last_story_at:
        lines.append(wording.text("Last story: {moment}", moment=moment(condition.last_story_at, now, wording)))
    if condition.followed:
        lines.append(following(condition.followed, condition.open_stories, wording))
    if condition.unread:
        lines.append(_unread(condition.unread, wording))
    return lines


def _unread(counts: Mapping[str, int], wording: Wording) -> str:
    named = sorted(counts, key=lambda code: (-counts[code], code))[:_SHOWN_LANGUAGES]
    languages = ", ".join(wording.language_name(code) if code else wording.text("unknown language") for code in named)
    return wording.plural(
        "{n} item in a language that is not read here ({languages})",
        "{n} items in languages that are not read here ({languages})",
        sum(counts.values()),
        languages=languages,
    )


def _problem(feed: str, health: FeedHealth, wording: Wording) -> str:
    return wording.text("• {feed}: {problem}", feed=tidy(feed, 40), problem=health_text(health, wording))


def _message_lines(condition: Condition, wording: Wording) -> list[str]:
    lines = [wording.plural("{n} subscription", "{n} subscriptions", condition.rooms)]
    if condition.waiting:
        lines.append(wording.plural("{n} message waiting", "{n} messages waiting", condition.waiting))
    if condition.unknown:
        lines.append(
            wording.plural("{n} message without an answer", "{n} messages without an answer", condition.unknown)
        )
    if condition.dead:
        lines.append(wording.plural("{n} message given up", "{n} messages given up", condition.dead))
    return lines


def _wishes(wish: Wish, wording: Wording) -> list[str]:
    parts = [country(wish.country, wording)] if wish.country else []
    if wish.at_least_eur is not None:
        parts.append(wording.text("over {amount}", amount=figure(wish.at_least_eur, "EUR", wording)))
    return parts


def _meaning(status: Status, wording: Wording) -> str:
    name = status_name(status, wording)
    match status:
        case Status.RUMOURED:
            meaning = wording.text("nobody is named as its source")
        case Status.REPORTED:
            meaning = wording.text("a newspaper states it")
        case Status.ANNOUNCED:
            meaning = wording.text("a public body says so, of somebody else’s money")
        case Status.CONFIRMED:
            meaning = wording.text("a party to the deal says so")
        case Status.DENIED:
            meaning = wording.text("a party says there is no such deal")
        case Status.CANCELLED:
            meaning = wording.text("dropped, paused or withdrawn")
    return wording.text("{name}: {meaning}", name=name, meaning=meaning)


def _short(text: str) -> Card:
    return Card(text)
